//! The results: the band, how each statement was treated, what may be shown, and all of it in words.

mod account;
mod band;
mod gap;
mod outcome;
mod rules;
mod standing;
mod words;

pub use outcome::{Account, Gap, MODEL_VERSION, Parameters, Sides, Standing, Trend};

pub use rules::CROWD;

pub(crate) use account::Fates;
pub(crate) use band::{Census, Shown};
pub(crate) use gap::{gaps, last_day, near};
pub(crate) use rules::judge;
pub(crate) use standing::{seen, standings};
