//! Parts bound the whole in series that add up, and the whole its parts: on one side, and never as if they were figures of the place itself.

use serde_json::Value;

use super::sandbox::Sandbox;

/// A claim: origin, place, words, time, and further fields.
type Said<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

/// A dossier with one series and these claims, `c0`, `c1` and so on, each in a document of its origin.
fn dossier(series: &str, said: &[Said]) -> Sandbox {
    let sandbox = Sandbox::new();
    let mut declared = format!(
        "[[series]]\nkey = \"workers\"\ntitle = \"Workers\"\nunit = \"count\"\nunit_name = \"people\"\n{series}\n\n\
         [[place]]\nkey = \"camp\"\nname = \"A camp\"\nparent = \"RU-SAK\"\n"
    );
    let mut origins: Vec<&str> = said.iter().map(|claim| claim.0).collect();
    origins.sort_unstable();
    origins.dedup();
    for origin in origins {
        declared += &format!("\n[[agent]]\nkey = \"{origin}\"\nname = \"{origin}\"\nkind = \"ngo\"\n");
    }
    sandbox.write("d/series.toml", &declared);
    for (number, (origin, place, stated, when, more)) in said.iter().enumerate() {
        let text = format!(
            "[document]\nkey = \"d{number}\"\ntitle = \"T\"\npublisher = \"{origin}\"\npublished = \"2019-01-0{}\"\n\n\
             [[estimate]]\nkey = \"c\"\nseries = \"workers\"\nplace = \"{place}\"\nstated = \"{stated}\"\nwhen = \"{when}\"\n\
             locator = \"p. 1\"\n{more}\n",
            number + 1
        );
        sandbox.write(&format!("d/d{number}.toml"), &text);
    }
    sandbox.run(["ingest", "d"]).ok();
    sandbox
}

fn rows(sandbox: &Sandbox, sql: &str) -> Vec<Value> {
    serde_json::from_str(&sandbox.run(["sql", sql, "--format", "json"]).ok()).unwrap()
}

/// The 5 %, 50 % and 95 % quantiles of a place in the middle of 2016.
fn level(sandbox: &Sandbox, place: &str) -> [f64; 3] {
    let sql = format!("SELECT p05, p50, p95 FROM trend WHERE place = '{place}' AND date = '2016-07-01'");
    let found = rows(sandbox, &sql);
    ["p05", "p50", "p95"].map(|quantile| found[0][quantile].as_f64().unwrap())
}

/// What bounds the trend of a place: the claims and whether each is about a part or the whole.
fn bounds(sandbox: &Sandbox, place: &str) -> Vec<(String, String)> {
    let sql = format!(
        "SELECT claim, bounds FROM trend_statements WHERE place = '{place}' AND bounds IS NOT NULL ORDER BY claim"
    );
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let rows = rows(sandbox, &sql);
    rows.iter()
        .map(|row| (text(row, "claim"), text(row, "bounds")))
        .collect()
}

fn pair(claim: &str, side: &str) -> (String, String) {
    (claim.to_owned(), side.to_owned())
}

const ADDS_UP: &str = "adds_up = true";
const WORLD: [Said; 3] = [
    ("a", "001", "about 18,000", "2015", ""),
    ("b", "001", "21,000", "2016", ""),
    ("c", "001", "20,000", "2017", ""),
];

#[test]
fn at_least_so_many_in_a_part_are_at_least_so_many_in_the_whole() {
    let mut said = WORLD.to_vec();
    said.push(("d", "RU", "at least 25,000", "2016", ""));
    let (bound, free) = (
        dossier(ADDS_UP, &said),
        dossier("adds_up = true\nbound_by_parts = false", &said),
    );
    assert_eq!(bounds(&bound, "001"), [pair("d3#c", "part")]);
    assert!(bounds(&free, "001").is_empty() && bounds(&dossier("", &said), "001").is_empty());
    let (bound_level, free_level) = (level(&bound, "001"), level(&free, "001"));
    let world_level = level(&dossier(ADDS_UP, &WORLD), "001");
    assert!(
        free_level
            .iter()
            .zip(world_level)
            .all(|(free, world)| (free - world).abs() < 1e-9),
        "{free_level:?} {world_level:?}"
    );
    for (bound, free) in bound_level.iter().zip(free_level) {
        assert!(*bound > free * 1.02, "{bound_level:?} {free_level:?}");
    }
    // It is none of the figures that the trend is counted, dated and judged by.
    let counted =
        "SELECT kept, origins, first_on, last_on, verdict, refused, echoes FROM trend_fits WHERE place = '001'";
    assert_eq!(rows(&bound, counted), rows(&free, counted));
    let story = rows(&bound, "SELECT story FROM trend_fits WHERE place = '001'")[0]["story"].to_string();
    assert!(
        story.contains("It is bounded from below by 1 figure about parts of the place."),
        "{story}"
    );
    let influence = bound
        .run(["report", "influence", "--place", "001", "--format", "csv"])
        .ok();
    assert!(influence.contains("part: Russia"), "{influence}");
    let without = bound
        .run(["report", "without", "--place", "001", "--format", "csv"])
        .ok();
    assert!(without.lines().any(|line| line.contains(",d,")), "{without}");
}

#[test]
fn a_bound_that_is_met_says_nothing_of_how_near_it_is() {
    let mut said = WORLD.to_vec();
    said.push(("d", "RU", "at least 9,000", "2016", ""));
    let sandbox = dossier(ADDS_UP, &said);
    assert_eq!(bounds(&sandbox, "001").len(), 1);
    let (with, without) = (level(&sandbox, "001"), level(&dossier(ADDS_UP, &WORLD), "001"));
    for (with, without) in with.iter().zip(without) {
        assert!((with / without - 1.0).abs() < 0.02, "{with} {without}");
    }
}

#[test]
fn the_whole_bounds_its_parts_from_above() {
    let said = [
        ("a", "RU", "about 30,000", "2015", ""),
        ("b", "RU", "34,000", "2016", ""),
        ("c", "RU", "32,000", "2017", ""),
        ("d", "001", "at most 20,000", "2016", ""),
    ];
    let sandbox = dossier(ADDS_UP, &said);
    assert_eq!(bounds(&sandbox, "RU"), [pair("d3#c", "whole")]);
    let free = level(&dossier(ADDS_UP, &said[..3]), "RU");
    assert!(level(&sandbox, "RU")[1] < free[1] * 0.98);
    let influence = sandbox
        .run(["report", "influence", "--place", "RU", "--format", "csv"])
        .ok();
    assert!(influence.contains("whole: World"), "{influence}");
}

#[test]
fn what_bounds_is_of_the_same_kind_and_not_said_twice() {
    let with = |claim: Said| {
        let mut said = WORLD.to_vec();
        said.push(claim);
        bounds(&dossier(ADDS_UP, &said), "001")
    };
    assert_eq!(
        with(("d", "RU", "25,000", "2016", "")).len(),
        1,
        "a figure has a lower end"
    );
    assert!(with(("d", "RU", "at least 25,000", "2016", "scope = \"loggers\"")).is_empty());
    assert!(with(("d", "RU", "at least 25,000", "2016", "projection = true")).is_empty());
    assert!(
        with(("d", "RU", "at most 25,000", "2016", "")).is_empty(),
        "a part's upper end bounds nothing"
    );
    assert!(
        with(("d", "RU", "at least 25,000", "2005", "")).is_empty(),
        "long before"
    );
    assert!(with(("d", "RU", "at least 500", "2016", "")).is_empty(), "far below");
    // An origin that speaks of the whole itself is heard there, at that time.
    assert!(with(("b", "RU", "at least 25,000", "2016", "")).is_empty());
    assert_eq!(with(("b", "RU", "at least 25,000", "2018", "")).len(), 1);
}

#[test]
fn only_the_nearest_parts_speak() {
    let mut said = WORLD.to_vec();
    said.push(("d", "RU", "at least 25,000", "2016", ""));
    said.push(("e", "RU-SAK", "at least 15,000", "2016", ""));
    said.push(("f", "camp", "at least 12,000", "2018", ""));
    let sandbox = dossier(ADDS_UP, &said);
    // Nobody speaks of Russia or Sakhalin in 2018.
    assert_eq!(bounds(&sandbox, "001"), [pair("d3#c", "part"), pair("d5#c", "part")]);
    let russia = bounds(&sandbox, "RU");
    let parts: Vec<_> = russia.iter().filter(|(_, side)| side == "part").collect();
    assert_eq!(parts, [&pair("d4#c", "part"), &pair("d5#c", "part")]);
    let sakhalin = bounds(&sandbox, "RU-SAK");
    assert!(sakhalin.contains(&pair("d5#c", "part")), "{sakhalin:?}");
    // What is said of Russia has no upper end, so the world's figures bound Sakhalin.
    assert!(sakhalin.contains(&pair("d1#c", "whole")), "{sakhalin:?}");
}

#[test]
fn totals_bound_each_other_only_from_the_same_start() {
    let total = |since: &str| {
        let whole = format!("since = \"{since}\"");
        let said = [
            ("a", "001", "18,000", "2015-06-01", ""),
            ("b", "001", "21,000", "2016-06-01", ""),
            ("c", "001", "22,000", "2017-06-01", ""),
            ("d", "RU", "at least 25,000", "2016-06-01", whole.as_str()),
        ];
        bounds(
            &dossier(
                "adds_up = true\nmeasure = \"cumulative\"\nsince = \"2014-01-01\"",
                &said,
            ),
            "001",
        )
    };
    assert_eq!(total("2014-01-01").len(), 1);
    assert!(total("2010-01-01").is_empty());
}

#[test]
fn a_picture_of_an_earlier_day_has_the_bounds_of_that_day() {
    let mut said = WORLD.to_vec();
    said.push(("d", "RU", "at least 25,000", "2016", ""));
    let sandbox = dossier(ADDS_UP, &said);
    let at = |day: &str| {
        let sql = "SELECT claim FROM trend_statements WHERE bounds IS NOT NULL AND place = '001'";
        let found = sandbox.run(["sql", sql, "--known-by", day, "--format", "json"]).ok();
        serde_json::from_str::<Vec<Value>>(&found).unwrap().len()
    };
    assert_eq!((at("2019-01-03"), at("2019-01-04")), (0, 1));
    // The vintages are those pictures.
    let vintages = sandbox
        .run(["report", "vintages", "--place", "001", "--format", "json"])
        .ok();
    let vintages: Vec<Value> = serde_json::from_str(&vintages).unwrap();
    let last = vintages.iter().rfind(|row| row.to_string().contains("2016")).unwrap();
    assert!(last.to_string().contains("2019-01-04"), "{vintages:?}");
}
