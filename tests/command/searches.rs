//! Searches that found nothing, and sources that say that they do not know.

use serde_json::Value;

use super::sandbox::Sandbox;

const DECLARED: &str = "[[series]]\nkey = \"dead\"\ntitle = \"The dead\"\nunit = \"count\"\nunit_name = \"people\"\nadds_up = true\n\n\
     [[series]]\nkey = \"maimed\"\ntitle = \"The maimed\"\nunit = \"count\"\nunit_name = \"people\"\n\n\
     [[agent]]\nkey = \"office\"\nname = \"The Office\"\nkind = \"government\"\n";

fn search(key: &str, series: &str, place: &str, when: &str, more: &str) -> String {
    format!(
        "[[search]]\nkey = \"{key}\"\nseries = \"{series}\"\nplace = \"{place}\"\nwhen = \"{when}\"\nwhere = \"archive of the office\"\n\
         words = \"casualty lists\"\non = \"2020-05-01\"\n{more}\n"
    )
}

fn estimate(key: &str, stated: &str, when: &str) -> String {
    format!(
        "\n[[estimate]]\nkey = \"{key}\"\nseries = \"dead\"\nplace = \"RU\"\nstated = \"{stated}\"\nwhen = \"{when}\"\nlocator = \"p. 1\"\n"
    )
}

fn dossier(estimates: &str, searches: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("d/declared.toml", DECLARED);
    let document = "[document]\nkey = \"report\"\ntitle = \"T\"\npublisher = \"office\"\npublished = \"2019-01-01\"\n";
    sandbox.write("d/report.toml", &format!("{document}{estimates}"));
    sandbox.write("d/searches.toml", searches);
    sandbox.run(["ingest", "d"]).ok();
    sandbox
}

fn rows(sandbox: &Sandbox, sql: &str) -> Vec<Value> {
    serde_json::from_str(&sandbox.run(["sql", sql, "--format", "json"]).ok()).unwrap()
}

fn coverage(sandbox: &Sandbox, place: &str) -> Vec<(i64, i64, i64)> {
    let sql = format!("SELECT year, searched, unreported FROM coverage WHERE series = 'dead' AND place = '{place}'");
    let rows = rows(sandbox, &sql);
    let number = |row: &Value, name: &str| row[name].as_i64().unwrap();
    rows.iter()
        .map(|row| (number(row, "year"), number(row, "searched"), number(row, "unreported")))
        .collect()
}

#[test]
fn a_search_counts_for_each_year_without_a_claim_that_it_covers_whole() {
    let claims = estimate("a", "50", "2012") + &estimate("b", "70", "2016");
    let searches = search("s1", "dead", "RU", "2013-03/2014", "") + &search("s2", "dead", "001", "2014/2016", "");
    let sandbox = dossier(&claims, &searches);
    assert_eq!(coverage(&sandbox, "RU"), [(2013, 0, 0), (2014, 2, 0), (2015, 1, 0)]);
    // Nothing was known of them before they were done.
    let then = sandbox
        .run(["report", "coverage", "--known-by", "2019-12-31", "--format", "csv"])
        .ok();
    assert!(then.contains("dead,RU,2013/2015,3,2012,2016,,"), "{then}");
    let now = sandbox.run(["report", "coverage", "--format", "csv"]).ok();
    assert!(now.contains("dead,RU,2014,1,2012,2016,2,"), "{now}");
}

#[test]
fn a_search_shows_where_there_is_no_claim_at_all() {
    let searches = search("s1", "dead", "UA", "2014/2015", "") + &search("s2", "maimed", "RU", "2014", "");
    let sandbox = dossier(&estimate("a", "50", "2019"), &searches);
    assert_eq!(coverage(&sandbox, "UA"), [(2014, 1, 0), (2015, 1, 0), (2019, 0, 0)]);
    let maimed = rows(
        &sandbox,
        "SELECT place, year, searched FROM coverage WHERE series = 'maimed'",
    );
    assert_eq!(maimed[0]["searched"], 1, "{maimed:?}");
    assert_eq!((&maimed[1]["place"], &maimed[1]["year"]), (&"RU".into(), &2014.into()));
}

#[test]
fn a_source_that_does_not_know_counts_in_no_claims_and_is_told_apart() {
    let claims = estimate("a", "50", "2012") + &estimate("b", "no figure", "2013") + &estimate("c", "70", "2014");
    let sandbox = dossier(&claims, "");
    assert_eq!(coverage(&sandbox, "RU"), [(2013, 0, 1)]);
    let years = rows(&sandbox, "SELECT year, claims FROM yearly");
    let years: Vec<_> = years.iter().map(|row| row["year"].as_i64().unwrap()).collect();
    assert_eq!(years, [2012, 2014]);
    assert!(
        sandbox
            .run(["report", "coverage", "--format", "csv"])
            .ok()
            .contains("dead,RU,2013,1,2012,2014,,1")
    );
}

#[test]
fn a_chart_of_coverage_marks_what_was_searched() {
    let sandbox = dossier(
        &(estimate("a", "50", "2012") + &estimate("b", "70", "2014")),
        &search("s1", "dead", "RU", "2013", ""),
    );
    sandbox.write("charts/c.toml", "kind = \"coverage\"\ntitle = \"T\"\n");
    sandbox.run(["chart", "c", "-o", "c.svg"]).ok();
    let drawn = std::fs::read_to_string(sandbox.path("c.svg")).unwrap();
    for said in [
        "evidence in 2 of 3 columns, searched without result in 1.",
        ">searched or asked, no figure<",
        "2013: 1\u{a0}search or source has no figure",
    ] {
        assert!(drawn.contains(said), "{said}\n{drawn}");
    }
}

#[test]
fn private_searches_and_notes_are_left_out() {
    let claims = estimate("a", "50", "2012") + &estimate("b", "70", "2015");
    let searches = search("s1", "dead", "RU", "2013", "private = true")
        + &search(
            "s2",
            "dead",
            "RU",
            "2014",
            "note = \"asked a friend\"\nprivate = [\"note\"]",
        );
    let sandbox = dossier(&claims, &searches);
    let shown = rows(&sandbox, "SELECT key, note FROM searches");
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert_eq!((&shown[0]["key"], &shown[0]["note"]), (&"s2".into(), &Value::Null));
    assert_eq!(coverage(&sandbox, "RU"), [(2013, 0, 0), (2014, 1, 0)]);
    let whole = sandbox
        .run(["sql", "--private", "SELECT key, note FROM searches", "--format", "csv"])
        .ok();
    assert!(whole.contains("s1,") && whole.contains("asked a friend"), "{whole}");
    sandbox.run(["export", "sqlite", "--public", "-o", "public.db"]).ok();
    let copy = sandbox
        .run([
            "--db",
            "public.db",
            "sql",
            "SELECT key FROM searches",
            "--format",
            "csv",
        ])
        .ok();
    assert!(copy.contains("s2") && !copy.contains("s1"), "{copy}");
}

#[test]
fn a_changed_search_is_written_and_a_removed_one_is_gone() {
    let sandbox = dossier(
        &estimate("a", "50", "2012"),
        &search("s1", "dead", "RU-SAK", "2013", ""),
    );
    sandbox.write("d/searches.toml", &search("s2", "dead", "UA", "2013", ""));
    sandbox.run(["ingest", "d"]).ok();
    let left = rows(
        &sandbox,
        "SELECT key FROM searches UNION ALL SELECT key FROM places WHERE key = 'RU-SAK'",
    );
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(left[0]["key"], "s2");
}

#[test]
fn what_a_search_names_must_be_declared_once() {
    let sandbox = Sandbox::new();
    sandbox.write("d/declared.toml", DECLARED);
    let searches = search("s", "deaf", "RU", "2013", "") + &search("s", "dead", "XX", "2013", "");
    sandbox.write("d/searches.toml", &searches);
    let told = sandbox.run(["check", "d"]).whole();
    for code in ["unknown-series", "unknown-place", "duplicate-key"] {
        assert!(told.contains(&format!("error[{code}]")), "{code}\n{told}");
    }
}
