//! Who counts as an independent origin: bodies and their parts, unsourced figures, and equal figures that are no echoes.

use serde_json::{Value, json};

use super::sandbox::Sandbox;

const BASE: &str = "[[agent]]\nkey = \"state\"\nname = \"The State\"\nkind = \"government\"\n\n\
    [[agent]]\nkey = \"ministry\"\nname = \"The Ministry\"\nkind = \"government\"\npart_of = \"state\"\n\n\
    [[agent]]\nkey = \"bureau\"\nname = \"The Bureau\"\nkind = \"government\"\npart_of = \"ministry\"\n\n\
    [[agent]]\nkey = \"almanac\"\nname = \"The Almanac\"\nkind = \"company\"\ndigest = true\n\n\
    [[agent]]\nkey = \"daily\"\nname = \"The Daily\"\nkind = \"news-outlet\"\n\n\
    [[agent]]\nkey = \"weekly\"\nname = \"The Weekly\"\nkind = \"news-outlet\"\n\n\
    [[series]]\nkey = \"dead\"\ntitle = \"Dead\"\nunit = \"count\"\nunit_name = \"people\"\n\n\
    [[series]]\nkey = \"support\"\ntitle = \"Support\"\nunit = \"share\"\n";

/// A dossier with one estimate of 2014 by each of these publishers, in these years.
fn dossier(claims: &[(&str, u16, &str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("d/base.toml", BASE);
    for (index, (publisher, year, stated, more)) in claims.iter().enumerate() {
        let series = if stated.ends_with('%') { "support" } else { "dead" };
        sandbox.write(
            &format!("d/{index}.toml"),
            &format!(
                "[document]\nkey = \"{publisher}-{year}\"\ntitle = \"T\"\npublisher = \"{publisher}\"\npublished = \"{year}-06-30\"\n\n\
                 [[estimate]]\nkey = \"dead\"\nseries = \"{series}\"\nplace = \"IQ\"\nstated = \"{stated}\"\nwhen = \"2014\"\nlocator = \"p. 1\"\n{more}"
            ),
        );
    }
    sandbox
}

fn asked(sandbox: &Sandbox, sql: &str) -> Vec<Value> {
    serde_json::from_str(&sandbox.run(["sql", sql, "--format", "json"]).ok()).unwrap()
}

#[test]
fn a_ministry_and_its_government_are_one_origin() {
    let sandbox = dossier(&[
        ("state", 2015, "41,000", ""),
        ("ministry", 2016, "42,300", ""),
        ("bureau", 2017, "40,800", ""),
        ("daily", 2018, "44,100", ""),
    ]);
    sandbox.run(["ingest", "d"]).ok();
    let roots = "SELECT origin, root_origin FROM estimates ORDER BY known_on";
    assert_eq!(
        asked(&sandbox, roots),
        [
            json!({"origin": "state", "root_origin": "state"}),
            json!({"origin": "ministry", "root_origin": "state"}),
            json!({"origin": "bureau", "root_origin": "state"}),
            json!({"origin": "daily", "root_origin": "daily"}),
        ]
    );
    assert_eq!(
        asked(&sandbox, "SELECT claims, origins FROM yearly"),
        [json!({"claims": 4, "origins": 2})]
    );
    assert_eq!(
        asked(&sandbox, "SELECT kept, origins FROM trend_fits"),
        [json!({"kept": 4, "origins": 2})]
    );
    let body = "SELECT body FROM agents WHERE key = 'bureau'";
    assert_eq!(asked(&sandbox, body), [json!({"body": "state"})]);
}

#[test]
fn unsourced_figures_are_counted_apart() {
    let sandbox = dossier(&[
        ("state", 2015, "41,000", ""),
        ("daily", 2016, "42,300", ""),
        ("almanac", 2017, "40,800", ""),
        ("weekly", 2018, "44,100", "origin = \"unknown\"\n"),
        ("almanac", 2018, "43,900", "origin = \"bureau\"\n"),
    ]);
    sandbox.run(["ingest", "d"]).ok();
    assert_eq!(
        asked(&sandbox, "SELECT id FROM estimates WHERE unsourced ORDER BY id"),
        [json!({"id": "almanac-2017#dead"}), json!({"id": "weekly-2018#dead"})]
    );
    assert_eq!(
        asked(&sandbox, "SELECT claims, origins, unsourced FROM yearly"),
        [json!({"claims": 5, "origins": 2, "unsourced": 2})]
    );
    let fits = asked(&sandbox, "SELECT origins, unsourced, name, story FROM trend_fits");
    assert_eq!((&fits[0]["origins"], &fits[0]["unsourced"]), (&json!(2), &json!(2)));
    let named = "model estimate from 2 named independent origins, 2 unsourced figures";
    assert_eq!(fits[0]["name"], named);
    assert!(fits[0]["story"].as_str().unwrap().contains(&named[1..]));
    sandbox.write(
        "charts/dead.toml",
        "kind = \"trend\"\ntitle = \"Dead\"\nseries = \"dead\"\nplace = \"IQ\"\n",
    );
    sandbox.run(["chart", "dead"]).ok();
    let picture = std::fs::read_to_string(sandbox.path("charts/dead.svg")).unwrap();
    let picture = picture.replace('\u{a0}', " ");
    assert!(
        picture.contains("2 named independent origins, 2 unsourced figures"),
        "{picture}"
    );
    let evidence = sandbox.run(["report", "evidence", "weekly-2018#dead"]).ok();
    assert!(evidence.contains("unknown (given by The Weekly)"), "{evidence}");
}

/// The claims that the trend presumes to be echoes; `check` warns of the same.
fn presumed(claims: &[(&str, u16, &str, &str)]) -> Vec<String> {
    let sandbox = dossier(claims);
    sandbox.run(["ingest", "d"]).ok();
    let warned = sandbox.run(["check", "d", "--format", "json"]).ok();
    let warned: Vec<Value> = serde_json::from_str(&warned).unwrap();
    let fates = asked(
        &sandbox,
        "SELECT claim FROM trend_statements WHERE fate = 'presumed-echo' ORDER BY claim",
    );
    let fates: Vec<String> = fates
        .iter()
        .map(|row| row["claim"].as_str().unwrap().to_owned())
        .collect();
    let echoes = warned.iter().filter(|problem| problem["code"] == "suspected-echo");
    let mut named: Vec<String> = echoes
        .map(|problem| problem["what"].as_str().unwrap().split('`').nth(1).unwrap().to_owned())
        .collect();
    named.sort();
    assert_eq!(named, fates, "{warned:?}");
    fates
}

#[test]
fn one_rule_says_which_equal_figures_are_presumed_echoes() {
    let none: [&str; 0] = [];
    let daily = ("daily", 2015, "46,213", "");
    assert_eq!(presumed(&[daily, ("weekly", 2016, "46,213", "")]), ["weekly-2016#dead"]);
    // An exact figure is recognised whenever it returns, a rounded one for three years.
    assert_eq!(presumed(&[daily, ("weekly", 2025, "46,213", "")]), ["weekly-2025#dead"]);
    let rounded = ("daily", 2015, "46,000", "");
    assert_eq!(
        presumed(&[rounded, ("weekly", 2018, "46,000", "")]),
        ["weekly-2018#dead"]
    );
    assert_eq!(presumed(&[rounded, ("weekly", 2019, "46,000", "")]), none);
    // What is known to be a measurement of its own, or comes from somebody else who is named, is no echo.
    for more in [
        "independent = true\n",
        "basis = \"survey of 400 households\"\n",
        "basis = \"Poll\"\n",
        "origin = \"bureau\"\n",
    ] {
        assert_eq!(presumed(&[daily, ("weekly", 2016, "46,213", more)]), none, "{more}");
    }
    let unknown = "origin = \"unknown\"\n";
    assert_eq!(
        presumed(&[daily, ("weekly", 2016, "46,213", unknown)]),
        ["weekly-2016#dead"]
    );
    assert_eq!(
        presumed(&[("state", 2015, "46,213", ""), ("ministry", 2016, "46,213", "")]),
        none,
        "one body does not repeat another"
    );
    // Of few shares, two whole percents agree by chance more often than once in ten times.
    assert_eq!(
        presumed(&[
            ("daily", 2015, "47%", ""),
            ("weekly", 2016, "47%", ""),
            ("state", 2015, "41%", ""),
            ("almanac", 2016, "52%", ""),
        ]),
        none
    );
    assert_eq!(
        presumed(&[("daily", 2015, "47%", ""), ("weekly", 2016, "47%", "")]),
        ["weekly-2016#dead"]
    );
}
