//! `tallybook diff`

use std::path::PathBuf;

use crate::front::Database;
use crate::output::{Cell, Table};
use crate::store::{ClaimChange, Picture};

use super::arguments::TableFormat;
use super::privacy::{Privacy, tell_left_out};
use super::{Failure, terminal};

/// Show what changed from one database to another, claim by claim
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook backup earlier.db && tallybook diff earlier.db tallybook.db\n  tallybook diff earlier.db tallybook.db --format markdown"
)]
pub(super) struct Args {
    /// The earlier database
    old: PathBuf,
    /// The later database
    new: PathBuf,
    /// How to print the changes
    #[arg(long, value_enum, default_value = "table")]
    format: TableFormat,
    #[command(flatten)]
    privacy: Privacy,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let picture = Picture {
        private: args.privacy.private,
        ..Picture::default()
    };
    let (old, new) = (
        Database::open_edition(&args.old, picture)?,
        Database::open_edition(&args.new, picture)?,
    );
    let changes = new.changes_since(&old, &new.hidden()?)?;
    let mut table = Table::new("Changes", ["change", "claim", "field", "before", "after"]);
    let counted = |is: fn(&ClaimChange) -> bool| changes.values().filter(|change| is(change)).count();
    let counts = [
        counted(|change| matches!(change, ClaimChange::Added(_))),
        counted(|change| matches!(change, ClaimChange::Changed(_))),
        counted(|change| matches!(change, ClaimChange::Removed(_))),
    ];
    for (id, change) in &changes {
        let row = |change: &str, field: &str, before: &str, after: &str| {
            let cell = |text: &str| {
                if text.is_empty() {
                    Cell::Null
                } else {
                    Cell::Text(text.to_owned())
                }
            };
            [change, id, field, before, after].map(cell).to_vec()
        };
        match change {
            ClaimChange::Added(says) => table.rows.push(row("added", "", "", says)),
            ClaimChange::Removed(says) => table.rows.push(row("removed", "", says, "")),
            ClaimChange::Changed(fields) => {
                let fields = fields
                    .iter()
                    .map(|field| row("changed", &field.field, &field.old, &field.new));
                table.rows.extend(fields);
            }
        }
    }
    tell_left_out(&old)?;
    tell_left_out(&new)?;
    let [added, changed, removed] = counts;
    terminal::message(&format!("claims: {added} added, {changed} changed, {removed} removed"));
    if table.rows.is_empty() && args.format == TableFormat::Table {
        return Ok(());
    }
    Ok(terminal::print(&table, args.format.into(), false)?)
}
