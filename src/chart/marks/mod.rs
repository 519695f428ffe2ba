//! Claims as marks: their shapes, positions, painting and legend.

pub(crate) mod horizontal;
pub(crate) mod legend;
pub(crate) mod mark;
pub(crate) mod painter;
pub(crate) mod scene;
