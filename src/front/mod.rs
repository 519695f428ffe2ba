//! The front door: what the command line can do, for programs. Read and check a dossier, bring a database up to date with it, and ask that
//! database, as of any day, for reports, rows and charts.

mod chart_data;
mod database;
mod dossier;
mod error;

pub use database::Database;
pub use dossier::{Dossier, Ingested};
pub use error::Error;
