//! Charts: specs, pictures of hand-made rows, hard cases.

mod dossier;
mod drawing;
mod fixture;
mod golden;
mod honest;
mod pictures;
mod spec;
