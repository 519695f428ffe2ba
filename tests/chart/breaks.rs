//! Declared breaks in a trend chart: said at their rule, in its title, in the description and in the table, and nowhere where no level may jump.

use tallybook::chart::{self, Data, DeclaredBreak, Lang, Spec, Style, Theme, Verdict};
use tallybook::model::Direction;
use tallybook::store::EventRow;

use super::{fixture, words};

#[allow(clippy::unwrap_used)] // a test may fail here
fn spec(more: &str) -> Spec {
    Spec::parse(&format!(
        "kind = \"trend\"\ntitle = \"T\"\nseries = \"s\"\nplace = \"001\"\n{more}"
    ))
    .unwrap()
}

#[allow(clippy::unwrap_used)] // a test may fail here
fn drawn(more: &str, data: &Data) -> String {
    let style = Style {
        width: 800,
        theme: Theme::Light,
        lang: Lang::En,
    };
    let svg = chart::draw(&spec(more), data, &style).unwrap().svg();
    svg.replace('\u{a0}', " ")
}

/// The figures with a band, and events of which one is a declared break.
fn with_break(id: &str) -> Data {
    Data {
        events: fixture::happenings().events,
        breaks: vec![DeclaredBreak {
            event: fixture::key(id),
            direction: Direction::Either,
        }],
        ..fixture::banded()
    }
}

const DEADLINE: &str = "events = [{ id = \"a#1\", label = \"UN deadline\" }]";
const RESOLUTION: &str = "events = [{ id = \"a#2\", label = \"UN resolution\" }]";

#[test]
fn an_event_of_the_chart_that_is_a_break_says_so() {
    let data = with_break("a#1");
    let svg = drawn(DEADLINE, &data);
    assert!(
        words(&svg).contains("UN deadline: the level may jump here"),
        "{}",
        words(&svg)
    );
    assert_eq!(words(&svg).matches("may jump").count(), 1);
    let title = "22 Dec 2019: UN deadline to send workers home (a declared break: the level may jump here)";
    assert!(svg.contains(title), "{svg}");
    let said = "Declared break, 22 Dec 2019: UN deadline to send workers home; the level may jump there.";
    assert!(svg.contains(said), "{svg}");
    let rows = chart::table(&spec(DEADLINE), &data).rows;
    let events: Vec<&Vec<String>> = rows.iter().filter(|row| row[0] == "event").collect();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0][5], "UN deadline: the level may jump here");
}

#[test]
fn a_break_that_the_spec_does_not_choose_is_drawn_all_the_same() {
    let data = with_break("a#1");
    for (more, others) in [("", 0), (RESOLUTION, 1)] {
        let svg = drawn(more, &data);
        assert!(
            words(&svg).contains("22 Dec 2019 UN deadline to send workers home: the level may jump here"),
            "{}",
            words(&svg)
        );
        assert!(svg.contains("(a declared break: the level may jump here)"));
        let rows = chart::table(&spec(more), &data).rows;
        assert_eq!(rows.iter().filter(|row| row[0] == "event").count(), 1 + others);
    }
    // Breaks come before what else is chosen, so that a crowd does not leave them out.
    let svg = drawn(
        "events = [{}]"
            .replace("{}", "{ category = \"sanction\" }, { category = \"death\" }")
            .as_str(),
        &data,
    );
    assert!(words(&svg).contains("the level may jump here"), "{}", words(&svg));
}

#[test]
fn another_claim_about_the_same_happening_says_it_where_it_gives_the_same_date() {
    let mut data = with_break("a#1");
    let earlier = |when: &str| EventRow {
        id: fixture::key("b#1"),
        origin_id: fixture::key("b#1"),
        known_on: "2017-01-01".parse().unwrap(),
        when_from: Some(when.parse().unwrap()),
        when_to: Some(when.parse().unwrap()),
        happening: Some(fixture::key("deadline")),
        ..data.events[0].clone()
    };
    let (alike, other) = (earlier("2019-12-22"), earlier("2019-12-31"));
    data.events[0].happening = Some(fixture::key("deadline"));
    let chosen = "events = [{ happening = \"deadline\", label = \"UN deadline\" }]";
    data.events.push(alike);
    let svg = drawn(chosen, &data);
    assert!(
        words(&svg).contains("UN deadline: the level may jump here"),
        "{}",
        words(&svg)
    );
    data.events.pop();
    data.events.push(other);
    let said = words(&drawn(chosen, &data));
    assert!(
        said.contains("22 Dec 2019 UN deadline to send workers home: the level may jump here"),
        "{said}"
    );
    assert!(said.contains("UN deadline") && !said.contains("UN deadline:"), "{said}");
}

#[test]
fn where_no_line_may_jump_nothing_is_said() {
    let with_verdict = |verdict| fixture::with_verdict(with_break("a#1"), verdict);
    let silent = [
        // Nothing to jump, and nothing within two years of the band.
        Data {
            band: None,
            ..with_break("a#1")
        },
        with_verdict(Verdict::MarksOnly),
        with_verdict(Verdict::OnlyBounds),
        with_break("a#3"),
        with_break("no#event"),
    ];
    for data in silent {
        for more in ["", DEADLINE] {
            assert!(!drawn(more, &data).contains("may jump"));
        }
    }
}

#[test]
fn the_words_follow_the_direction_of_the_break() {
    for (direction, word) in [(Direction::Down, "fall"), (Direction::Up, "rise")] {
        let mut data = with_break("a#1");
        data.breaks[0].direction = direction;
        let svg = drawn(DEADLINE, &data);
        let said = words(&svg);
        assert!(
            said.contains(&format!("UN deadline: the level may {word} here")),
            "{said}"
        );
        assert!(svg.contains(&format!("(a declared break: the level may {word} here)")));
        assert!(svg.contains(&format!("; the level may {word} there.")));
        assert!(!svg.contains("may jump"));
    }
}
