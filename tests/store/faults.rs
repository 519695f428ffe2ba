//! Whatever call to the disk fails during an ingest, the database is as it was or as it should be, and opens.

use std::path::Path;

use chrono::DateTime;
use faulty_disk::Fault;
use tallybook::store::{self, open_for_reading};
use tallybook::{Database, Dossier, Error, Progress};
use tempfile::TempDir;

/// A small dossier of one event, since trends take longer than all else.
fn write_dossier(folder: &Path) {
    let template = Path::new("src/cli/template");
    std::fs::create_dir(folder).unwrap();
    for name in ["dossier.toml", "agents.toml", "series.toml"] {
        std::fs::copy(template.join(name), folder.join(name)).unwrap();
    }
    let text = std::fs::read_to_string(template.join(DOCUMENT)).unwrap();
    let (head, claims) = text.split_once("[[estimate]]").unwrap();
    let (_, event) = claims.split_once("[[event]]").unwrap();
    std::fs::write(folder.join(DOCUMENT), format!("{head}[[event]]{event}")).unwrap();
}

const DOCUMENT: &str = "harbour-times-2023-08-14.toml";

/// A folder in memory where there is such a thing: syncing a disk a thousand times takes minutes.
fn in_memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| TempDir::new()).unwrap()
}

/// Changes what it says.
fn change(folder: &Path) {
    let file = folder.join(DOCUMENT);
    let text = std::fs::read_to_string(&file).unwrap();
    let changed = text.replace("The festival opens", "The festival is opened");
    assert_ne!(changed, text);
    std::fs::write(file, changed).unwrap();
}

fn ingest(dossier: &Dossier, db: &Path) -> Result<(), Error> {
    dossier
        .ingest(db, false, || DateTime::UNIX_EPOCH, Progress::default())
        .map(|_| ())
}

/// What a database says, which must hold together; `None` where there is none.
fn says(db: &Path) -> Option<String> {
    match open_for_reading(db) {
        Ok(connection) => {
            let text = |sql| -> String { connection.query_row(sql, [], |row| row.get(0)).unwrap() };
            assert_eq!(text("PRAGMA integrity_check"), "ok");
            Some(text("SELECT group_concat(id || title) FROM events"))
        }
        Err(store::StoreError::Missing { .. } | store::StoreError::Empty { .. }) => None,
        Err(error) => panic!("{error}"),
    }
}

/// Lets every call fail in turn, until none does. Returns how many did.
fn at_every_call(fault: Fault, old: Option<&Path>, run: impl Fn(&Path) -> Result<(), Error>) -> u32 {
    let folder = in_memory();
    let db = folder.path().join("tallybook.db");
    let prepare = || {
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            std::fs::remove_file(entry.unwrap().path()).unwrap();
        }
        old.map(|old| std::fs::copy(old, &db).unwrap());
    };
    prepare();
    let before = says(&db);
    run(&db).unwrap();
    let after = says(&db);
    assert_ne!(before, after);
    for calls in 0.. {
        prepare();
        let (result, failed) = faulty_disk::with(fault, calls, || run(&db));
        let now = says(&db);
        if !failed {
            result.unwrap();
            assert_eq!(now, after, "after {calls} calls");
            return calls;
        }
        match result {
            // A disk that fails once may fail where SQLite can do without, as at the removal of a file that it empties then.
            Ok(()) => assert_eq!(now, after, "after {calls} calls"),
            Err(error) => assert!(now == before || now == after, "after {calls} calls: {error}: {now:?}"),
        }
        // And the next run, on a disk that works, is not disturbed by what is left. It takes longer than the one that failed.
        if calls % 5 != 0 {
            continue;
        }
        run(&db).unwrap();
        assert_eq!(says(&db), after, "after {calls} calls and another run");
        assert_eq!(
            Database::damage(&db).unwrap(),
            [],
            "after {calls} calls and another run"
        );
    }
    unreachable!("there are fewer calls than numbers")
}

const FAULTS: [Fault; 3] = [Fault::Once, Fault::FromThenOn, Fault::Full];

#[test]
fn an_ingest_survives_the_failure_of_any_call() {
    let folder = TempDir::new().unwrap();
    let (seeds, old) = (folder.path().join("seeds"), folder.path().join("old.db"));
    write_dossier(&seeds);
    ingest(&Dossier::read(&[&seeds]).unwrap(), &old).unwrap();
    change(&seeds);
    let dossier = Dossier::read(&[&seeds]).unwrap();
    for fault in FAULTS {
        let calls = at_every_call(fault, Some(&old), |db| ingest(&dossier, db));
        assert!(calls > 20, "{fault:?}: only {calls} calls");
        eprintln!("ingest, {fault:?}: {calls} calls");
    }
}

#[test]
fn a_first_ingest_survives_the_failure_of_any_call() {
    let folder = TempDir::new().unwrap();
    let seeds = folder.path().join("seeds");
    write_dossier(&seeds);
    let dossier = Dossier::read(&[&seeds]).unwrap();
    for fault in FAULTS {
        let calls = at_every_call(fault, None, |db| ingest(&dossier, db));
        assert!(calls > 20, "{fault:?}: only {calls} calls");
        eprintln!("first ingest, {fault:?}: {calls} calls");
    }
}

#[test]
fn a_database_is_written_anew_or_left_whichever_call_fails() {
    let folder = TempDir::new().unwrap();
    let (seeds, old) = (folder.path().join("seeds"), folder.path().join("old.db"));
    write_dossier(&seeds);
    ingest(&Dossier::read(&[&seeds]).unwrap(), &old).unwrap();
    change(&seeds);
    let dossier = Dossier::read(&[&seeds]).unwrap();
    let rebuild = |db: &Path| {
        dossier
            .rebuild(db, || DateTime::UNIX_EPOCH, Progress::default())
            .map(|_| ())
    };
    for fault in FAULTS {
        let calls = at_every_call(fault, Some(&old), rebuild);
        assert!(calls > 20, "{fault:?}: only {calls} calls");
        eprintln!("rebuild, {fault:?}: {calls} calls");
    }
}
