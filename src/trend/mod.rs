//! The level over time that hedged, one-sided and repeated claims leave open. Pure maths: never files, clocks, chart types or rounding for display.
//!
//! A random walk on the log scale (log odds for shares), which may jump where a break is declared, seen through statements with errors of their own, biases of
//! their origins and now and then a gross mistake; fitted by expectation propagation on a chain, averaged over a grid of drift, error and bias, after echoes have
//! been collapsed to their origin. `docs/trend.md` explains the model, its sources and how it was measured.
//!
//! [`fit`] takes [`Statement`]s and gives a [`Trend`]. The same statements give the same bits, in whatever order they come and on however many threads.

mod days;
mod evidence;
mod explain;
mod fit;
mod hedge;
mod inference;
mod judgement;
mod median;
mod scale;
mod year;

pub use evidence::{Break, Settings, Statement, TrendError};
pub use explain::{Influence, camps, leave_one_origin_out, without_origin};
pub use fit::fit;
pub use hedge::Hedge;
pub use inference::Hyper;
pub use judgement::{Account, Gap, MODEL_VERSION, Parameters, Sides, Standing, Trend};
pub use scale::Scale;
