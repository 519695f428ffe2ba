//! Runs killed at random moments: the database is then as it was or as it should be, and the next run succeeds.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use tallybook::store::{StoreError, open_for_reading};

use crate::dossier::{self, Spread};
use crate::program::{Outcome, run as finish, start};
use crate::{Counts, Random};

/// What is killed.
const COMMANDS: [&[&str]; 4] = [
    &["ingest", "seeds"],
    &["build", "seeds"],
    &["ingest", "seeds", "--rebuild"],
    &["backup", "copy.db"],
];

/// Kills so many runs; returns the number of faults.
pub(crate) fn run(kills: u32, random: &mut Random) -> u32 {
    let folder = tempfile::tempdir().unwrap();
    let (folder, mut counts, mut faults) = (folder.path(), Counts::default(), 0);
    dossier::write(&folder.join("seeds"), 300, Spread::Many).unwrap();
    let file = folder.join("seeds/document-0.toml");
    let texts = [fs::read_to_string(&file).unwrap()].map(|text| {
        let changed = text.replacen("locator = \"", "locator = \"the same, ", 1);
        assert_ne!(text, changed);
        [text, changed]
    });
    let [texts] = texts;
    // What the claims say for each text, and how long each command takes.
    let mut said = Vec::new();
    for text in &texts {
        fs::write(&file, text).unwrap();
        assert!(matches!(finish(folder, &["ingest", "seeds"]), Outcome::Answer(_)));
        said.push(says(&folder.join("tallybook.db")));
    }
    let times = COMMANDS.map(|command| {
        let began = Instant::now();
        assert!(matches!(finish(folder, command), Outcome::Answer(_)), "{command:?}");
        let _ = fs::remove_file(folder.join("copy.db"));
        began.elapsed()
    });
    for kill in 0..kills {
        let which = random.below(COMMANDS.len() as u64) as usize;
        let is_first = which != 3 && random.below(4) == 0;
        if is_first {
            for name in ["tallybook.db", "tallybook.db-journal"] {
                let _ = fs::remove_file(folder.join(name));
            }
        }
        let now = (kill as usize + 1) % 2;
        fs::write(&file, &texts[now]).unwrap();
        let before = says(&folder.join("tallybook.db"));
        let mut child = start(folder, COMMANDS[which]);
        std::thread::sleep(Duration::from_micros(
            random.below(times[which].as_micros() as u64 * 11 / 10),
        ));
        let was_running = child.try_wait().unwrap().is_none();
        let _ = child.kill();
        child.wait().unwrap();
        let after = says(&folder.join("tallybook.db"));
        let copy = says(&folder.join("copy.db"));
        let _ = fs::remove_file(folder.join("copy.db"));
        let is_new = after == said[now];
        let verdict = match after {
            _ if copy != Said::Nothing && copy != before => "FAULT: a backup that is no copy",
            Said::Damaged(_) => "FAULT: damaged",
            _ if !was_running => "over before the kill",
            Said::Nothing if is_first => "killed: no database yet",
            _ if is_new && after != before => "killed: the new state",
            _ if after == before => "killed: the old state",
            _ => "FAULT: neither the old state nor the new one",
        };
        counts.add(verdict);
        faults += u32::from(verdict.starts_with("FAULT"));
        if !matches!(finish(folder, &["ingest", "seeds"]), Outcome::Answer(_))
            || says(&folder.join("tallybook.db")) != said[now]
        {
            counts.add("FAULT: the next run failed");
            faults += 1;
        }
    }
    let left = fs::read_dir(folder).unwrap().filter(|entry| {
        entry
            .as_ref()
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains(".unfinished")
    });
    counts.print(&format!(
        "{kills} runs killed at a random moment, and a run after each ({} unfinished files at the end)",
        left.count()
    ));
    faults
}

/// What the claims of a database say.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    Nothing,
    Claims(String),
    Damaged(String),
}

fn says(db: &Path) -> Said {
    match open_for_reading(db) {
        Ok(connection) => match tallybook::Database::damage(db) {
            Ok(damage) if damage.is_empty() => {
                let sql = "SELECT coalesce(group_concat(id || locator || figure), '') FROM estimates";
                Said::Claims(connection.query_row(sql, [], |row| row.get(0)).unwrap())
            }
            damage => Said::Damaged(format!("{damage:?}")),
        },
        Err(StoreError::Missing { .. } | StoreError::Empty { .. }) => Said::Nothing,
        Err(error) => Said::Damaged(error.to_string()),
    }
}
