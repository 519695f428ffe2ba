//! Any bytes as a file of a dossier: no panic, no stall, and every problem can be shown at its place. What has no errors can be ingested, and then nothing is
//! damaged.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tallybook::{Database, Dossier, Progress, diagnostic};

/// A small dossier, in memory where there is such a thing; the file under test is beside it.
static SEEDS: LazyLock<PathBuf> = LazyLock::new(|| {
    let memory = PathBuf::from("/dev/shm");
    let folder = if memory.is_dir() { memory } else { std::env::temp_dir() };
    let seeds = folder.join(format!("tallybook-fuzz-dossier-{}", std::process::id())).join("seeds");
    fs::create_dir_all(&seeds).expect("a folder can be made");
    let template = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/cli/template");
    for name in ["agents.toml", "series.toml", "harbour-times-2023-08-14.toml"] {
        fs::copy(format!("{template}/{name}"), seeds.join(name)).expect("the template can be copied");
    }
    seeds
});

fuzz_target!(|data: &[u8]| {
    fs::write(SEEDS.join("a.toml"), data).expect("a file can be written");
    let dossier = Dossier::read(&[&*SEEDS]).expect("the folder can be listed");
    for problem in dossier.problems() {
        let whole = diagnostic::full(problem, dossier.sources(), false);
        assert!(whole.starts_with(problem.severity.as_str()));
        assert!(!diagnostic::short(problem, dossier.sources()).contains('\n'));
    }
    if dossier.is_sound() {
        let db = SEEDS.with_file_name("tallybook.db");
        let _ = fs::remove_file(&db);
        dossier
            .ingest(&db, false, || chrono::DateTime::UNIX_EPOCH, Progress::default())
            .expect("a sound dossier can be ingested");
        assert_eq!(Database::damage(&db).expect("it can be read"), []);
    }
});
