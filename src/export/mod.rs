//! The database in other forms, one file per form. Never queries of its own.

mod csv;
mod error;
mod parquet;
mod sqlite;

pub use csv::{csv, rows};
pub use error::ExportError;
pub use parquet::{ParquetList, parquet};
pub use sqlite::sqlite;
