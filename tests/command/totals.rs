//! What a series measures about time: totals since a start, and amounts over a period.

use serde_json::Value;

use super::sandbox::Sandbox;

/// A dossier with one series, and one document per figure: publisher, day of publication, words, time.
fn dossier(measure: &str, figures: &[(&str, &str, &str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new();
    let mut declared = format!(
        "[[series]]\nkey = \"dead\"\ntitle = \"The dead\"\nunit = \"count\"\nunit_name = \"people\"\nadds_up = true\n{measure}\n"
    );
    let mut agents: Vec<&str> = figures.iter().map(|figure| figure.0).collect();
    agents.sort_unstable();
    agents.dedup();
    for agent in agents {
        declared += &format!("\n[[agent]]\nkey = \"{agent}\"\nname = \"{agent}\"\nkind = \"ngo\"\n");
    }
    sandbox.write("d/series.toml", &declared);
    for (number, (agent, published, stated, when)) in figures.iter().enumerate() {
        let text = format!(
            "[document]\nkey = \"d{number}\"\ntitle = \"T\"\npublisher = \"{agent}\"\npublished = \"{published}\"\n\n\
             [[estimate]]\nkey = \"c\"\nseries = \"dead\"\nplace = \"IQ\"\nstated = \"{stated}\"\nwhen = \"{when}\"\nlocator = \"p. 1\"\n"
        );
        sandbox.write(&format!("d/d{number}.toml"), &text);
    }
    sandbox
}

fn rows(sandbox: &Sandbox, sql: &str) -> Vec<Value> {
    serde_json::from_str(&sandbox.run(["sql", sql, "--format", "json"]).ok()).unwrap()
}

const DISAGREE: &str = "SELECT a, b, rule, factor FROM contradictions WHERE verdict = 'disagree' ORDER BY a, b";
const TOTAL: &str = "measure = \"cumulative\"\nsince = \"2003-03-20\"";

#[test]
fn one_running_total_does_not_contradict_itself() {
    let sandbox = dossier(
        TOTAL,
        &[
            ("monitor", "2005-07-19", "24,865", "2003-03-20/2005-03-19"),
            ("monitor", "2013-03-19", "112,017-122,438", "2003-03-20/2013-03-14"),
            ("monitor", "2023-03-20", "186,901-210,296", "2003-03-20/2023-03-20"),
        ],
    );
    let checked = sandbox.run(["check", "d"]);
    assert!(checked.whole().contains("no problems"), "{}", checked.whole());
    sandbox.run(["ingest", "d"]).ok();
    assert!(rows(&sandbox, DISAGREE).is_empty());
    let years = rows(&sandbox, "SELECT year FROM yearly");
    let years: Vec<i64> = years.iter().map(|row| row["year"].as_i64().unwrap()).collect();
    assert_eq!(years, [2005, 2013, 2023]);
    let trend = rows(
        &sandbox,
        "SELECT date, p05, p50, p95 FROM trend WHERE date BETWEEN '2005-03-19' AND '2023-03-20' ORDER BY date",
    );
    assert!(trend.len() > 10);
    for pair in trend.windows(2) {
        for quantile in ["p05", "p50", "p95"] {
            assert!(pair[0][quantile].as_f64() <= pair[1][quantile].as_f64(), "{pair:?}");
        }
    }
    // Nothing goes back in time.
    let story = rows(&sandbox, "SELECT story FROM trend_fits")[0]["story"].to_string();
    assert!(!story.contains("between 2013-03-14 and 2003"), "{story}");
}

#[test]
fn two_surveys_of_one_total_disagree_by_a_factor_of_four() {
    let sandbox = dossier(
        TOTAL,
        &[
            ("lancet", "2006-10-11", "601,027", "2003-03-20/2006-07-10"),
            ("ifhs", "2008-01-31", "151,000", "2003-03-20/2006-06-30"),
        ],
    );
    sandbox.run(["ingest", "d"]).ok();
    let found = rows(&sandbox, DISAGREE);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["factor"].as_f64(), Some(3.98));
    assert_eq!(
        rows(&sandbox, "SELECT verdict FROM trend_fits")[0]["verdict"],
        "contradiction"
    );
}

#[test]
fn counts_of_other_days_are_not_compared_but_an_earlier_one_may_not_be_above() {
    let figures = [
        ("a", "2004-01-05", "10,000", "2004-01-01"),
        ("b", "2010-01-05", "90,000", "2010-01-01"),
        ("c", "2012-01-05", "60,000", "2012-01-01"),
    ];
    let sandbox = dossier(TOTAL, &figures);
    sandbox.run(["ingest", "d"]).ok();
    let found = rows(&sandbox, DISAGREE);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0]["a"], &found[0]["b"]), (&"d1#c".into(), &"d2#c".into()));
    // Half a year apart, within a tenth of nine years; a tolerance of a week says otherwise.
    let near = [
        ("a", "2012-01-05", "60,000", "2012-01-01"),
        ("b", "2012-07-05", "90,000", "2012-07-01"),
    ];
    let lax = dossier(TOTAL, &near);
    lax.run(["ingest", "d"]).ok();
    assert_eq!(rows(&lax, DISAGREE).len(), 1);
    let strict = dossier(&format!("{TOTAL}\ntolerance = \"7 days\""), &near);
    strict.run(["ingest", "d"]).ok();
    assert!(rows(&strict, DISAGREE).is_empty());
    // Another start is another total.
    let mut other = near;
    other[1].3 = "2010-01-01/2012-07-01";
    let other = dossier("measure = \"cumulative\"", &other);
    other.run(["ingest", "d"]).ok();
    assert!(rows(&other, DISAGREE).is_empty());
}

#[test]
fn the_dead_of_a_quake_within_seven_weeks_have_a_trend_by_days_and_the_fall_is_remarked() {
    let sandbox = dossier(
        "measure = \"cumulative\"\nsince = \"1999-04-25\"",
        &[
            ("centre", "1999-04-25", "32", "1999-04-25"),
            ("centre", "1999-05-02", "5,546", "1999-05-02"),
            ("centre", "1999-05-10", "6,125", "1999-05-10"),
            ("centre", "1999-05-20", "6,301", "1999-05-20"),
            ("centre", "1999-06-10", "6,031", "1999-06-10"),
        ],
    );
    let checked = sandbox.run(["check", "d"]);
    assert!(checked.stderr.contains("warning[total-falls]") || checked.stdout.contains("warning[total-falls]"));
    sandbox.run(["ingest", "d"]).ok();
    let days = rows(&sandbox, "SELECT date, support FROM trend ORDER BY date");
    assert_eq!(days[0]["date"], "1999-04-25");
    assert_eq!(days[1]["date"], "1999-04-26");
    let first = rows(&sandbox, "SELECT p05 FROM trend WHERE date = '1999-04-25'");
    let later = rows(&sandbox, "SELECT p50 FROM trend WHERE date = '1999-06-10'");
    assert!(first[0]["p05"].as_f64().unwrap() < 3_000.0, "{first:?}");
    let later = later[0]["p50"].as_f64().unwrap();
    assert!((4_500.0..8_000.0).contains(&later), "{later}");
}

#[test]
fn another_start_is_a_change_of_the_claim() {
    let sandbox = dossier(
        "measure = \"cumulative\"",
        &[("a", "2006-01-05", "24,865", "2006-01-01")],
    );
    sandbox.run(["ingest", "d"]).ok();
    let claim = std::fs::read_to_string(sandbox.path("d/d0.toml")).unwrap();
    sandbox.write("d/d0.toml", &(claim + "since = \"2003-03-20\"\n"));
    let changes = sandbox.run(["ingest", "--dry-run", "--format", "csv", "d"]).ok();
    assert!(changes.contains("changed,d0#c,since,,2003-03-20"), "{changes}");
}

#[test]
fn a_fall_is_remarked_within_one_body_and_not_where_the_revision_is_declared() {
    let figures = [
        ("ministry", "2006-01-05", "24,865", "2006-01-01"),
        ("government", "2007-01-05", "21,000", "2007-01-01"),
    ];
    let falls = |sandbox: &Sandbox| sandbox.run(["check", "d"]).whole().contains("warning[total-falls]");
    let two_bodies = dossier(TOTAL, &figures);
    assert!(!falls(&two_bodies));
    let one_body = |more: &str| {
        let sandbox = dossier(TOTAL, &figures);
        let declared = std::fs::read_to_string(sandbox.path("d/series.toml")).unwrap();
        let part = "name = \"ministry\"\npart_of = \"government\"";
        sandbox.write("d/series.toml", &declared.replace("name = \"ministry\"", part));
        let later = std::fs::read_to_string(sandbox.path("d/d1.toml")).unwrap();
        sandbox.write("d/d1.toml", &(later + more));
        sandbox
    };
    assert!(falls(&one_body("")));
    assert!(!falls(&one_body("supersedes = \"d0#c\"\n")));
}

#[test]
fn amounts_over_a_period_are_compared_over_the_same_period_or_with_a_part_of_it() {
    let flow = "measure = \"flow\"";
    let verdicts = |figures: &[(&str, &str, &str, &str)]| -> Vec<String> {
        let sandbox = dossier(flow, figures);
        sandbox.run(["ingest", "d"]).ok();
        let found = rows(&sandbox, "SELECT verdict || ' ' || rule AS found FROM contradictions");
        found
            .iter()
            .map(|row| row["found"].as_str().unwrap().to_owned())
            .collect()
    };
    let year = ("a", "2016-03-01", "1,200", "2015-01-01/2015-12-31");
    let same = ("b", "2016-04-01", "2,400", "2015-01-01/2015-12-31");
    assert_eq!(verdicts(&[year, same]), ["disagree intervals-apart"]);
    let month = ("b", "2016-04-01", "100", "2015-03-01/2015-03-31");
    assert_eq!(verdicts(&[year, month]), ["compatible part-within-whole"]);
    let large = ("b", "2016-04-01", "1,500", "2015-03-01/2015-03-31");
    assert_eq!(verdicts(&[year, large]), ["disagree part-larger-than-whole"]);
    let across = ("b", "2016-04-01", "9,000", "2015-07-01/2016-06-30");
    assert_eq!(verdicts(&[year, across]), ["not-comparable different-period"]);
    // The trend is a rate a year.
    let sandbox = dossier(
        flow,
        &[
            ("a", "2015-03-01", "1,200", "2014-01-01/2014-12-31"),
            ("b", "2016-03-01", "600", "2015-01-01/2015-06-30"),
            ("c", "2017-03-01", "1,200", "2016-01-01/2016-12-31"),
        ],
    );
    sandbox.run(["ingest", "d"]).ok();
    let middle = rows(&sandbox, "SELECT p50 FROM trend WHERE date = '2015-07-01'");
    let middle = middle[0]["p50"].as_f64().unwrap();
    assert!((1_100.0..1_300.0).contains(&middle), "{middle}");
}

#[test]
fn a_year_by_year_report_says_which_ends_are_open() {
    let figures = [
        ("monitor", "2005-07-19", "at most 500", "2005"),
        ("survey", "2006-07-19", "at least 700", "2006"),
        ("survey", "2007-07-19", "800", "2007"),
    ];
    let sandbox = dossier("measure = \"flow\"", &figures);
    sandbox.run(["ingest", "d"]).ok();
    let report = sandbox.run(["report", "yearly", "--format", "json"]).ok();
    let years: Vec<Value> = serde_json::from_str(&report).unwrap();
    let ends: Vec<_> = years
        .iter()
        .map(|row| (row["below"].as_str(), row["above"].as_str()))
        .collect();
    assert_eq!(ends, [(Some("or less"), None), (None, Some("or more")), (None, None)]);
}

#[test]
fn on_charts_a_total_stands_at_its_day_and_an_amount_is_in_its_period() {
    let draw = |measure: &str, figures: &[(&str, &str, &str, &str)]| {
        let sandbox = dossier(measure, figures);
        sandbox.run(["ingest", "d"]).ok();
        sandbox.write(
            "c/c.toml",
            "kind = \"trend\"\ntitle = \"T\"\nseries = \"dead\"\nplace = \"IQ\"\n",
        );
        sandbox.run(["chart", "--all", "--charts", "c"]).ok();
        sandbox.read("c/c.svg").replace('\u{a0}', " ")
    };
    let svg = draw(
        TOTAL,
        &[
            ("monitor", "2005-07-19", "24,865", "2003-03-20/2005-03-19"),
            ("monitor", "2013-03-19", "112,017-122,438", "2003-03-20/2013-03-14"),
            ("monitor", "2023-03-21", "186,901-210,296", "2003-03-20/2023-03-20"),
        ],
    );
    // In a label, in the tooltip and in the description.
    assert!(svg.matches("by 20 Mar 2023").count() >= 3, "{svg}");
    assert!(!svg.contains("2003–2023") && !svg.contains("time it is about"), "{svg}");
    let svg = draw("measure = \"flow\"", &[("monitor", "2016-07-19", "16,500", "2015")]);
    assert!(svg.matches("in 2015").count() >= 3, "{svg}");
    let svg = draw(
        "measure = \"flow\"",
        &[
            ("monitor", "2016-07-19", "16,500", "2015"),
            ("survey", "2016-07-20", "8,250", "2015-01/2015-06"),
        ],
    );
    assert!(
        svg.contains("1 amount over another time than a year, drawn as a rate a year."),
        "{svg}"
    );
    // The file of what is drawn says where half a year stands: at twice its amount.
    let sandbox = dossier(
        "measure = \"flow\"",
        &[("survey", "2016-07-20", "8,250", "2015-01/2015-06")],
    );
    sandbox.run(["ingest", "d"]).ok();
    let spec = "kind = \"trend\"\ntitle = \"T\"\nseries = \"dead\"\nplace = \"IQ\"\n";
    sandbox.write("c/c.toml", spec);
    sandbox.run(["chart", "--all", "--charts", "c", "--data"]).ok();
    let data = sandbox.read("c/c.csv");
    let stands = |line: &str| line.contains(",8250,") && line.ends_with(",16500,16500");
    assert!(data.lines().any(stands), "{data}");
}

#[test]
fn a_trend_takes_the_totals_of_one_start_and_names_the_others() {
    let figures = [
        ("a", "2017-11-05", "1,052", "2017-10-31"),
        ("b", "2017-11-20", "1,100", "2017-11-15"),
        ("c", "2017-12-20", "1,139", "2017-12-15"),
        ("d", "2018-01-05", "90,000", "2010-01-01/2017-12-31"),
    ];
    let ingested = |measure: &str| {
        let sandbox = dossier(measure, &figures);
        let claim = sandbox.read("d/d3.toml");
        sandbox.write("d/d3.toml", &(claim + "since = \"2010-01-01\"\n"));
        sandbox.run(["ingest", "d"]).ok();
        sandbox
    };
    let fates = |measure: &str| {
        let sandbox = ingested(measure);
        rows(
            &sandbox,
            "SELECT claim || ' ' || coalesce(reason, fate) AS fate FROM trend_statements ORDER BY claim",
        )
        .iter()
        .map(|row| row["fate"].as_str().unwrap().to_owned())
        .collect::<Vec<_>>()
    };
    let other = "d3#c it is a total counted from another day";
    let declared = fates("measure = \"cumulative\"\nsince = \"2017-09-20\"");
    assert_eq!(declared, ["d0#c kept", "d1#c kept", "d2#c kept", other]);
    // Where the series names no start, that of the most.
    assert_eq!(fates("measure = \"cumulative\""), declared);
    let sandbox = ingested("measure = \"cumulative\"\nsince = \"2017-09-20\"");
    let story = sandbox.run(["report", "trend"]).ok();
    assert!(
        story.contains("Not used: d3#c (it is a total counted from another day)."),
        "{story}"
    );
    let years = rows(
        &sandbox,
        "SELECT since, year, claims, lowest, highest FROM yearly ORDER BY since",
    );
    assert_eq!(
        years,
        [
            serde_json::json!({"since": "2010-01-01", "year": 2017, "claims": 1, "lowest": 90_000, "highest": 90_000}),
            serde_json::json!({"since": "2017-09-20", "year": 2017, "claims": 3, "lowest": 1_139, "highest": 1_139}),
        ]
    );
}

#[test]
fn a_year_of_totals_compares_those_of_its_last_day() {
    let figures = [
        ("leader", "2017-10-03", "6", "2017-10-03"),
        ("a", "2018-05-29", "4,645 (793-8,498)", "2017-12-31"),
        ("b", "2018-08-02", "1,139", "2017-12-31"),
        ("c", "2018-09-18", "574", "2017-09-30"),
    ];
    let sandbox = dossier("measure = \"cumulative\"\nsince = \"2017-09-20\"", &figures);
    sandbox.run(["ingest", "d"]).ok();
    let report = sandbox.run(["report", "yearly", "--format", "json"]).ok();
    let years: Vec<Value> = serde_json::from_str(&report).unwrap();
    assert_eq!(years.len(), 1);
    let expected = serde_json::json!({"since": "2017-09-20", "year": 2017, "as_of": "2017-12-31", "claims": 4, "origins": 4,
        "lowest": 793, "median_low": 1_139, "median_high": 4_645, "highest": 8_498, "latest": "1,139"});
    for (column, value) in expected.as_object().unwrap() {
        assert_eq!(&years[0][column], value, "{column}");
    }
}

#[test]
fn a_year_of_a_flow_compares_amounts_over_the_whole_year() {
    let figures = [
        ("a", "2024-02-01", "16,430", "2023"),
        ("b", "2024-02-02", "17,100", "2023"),
        ("c", "2023-08-01", "7,861", "2023-01/2023-06"),
    ];
    let sandbox = dossier("measure = \"flow\"", &figures);
    sandbox.run(["ingest", "d"]).ok();
    let year = &rows(&sandbox, "SELECT claims, lowest, highest, latest FROM yearly")[0];
    let expected = serde_json::json!({"claims": 3, "lowest": 16_430, "highest": 17_100, "latest": "17,100"});
    assert_eq!(*year, expected);
}

#[test]
fn a_total_is_not_extrapolated_beyond_its_last_day() {
    let figures = [
        ("a", "2017-10-20", "400", "2017-10-15"),
        ("b", "2017-12-20", "1,100", "2017-12-15"),
        ("c", "2018-03-05", "2,900", "2018-02-28"),
    ];
    let sandbox = dossier("measure = \"cumulative\"\nsince = \"2017-09-20\"", &figures);
    sandbox.run(["ingest", "d"]).ok();
    let last = rows(&sandbox, "SELECT date, support FROM trend ORDER BY date DESC LIMIT 1");
    assert_eq!(
        (&last[0]["date"], &last[0]["support"]),
        (&"2018-02-28".into(), &"near".into())
    );
    let asked = |report: &[&str]| -> Vec<Value> {
        let arguments = [&["report"], report, &["--format", "json"]].concat();
        serde_json::from_str(&sandbox.run(arguments).ok()).unwrap()
    };
    // The last day counted is the one that is asked about.
    let pulls = asked(&["influence"]);
    assert_eq!(pulls.len(), 3);
    assert!(pulls.iter().all(|row| row["pull_on"] == "2018-02-28"));
    let whole = &asked(&["without"])[0];
    assert_eq!(whole["date"], "2018-02-28");
    assert!(whole["median"].is_number());
    let later = &asked(&["without", "--date", "2018-05-15"])[0];
    assert!(later["median"].is_null());
    let why = later["what"].as_str().unwrap();
    assert!(
        why.contains("a total is not extrapolated, and the last is of 2018-02-28"),
        "{why}"
    );
    let first = &asked(&["revisions"])[0]["what"];
    assert!(first.as_str().unwrap().contains("--date asks about another"), "{first}");
    // The report shows the trend by its own days, the last one too.
    let trend = asked(&["trend"]);
    assert!(trend.len() > 15, "{trend:?}");
    assert_eq!(trend.last().unwrap()["date"], "2018-02-28");
}

#[test]
fn a_series_without_a_band_has_its_story() {
    let figures = [("a", "2016-10-20", "at least 400", "2015")];
    let sandbox = dossier("measure = \"stock\"", &figures);
    sandbox.run(["ingest", "d"]).ok();
    let report = sandbox.run(["report", "trend"]).ok();
    assert!(report.contains("There are only bounds"), "{report}");
}
