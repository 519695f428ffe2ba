//! Charts: specs, pictures of hand-made rows, hard cases.

mod before_christ;
mod breaks;
mod dossier;
mod drawing;
mod fixture;
mod golden;
mod honest;
mod pictures;
mod spec;
