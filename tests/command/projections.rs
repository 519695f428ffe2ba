//! A goal or a forecast is no evidence of what was: out of the trend, and drawn apart.

use serde_json::Value;

use super::sandbox::Sandbox;
use crate::chart::words;

/// Reports of 67 % over a year and a goal of more than 90 % by its end.
fn beds(projection: bool) -> Sandbox {
    let sandbox = Sandbox::new();
    let mut text = String::from(
        "[[series]]\nkey = \"safe\"\ntitle = \"Safe burials\"\nunit = \"share\"\n\n\
         [[agent]]\nkey = \"who\"\nname = \"WHO\"\nkind = \"international\"\n\n\
         [[agent]]\nkey = \"ngo\"\nname = \"An NGO\"\nkind = \"ngo\"\n\n\
         [[agent]]\nkey = \"paper\"\nname = \"The Paper\"\nkind = \"news-outlet\"\n\n\
         [document]\nkey = \"d\"\ntitle = \"Safe burials\"\npublisher = \"paper\"\npublished = \"2014-12-20\"\n",
    );
    for (key, origin, stated, when) in [
        ("r1", "who", "67 %", "2014-10-20"),
        ("r2", "ngo", "65 %", "2014-11-10"),
        ("r3", "paper", "68 %", "2014-11-28"),
        ("goal", "who", "more than 90 percent", "2014-12-07"),
    ] {
        text.push_str(&format!(
            "\n[[estimate]]\nkey = \"{key}\"\nseries = \"safe\"\nplace = \"LR\"\nstated = \"{stated}\"\nwhen = \"{when}\"\norigin = \"{origin}\"\n\
             locator = \"p. 1\"\nprojection = {}\n",
            projection && key == "goal"
        ));
    }
    sandbox.write("d/d.toml", &text);
    sandbox.run(["ingest", "d"]).ok();
    sandbox
}

fn rows(sandbox: &Sandbox, sql: &str) -> Vec<Value> {
    serde_json::from_str(&sandbox.run(["sql", sql, "--format", "json"]).ok()).unwrap()
}

#[test]
fn a_goal_is_not_in_the_band_and_the_reports_say_why() {
    let sandbox = beds(true);
    let fates = rows(
        &sandbox,
        "SELECT claim, fate, reason FROM trend_statements ORDER BY claim",
    );
    let goal = fates.iter().find(|row| row["claim"] == "d#goal").unwrap();
    assert_eq!(goal["fate"], "refused");
    assert_eq!(goal["reason"], "it is a projection, no evidence of what was");
    assert!(
        fates
            .iter()
            .all(|row| row["claim"] == "d#goal" || row["fate"] == "kept")
    );
    let top = "SELECT max(p95) AS top, max(date) AS last FROM trend WHERE support = 'near'";
    let found = rows(&sandbox, top);
    // The last statement used is that of 28 November; the goal is of 7 December.
    assert_eq!(
        rows(&sandbox, "SELECT last_on FROM trend_fits")[0]["last_on"],
        "2014-11-28"
    );
    assert!(found[0]["top"].as_f64().unwrap() < 0.8, "{found:?}");
    // As a report it would be used.
    let as_report = rows(&beds(false), "SELECT last_on, kept FROM trend_fits");
    assert_eq!(
        (as_report[0]["last_on"].as_str(), as_report[0]["kept"].as_i64()),
        (Some("2014-12-07"), Some(4))
    );
    for report in ["influence", "trend"] {
        let said = sandbox.run(["report", report]).ok();
        let said: String = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("projection"), "{report}: {said}");
    }
}

#[test]
fn a_goal_is_drawn_apart_and_named_in_the_legend_and_the_description() {
    let sandbox = beds(true);
    let draw = |kind: &str| {
        let place = if kind == "trend" { "place = \"LR\"\n" } else { "" };
        let spec = format!("kind = \"{kind}\"\ntitle = \"Safe burials\"\nseries = \"safe\"\n{place}");
        sandbox.write("c/c.toml", &spec);
        sandbox.run(["chart", "--all", "--charts", "c"]).ok();
        sandbox.read("c/c.svg").replace('\u{a0}', " ")
    };
    for kind in ["trend", "sources"] {
        let svg = draw(kind);
        assert!(svg.contains(">projected (goal or forecast)<"), "{kind}: {svg}");
        let described = svg.split("<desc").nth(1).unwrap().split("</desc>").next().unwrap();
        assert!(
            described.contains("Projected (a goal or forecast): &gt; 90% (Liberia; WHO, 7 Dec 2014)"),
            "{kind}: {described}"
        );
        assert!(words(&svg).contains("1 projected"), "{kind}: {}", words(&svg));
        assert!(svg.contains("projected (a goal or forecast)"), "the tooltip: {kind}");
    }
    // As a report it is neither.
    sandbox.write("d/d.toml", &sandbox.read("d/d.toml").replace("= true", "= false"));
    sandbox.run(["ingest", "d"]).ok();
    assert!(!draw("trend").contains("projected"));
}

#[test]
fn a_goal_is_counted_in_no_year() {
    let sandbox = beds(true);
    let years = rows(&sandbox, "SELECT year, claims, open_above FROM yearly");
    assert_eq!(years, [serde_json::json!({"year": 2014, "claims": 3, "open_above": 0})]);
    let sandbox = beds(false);
    assert_eq!(rows(&sandbox, "SELECT claims FROM yearly")[0]["claims"], 4);
}

#[test]
fn a_month_of_a_projection_is_the_next_one_and_a_footnote_says_what_it_is() {
    let sandbox = beds(true);
    let path = "d/d.toml";
    let text = sandbox.read(path);
    let text = text.replace("when = \"2014-12-07\"", "when = \"by the end of June\"");
    sandbox.write(path, &text.replace("when = \"2014-11-28\"", "when = \"in June\""));
    sandbox.run(["ingest", "d"]).ok();
    let found = rows(
        &sandbox,
        "SELECT when_edtf FROM estimates WHERE id IN ('d#goal', 'd#r3') ORDER BY id",
    );
    assert_eq!(found[0]["when_edtf"], "../2015-06");
    assert_eq!(found[1]["when_edtf"], "2014-06");
    let cited = sandbox.run(["cite", "d#goal"]).ok();
    assert!(cited.contains(" A projection. In: "), "{cited}");
    let estimates = sandbox.run(["report", "estimates", "--format", "csv"]).ok();
    let goal = estimates
        .lines()
        .find(|line| line.contains("d#goal"))
        .unwrap_or_default();
    assert!(goal.contains(",projection,"), "{estimates}");
}
