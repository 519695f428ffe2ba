//! The report `totals`, on a dossier of strikes whose sums are worked out by hand.

use serde_json::{Map, Value, json};

use super::sandbox::Sandbox;

const BASE: &str = r#"
[[agent]]
key = "bureau"
name = "The Bureau"
kind = "research"

[[agent]]
key = "herald"
name = "The Herald"
kind = "news-outlet"

[[agent]]
key = "army"
name = "The Army"
kind = "government"

[[agent]]
key = "rebels"
name = "The Rebels"
kind = "other"

[[place]]
key = "valley"
name = "The valley"
parent = "PK"

[[place]]
key = "north"
name = "The north of the valley"
parent = "valley"

[[place]]
key = "south"
name = "The south of the valley"
parent = "valley"

[[series]]
key = "killed"
title = "People killed by strikes"
unit = "count"
unit_name = "people"
measure = "flow"
adds_up = true

[[series]]
key = "patients"
title = "Patients"
unit = "count"
unit_name = "people"
adds_up = true

[[series]]
key = "spent"
title = "Money spent"
unit = "money"
currency = "USD"
per = "year"
measure = "flow"
adds_up = true

[[series]]
key = "towns-hit"
title = "Towns hit"
unit = "count"
unit_name = "towns"
measure = "flow"
"#;

/// A document with a claim on each line: key, series, place, words, time, scope, and more of its fields if there are any.
fn document(key: &str, publisher: &str, published: &str, claims: &str) -> String {
    let mut text = format!(
        "[document]\nkey = \"{key}\"\ntitle = \"T\"\npublisher = \"{publisher}\"\npublished = \"{published}\"\n"
    );
    for line in claims.lines().filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let names = ["key", "series", "place", "stated", "when", "scope"];
        text += "\n[[estimate]]\nlocator = \"p. 1\"\n";
        for (name, cell) in names.iter().zip(&cells).filter(|(_, cell)| !cell.is_empty()) {
            text += &format!("{name} = \"{cell}\"\n");
        }
        for more in cells.iter().skip(names.len()) {
            text += &format!("{more}\n");
        }
    }
    text
}

const FIRST: &str = r#"
s1 | killed | north | 5-8 | 2009-03-01 | strike 1 | parties = ["attacker: army", "target: rebels"]
s2 | killed | north | 3 | 2009-03-01 | strike 2 | parties = ["attacker: rebels", "target: army", "victim: army"]
s3 | killed | south | at least 4 | 2009-07-10 | strike 3 | parties = ["attacker: army"]
s4 | killed | south | 10 (8-12) | 2009-12-31/2010-01-01 | strike 4 | parties = ["attacker: army"]
s5 | killed | north | up to 6 | 2010-05-05 | strike 5 | parties = ["attacker: army"]
s6 | killed | north | 20 | 2010-06-06 | strike 6 | status = "disputed" | status_reason = "no bodies"
s7 | killed | south | 2 | 2010-07-07 | strike 7
s8 | killed | south | at least 2 | 2009-08-01 | strike 8
s9 | killed | north | 9 | 2010-09-09 | strike 9
s10 | killed | north | no figures available | 2011-04-04 | strike 10
vague | killed | north | 7 | [2001..2007] |
patients | patients | north | 100 | 2010 |
spent | spent | north | $5 million a year | 2010 |
towns | towns-hit | north | 4 | 2010 |
"#;

const SECOND: &str = r#"
s7 | killed | south | 4 | 2010-07-07 | strike 7 | supersedes = "bureau-2011#s7"
year | killed | valley | 50-60 | 2009-01-01/2009-12-31 |
before | killed | valley | about 30 | 2008-01-01/2008-12-31 |
ahead | killed | north | 100 | 2013 | | projection = true
gone | killed | south | 1 | 2008-02-02 | strike 0 | status = "withdrawn" | status_reason = "counted twice"
"#;

const HERALD: &str = r#"
e1 | killed | north | 5-8 | 2009-03-01 | strike 1 | relays = "bureau-2011#s1"
o3 | killed | south | 7 | 2009-07-10 | strike 3
"#;

const DENIAL: &str = r#"s9 | killed | north | none | 2010-09-09 | strike 9 | denies = "bureau-2011#s9""#;

fn strikes() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("d/base.toml", BASE);
    for (key, publisher, published, claims) in [
        ("bureau-2011", "bureau", "2011-12-31", FIRST),
        ("bureau-2012", "bureau", "2012-03-31", SECOND),
        ("herald", "herald", "2012-02-10", HERALD),
        ("army", "army", "2012-01-15", DENIAL),
    ] {
        sandbox.write(&format!("d/{key}.toml"), &document(key, publisher, published, claims));
    }
    sandbox.run(["ingest", "d"]).ok();
    sandbox
}

/// The rows of the report, without what is NULL.
fn totals(sandbox: &Sandbox, more: &[&str]) -> Vec<Value> {
    let arguments = ["report", "totals", "--format", "json"].iter().chain(more).copied();
    let rows: Vec<Map<String, Value>> = serde_json::from_str(&sandbox.run(arguments).ok()).unwrap();
    let told = |row: Map<String, Value>| row.into_iter().filter(|(_, value)| !value.is_null()).collect();
    rows.into_iter().map(|row| Value::Object(told(row))).collect()
}

#[test]
fn sums_are_those_worked_out_by_hand() {
    let sandbox = strikes();
    assert_eq!(
        totals(&sandbox, &[]),
        [
            json!({"series": "killed", "place": "north", "claims": 1, "counted": 0, "origins": 0, "undated": 1}),
            json!({"series": "killed", "place": "north", "year": 2009, "claims": 3, "counted": 2, "origins": 1,
                "sum_of_lows": 8, "sum_of_bests": 3, "without_best": 1, "sum_of_highs": 11, "echoes": 1}),
            json!({"series": "killed", "place": "north", "year": 2010, "claims": 4, "counted": 1, "origins": 1,
                "open_below": 1, "without_best": 1, "sum_of_highs": 6, "denied": 2, "disputed": 1}),
            json!({"series": "killed", "place": "north", "year": 2011, "claims": 1, "counted": 0, "origins": 0, "without_figure": 1}),
            json!({"series": "killed", "place": "north", "year": 2013, "claims": 1, "counted": 0, "origins": 0, "projected": 1}),
            json!({"series": "killed", "place": "south", "year": 2008, "claims": 1, "counted": 0, "origins": 0, "withdrawn": 1}),
            // Of strike 3 the figure known last, 7, and not "at least 4"; of strike 8 "at least 2".
            json!({"series": "killed", "place": "south", "year": 2009, "claims": 3, "counted": 2, "origins": 2,
                "sum_of_lows": 9, "sum_of_bests": 7, "without_best": 1, "open_above": 1, "overlapping": 1}),
            // Strike 4 began in 2009 and counts in the year in which it ended.
            json!({"series": "killed", "place": "south", "year": 2010, "claims": 3, "counted": 2, "origins": 1,
                "sum_of_lows": 12, "sum_of_bests": 14, "sum_of_highs": 16, "superseded": 1}),
            // "About 30" allows 27 to 33.
            json!({"series": "killed", "place": "valley", "year": 2008, "claims": 1, "counted": 1, "origins": 1,
                "sum_of_lows": 27, "sum_of_bests": 30, "sum_of_highs": 33}),
            // The figure of the whole year and valley contains the strikes.
            json!({"series": "killed", "place": "valley", "year": 2009, "claims": 1, "counted": 0, "origins": 0, "overlapping": 1}),
            json!({"series": "patients", "claims": 1, "not_added": "levels"}),
            json!({"series": "spent", "claims": 1, "not_added": "rates"}),
            json!({"series": "towns-hit", "claims": 1, "not_added": "parts do not add up"}),
        ]
    );
}

#[test]
fn every_claim_is_counted_or_left_out_for_one_reason() {
    let sandbox = strikes();
    for more in [
        &[][..],
        &["--place", "valley"],
        &["--party", "army"],
        &["--known-by", "2011"],
    ] {
        for row in totals(&sandbox, more) {
            let number = |name: &str| row.get(name).and_then(Value::as_i64).unwrap_or_default();
            let left_out = [
                "overlapping",
                "echoes",
                "superseded",
                "denied",
                "disputed",
                "withdrawn",
                "projected",
                "without_figure",
                "undated",
            ];
            let accounted = number("counted") + left_out.iter().map(|name| number(name)).sum::<i64>();
            assert!(row.get("not_added").is_some() || accounted == number("claims"), "{row}");
        }
    }
}

#[test]
fn a_place_is_summed_with_its_parts() {
    let sandbox = strikes();
    assert_eq!(
        totals(
            &sandbox,
            &[
                "--place", "valley", "--series", "killed", "--from", "2009", "--to", "2010"
            ]
        )[1..],
        [
            json!({"series": "killed", "place": "valley", "year": 2009, "claims": 7, "counted": 4, "origins": 2,
                "sum_of_lows": 17, "sum_of_bests": 10, "without_best": 2, "open_above": 1, "overlapping": 2, "echoes": 1}),
            json!({"series": "killed", "place": "valley", "year": 2010, "claims": 7, "counted": 3, "origins": 1,
                "open_below": 1, "sum_of_bests": 14, "without_best": 1, "sum_of_highs": 22, "superseded": 1, "denied": 2, "disputed": 1}),
        ]
    );
}

#[test]
fn a_claim_counts_once_for_a_party_whatever_its_roles() {
    let sandbox = strikes();
    let north = |party| {
        let rows = totals(
            &sandbox,
            &["--place", "north", "--party", party, "--from", "2009", "--to", "2009"],
        );
        (
            rows.len(),
            rows[0]["party"].clone(),
            rows[0]["sum_of_lows"].clone(),
            rows[0]["sum_of_highs"].clone(),
        )
    };
    assert_eq!(north("army"), (1, json!("army"), json!(8), json!(11)));
    assert_eq!(north("rebels"), (1, json!("rebels"), json!(8), json!(11)));
    assert_eq!(sandbox.run(["report", "totals", "--party", "nobody"]).status, 2);
}

#[test]
fn an_earlier_picture_sums_what_was_known() {
    let sandbox = strikes();
    let rows = totals(&sandbox, &["--known-by", "2011-12-31", "--place", "south"]);
    let year = |year: i64| rows.iter().find(|row| row["year"] == year).unwrap();
    // Neither the Herald's figure of strike 3 nor the new one of strike 7 was known, and nobody had denied anything.
    assert_eq!(
        year(2009),
        &json!({"series": "killed", "place": "south", "year": 2009, "claims": 2, "counted": 2, "origins": 1,
            "sum_of_lows": 6, "without_best": 2, "open_above": 2})
    );
    assert_eq!(year(2010)["sum_of_bests"], 12);
}

#[test]
fn the_shell_gives_the_same_sums() {
    let sandbox = strikes();
    for more in [
        &[][..],
        &["--place", "valley"],
        &["--party", "army"],
        &["--known-by", "2011"],
    ] {
        let printed = |option: &[&str]| {
            sandbox
                .run(["report", "totals"].iter().chain(more).chain(option).copied())
                .ok()
        };
        let Some(theirs) = sandbox.sqlite3_as_json("tallybook.db", &printed(&["--sql"])) else {
            return;
        };
        let parse = |text: &str| -> Vec<Value> { serde_json::from_str(text).unwrap() };
        assert_eq!(parse(&theirs), parse(&printed(&["--format", "json"])), "{more:?}");
    }
}

/// The sum of the best figures of these claims in the valley, and how many are left out because others count the same.
fn summed(claims: &str) -> (i64, i64) {
    let sandbox = Sandbox::new();
    sandbox.write("d/base.toml", BASE);
    sandbox.write("d/d.toml", &document("d", "bureau", "2021-01-01", claims));
    sandbox.run(["ingest", "d"]).ok();
    let rows = totals(&sandbox, &["--place", "valley"]);
    let sum = |name: &str| rows.iter().filter_map(|row| row.get(name)?.as_i64()).sum();
    (sum("sum_of_bests"), sum("overlapping"))
}

#[test]
fn of_overlapping_claims_those_about_less_count_and_never_two() {
    let of = |claims: &[&str]| {
        let north = claims
            .iter()
            .map(|claim| claim.replacen(" | ", " | killed | north | ", 1) + "\n");
        summed(&north.collect::<String>())
    };
    // One day, one place, no scopes: they may be the same strike. Of one document, the first by key counts.
    assert_eq!(of(&["b | 1 | 2010-05-01", "a | 2 | 2010-05-01"]), (2, 1));
    // A figure of the whole time contains those of the days in it.
    let overall = "overall | 900 | 2010-01-01/2012-12-31";
    assert_eq!(of(&[overall]), (900, 0));
    let days = ["a | 1 | 2010-05-01", "b | 2 | 2010-05-02", "c | 4 | 2012-12-31"];
    assert_eq!(of(&[overall, days[0], days[1], days[2]]), (7, 1));
    // Years from July and from January: those of one kind count.
    let years = [
        "f1 | 1 | 2010-07-01/2011-06-30",
        "c1 | 10 | 2011-01-01/2011-12-31",
        "f2 | 2 | 2011-07-01/2012-06-30",
        "c2 | 20 | 2012-01-01/2012-12-31",
    ];
    assert_eq!(of(&years), (3, 2));
    // Times that share a day overlap.
    assert_eq!(
        of(&["a | 1 | 2010-05-01/2010-05-03", "b | 2 | 2010-05-03/2010-05-04"]),
        (1, 1)
    );
    // An open beginning reaches back to any other.
    assert_eq!(of(&["a | 1 | ../2010-05-03", "b | 2 | 2001-01-01"]), (2, 1));
}

#[test]
fn wholes_and_parts_of_place_and_scope_are_not_added() {
    let of = |claims: &[&str]| {
        let told = claims.iter().enumerate().map(|(number, claim)| {
            let [place, stated, scope] = claim.split(' ').collect::<Vec<_>>()[..] else {
                panic!("{claim}")
            };
            let scope = scope.trim_start_matches('-');
            format!("c{number} | killed | {place} | {stated} | 2010-05-01 | {scope}\n")
        });
        summed(&told.collect::<String>())
    };
    // Two scopes are two things, in one place or in two; a claim without one is about both.
    assert_eq!(of(&["north 1 x", "north 2 y", "north 9 -"]), (3, 1));
    assert_eq!(of(&["north 1 x", "valley 2 y"]), (3, 0));
    // One strike, said to be in the north and in the valley.
    assert_eq!(of(&["north 1 x", "valley 2 x"]), (1, 1));
    assert_eq!(of(&["north 1 -", "valley 2 x"]), (1, 1));
    assert_eq!(of(&["north 1 x", "valley 2 -"]), (1, 1));
    // Two parts do not overlap, and a whole is no third.
    assert_eq!(of(&["north 1 -", "south 2 -", "valley 9 -"]), (3, 1));
}
