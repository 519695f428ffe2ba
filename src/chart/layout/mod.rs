//! Layout: axes, and labels that cover neither each other nor a mark.

pub(crate) mod label;
pub(crate) mod label_candidates;
pub(crate) mod labels;
pub(crate) mod obstacles;
pub(crate) mod rect;
pub(crate) mod time_axis;
pub(crate) mod time_ticks;
pub(crate) mod value_axis;
pub(crate) mod value_ticks;
