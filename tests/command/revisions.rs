//! Figures that their origin replaces, and claims that stop being accepted: what counts on which day.

use serde_json::{Value, json};

use super::sandbox::Sandbox;

const BASE: &str = "[[agent]]\nkey = \"office\"\nname = \"The Office\"\nkind = \"government\"\n\n\
    [[agent]]\nkey = \"daily\"\nname = \"The Daily\"\nkind = \"news-outlet\"\n\n\
    [[series]]\nkey = \"dead\"\ntitle = \"Dead\"\nunit = \"count\"\nunit_name = \"people\"\n";

/// A document of the end of June of a year, with these claims.
fn document(sandbox: &Sandbox, publisher: &str, year: u16, claims: &[String]) {
    let key = format!("{publisher}-{year}");
    let head = format!(
        "[document]\nkey = \"{key}\"\ntitle = \"T\"\npublisher = \"{publisher}\"\npublished = \"{year}-06-30\"\n"
    );
    sandbox.write(&format!("d/{key}.toml"), &(head + "\n" + &claims.join("\n")));
}

fn estimate(stated: &str, when: &str, more: &str) -> String {
    format!(
        "[[estimate]]\nkey = \"dead\"\nseries = \"dead\"\nplace = \"IQ\"\nstated = \"{stated}\"\nwhen = \"{when}\"\nlocator = \"p. 1\"\n{more}"
    )
}

/// An office that replaces its count of 1,220,580 (2007) with 1,033,000 (2008), and a newspaper that repeats the first count in 2009.
fn iraq() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("d/base.toml", BASE);
    document(&sandbox, "office", 2007, &[estimate("1,220,580", "2003/2007", "")]);
    let revised = estimate("1,033,000", "2003/2007", "supersedes = \"office-2007#dead\"\n");
    document(&sandbox, "office", 2008, &[revised]);
    let repeated = estimate("1.22 million", "2003/2007", "relays = \"office-2007#dead\"\n");
    document(&sandbox, "daily", 2009, &[repeated]);
    sandbox
}

fn rows(sandbox: &Sandbox, arguments: &[&str]) -> Vec<Value> {
    let all = arguments.iter().copied().chain(["--format", "json"]);
    serde_json::from_str(&sandbox.run(all).ok()).unwrap()
}

fn asked(sandbox: &Sandbox, sql: &str, day: Option<&str>) -> Vec<Value> {
    let day = day.into_iter().flat_map(|day| ["--known-by", day]);
    let arguments: Vec<&str> = ["sql", sql].into_iter().chain(day).collect();
    rows(sandbox, &arguments)
}

#[test]
fn a_superseded_figure_counts_until_the_new_one_is_known() {
    let sandbox = iraq();
    sandbox.run(["ingest", "d"]).ok();
    let listed = "SELECT id, status, superseded_by FROM estimates ORDER BY known_on";
    assert_eq!(
        asked(&sandbox, listed, None),
        [
            json!({"id": "office-2007#dead", "status": "accepted", "superseded_by": "office-2008#dead"}),
            json!({"id": "office-2008#dead", "status": "accepted", "superseded_by": null}),
            json!({"id": "daily-2009#dead", "status": "accepted", "superseded_by": "office-2008#dead"}),
        ]
    );
    let counted = "SELECT id, upper FROM comparable_interval";
    let new = json!({"id": "office-2008#dead", "upper": 1_033_000});
    let old = json!({"id": "office-2007#dead", "upper": 1_220_580});
    assert_eq!(asked(&sandbox, counted, None), std::slice::from_ref(&new));
    assert_eq!(asked(&sandbox, counted, Some("2008-06-30")), [new]);
    assert_eq!(asked(&sandbox, counted, Some("2008-06-29")), [old]);
    let yearly = "SELECT claims, lowest, highest, latest_id FROM yearly WHERE year = 2007";
    assert_eq!(
        asked(&sandbox, yearly, None),
        [json!({"claims": 1, "lowest": 1_033_000, "highest": 1_033_000, "latest_id": "office-2008#dead"})]
    );
    assert_eq!(
        asked(&sandbox, yearly, Some("2007-12-31")),
        [json!({"claims": 1, "lowest": 1_220_580, "highest": 1_220_580, "latest_id": "office-2007#dead"})]
    );
    let pair = "SELECT verdict, rule, a, b FROM contradictions";
    assert_eq!(
        asked(&sandbox, pair, None),
        [json!({"verdict": "compatible", "rule": "own-revision", "a": "office-2007#dead", "b": "office-2008#dead"})]
    );
    assert_eq!(asked(&sandbox, pair, Some("2007-12-31")), Vec::<Value>::new());
    let fitted = "SELECT claim, fate FROM trend_statements";
    assert_eq!(
        asked(&sandbox, fitted, None),
        [json!({"claim": "office-2008#dead", "fate": "kept"})]
    );
    assert_eq!(
        asked(&sandbox, fitted, Some("2007-12-31")),
        [json!({"claim": "office-2007#dead", "fate": "kept"})]
    );
}

#[test]
fn a_status_holds_from_its_day_on() {
    let sandbox = Sandbox::new();
    sandbox.write("d/base.toml", BASE);
    let withdrawn =
        "status = \"withdrawn\"\nstatus_on = \"2008-05-01\"\nstatus_reason = \"a sheet was counted twice\"\n";
    document(&sandbox, "office", 2007, &[estimate("1,220,580", "2007", withdrawn)]);
    sandbox.run(["ingest", "d"]).ok();
    let status = "SELECT status, status_on, status_reason FROM estimates";
    assert_eq!(
        asked(&sandbox, status, Some("2008-04-30")),
        [json!({"status": "accepted", "status_on": null, "status_reason": null})]
    );
    let held = json!({"status": "withdrawn", "status_on": "2008-05-01", "status_reason": "a sheet was counted twice"});
    assert_eq!(asked(&sandbox, status, Some("2008-05-01")), std::slice::from_ref(&held));
    assert_eq!(asked(&sandbox, status, None), [held]);
    let counted = "SELECT count(*) AS n FROM comparable_interval";
    assert_eq!(asked(&sandbox, counted, Some("2008-04-30")), [json!({"n": 1})]);
    assert_eq!(asked(&sandbox, counted, None), [json!({"n": 0})]);
}

/// What the report of vintages says of a day is what the trend of that day says, whatever was superseded, withdrawn or found to be a repeat since.
#[test]
fn the_vintages_of_a_day_are_the_trend_of_that_day() {
    let sandbox = Sandbox::new();
    sandbox.write("d/base.toml", BASE);
    let years = [(2003, "41,000"), (2004, "44,500"), (2005, "52,300"), (2006, "55,100")];
    for (year, figure) in years {
        document(&sandbox, "daily", year, &[estimate(figure, &year.to_string(), "")]);
    }
    document(&sandbox, "office", 2006, &[estimate("122,058", "2005", "")]);
    let revised = estimate("103,300", "2005", "supersedes = \"office-2006#dead\"\n");
    document(&sandbox, "office", 2008, &[revised]);
    let withdrawn = "status = \"withdrawn\"\nstatus_on = \"2010-01-01\"\nstatus_reason = \"miscounted\"\n";
    document(&sandbox, "office", 2009, &[estimate("9,100", "2001", withdrawn)]);
    // Known before the claim that it repeats.
    let repeated = estimate(
        "61,000",
        "2007",
        "relays = \"office-2011#dead\"\nfirst_known = \"2008-02-01\"\n",
    );
    document(&sandbox, "daily", 2012, &[repeated]);
    document(&sandbox, "office", 2011, &[estimate("61,000", "2007", "")]);
    sandbox.run(["ingest", "d"]).ok();

    let vintages = rows(&sandbox, &["report", "vintages"]);
    let days: std::collections::BTreeSet<&str> = vintages.iter().map(|row| row["known_on"].as_str().unwrap()).collect();
    for day in [
        "2008-02-01",
        "2008-06-30",
        "2009-06-30",
        "2010-01-01",
        "2011-06-30",
        "2012-06-30",
    ] {
        assert!(days.contains(day) || day == "2012-06-30", "{day} in {days:?}");
    }
    for day in days {
        let then = rows(&sandbox, &["report", "trend", "--known-by", day]);
        let of_day = vintages.iter().filter(|row| row["known_on"] == day);
        let mut compared = 0;
        for row in of_day {
            let about = format!("{}-07-01", row["about"]);
            let same = then.iter().find(|other| other["date"] == about.as_str());
            let same = same.unwrap_or_else(|| panic!("{day}: no trend for {about}"));
            for column in ["low_90", "median", "high_90"] {
                assert_eq!(row[column], same[column], "{day}, {about}, {column}");
            }
            compared += 1;
        }
        assert!(compared > 0, "{day}");
    }
}

/// A book of 2016 reports what an office said in 2015.
#[test]
fn a_claim_is_known_before_the_document_that_states_it() {
    let sandbox = Sandbox::new();
    sandbox.write("d/base.toml", BASE);
    let said = estimate("46,213", "2014", "origin = \"office\"\nfirst_known = \"2015\"\n");
    let own = "[[event]]\nkey = \"raid\"\ntitle = \"A raid\"\ncategory = \"raid\"\nplace = \"IQ\"\nwhen = \"2016-03\"\nlocator = \"p. 2\"\n";
    document(&sandbox, "daily", 2016, &[said, own.into()]);
    sandbox.run(["ingest", "d"]).ok();

    let known = "SELECT id, known_on FROM timeline ORDER BY kind";
    let estimate = json!({"id": "daily-2016#dead", "known_on": "2015-12-31"});
    assert_eq!(
        asked(&sandbox, known, None),
        [
            estimate.clone(),
            json!({"id": "daily-2016#raid", "known_on": "2016-06-30"}),
            json!({"id": "daily-2016", "known_on": "2016-06-30"}),
        ]
    );
    assert_eq!(asked(&sandbox, known, Some("2015-12-30")), Vec::<Value>::new());
    // The document is there for the claim, but not as published.
    assert_eq!(asked(&sandbox, known, Some("2015-12-31")), [estimate]);
    let document = "SELECT key, published, known_on, claims FROM documents";
    assert_eq!(
        asked(&sandbox, document, Some("2015-12-31")),
        [json!({"key": "daily-2016", "published": null, "known_on": "2016-06-30", "claims": 1})]
    );
    assert_eq!(asked(&sandbox, document, Some("2015-12-30")), Vec::<Value>::new());
    let by = "SELECT known_by FROM claim ORDER BY id";
    assert_eq!(
        asked(&sandbox, by, None),
        [json!({"known_by": "first-known"}), json!({"known_by": "published"})]
    );
    let then = rows(&sandbox, &["report", "trend", "--known-by", "2015-12-31"]);
    assert!(then.iter().any(|row| row["date"] == "2014-07-01"), "{then:?}");
    let evidence = ["report", "evidence", "daily-2016#dead", "--known-by", "2015-12-31"];
    let line = rows(&sandbox, &evidence);
    assert!(
        line.contains(&json!({"field": "known on", "value": "2015-12-31 (first-known)"})),
        "{line:?}"
    );
    assert!(
        line.contains(&json!({"field": "document", "value": "T, The Daily"})),
        "{line:?}"
    );
}

/// A newspaper disputes the office's figure.
#[test]
fn a_denial_is_shown_with_both_claims() {
    let sandbox = Sandbox::new();
    sandbox.write("d/base.toml", BASE);
    document(&sandbox, "office", 2007, &[estimate("1,220,580", "2007", "")]);
    let denied = estimate("at most 300,000", "2007", "denies = \"office-2007#dead\"\n");
    document(&sandbox, "daily", 2008, &[denied]);
    sandbox.run(["ingest", "d"]).ok();

    let links = "SELECT id, denies FROM estimates WHERE denies IS NOT NULL";
    assert_eq!(
        asked(&sandbox, links, None),
        [json!({"id": "daily-2008#dead", "denies": "office-2007#dead"})]
    );
    assert_eq!(asked(&sandbox, links, Some("2007-12-31")), Vec::<Value>::new());
    let evidence = |claim| rows(&sandbox, &["report", "evidence", claim]);
    assert!(evidence("daily-2008#dead").contains(&json!({"field": "denies", "value": "office-2007#dead"})));
    let denied_by = json!({"field": "denied by", "value": "daily-2008#dead (The Daily)"});
    assert!(evidence("office-2007#dead").contains(&denied_by));
    // Both count, and contradict each other.
    let verdicts = "SELECT verdict FROM contradictions";
    assert_eq!(asked(&sandbox, verdicts, None), [json!({"verdict": "disagree"})]);

    sandbox.write(
        "charts/dead.toml",
        "kind = \"trend\"\ntitle = \"Dead\"\nseries = \"dead\"\nplace = \"IQ\"\n",
    );
    sandbox.run(["chart", "dead"]).ok();
    let picture = std::fs::read_to_string(sandbox.path("charts/dead.svg")).unwrap();
    assert!(picture.contains("; denied by The Daily"), "{picture}");
}
