//! Claims as marks: their shapes, how these are drawn, and the legend.

pub(crate) mod body;
pub(crate) mod legend;
pub(crate) mod mark;
