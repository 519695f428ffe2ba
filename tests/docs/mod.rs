//! Keeps documents up to date: docs/sql.md is generated from the data dictionary, and every block of the README and of the guides is run.

mod blocks;

use std::fmt::Write as _;

use rusqlite::Connection;

use crate::command::sandbox::Sandbox;

use blocks::{Run, run, run_all};

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

/// Runs every block of a document and compares it with what they really print; at least so many commands must be run.
fn run_and_compare(sandbox: &Sandbox, path: &str, least: usize) {
    let Run { document, ran } = run_all(sandbox, &std::fs::read_to_string(path).unwrap());
    assert!(ran >= least, "{path} has {ran} commands that are run");
    compare(path, &document);
}

#[test]
fn every_block_of_the_readme_gives_what_it_shows() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    assert!(readme.lines().count() < 150);
    run_and_compare(&Sandbox::with_seeds(), "README.md", 10);
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
    let (problems, succeeded) = run(&sandbox, "tallybook check maria");
    assert!(succeeded && problems.contains("no problems"), "{problems}");
    sandbox.run(["ingest", "maria"]).ok();
    run_and_compare(&sandbox, "examples/maria/README.md", 3);
}

#[test]
fn the_tutorial_leads_from_an_empty_folder_to_a_page() {
    let sandbox = Sandbox::new();
    run_and_compare(&sandbox, "docs/tutorial.md", 12);
    compare("docs/tutorial.svg", &sandbox.read("market/charts/vendors.svg"));
    let page = sandbox.read("market/site/series/vendors.html");
    assert!(
        page.contains("at least 1,200") && page.contains("850 (95% CI"),
        "{page}"
    );
}

#[test]
fn the_cookbook_gives_what_it_shows_in_the_plain_shell() {
    run_and_compare(&Sandbox::with_database(), "docs/cookbook.md", 20);
}

#[test]
fn claims_are_verified_as_their_pages_show() {
    for path in ["docs/verify.md", "docs/language-models.md"] {
        let lines = std::fs::read_to_string(path).unwrap().lines().count();
        assert!(lines < 120, "{path} has {lines} lines");
    }
    run_and_compare(&Sandbox::new(), "docs/verify.md", 4);
    run_and_compare(&Sandbox::new(), "docs/language-models.md", 3);
}

#[test]
fn an_article_is_drafted_as_its_page_shows() {
    run_and_compare(&Sandbox::new(), "docs/draft.md", 7);
}

#[test]
fn a_sheet_of_claims_becomes_a_dossier_and_comes_back() {
    run_and_compare(&Sandbox::new(), "docs/from-a-spreadsheet.md", 6);
}

#[test]
fn other_tools_read_what_their_page_shows() {
    run_and_compare(&Sandbox::with_database(), "docs/with-other-tools.md", 4);
}

#[test]
fn hooks_and_editors_are_told_of_problems_as_their_page_shows() {
    run_and_compare(&Sandbox::with_seeds(), "docs/editors.md", 6);
}

#[test]
fn the_comparison_shows_the_figure_that_it_speaks_of() {
    let lines = std::fs::read_to_string("docs/comparison.md").unwrap().lines().count();
    assert!(lines < 120);
    run_and_compare(&Sandbox::with_database(), "docs/comparison.md", 2);
}

#[test]
fn completions_and_pages_are_written_as_the_page_on_installation_says() {
    let text = std::fs::read_to_string("docs/install.md").unwrap();
    let command = "tallybook completions --dir completions && tallybook man --dir man";
    assert!(text.contains(&format!("```sh\n{command}\n```")));
    let sandbox = Sandbox::new();
    assert!(run(&sandbox, command).1);
    let named = text.split('`').filter(|name| name.starts_with("completions/"));
    assert_eq!(
        named
            .map(|name| sandbox.read(name))
            .filter(|text| !text.is_empty())
            .count(),
        5
    );
}

#[test]
fn exports_are_as_their_page_shows_them() {
    let sandbox = Sandbox::with_database();
    run_and_compare(&sandbox, "docs/exports.md", 2);
    let page = std::fs::read_to_string("docs/exports.md").unwrap();
    // Every export that it names in its table is one.
    let cells = page
        .split('`')
        .filter(|code| code.starts_with("export ") && code.contains(" -o "));
    let exports: Vec<&str> = cells.filter(|command| !command.contains("FORM")).collect();
    assert!(exports.len() > 6, "{exports:?}");
    for export in exports {
        let (said, succeeded) = run(&sandbox, &format!("tallybook {export} 2>&1"));
        assert!(succeeded && said.starts_with("wrote "), "{export}: {said}");
    }
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
