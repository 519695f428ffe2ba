//! Parquet files, opened by DuckDB and Polars, and every report in the SQL of DuckDB.

use std::collections::BTreeMap;
use std::path::Path;

use walkdir::WalkDir;

use super::{peer, told};
use crate::command::private::{leaks, sandbox as private_sandbox};
use crate::command::sandbox::Sandbox;

const LAYOUTS: [(&str, &[&str]); 2] = [("whole", &[]), ("parted", &["--partition-by", "series,year"])];

fn export(sandbox: &Sandbox, name: &str, layout: &[&str]) {
    let arguments = ["export", "parquet", "--public", "-o", name];
    sandbox.run(arguments.iter().chain(layout).copied()).ok();
}

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn duckdb_and_polars_read_what_is_in_the_public_database() {
    for sandbox in [Sandbox::with_database(), private_sandbox()] {
        sandbox.run(["export", "sqlite", "--public", "-o", "public.db"]).ok();
        for (name, layout) in LAYOUTS {
            export(&sandbox, name, layout);
            for (file, bytes) in files(&sandbox.path(name)) {
                assert!(leaks(file.as_bytes()).is_empty(), "{file}");
                assert!(leaks(&bytes).is_empty(), "{file}");
            }
            // What is compressed is read by others.
            let Some(mut python) = peer("python") else { continue };
            python.arg("tests/peers/parquet.py");
            python
                .args([sandbox.path("public.db"), sandbox.path(name)])
                .arg("--cells");
            let said = told(&mut python);
            assert!(said.contains("30 tables, "), "{said}");
            assert_eq!(leaks(said.as_bytes()), Vec::<&str>::new());
            let id = "SELECT min(id) FROM estimates";
            let public = sandbox.run(["sql", "--format", "csv", id]).ok();
            assert!(
                said.contains(public.lines().nth(1).unwrap()),
                "every cell is printed: {said}"
            );
        }
    }
}

#[test]
fn the_same_database_gives_the_same_bytes_and_takes_the_place_of_an_earlier_export_alone() {
    let sandbox = Sandbox::with_database();
    let mut first = BTreeMap::new();
    for (name, layout) in LAYOUTS {
        export(&sandbox, name, layout);
        first.insert(name, files(&sandbox.path(name)));
        export(&sandbox, name, layout);
        assert_eq!(files(&sandbox.path(name)), first[name]);
    }
    // Another layout leaves nothing of the one before.
    export(&sandbox, "whole", LAYOUTS[1].1);
    assert_eq!(files(&sandbox.path("whole")), first["parted"]);
    let parts = "estimate/series=workers-abroad/year=2015/part-0.parquet";
    assert!(first["parted"].contains_key(parts), "{:?}", first["parted"].keys());

    sandbox.write("whole/mine.txt", "mine");
    let refused = sandbox.run(["export", "parquet", "--public", "-o", "whole"]);
    assert_eq!(refused.status, 2, "{}", refused.whole());
    assert!(
        refused.stderr.contains("no export wrote mine.txt"),
        "{}",
        refused.stderr
    );
    assert_eq!(sandbox.read("whole/mine.txt"), "mine");
    let whole = sandbox.run(["export", "parquet", "-o", "other"]);
    assert!(
        whole.status == 2 && whole.stderr.contains("--public"),
        "{}",
        whole.whole()
    );
    let left = WalkDir::new(sandbox.path(".")).into_iter().map(Result::unwrap);
    assert!(
        !left
            .into_iter()
            .any(|entry| entry.path().to_string_lossy().contains(".unfinished"))
    );
}

#[test]
fn every_report_gives_the_same_rows_in_duckdb() {
    let program = env!("CARGO_BIN_EXE_tallybook");
    for (sandbox, least) in [(Sandbox::with_database(), 80), (private_sandbox(), 60)] {
        let (name, layout) = LAYOUTS[1];
        export(&sandbox, name, layout);
        let Some(mut python) = peer("python") else { return };
        python.args(["tests/peers/reports.py", "duckdb", program]);
        let said = told(python.args([sandbox.path("tallybook.db"), sandbox.path(name)]));
        assert!(said.ends_with(" questions, 0 answered otherwise\n"), "{said}");
        let asked = said.lines().filter(|line| line.contains(" rows, the same")).count();
        assert!(asked >= least, "{asked} questions\n{said}");
    }
}

#[test]
fn what_cannot_be_asked_elsewhere_is_refused_with_a_reason() {
    let sandbox = Sandbox::with_database();
    let ask = |arguments: &[&str]| sandbox.run(["report"].iter().chain(arguments).copied());
    let refused = ask(&["trend", "--sql", "--dialect", "duckdb"]);
    assert!(
        refused.status == 2 && refused.stderr.contains("parquet holds no export of Parquet files"),
        "{}",
        refused.whole()
    );
    export(&sandbox, "parquet", &[]);
    let refused = ask(&["find", "workers", "--sql", "--dialect", "spark"]);
    assert!(
        refused.status == 2 && refused.stderr.contains("index of words"),
        "{}",
        refused.whole()
    );
    let script = ask(&["trend", "--sql", "--dialect", "spark"]).ok();
    assert!(
        script.contains("FROM parquet.`parquet/trend_point.parquet`"),
        "{script}"
    );
    // The files are of today, and public.
    for other in [&["--known-by", "2015"][..], &["--private"]] {
        let refused = ask(&[&["trend", "--sql", "--dialect", "duckdb"], other].concat());
        assert_eq!(refused.status, 2, "{}", refused.whole());
    }
}
