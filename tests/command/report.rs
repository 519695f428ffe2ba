//! Canned reports on the bundled dossier: complete tables, every format, and the same rows from the plain `sqlite3` shell.

use tallybook::report::REPORTS;

use super::sandbox::Sandbox;

const CLAIM: &str = "kathmandu-post-2014-06-11#abroad";

/// The arguments that a report requires.
fn needed(report: &str) -> Vec<&str> {
    match report {
        "evidence" => vec![CLAIM],
        "find" => vec!["Russia", "work*"],
        _ => Vec::new(),
    }
}

#[test]
fn the_list_of_reports() {
    insta::assert_snapshot!(Sandbox::new().run(["report"]).ok());
}

#[test]
fn every_report_on_the_bundled_dossier() {
    let sandbox = Sandbox::with_database();
    for report in REPORTS {
        let mut arguments = vec!["report", report.name];
        arguments.extend(needed(report.name));
        if report.name == "trend" {
            arguments.extend(["--from", "2017", "--to", "2018"]); // of all days, there are hundreds
        }
        insta::assert_snapshot!(report.name, sandbox.run(arguments).ok());
    }
}

#[test]
fn every_report_gives_the_same_rows_in_the_plain_shell() {
    let sandbox = Sandbox::with_database();
    let filters: [&[&str]; 4] = [&[], &["--place", "RU"], &["--date", "2015"], &["--known-by", "2016"]];
    for report in REPORTS {
        for filter in filters.iter().filter(|filter| match filter.first() {
            Some(&"--known-by") | None => true,
            Some(option) => report.takes(option.trim_start_matches("--")),
        }) {
            let arguments = |last: &[&'static str]| {
                let mut arguments = vec!["report", report.name];
                arguments.extend(needed(report.name));
                arguments.extend(filter.iter());
                arguments.extend(last);
                arguments
            };
            let ours = sandbox.run(arguments(&["--format", "json"])).ok();
            let sql = sandbox.run(arguments(&["--sql"])).ok();
            let Some(theirs) = sandbox.sqlite3_as_json("tallybook.db", &sql) else {
                return;
            };
            let theirs = if theirs.trim().is_empty() {
                "[]".to_owned()
            } else {
                theirs
            };
            let ours: serde_json::Value = serde_json::from_str(&ours).unwrap();
            let theirs: serde_json::Value = serde_json::from_str(&theirs).unwrap();
            assert_eq!(ours, theirs, "{} {filter:?}", report.name);
        }
    }
}

/// Totals have an index of their own, which the shell fills too.
#[test]
fn contradictions_between_totals_are_the_same_in_the_plain_shell() {
    let sandbox = Sandbox::new();
    let maria = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/maria");
    sandbox.run(["ingest", maria]).ok();
    for more in [&[][..], &["--known-by", "2018-09-30"]] {
        let printed =
            |option: &[&str]| sandbox.run(["report", "contradictions"].iter().chain(more).chain(option).copied());
        let Some(theirs) = sandbox.sqlite3_as_json("tallybook.db", &printed(&["--sql"]).ok()) else {
            return;
        };
        let parse = |text: &str| -> Vec<serde_json::Value> { serde_json::from_str(text).unwrap() };
        let ours = parse(&printed(&["--format", "json"]).ok());
        assert!(ours.iter().any(|row| row["rule"] == "intervals-apart"), "{ours:?}");
        assert_eq!(parse(&theirs), ours, "{more:?}");
    }
}

#[test]
fn one_report_in_every_format() {
    let sandbox = Sandbox::with_database();
    for format in ["table", "csv", "json", "ndjson", "markdown", "html"] {
        let arguments = ["report", "estimates", "--series", "share-withheld", "--format", format];
        insta::assert_snapshot!(format!("format_{format}"), sandbox.run(arguments).ok());
    }
}

#[test]
fn a_vintage_knows_only_what_was_known() {
    let sandbox = Sandbox::with_database();
    let count = |known_by: &[&str]| {
        let mut arguments = vec![
            "sql",
            "SELECT count(*) AS n, max(known_on) AS newest FROM estimates",
            "--format",
            "csv",
        ];
        arguments.extend(known_by);
        sandbox.run(arguments).ok()
    };
    let then = count(&["--known-by", "2014"]);
    let newest = then.lines().nth(1).unwrap().split(',').nth(1).unwrap().to_owned();
    assert_eq!(newest, "2014-06-11");
    assert_ne!(then, count(&[]));
    assert_eq!(count(&["--known-by", "2011"]).lines().nth(1), Some("0,"));
}

#[test]
fn a_key_that_is_not_there_is_an_error_with_a_suggestion() {
    let sandbox = Sandbox::with_database();
    let outcome = sandbox.run(["report", "estimates", "--series", "workers-abraod"]);
    assert_eq!(outcome.status, 2);
    insta::assert_snapshot!(outcome.stderr);
    insta::assert_snapshot!(
        "not_a_parameter",
        sandbox
            .run(["report", "triangulation", "--series", "workers-abroad"])
            .whole()
    );
    insta::assert_snapshot!("no_such_report", sandbox.run(["report", "contradiction"]).whole());
    insta::assert_snapshot!("no_claim", sandbox.run(["report", "evidence"]).whole());
}

#[test]
fn without_a_database_the_way_to_one_is_told() {
    insta::assert_snapshot!(Sandbox::new().run(["report", "timeline"]).whole());
}

#[test]
fn tables_fit_the_width() {
    let sandbox = Sandbox::with_database();
    let output = sandbox
        .command()
        .args(["report", "estimates"])
        .env("COLUMNS", "80")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let widest = text.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
    assert!(widest <= 80, "{widest}");
}

#[test]
fn what_was_held_on_a_day_is_the_trend_as_known_by_that_day() {
    let sandbox = Sandbox::with_database();
    let rows = |arguments: &[&str]| -> Vec<serde_json::Value> {
        let world = ["--series", "workers-abroad", "--place", "001", "--format", "json"];
        let all = ["report"].iter().chain(arguments).chain(&world).copied();
        serde_json::from_str(&sandbox.run(all).ok()).unwrap()
    };
    let vintages = rows(&["vintages"]);
    // The parts of the place are listed too, each with its own days.
    let world = vintages.iter().filter(|row| row["place"] == "001");
    let mut days: Vec<&str> = world.map(|row| row["known_on"].as_str().unwrap()).collect();
    days.sort_unstable();
    days.dedup();
    assert_eq!(
        days.len(),
        5,
        "three days on which figures became known that the model can use, one of a figure that bounds them, and one of a break"
    );
    for day in days {
        let at_the_time = rows(&["trend", "--known-by", day]);
        for held in vintages
            .iter()
            .filter(|row| row["known_on"] == day && row["place"] == "001")
        {
            let date = format!("{}-07-01", held["about"]);
            if let Some(then) = at_the_time
                .iter()
                .find(|row| row["place"] == "001" && row["date"] == *date)
            {
                // The requested days change at most the third digit.
                for end in ["low_90", "median", "high_90"] {
                    let (held, then) = (held[end].as_f64().unwrap(), then[end].as_f64().unwrap());
                    assert!((held / then - 1.0).abs() < 0.006, "{day} about {date}: {held}, {then}");
                }
            }
        }
        let revised = rows(&["revisions", "--date", "2015"]);
        let step = revised
            .iter()
            .find(|row| row["known_on"] == day && row["place"] == "001")
            .unwrap();
        // The first figures did not reach 2015 yet.
        let mut held = vintages
            .iter()
            .filter(|row| row["known_on"] == day && row["place"] == "001");
        let held = held.find(|row| row["about"] == 2015);
        assert_eq!(held.is_none(), day == "2014-06-11", "{day}");
        if let Some(held) = held {
            assert_eq!(step["median"], held["median"], "{day}");
        }
    }
}

#[test]
fn where_no_date_is_asked_for_it_is_the_last_that_claims_are_near() {
    let sandbox = Sandbox::with_database();
    let rows = |arguments: &[&str]| -> Vec<serde_json::Value> {
        let world = ["--series", "workers-abroad", "--place", "001", "--format", "json"];
        let all = ["report"].iter().chain(arguments).chain(&world).copied();
        let rows: Vec<serde_json::Value> = serde_json::from_str(&sandbox.run(all).ok()).unwrap();
        rows.into_iter().filter(|row| row["place"] == "001").collect()
    };
    // The last claim may be about any time up to the end of 2019, and tells little about the end of 2019.
    let pulled = rows(&["influence"]);
    let kept = pulled.iter().filter(|row| row["fate"] == "kept");
    assert!(kept.clone().count() == 7 && kept.clone().all(|row| row["pull_on"] == "2017-07-01"));
    assert!(rows(&["without"]).iter().all(|row| row["date"] == "2017-07-01"));
    assert!(rows(&["revisions"]).iter().all(|row| row["model_on"] == "2017-07-01"));
    // So it is a day of the stored trend, with exactly its figures.
    let stored = sandbox.run([
        "sql",
        "SELECT support, p50 FROM trend WHERE series = 'workers-abroad' AND place = '001' AND date = '2017-07-01'",
        "--format",
        "json",
    ]);
    let stored: Vec<serde_json::Value> = serde_json::from_str(&stored.ok()).unwrap();
    assert_eq!(
        (&stored[0]["support"], &stored[0]["p50"]),
        (&"near".into(), &rows(&["without"])[0]["median"])
    );
}

#[test]
fn a_filter_of_revisions_picks_rows_and_changes_none() {
    let sandbox = Sandbox::with_database();
    let rows = |filter: &[&str]| -> Vec<serde_json::Value> {
        let all = ["report", "revisions", "--format", "json"]
            .iter()
            .chain(filter)
            .copied();
        serde_json::from_str(&sandbox.run(all).ok()).unwrap()
    };
    let whole = rows(&[]);
    for filter in [
        ["--from", "2018"],
        ["--to", "2013"],
        ["--from", "2023-04-03"],
        ["--place", "RU"],
        ["--series", "workers-abroad"],
    ] {
        let some = rows(&filter);
        assert!(!some.is_empty() && some.len() < whole.len(), "{filter:?}");
        for row in &some {
            assert!(whole.contains(row), "{filter:?}: {row}");
        }
    }
    let world = |row: &&serde_json::Value| row["series"] == "workers-abroad" && row["place"] == "001";
    let late = rows(&["--from", "2018"]);
    let late: Vec<_> = late.iter().filter(world).collect();
    // Three publications are about 2018 or later, one of them with only a declared break, and one with only a figure about Russia, which bounds the world; four named origins came before or with the last.
    assert_eq!((late.len(), &late[2]["origins_so_far"]), (3, &4.into()));
}

#[test]
fn the_trend_counts_what_is_within_a_year_and_says_so() {
    let sandbox = Sandbox::with_database();
    let text = sandbox
        .run(["report", "trend", "--series", "workers-abroad", "--format", "json"])
        .ok();
    let rows: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let far = rows
        .iter()
        .find(|row| row["support"] == "statements near" && row["statements_within_year"] == 0);
    assert!(
        far.is_some(),
        "statements may be near, within two years, and none within one"
    );
    assert!(rows.iter().all(|row| row.get("statements_near").is_none()));
}

#[test]
fn leaving_out_an_origin_moves_the_level_as_its_pull_says() {
    let sandbox = Sandbox::with_database();
    let rows = |report: &str| -> Vec<serde_json::Value> {
        let arguments = [
            "report",
            report,
            "--series",
            "workers-abroad",
            "--place",
            "001",
            "--date",
            "2015",
            "--format",
            "json",
        ];
        serde_json::from_str(&sandbox.run(arguments).ok()).unwrap()
    };
    let without = rows("without");
    let world: Vec<&serde_json::Value> = without.iter().filter(|row| row["place"] == "001").collect();
    assert_eq!(world[0]["without_origin"], "(with all)");
    assert_eq!(
        world.len(),
        8,
        "all, and each of five origins and of two that only bound left out"
    );
    for row in rows("influence")
        .iter()
        .filter(|row| row["place"] == "001" && row["fate"] == "kept" && row["bounds"].is_null())
    {
        let left = world
            .iter()
            .find(|other| other["without_origin"] == row["origin"])
            .unwrap();
        // Leaving out an origin that pulls up lowers the level, and the other way round.
        let (pull, moves) = (row["pull"].as_f64().unwrap(), left["moves_by"].as_f64().unwrap());
        assert!((pull - 1.0) * (1.0 - moves) > 0.0, "{row} {left}");
    }
}

#[test]
fn a_vintage_does_not_know_whom_a_claim_will_turn_out_to_repeat() {
    let sandbox = Sandbox::new();
    let declared = "[[agent]]\nkey = \"daily\"\nname = \"The Daily\"\nkind = \"news-outlet\"\n\n\
        [[agent]]\nkey = \"weekly\"\nname = \"The Weekly\"\nkind = \"news-outlet\"\n\n\
        [[series]]\nkey = \"workers\"\ntitle = \"Workers\"\nunit = \"count\"\nunit_name = \"workers\"\n";
    let document = |publisher: &str, published: &str, figures: &[(&str, &str)]| {
        let mut text = format!(
            "[document]\nkey = \"{publisher}\"\ntitle = \"T\"\npublisher = \"{publisher}\"\npublished = \"{published}\"\n"
        );
        for (index, (figure, more)) in figures.iter().enumerate() {
            text += &format!(
                "\n[[estimate]]\nkey = \"c{index}\"\nseries = \"workers\"\nplace = \"RU\"\nstated = \"{figure}\"\nwhen = \"2014\"\nlocator = \"p. 1\"\n{more}"
            );
        }
        text
    };
    sandbox.write("d/series.toml", declared);
    // The weekly's date could be any day of 2015, so it is known only by the end of it, after the claim that repeats it.
    sandbox.write("d/weekly.toml", &document("weekly", "2015", &[("12,000", "")]));
    let repeat = "relays = \"weekly#c0\"\n";
    sandbox.write(
        "d/daily.toml",
        &document("daily", "2015-05-02", &[("12,000", repeat), ("8,000", "")]),
    );
    assert_eq!(sandbox.run(["ingest", "d"]).status, 0);
    let rows = |arguments: &[&str]| -> Vec<serde_json::Value> {
        let all = ["report"].iter().chain(arguments).chain(&["--format", "json"]).copied();
        serde_json::from_str(&sandbox.run(all).ok()).unwrap()
    };
    let then = rows(&["trend", "--known-by", "2015-05-02"]);
    let held = rows(&["vintages"]);
    let held = held
        .iter()
        .find(|row| row["known_on"] == "2015-05-02" && row["about"] == 2014)
        .unwrap();
    let then = then.iter().find(|row| row["date"] == "2014-07-01").unwrap();
    assert_eq!(held["median"], then["median"]);
    assert!(
        then["story"].as_str().unwrap().contains("1 independent origin"),
        "as far as was known, the daily said both: {then}"
    );
    assert!(
        held["what"].as_str().unwrap().contains("1 independent origin"),
        "{held}"
    );
}

#[test]
fn the_middle_figures_of_a_year_are_figures_that_somebody_states() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "d/series.toml",
        "[[series]]\nkey = \"s\"\ntitle = \"S\"\nunit = \"count\"\nunit_name = \"people\"\n\n[[agent]]\nkey = \"a\"\nname = \"A\"\nkind = \"ngo\"\n",
    );
    let year = |sandbox: &Sandbox, figures: &[&str]| -> serde_json::Value {
        let mut text =
            "[document]\nkey = \"d\"\ntitle = \"T\"\npublisher = \"a\"\npublished = \"2016-01-01\"\n".to_owned();
        for (number, stated) in figures.iter().enumerate() {
            let claim = format!(
                "\n[[estimate]]\nkey = \"c{number}\"\nseries = \"s\"\nplace = \"001\"\nstated = \"{stated}\"\nwhen = \"2015\"\nlocator = \"p. {number}\"\n"
            );
            text += &claim;
        }
        sandbox.write("d/d.toml", &text);
        sandbox.run(["ingest", "d"]).ok();
        let rows = sandbox.run(["report", "yearly", "--format", "json"]).ok();
        serde_json::from_str::<serde_json::Value>(&rows).unwrap()[0].take()
    };
    let middle = |row: &serde_json::Value| [row["median_low"].as_i64(), row["median_high"].as_i64()];
    let even = year(&sandbox, &["50,000", "90,000"]);
    assert_eq!(middle(&even), [Some(50_000), Some(90_000)], "{even}");
    let odd = year(&sandbox, &["50,000", "about 60,000", "90,000"]);
    assert_eq!(middle(&odd), [Some(60_000), Some(60_000)], "{odd}");
    let same = year(&sandbox, &["40,000", "60,000", "60,000 or so", "90,000"]);
    assert_eq!(middle(&same), [Some(60_000), Some(60_000)], "{same}");
    let bounds = year(&sandbox, &["at least 40,000"]);
    assert_eq!(middle(&bounds), [None, None], "{bounds}");
    let bare = year(&sandbox, &["50,000", "no figure"]);
    assert_eq!(bare["claims"], 1, "{bare}");
}
