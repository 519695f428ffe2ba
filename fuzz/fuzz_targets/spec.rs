//! Any text as the spec of a chart: no panic, no stall. What is a spec can be drawn, or says why not, on a small dossier.
#![no_main]

use std::fs;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tallybook::chart::{Spec, Style};
use tallybook::store::Picture;
use tallybook::{Database, Dossier, Progress};

thread_local! {
    static DATABASE: LazyLock<Database> = LazyLock::new(|| {
        let folder = std::env::temp_dir().join(format!("tallybook-fuzz-spec-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        let db = folder.join("tallybook.db");
        let dossier = Dossier::read(&[concat!(env!("CARGO_MANIFEST_DIR"), "/../src/cli/template")]).expect("it can be read");
        dossier
            .ingest(&db, false, || chrono::DateTime::UNIX_EPOCH, Progress::default())
            .expect("it can be ingested");
        Database::open(&db, Picture::default()).expect("it can be opened")
    });
}

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match Spec::parse(text) {
        Ok(spec) => DATABASE.with(|database| {
            if let Ok(drawing) = database.draw(&spec, &Style::default()) {
                assert!(drawing.svg().starts_with("<svg"));
            }
        }),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
