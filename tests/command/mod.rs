//! The program as its users run it: complete outputs, exit codes and files.

mod absence;
pub(crate) mod before_christ;
mod breaks;
mod chart;
mod extremes;
mod files;
mod identities;
mod independence;
mod ingest;
mod init;
mod interrupted;
mod intervals;
mod killed;
mod limits;
mod parse;
mod parts;
mod private;
mod projections;
mod reference;
mod report;
mod revisions;
pub(crate) mod sandbox;
mod searches;
mod sql;
mod stranger;
mod totals;
mod verdicts;
