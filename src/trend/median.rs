//! The median, used by inference.

pub(super) use crate::model::median;
