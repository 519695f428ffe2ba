//! Declared breaks from the dossier to the reports: applied once their event is known, to one trend only, and removed with their file.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde_json::Value;

use super::sandbox::Sandbox;

const BREAK: &str = "[[break]]\nkey = \"closure\"\nseries = \"workers\"\nplace = \"RU\"\nevent = \"weekly-2018#closure\"\nfactor = 3\nreason = \"Nobody could stay.\"\n";

/// Figures for two places that fall by half in 2017, and an event of that year that became known in 2018.
fn dossier(when: &str, more: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write(
        "d/series.toml",
        "[[agent]]\nkey = \"weekly\"\nname = \"The Weekly\"\nkind = \"news-outlet\"\n\n\
         [[series]]\nkey = \"workers\"\ntitle = \"Workers\"\nunit = \"count\"\nunit_name = \"workers\"\n",
    );
    for (year, figure) in [
        (2013, "40,000"),
        (2014, "41,500"),
        (2015, "39,200"),
        (2016, "40,700"),
        (2018, "20,300"),
        (2019, "19,600"),
        (2020, "20,900"),
    ] {
        let mut text = format!(
            "[document]\nkey = \"weekly-{year}\"\ntitle = \"T\"\npublisher = \"weekly\"\npublished = \"{year}-12-31\"\n"
        );
        for place in ["RU", "CN"] {
            text += &format!(
                "\n[[estimate]]\nkey = \"{place}\"\nseries = \"workers\"\nplace = \"{place}\"\nstated = \"{figure}\"\nwhen = \"{year}\"\nlocator = \"p. 1\"\n\
                 origin = \"weekly\"\n"
            );
        }
        if year == 2018 {
            text += &event(when, more);
        }
        sandbox.write(&format!("d/weekly-{year}.toml"), &text);
    }
    sandbox
}

fn event(when: &str, more: &str) -> String {
    format!(
        "\n[[event]]\nkey = \"closure\"\ntitle = \"The border is closed\"\ncategory = \"border\"\nplace = \"RU\"\nwhen = \"{when}\"\nlocator = \"p. 2\"\n{more}"
    )
}

fn rows(sandbox: &Sandbox, arguments: &[&str]) -> Vec<Value> {
    let all = ["report"].iter().chain(arguments).chain(&["--format", "json"]).copied();
    serde_json::from_str(&sandbox.run(all).ok()).unwrap()
}

fn in_russia(rows: Vec<Value>) -> Vec<Value> {
    rows.into_iter().filter(|row| row["place"] == "RU").collect()
}

fn fingerprints(sandbox: &Sandbox) -> BTreeMap<String, String> {
    let database = Connection::open(sandbox.path("tallybook.db")).unwrap();
    let mut statement = database.prepare("SELECT place, fingerprint FROM trend_fit").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn a_break_counts_from_the_day_on_which_its_event_is_known() {
    let plain = dossier("2017-06-01", "");
    plain.run(["ingest", "d"]).ok();
    let broken = dossier("2017-06-01", "");
    broken.write("d/checks.toml", BREAK);
    broken.run(["ingest", "d"]).ok();

    let at = |sandbox: &Sandbox, day: &'static str| rows(sandbox, &["trend", "--known-by", day]);
    assert_eq!(at(&broken, "2018-12-30"), at(&plain, "2018-12-30"));
    let (then, without) = (
        in_russia(at(&broken, "2018-12-31")),
        in_russia(at(&plain, "2018-12-31")),
    );
    assert!(then.len() > without.len(), "the days around the break are shown too");
    let message =
        "The level may jump on 2017-06-01: this break is declared, with a typical factor of up to 3 either way.";
    assert!(
        then.iter().all(|row| row["story"].as_str().unwrap().contains(message)),
        "{then:?}"
    );
    assert!(broken.run(["report", "trend"]).ok().contains(message));
    // The other place has no break.
    let elsewhere = |sandbox| -> Vec<Value> { rows(sandbox, &["trend", "--place", "CN"]) };
    assert_eq!(elsewhere(&broken), elsewhere(&plain));
    assert!(rows(&broken, &["breaks", "--known-by", "2018-12-30"]).is_empty());
    assert_eq!(rows(&broken, &["breaks", "--known-by", "2018-12-31"]).len(), 1);
}

#[test]
fn what_is_asked_of_a_trend_knows_of_its_breaks() {
    let plain = dossier("2017-06-01", "");
    plain.run(["ingest", "d"]).ok();
    let broken = dossier("2017-06-01", "");
    broken.write("d/checks.toml", BREAK);
    broken.run(["ingest", "d"]).ok();

    let trend = in_russia(rows(&broken, &["trend"]));
    let stored = trend.iter().find(|row| row["date"] == "2018-07-01").unwrap();
    let without = in_russia(rows(&broken, &["without", "--date", "2018-07-01"]));
    let vintages = in_russia(rows(&broken, &["vintages"]));
    let held = vintages.iter().rfind(|row| row["about"] == 2018).unwrap();
    let revised = in_russia(rows(&broken, &["revisions", "--date", "2018-07-01"]));
    let near = |found: &Value| {
        let ratio = found["median"].as_f64().unwrap() / stored["median"].as_f64().unwrap();
        assert!((ratio - 1.0).abs() < 0.006, "{found} is not {stored}");
    };
    near(&without[0]);
    near(held);
    near(revised.last().unwrap());
    let news = revised.iter().map(|row| row["news"].as_str().unwrap());
    let news: Vec<&str> = news.filter(|news| news.contains("may jump")).collect();
    assert_eq!(news, ["20,300; may jump ×3 at 2017-06-01"]);

    // Statements from before the jump pull the level after it less than they otherwise would.
    let pull = |sandbox| -> f64 {
        let statements = in_russia(rows(sandbox, &["influence", "--date", "2018-07-01"]));
        let before = statements.iter().find(|row| row["id"] == "weekly-2016#RU").unwrap();
        before["pull"].as_f64().unwrap().ln().abs()
    };
    assert!(pull(&broken) < 0.7 * pull(&plain), "{} {}", pull(&broken), pull(&plain));
}

#[test]
fn a_break_that_became_known_alone_is_a_vintage_of_its_own() {
    let sandbox = dossier("2017-06-01", "");
    let daily =
        "[document]\nkey = \"weekly-2019-05\"\ntitle = \"T\"\npublisher = \"weekly\"\npublished = \"2019-05-01\"\n";
    sandbox.write("d/later.toml", &format!("{daily}{}", event("2017-06-01", "")));
    sandbox.write("d/checks.toml", &BREAK.replace("weekly-2018#", "weekly-2019-05#"));
    sandbox.run(["ingest", "d"]).ok();
    let vintages = in_russia(rows(&sandbox, &["vintages"]));
    let held = |known_on: &str| -> f64 {
        let row = vintages
            .iter()
            .find(|row| row["known_on"] == known_on && row["about"] == 2017);
        row.unwrap()["high_90"].as_f64().unwrap()
    };
    assert!((held("2019-05-01") / held("2018-12-31") - 1.0).abs() > 0.01);
    let news = in_russia(rows(&sandbox, &["revisions"]));
    let step = news.iter().find(|row| row["known_on"] == "2019-05-01").unwrap();
    assert_eq!(step["news"], "may jump ×3 at 2017-06-01");
    assert_eq!(step["claims_so_far"], 5);
}

#[test]
fn a_changed_break_changes_its_own_trend_alone() {
    let sandbox = dossier("2017-06-01", "");
    sandbox.run(["ingest", "d"]).ok();
    let plain = fingerprints(&sandbox);
    let mut seen = vec![plain["RU"].clone()];
    let mut ingest = |text: &str| {
        sandbox.write("d/checks.toml", text);
        sandbox.run(["ingest", "d"]).ok();
        let now = fingerprints(&sandbox);
        assert_eq!(now["CN"], plain["CN"]);
        let is_new = !seen.contains(&now["RU"]);
        seen.push(now["RU"].clone());
        is_new
    };
    assert!(ingest(BREAK), "declared");
    assert!(ingest(&BREAK.replace("factor = 3", "factor = 2")), "another factor");
    assert!(
        !ingest(&BREAK.replace("factor = 3\n", "")),
        "two is the factor where none is written"
    );
    assert!(
        !ingest(&BREAK.replace("Nobody could stay.", "All left.")),
        "another reason moves nothing"
    );
    assert!(!ingest(&BREAK.replace("\"RU\"", "\"KP\"")), "a place without claims");
    // The date is that of the event: if that is fixed, the trend is recomputed.
    assert!(!ingest(BREAK));
    let text = sandbox.read("d/weekly-2018.toml").replace("2017-06-01", "2017-06");
    sandbox.write("d/weekly-2018.toml", &text);
    assert!(ingest(BREAK), "another date");
    let message = "The level may jump between 2017-06-01 and 2017-06-30";
    assert!(sandbox.run(["report", "trend"]).ok().contains(message));
}

#[test]
fn a_break_is_forgotten_with_its_file_and_not_before() {
    let sandbox = dossier("2017-06-01", "");
    sandbox.run(["ingest", "d"]).ok();
    let plain = fingerprints(&sandbox);
    sandbox.write("d/checks.toml", BREAK);
    sandbox.run(["ingest", "d"]).ok();
    let broken = fingerprints(&sandbox);
    std::fs::remove_file(sandbox.path("d/checks.toml")).unwrap();
    sandbox.run(["ingest", "d"]).ok();
    assert_eq!(fingerprints(&sandbox), broken);
    sandbox.run(["ingest", "d", "--prune"]).ok();
    assert_eq!(fingerprints(&sandbox), plain);
    assert!(rows(&sandbox, &["breaks"]).is_empty());
}

#[test]
fn a_break_by_an_event_that_was_taken_back_does_not_count_even_where_nobody_checks() {
    for (when, more) in [
        ("2017-06-01", "status = \"withdrawn\"\nstatus_reason = \"a mistake\"\n"),
        ("2017/..", ""),
    ] {
        let plain = dossier(when, more);
        plain.run(["ingest", "d"]).ok();
        let sandbox = dossier("2017-06-01", "");
        sandbox.write("d/checks.toml", BREAK);
        sandbox.run(["ingest", "d"]).ok();
        // The file of the break is not asked for, so its error is not reported.
        sandbox.write("d/weekly-2018.toml", &plain.read("d/weekly-2018.toml"));
        assert_ne!(sandbox.run(["check", "d"]).status, 0);
        sandbox.run(["ingest", "d/weekly-2018.toml"]).ok();
        assert_eq!(fingerprints(&sandbox), fingerprints(&plain));
        assert_eq!(rows(&sandbox, &["trend"]), rows(&plain, &["trend"]));
    }
}

#[test]
fn a_break_may_have_a_direction() {
    let sandbox = dossier("2017-06-01", "");
    for (line, expected) in [
        ("", "either"),
        ("direction = \"down\"\n", "down"),
        ("direction = \"up\"\n", "up"),
    ] {
        sandbox.write("d/checks.toml", &format!("{BREAK}{line}"));
        sandbox.run(["ingest", "d"]).ok();
        assert_eq!(rows(&sandbox, &["breaks"])[0]["direction"], expected);
    }
    sandbox.write("d/checks.toml", &format!("{BREAK}direction = \"sideways\"\n"));
    let refused = sandbox.run(["check", "d"]);
    assert!(
        refused.stderr.contains("unknown value `sideways` for `direction`"),
        "{}",
        refused.stderr
    );
}
