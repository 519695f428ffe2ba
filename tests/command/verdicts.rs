//! The verdict of a trend is a contradiction only for claims that the view `contradictions` says disagree.

use super::sandbox::Sandbox;

const SERIES: &str = r#"
[[series]]
key = "workers"
title = "Workers"
unit = "count"
unit_name = "workers"
adds_up = true

[[agent]]
key = "times"
name = "The Times"
kind = "news-outlet"

[[agent]]
key = "post"
name = "The Post"
kind = "news-outlet"
"#;

fn document(key: &str, publisher: &str, stated: &str, when: &str, more: &str) -> String {
    format!(
        "[document]\nkey = \"{key}\"\ntitle = \"{key}\"\npublisher = \"{publisher}\"\npublished = \"2011-02-03\"\nlanguage = \"en\"\n\n\
         [[estimate]]\nkey = \"workers\"\nseries = \"workers\"\nplace = \"RU\"\nstated = \"{stated}\"\nwhen = \"{when}\"\nlocator = \"p. 1\"\n{more}\n"
    )
}

/// The verdict of the trend, and how many pairs disagree.
fn verdict(a: (&str, &str, &str), b: (&str, &str, &str)) -> (String, usize) {
    let sandbox = Sandbox::new();
    sandbox.write("d/series.toml", SERIES);
    sandbox.write("d/a.toml", &document("a", "times", a.0, a.1, a.2));
    sandbox.write("d/b.toml", &document("b", "post", b.0, b.1, b.2));
    sandbox.run(["ingest", "d"]).ok();
    let ask = |sql| sandbox.run(["sql", sql, "--format", "csv"]).ok();
    let found = ask("SELECT verdict FROM trend_fits");
    let pairs = ask("SELECT a, b FROM contradictions WHERE verdict = 'disagree'");
    (found.lines().nth(1).unwrap().to_owned(), pairs.lines().count() - 1)
}

#[test]
fn only_claims_that_disagree_contradict_each_other() {
    let cases = [
        (("10,000", "2005", ""), ("90,000", "2005", ""), "contradiction", 1),
        // A year within ten: it may not be the same time.
        (("10,000", "[2001..2010]", ""), ("90,000", "2005", ""), "marks-only", 0),
        (("10,000", "2004", ""), ("90,000", "2005", ""), "marks-only", 0),
        (
            ("at least 90,000", "2005", ""),
            ("at most 10,000", "2005", ""),
            "contradiction",
            1,
        ),
        (("at least 10,000", "2005", ""), ("90,000", "2005", ""), "marks-only", 0),
        (
            ("90,000", "2005", ""),
            ("10,000", "2005", "scope = \"logging\""),
            "marks-only",
            0,
        ),
        // They disagree, but no more than sources usually err.
        (("50,000", "2005", ""), ("60,000", "2005", ""), "marks-only", 1),
    ];
    for (a, b, expected, pairs) in cases {
        assert_eq!(verdict(a, b), (expected.to_owned(), pairs), "{a:?} {b:?}");
    }
}
