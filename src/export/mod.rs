//! The database in other forms, one file per form. Never queries of its own.

mod csv;
mod error;
mod sqlite;

pub use csv::{csv, rows};
pub use error::ExportError;
pub use sqlite::sqlite;
