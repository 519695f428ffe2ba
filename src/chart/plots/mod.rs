//! Plots that several kinds of chart share. Never which rows they show.

pub(crate) mod figure_list;
pub(crate) mod lanes;
