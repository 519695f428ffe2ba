//! Days and years before Christ: kept in order, compared, selected and said rightly, back to the Neolithic.

use serde_json::Value;

use super::sandbox::Sandbox;

const DECLARED: &str = r#"
[[series]]
key = "people"
title = "People in the region"
unit = "count"
unit_name = "people"
adds_up = true

[[series]]
key = "dead"
title = "The dead of the war"
unit = "count"
unit_name = "people"
adds_up = true
measure = "cumulative"
since = "-0430"

[[agent]]
key = "survey"
name = "The Survey"
kind = "research"

[[agent]]
key = "atlas"
name = "The Atlas"
kind = "research"
"#;

/// A dossier with one document of each author: the key, the words and the time of each figure.
fn dossier(series: &str, of_survey: &[[&str; 3]], of_atlas: &[[&str; 3]]) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("d/declared.toml", DECLARED);
    for (author, published, figures) in [("survey", "2018", of_survey), ("atlas", "2020", of_atlas)] {
        let mut text = format!(
            "[document]\nkey = \"{author}\"\ntitle = \"T\"\npublisher = \"{author}\"\npublished = \"{published}\"\n"
        );
        for [key, stated, when] in figures {
            text += &format!(
                "\n[[estimate]]\nkey = \"{key}\"\nseries = \"{series}\"\nplace = \"GR\"\nstated = \"{stated}\"\nwhen = \"{when}\"\n\
                 locator = \"p. 1\"\n"
            );
        }
        sandbox.write(&format!("d/{author}.toml"), &text);
    }
    sandbox
}

/// From the Neolithic to our days.
pub(crate) fn long() -> Sandbox {
    let sandbox = dossier(
        "people",
        &[
            ["today", "11 million", "2015"],
            ["pompeii", "2 million", "AD 79"],
            ["republic", "2.5 million", "100 BC to 50 BC"],
            ["fifth", "1 million to 3 million", "5th century BC"],
            ["marathon", "more than 1.4 million", "490 BC"],
            ["hunters", "about 20,000", "10000 BC"],
        ],
        &[
            ["farmers", "about 60,000", "about 7000 BC"],
            ["oldest", "10,000", "Y-10000"],
        ],
    );
    sandbox.write(
        "d/events.toml",
        "[document]\nkey = \"annals\"\ntitle = \"Annals\"\npublisher = \"atlas\"\npublished = \"2020\"\n\n\
         [[event]]\nkey = \"battle\"\ntitle = \"Battle of Marathon\"\ncategory = \"war\"\nplace = \"GR\"\nwhen = \"-0489-09-12\"\nlocator = \"p. 2\"\n\n\
         [[event]]\nkey = \"thaw\"\ntitle = \"The ice melts\"\ncategory = \"climate\"\nplace = \"GR\"\nwhen = \"Y-10000/-9000\"\nlocator = \"p. 1\"\n",
    );
    sandbox
}

fn ingested(sandbox: Sandbox) -> Sandbox {
    let checked = sandbox.run(["check", "d"]);
    assert!(checked.whole().contains("no problems"), "{}", checked.whole());
    sandbox.run(["ingest", "d"]).ok();
    sandbox
}

fn rows(sandbox: &Sandbox, sql: &str) -> Vec<Value> {
    serde_json::from_str(&sandbox.run(["sql", sql, "--format", "json"]).ok()).unwrap()
}

fn strings(sandbox: &Sandbox, sql: &str, column: &str) -> Vec<String> {
    let text = |row: &Value| row[column].as_str().unwrap().to_owned();
    rows(sandbox, sql).iter().map(text).collect()
}

fn report(sandbox: &Sandbox, arguments: &[&str]) -> Vec<Value> {
    let all = [&["report"], arguments, &["--format", "json"]].concat();
    serde_json::from_str(&sandbox.run(all).ok()).unwrap()
}

fn ids(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["id"].as_str().unwrap()).collect()
}

#[test]
fn a_timeline_is_in_order_from_the_neolithic_on() {
    let sandbox = ingested(long());
    let expected = [
        "survey#hunters",
        "atlas#farmers",
        "survey#fifth",
        "survey#marathon",
        "annals#battle",
        "survey#republic",
        "survey#pompeii",
        "survey#today",
        "survey",
        "annals",
        "atlas",
    ];
    let without_oldest = |ids: Vec<String>| -> Vec<String> {
        assert_eq!(ids[..2], ["atlas#oldest", "annals#thaw"]);
        ids[2..].to_vec()
    };
    assert_eq!(
        without_oldest(strings(&sandbox, "SELECT id FROM timeline", "id")),
        expected
    );
    let reported = report(&sandbox, &["timeline"]);
    assert_eq!(
        without_oldest(ids(&reported).into_iter().map(str::to_owned).collect()),
        expected
    );
}

#[test]
fn years_are_astronomical() {
    let sandbox = ingested(long());
    let years = report(&sandbox, &["yearly", "--from", "500 BC", "--to", "480 BC"]);
    let found: Vec<(i64, i64)> = years
        .iter()
        .map(|row| (row["year"].as_i64().unwrap(), row["claims"].as_i64().unwrap()))
        .collect();
    let expected: Vec<(i64, i64)> = (-499..=-479)
        .map(|year| (year, if year == -489 { 2 } else { 1 }))
        .collect();
    assert_eq!(found, expected);
    let ends = rows(&sandbox, "SELECT min(year) AS first, max(year) AS last FROM yearly");
    assert_eq!((&ends[0]["first"], &ends[0]["last"]), (&(-10_000).into(), &2015.into()));
    // 12,016 years, of which 1 + 1 + 1 + 1 + 51 + 1 + 1 have a dated claim: "some time in a century" is none.
    let gaps = rows(
        &sandbox,
        "SELECT count(year) AS years, min(year) AS first FROM coverage",
    );
    assert_eq!(
        (&gaps[0]["years"], &gaps[0]["first"]),
        (&(12_016 - 57).into(), &(-9_998).into())
    );
    let silent = report(&sandbox, &["coverage", "--series", "people"]);
    let silent: Vec<&str> = silent
        .iter()
        .map(|row| row["nothing_about"].as_str().unwrap())
        .collect();
    assert_eq!(
        silent,
        ["-9998/-7000", "-6998/-0490", "-0488/-0100", "-0048/0078", "0080/2014"]
    );
}

#[test]
fn a_selection_has_an_era() {
    let sandbox = ingested(long());
    let between = ["survey#fifth", "survey#marathon", "survey#republic", "survey#pompeii"];
    for (from, to) in [("-0489", "0079"), ("490 BC", "AD 79"), ("-0489-01-01", "0079-12-31")] {
        let found = report(&sandbox, &["estimates", "--from", from, "--to", to]);
        assert_eq!(ids(&found), between, "{from} {to}");
    }
    let of_events = report(&sandbox, &["timeline", "--from=-0489-09-12", "--to=-0489-09-12"]);
    assert_eq!(ids(&of_events), ["survey#fifth", "survey#marathon", "annals#battle"]);
    let early = report(&sandbox, &["estimates", "--to", "7000 BC"]);
    assert_eq!(ids(&early), ["atlas#oldest", "survey#hunters", "atlas#farmers"]);
    let counted = report(&sandbox, &["sources", "--to", "7000 BC"]);
    assert_eq!(
        counted
            .iter()
            .map(|row| row["estimates"].as_i64().unwrap())
            .sum::<i64>(),
        3
    );
    let backwards = sandbox.run(["report", "estimates", "--from", "AD 79", "--to", "490 BC"]);
    assert_eq!(backwards.status, 2, "{}", backwards.whole());
}

#[test]
fn claims_disagree_where_their_times_overlap() {
    let sandbox = ingested(dossier(
        "people",
        &[["a", "1 million", "-0100/-0050"], ["b", "30,000", "-0030/-0020"]],
        &[["c", "5 million", "-0060/-0040"], ["d", "3 million", "-0045/-0031"]],
    ));
    let found = rows(
        &sandbox,
        "SELECT a, b, overlap_from, overlap_to, overlap_from_day FROM contradictions WHERE verdict = 'disagree'",
    );
    let expected = serde_json::json!([
        {"a": "atlas#c", "b": "survey#a", "overlap_from": "-0060-01-01", "overlap_to": "-0050-12-31", "overlap_from_day": 1_699_145},
        {"a": "atlas#c", "b": "atlas#d", "overlap_from": "-0045-01-01", "overlap_to": "-0040-12-31", "overlap_from_day": 1_704_624},
    ]);
    let mut found_both = found.clone();
    found_both.sort_by_key(|row| row["overlap_from_day"].as_i64());
    assert_eq!(Value::from(found_both), expected);
    let before = report(&sandbox, &["contradictions", "--to=-0051"]);
    assert_eq!(before.len(), 1);
}

#[test]
fn a_total_is_counted_from_its_start() {
    let sandbox = ingested(dossier(
        "dead",
        &[["a", "10,000", "-0430/-0425"], ["b", "40,000", "-0430/-0403"]],
        &[["c", "8,000", "-0415"]],
    ));
    let found = rows(&sandbox, "SELECT a, b FROM contradictions WHERE verdict = 'disagree'");
    assert_eq!(
        Value::from(found),
        serde_json::json!([{"a": "atlas#c", "b": "survey#a"}])
    );
    let starts = strings(&sandbox, "SELECT DISTINCT date(since_day) AS day FROM estimates", "day");
    assert_eq!(starts, ["-0430-01-01"]);
}

#[test]
fn the_plain_shell_orders_by_the_number() {
    let sandbox = ingested(long());
    let sql = "SELECT date(from_day), when_from, CAST(when_from AS INTEGER) FROM estimates WHERE from_day > 1500000 ORDER BY from_day;";
    if let Some(found) = sandbox.sqlite3("tallybook.db", sql) {
        let expected = "-0499-01-01|-0499-01-01|-499\n-0489-01-01|-0489-01-01|-489\n-0099-01-01|-0099-01-01|-99\n\
                        0079-01-01|0079-01-01|79\n2015-01-01|2015-01-01|2015\n";
        assert_eq!(found, expected);
    }
    for arguments in [
        ["report", "yearly", "--from", "490 BC", "--to", "AD 79", "--sql"],
        ["report", "timeline", "--from", "490 BC", "--to", "AD 79", "--sql"],
    ] {
        let sql = sandbox.run(arguments).ok();
        let ours = report(&sandbox, &arguments[1..6]);
        if let Some(theirs) = sandbox.sqlite3_as_json("tallybook.db", &sql) {
            let theirs: Vec<Value> = serde_json::from_str(&theirs).unwrap();
            assert_eq!(theirs, ours, "{sql}");
        }
    }
}

#[test]
fn a_trend_over_millennia_says_years_with_their_era() {
    let sandbox = ingested(dossier(
        "people",
        &[
            ["a", "about 20,000", "10000 BC"],
            ["b", "200,000", "3000 BC"],
            ["c", "1 million", "1000 BC"],
            ["d", "1.2 million", "490 BC"],
        ],
        &[
            ["e", "about 60,000", "7000 BC"],
            ["f", "2 million", "AD 79"],
            ["g", "11 million", "2015"],
        ],
    ));
    let fit = &rows(
        &sandbox,
        "SELECT verdict, story, first_on, last_day - first_day AS days FROM trend_fits",
    )[0];
    assert_eq!(
        (&fit["verdict"], &fit["first_on"]),
        (&"line".into(), &"-9999-01-01".into())
    );
    assert_eq!(fit["days"], 4_388_387);
    let story = fit["story"].as_str().unwrap();
    for words in [
        "7 statements about 10,000 BC to 2015-12-31.",
        "Before 10,000 BC it is extrapolated.",
        "No statements between 10,000 BC and 7000 BC.",
        "No statements between 490 BC and AD 79.",
    ] {
        assert!(story.contains(words), "{words}: {story}");
    }
    let dates = rows(&sandbox, "SELECT date, day, line FROM trend");
    assert!((100..500).contains(&dates.len()), "{}", dates.len());
    assert!(
        dates
            .windows(2)
            .all(|pair| pair[0]["day"].as_i64() < pair[1]["day"].as_i64())
    );
    // A line is drawn near statements only, within a century of one.
    let near = |row: &&Value| row["line"] == 1;
    assert!(dates.iter().any(|row| near(&row)) && dates.iter().filter(near).count() * 4 < dates.len());
    let asked = report(&sandbox, &["influence", "--date", "490 BC"]);
    assert!(asked.iter().all(|row| row["pull_on"] == "-0489-07-01"), "{asked:?}");
    let selected = report(&sandbox, &["trend", "--from", "-1000", "--to", "480 BC"]);
    let years: Vec<&str> = selected.iter().map(|row| row["date"].as_str().unwrap()).collect();
    assert!(
        years.len() > 5
            && years
                .iter()
                .all(|date| ("-0500".."-1000").contains(&&date[..5]) || date.starts_with("-04")),
        "{years:?}"
    );
}

#[test]
fn a_number_of_thousands_is_a_year_where_an_era_follows() {
    let sandbox = ingested(long());
    let found = report(
        &sandbox,
        &["estimates", "--from", "about 10,000 BC", "--to", "9,000 BC"],
    );
    assert_eq!(ids(&found), ["survey#hunters"]);
    for (phrase, edtf) in [
        ("10,000 BC", "-9999"),
        ("12,000-10,000 BC", "Y-11999/-9999"),
        ("1,200,000 BC", "Y-1199999"),
    ] {
        let read = sandbox.run(["parse", "date", phrase]).stdout;
        assert!(read.contains(edtf), "{read}");
    }
    assert_eq!(sandbox.run(["parse", "date", "10,000"]).status, 1);
}

#[test]
fn a_break_of_a_year_before_christ_is_in_that_year() {
    let sandbox = long();
    sandbox.write(
        "d/breaks.toml",
        "[[break]]\nkey = \"thaw\"\nseries = \"people\"\nplace = \"GR\"\nevent = \"plague#plague\"\nfactor = 2\ndirection = \"down\"\nreason = \"r\"\n",
    );
    sandbox.write(
        "d/plague.toml",
        "[document]\nkey = \"plague\"\ntitle = \"P\"\npublisher = \"atlas\"\npublished = \"2020\"\n\n\
         [[event]]\nkey = \"plague\"\ntitle = \"Plague\"\ncategory = \"c\"\nplace = \"GR\"\nwhen = \"430 BC\"\nlocator = \"p. 1\"\n",
    );
    let sandbox = ingested(sandbox);
    let breaks = rows(&sandbox, "SELECT applied, date(from_day) AS first, when_to FROM breaks");
    assert_eq!(
        Value::from(breaks),
        serde_json::json!([{"applied": 1, "first": "-0429-01-01", "when_to": "-0429-12-31"}])
    );
    let story = strings(&sandbox, "SELECT story FROM trend_fits", "story");
    assert!(
        story[0].contains("The level may fall in 430 BC: this break is declared"),
        "{story:?}"
    );
}

#[test]
fn an_identity_compares_claims_about_a_common_early_time() {
    let sandbox = dossier(
        "people",
        &[["a", "2 million", "500 BC to 400 BC"], ["b", "9 million", "2015"]],
        &[["c", "1 million", "10000 BC"]],
    );
    sandbox.write(
        "d/identity.toml",
        "[[series]]\nkey = \"heads\"\ntitle = \"Heads\"\nunit = \"count\"\nunit_name = \"people\"\nadds_up = true\n\n\
         [[identity]]\nkey = \"same\"\ntitle = \"T\"\nequation = \"people = heads\"\nplace = \"GR\"\nwhen = \"-0599/-0399\"\n",
    );
    sandbox.write(
        "d/heads.toml",
        "[document]\nkey = \"heads\"\ntitle = \"H\"\npublisher = \"atlas\"\npublished = \"2020\"\n\n\
         [[estimate]]\nkey = \"h\"\nseries = \"heads\"\nplace = \"GR\"\nstated = \"500,000\"\nwhen = \"450 BC\"\nlocator = \"p. 1\"\n",
    );
    let sandbox = ingested(sandbox);
    let found = rows(&sandbox, "SELECT verdict, gap_factor, claims FROM triangulation");
    let expected = serde_json::json!([
        {"verdict": "gap", "gap_factor": 4.0, "claims": "heads#h (-0449), survey#a (-0499/-0399)"}
    ]);
    assert_eq!(Value::from(found), expected);
}
