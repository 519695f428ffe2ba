//! Keeps documents up to date: docs/sql.md is generated from the data dictionary, and every block of the README is run.

use std::fmt::Write as _;

use rusqlite::Connection;

use crate::command::sandbox::Sandbox;

/// Compares a document with the expected text; with UPDATE_DOCS set, writes it.
fn compare(path: &str, expected: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, expected).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap();
    assert!(
        found == expected,
        "{path} is out of date: run the tests once with UPDATE_DOCS=1 and review the change"
    );
}

fn empty_database() -> Connection {
    tallybook::store::open_copy(std::path::Path::new("no such file.db")).unwrap()
}

#[test]
fn the_sql_reference_is_the_data_dictionary() {
    let database = empty_database();
    let mut text = String::from(include_str!("sql_reference_head.md"));
    let mut statement = database
        .prepare("SELECT relation, name, meaning, unit, one_row_per FROM data_dictionary")
        .unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut relation = String::new();
    while let Some(row) = rows.next().unwrap() {
        let cell = |index: usize| {
            row.get::<_, Option<String>>(index)
                .unwrap()
                .unwrap_or_default()
                .replace('|', "\\|")
        };
        if cell(0) != relation {
            relation = cell(0);
            write!(
                text,
                "\n## `{relation}`\n\nOne row per {}.\n\n| column | meaning | unit |\n| --- | --- | --- |\n",
                cell(4).trim_start_matches("an ").trim_start_matches("a ")
            )
            .unwrap();
        }
        writeln!(text, "| `{}` | {} | {} |", cell(1), cell(2), cell(3)).unwrap();
    }
    compare("docs/sql.md", &text);
}

#[test]
fn the_data_dictionary_names_every_column_of_every_view_and_no_other() {
    let database = empty_database();
    let query = |sql: &str| -> Vec<String> {
        database
            .prepare(sql)
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap()
    };
    let described = query("SELECT relation || '.' || name FROM data_dictionary ORDER BY 1");
    let there = query(
        "SELECT view.name || '.' || column.name FROM sqlite_schema AS view JOIN pragma_table_info(view.name) AS column WHERE view.type = 'view' ORDER BY 1",
    );
    assert_eq!(described, there);
}

#[test]
fn every_table_and_view_carries_a_comment() {
    let database = empty_database();
    let mut statement = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'refinery%' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'claim_text_%'").unwrap();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let (name, sql): (String, String) = (row.get(0).unwrap(), row.get(1).unwrap());
        assert!(
            sql.lines().next().unwrap().contains("--"),
            "{name} says nothing of itself"
        );
    }
}

/// The console blocks of a document: each command with the output shown below it.
fn transcripts(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for block in text.split("```console\n").skip(1) {
        for line in block.split("```").next().unwrap().lines() {
            match (line.strip_prefix("$ "), found.last_mut()) {
                (Some(command), _) => found.push((command.to_owned(), String::new())),
                (None, Some((_, output))) => output.push_str(&format!("{line}\n")),
                (None, None) => panic!("output without a command: {line}"),
            }
        }
    }
    found
}

#[test]
fn every_block_of_the_readme_gives_what_it_shows() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    assert!(readme.lines().count() < 150);
    let sandbox = Sandbox::with_seeds();
    for command in readme
        .split("```sh\n")
        .skip(1)
        .flat_map(|block| block.split("```").next().unwrap().lines())
    {
        // The tests are already running; everything else must succeed.
        if command != "cargo test" {
            let (output, succeeded) = run(&sandbox, &command.replace("cargo run --release -- ", "tallybook "));
            assert!(succeeded, "{command}\n{output}");
        }
    }
    assert!(transcripts(&readme).len() >= 6);
    compare("README.md", &as_it_runs(&sandbox, &readme));
}

#[test]
fn every_command_of_the_page_on_scale_runs() {
    let page = std::fs::read_to_string("docs/scale.md").unwrap();
    let sandbox = Sandbox::with_database();
    let commands: Vec<&str> = page
        .split("```sh\n")
        .skip(1)
        .flat_map(|block| block.split("```").next().unwrap().lines())
        .collect();
    assert!(commands.len() >= 4, "{commands:?}");
    for command in commands {
        let (output, succeeded) = run(&sandbox, command);
        assert!(succeeded, "{command}\n{output}");
    }
    assert!(
        sandbox
            .read("yearly.sql")
            .contains("read_parquet('parquet/year_told.parquet')")
    );
    assert!(sandbox.read("totals.sql").contains("parquet.`parts/estimate`"));
    // Each report is said to run there or not.
    for report in tallybook::report::REPORTS {
        assert!(page.contains(&format!("`{}`", report.name)), "{}", report.name);
    }
}

#[test]
fn the_example_is_clean_and_gives_what_its_readme_shows() {
    let sandbox = Sandbox::new();
    sandbox.copy("examples/maria");
    let (problems, succeeded) = run(&sandbox, "tallybook check maria 2>&1");
    assert!(succeeded && problems.contains("no problems"), "{problems}");
    sandbox.run(["ingest", "maria"]).ok();
    let readme = std::fs::read_to_string("examples/maria/README.md").unwrap();
    assert!(transcripts(&readme).len() >= 3);
    compare("examples/maria/README.md", &as_it_runs(&sandbox, &readme));
}

/// The document with what its commands really print.
fn as_it_runs(sandbox: &Sandbox, document: &str) -> String {
    let mut shown = document.to_owned();
    for (command, expected) in transcripts(document) {
        if command.starts_with("sqlite3 ") && sandbox.sqlite3("tallybook.db", "SELECT 1").is_none() {
            continue;
        }
        let (output, _) = run(sandbox, &command);
        shown = shown.replacen(
            &format!("$ {command}\n{expected}"),
            &format!("$ {command}\n{output}"),
            1,
        );
    }
    shown
}

/// Runs a line in the sandbox as a reader would, with `tallybook` on the path; returns its output and whether it succeeded.
fn run(sandbox: &Sandbox, command: &str) -> (String, bool) {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_tallybook"));
    let path = format!(
        "{}:{}",
        program.parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );
    let output = std::process::Command::new("bash")
        .args(["-c", &format!("{command} 2>&1")])
        .env("PATH", path)
        .env("COLUMNS", "110")
        .env("NO_COLOR", "1")
        .env_remove("TALLYBOOK_DB")
        .current_dir(sandbox.path("."))
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.success())
}

#[test]
fn the_test_command_of_the_readme_is_the_one_that_ci_runs() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let ci = std::fs::read_to_string(".ci/run").unwrap();
    assert!(readme.contains("\ncargo test\n```"));
    assert!(ci.lines().any(|line| line == "cargo test"));
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut documents = vec![
        "README.md".to_owned(),
        "CONTRIBUTING.md".into(),
        "CHANGELOG.md".into(),
        "seeds/README.md".into(),
        "examples/feeds/README.md".into(),
    ];
    documents.extend(
        std::fs::read_dir("docs")
            .unwrap()
            .map(|entry| entry.unwrap().path().display().to_string())
            .filter(|path| {
                std::path::Path::new(path)
                    .extension()
                    .is_some_and(|extension| extension == "md")
            }),
    );
    for document in documents {
        let text = std::fs::read_to_string(&document).unwrap();
        let folder = std::path::Path::new(&document).parent().unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap();
            if target.is_empty() || target.contains("://") || target.contains(' ') {
                continue;
            }
            assert!(folder.join(target).exists(), "{document} links to {link}");
        }
    }
}
