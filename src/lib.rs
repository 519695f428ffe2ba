//! tallybook keeps dated events and contested estimates, each tied to the document that states it, in one SQLite file.
//!
//! From a dossier to a report as of a day and a chart:
//!
//! ```
//! use tallybook::{Database, Dossier, chart, report, store};
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("tallybook.db");
//!
//! let dossier = Dossier::read(&["seeds"])?;
//! assert!(dossier.is_sound());
//! dossier.ingest(&path, true, || chrono::DateTime::UNIX_EPOCH, Default::default())?;
//!
//! let picture = store::Picture { known_by: chrono::NaiveDate::from_ymd_opt(2016, 1, 1), ..Default::default() };
//! let database = Database::open(&path, picture)?;
//! let parameters = report::Parameters { series: Some("workers-abroad".parse()?), ..Default::default() };
//! let figures = database.report(report::Report::named("estimates").unwrap(), &parameters)?;
//! let spec = chart::Spec::parse("kind = \"trend\"\ntitle = \"Workers\"\nseries = \"workers-abroad\"")?;
//! let drawing = database.draw(&spec, &chart::Style::default())?;
//! # assert!(!figures.rows.is_empty() && drawing.svg().starts_with("<svg"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `tests/architecture` enforces which modules may import which; `src/main.rs` only calls [`cli::main`].

pub mod article;
pub mod chart;
pub mod check;
pub mod citation;
pub mod cli;
pub mod diagnostic;
pub mod dossier;
pub mod draft;
pub mod export;
pub mod file;
pub mod fitting;
pub mod language;
pub mod model;
pub mod output;
pub mod publish;
pub mod report;
pub mod serve;
pub mod store;
pub mod trend;
pub mod verify;

mod front;
pub use front::{
    ArticleReader, Citation, Database, Dossier, Error, Ingested, Links, Options, Progress, Publication, Reject, Stdin,
    Verification, VerifiedClaim, editions, example_queries, write_rejects,
};
