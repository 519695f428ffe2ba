//! The SQLite file: open, migrate, write, typed reads. Never DDL outside migrations/, never SQL made by format!.

mod rows;

pub use rows::{EstimateRow, EventRow, Filter, SeriesRow};
