//! Edge cases of the rules: what is a problem, and what only looks like one.

use tallybook::check;
use tallybook::diagnostic::{self, Severity};

use super::workshop::Workshop;

/// A document with its claims; `claims` are (key, series, place, stated, when, more fields).
fn document(key: &str, publisher: &str, published: &str, claims: &[[&str; 6]]) -> String {
    let head = format!(
        "[document]\nkey = \"{key}\"\ntitle = \"T\"\npublisher = \"{publisher}\"\npublished = \"{published}\"\n"
    );
    let claims = claims.iter().map(|[key, series, place, stated, when, more]| {
        format!(
            "[[estimate]]\nkey = \"{key}\"\nseries = \"{series}\"\nplace = \"{place}\"\nstated = \"{stated}\"\n\
             when = \"{when}\"\nlocator = \"page 1\"\n{more}\n"
        )
    });
    head + &claims.collect::<String>()
}

/// The codes that the rules report for these documents, with the workshop's series and three agents.
fn found(documents: &[String]) -> Vec<(&'static str, Severity)> {
    let workshop = Workshop::new();
    workshop.file("more.toml", "[[agent]]\nkey = \"weekly\"\nname = \"W\"\nkind = \"news-outlet\"\n[[agent]]\nkey = \"ministry\"\nname = \"M\"\nkind = \"government\"\n[[series]]\nkey = \"loggers\"\ntitle = \"L\"\nunit = \"count\"\npart_of = \"workers\"\nadds_up = true\n");
    for (index, text) in documents.iter().enumerate() {
        workshop.file(&format!("{index}.toml"), text);
    }
    let reading = workshop.read();
    assert_eq!(workshop.short(&reading, &reading.problems), Vec::<String>::new());
    let problems = check::run(&reading.book);
    assert_eq!(problems, check::run(&reading.book));
    problems
        .iter()
        .map(|problem| (problem.code, problem.severity))
        .collect()
}

fn one(claims: &[[&str; 6]]) -> Vec<(&'static str, Severity)> {
    found(&[document("d", "daily", "2016", claims)])
}

const TOO_LARGE: (&str, Severity) = ("part-larger-than-whole", Severity::Error);

#[test]
fn a_part_is_too_large_only_where_no_reading_makes_it_fit() {
    let pair = |part: &str, part_when: &str, whole: &str, whole_when: &str| {
        one(&[
            ["part", "workers", "RU-SAK", part, part_when, ""],
            ["whole", "workers", "RU", whole, whole_when, ""],
        ])
    };
    assert_eq!(pair("at least 25,000", "2014", "20,000", "2014"), [TOO_LARGE]);
    assert_eq!(pair("at least 25,000", "2014", "about 20,000", "2014"), []);
    assert_eq!(pair("at least 25,000", "2014", "at least 20,000", "2014"), []);
    assert_eq!(pair("up to 25,000", "2014", "20,000", "2014"), []);
    assert_eq!(pair("25,000", "2014", "25,000", "2014"), []);
    assert_eq!(pair("more than 25,000", "2014", "25,000", "2014"), [TOO_LARGE]);
    assert_eq!(pair("25,000", "2014", "fewer than 25,000", "2014"), [TOO_LARGE]);
    assert_eq!(pair("25,000", "2014", "20,000", "2015"), []);
    assert_eq!(pair("25,000", "2014-06", "20,000", "2014"), []);
    assert_eq!(pair("25,000", "2014", "20,000", "2013/2015"), [TOO_LARGE]);
    assert_eq!(pair("25,000", "2013/2015", "20,000", "2014"), [TOO_LARGE]);
    assert_eq!(pair("25,000", "2014/..", "20,000", "2014/.."), []);
}

#[test]
fn a_part_compares_with_its_whole_in_one_scope_and_status_alone() {
    let with = |part: &str, whole: &str| {
        one(&[
            ["part", "workers", "RU", "25,000", "2014", part],
            ["whole", "workers", "001", "20,000", "2014", whole],
        ])
    };
    assert_eq!(with("", ""), [TOO_LARGE]);
    assert_eq!(with("scope = \"men\"", ""), []);
    assert_eq!(with("scope = \"men\"", "scope = \"men\""), [TOO_LARGE]);
    assert_eq!(with("", "status = \"disputed\"\nstatus_reason = \"r\""), []);
    // A relay never disagrees, however badly it repeats.
    assert_eq!(with("relays = \"whole\"", ""), [("relay-misfit", Severity::Warning)]);
}

#[test]
fn wages_do_not_add_up_and_parts_of_a_series_do() {
    let pay = [
        ["part", "pay", "RU", "$500", "2014", ""],
        ["whole", "pay", "001", "$300", "2014", ""],
    ];
    assert_eq!(one(&pay), []);
    let loggers = [
        ["part", "loggers", "RU-SAK", "25,000", "2014", ""],
        ["whole", "workers", "RU", "20,000", "2014", ""],
    ];
    assert_eq!(one(&loggers), [TOO_LARGE]);
}

#[test]
fn sources_that_contradict_each_other_are_warned_of() {
    let part = document("d", "daily", "2016", &[["a", "workers", "RU", "25,000", "2014", ""]]);
    let whole = document("w", "weekly", "2016", &[["a", "workers", "001", "20,000", "2014", ""]]);
    assert_eq!(found(&[part, whole]), [("part-larger-than-whole", Severity::Warning)]);
}

#[test]
fn an_echo_is_suspected_of_the_same_figure_from_another_house_alone() {
    let later = |publisher: &str, stated: &str, when: &str, more: &str| {
        found(&[
            document(
                "first",
                "daily",
                "2015",
                &[["a", "workers", "RU", "about 25,000", "2014", ""]],
            ),
            document(
                "later",
                publisher,
                "2016",
                &[["a", "workers", "RU", stated, when, more]],
            ),
        ])
    };
    let echo = [("suspected-echo", Severity::Warning)];
    assert_eq!(later("weekly", "about 25,000", "2014", ""), echo);
    assert_eq!(later("weekly", "about 25,000", "2013/2015", ""), echo);
    assert_eq!(later("weekly", "about 25,000", "2014", "origin = \"unknown\""), echo);
    assert_eq!(later("daily", "about 25,000", "2014", ""), []);
    assert_eq!(later("weekly", "25,000", "2014", ""), [], "other words");
    assert_eq!(later("weekly", "more than 25,000", "2014", ""), []);
    assert_eq!(later("weekly", "about 25,000", "2009", ""), [], "long before");
    assert_eq!(later("weekly", "about 25,000", "2014", "independent = true"), []);
    assert_eq!(later("weekly", "about 25,000", "2014", "origin = \"ministry\""), []);
    assert_eq!(later("weekly", "about 25,000", "2014", "relays = \"first#a\""), []);
    assert_eq!(later("weekly", "about 25,000", "2014", "scope = \"men\""), []);
}

#[test]
fn a_repeat_is_stale_from_one_source_and_long_after() {
    let later = |publisher: &str, when: &str, more: &str| {
        found(&[
            document(
                "first",
                "daily",
                "2015",
                &[["a", "workers", "RU", "25,000", "2014", ""]],
            ),
            document(
                "later",
                publisher,
                "2020",
                &[["a", "workers", "RU", "25,000", when, more]],
            ),
        ])
    };
    let stale = [("stale-repeat", Severity::Warning)];
    assert_eq!(later("daily", "2018", ""), stale);
    assert_eq!(later("weekly", "2018", "relays = \"first#a\""), stale);
    assert_eq!(later("weekly", "2018", "origin = \"daily\""), stale);
    assert_eq!(later("weekly", "2018", ""), []);
    assert_eq!(later("daily", "2015", ""), []);
    assert_eq!(later("daily", "2018", "basis = \"survey\""), []);
    // Said in 2015, though the document that tells it is of 2020.
    let told_late = |known: &str| {
        let first = ["a", "workers", "RU", "25,000", "2014", known];
        let later = ["a", "workers", "RU", "25,000", "2017", ""];
        found(&[
            document("first", "daily", "2020", &[first]),
            document("later", "daily", "2018", &[later]),
        ])
    };
    assert_eq!(told_late("first_known = \"2015\""), stale);
    assert_eq!(told_late(""), []);
}

#[test]
fn coarse_dates_of_publication_get_the_benefit_of_the_doubt() {
    let relay = |relaying: &str, relayed: &str| {
        found(&[
            document(
                "first",
                "daily",
                relayed,
                &[["a", "workers", "RU", "25,000", "2014", ""]],
            ),
            document(
                "later",
                "weekly",
                relaying,
                &[["a", "workers", "RU", "25,000", "2014", "relays = \"first#a\""]],
            ),
        ])
    };
    let older = [("relay-older", Severity::Error)];
    assert_eq!(relay("2016-03-01", "2016-03-02"), older);
    assert_eq!(relay("2016-03-01", "2016"), []);
    assert_eq!(relay("2016", "2016-03-01"), []);
    let about = |when: &str| one(&[["a", "workers", "RU", "25,000", when, ""]]);
    assert_eq!(about("2016-12-31"), []);
    assert_eq!(about("2017-01-01"), [("period-after-publication", Severity::Error)]);
    assert_eq!(about("2014/2020"), []);
}

#[test]
fn different_words_of_one_document_are_different_claims() {
    let pair = |stated: &str, more: &str| {
        one(&[
            ["a", "workers", "RU", "about 25,000", "2014", ""],
            ["b", "workers", "RU", stated, "2014", more],
        ])
    };
    assert_eq!(pair("some 25,000", ""), [("duplicate-claim", Severity::Error)]);
    assert_eq!(pair("26,000", ""), []);
    assert_eq!(pair("about 25,000", "origin = \"weekly\""), []);
    assert_eq!(pair("about 25,000", "scope = \"men\""), []);
}

#[test]
fn a_reference_to_what_could_not_be_read_is_no_second_problem() {
    let workshop = Workshop::new();
    workshop
        .file(
            "more.toml",
            "[[agent]]\nkey = \"weekly\"\nname = \"W\"\nkind = \"newspaper\"\n",
        )
        .file(
            "a.toml",
            document(
                "first",
                "daily",
                "2015",
                &[["a", "workers", "RU", "a trainload", "2014", ""]],
            ),
        )
        .file(
            "b.toml",
            document(
                "later",
                "weekly",
                "2016",
                &[["a", "workers", "RU", "900", "2014", "relays = \"first#a\""]],
            ),
        );
    let reading = workshop.read();
    let codes: Vec<&str> = reading.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["invalid-quantity", "invalid-value"]);
    let sources = &reading.sources;
    let found: Vec<String> = check::run(&reading.book)
        .iter()
        .map(|problem| diagnostic::short(problem, sources))
        .collect();
    assert_eq!(found, Vec::<String>::new());
}
