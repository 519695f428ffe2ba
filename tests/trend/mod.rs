//! Tests of the trend room, through its public face. (The reference vectors are compared inside the room, where its parts can be seen.)

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

mod breaks;
mod build;
mod echoes;
mod edges;
mod influence;
mod rules;
mod weighing;
mod words;
