//! Tests of the trend module through its public interface. (The reference vectors are compared inside the module, which can see its parts.)

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

mod breaks;
mod build;
mod echoes;
mod edges;
mod gross;
mod influence;
mod rules;
mod totals;
mod weighing;
mod words;
