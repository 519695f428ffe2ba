//! The SQLite file: open, migrate, write, typed reads.

mod answers;
mod as_of;
mod connect;
mod derived;
mod error;
mod findings;
mod ingest;
mod limits;
mod migrate;
mod open;
mod query;
mod read;
mod rows;
mod schema;
mod trend_claims;
mod trends;
#[cfg(test)]
mod upgrade_tests;
mod word;
mod write;

pub use answers::{Answers, Computed, Level, Pull, answer_tables_sql, make_answer_tables, put_answers};
pub use as_of::as_of_statements;
pub use error::{SchemaProblem, StoreError};
pub use findings::{
    DisagreementRow, EvidenceRow, TriangulationRow, disagreements, evidence_by_year, publishers, triangulations,
};
pub use ingest::{ClaimChange, Difference, FieldChange, FileChange, Request, ingest};
pub use migrate::schema_version;
pub use open::{
    APPLICATION_ID, Opened, open_copy, open_for_reading, open_for_writing, open_scratch, set_earlier_layout_aside,
};
pub use query::{Cursor, Reader, Rows, Selection};
pub use read::{
    Keys, RelayRow, breaks, estimates, events, has_key, keys, largest_series, last_known_on, relays, series,
};
pub use rows::{BreakRow, EstimateRow, EventRow, Filter, SeriesRow};
pub use trend_claims::{TrendClaim, disagreeing, trend_claims};
pub use trends::{TrendFit, TrendStatement, delete_trends_except, replace_trend, trend, trend_fingerprint};
