//! The kinds of chart, one file each: what is drawn of the rows, and in which order.

pub(crate) mod contradictions;
pub(crate) mod coverage;
pub(crate) mod echoes;
pub(crate) mod sources;
pub(crate) mod timeline;
pub(crate) mod trend;
pub(crate) mod triangulation;
pub(crate) mod vintages;
