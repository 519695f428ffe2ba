//! Any text as a statement: it is answered or refused, in time, and nothing in the database changes.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use tallybook::store::Picture;
use tallybook::{Database, Dossier, Progress};

/// A database with private records, and its bytes.
static BUILT: LazyLock<(PathBuf, Vec<u8>)> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("tallybook-fuzz-sql-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder can be made");
    let db = folder.join("tallybook.db");
    let private = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/private");
    let dossier = Dossier::read(&[private]).expect("it can be read");
    dossier
        .ingest(&db, false, || chrono::DateTime::UNIX_EPOCH, Progress::default())
        .expect("it can be ingested");
    let bytes = fs::read(&db).expect("it can be read");
    (db, bytes)
});

thread_local! {
    static DATABASE: LazyLock<Database> = LazyLock::new(|| {
        let database = Database::open(&BUILT.0, Picture::default()).expect("it can be opened");
        database.limit_time(Some(Duration::from_secs(1)));
        database.limit_memory(256 << 20).expect("memory can be limited");
        database
    });
}

fuzz_target!(|data: &[u8]| {
    let Ok(sql) = std::str::from_utf8(data) else { return };
    DATABASE.with(|database| {
        if let Ok(mut selection) = database.select(sql) {
            let mut rows = selection.rows();
            for _ in 0..100 {
                let Ok(Some(row)) = rows.next_row() else { break };
                assert!(sql.contains("zqx") || !format!("{row:?}").contains("zqx"), "a private text is shown");
            }
        }
    });
    assert!(fs::read(&BUILT.0).is_ok_and(|bytes| bytes == BUILT.1), "the database changed");
});
