//! The only integration test binary; `every_test_file_is_listed` fails if a file below `tests/` is missing here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod architecture;
pub(crate) mod article;
mod chart;
mod command;
mod docs;
mod dossier;
mod draft;
mod errors;
mod language;
mod peers;
mod scale;
mod site;
mod store;
mod trend;
mod verify;
