//! The SQLite file: open, migrate, write, typed reads.

mod affected;
mod answers;
mod between;
mod book_rows;
mod claim_rows;
mod connect;
mod copy;
mod damage;
mod derived;
mod difference;
mod digest;
mod error;
mod export_list;
mod findings;
mod ingest;
mod insert;
mod limits;
mod materialized;
mod migrate;
mod open;
mod picture;
mod query;
mod read;
mod reading;
pub mod record;
mod replace;
mod rows;
mod schema;
mod sheet;
mod site;
mod stored;
mod tables;
mod trend_claims;
mod trends;
#[cfg(test)]
mod upgrade_tests;
mod verification;
mod views;
mod word;
mod write;

pub use answers::{Answers, Computed, Level, Pull, Without, answer_tables_sql, make_answer_tables, put_answers};
pub use between::{Hidden, changes_between};
pub use copy::copy;
pub use damage::damage;
pub use difference::{ClaimChange, Difference, FieldChange, FileChange};
pub use error::{Damage, SchemaProblem, StoreError};
pub use export_list::ExportList;
pub use findings::{
    DisagreementRow, EvidenceRow, TriangulationRow, disagreements, evidence_by_year, publishers, triangulations,
};
pub use ingest::{Request, ingest};
pub use migrate::schema_version;
pub use open::{
    APPLICATION_ID, Opened, open_copy, open_for_reading, open_for_writing, open_scratch, set_earlier_layout_aside,
};
pub use picture::{Picture, holds_private, picture_statements, was_ingested};
pub use query::{Cursor, Reader, Rows, Selection};
pub use read::{Keys, LinkRow, breaks, estimates, events, has_key, keys, largest_series, last_known_on, links, series};
pub use replace::{Replacement, backup};
pub use rows::{BreakRow, EstimateRow, EventRow, Filter, SeriesRow};
pub use sheet::{Figure, SheetRow};
pub use site::{SiteList, fingerprint};
pub use tables::{ColumnKind, Part, TableColumn, VIEWED_TABLES, ViewedTable};
pub use trend_claims::{Counting, PAIRS, TrendClaim, containing, disagreeing, ever_disagreeing, trend_claims};
pub use trends::{
    TrendFit, TrendStatement, borrow_trends, delete_trends_except, replace_trend, trend, trend_fingerprint, trend_keys,
};
pub use verification::{VerificationRow, record_verification};
pub use views::view_definitions;
