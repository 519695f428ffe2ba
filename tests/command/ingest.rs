//! Ingest: the same files give the same rows, differences are reported, and nothing is lost.

use super::sandbox::Sandbox;

/// The dump of a database without the only table with timestamps.
pub(super) fn dump(sandbox: &Sandbox, database: &str) -> Option<String> {
    let text = sandbox.sqlite3(database, ".dump")?;
    Some(
        text.lines()
            .filter(|line| !line.contains("ingest_run"))
            .map(|line| format!("{line}\n"))
            .collect(),
    )
}

fn ingest(sandbox: &Sandbox, arguments: &[&str]) -> String {
    let mut all = vec!["ingest"];
    all.extend(arguments);
    let outcome = sandbox.run(all);
    assert_eq!(outcome.status, 0, "{}", outcome.whole());
    outcome.stderr
}

#[test]
fn ingesting_twice_changes_nothing() {
    let sandbox = Sandbox::with_database();
    let Some(first) = dump(&sandbox, "tallybook.db") else {
        return;
    };
    let message = ingest(&sandbox, &["seeds"]);
    assert!(
        message.ends_with("claims: 0 added, 0 changed, 0 removed\n"),
        "{message}"
    );
    assert_eq!(dump(&sandbox, "tallybook.db").unwrap(), first);
}

#[test]
fn neither_order_nor_place_nor_history_shows_in_the_rows() {
    let sandbox = Sandbox::with_database();
    let Some(expected) = dump(&sandbox, "tallybook.db") else {
        return;
    };

    // In another place, with another working folder.
    let elsewhere = Sandbox::with_seeds();
    let seeds = elsewhere.path("seeds").display().to_string();
    ingest(&sandbox, &[&seeds, "--db", "elsewhere.db"]);
    assert_eq!(dump(&sandbox, "elsewhere.db").unwrap(), expected);

    // File by file, in reverse order, after the declarations that they need.
    let mut files: Vec<String> = std::fs::read_dir(sandbox.path("seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| format!("seeds/{}", path.file_name().unwrap().to_string_lossy()))
        .collect();
    files.sort();
    files.reverse();
    let mut arguments: Vec<&str> = files.iter().map(String::as_str).collect();
    arguments.extend(["--db", "backwards.db"]);
    ingest(&sandbox, &arguments);
    assert_eq!(dump(&sandbox, "backwards.db").unwrap(), expected);

    // Through another state: a file is changed and changed back.
    let file = "seeds/freedom-united-2018-08-03.toml";
    let text = sandbox.read(file);
    sandbox.write(file, &text.replace("806", "807"));
    ingest(&sandbox, &["seeds"]);
    assert_ne!(dump(&sandbox, "tallybook.db").unwrap(), expected);
    sandbox.write(file, &text);
    ingest(&sandbox, &["seeds"]);
    assert_eq!(dump(&sandbox, "tallybook.db").unwrap(), expected);
}

#[test]
fn a_dry_run_tells_the_difference_and_changes_nothing() {
    let sandbox = Sandbox::with_database();
    let before = std::fs::read(sandbox.path("tallybook.db")).unwrap();
    let file = "seeds/freedom-united-2018-08-03.toml";
    let changed = sandbox.read(file).replace("\"806", "\"more than 806");
    sandbox.write(file, &changed);
    std::fs::remove_file(sandbox.path("seeds/valuewalk-2015-07.toml")).unwrap();
    insta::assert_snapshot!(sandbox.run(["ingest", "seeds", "--dry-run", "--prune"]).whole());
    assert_eq!(std::fs::read(sandbox.path("tallybook.db")).unwrap(), before);
}

#[test]
fn a_dry_run_says_that_nothing_would_change() {
    let sandbox = Sandbox::with_database();
    let dry_run = |format| sandbox.run(["ingest", "seeds", "--dry-run", "--format", format]);
    let outcome = dry_run("table");
    assert_eq!(
        (outcome.status, outcome.stdout.as_str()),
        (0, ""),
        "{}",
        outcome.whole()
    );
    assert!(
        outcome.stderr.ends_with("\nnothing would change\n"),
        "{}",
        outcome.whole()
    );
    assert_eq!(dry_run("csv").ok(), "change,claim,field,old,new\n");
    assert_eq!(dry_run("json").ok(), "[]\n");
    // A comment changes a file and no claim.
    let file = "seeds/valuewalk-2015-07.toml";
    sandbox.write(file, &(sandbox.read(file) + "\n# read again\n"));
    let outcome = dry_run("table");
    assert!(
        outcome.stderr.ends_with("\nno claim would change\n"),
        "{}",
        outcome.whole()
    );
}

#[test]
fn a_dry_run_makes_no_database() {
    let sandbox = Sandbox::with_seeds();
    let outcome = sandbox.run(["ingest", "seeds", "--dry-run"]);
    assert!(
        outcome.stdout.contains("added") && outcome.status == 0,
        "{}",
        outcome.whole()
    );
    assert!(!sandbox.path("tallybook.db").exists());
}

#[test]
fn a_vanished_file_is_kept_until_it_is_pruned() {
    let sandbox = Sandbox::with_database();
    let count = || {
        sandbox
            .run(["sql", "SELECT count(*) AS n FROM documents", "--format", "csv"])
            .ok()
    };
    std::fs::remove_file(sandbox.path("seeds/valuewalk-2015-07.toml")).unwrap();
    assert!(ingest(&sandbox, &["seeds"]).contains("1 missing but kept"));
    assert_eq!(count(), "n\n5\n");
    assert!(ingest(&sandbox, &["seeds", "--prune"]).contains("1 removed"));
    assert_eq!(count(), "n\n4\n");
}

#[test]
fn errors_leave_the_database_as_it_was() {
    let sandbox = Sandbox::with_database();
    let before = std::fs::read(sandbox.path("tallybook.db")).unwrap();
    let file = "seeds/valuewalk-2015-07.toml";
    let text = sandbox.read(file);
    sandbox.write(
        file,
        &text.replace("series = \"workers-abroad\"", "series = \"workers-abraod\""),
    );
    let outcome = sandbox.run(["ingest", "seeds"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (1, ""));
    assert!(
        outcome.stderr.contains("error[unknown-series]") && outcome.stderr.contains("did you mean `workers-abroad`"),
        "{}",
        outcome.stderr
    );
    assert_eq!(std::fs::read(sandbox.path("tallybook.db")).unwrap(), before);
}

#[test]
fn a_file_that_is_not_ours_is_never_touched() {
    let sandbox = Sandbox::with_seeds();
    sandbox.write("notes.db", "these are my notes, not a database");
    if sandbox
        .sqlite3("theirs.db", "CREATE TABLE t (x); INSERT INTO t VALUES (1)")
        .is_none()
    {
        return;
    }
    for name in ["notes.db", "theirs.db"] {
        let before = std::fs::read(sandbox.path(name)).unwrap();
        for arguments in [["ingest", "seeds"], ["report", "timeline"], ["sql", "SELECT 1"]] {
            let mut all = arguments.to_vec();
            all.extend(["--db", name]);
            let outcome = sandbox.run(all);
            assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{}", outcome.stderr);
            assert!(
                outcome.stderr.contains("is not a tallybook database"),
                "{}",
                outcome.stderr
            );
        }
        assert_eq!(std::fs::read(sandbox.path(name)).unwrap(), before);
    }
}

#[test]
fn the_true_picture_in_the_plain_shell() {
    let sandbox = Sandbox::with_database();
    let query = "SELECT stated, bound, low, best, high, when_edtf, origin, publisher FROM estimates WHERE series = 'workers-abroad'";
    if let Some(rows) = sandbox.sqlite3("tallybook.db", query) {
        insta::assert_snapshot!(rows);
    }
}

#[test]
fn a_changed_declaration_reaches_the_claims_of_other_files() {
    let sandbox = Sandbox::new();
    sandbox.run(["init", "mine"]).ok();
    ingest(&sandbox, &["mine/seeds"]);
    let series = sandbox.read("mine/seeds/series.toml");
    sandbox.write("mine/seeds/series.toml", &format!("{series}per = \"year\"\n"));
    ingest(&sandbox, &["mine/seeds"]);
    ingest(&sandbox, &["mine/seeds", "--db", "fresh.db"]);
    let figures = |database: &str| {
        sandbox
            .run([
                "sql",
                "SELECT id, figure, per FROM estimates",
                "--format",
                "csv",
                "--db",
                database,
            ])
            .ok()
    };
    assert!(figures("fresh.db").contains("/ year"));
    assert_eq!(figures("tallybook.db"), figures("fresh.db"));
    if let Some(expected) = dump(&sandbox, "fresh.db") {
        assert_eq!(dump(&sandbox, "tallybook.db").unwrap(), expected);
    }
}

#[test]
fn a_renamed_file_is_told_how_to_be_taken_over() {
    let sandbox = Sandbox::with_database();
    std::fs::rename(
        sandbox.path("seeds/valuewalk-2015-07.toml"),
        sandbox.path("seeds/valuewalk.toml"),
    )
    .unwrap();
    let outcome = sandbox.run(["ingest", "seeds"]);
    assert!(
        outcome.status == 2 && outcome.stderr.contains("--prune"),
        "{}",
        outcome.whole()
    );
    assert!(ingest(&sandbox, &["seeds", "--prune"]).contains("claims: 0 added, 0 changed, 0 removed"));
}

#[test]
fn a_dossier_without_charts_builds() {
    let sandbox = Sandbox::with_seeds();
    std::fs::remove_dir_all(sandbox.path("charts")).unwrap();
    let outcome = sandbox.run(["build"]);
    assert!(
        outcome.status == 0 && outcome.stderr.contains("0 charts drawn"),
        "{}",
        outcome.whole()
    );
}
