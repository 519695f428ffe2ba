//! A database that somebody or something altered: what is damaged is found and named, and a damaged database is written again.

use rusqlite::Connection;

use super::ingest::dump;
use super::sandbox::Sandbox;

fn alter(sandbox: &Sandbox, sql: &str) {
    let database = Connection::open(sandbox.path("tallybook.db")).unwrap();
    database
        .execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
        .unwrap();
    database.execute_batch(sql).unwrap();
}

/// What `check --database` says, which must be damage.
#[track_caller]
fn damage(sandbox: &Sandbox) -> String {
    let outcome = sandbox.run(["check", "--database"]);
    assert_eq!(
        (outcome.status, outcome.stdout.as_str()),
        (1, ""),
        "{}",
        outcome.whole()
    );
    outcome.stderr
}

#[track_caller]
fn sound(sandbox: &Sandbox) {
    let outcome = sandbox.run(["check", "--database"]);
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (0, "no damage found in tallybook.db\n"),
        "{}",
        outcome.whole()
    );
}

#[test]
fn an_altered_figure_is_named_and_healed_by_the_next_ingest() {
    let sandbox = Sandbox::with_database();
    let before = dump(&sandbox, "tallybook.db");
    sound(&sandbox);
    alter(
        &sandbox,
        "UPDATE estimate SET best = best * 10 WHERE claim = (SELECT min(claim) FROM estimate WHERE bound = 'exact')",
    );
    insta::assert_snapshot!("altered", sandbox.run(["check", "--database"]).whole());
    insta::assert_snapshot!("healed", sandbox.run(["ingest", "seeds"]).whole());
    sound(&sandbox);
    assert_eq!(dump(&sandbox, "tallybook.db"), before);
}

/// Alterations, and what `check --database` says of each.
const ALTERATIONS: [(&str, &str); 28] = [
    (
        "UPDATE estimate SET low = low * 10, best = best * 10, high = high * 10",
        "the rows of seeds/",
    ),
    (
        "UPDATE claim SET line = line + 1 WHERE id = (SELECT max(id) FROM claim)",
        "the rows of seeds/",
    ),
    (
        "UPDATE source_file SET sha256 = printf('%064d', 1) WHERE name = (SELECT min(name) FROM source_file)",
        "the rows of seeds/",
    ),
    (
        "UPDATE source_file SET reading = 'x' WHERE name = (SELECT min(name) FROM source_file)",
        "the rows of seeds/",
    ),
    (
        "DELETE FROM event WHERE claim = (SELECT min(claim) FROM event)",
        "the rows of seeds/",
    ),
    (
        "UPDATE claim SET file = (SELECT max(name) FROM source_file) WHERE id = (SELECT min(id) FROM claim)",
        "the rows of seeds/",
    ),
    (
        "UPDATE claim SET file = 'seeds/nowhere.toml' WHERE id = (SELECT min(id) FROM claim)",
        "not read from any file",
    ),
    (
        "UPDATE estimate SET claim = 'no#where' WHERE claim = (SELECT min(claim) FROM estimate)",
        "a row of `estimate` refers to a row of `claim`",
    ),
    (
        "INSERT INTO party VALUES ((SELECT min(id) FROM claim), 1, 'side-a', (SELECT min(key) FROM agent))",
        "the rows of seeds/",
    ),
    (
        "INSERT INTO party VALUES ('no#where', 1, 'side-a', (SELECT min(key) FROM agent))",
        "not read from any file",
    ),
    (
        "INSERT INTO identity_term VALUES ('no-such', 'left', 1, '*', NULL, 0, 7.5)",
        "not read from any file",
    ),
    (
        "UPDATE place SET name = 'Atlantis' WHERE file IS NULL AND key = (SELECT min(key) FROM place WHERE file IS NULL)",
        "the table `place`",
    ),
    (
        "UPDATE place_ancestor SET distance = distance + 1 WHERE place <> ancestor",
        "the table `place_ancestor`",
    ),
    ("DELETE FROM claim_root", "the table `claim_root`"),
    (
        "UPDATE agent_body SET body = (SELECT min(body) FROM agent_body)",
        "the table `agent_body`",
    ),
    (
        "UPDATE interval_year SET upper = upper * 10",
        "the table `interval_year`",
    ),
    (
        "INSERT INTO interval_year VALUES ('no-such', '001', 'x', 2000, 'no#where', 2000, 1, 2)",
        "the table `interval_year`",
    ),
    (
        "UPDATE claim_year SET is_dated = 1 - is_dated",
        "the table `claim_year`",
    ),
    ("DELETE FROM year_told", "the table `year_told`"),
    ("UPDATE pair_apart SET factor = 2", "the table `pair_apart`"),
    (
        "INSERT INTO crowded_series VALUES ('no-such')",
        "the table `crowded_series`",
    ),
    (
        "INSERT INTO total_stretch VALUES ('no-such', 'x', 1)",
        "the table `total_stretch`",
    ),
    ("UPDATE claim_words SET stated = 'nothing'", "the table `claim_words`"),
    (
        "INSERT INTO claim_text (claim_text) VALUES ('delete-all')",
        "the table `claim_text`",
    ),
    ("UPDATE trend_point SET p50 = p50 * 10", "the table `trend_point`"),
    (
        "UPDATE trend_fit SET series = 'no-such', verdict = 'odd' WHERE series = (SELECT min(series) FROM trend_fit)",
        "the table `trend_fit`",
    ),
    ("DELETE FROM trend_statement", "the table `trend_statement`"),
    ("DELETE FROM table_digest", "the table `"),
];

#[test]
fn every_alteration_is_named_and_healed() {
    for (sql, says) in ALTERATIONS {
        let sandbox = Sandbox::with_database();
        let before = dump(&sandbox, "tallybook.db");
        alter(&sandbox, sql);
        let found = damage(&sandbox);
        assert!(found.contains(says), "{sql}: {found}");
        let healed = sandbox.run(["ingest", "seeds"]);
        assert_eq!(healed.status, 0, "{sql}: {}", healed.whole());
        assert!(
            healed.stderr.contains("damaged in the database")
                || sql.contains("reading") && healed.stderr.contains("1 changed"),
            "{sql}: {}",
            healed.whole()
        );
        if sql == "DELETE FROM table_digest" {
            // The runs before could have been altered too.
            assert!(damage(&sandbox).contains("the table `ingest_run`"));
        } else {
            sound(&sandbox);
            assert_eq!(dump(&sandbox, "tallybook.db"), before, "{sql}");
        }
    }
}

#[test]
fn an_altered_record_of_a_run_stays_told_until_the_database_is_written_anew() {
    let sandbox = Sandbox::with_database();
    alter(&sandbox, "UPDATE ingest_run SET claims_added = 1");
    sandbox.run(["ingest", "seeds"]).ok();
    assert!(damage(&sandbox).contains("the table `ingest_run`"));
    sandbox.run(["ingest", "seeds", "--rebuild"]).ok();
    sound(&sandbox);
}

#[test]
fn altered_words_and_their_reach_are_refused_by_every_command() {
    for table in [
        "hedge SET upper_factor = 7",
        "column_meaning SET meaning = 'x'",
        "relation_meaning SET one_row_per = 'x'",
    ] {
        let sandbox = Sandbox::with_database();
        alter(&sandbox, &format!("UPDATE {table}"));
        for command in [
            &["report", "estimates"][..],
            &["ingest", "seeds"],
            &["check", "--database"],
        ] {
            let outcome = sandbox.run(command.iter().copied());
            assert_eq!(outcome.status, 2, "{table}: {}", outcome.whole());
            let name = table.split(' ').next().unwrap();
            assert!(outcome.stderr.contains(&format!(
                "the rows of the table `{name}` are not those that tallybook creates"
            )));
        }
        sandbox.run(["ingest", "seeds", "--rebuild"]).ok();
        sound(&sandbox);
    }
}

#[test]
fn an_altered_history_of_migrations_is_named() {
    let sandbox = Sandbox::with_database();
    alter(&sandbox, "UPDATE refinery_schema_history SET checksum = '1'");
    assert!(damage(&sandbox).contains("the table `refinery_schema_history`"));
}

#[test]
fn a_file_with_a_private_document_is_not_named() {
    let sandbox = Sandbox::new();
    sandbox.copy("tests/fixtures/private");
    sandbox.run(["ingest", "private"]).ok();
    sound(&sandbox);
    alter(&sandbox, "UPDATE document SET title = 'x' WHERE private");
    let found = damage(&sandbox);
    assert!(
        found.contains("the rows of a file with a private document") && !found.contains("zqx"),
        "{found}"
    );
}

#[test]
fn a_public_copy_is_sound() {
    let sandbox = Sandbox::new();
    sandbox.copy("tests/fixtures/private");
    sandbox.run(["ingest", "private"]).ok();
    sandbox.run(["export", "sqlite", "--public", "-o", "public.db"]).ok();
    let outcome = sandbox.run(["check", "--database", "--db", "public.db"]);
    assert_eq!(outcome.status, 0, "{}", outcome.whole());
}

/// A database with pages that are not SQLite's any more, though its first page is.
fn with_broken_pages() -> Sandbox {
    let sandbox = Sandbox::with_database();
    let mut bytes = std::fs::read(sandbox.path("tallybook.db")).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(0x5a);
    std::fs::write(sandbox.path("tallybook.db"), bytes).unwrap();
    sandbox
}

#[test]
fn a_database_with_broken_pages_is_told_and_written_anew() {
    let sandbox = with_broken_pages();
    damage(&sandbox);
    for command in [&["ingest", "seeds"][..], &["build"]] {
        let outcome = sandbox.run(command.iter().copied());
        assert_eq!(outcome.status, 2, "{}", outcome.whole());
        assert!(
            outcome.stderr.contains("`tallybook ingest --rebuild DOSSIER`"),
            "{}",
            outcome.whole()
        );
    }
    sandbox.run(["ingest", "seeds", "--rebuild"]).ok();
    sound(&sandbox);
    let whole = Sandbox::with_database();
    assert_eq!(dump(&sandbox, "tallybook.db"), dump(&whole, "tallybook.db"));
}

#[test]
fn what_cannot_be_opened_is_no_verdict() {
    let sandbox = Sandbox::with_seeds();
    assert_eq!(sandbox.run(["check", "--database"]).status, 2);
    sandbox.write("tallybook.db", "SQLite format 3 is what this text is about");
    assert_eq!(sandbox.run(["check", "--database"]).status, 2);
    // Nor is it written over: it may be anything.
    let outcome = sandbox.run(["ingest", "seeds", "--rebuild"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("is not a tallybook database"),
        "{}",
        outcome.whole()
    );
    assert!(sandbox.read("tallybook.db").starts_with("SQLite format 3 is"));
}

#[test]
fn what_others_put_into_a_database_is_not_lost_by_writing_it_anew() {
    let sandbox = Sandbox::with_database();
    alter(
        &sandbox,
        "CREATE TABLE my_notes (note TEXT); INSERT INTO my_notes VALUES ('mine')",
    );
    let before = std::fs::read(sandbox.path("tallybook.db")).unwrap();
    let outcome = sandbox.run(["ingest", "--rebuild", "seeds"]);
    assert_eq!(outcome.status, 2, "{}", outcome.whole());
    assert!(outcome.stderr.contains("my_notes"), "{}", outcome.whole());
    assert!(std::fs::read(sandbox.path("tallybook.db")).unwrap() == before);
}

#[test]
fn a_dossier_with_errors_costs_no_database() {
    let sandbox = Sandbox::with_database();
    let before = std::fs::read(sandbox.path("tallybook.db")).unwrap();
    sandbox.write("seeds/broken.toml", "[document]\nkey = \n");
    assert_eq!(sandbox.run(["ingest", "seeds", "--rebuild"]).status, 1);
    std::fs::remove_file(sandbox.path("seeds/broken.toml")).unwrap();
    let part = sandbox.run(["ingest", "seeds/series.toml", "--rebuild"]);
    assert_eq!(part.status, 2, "{}", part.whole());
    assert!(
        part.stderr.contains("name the folder of the dossier"),
        "{}",
        part.whole()
    );
    assert_eq!(std::fs::read(sandbox.path("tallybook.db")).unwrap(), before);
}

#[test]
fn a_journal_of_the_old_database_is_not_rolled_back_into_the_new_one() {
    let sandbox = with_broken_pages();
    // The journal of a killed run, and a database so damaged that nobody can roll it back.
    let mut bytes = std::fs::read(sandbox.path("tallybook.db")).unwrap();
    bytes[16..24].fill(0xff);
    std::fs::write(sandbox.path("tallybook.db"), &bytes).unwrap();
    std::fs::write(sandbox.path("tallybook.db-journal"), vec![0xd9; 4096]).unwrap();
    sandbox.run(["ingest", "seeds", "--rebuild"]).ok();
    assert!(!sandbox.path("tallybook.db-journal").exists());
    sound(&sandbox);
}

#[cfg(unix)]
#[test]
fn a_database_written_anew_keeps_its_permissions_and_the_link_to_it() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with_database();
    let mode = |name: &str| std::fs::metadata(sandbox.path(name)).unwrap().permissions().mode() & 0o777;
    std::fs::set_permissions(sandbox.path("tallybook.db"), std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("tallybook.db", sandbox.path("link.db")).unwrap();
    sandbox.run(["ingest", "seeds", "--rebuild", "--db", "link.db"]).ok();
    assert!(sandbox.path("link.db").is_symlink());
    assert_eq!(mode("tallybook.db"), 0o640);
    sound(&sandbox);
}

/// Whoever waited for the lock of a file that was replaced meanwhile writes into the new one.
#[cfg(unix)]
#[test]
fn a_writer_that_waited_writes_into_the_new_database() {
    let sandbox = Sandbox::with_database();
    let old = Connection::open(sandbox.path("tallybook.db")).unwrap();
    old.execute_batch("BEGIN IMMEDIATE").unwrap();
    let waiting = std::process::Command::new(env!("CARGO_BIN_EXE_tallybook"))
        .args(["ingest", "seeds"])
        .current_dir(sandbox.path("."))
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1500));
    let new = Sandbox::with_database();
    std::fs::rename(new.path("tallybook.db"), sandbox.path("tallybook.db")).unwrap();
    drop(old);
    let outcome = waiting.wait_with_output().unwrap();
    assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stderr));
    let runs = sandbox
        .run(["sql", "SELECT count(*) AS n FROM ingest_runs", "--format", "csv"])
        .ok();
    assert_eq!(runs, "n\n2\n");
}
