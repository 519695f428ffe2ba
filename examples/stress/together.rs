//! Several programs at once: all succeed, and the database is whole.

use std::fs;

use crate::Counts;
use crate::dossier::{self, Spread};
use crate::program::{Outcome, run as finish, start};

/// What runs at once, the first time without a database.
const COMMANDS: [&[&str]; 6] = [
    &["ingest", "seeds"],
    &["build", "seeds"],
    &["ingest", "seeds", "--rebuild"],
    &["ingest", "seeds"],
    &["build", "seeds"],
    &["ingest", "seeds"],
];

/// Runs so many rounds; returns the number of faults.
pub(crate) fn run(rounds: u32) -> u32 {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    dossier::write(&folder.join("seeds"), 300, Spread::Many).unwrap();
    let (mut counts, mut faults) = (Counts::default(), 0);
    for round in 0..rounds {
        if round % 2 == 0 {
            let _ = fs::remove_file(folder.join("tallybook.db"));
        }
        let running = COMMANDS.map(|command| start(folder, command));
        for mut child in running {
            let succeeded = child.wait().unwrap().success();
            counts.add(if succeeded { "succeeded" } else { "FAULT: failed" });
            faults += u32::from(!succeeded);
        }
        let is_sound = matches!(finish(folder, &["check", "--database"]), Outcome::Answer(_));
        counts.add(if is_sound {
            "rounds with a sound database"
        } else {
            "FAULT: damaged"
        });
        faults += u32::from(!is_sound);
    }
    counts.print(&format!(
        "{rounds} rounds of {} programs that write at once",
        COMMANDS.len()
    ));
    faults
}
