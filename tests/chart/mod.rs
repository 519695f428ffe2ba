//! Charts: specs, pictures of hand-made rows, hard cases.

mod breaks;
mod dossier;
mod drawing;
mod fixture;
mod golden;
mod honest;
mod pictures;
mod spec;
