//! Canned reports: a registry of SQL files and their parameters. Never SQL in Rust strings.
