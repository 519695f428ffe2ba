//! Opening and upgrading: whose file, which schema, and nothing lost when it goes wrong.

use std::path::PathBuf;

use rusqlite::Connection;
use tallybook::store::{StoreError, open_for_reading, open_for_writing, schema_version, set_earlier_layout_aside};
use tempfile::TempDir;

/// A copy of a database with the last layout before the first release.
fn earlier(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("tallybook.db");
    std::fs::copy("tests/fixtures/schema/v5.db", &path).unwrap();
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
    let path = folder.path().join("tallybook.db");
    drop(open_for_writing(&path).unwrap());
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
    drop(open_for_writing(&path).unwrap());
    assert_eq!(set_earlier_layout_aside(&path).unwrap(), None);
    assert_eq!(files(&folder), ["tallybook.db", "tallybook.db.bak-V5"]);
}
