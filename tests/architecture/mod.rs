//! The rooms of `src/` and which may import which: imports point one way only.

use std::collections::BTreeSet;
use std::path::Path;

/// Each room with the rooms that it may import. `cli` may import them all.
const ROOMS: [(&str, &[&str]); 12] = [
    ("model", &[]),
    ("diagnostic", &[]),
    ("output", &[]),
    ("language", &["model"]),
    ("dossier", &["model", "language", "diagnostic"]),
    ("check", &["model", "language", "diagnostic"]),
    ("store", &["model", "language"]),
    ("trend", &["model", "language"]),
    ("vintage", &["store", "trend", "model"]),
    ("report", &["store", "model", "output"]),
    ("chart", &["store", "model", "output"]),
    (
        "cli",
        &[
            "model",
            "diagnostic",
            "output",
            "language",
            "dossier",
            "check",
            "store",
            "trend",
            "vintage",
            "report",
            "chart",
        ],
    ),
];

/// The rooms of ours that a source text names after `crate::`, comments aside.
fn imports(text: &str) -> BTreeSet<&str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(imports_of_line)
        .collect()
}

fn imports_of_line(text: &str) -> BTreeSet<&str> {
    text.match_indices("crate::")
        .filter(|(at, _)| !text[..*at].ends_with("pub("))
        .filter_map(|(at, found)| {
            let rest = &text[at + found.len()..];
            rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()
        })
        .filter(|name| ROOMS.iter().any(|(room, _)| room == name))
        .collect()
}

fn source_files(folder: &Path) -> Vec<std::path::PathBuf> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

#[test]
fn imports_point_one_way() {
    let mut wrong = Vec::new();
    for (room, allowed) in ROOMS {
        for file in source_files(&Path::new("src").join(room)) {
            let text = std::fs::read_to_string(&file).unwrap();
            for import in imports(&text)
                .into_iter()
                .filter(|import| *import != room && !allowed.contains(import))
            {
                wrong.push(format!("{}: `{room}` may not import `{import}`", file.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_folder_of_src_is_a_room() {
    let folders: BTreeSet<String> = std::fs::read_dir("src")
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(folders, ROOMS.iter().map(|(room, _)| (*room).to_owned()).collect());
}

#[test]
fn the_scan_sees_imports_however_they_are_written() {
    let text = "use crate::model::{A, B};\npub(crate) fn f() { crate::store::open() }\nuse crate::{check, output};";
    assert!(imports(text).contains("model") && imports(text).contains("store"));
}

#[test]
fn every_module_says_its_job() {
    for file in source_files(Path::new("src")) {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(
            text.starts_with("//! "),
            "{} opens without saying its job",
            file.display()
        );
    }
}

#[test]
fn rooms_that_may_not_know_files_clocks_or_sql_do_not() {
    let forbidden: [(&str, &[&str]); 6] = [
        ("model", &["std::fs", "rusqlite", "Utc::now"]),
        ("language", &["std::fs", "rusqlite", "Utc::now", "SystemTime"]),
        ("check", &["std::fs", "rusqlite", "Utc::now"]),
        ("trend", &["std::fs", "rusqlite", "Utc::now", "plotters"]),
        ("chart", &["rusqlite", "Utc::now", "SELECT "]),
        ("dossier", &["rusqlite", "std::io::stdout", "std::io::stderr"]),
    ];
    for (room, words) in forbidden {
        for file in source_files(&Path::new("src").join(room)) {
            let text = std::fs::read_to_string(&file).unwrap();
            for word in words {
                assert!(!text.contains(word), "{} names {word}", file.display());
            }
        }
    }
}

#[test]
fn every_test_file_is_listed() {
    for file in source_files(Path::new("tests")) {
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        if file == Path::new("tests/main.rs") {
            continue;
        }
        let parent = file.parent().unwrap();
        let (lister, name) = match stem.as_str() {
            "mod" => (
                parent.parent().unwrap().to_owned(),
                parent.file_name().unwrap().to_string_lossy().into_owned(),
            ),
            _ => (parent.to_owned(), stem),
        };
        let lister = if lister == Path::new("tests") {
            lister.join("main.rs")
        } else {
            lister.join("mod.rs")
        };
        let listed = std::fs::read_to_string(&lister).unwrap();
        assert!(
            listed.contains(&format!("mod {name};")),
            "{} is not listed in {}",
            file.display(),
            lister.display()
        );
    }
}
