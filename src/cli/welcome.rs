//! `tallybook` without a command: what to do next, which depends on what is here.

use std::path::Path;
use std::process::ExitCode;

use super::terminal;

/// Where a dossier is by convention, and where commands look for one.
const DOSSIER: &str = "seeds";

/// The database that commands use where none is named.
const DATABASE: &str = "tallybook.db";

/// Tells what to do next.
///
/// The exit status is 2 and standard output stays empty, as for any other usage error: nothing was done, and a script in which the name
/// of the command got lost must not be told that all is well.
pub(super) fn tell(db: &Path) -> ExitCode {
    let shown = db.display();
    let (has_dossier, has_database) = (Path::new(DOSSIER).is_dir(), db.is_file());
    let (here, next): (String, Vec<(&str, &str)>) = match (has_dossier, has_database) {
        (false, false) => (
            format!("There is neither a dossier here (a folder `{DOSSIER}`) nor a database ({shown})."),
            vec![
                (
                    "tallybook init my-dossier",
                    "start a dossier from a small working example",
                ),
                ("tallybook parse quantity \"about 50,000\"", "see how a figure is read"),
            ],
        ),
        (true, false) => (
            format!("There is a dossier here, `{DOSSIER}`, and no database yet ({shown})."),
            vec![
                ("tallybook check", "report every problem in the dossier"),
                ("tallybook build", "read it into a database and draw its charts"),
            ],
        ),
        (true, true) => (
            format!("There is a dossier here, `{DOSSIER}`, and a database, {shown}."),
            vec![
                (
                    "tallybook build",
                    "bring the database and charts up to date with the dossier",
                ),
                ("tallybook report", "list the questions that it can answer"),
                ("tallybook serve", "show it as pages while you write"),
            ],
        ),
        (false, true) => (
            format!("There is a database here, {shown}."),
            vec![
                ("tallybook report", "list the questions that it can answer"),
                ("tallybook sql \"SELECT * FROM data_dictionary\"", "list its views"),
            ],
        ),
    };
    terminal::message(&format!("{here} Next:"));
    let width = next.iter().map(|(command, _)| command.len()).max().unwrap_or_default();
    for (command, what) in next {
        terminal::message(&format!("  {command:width$}  {what}"));
    }
    // What a bare command would use.
    let usual = std::env::var_os("TALLYBOOK_DB").map_or_else(|| DATABASE.into(), std::path::PathBuf::from);
    let is_named = db != usual;
    if is_named && (has_dossier || has_database) {
        terminal::message(&format!("Add `--db {shown}` to each."));
    }
    terminal::message("`tallybook --help` lists all commands.");
    ExitCode::from(2)
}
