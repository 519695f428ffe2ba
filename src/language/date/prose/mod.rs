//! What running prose says of dates and tables, labels and lists hardly do: datelines, times from the reference, dates relative to another date.
//!
//! The rules for the calendar's own phrases stand in the folder above.

pub(super) mod ago;
mod anchored;
mod dateline;
mod nested;
mod pointed;
pub(super) mod relative;
