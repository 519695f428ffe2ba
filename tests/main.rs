//! The one integration test binary; `every_test_file_is_listed` fails when a file below `tests/` is forgotten here.

mod architecture;
mod chart;
mod command;
mod docs;
mod dossier;
mod errors;
mod language;
mod store;
mod trend;
