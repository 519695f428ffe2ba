//! A database from someone else: nothing in its schema is printed or run.

use rusqlite::Connection;

use super::sandbox::Sandbox;

/// Every command that opens the database.
const COMMANDS: [&[&str]; 8] = [
    &["report", "estimates"],
    &["report", "estimates", "--known-by", "2016", "--sql"],
    &["sql", "SELECT * FROM estimates"],
    &["sql", "SELECT * FROM estimates", "--known-by", "2016"],
    &["chart", "--all"],
    &["ingest", "seeds"],
    &["ingest", "seeds", "--dry-run"],
    &["build"],
];

/// One of our databases after someone changed it.
fn changed(by: &str) -> Sandbox {
    let sandbox = Sandbox::with_database();
    let database = Connection::open(sandbox.path("tallybook.db")).unwrap();
    database.execute_batch(by).unwrap();
    sandbox
}

/// Every command must reject the file, say what is wrong with it, print nothing of it and leave it unchanged.
#[track_caller]
fn refused_by_all(sandbox: &Sandbox, says: &str) {
    let before = std::fs::read(sandbox.path("tallybook.db")).unwrap();
    for command in COMMANDS {
        let outcome = sandbox.run(command.iter().copied());
        let whole = outcome.whole();
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (2, ""),
            "{command:?}: {whole}"
        );
        assert!(outcome.stderr.contains(says), "{command:?}: {whole}");
    }
    assert_eq!(std::fs::read(sandbox.path("tallybook.db")).unwrap(), before);
}

#[test]
fn a_view_in_other_words_is_refused_and_its_text_never_printed() {
    let sandbox = changed(
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = sql || ' /*' || char(10) || '.shell touch ran' || char(10) || '*/' WHERE name = 'estimates'",
    );
    refused_by_all(&sandbox, "the view `estimates` is not the one that tallybook creates");
    for command in COMMANDS {
        assert!(!sandbox.run(command.iter().copied()).whole().contains(".shell"));
    }
}

#[test]
fn the_sql_of_an_earlier_day_runs_nothing_but_sql() {
    let sandbox = Sandbox::with_database();
    let sql = sandbox.run(["report", "estimates", "--known-by", "2016", "--sql"]).ok();
    // The shell treats a line between statements that begins with a dot as one of its own commands.
    assert!(sql.lines().all(|line| !line.trim_start().starts_with('.')));
}

#[test]
fn whatever_tallybook_did_not_make_is_refused() {
    for (made, says) in [
        (
            "CREATE TRIGGER meddler AFTER INSERT ON ingest_run BEGIN UPDATE estimate SET low = 0; END",
            "the trigger `meddler` is not part of a tallybook database",
        ),
        (
            "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
            "the view `endless` is not part of a tallybook database",
        ),
        ("CREATE TABLE notes (note TEXT)", "the table `notes` is not part"),
        ("CREATE INDEX faster ON claim (place)", "the index `faster` is not part"),
        (
            "CREATE VIRTUAL TABLE words USING fts5(word)",
            "the table `words` is not part of a tallybook database; ",
        ),
        ("DROP VIEW trend", "the view `trend` is missing"),
    ] {
        refused_by_all(&changed(made), says);
    }
}

#[test]
fn a_name_that_steers_terminals_is_refused_harmlessly() {
    let sandbox = changed("CREATE VIEW \"\u{1b}[2J\u{202e}x\n.quit\" AS SELECT 1");
    refused_by_all(&sandbox, "the view `\\u{1b}[2J\\u{202e}x\\n.quit` is not part");
}

#[test]
fn refusals_of_schemas_say_what_to_do() {
    let extra =
        changed("CREATE INDEX a ON claim (place); CREATE VIEW b AS SELECT 1; CREATE TABLE c (d); CREATE TABLE e (f)");
    insta::assert_snapshot!("extra", extra.run(["report", "estimates"]).whole());
    let missing = changed("DROP VIEW trend");
    insta::assert_snapshot!("missing", missing.run(["report", "estimates"]).whole());
}
