//! What commands that print have in common about private records: the option that shows them, and the message that counts those left out.

use crate::front::Database;

use super::{Failure, terminal};

/// Whether private records are shown.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct Privacy {
    /// Show private records and fields too
    #[arg(long)]
    pub(super) private: bool,
}

/// Says how many private claims are left out, if any.
pub(super) fn tell_left_out(database: &Database) -> Result<(), Failure> {
    if let Some(claims) = left_out(database.count_left_out()?) {
        terminal::message(&format!("{claims}; use --private to show everything"));
    }
    Ok(())
}

/// How many are left out, in words; `None` where none is.
pub(super) fn left_out(claims: usize) -> Option<String> {
    match claims {
        0 => None,
        1 => Some("1 private claim left out".to_owned()),
        claims => Some(format!("{claims} private claims left out")),
    }
}
