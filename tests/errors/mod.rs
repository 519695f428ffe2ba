//! The error catalogue: for every code a dossier with exactly that problem, and the complete output for it.
//!
//! `tests/errors/<code>/seeds` is the dossier and `expected.txt` the full form with the summary line; `expected.short` and
//! `expected.json` contain the other forms for some codes. After an intended change, rewrite them with
//! `TALLYBOOK_BLESS=1 cargo test --test tests errors::` and read the diff.

#![allow(clippy::unwrap_used, reason = "functions that serve tests only")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tallybook::check::{self, CODES};
use tallybook::diagnostic::{self, Diagnostic, Severity, Summary};
use tallybook::dossier::{self, Options, Reading};

/// The only code that is not about a dossier.
const CHART_SPEC: &str = "chart-spec";

fn checked(folder: &Path) -> (Reading, Vec<Diagnostic>) {
    let reading = dossier::read(&[folder.to_path_buf()], &Options::default()).unwrap();
    let mut problems = reading.problems.clone();
    problems.extend(check::run(&reading.book));
    diagnostic::sort(&mut problems);
    (reading, problems)
}

fn catalogue() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/errors").unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// The pages of the codes, without the index.
fn pages() -> Vec<PathBuf> {
    let entries = fs::read_dir("docs/errors").unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = entries.filter(|path| name(path) != "README").collect();
    pages.sort();
    pages
}

#[test]
fn every_problem_is_reported_as_in_the_catalogue() {
    let bless = std::env::var_os("TALLYBOOK_BLESS").is_some();
    let mut differing = Vec::new();
    // A chart spec is not a dossier and has its own test.
    for folder in catalogue().into_iter().filter(|folder| name(folder) != CHART_SPEC) {
        let code = name(&folder);
        let (reading, problems) = checked(&folder.join("seeds"));
        assert!(!problems.is_empty(), "{code} is not triggered");
        for problem in &problems {
            assert_eq!(
                problem.code,
                code,
                "{}",
                diagnostic::full(problem, &reading.sources, false)
            );
        }
        let full: Vec<String> = problems
            .iter()
            .map(|problem| diagnostic::full(problem, &reading.sources, false))
            .collect();
        let summary = Summary::of(&problems, reading.sources.len());
        let short: Vec<String> = problems
            .iter()
            .map(|problem| diagnostic::short(problem, &reading.sources) + "\n")
            .collect();
        let forms = [
            ("expected.txt", format!("{}\n{summary}\n", full.join("\n"))),
            ("expected.short", short.concat()),
            ("expected.json", diagnostic::json(&problems, &reading.sources)),
        ];
        for (file, text) in forms {
            let path = folder.join(file);
            let text = text.replace(&format!("{}/", folder.display()), "");
            let is_kept = file == "expected.txt" || path.exists();
            if bless && is_kept {
                fs::write(&path, text).unwrap();
            } else if is_kept && fs::read_to_string(&path).unwrap_or_default() != text {
                differing.push(format!("{}\n{text}", path.display()));
            }
        }
    }
    assert!(
        differing.is_empty(),
        "different from the catalogue:\n\n{}",
        differing.join("\n")
    );
}

#[test]
fn a_bad_chart_spec_is_reported_as_in_the_catalogue() {
    let folder = Path::new("tests/errors").join(CHART_SPEC);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_tallybook"))
        .args(["chart", "misspelt", "--charts"])
        .arg(folder.join("charts"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr)
        .unwrap()
        .replace(&format!("{}/", folder.display()), "");
    let path = folder.join("expected.txt");
    if std::env::var_os("TALLYBOOK_BLESS").is_some() {
        fs::write(&path, &message).unwrap();
    }
    assert_eq!(message, fs::read_to_string(&path).unwrap());
    assert!(message.starts_with(&format!("error[{CHART_SPEC}]: ")));
}

#[test]
fn codes_pages_and_catalogue_entries_match() {
    let codes: Vec<String> = CODES.iter().map(|code| code.name.to_owned()).collect();
    assert!(codes.is_sorted(), "the codes are in alphabetical order");
    let entries: Vec<String> = catalogue().iter().map(|folder| name(folder)).collect();
    assert_eq!(entries, codes, "folders of tests/errors");
    let documented: Vec<String> = pages().iter().map(|page| name(page)).collect();
    assert_eq!(documented, codes, "pages of docs/errors");
    let index = fs::read_to_string("docs/errors/README.md").unwrap();
    for code in CODES {
        let row = format!(
            "| [`{0}`]({0}.md) | {1} | {2} |",
            code.name, code.severity, code.summary
        );
        assert!(index.contains(&row), "docs/errors/README.md lacks {row}");
        let page = check::explain(code.name).unwrap();
        let head = format!("# {}\n\n{}: {}.\n", code.name, capital(code.severity), code.summary);
        assert!(
            page.starts_with(&head),
            "docs/errors/{}.md begins with {head}",
            code.name
        );
    }
    assert_eq!(check::explain("no-such-code"), None);
}

fn capital(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
    }
}

#[test]
fn every_code_in_the_source_is_listed_and_not_more_severe() {
    let files = ["src/dossier", "src/check", "src/chart", "src/cli"]
        .into_iter()
        .flat_map(walkdir::WalkDir::new)
        .map(Result::unwrap);
    let listed = |word: &str, file: &walkdir::DirEntry| {
        let code = CODES.iter().find(|code| code.name == word);
        code.unwrap_or_else(|| panic!("{}: {word} is not listed", file.path().display()))
    };
    let mut found = BTreeSet::new();
    for file in files.filter(|file| file.path().extension().is_some_and(|extension| extension == "rs")) {
        let source = fs::read_to_string(file.path()).unwrap();
        let mut words = source.split('"').collect::<Vec<_>>().into_iter();
        let mut before = words.next().unwrap();
        for word in words {
            for (call, severity) in [
                ("Diagnostic::error(", Severity::Error),
                ("Diagnostic::warning(", Severity::Warning),
            ] {
                if before.trim_end().ends_with(call) {
                    let code = listed(word, &file);
                    assert!(severity <= code.severity, "{word} is listed as a {}", code.severity);
                    found.insert(code.name);
                }
            }
            before = word;
        }
        // A code may also be part of a format string: `{severity}[chart-spec]: …`.
        let code_lines: String = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        for (at, _) in code_lines.match_indices('[') {
            let before = &code_lines[..at];
            let code = code_lines[at + 1..].split(']').next().unwrap();
            let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            if is_code
                && ["error", "warning", "severity}"]
                    .iter()
                    .any(|word| before.ends_with(word))
            {
                found.insert(listed(code, &file).name);
            }
        }
    }
    assert_eq!(
        found,
        CODES.iter().map(|code| code.name).collect(),
        "listed but never reported"
    );
}

/// The files in part of a page: blocks of TOML and CSV.
fn blocks(text: &str) -> Vec<&str> {
    let fences = text.split("\n```").skip(1).step_by(2);
    fences
        .filter(|block| block.starts_with("toml\n") || block.starts_with("csv\n"))
        .collect()
}

/// What a block holds, without the word for what it is written in.
fn body(block: &str) -> &str {
    block.split_once('\n').unwrap().1
}

fn codes_of(base: &str, files: &[&str]) -> Vec<&'static str> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("series.toml"), base).unwrap();
    for (index, block) in files.iter().enumerate() {
        let (form, text) = block.split_once('\n').unwrap();
        // A mapping is for the sheet before it.
        let name = if text.contains("[[record]]") {
            format!("{}.map.{form}", index - 1)
        } else {
            format!("{index}.{form}")
        };
        fs::write(folder.path().join(name), text).unwrap();
    }
    let (_, problems) = checked(folder.path());
    problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn every_example_on_the_pages_has_its_problem_and_every_fix_has_none() {
    let index = fs::read_to_string("docs/errors/README.md").unwrap();
    let base = body(blocks(&index)[0]);
    for page in pages() {
        let (code, text) = (name(&page), fs::read_to_string(&page).unwrap());
        // A file that is not text cannot be shown on a page.
        if ["unreadable-file", "one-worksheet"].contains(&code.as_str()) {
            continue;
        }
        let (example, fix) = text.split_once("\n## Fix\n").unwrap();
        if code == CHART_SPEC {
            assert!(tallybook::chart::Spec::parse(body(blocks(example)[0])).is_err());
            assert!(tallybook::chart::Spec::parse(body(blocks(fix)[0])).is_ok());
            continue;
        }
        let found = codes_of(base, &blocks(example));
        assert!(
            !found.is_empty() && found.iter().all(|found| *found == code),
            "{code}: the example gives {found:?}"
        );
        assert!(!blocks(fix).is_empty(), "{code} has a fix");
        assert_eq!(codes_of(base, &blocks(fix)), Vec::<&str>::new(), "{code}: the fix");
    }
}
