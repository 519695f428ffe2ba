//! tallybook keeps dated events and contested estimates, each tied to the document that states it, in one SQLite file.
//!
//! The rooms, and which may import which, are fixed in `tests/architecture.rs`; `src/main.rs` only calls [`cli::main`].

pub mod chart;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod dossier;
pub mod language;
pub mod model;
pub mod output;
pub mod report;
pub mod store;
pub mod trend;
pub mod vintage;
