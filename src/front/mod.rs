//! The library's interface to everything that the command line can do: read and check a dossier, bring a database up to date with it, and
//! get reports, rows and charts from that database, as of any day.

mod chart_data;
mod database;
mod dossier;
mod error;
mod exports;
mod publication;
mod rejects;
mod verification;

pub use database::Database;
pub use dossier::{Dossier, Ingested, Progress};
pub use error::Error;
pub use exports::Citation;
pub use publication::{Publication, editions, example_queries};
pub use rejects::{Reject, write_rejects};
pub use verification::{ArticleReader, Verification, VerifiedClaim};

pub use crate::dossier::{Links, Options, Stdin};
