//! The level over time that hedged, one-sided and repeated claims leave open. Pure maths: never files, clocks, chart types or rounding for display.
//!
//! A random walk on the log scale (log odds for shares), which may jump where a break is declared, seen through statements with errors of their own, biases of
//! their origins and now and then a gross mistake; fitted by expectation propagation on a chain, averaged over a grid of drift, error and bias, after echoes have
//! been collapsed to their origin. `docs/trend.md` explains the model, its sources and how it was measured.
//!
//! [`fit`] takes [`Statement`]s and gives a [`Trend`]. The same statements give the same bits, in whatever order they come and on however many threads.

mod account;
mod band;
mod chain;
mod echo;
mod ep;
mod explain;
mod fit;
mod grid;
mod hedge;
mod layout;
mod mixture;
mod normal;
mod outcome;
mod rules;
mod scale;
mod statement;
mod tilt;
#[cfg(test)]
mod vectors;
mod words;
mod year;

pub use explain::{Influence, camps, leave_one_origin_out, without_origin};
pub use fit::{fit, fit_all};
pub use hedge::Hedge;
pub use layout::Hyper;
pub use outcome::{Account, Fate, Gap, MODEL_VERSION, Parameters, Point, Standing, Support, Trend};
pub use rules::Verdict;
pub use scale::Scale;
pub use statement::{Break, Refusal, Settings, Statement, TrendError};
