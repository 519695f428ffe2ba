//! The agents that claims are about: kept with their roles, filtered by, dated like their claims, and hidden with what is private.

use serde_json::{Value, json};

use super::sandbox::Sandbox;

const AGENTS: &str = r#"
[[agent]]
key = "daily"
name = "The Daily"
kind = "news-outlet"

[[agent]]
key = "army"
name = "The Army"
kind = "government"

[[agent]]
key = "brigade"
name = "Third Brigade"
kind = "government"
part_of = "army"

[[agent]]
key = "rebels"
name = "The Rebels"
kind = "other"

[[series]]
key = "killed"
title = "The killed"
unit = "count"
unit_name = "people"
measure = "flow"
"#;

const BATTLE: &str = r#"
[document]
key = "daily-2010"
title = "A battle"
publisher = "daily"
published = "2010-05-02"

[[event]]
key = "battle"
title = "A battle at the bridge"
category = "battle"
place = "FR"
when = "2010-05-01"
locator = "p. 1"
parties = ["side-b: rebels", "side-a: brigade", "attacker: brigade"]

[[estimate]]
key = "killed"
series = "killed"
place = "FR"
stated = "12"
when = "2010-05-01"
locator = "p. 1"
parties = ["perpetrator: army"]

[[event]]
key = "truce"
title = "A truce"
category = "truce"
place = "FR"
when = "2010-05-02"
locator = "p. 2"
"#;

const LATER: &str = r#"
[document]
key = "daily-2012"
title = "Looking back"
publisher = "daily"
published = "2012-01-01"

[[event]]
key = "ambush"
title = "An ambush"
category = "battle"
place = "FR"
when = "2010-04-01"
locator = "p. 1"
parties = ["attacker: rebels"]
"#;

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    for (name, text) in [("agents", AGENTS), ("battle", BATTLE), ("later", LATER)] {
        sandbox.write(&format!("d/{name}.toml"), text);
    }
    sandbox.run(["ingest", "d"]).ok();
    sandbox
}

fn rows(sandbox: &Sandbox, arguments: &[&str]) -> Vec<Value> {
    let all = arguments.iter().copied().chain(["--format", "json"]);
    serde_json::from_str(&sandbox.run(all).ok()).unwrap()
}

#[test]
fn parties_are_kept_in_order_with_their_claims() {
    let sandbox = sandbox();
    let query = "SELECT claim, position, role, agent_name, body, kind, series, category, what, when_edtf FROM parties WHERE known_on < '2011' ORDER BY claim, position";
    let party = |position: u8, role: &str, name: &str, body: &str| {
        json!({"claim": "daily-2010#battle", "position": position, "role": role, "agent_name": name, "body": body, "kind": "event",
            "series": null, "category": "battle", "what": "A battle at the bridge", "when_edtf": "2010-05-01"})
    };
    assert_eq!(
        rows(&sandbox, &["sql", query]),
        [
            party(1, "side-b", "The Rebels", "rebels"),
            party(2, "side-a", "Third Brigade", "army"),
            party(3, "attacker", "Third Brigade", "army"),
            json!({"claim": "daily-2010#killed", "position": 1, "role": "perpetrator", "agent_name": "The Army", "body": "army", "kind": "estimate",
                "series": "killed", "category": null, "what": "12", "when_edtf": "2010-05-01"}),
        ]
    );
    let evidence = sandbox
        .run(["report", "evidence", "daily-2010#battle", "--format", "csv"])
        .ok();
    let parties: Vec<&str> = evidence.lines().filter(|line| line.starts_with("party,")).collect();
    assert_eq!(
        parties,
        [
            "party,side-b: The Rebels (rebels)",
            "party,side-a: Third Brigade (brigade)",
            "party,attacker: Third Brigade (brigade)"
        ]
    );
}

#[test]
fn a_report_about_a_party_takes_any_role_and_each_claim_once() {
    let sandbox = sandbox();
    let ids = |report: &str, more: &[&str]| -> Vec<String> {
        let arguments: Vec<&str> = ["report", report].iter().chain(more).copied().collect();
        let rows = rows(&sandbox, &arguments);
        rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("timeline", &["--party", "brigade"]), ["daily-2010#battle"]);
    assert_eq!(
        ids("timeline", &["--party", "rebels"]),
        ["daily-2012#ambush", "daily-2010#battle"]
    );
    assert_eq!(
        ids("timeline", &["--party", "rebels", "--known-by", "2011"]),
        ["daily-2010#battle"]
    );
    assert_eq!(ids("estimates", &["--party", "army"]), ["daily-2010#killed"]);
    assert!(ids("estimates", &["--party", "rebels"]).is_empty());
    let unknown = sandbox.run(["report", "timeline", "--party", "rebel"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("did you mean `rebels`"), "{}", unknown.stderr);
}

#[test]
fn a_changed_party_is_a_changed_claim_and_a_deleted_file_takes_its_parties_along() {
    let sandbox = sandbox();
    let text = BATTLE.replace("[\"side-b: rebels\", ", "[");
    sandbox.write("d/battle.toml", &text);
    std::fs::remove_file(sandbox.path("d/later.toml")).unwrap();
    let told = sandbox
        .run(["ingest", "d", "--prune", "--dry-run", "--format", "csv"])
        .ok();
    let change = "parties,side-b: rebels; side-a: brigade; attacker: brigade,side-a: brigade; attacker: brigade";
    assert!(told.contains(change), "{told}");
    sandbox.run(["ingest", "d", "--prune"]).ok();
    let left = rows(
        &sandbox,
        &["sql", "SELECT position, role FROM parties ORDER BY claim, position"],
    );
    let party = |position: u8, role: &str| json!({"position": position, "role": role});
    assert_eq!(
        left,
        [party(1, "side-a"), party(2, "attacker"), party(1, "perpetrator")]
    );
    let outcome = sandbox.run(["check", "--database"]);
    assert_eq!(outcome.status, 0, "{}", outcome.whole());
}

#[test]
fn parties_of_the_public_name_nothing_private() {
    let sandbox = Sandbox::new();
    let hidden = AGENTS.replace("key = \"rebels\"", "private = true\nkey = \"rebels\"");
    let hidden = hidden.replace("key = \"army\"", "private = true\nkey = \"army\"");
    sandbox.write("d/agents.toml", &hidden);
    sandbox.write(
        "d/battle.toml",
        &BATTLE.replace("side-b: rebels", "side-b: rebels\", \"side-c: army"),
    );
    let later = LATER.replace("parties = ", "private = [\"parties\"]\nparties = ");
    sandbox.write("d/later.toml", &later);
    sandbox.run(["ingest", "d"]).ok();
    let parties = |more: &[&str]| {
        let query = "SELECT claim || ' ' || role || ' ' || agent || ' ' || agent_name || ' ' || body AS said FROM parties ORDER BY claim, position";
        let arguments: Vec<&str> = ["sql", query].iter().chain(more).copied().collect();
        let rows = rows(&sandbox, &arguments);
        rows.iter()
            .map(|row| row["said"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    // Numbers follow the order of the list, not that of the keys.
    let public = [
        "daily-2010#battle side-b withheld-1 withheld (1) withheld-1",
        "daily-2010#battle side-c withheld-2 withheld (2) withheld-2",
        "daily-2010#battle side-a brigade Third Brigade brigade",
        "daily-2010#battle attacker brigade Third Brigade brigade",
        "daily-2010#killed perpetrator withheld-2 withheld (2) withheld-2",
    ];
    assert_eq!(parties(&[]), public);
    assert_eq!(parties(&["--known-by", "2013"]), public);
    assert_eq!(parties(&["--private"]).len(), 6);
    sandbox.run(["export", "sqlite", "--public", "-o", "public.db"]).ok();
    assert_eq!(parties(&["--db", "public.db"]), public);
    let outcome = sandbox.run(["check", "--database", "--db", "public.db"]);
    assert_eq!(outcome.status, 0, "{}", outcome.whole());
    // What the public may not know of, it may not ask for.
    assert_eq!(sandbox.run(["report", "timeline", "--party", "rebels"]).status, 2);
}
