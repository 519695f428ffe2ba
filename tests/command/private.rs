//! Private records and fields: in no public output and in no byte of a public export, and all there when they are asked for.

use std::path::Path;

use chrono::NaiveDate;
use rusqlite::Connection;
use tallybook::report::{REPORTS, Report};
use tallybook::store::{Picture, Reader};

use super::sandbox::{Outcome, Sandbox};

/// The letters in every private text of the dossier, and its private numbers.
const PRIVATE: [&str; 5] = ["zqx", "77123", "77,123", "88321", "88,321"];

/// A folder with the dossier that has something private of every kind, and with its database.
pub(crate) fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    for entry in std::fs::read_dir("tests/fixtures/private").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        sandbox.write(&format!("seeds/{name}"), &std::fs::read_to_string(&path).unwrap());
    }
    sandbox.run(["ingest", "seeds"]).ok();
    sandbox
}

/// What is private in a text.
pub(crate) fn leaks(bytes: &[u8]) -> Vec<&'static str> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    PRIVATE.into_iter().filter(|private| text.contains(private)).collect()
}

#[track_caller]
fn assert_public(what: &str, outcome: &Outcome) {
    let whole = outcome.whole();
    assert!(leaks(whole.as_bytes()).is_empty(), "{what}\n{whole}");
}

/// The ids of the claims that the public may see.
fn public_claims(sandbox: &Sandbox) -> Vec<String> {
    let ids = "SELECT id FROM estimates UNION SELECT id FROM events";
    let text = sandbox.run(["sql", "--format", "csv", ids]).ok();
    text.lines().skip(1).map(str::to_owned).collect()
}

/// Every table and view of the file.
fn relations(database: &Path) -> Vec<String> {
    let connection = Connection::open(database).unwrap();
    let mut statement = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name")
        .unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.collect::<Result<_, _>>().unwrap()
}

/// A public reader of the database, and all that a statement gives on it, as text; an error is what it says.
fn queried(sandbox: &Sandbox, statement: &str, known_by: Option<NaiveDate>) -> Result<String, String> {
    let picture = Picture {
        known_by,
        private: false,
    };
    let reader = Reader::open(&sandbox.path("tallybook.db"), picture).unwrap();
    let prepared = tallybook::fitting::prepare(&reader, statement, None);
    let rows = prepared.and_then(|()| reader.query(statement, &[]));
    rows.map(|rows| format!("{rows:?}")).map_err(|error| error.to_string())
}

/// The arguments that run a report.
fn named(report: &Report) -> Vec<&'static str> {
    let words = report.takes("words").then_some("daily");
    ["report", report.name].into_iter().chain(words).collect()
}

#[test]
fn no_report_in_any_format_shows_what_is_private() {
    let sandbox = sandbox();
    let claims = public_claims(&sandbox);
    assert!(claims.len() > 8, "{claims:?}");
    let formats = ["table", "csv", "json", "ndjson", "markdown", "html"].map(|format| ["--format", format]);
    for report in REPORTS.iter().filter(|report| !report.takes("claim")) {
        for more in formats.into_iter().chain([["--known-by", "2017"]]) {
            let outcome = sandbox.run(named(report).into_iter().chain(more));
            assert_eq!(outcome.status, 0, "{} {more:?}: {}", report.name, outcome.stderr);
            assert_public(&format!("{} {more:?}", report.name), &outcome);
        }
    }
    for claim in &claims {
        assert_public(claim, &sandbox.run(["report", "evidence", claim]));
    }
}

#[test]
fn sql_shows_nothing_private_in_any_table_or_view() {
    let sandbox = sandbox();
    let relations = relations(&sandbox.path("tallybook.db"));
    assert!(relations.len() > 40, "{relations:?}");
    for (name, known_by) in relations
        .iter()
        .flat_map(|name| [(name, None), (name, NaiveDate::from_ymd_opt(2017, 12, 31))])
    {
        let shown = queried(&sandbox, &format!("SELECT * FROM {name}"), known_by);
        let shown = shown.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(leaks(shown.as_bytes()), Vec::<&str>::new(), "{name}\n{shown}");
        let of_the_file = queried(&sandbox, &format!("SELECT * FROM main.{name}"), known_by);
        let of_the_file = of_the_file.unwrap_or_else(|error| error);
        assert_eq!(
            leaks(of_the_file.as_bytes()),
            Vec::<&str>::new(),
            "main.{name}\n{of_the_file}"
        );
    }
    for statement in [
        "SELECT private_note FROM main.claim",
        "SELECT count(*) FROM main.claim",
        "SELECT ncell FROM dbstat WHERE name = 'claim'",
        "SELECT count(*) FROM dbstat",
        "SELECT count(*) FROM MAIN.Claim",
        "SELECT (SELECT max(name) FROM main.agent)",
        "WITH c AS (SELECT * FROM main.document) SELECT 1 FROM c",
        "SELECT id FROM claim WHERE EXISTS (SELECT 1 FROM main.estimate WHERE best = 88321)",
    ] {
        let refused = queried(&sandbox, statement, None).unwrap_err();
        assert!(refused.contains("also holds private records"), "{statement}: {refused}");
    }
    let count = |table: &str| queried(&sandbox, &format!("SELECT count(*) AS n FROM {table}"), None).unwrap();
    assert!(!count("claim").contains("Integer(0)"));
    assert_eq!(count("claim"), count("CLAIM"));
    insta::assert_snapshot!(sandbox.run(["sql", "SELECT private_note FROM main.claim"]).whole());
}

#[test]
fn a_dry_run_shows_no_private_change() {
    let sandbox = sandbox();
    for (file, from, to) in [
        // A note, a field and an origin that are private, a link to a private claim, a private claim, and one that becomes private.
        ("daily-2014", "zqx: he said so", "zqx: he wrote so"),
        ("daily-2014", "zqx paragraph 4", "zqx paragraph 3"),
        ("daily-2014", "origin = \"zqx-witness\"", "origin = \"zqx-house\""),
        ("daily-2014", "88,321", "88,321.5"),
        (
            "daily-2017",
            "stated = \"20,000\"",
            "stated = \"20,500\"\nprivate = true",
        ),
        ("weekly-2016", "relays = \"zqx-memo#first\"\nlocator", "locator"),
        ("house-2016", "page 3", "page 4"),
        ("zqx-memo", "page 1", "page 5"),
    ] {
        let name = format!("seeds/{file}.toml");
        let text = sandbox.read(&name);
        assert!(text.contains(from), "{from}");
        sandbox.write(&name, &text.replacen(from, to, 1));
    }
    let dry_run = |more: &[&str]| sandbox.run(["ingest", "seeds", "--dry-run"].iter().chain(more).copied());
    insta::assert_snapshot!(dry_run(&[]).whole());
    for format in ["table", "csv", "json", "ndjson", "markdown", "html"] {
        let outcome = dry_run(&["--format", format]);
        assert_public(format, &outcome);
        assert!(!outcome.whole().contains("20,500"), "{}", outcome.whole());
    }
    let all = dry_run(&["--private"]).ok();
    for private in [
        "he wrote so",
        "paragraph 3",
        "zqx-house",
        "88,321.5",
        "zqx-memo#first",
        "page 5",
        "20,500",
    ] {
        assert!(all.contains(private), "{private}\n{all}");
    }
}

#[test]
fn a_deleted_note_is_in_no_byte_of_the_database() {
    let sandbox = Sandbox::new();
    sandbox.run(["init", "mine"]).ok();
    let claims = |note: &dyn Fn(usize) -> Option<String>| {
        let mut text = String::from(
            "[document]\nkey = \"notes\"\ntitle = \"Notes\"\npublisher = \"harbour-times\"\npublished = \"2020\"\n",
        );
        for number in 0..300 {
            text += &format!(
                "\n[[event]]\nkey = \"e{number}\"\ntitle = \"Event {number}\"\ncategory = \"c\"\nplace = \"RU\"\nwhen = \"2019\"\nlocator = \"{number}\"\n"
            );
            if let Some(note) = note(number) {
                text += &format!("private_note = \"{note}\"\n");
            }
        }
        text
    };
    let secret = |number: usize| format!("zqx-{number:03}-{}", "x".repeat(number * 7 % 400));
    let found = || {
        let bytes = std::fs::read(sandbox.path("mine/tallybook.db")).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        (0..300)
            .filter(|number| text.contains(&format!("zqx-{number:03}")))
            .count()
    };
    let ingest = |text: String| {
        sandbox.write("mine/seeds/notes.toml", &text);
        sandbox.run(["ingest", "mine/seeds", "--db", "mine/tallybook.db"]).ok();
    };
    ingest(claims(&|number| Some(secret(number))));
    assert_eq!(found(), 300);
    ingest(claims(&|number| (number % 3 == 0).then(|| secret(number))));
    assert_eq!(found(), 100);
    ingest(claims(&|_| None));
    assert_eq!(found(), 0);
}

#[test]
fn a_public_export_has_no_trace_of_what_is_private() {
    let sandbox = sandbox();
    let export = |db: &str, file: &str| sandbox.run(["export", "sqlite", "--public", "-o", file, "--db", db]);
    let outcome = export("tallybook.db", "public.db");
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (0, "wrote public.db; 5 private claims left out\n")
    );
    let bytes = std::fs::read(sandbox.path("public.db")).unwrap();
    assert_eq!(leaks(&bytes), Vec::<&str>::new());

    // It says what the database says in public, and says it even to those who ask for more.
    for report in REPORTS.iter().filter(|report| !report.takes("claim")) {
        let printed = |more: &[&str]| {
            sandbox
                .run(named(report).iter().chain(&["--format", "json"]).chain(more).copied())
                .ok()
        };
        assert_eq!(
            printed(&["--db", "public.db", "--private"]),
            printed(&[]),
            "{}",
            report.name
        );
    }
    let shared = Connection::open(sandbox.path("public.db")).unwrap();
    let count = |sql: &str| -> usize { shared.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(count("SELECT count(*) FROM ingest_run"), 0);
    assert_eq!(count("SELECT count(DISTINCT sha256) FROM source_file"), 1);
    assert_eq!(count("SELECT count(*) FROM places WHERE key IN ('TD', 'BE', 'FR')"), 0);
    drop(shared);

    // The same rows give the same bytes, and an export of the export is the export.
    export("tallybook.db", "again.db");
    export("public.db", "third.db");
    for file in ["again.db", "third.db"] {
        assert!(std::fs::read(sandbox.path(file)).unwrap() == bytes, "{file}");
    }

    // The dossier makes a whole database of it again.
    sandbox.run(["ingest", "seeds", "--db", "again.db"]).ok();
    let all = "SELECT id, origin, origin_id, private_note FROM estimates";
    let rows = |db: &str| sandbox.run(["sql", "--private", all, "--db", db]).ok();
    assert_eq!(rows("again.db"), rows("tallybook.db"));
}

/// Every form of an export, and what it is written to.
const FORMS: [(&str, &str); 8] = [
    ("sqlite", "public.db"),
    ("csv", "claims.csv"),
    ("ndjson", "claims.ndjson"),
    ("csl-json", "documents.json"),
    ("datasette", "datasette"),
    ("datapackage", "package"),
    ("parquet", "parquet"),
    ("timelinejs", "timeline.json"),
];

#[test]
fn no_export_of_any_form_has_a_byte_of_what_is_private() {
    let sandbox = sandbox();
    // Every form that there is.
    let help = sandbox.run(["export", "--help"]).ok();
    let forms = help.lines().filter(|line| line.trim_start().starts_with("- ")).count();
    assert_eq!(forms, FORMS.len(), "{help}");
    let written = |target: &str| -> Vec<(String, Vec<u8>)> {
        walkdir::WalkDir::new(sandbox.path(target))
            .sort_by_file_name()
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| (entry.path().display().to_string(), std::fs::read(entry.path()).unwrap()))
            .collect()
    };
    for (form, target) in FORMS {
        let export = || sandbox.run(["export", form, "--public", "-o", target]);
        let outcome = export();
        assert_eq!(outcome.status, 0, "{form}: {}", outcome.stderr);
        assert!(
            outcome.stderr.contains("5 private claims left out"),
            "{form}: {}",
            outcome.stderr
        );
        let files = written(target);
        assert!(!files.is_empty(), "{form}");
        for (name, bytes) in &files {
            assert_eq!(leaks(bytes), Vec::<&str>::new(), "{name}");
        }
        // The same database gives the same bytes, over an earlier export.
        export();
        assert!(written(target) == files, "{form}");

        // Without `--public` only the sheets are written, which belong to the dossier.
        let whole = sandbox.run(["export", form, "-o", target]);
        if matches!(form, "csv" | "ndjson") {
            assert!(
                leaks(&std::fs::read(sandbox.path(target)).unwrap()).contains(&"zqx"),
                "{form}"
            );
        } else {
            assert_eq!(whole.status, 2, "{form}");
            assert!(whole.stderr.contains("needs --public"), "{form}: {}", whole.stderr);
            assert!(written(target) == files, "{form}");
        }
    }
}

#[test]
fn no_export_replaces_what_is_not_one_of_its_form() {
    let sandbox = sandbox();
    sandbox.write("notes.txt", "mine\n");
    sandbox.write("mine/notes.txt", "mine\n");
    let export = |form: &str, target: &str| sandbox.run(["export", form, "--public", "-o", target]);
    for (form, target) in FORMS {
        export(form, target).ok();
    }
    let state = || -> Vec<(std::path::PathBuf, Option<Vec<u8>>)> {
        walkdir::WalkDir::new(sandbox.path("."))
            .sort_by_file_name()
            .into_iter()
            .map(|entry| entry.unwrap().into_path())
            .map(|path| (path.clone(), std::fs::read(path).ok()))
            .collect()
    };
    let before = state();
    for (form, own) in FORMS {
        let others = FORMS.iter().map(|(_, target)| *target).filter(|target| *target != own);
        for target in others.chain(["notes.txt", "mine", "tallybook.db", "seeds", "seeds/agents.toml"]) {
            let outcome = export(form, target);
            assert_eq!(
                (outcome.status, outcome.stdout.as_str()),
                (2, ""),
                "{form} over {target}: {}",
                outcome.stderr
            );
            assert!(
                outcome.stderr.contains("  = help: "),
                "{form} over {target}: {}",
                outcome.stderr
            );
        }
    }
    assert!(state() == before, "something was touched");
}

#[test]
fn citations_name_nothing_that_is_private() {
    let sandbox = sandbox();
    for claim in public_claims(&sandbox) {
        for format in ["text", "markdown", "csl-json"] {
            let outcome = sandbox.run(["cite", &claim, "--format", format]);
            assert_eq!(outcome.status, 0, "{claim}: {}", outcome.stderr);
            assert_public(&claim, &outcome);
        }
    }
    // The published page of a dossier with something private says the same of the same edition.
    sandbox.run(["publish", "site"]).ok();
    let page = sandbox.read("site/series/workers.html");
    let sentence = sandbox.run(["cite", "daily-2014#named"]).ok();
    assert!(
        sentence.contains("edition ") && page.contains(sentence.trim_end()),
        "{sentence}"
    );

    let refused = sandbox.run(["cite", "zqx-memo#first"]);
    assert!(
        refused.status == 2 && refused.stderr.contains("unknown claim"),
        "{}",
        refused.stderr
    );
    assert!(
        sandbox
            .run(["cite", "zqx-memo#first", "--private"])
            .ok()
            .contains("zqx-memo#first")
    );
}

#[test]
fn an_export_replaces_an_export_and_nothing_else() {
    let sandbox = sandbox();
    std::fs::copy(sandbox.path("tallybook.db"), sandbox.path("copy.db")).unwrap();
    for (arguments, reason) in [
        (&["-o", "new.db"][..], "needs --public"),
        (&["--public", "-o", "tallybook.db"], "is the database itself"),
        (&["--public", "-o", "copy.db"], "holds private records"),
        (&["--public", "-o", "seeds/agents.toml"], "is not a tallybook database"),
        (
            &["--public", "-o", "nowhere/new.db"],
            "error: cannot write nowhere/new.db: there is no folder nowhere\n",
        ),
    ] {
        let file = arguments[arguments.len() - 1];
        let before = std::fs::read(sandbox.path(file)).ok();
        let outcome = sandbox.run(["export", "sqlite"].iter().chain(arguments).copied());
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{}", outcome.stderr);
        assert!(outcome.stderr.contains(reason), "{}", outcome.stderr);
        assert!(std::fs::read(sandbox.path(file)).ok() == before, "{file} was touched");
    }
    let names = std::fs::read_dir(sandbox.path(".")).unwrap();
    let mut names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["copy.db", "seeds", "tallybook.db"]);
}

/// What makes a database of an earlier version.
const VERSION_8: [&str; 4] = [
    include_str!("../../src/store/history.sql"),
    include_str!("../../migrations/V6__schema.sql"),
    include_str!("../../migrations/V7__views.sql"),
    include_str!("../../migrations/V8__data_dictionary.sql"),
];

#[test]
fn an_export_replaces_no_database_of_another_dossier() {
    let sandbox = sandbox();
    sandbox.run(["init", "mine"]).ok();
    sandbox.run(["ingest", "mine/seeds", "--db", "mine.db"]).ok();
    let export = |file: &str| sandbox.run(["export", "sqlite", "--public", "-o", file]);
    let older = Connection::open(sandbox.path("older.db")).unwrap();
    for migration in VERSION_8 {
        older.execute_batch(migration).unwrap();
    }
    drop(older);
    for (file, why) in [
        ("mine.db", "it was built by ingest"),
        ("older.db", "it was written by an older tallybook"),
    ] {
        let before = std::fs::read(sandbox.path(file)).unwrap();
        let outcome = export(file);
        assert_eq!(outcome.status, 2, "{}", outcome.stderr);
        assert_eq!(
            outcome.stderr,
            format!(
                "error: {file} is not replaced: {why}\n  = help: the file was not changed; choose another name with `-o FILE`\n"
            )
        );
        assert!(
            std::fs::read(sandbox.path(file)).unwrap() == before,
            "{file} was touched"
        );
    }
}

#[cfg(unix)]
#[test]
fn an_export_is_not_written_through_a_link() {
    let sandbox = sandbox();
    sandbox.write("precious.txt", "precious");
    for target in ["gone.db", "elsewhere.db"] {
        let _ = std::fs::remove_file(sandbox.path("link.db"));
        std::os::unix::fs::symlink(sandbox.path(target), sandbox.path("link.db")).unwrap();
        if target == "elsewhere.db" {
            sandbox.run(["export", "sqlite", "--public", "-o", target]).ok();
        }
        let before = std::fs::read(sandbox.path(target)).ok();
        sandbox.run(["export", "sqlite", "--public", "-o", "link.db"]).ok();
        assert!(!std::fs::symlink_metadata(sandbox.path("link.db")).unwrap().is_symlink());
        assert!(std::fs::read(sandbox.path(target)).ok() == before);
    }
}

#[test]
fn no_chart_of_any_kind_shows_what_is_private() {
    let sandbox = sandbox();
    for kind in ["trend", "vintages", "contradictions", "echoes", "places", "sources"] {
        sandbox.write(
            &format!("charts/{kind}.toml"),
            &format!("kind = \"{kind}\"\nseries = \"workers\"\nplace = \"001\"\nplaces-within = true\ntitle = \"T\"\n"),
        );
    }
    sandbox.write(
        "charts/trend.toml",
        "kind = \"trend\"\nseries = \"workers\"\nplace = \"RU\"\ntitle = \"T\"\nevents = [{ category = \"border\" }]\n",
    );
    sandbox.write(
        "charts/vintages.toml",
        "kind = \"vintages\"\nseries = \"workers\"\nplace = \"RU\"\ntitle = \"T\"\n",
    );
    for kind in ["timeline", "coverage", "triangulation"] {
        sandbox.write(
            &format!("charts/{kind}.toml"),
            &format!("kind = \"{kind}\"\ntitle = \"T\"\n"),
        );
    }
    let drawn = |options: &[&str]| -> Vec<(String, Vec<u8>)> {
        let outcome = sandbox.run(["chart", "--all", "--data"].iter().chain(options).copied());
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        if options.is_empty() {
            assert_public("messages", &outcome);
            assert!(
                outcome
                    .stderr
                    .ends_with("5 private claims left out; use --private to show everything\n")
            );
        }
        let files = std::fs::read_dir(sandbox.path("charts"))
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let pictures = files.filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "svg" || extension == "csv")
        });
        pictures
            .map(|path| (path.display().to_string(), std::fs::read(path).unwrap()))
            .collect()
    };
    let public = drawn(&[]);
    assert_eq!(public.len(), 18);
    for (path, bytes) in public {
        assert_eq!(leaks(&bytes), Vec::<&str>::new(), "{path}");
    }
    let whole = drawn(&["--private"]);
    let shown: std::collections::BTreeSet<&str> = whole.iter().flat_map(|(_, bytes)| leaks(bytes)).collect();
    assert!(shown.contains("zqx") && shown.contains("77,123"), "{shown:?}");
    let before = drawn(&["--known-by", "2015-12"]);
    for (path, bytes) in before {
        assert_eq!(leaks(&bytes), Vec::<&str>::new(), "{path}");
    }
}

#[test]
fn what_is_private_is_shown_on_request() {
    let sandbox = sandbox();
    let shown = |arguments: &[&str]| sandbox.run(arguments.iter().copied().chain(["--private"])).ok();
    for (claim, lines) in [
        (
            "daily-2014#named",
            &[
                "zqx survey",
                "zqx paragraph 4",
                "B2",
                "zqx: the minister was unsure",
                "zqx: he said so on the phone",
                "zqx: given to us by the printer",
                "basis grade locator note",
            ][..],
        ),
        ("daily-2014#unnamed", &["Zqx Witness"]),
        (
            "daily-2014#doubted",
            &["Ministry of Labour", "zqx: the witness laughed"],
        ),
        ("daily-2014#zqx-claim", &["as a whole"]),
        (
            "zqx-memo#first",
            &["with its document", "repeated by", "weekly-2016#again"],
        ),
        ("daily-2017#closure", &["zqx midsummer"]),
    ] {
        let evidence = shown(&["report", "evidence", claim, "--format", "csv"]);
        for line in lines {
            assert!(evidence.contains(line), "{line}\n{evidence}");
        }
    }
    let agents = shown(&[
        "sql",
        "SELECT key, note, place FROM agents WHERE key = 'weekly' OR private",
        "--format",
        "csv",
    ]);
    assert_eq!(
        agents,
        "key,note,place\nweekly,zqx: the editor told us,FR\nzqx-house,zqx: owned abroad,BE\nzqx-witness,,\n"
    );
    let files = shown(&["sql", "SELECT name FROM main.source_file", "--format", "csv"]);
    assert!(files.contains("seeds/zqx-memo.toml"), "{files}");

    // Without the request, a private claim is as unknown as one that does not exist.
    let unknown = |claim: &str| {
        sandbox
            .run(["report", "evidence", claim])
            .stderr
            .replace(claim, "CLAIM")
    };
    assert_eq!(unknown("zqx-memo#first"), unknown("no-such#claim"));
}

#[test]
fn a_build_prints_and_draws_what_is_public() {
    let sandbox = sandbox();
    sandbox.write(
        "charts/places.toml",
        "kind = \"places\"\nseries = \"workers\"\nplace = \"001\"\nplaces-within = true\ntitle = \"T\"\n",
    );
    let outcome = sandbox.run(["build"]);
    assert_public("build", &outcome);
    assert!(
        outcome
            .stderr
            .contains("\n5 private claims left out; use --private to show everything\n"),
        "{}",
        outcome.stderr
    );
    assert_eq!(leaks(sandbox.read("charts/places.svg").as_bytes()), Vec::<&str>::new());
    let whole = sandbox.run(["build", "--private"]);
    assert!(
        whole.stdout.contains("88,321") && whole.stdout.contains("77,123"),
        "{}",
        whole.whole()
    );
    assert!(sandbox.read("charts/places.svg").contains("88,321"));
}

#[test]
fn nobody_finds_what_is_private_by_its_words() {
    let sandbox = sandbox();
    let find = |words: &'static str, more: &[&'static str]| {
        let arguments = ["report", "find", words, "--format", "csv"];
        sandbox.run(arguments.iter().chain(more).copied()).ok().lines().count() - 1
    };
    // In words, notes, bases, titles and names, of private claims and in private fields; a private note is in no index at all.
    for (words, all) in [
        ("zqx*", true),
        ("minister unsure", true),
        ("phone", false),
        ("printer", false),
    ] {
        assert_eq!(find(words, &[]), 0, "{words}");
        assert_eq!(find(words, &["--known-by", "2017"]), 0, "{words}");
        assert_eq!(find(words, &["--private"]) > 0, all, "{words}");
    }
    assert!(find("daily", &[]) > 0 && find("daily", &["--known-by", "2017"]) > 0);
    for table in ["claim_words", "claim_text", "claim_text_data", "claim_text_docsize"] {
        let outcome = sandbox.run(["sql", &format!("SELECT * FROM main.{table}")]);
        assert_eq!(outcome.status, 2, "{table}: {}", outcome.whole());
        assert!(
            outcome.stderr.contains("holds private records"),
            "{table}: {}",
            outcome.stderr
        );
    }
}

#[test]
fn the_sql_of_a_public_report_gives_its_rows_in_the_shell() {
    let sandbox = sandbox();
    for (report, more) in REPORTS
        .iter()
        .filter(|report| !report.takes("claim"))
        .flat_map(|report| [(report, &[][..]), (report, &["--known-by", "2016"])])
    {
        let name = report.name;
        let printed = |option: &[&str]| {
            sandbox
                .run(named(report).iter().chain(more).chain(option).copied())
                .ok()
        };
        let sql = printed(&["--sql"]);
        assert_eq!(leaks(sql.as_bytes()), Vec::<&str>::new(), "{name}");
        let Some(rows) = sandbox.sqlite3_as_json("tallybook.db", &sql) else {
            return;
        };
        let parse = |text: &str| -> serde_json::Value {
            serde_json::from_str(if text.trim().is_empty() { "[]" } else { text }).unwrap()
        };
        assert_eq!(parse(&rows), parse(&printed(&["--format", "json"])), "{name} {more:?}");
    }
}

#[test]
fn counts_of_origins_merge_no_withheld_agent_with_another() {
    let sandbox = sandbox();
    let query = "SELECT root_origin, count(*) AS n FROM estimates WHERE series = 'workers' GROUP BY 1 ORDER BY 1";
    assert_eq!(
        sandbox.run(["sql", query, "--format", "csv"]).ok(),
        "root_origin,n\ndaily,2\nministry,1\nunion,1\nweekly,3\nwithheld-1,1\nwithheld-2,1\nwithheld-3,1\n"
    );
    // The publisher is withheld under the same name as the origin of the claim that names nobody else.
    let query = "SELECT id FROM estimates WHERE publisher LIKE 'withheld-%' AND publisher = origin";
    assert_eq!(
        sandbox.run(["sql", query, "--format", "csv"]).ok(),
        "id\nhouse-2016#own\n"
    );
}
