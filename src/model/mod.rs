//! The concepts of tallybook as types: claim, estimate, event, series, place, agent, document, reference period.
//!
//! The terms are defined in `docs/glossary.md`.

mod book;
mod claim;
pub mod day;
mod digest;
mod echo;
mod figure;
mod hedge;
mod interval;
mod key;
mod median;
mod party;
mod pending;
mod period;
mod privacy;
mod quantity;
mod reach;
mod record;
mod rounding;
mod sizes;
mod span;
mod trend;
mod unseen;
mod verification;
mod word;
pub(crate) mod year;

pub use book::{Book, Referring, Unread};
pub use claim::{Assertion, Claim, Correction, Estimate, Event, Grade, Reliability, Sourcing, Status};
pub use digest::sha256;
pub use echo::{CHANCE, Told, Wording, by_wording, presumed_echoes};
pub use figure::{fraction, group_digits, points, qualified};
pub use hedge::{Hedge, Leeway};
pub use interval::{Interval, IntervalKind};
pub use key::{
    AgentKey, BreakKey, ClaimId, ClaimKey, DocumentKey, HappeningKey, IdentityKey, KeyError, PlaceKey, SearchKey,
    SeriesKey,
};
pub use party::{Party, Role};
pub use pending::{GAP, Pending, Review, Waiting};
pub use period::{Extent, ReferencePeriod};
pub use privacy::{Privacy, PrivateField, UNKNOWN, WITHHELD};
pub use quantity::{Bound, Currency, LARGEST, Per, Quantity, SMALLEST, UnitKind, is_in_range};
pub use reach::Reach;
pub use record::{
    Agent, AgentKind, Break, Direction, Document, Dossier, Factor, Identity, KnownBy, Measure, Operation, Place,
    PlaceStandard, Search, Series, Side, Term,
};

pub(crate) use median::median;
pub(crate) use rounding::coarseness;
pub use sizes::Sizes;
pub use span::{FileId, Position, SourceFile, Span};
pub use trend::{BandPoint, Bounding, Fate, Refusal, Support, TrendKey, Verdict};
pub use verification::Outcome;

pub(crate) use unseen::is_unseen;
pub(crate) use word::words;
