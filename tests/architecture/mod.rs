//! The modules of `src/` and which may import which: imports point one way only, between modules and between files.

mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Each room with the rooms that it may import.
const ROOMS: [(&str, &[&str]); 21] = [
    ("model", &[]),
    ("article", &[]),
    ("file", &[]),
    ("diagnostic", &["model"]),
    ("output", &["model"]),
    ("language", &["model"]),
    ("dossier", &["model", "language", "diagnostic"]),
    ("check", &["model", "diagnostic"]),
    ("store", &["model", "file"]),
    ("trend", &["model"]),
    ("verify", &["article", "model"]),
    ("draft", &["article", "language", "model"]),
    ("fitting", &["store", "trend", "model"]),
    ("report", &["store", "output", "model"]),
    ("chart", &["store", "model"]),
    ("citation", &["store", "language"]),
    ("export", &["store", "file", "citation", "language"]),
    ("publish", &["store", "file", "model", "output", "citation"]),
    (
        "front",
        &[
            "model",
            "diagnostic",
            "output",
            "language",
            "dossier",
            "check",
            "store",
            "fitting",
            "report",
            "chart",
            "citation",
            "export",
            "publish",
            "article",
            "verify",
        ],
    ),
    ("serve", &["front", "publish"]),
    (
        "cli",
        &[
            "front",
            "serve",
            "publish",
            "model",
            "file",
            "diagnostic",
            "output",
            "language",
            "dossier",
            "check",
            "store",
            "report",
            "chart",
            "export",
            "article",
            "draft",
        ],
    ),
];

/// Files that import each other, with the reason. An entry whose cycle is gone must be removed.
const CYCLES: [(&[&str], &str); 2] = [
    (
        &["language::date::compose", "language::date::resolve"],
        "`compose` takes what `resolve` found, which calls `compose::single`",
    ),
    (
        &[
            "language::quantity::amount",
            "language::quantity::money",
            "language::quantity::number",
            "language::quantity::tail",
        ],
        "`number` asks `tail` whether a word means people, and tails and money hold amounts, which hold numbers",
    ),
];

fn source_files(folder: &Path) -> Vec<std::path::PathBuf> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The room that a module is in; empty for the crate itself.
fn room(module: &str) -> &str {
    module.split("::").next().unwrap_or_default()
}

/// Which room imports which, with the modules that do so.
fn arrows(graph: &imports::Graph) -> BTreeMap<(&str, &str), Vec<&str>> {
    let mut arrows: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (module, used) in graph {
        for other in used {
            let (from, to) = (room(module), room(other));
            if from != to && !from.is_empty() && !to.is_empty() {
                arrows.entry((from, to)).or_default().push(module);
            }
        }
    }
    arrows
}

#[test]
fn imports_point_one_way() {
    let graph = imports::graph(Path::new("src"));
    let wrong: Vec<String> = arrows(&graph)
        .into_iter()
        .filter(|((from, to), _)| !ROOMS.iter().any(|(room, allowed)| room == from && allowed.contains(to)))
        .map(|((from, to), modules)| format!("`{from}` may not import `{to}`: {}", modules.join(", ")))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_allowed_import_is_used() {
    let graph = imports::graph(Path::new("src"));
    let arrows = arrows(&graph);
    let unused: Vec<String> = ROOMS
        .iter()
        .flat_map(|(from, allowed)| allowed.iter().map(move |to| (*from, *to)))
        .filter(|arrow| !arrows.contains_key(arrow))
        .map(|(from, to)| format!("no file of `{from}` imports `{to}`: take it off the list"))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn no_files_import_each_other() {
    let found = imports::cycles(&imports::graph(Path::new("src")));
    let known = |cycle: &Vec<String>| CYCLES.iter().any(|(modules, _)| cycle == modules);
    let new: Vec<_> = found.iter().filter(|cycle| !known(cycle)).collect();
    assert!(new.is_empty(), "files import each other: {new:?}");
    let gone: Vec<_> = CYCLES
        .iter()
        .filter(|(modules, _)| !found.iter().any(|cycle| cycle == modules))
        .collect();
    assert!(gone.is_empty(), "no longer a cycle, remove from the list: {gone:?}");
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
    let forbidden: [(&str, &[&str]); 9] = [
        ("article", &["std::fs", "std::process", "rusqlite", "Utc::now"]),
        ("verify", &["std::fs", "rusqlite", "Utc::now"]),
        ("draft", &["std::fs", "rusqlite", "Utc::now"]),
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
