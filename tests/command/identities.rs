//! Equations between series: which claims count, and what is said where they share no time.

use serde_json::Value;

use super::sandbox::Sandbox;
use crate::chart::words;

/// A dossier with the identity, and a document per figure: series, place, words, time.
fn dossier(equation: &str, when: &str, figures: &[(&str, &str, &str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new();
    let mut declared = format!(
        "[[identity]]\nkey = \"i\"\ntitle = \"T\"\nequation = \"{equation}\"\nplace = \"001\"\nwhen = \"{when}\"\n\n\
         [[agent]]\nkey = \"monitor\"\nname = \"M\"\nkind = \"ngo\"\n"
    );
    let terms = equation.split(['=', '*', '/']).map(str::trim);
    for term in terms {
        let (series, unit) = match term.strip_prefix("(1 - ").and_then(|rest| rest.strip_suffix(')')) {
            Some(share) => (share, "\"share\""),
            None => (term, "\"count\"\nunit_name = \"people\""),
        };
        if series.starts_with(char::is_alphabetic) {
            declared += &format!("\n[[series]]\nkey = \"{series}\"\ntitle = \"{series}\"\nunit = {unit}\n");
        }
    }
    sandbox.write("d/declared.toml", &declared);
    for (number, (series, place, stated, when)) in figures.iter().enumerate() {
        let text = format!(
            "[document]\nkey = \"d{number}\"\ntitle = \"T\"\npublisher = \"monitor\"\npublished = \"2023-01-01\"\n\n\
             [[estimate]]\nkey = \"c\"\nseries = \"{series}\"\nplace = \"{place}\"\nstated = \"{stated}\"\nwhen = \"{when}\"\nlocator = \"p. 1\"\n"
        );
        sandbox.write(&format!("d/d{number}.toml"), &text);
    }
    sandbox.run(["ingest", "d"]).ok();
    sandbox
}

fn row(sandbox: &Sandbox) -> Value {
    let rows = sandbox
        .run(["sql", "SELECT * FROM triangulation", "--format", "json"])
        .ok();
    serde_json::from_str::<Vec<Value>>(&rows).unwrap().remove(0)
}

fn ends(row: &Value) -> [Option<f64>; 4] {
    ["left_low", "left_high", "right_low", "right_high"].map(|end| row[end].as_f64())
}

#[test]
fn at_least_62_and_53_against_66_are_no_gap() {
    let figures = [
        ("a", "001", "at least 62", "2015"),
        ("a", "001", "53", "2015"),
        ("b", "001", "60", "2015"),
    ];
    let found = row(&dossier("a = b * 1.1", "2015", &figures));
    assert_eq!(found["verdict"], "open", "{found}");
    assert_eq!(found["gap_factor"], Value::Null);
    assert_eq!(ends(&found), [Some(53.0), None, Some(66.0), Some(66.0)]);
}

#[test]
fn what_a_share_leaves_is_least_where_most_is_taken() {
    let figures = [
        ("kept", "001", "20 to 50", "2015"),
        ("all", "001", "100", "2015"),
        ("taken", "001", "60% to 90%", "2015"),
    ];
    let found = row(&dossier("kept = all * (1 - taken)", "2015", &figures));
    let [low, high, least, most] = ends(&found).map(Option::unwrap);
    assert_eq!((low, high), (20.0, 50.0));
    assert!((least - 10.0).abs() < 1e-9 && (most - 40.0).abs() < 1e-9, "{found}");
    let open = [figures[0], figures[1], ("taken", "001", "at least 60%", "2015")];
    let found = row(&dossier("kept = all * (1 - taken)", "2015", &open));
    assert!((found["right_high"].as_f64().unwrap() - 40.0).abs() < 1e-9, "{found}");
}

#[test]
fn an_open_end_still_leaves_a_gap_on_the_other_side() {
    let figures = [("a", "001", "at least 132", "2015"), ("b", "001", "60", "2015")];
    let found = row(&dossier("a = b * 1.1", "2015", &figures));
    assert_eq!(found["verdict"], "gap", "{found}");
    assert_eq!(found["gap_factor"].as_f64(), Some(2.0));
}

#[test]
fn what_is_divided_by_an_open_end_is_open_at_the_other() {
    let figures = [
        ("a", "001", "300", "2015"),
        ("b", "001", "at least 60", "2015"),
        ("b", "001", "50", "2015"),
        ("c", "001", "at most 4", "2015"),
        ("d", "001", "2", "2015"),
    ];
    let found = row(&dossier("a / b = c * d", "2015", &figures));
    assert_eq!(ends(&found), [None, Some(6.0), None, Some(8.0)]);
    assert_eq!(found["verdict"], "open", "{found}");
}

#[test]
fn worldwide_revenue_of_2015_and_a_quota_in_russia_of_2017_to_2022_have_no_common_time() {
    let figures = [("revenue", "001", "1,200", "2015"), ("sent", "RU", "900", "2017/2022")];
    let sandbox = dossier("revenue = sent", "2013/2022", &figures);
    let found = row(&sandbox);
    assert_eq!(found["verdict"], "no-common-time", "{found}");
    assert_eq!(found["gap_factor"], Value::Null);
    assert_eq!(ends(&found), [None; 4]);
    assert_eq!(found["claims"], "d0#c (2015), d1#c (2017/2022)");
    assert_eq!(found["times"], "revenue is of 2015; sent is of 2017/2022");
    assert_eq!(found["wanted"], "sent in 2015");
    let report = sandbox.run(["report", "triangulation", "--format", "csv"]).ok();
    assert!(
        report.contains("revenue is of 2015; sent is of 2017/2022,sent in 2015,"),
        "{report}"
    );
    sandbox.write("charts/i.toml", "kind = \"triangulation\"\ntitle = \"T\"\n");
    sandbox.run(["chart", "i", "-o", "i.svg"]).ok();
    let words = words(&sandbox.read("i.svg"));
    assert!(
        words.contains("No time in common: revenue is of 2015; sent is of 2017–2022. It would take sent in 2015."),
        "{words}"
    );
}

#[test]
fn only_claims_about_a_time_that_all_terms_have_claims_about_count() {
    let figures = [
        ("a", "001", "1", "2013"),
        ("a", "001", "100", "2015/2016"),
        ("b", "001", "7", "2014"),
        ("b", "001", "10", "2016-03-01"),
        ("c", "001", "9", "2016/2018"),
        ("c", "001", "5", "2018"),
    ];
    let found = row(&dossier("a / b = c", "2013/2018", &figures));
    assert_eq!(found["claims"], "d1#c (2015/2016), d3#c (2016-03-01), d4#c (2016/2018)");
    assert_eq!((&found["left_claims"], &found["right_claims"]), (&2.into(), &1.into()));
    assert_eq!(ends(&found), [Some(10.0), Some(10.0), Some(9.0), Some(9.0)]);
    assert_eq!((&found["times"], &found["wanted"]), (&Value::Null, &Value::Null));
    // 2013 and 2020 are not 2016, although it lies between them.
    let apart = [
        ("a", "001", "1", "2013"),
        ("a", "001", "2", "2020"),
        ("b", "001", "1", "2016"),
    ];
    let found = row(&dossier("a = b", "2013/2020", &apart));
    assert_eq!(found["verdict"], "no-common-time", "{found}");
    assert_eq!(found["times"], "a is of 2013, 2020; b is of 2016");
}

#[test]
fn some_time_in_many_years_is_no_time_in_common() {
    let figures = [("a", "001", "10", "[2011..2019]"), ("b", "001", "90", "2015")];
    let found = row(&dossier("a = b", "2010/2020", &figures));
    assert_eq!(found["verdict"], "no-common-time", "{found}");
    assert_eq!(found["wanted"], "a in 2015");
    // Throughout these years is in each of them.
    let figures = [("a", "001", "10", "2011/2019"), ("b", "001", "90", "2015")];
    assert_eq!(row(&dossier("a = b", "2010/2020", &figures))["verdict"], "gap");
}

#[test]
fn a_term_without_a_claim_is_wanted() {
    let figures = [("a", "001", "10", "2015-03"), ("b", "001", "90", "2019")];
    let found = row(&dossier("a = b * c", "2010/2018", &figures));
    assert_eq!(found["verdict"], "no-evidence", "{found}");
    assert_eq!(found["wanted"], "b, c in 2015-03-01/2015-03-31");
}

#[test]
fn an_open_beginning_and_an_open_end_reach_into_the_time_of_the_identity() {
    let figures = [("a", "001", "10", "../2015"), ("b", "001", "10", "2014/..")];
    let found = row(&dossier("a = b", "2010/2020", &figures));
    assert_eq!(found["verdict"], "overlap", "{found}");
}

#[test]
fn an_earlier_day_has_only_the_claims_known_by_then() {
    let figures = [("a", "001", "10", "2015"), ("b", "001", "10", "2015")];
    let sandbox = dossier("a = b", "2010/2020", &figures);
    let then = ["report", "triangulation", "--known-by", "2022", "--format", "json"];
    assert!(sandbox.run(then).ok().contains("no-evidence"));
}
