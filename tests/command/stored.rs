//! What is computed at ingest and stored: after any change to a file it is what a new database would hold, and the pairs and words are right.

use super::ingest::dump;
use super::sandbox::Sandbox;

/// A small dossier whose claims are linked across files.
const FILES: [(&str, &str); 7] = [
    (
        "d/series.toml",
        "[[series]]\nkey = \"dead\"\ntitle = \"The dead\"\nunit = \"count\"\nunit_name = \"deaths\"\nmeasure = \"stock\"\nadds_up = true\n\n\
         [[series]]\nkey = \"missing\"\ntitle = \"The missing\"\nunit = \"count\"\nunit_name = \"people\"\nmeasure = \"stock\"\n",
    ),
    (
        "d/agents.toml",
        "[[agent]]\nkey = \"office\"\nname = \"The Office\"\nkind = \"government\"\n\n\
         [[agent]]\nkey = \"bureau\"\nname = \"The Bureau\"\nkind = \"government\"\n\n\
         [[agent]]\nkey = \"paper\"\nname = \"The Paper\"\nkind = \"news-outlet\"\n",
    ),
    (
        "d/places.toml",
        "[[place]]\nkey = \"camp\"\nname = \"The camp\"\nparent = \"RU\"\n\n[[place]]\nkey = \"hut\"\nname = \"The hut\"\nparent = \"camp\"\n",
    ),
    (
        "d/first.toml",
        "[document]\nkey = \"first\"\ntitle = \"A first count\"\npublisher = \"office\"\npublished = \"2018-01-01\"\n\n\
         [[estimate]]\nkey = \"dead\"\nseries = \"dead\"\nplace = \"camp\"\nstated = \"exactly 640\"\nwhen = \"2017\"\nlocator = \"p. 1\"\norigin = \"bureau\"\n",
    ),
    (
        "d/second.toml",
        "[document]\nkey = \"second\"\ntitle = \"A second count\"\npublisher = \"paper\"\npublished = \"2018-02-01\"\n\n\
         [[estimate]]\nkey = \"dead\"\nseries = \"dead\"\nplace = \"hut\"\nstated = \"exactly 2,975\"\nwhen = \"2017\"\nlocator = \"p. 1\"\n\n\
         [[estimate]]\nkey = \"echo\"\nseries = \"dead\"\nplace = \"camp\"\nstated = \"640\"\nwhen = \"2017\"\nlocator = \"p. 2\"\norigin = \"bureau\"\nrelays = \"first#dead\"\n",
    ),
    (
        "d/third.toml",
        "[document]\nkey = \"third\"\ntitle = \"A denial\"\npublisher = \"office\"\npublished = \"2018-03-01\"\n\n\
         [[estimate]]\nkey = \"dead\"\nseries = \"dead\"\nplace = \"hut\"\nstated = \"exactly 64\"\nwhen = \"2017\"\nlocator = \"p. 1\"\ndenies = \"second#dead\"\n",
    ),
    (
        "d/fourth.toml",
        "[document]\nkey = \"fourth\"\ntitle = \"Another matter\"\npublisher = \"paper\"\npublished = \"2018-04-01\"\n\n\
         [[estimate]]\nkey = \"missing\"\nseries = \"missing\"\nplace = \"camp\"\nstated = \"exactly 12\"\nwhen = \"2017\"\nlocator = \"p. 1\"\n\n\
         [[estimate]]\nkey = \"more\"\nseries = \"missing\"\nplace = \"camp\"\nstated = \"exactly 120\"\nwhen = \"2017\"\nlocator = \"p. 2\"\n",
    ),
];

/// Changes to one file, each of which changes what is computed from the claims of others.
const CHANGES: [(&str, &str, &str); 11] = [
    ("d/places.toml", "parent = \"camp\"", "parent = \"RU\""),
    ("d/places.toml", "parent = \"RU\"", "parent = \"UA\""),
    (
        "d/agents.toml",
        "name = \"The Bureau\"\n",
        "name = \"The Bureau\"\npart_of = \"office\"\n",
    ),
    ("d/agents.toml", "The Bureau", "The Service"),
    ("d/series.toml", "adds_up = true", "adds_up = false"),
    (
        "d/series.toml",
        "measure = \"stock\"\nadds_up = true",
        "measure = \"cumulative\"\nsince = \"2016-01-01\"\nadds_up = true",
    ),
    ("d/first.toml", "origin = \"bureau\"", "origin = \"office\""),
    ("d/first.toml", "stated = \"exactly 640\"", "stated = \"exactly 3,640\""),
    (
        "d/second.toml",
        "key = \"echo\"",
        "key = \"again\"\nsupersedes = \"first#dead\"",
    ),
    (
        "d/second.toml",
        "stated = \"exactly 2,975\"",
        "stated = \"exactly 2,975\"\nstatus = \"withdrawn\"\nstatus_reason = \"an error\"",
    ),
    ("d/third.toml", "denies = \"second#dead\"", ""),
];

fn dossier() -> Sandbox {
    let sandbox = Sandbox::new();
    for (file, text) in FILES {
        sandbox.write(file, text);
    }
    sandbox.run(["ingest", "d"]).ok();
    sandbox
}

#[test]
fn what_is_stored_after_a_change_is_what_a_new_database_would_hold() {
    for (file, from, to) in CHANGES {
        let sandbox = dossier();
        let text = sandbox.read(file);
        assert!(text.contains(from), "{file}: {from}");
        for changed in [text.replacen(from, to, 1), text] {
            sandbox.write(file, &changed);
            let outcome = sandbox.run(["ingest", "d"]);
            assert_eq!(outcome.status, 0, "{file}: {to}: {}", outcome.whole());
            let checked = sandbox.run(["check", "--database"]);
            assert_eq!(checked.status, 0, "{file}: {to}: {}", checked.whole());
            let Some(stored) = dump(&sandbox, "tallybook.db") else {
                return;
            };
            let _ = std::fs::remove_file(sandbox.path("new.db"));
            sandbox.run(["ingest", "d", "--db", "new.db"]).ok();
            assert!(stored == dump(&sandbox, "new.db").unwrap(), "{file}: {to}");
        }
    }
}

/// As the view told them before anything of it was stored: each pair that is compared has one row.
#[test]
fn a_pair_that_is_denied_or_apart_has_one_row() {
    let sandbox = dossier();
    let pairs = "SELECT verdict, rule, factor, a, b FROM contradictions ORDER BY a, b";
    assert_eq!(
        sandbox.run(["sql", pairs, "--format", "csv"]).ok(),
        "verdict,rule,factor,a,b\n\
         disagree,intervals-apart,10,fourth#missing,fourth#more\n\
         disagree,part-larger-than-whole,4.65,second#dead,first#dead\n\
         compatible,part-within-whole,,third#dead,first#dead\n\
         disagree,denied,46.48,third#dead,second#dead\n"
    );
    let then = sandbox
        .run(["sql", pairs, "--format", "csv", "--known-by", "2018-02-15"])
        .ok();
    assert_eq!(
        then,
        "verdict,rule,factor,a,b\ndisagree,part-larger-than-whole,4.65,second#dead,first#dead\n"
    );
}

/// Two claims that are one and the same point, of which one excludes it, disagree once.
#[test]
fn a_pair_of_points_is_stored_once() {
    let sandbox = dossier();
    let fourth = sandbox.read("d/fourth.toml");
    let zeros = fourth
        .replace("exactly 120", "just over 0")
        .replace("exactly 12", "exactly 0");
    sandbox.write("d/fourth.toml", &zeros);
    sandbox.run(["ingest", "d"]).ok();
    let pairs = "SELECT count(*) AS n FROM contradictions WHERE series = 'missing' AND verdict = 'disagree'";
    assert_eq!(sandbox.run(["sql", pairs, "--format", "csv"]).ok(), "n\n1\n");
}

#[test]
fn pairs_of_a_crowded_series_are_found_when_they_are_asked_for() {
    let sandbox = dossier();
    let mut crowd = String::from(
        "[document]\nkey = \"crowd\"\ntitle = \"Many counts\"\npublisher = \"paper\"\npublished = \"2018-05-01\"\n",
    );
    for number in 0..150 {
        let figure = 1000 + number;
        crowd += &format!(
            "\n[[estimate]]\nkey = \"c{number}\"\nseries = \"missing\"\nplace = \"hut\"\nstated = \"exactly {figure}\"\nwhen = \"2017\"\nlocator = \"p. 1\"\n"
        );
    }
    sandbox.write("d/crowd.toml", &crowd);
    sandbox.run(["ingest", "d"]).ok();
    let count = |sql: &str| sandbox.run(["sql", sql, "--format", "csv"]).ok();
    assert_eq!(count("SELECT series FROM crowded_series"), "series\nmissing\n");
    assert_eq!(
        count("SELECT count(*) AS n FROM pair_apart WHERE series = 'missing'"),
        "n\n0\n"
    );
    let pairs = "SELECT count(*) AS n FROM contradictions WHERE series = 'missing' AND verdict = 'disagree'";
    assert_eq!(count(pairs), "n\n11176\n"); // 150 * 149 / 2, and the two of before
    let report = sandbox
        .run(["report", "contradictions", "--series", "missing", "--format", "csv"])
        .ok();
    assert_eq!(report.lines().count(), 11_177);
    assert_eq!(sandbox.run(["check", "--database"]).status, 0);
    std::fs::remove_file(sandbox.path("d/crowd.toml")).unwrap();
    sandbox.run(["ingest", "d", "--prune"]).ok();
    assert_eq!(count("SELECT series FROM crowded_series"), "series\n");
    assert_eq!(count(pairs), "n\n1\n");
}

#[test]
fn all_words_are_found_wherever_they_stand_and_however_they_are_written() {
    let sandbox = dossier();
    let find = |words: &[&str], more: &[&str]| -> String {
        let ids = ["--format", "csv"];
        let all = ["report", "find"].iter().chain(words).chain(more).chain(&ids);
        let rows = sandbox.run(all.copied()).ok();
        let ids: Vec<&str> = rows.lines().skip(1).filter_map(|row| row.rsplit(',').next()).collect();
        ids.join(" ")
    };
    assert_eq!(find(&["2,975"], &[]), "second#dead");
    assert_eq!(find(&["BUREAU"], &[]), "second#echo first#dead");
    assert_eq!(find(&["bureau", "second"], &[]), "second#echo");
    assert_eq!(find(&["bureau second"], &[]), "second#echo");
    assert_eq!(find(&["bur*", "coun*"], &[]), "second#echo first#dead");
    assert_eq!(find(&["bur"], &[]), "");
    assert_eq!(find(&["paper"], &["--series", "missing"]), "fourth#missing fourth#more");
    assert_eq!(find(&["office"], &["--known-by", "2018-01-15"]), "first#dead");
    assert_eq!(find(&["denial\" AND (x* NOT"], &[]), "");
    sandbox.write(
        "d/third.toml",
        &sandbox.read("d/third.toml").replace("A denial", "Une dénégation"),
    );
    sandbox.run(["ingest", "d"]).ok();
    assert_eq!([find(&["denial"], &[]), find(&["denegation"], &[])], ["", "third#dead"]);
    for nothing in [&["report", "find"][..], &["report", "find", "-", "*"]] {
        let outcome = sandbox.run(nothing.iter().copied());
        assert_eq!(outcome.status, 2);
        assert!(outcome.stderr.contains("needs words to look for"), "{}", outcome.stderr);
    }
}
