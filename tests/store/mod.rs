//! Opening and upgrading: whose file it is, which schema it has, and that nothing is lost if something fails.

mod faults;

use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use rusqlite::Connection;
use tallybook::model::day;
use tallybook::store::{self, Opened, StoreError, open_for_reading, schema_version};
use tempfile::TempDir;

/// A copy of a database with the last layout before the first release.
fn earlier(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("tallybook.db");
    std::fs::copy("tests/fixtures/schema/v5.db", &path).unwrap();
    path
}

fn open_for_writing(path: &Path) -> Result<Opened, StoreError> {
    store::open_for_writing(path, |_| ())
}

fn set_earlier_layout_aside(path: &Path) -> Result<Option<PathBuf>, StoreError> {
    store::set_earlier_layout_aside(path, |_| ())
}

/// A database of today's layout, with nothing in it.
fn fresh(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("tallybook.db");
    open_for_writing(&path).unwrap().commit().unwrap();
    path
}

fn files(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn count(connection: &Connection, sql: &str) -> u32 {
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_newer_file_is_refused_and_not_touched() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", schema_version() + 1)
        .unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(open_for_writing(&path), Err(StoreError::Newer { found, .. }) if found == schema_version() + 1));
    assert!(matches!(open_for_reading(&path), Err(StoreError::Newer { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(files(&folder), ["tallybook.db"]);
}

#[test]
fn a_file_that_is_not_ours_is_not_touched() {
    let folder = TempDir::new().unwrap();
    let theirs = folder.path().join("theirs.db");
    Connection::open(&theirs)
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "SQLite format 3 is what this text is about").unwrap();
    for path in [theirs, text] {
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(open_for_writing(&path), Err(StoreError::NotTallybook { .. })));
        assert!(matches!(open_for_reading(&path), Err(StoreError::NotTallybook { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
    assert!(matches!(
        open_for_reading(&folder.path().join("none.db")),
        Err(StoreError::Missing { .. })
    ));
}

#[test]
fn a_database_of_an_earlier_layout_is_refused_and_not_touched() {
    let folder = TempDir::new().unwrap();
    let path = earlier(&folder);
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(
        open_for_writing(&path),
        Err(StoreError::EarlierLayout { found: 5, .. })
    ));
    assert!(matches!(
        open_for_reading(&path),
        Err(StoreError::EarlierLayout { found: 5, .. })
    ));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(files(&folder), ["tallybook.db"]);
}

#[test]
fn a_database_of_an_earlier_layout_is_kept_as_a_backup_and_makes_room() {
    let folder = TempDir::new().unwrap();
    let path = earlier(&folder);
    let backup = set_earlier_layout_aside(&path).unwrap().unwrap();
    assert_eq!(files(&folder), ["tallybook.db.bak-V5"]);
    assert_eq!(
        count(&Connection::open(backup).unwrap(), "SELECT count(*) FROM claim"),
        3
    );
    fresh(&folder);
    assert_eq!(set_earlier_layout_aside(&path).unwrap(), None);
    assert_eq!(files(&folder), ["tallybook.db", "tallybook.db.bak-V5"]);
}

#[test]
fn a_file_that_only_bears_our_mark_is_not_touched() {
    let folder = TempDir::new().unwrap();
    for (name, sql) in [
        (
            "version-0.db",
            "PRAGMA application_id = 1413565529; CREATE TABLE theirs (x)",
        ),
        (
            "negative.db",
            "PRAGMA application_id = 1413565529; PRAGMA user_version = -1; CREATE TABLE theirs (x)",
        ),
    ] {
        let path = folder.path().join(name);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let before = std::fs::read(&path).unwrap();
        let refused = |error| matches!(error, StoreError::Schema { .. } | StoreError::NotTallybook { .. });
        assert!(refused(open_for_writing(&path).unwrap_err()), "{name}");
        assert!(refused(open_for_reading(&path).unwrap_err()), "{name}");
        assert_eq!(std::fs::read(&path).unwrap(), before, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_killed_write_is_taken_back_behind_a_link_too() {
    let folder = TempDir::new().unwrap();
    let path = fresh(&folder);
    let before = std::fs::read(&path).unwrap();
    // As a kill in the midst of a commit leaves it: some pages written, and the journal that takes them back.
    let (real, copy) = (folder.path().join("real"), folder.path().join("copy"));
    std::fs::create_dir_all(&real).unwrap();
    std::fs::create_dir_all(&copy).unwrap();
    let killed = real.join("tallybook.db");
    std::fs::copy(&path, &killed).unwrap();
    let writer = Connection::open(&killed).unwrap();
    writer
        .execute_batch(
            "PRAGMA foreign_keys = OFF; PRAGMA cache_size = 1; BEGIN;
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
             INSERT INTO agent (key, name, kind, file, line) SELECT 'a' || i, hex(randomblob(400)), 'other', 'a.toml', i FROM n",
        )
        .unwrap();
    for name in ["tallybook.db", "tallybook.db-journal"] {
        std::fs::copy(real.join(name), copy.join(name)).unwrap();
    }
    drop(writer);
    assert_ne!(std::fs::read(copy.join("tallybook.db")).unwrap(), before);
    let link = folder.path().join("link.db");
    std::os::unix::fs::symlink(copy.join("tallybook.db"), &link).unwrap();
    let connection = open_for_reading(&link).unwrap();
    assert_eq!(count(&connection, "SELECT count(*) FROM agent"), 0);
    assert_eq!(std::fs::read(copy.join("tallybook.db")).unwrap(), before);
}

proptest! {
    #[test]
    fn a_day_is_text_and_number_alike_for_every_sqlite(number in day::number(NaiveDate::MIN)..=day::number(NaiveDate::MAX)) {
        let connection = Connection::open_in_memory().unwrap();
        let there = day::of(number).unwrap();
        let sql = "SELECT ?1, CAST(?1 AS INTEGER), date(?2)";
        let back: (NaiveDate, i32, Option<String>) =
            connection.query_row(sql, rusqlite::params![there, number], |row| row.try_into()).unwrap();
        prop_assert_eq!(back.0, there);
        prop_assert_eq!(back.1, there.year(), "a text begins with its year");
        // Beyond these, SQLite knows no dates.
        let known = number >= 0 && there.year() <= 9_999;
        prop_assert_eq!(back.2, known.then(|| there.to_string()));
    }
}
