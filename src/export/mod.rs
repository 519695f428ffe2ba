//! The database in other forms, one file per form. Never queries of its own.

mod csl_json;
mod csv;
mod draft;
mod error;
mod folder;
mod ndjson;
mod sqlite;

pub use csl_json::csl_json;
pub use csv::{csv, rows};
pub use error::ExportError;
pub use ndjson::ndjson;
pub use sqlite::sqlite;
