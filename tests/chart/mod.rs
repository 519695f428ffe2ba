//! Charts: specs, pictures of hand-made rows, hard cases.

mod fixture;
mod pictures;
