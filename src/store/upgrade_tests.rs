//! Upgrades, tried with a made-up next migration: nothing lost when it works, the file untouched when it does not.

use std::path::{Path, PathBuf};

use refinery::{Migration, Runner};
use rusqlite::Connection;
use tempfile::TempDir;

use super::migrate::{Migrations, OURS, SCHEMA_VERSION};
use super::open::{self, open_for_reading};
use super::{
    ClaimChange, Hidden, Opened, Picture, Reader, SchemaProblem, StoreError, changes_between, open_for_writing,
};
use faulty_disk::Fault;

const NEXT: u32 = SCHEMA_VERSION + 1;

const SMALL_DOSSIER: &str = "
    INSERT INTO source_file VALUES ('seeds/a.toml', printf('%064d', 1), 'reading');
    INSERT INTO agent (key, name, kind, file, line) VALUES ('paper', 'The Paper', 'news-outlet', 'seeds/a.toml', 1);
    INSERT INTO place (key, name, standard) VALUES ('FR', 'France', 'iso-3166-1');
    INSERT INTO document (key, title, publisher, known_on, known_by, language, file, line)
      VALUES ('d', 'Title', 'paper', '2020-01-01', 'published', 'en', 'seeds/a.toml', 2);
    INSERT INTO claim (id, document, kind, place, when_stated, when_edtf, when_words, extent, when_approximate, when_uncertain, known_on, known_day, known_by, origin, origin_given, unsourced, independent, locator,
        projection, status, file, line)
      VALUES ('d#e', 'd', 'event', 'FR', '2019', '2019', '2019', 'throughout', 0, 0, '2020-01-01', 2458850, 'published', 'paper', 0, 0, 0, 'p. 1', 0, 'accepted', 'seeds/a.toml', 3);
    INSERT INTO event (claim, title, category) VALUES ('d#e', 'Something', 'other');
    INSERT INTO agent_body VALUES ('paper', 'paper');
";

fn with(sql: &str) -> Runner {
    let mut migrations = (OURS.runner)().get_migrations().clone();
    let name = format!("V{NEXT}__made_up");
    let sql = format!("{sql}; PRAGMA user_version = {NEXT}");
    migrations.push(Migration::unapplied(&name, &sql).unwrap());
    Runner::new(&migrations)
}

/// Adds a column, as most migrations do.
const ADDS_A_COLUMN: Migrations = Migrations {
    newest: NEXT,
    runner: || with("ALTER TABLE agent ADD COLUMN motto TEXT"),
};

const FAILS: Migrations = Migrations {
    newest: NEXT,
    runner: || with("ALTER TABLE agent ADD COLUMN motto TEXT; INSERT INTO no_such_table VALUES (1)"),
};

const BREAKS_A_REFERENCE: Migrations = Migrations {
    newest: NEXT,
    runner: || with("UPDATE claim SET origin = 'nobody'"),
};

/// Those before there were parties.
const EIGHT: Migrations = Migrations {
    newest: 8,
    runner: || {
        let mut migrations = (OURS.runner)().get_migrations().clone();
        migrations.retain(|migration| migration.version() <= 8);
        Runner::new(&migrations)
    },
};

fn open_and_upgrade(path: &Path, migrations: &Migrations) -> Result<Opened, StoreError> {
    open::open_and_upgrade(path, migrations, |_| ())
}

/// Upgrades a database and keeps that; tells where the backup is.
fn upgrade(path: &Path) -> Option<PathBuf> {
    open_and_upgrade(path, &ADDS_A_COLUMN).unwrap().commit().unwrap()
}

/// A database of today's version with a small dossier in it.
fn small(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("tallybook.db");
    let opened = open_for_writing(&path, |_| ()).unwrap();
    opened.connection.execute_batch(SMALL_DOSSIER).unwrap();
    opened.commit().unwrap();
    path
}

fn files(folder: &TempDir) -> Vec<String> {
    let names = std::fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> = names
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn number(path: &Path, sql: &str) -> u32 {
    let connection = Connection::open(path).unwrap();
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn an_older_database_is_upgraded_after_a_backup() {
    let folder = TempDir::new().unwrap();
    let path = small(&folder);
    let backup = upgrade(&path).unwrap();

    let name = format!("tallybook.db.bak-V{SCHEMA_VERSION}");
    assert_eq!(files(&folder), ["tallybook.db", name.as_str()]);
    assert_eq!(number(&path, "PRAGMA user_version"), NEXT);
    assert_eq!(number(&path, "SELECT count(*) FROM agent WHERE motto IS NULL"), 1);
    assert_eq!(number(&path, "SELECT count(*) FROM events"), 1);
    assert_eq!(number(&backup, "PRAGMA user_version"), SCHEMA_VERSION);
    assert_eq!(number(&backup, "SELECT count(*) FROM events"), 1);
    assert_eq!(upgrade(&path), None, "upgraded twice");
}

/// A database of that version with the same dossier in it.
fn before_parties(path: &Path) {
    let eighth = open_and_upgrade(path, &EIGHT).unwrap();
    eighth.connection.execute_batch(SMALL_DOSSIER).unwrap();
    eighth.commit().unwrap();
}

#[test]
fn a_database_from_before_parties_is_upgraded_with_all_its_rows() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("tallybook.db");
    before_parties(&path);
    assert_eq!(number(&path, "PRAGMA user_version"), 8);

    let opened = open_for_writing(&path, |_| ()).unwrap();
    let party = "INSERT INTO party VALUES ('d#e', 1, 'witness', 'paper')";
    opened.connection.execute_batch(party).unwrap();
    let backup = opened.commit().unwrap().unwrap();
    assert!(backup.ends_with("tallybook.db.bak-V8"));
    assert_eq!(number(&path, "PRAGMA user_version"), SCHEMA_VERSION);
    let shown = "SELECT count(*) FROM parties JOIN events ON events.id = parties.claim WHERE agent_name = 'The Paper'";
    assert_eq!(number(&path, shown), 1);
}

#[test]
fn an_upgraded_database_is_what_a_new_one_would_be() {
    let schema = |path: &Path| -> Vec<String> {
        let connection = Connection::open(path).unwrap();
        let mut statement = connection
            .prepare("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name")
            .unwrap();
        let objects = statement.query_map([], |row| row.get(0)).unwrap();
        objects.collect::<Result<_, _>>().unwrap()
    };
    let folder = TempDir::new().unwrap();
    let upgraded = small(&folder);
    upgrade(&upgraded);
    let fresh = folder.path().join("fresh.db");
    upgrade(&fresh);
    assert_eq!(schema(&upgraded), schema(&fresh));
}

#[test]
fn a_failed_upgrade_leaves_the_file_as_it_was() {
    let folder = TempDir::new().unwrap();
    let path = small(&folder);
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(
        open_and_upgrade(&path, &FAILS),
        Err(StoreError::Migration { .. })
    ));
    assert!(matches!(
        open_and_upgrade(&path, &BREAKS_A_REFERENCE),
        Err(StoreError::Dangling { table, parent }) if table == "claim" && parent == "agent"
    ));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(files(&folder), ["tallybook.db"]);
}

/// Whichever call to the disk fails, the file is as it was or upgraded, and any backup is whole.
#[test]
fn an_upgrade_survives_the_failure_of_any_call() {
    // In memory where there is such a thing: syncing a disk a thousand times takes minutes.
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
    let path = small(&folder);
    let before = std::fs::read(&path).unwrap();
    for fault in [Fault::Once, Fault::FromThenOn, Fault::Full] {
        for calls in 0.. {
            for name in files(&folder) {
                std::fs::remove_file(folder.path().join(name)).unwrap();
            }
            std::fs::write(&path, &before).unwrap();
            let upgrade = || open_and_upgrade(&path, &ADDS_A_COLUMN).and_then(Opened::commit);
            let (result, failed) = faulty_disk::with(fault, calls, upgrade);
            let version = number(&path, "PRAGMA user_version");
            assert_eq!(number(&path, "SELECT count(*) FROM events"), 1, "after {calls} calls");
            if result.is_ok() {
                assert_eq!(version, NEXT, "after {calls} calls");
            }
            let backup = folder.path().join(format!("tallybook.db.bak-V{SCHEMA_VERSION}"));
            if backup.exists() {
                assert_eq!(number(&backup, "PRAGMA user_version"), SCHEMA_VERSION);
                assert_eq!(number(&backup, "SELECT count(*) FROM events"), 1, "after {calls} calls");
            }
            if !failed {
                assert!(result.is_ok() && calls > 20, "{fault:?}: only {calls} calls");
                eprintln!("upgrade, {fault:?}: {calls} calls");
                break;
            }
        }
    }
}

#[test]
fn reading_does_not_upgrade() {
    let folder = TempDir::new().unwrap();
    let path = small(&folder);
    upgrade(&path);
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(
        open_for_reading(&path),
        Err(StoreError::Newer {
            found: NEXT,
            known: SCHEMA_VERSION,
            ..
        })
    ));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn a_database_in_wal_mode_and_behind_a_link_is_upgraded_where_it_lies() {
    let folder = TempDir::new().unwrap();
    let path = small(&folder);
    let writer = Connection::open(&path).unwrap();
    writer.pragma_update(None, "journal_mode", "WAL").unwrap();
    writer
        .execute("UPDATE agent SET note = 'still in the log'", [])
        .unwrap();
    let link = folder.path().join("link.db");
    std::os::unix::fs::symlink(&path, &link).unwrap();

    let backup = upgrade(&link).unwrap();
    drop(writer);
    assert!(link.is_symlink());
    assert_eq!(number(&path, "PRAGMA user_version"), NEXT);
    assert_eq!(
        number(&path, "SELECT count(*) FROM agent WHERE note = 'still in the log'"),
        1
    );
    assert_eq!(number(&backup, "PRAGMA user_version"), SCHEMA_VERSION);
}

#[test]
fn an_earlier_backup_is_kept() {
    let folder = TempDir::new().unwrap();
    let path = small(&folder);
    let first = folder.path().join(format!("tallybook.db.bak-V{SCHEMA_VERSION}"));
    std::fs::write(&first, "precious").unwrap();
    let backup = upgrade(&path).unwrap();
    assert!(backup.ends_with(format!("tallybook.db.bak-V{SCHEMA_VERSION}-2")));
    assert_eq!(std::fs::read_to_string(&first).unwrap(), "precious");
}

#[test]
fn a_trigger_in_an_older_file_never_runs() {
    let folder = TempDir::new().unwrap();
    let path = small(&folder);
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TRIGGER meddler AFTER INSERT ON refinery_schema_history BEGIN DELETE FROM claim; END")
        .unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(
        open_and_upgrade(&path, &ADDS_A_COLUMN),
        Err(StoreError::Schema { problems, .. }) if problems == [SchemaProblem::Extra("trigger `meddler`".into())]
    ));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(files(&folder), ["tallybook.db"]);
}

#[test]
fn an_upgrade_that_is_not_kept_leaves_the_file_as_it_was() {
    let folder = TempDir::new().unwrap();
    let path = small(&folder);
    let before = std::fs::read(&path).unwrap();
    drop(open_and_upgrade(&path, &ADDS_A_COLUMN).unwrap());
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(files(&folder), ["tallybook.db"]);
}

#[cfg(unix)]
#[test]
fn an_upgrade_writes_through_no_link() {
    let folder = TempDir::new().unwrap();
    let path = small(&folder);
    let theirs = folder.path().join("theirs");
    std::fs::write(&theirs, "precious").unwrap();
    let name = format!("tallybook.db.bak-V{SCHEMA_VERSION}");
    for name in ["tallybook.db.unfinished", name.as_str()] {
        std::os::unix::fs::symlink(&theirs, folder.path().join(name)).unwrap();
    }
    let second = folder.path().join(format!("{name}-2"));
    std::os::unix::fs::symlink(folder.path().join("nowhere"), &second).unwrap();
    let backup = upgrade(&path).unwrap();
    assert!(backup.ends_with(format!("{name}-3")));
    assert_eq!(std::fs::read(&theirs).unwrap(), b"precious");
    assert!(second.is_symlink() && !folder.path().join("nowhere").exists());
}

#[test]
fn a_history_that_cannot_be_read_is_an_error_and_no_panic() {
    let folder = TempDir::new().unwrap();
    let path = small(&folder);
    Connection::open(&path)
        .unwrap()
        .execute(
            "UPDATE refinery_schema_history SET checksum = 'x', applied_on = 'never', name = NULL",
            [],
        )
        .unwrap();
    assert!(matches!(
        open_and_upgrade(&path, &ADDS_A_COLUMN),
        Err(StoreError::MigrationDiffers { .. })
    ));
}

#[test]
fn an_earlier_edition_is_compared_as_it_is_and_not_changed() {
    let folder = TempDir::new().unwrap();
    let [old, new] = ["old.db", "new.db"].map(|name| folder.path().join(name));
    before_parties(&old);
    std::fs::copy(&old, &new).unwrap();
    let opened = open_for_writing(&new, |_| ()).unwrap();
    let changed = "UPDATE event SET title = 'Something else'";
    opened.connection.execute_batch(changed).unwrap();
    opened.commit().unwrap();
    let before = std::fs::read(&old).unwrap();
    let [old_reader, new_reader] = [&old, &new].map(|path| Reader::open_upgraded(path, Picture::default()).unwrap());
    let changes = changes_between(&old_reader, &new_reader, &Hidden::default()).unwrap();
    let Some(ClaimChange::Changed(fields)) = changes.get("d#e") else {
        panic!("{changes:?}")
    };
    assert_eq!(fields.len(), 1, "{fields:?}");
    assert_eq!([&fields[0].old, &fields[0].new], ["Something", "Something else"]);
    assert_eq!(std::fs::read(&old).unwrap(), before);
}
