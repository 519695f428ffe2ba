//! Numbers that nothing has: refused where they stand, and the largest that are accepted pass through everything.

use std::fmt::Write as _;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::sandbox::Sandbox;

const DECLARATIONS: &str = r#"
[[agent]]
key = "daily"
name = "The Daily"
kind = "news-outlet"

[[series]]
key = "workers"
title = "Workers"
unit = "count"

[[series]]
key = "pay"
title = "Pay"
unit = "money"
currency = "USD"

[[series]]
key = "revenue"
title = "Revenue"
unit = "money"
currency = "USD"

[[series]]
key = "stay"
title = "Time abroad"
unit = "duration"
unit_name = "month"

[document]
key = "d"
title = "Far from home"
publisher = "daily"
published = "2020-01-01"
"#;

fn estimate(key: &str, series: &str, year: u32, fields: &str) -> String {
    format!(
        "\n[[estimate]]\nkey = \"{key}\"\nseries = \"{series}\"\nplace = \"RU\"\nwhen = \"{year}\"\nlocator = \"p. 1\"\norigin = \"daily\"\n{fields}\n"
    )
}

/// Runs a command that must end by itself.
#[track_caller]
fn run(sandbox: &Sandbox, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = sandbox.command();
    let output = command
        .args(arguments)
        .timeout(Duration::from_mins(5))
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    (output.status.code(), text.into_owned())
}

/// Whether a text holds a number that is none, as a word of its own.
fn holds_no_number(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| ["inf", "infinity", "nan"].contains(&word.to_ascii_lowercase().as_str()))
}

#[test]
fn numbers_beyond_any_figure_are_refused_where_they_stand() {
    let sandbox = Sandbox::new();
    let wrong = [
        "stated = \"1e308\"",
        "stated = \"1e22\"",
        "stated = \"0.0000000000000000000001\"",
        "stated = \"between 5 and 9e21\"",
        "stated = \"about 5\"\nbest = 1e300",
        "stated = \"at least 5\"\nlow = 1e-300",
        "stated = \"up to 5\"\nhigh = 99999999999999999999999",
        "stated = \"about 5\"\nbest = inf",
        "stated = \"about 5\"\nbest = nan",
    ];
    let mut text = DECLARATIONS.to_owned();
    for (index, fields) in wrong.iter().enumerate() {
        text += &estimate(
            &format!("e{index}"),
            "workers",
            2010 + u32::try_from(index).unwrap(),
            fields,
        );
    }
    text += &estimate("long", "stay", 2019, "stated = \"1e21 years\"");
    sandbox.write("seeds/a.toml", &text);
    sandbox.write(
        "seeds/checks.toml",
        "[[identity]]\nkey = \"i\"\ntitle = \"I\"\nequation = \"revenue = pay * 1000000000000000000000000\"\nplace = \"RU\"\nwhen = \"2019\"\ncurrency = \"USD\"\n\n\
         [[identity]]\nkey = \"j\"\ntitle = \"J\"\nequation = \"revenue = pay * 2 * 2 * 2 * 2 * 2 * 2 * 2 * 2 * 2 * 2 * 2\"\nplace = \"RU\"\nwhen = \"2019\"\ncurrency = \"USD\"\n",
    );
    let (status, told) = run(&sandbox, &["check", "seeds", "--format", "short"]);
    assert_eq!(status, Some(1), "{told}");
    insta::assert_snapshot!(told);
    for phrase in ["1e308", "1e309", "1e22 workers", "-1e300", "1e-300", "from 1 to 1e300"] {
        let (status, told) = run(&sandbox, &["parse", "quantity", "--", phrase]);
        assert_eq!(status, Some(1), "{phrase}: {told}");
        assert!(!holds_no_number(&told), "{told}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one dossier is followed through every command")]
fn the_largest_and_smallest_figures_go_through_everything() {
    let sandbox = Sandbox::new();
    let values = [
        "1e21",
        "1e-21",
        "0",
        "999999999999999999999",
        "1",
        "0.5",
        "46000",
        "1e20",
        "3e-21",
        "7e20",
    ];
    let mut text = DECLARATIONS.to_owned();
    for series in ["workers", "pay", "revenue", "stay"] {
        for (index, value) in values.iter().enumerate() {
            let year = 1990 + 3 * u32::try_from(index).unwrap();
            let currency = if matches!(series, "pay" | "revenue") {
                "currency = \"USD\"\n"
            } else {
                ""
            };
            let fields = match index % 4 {
                0 => format!("stated = \"so much\"\nbound = \"approximate\"\nbest = {value}"),
                1 => format!("stated = \"so much\"\nbound = \"at-least\"\nlow = {value}"),
                2 => format!("stated = \"so much\"\nbound = \"at-most\"\nhigh = {value}"),
                _ if series == "workers" => format!("stated = \"{value}\""),
                _ => format!("stated = \"so much\"\nbest = {value}"),
            } + "\n"
                + currency;
            text += &estimate(&format!("{series}-{index}"), series, year, &fields);
        }
        let currency = if matches!(series, "pay" | "revenue") {
            "\ncurrency = \"USD\""
        } else {
            ""
        };
        let widest = format!("stated = \"from little to much\"\nbound = \"range\"\nlow = 1e-21\nhigh = 1e21{currency}");
        text += &estimate(&format!("{series}-wide"), series, 2019, &widest);
    }
    sandbox.write("seeds/a.toml", &text);
    let products = ["workers"; 11].join(" / ");
    sandbox.write(
        "seeds/checks.toml",
        &format!(
            "[[identity]]\nkey = \"i\"\ntitle = \"I\"\nequation = \"revenue / workers = pay * 1000000000000000000000\"\nplace = \"RU\"\nwhen = \"1990/2019\"\ncurrency = \"USD\"\n\n\
             [[identity]]\nkey = \"j\"\ntitle = \"J\"\nequation = \"workers = {products}\"\nplace = \"RU\"\nwhen = \"1990/2019\"\n"
        ),
    );
    let mut charts = 0;
    for kind in [
        "trend",
        "timeline",
        "contradictions",
        "echoes",
        "coverage",
        "triangulation",
        "places",
        "sources",
        "vintages",
    ] {
        for series in ["workers", "pay"] {
            let of = match kind {
                "triangulation" | "coverage" => String::new(),
                _ => format!("series = \"{series}\"\n"),
            };
            let mut spec = format!("kind = \"{kind}\"\ntitle = \"T\"\n{of}");
            if matches!(kind, "trend" | "vintages") {
                let _ = writeln!(spec, "place = \"RU\"");
            }
            sandbox.write(&format!("charts/{kind}-{series}.toml"), &spec);
            charts += 1;
        }
    }
    let (status, told) = run(&sandbox, &["build"]);
    assert_eq!(status, Some(0), "{told}");
    assert!(told.contains(&format!("{charts} charts")), "{told}");

    let database = Connection::open(sandbox.path("tallybook.db")).unwrap();
    let names: Vec<String> = database
        .prepare("SELECT name FROM sqlite_schema WHERE type IN ('view', 'table')")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for name in names {
        let mut statement = database.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                match row.get(column).unwrap() {
                    Value::Real(number) => assert!(number.is_finite(), "{name}: {row:?}"),
                    Value::Text(text) => assert!(!holds_no_number(&text), "{name}: {text}"),
                    _ => {}
                }
            }
        }
    }
    let reports = sandbox.run(["report", "--format", "csv"]).ok();
    for report in reports.lines().skip(1).filter_map(|line| line.split(',').next()) {
        for format in ["table", "csv", "json", "markdown", "html"] {
            let mut arguments = vec!["report", report, "--format", format];
            match report {
                "evidence" => arguments.push("d#workers-0"),
                "find" => arguments.push("much"),
                _ => {}
            }
            let (status, told) = run(&sandbox, &arguments);
            assert_eq!(status, Some(0), "{told}");
            assert!(!holds_no_number(&told), "{report}: {told}");
        }
    }
    for entry in std::fs::read_dir(sandbox.path("charts")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "svg") {
            let picture = std::fs::read_to_string(&path).unwrap();
            assert!(!holds_no_number(&picture), "{}", path.display());
        }
    }
}

#[test]
fn infinity_is_said_as_the_shell_says_it_and_is_no_number_in_json() {
    let sandbox = Sandbox::with_database();
    let statement = "SELECT 9e999 AS a, -9e999 AS b, 9e999 - 9e999 AS c";
    let json = sandbox.run(["sql", statement, "--format", "ndjson"]).ok();
    assert_eq!(json, "{\"a\":\"Inf\",\"b\":\"-Inf\",\"c\":null}\n");
    let csv = sandbox
        .run(["sql", statement, "--format", "csv", "--raw-formulas"])
        .ok();
    assert_eq!(csv, "a,b,c\nInf,-Inf,\n");
}

#[test]
fn what_a_claim_refers_to_is_checked_whatever_else_is_wrong_with_it() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "seeds/a.toml",
        "[[agent]]\nkey = \"p\"\nname = \"P\"\nkind = \"news-outlet\"\n[document]\nkey = \"d\"\ntitle = \"T\"\npublisher = \"p\"\npublished = \"2024-09-10\"\n\
         [[estimate]]\nkey = \"a\"\nseries = \"displacd\"\nplace = \"X\"\nstated = \"about 50\"\nwhen = \"sumer 2024\"\norigin = \"q\"\nlocator = \"p. 1\"\n\
         [[event]]\nkey = \"b\"\ntitle = \"B\"\ncategory = \"c\"\nplace = \"PL\"\nwhen = \"never\"\norigin = \"q\"\nlocator = \"p. 1\"\n",
    );
    sandbox.write(
        "seeds/c.csv",
        "document,key,series,place,stated,when,locator\nd,c,displacedd,PL,abc,2020,p. 1\n",
    );
    let checked = sandbox.run(["check", "seeds", "--format", "short"]);
    let codes: Vec<&str> = checked
        .stderr
        .lines()
        .filter_map(|line| line.split(": error[").nth(1)?.split(']').next())
        .collect();
    let expected = [
        "unknown-series",
        "unknown-place",
        "invalid-date",
        "unknown-agent",
        "invalid-date",
        "unknown-agent",
        "unknown-series",
        "invalid-quantity",
    ];
    assert_eq!(codes, expected, "{checked:?}");
}
