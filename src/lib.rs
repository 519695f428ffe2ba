//! tallybook keeps dated events and contested estimates, each tied to the document that states it, in one SQLite file.
//!
//! `tests/architecture` enforces which modules may import which; `src/main.rs` only calls [`cli::main`].

pub mod chart;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod dossier;
pub mod file;
pub mod language;
pub mod model;
pub mod output;
pub mod report;
pub mod store;
pub mod trend;
pub mod vintage;
