//! The level over time that hedged, one-sided and repeated claims leave open. Pure maths: never files, clocks, chart types or rounding for display.

mod chain;
mod echo;
mod ep;
mod grid;
mod hedge;
mod layout;
mod mixture;
mod normal;
mod parallel;
mod statement;
mod tilt;
#[cfg(test)]
mod vectors;
mod year;

pub use hedge::{Hedge, Scale};
pub use layout::Hyper;
pub use statement::{Break, Refusal, Settings, Statement};
