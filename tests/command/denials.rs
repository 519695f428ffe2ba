//! What a dossier declares of two claims: that one replaces the other, or denies it. Each such pair is a row of `contradictions`.

use serde_json::{Value, json};

use super::sandbox::Sandbox;
use crate::chart::words;

/// Totals of the dead since 20 September 2017 by these publishers, known on these days: key, publisher, day, words, last day counted, further fields.
fn dossier(claims: &[[&str; 6]]) -> Sandbox {
    let sandbox = Sandbox::new();
    let mut base = String::from(
        "[[series]]\nkey = \"dead\"\ntitle = \"The dead\"\nunit = \"count\"\nunit_name = \"deaths\"\nmeasure = \"cumulative\"\nsince = \"2017-09-20\"\n",
    );
    for agent in ["office", "university", "leader"] {
        base += &format!("\n[[agent]]\nkey = \"{agent}\"\nname = \"The {agent}\"\nkind = \"government\"\n");
    }
    sandbox.write("d/base.toml", &base);
    for [key, publisher, published, stated, when, more] in claims {
        let text = format!(
            "[document]\nkey = \"{key}\"\ntitle = \"T\"\npublisher = \"{publisher}\"\npublished = \"{published}\"\n\n\
             [[estimate]]\nkey = \"dead\"\nseries = \"dead\"\nplace = \"PR\"\nstated = \"{stated}\"\nwhen = \"{when}\"\nlocator = \"p. 1\"\n{more}"
        );
        sandbox.write(&format!("d/{key}.toml"), &text);
    }
    sandbox.run(["ingest", "d"]).ok();
    sandbox
}

fn rows(sandbox: &Sandbox, arguments: &[&str]) -> Vec<Value> {
    let all = arguments.iter().copied().chain(["--format", "json"]);
    serde_json::from_str(&sandbox.run(all).ok()).unwrap()
}

const FIRST: [&str; 6] = ["first", "office", "2018-08-09", "64", "2018-08-09", ""];
const STUDY: [&str; 6] = [
    "study",
    "university",
    "2018-08-28",
    "2,975 (2,658-3,290)",
    "2018-02-28",
    "",
];
const TAKEN: [&str; 6] = [
    "taken",
    "office",
    "2018-08-28",
    "2,975",
    "2018-02-28",
    "origin = \"university\"\nrelays = \"study#dead\"\n",
];

#[test]
fn a_revision_that_takes_over_anothers_figure_has_its_row_with_the_time_between() {
    let mut taken = TAKEN;
    let more = "origin = \"university\"\nrelays = \"study#dead\"\nsupersedes = \"first#dead\"\n";
    taken[5] = more;
    let sandbox = dossier(&[FIRST, STUDY, taken]);
    let asked = "SELECT verdict, rule, a, b, overlap_from, overlap_to FROM contradictions WHERE rule = 'own-revision'";
    assert_eq!(
        rows(&sandbox, &["sql", asked]),
        [
            json!({"verdict": "compatible", "rule": "own-revision", "a": "first#dead", "b": "taken#dead",
            "overlap_from": "2018-02-28", "overlap_to": "2018-08-09"})
        ]
    );
    let report = rows(&sandbox, &["report", "contradictions", "--verdict", "compatible"]);
    assert_eq!(report.len(), 1, "{report:?}");
    assert_eq!(report[0]["both_about"], "2018-02-28/2018-08-09");
    // Known only from the day of the new figure on.
    assert!(rows(&sandbox, &["sql", asked, "--known-by", "2018-08-27"]).is_empty());
}

#[test]
fn a_denial_is_a_row_with_a_figure_or_without() {
    let denials = |stated: &'static str, when: &'static str| {
        let denial = [
            "denial",
            "leader",
            "2018-09-13",
            stated,
            when,
            "denies = \"taken#dead\"\n",
        ];
        let sandbox = dossier(&[STUDY, TAKEN, denial]);
        let asked = "SELECT verdict, rule, factor, a, b FROM contradictions WHERE 'denial#dead' IN (a, b) AND 'taken#dead' IN (a, b)";
        rows(&sandbox, &["sql", asked])
    };
    let row = |factor: Value| json!({"verdict": "disagree", "rule": "denied", "factor": factor, "a": "denial#dead", "b": "taken#dead"});
    assert_eq!(denials("no figure", "2018-02-28"), [row(Value::Null)]);
    // What is denied repeats another claim, which alone is compared with the figure.
    assert_eq!(denials("18", "2018-02-28"), [row(json!(165.28))]);
    assert_eq!(denials("about 3,000", "2018-02-28"), [row(Value::Null)]);
    assert_eq!(denials("none", "2018-02-28"), [row(Value::Null)]);
}

#[test]
fn a_denied_pair_stands_once_and_only_while_both_stand() {
    let denies = "denies = \"study#dead\"\n";
    let lower = ["denial", "leader", "2018-09-13", "18", "2018-02-28", denies];
    let sandbox = dossier(&[STUDY, lower]);
    let asked = "SELECT rule, factor, a, b FROM contradictions";
    let row = json!({"rule": "denied", "factor": 147.67, "a": "denial#dead", "b": "study#dead"});
    assert_eq!(rows(&sandbox, &["sql", asked]), [row]);
    let withdrawn = format!("{denies}status = \"withdrawn\"\nstatus_reason = \"apologised\"\n");
    let sandbox = dossier(&[
        STUDY,
        ["denial", "leader", "2018-09-13", "18", "2018-02-28", &withdrawn],
    ]);
    assert!(rows(&sandbox, &["sql", asked]).is_empty());
}

#[test]
fn two_that_deny_each_other_are_one_pair() {
    let one = [
        "one",
        "office",
        "2018-08-28",
        "64",
        "2018-02-28",
        "denies = \"two#dead\"\n",
    ];
    let two = [
        "two",
        "leader",
        "2018-08-28",
        "2,975",
        "2018-02-28",
        "denies = \"one#dead\"\n",
    ];
    let sandbox = dossier(&[one, two]);
    let pairs = rows(&sandbox, &["sql", "SELECT rule, a, b FROM contradictions"]);
    assert_eq!(pairs, [json!({"rule": "denied", "a": "one#dead", "b": "two#dead"})]);
}

/// What the chart of contradictions says.
fn drawn(sandbox: &Sandbox) -> String {
    sandbox.write(
        "c/c.toml",
        "kind = \"contradictions\"\ntitle = \"T\"\nseries = \"dead\"\n",
    );
    sandbox.run(["chart", "--all", "--charts", "c"]).ok();
    words(&sandbox.read("c/c.svg"))
}

#[test]
fn the_chart_of_contradictions_names_a_denial_without_a_figure() {
    let denial = [
        "denial",
        "leader",
        "2018-09-13",
        "no figure",
        "2018-02-28",
        "denies = \"study#dead\"\n",
    ];
    let svg = drawn(&dossier(&[STUDY, denial]));
    assert!(
        svg.contains("Not drawn, without a figure: The leader denies 2,975"),
        "{svg}"
    );
    // Figures that meet are denied, not apart.
    let about = ["denial", "leader", "2018-09-13", "about 3,000", "2018-02-28", denial[5]];
    let svg = drawn(&dossier(&[STUDY, about]));
    assert!(
        svg.contains("denied") && !svg.contains("none against some") && !svg.contains("Widest disagreement"),
        "{svg}"
    );
}
