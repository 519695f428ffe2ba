//! Charts: specs, pictures of hand-made rows, hard cases.

mod drawing;
mod fixture;
mod golden;
mod honest;
mod pictures;
mod spec;
