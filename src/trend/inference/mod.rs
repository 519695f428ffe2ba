//! Inference: from weighted statements to the level on a chain of dates, averaged over a grid of parameters.

mod basis;
mod chain;
mod expectation_propagation;
mod grid;
mod hyper;
mod layout;
mod mixture;
pub(super) mod normal;
mod site;
mod spot;
mod tilt;
#[cfg(test)]
mod vectors;

pub use hyper::Hyper;

pub(crate) use basis::Basis;
pub(crate) use grid::{Effort, Member, average};
pub(crate) use layout::{Layout, Origins};
pub(crate) use mixture::Mixture;
pub(crate) use site::Site;
pub(crate) use spot::Spot;
