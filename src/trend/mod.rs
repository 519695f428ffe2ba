//! Estimates a level over time from hedged, one-sided and repeated claims.
//!
//! The level is a random walk on the log scale (log odds for shares), which may jump at declared breaks. Statements observe it with their own errors, with biases
//! of their origins and occasionally with a gross error. After echoes are collapsed, the model is fitted by expectation propagation on a chain and averaged over
//! a grid of drift, error and bias. `docs/trend.md` explains the model, its sources and how it was measured.
//!
//! [`fit`] takes [`Statement`]s and returns a [`Trend`]. The same statements give bit-identical results, regardless of their order and the number of threads.

mod days;
mod evidence;
mod explain;
mod fit;
mod hedge;
mod inference;
mod interval;
mod judgement;
mod median;
mod scale;
mod start;
mod year;

pub use evidence::{BoundBy, Break, Settings, Statement, TrendError};
pub use explain::{Influence, camps, leave_one_origin_out, without_origin};
pub use fit::{fit, fit_band};
pub use inference::Hyper;
pub use judgement::{Account, CROWD, Gap, MODEL_VERSION, Parameters, Sides, Standing, Trend};
pub use scale::Scale;
pub use start::Start;
