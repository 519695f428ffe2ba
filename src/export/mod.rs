//! The database in other forms, one file per form. Never queries of its own.

mod about;
mod csl_json;
mod csv;
mod datapackage;
mod datasette;
mod draft;
mod edtf_pattern;
mod error;
mod folder;
mod ndjson;
mod parquet;
mod sqlite;
mod timelinejs;
mod yaml;

pub use about::About;
pub use csl_json::csl_json;
pub use csv::{csv, rows};
pub use datapackage::{Packaged, data_package};
pub use datasette::{CannedQuery, Described, datasette};
pub use error::ExportError;
pub use ndjson::ndjson;
pub use parquet::{ParquetList, parquet};
pub use sqlite::sqlite;
pub use timelinejs::timelinejs;
