//! What the words around a quantity tell of it.

use tallybook::draft::{Direction, Figure, Kind};

use super::found;

/// The figure of the first quantity of a text.
fn first(text: &str) -> Figure {
    found(text, Kind::Estimate).remove(0).figure.unwrap()
}

/// The figure of the last quantity of a text.
fn last(text: &str) -> Figure {
    found(text, Kind::Estimate).pop().unwrap().figure.unwrap()
}

#[test]
fn who_states_a_figure_is_found() {
    for (text, expected) in [
        ("Dockers earn 62,000 rubles, according to the union.", Some("the union")),
        (
            "The port authority said that 450 men had left.",
            Some("The port authority"),
        ),
        (
            "Darusman, a special rapporteur, estimated that 50,000 work abroad.",
            Some("Darusman"),
        ),
        (
            "\"We counted 300 dead,\" said Maya Thakuri of the relief group.",
            Some("Maya Thakuri of the relief group"),
        ),
        (
            "The ministry published its count on Monday. It put the dead at 212.",
            Some("The ministry"),
        ),
        ("At least 340 were reported by the agency.", Some("the agency")),
        ("Some 300 men left.", None),
    ] {
        assert_eq!(last(text).attributed_to.as_deref(), expected, "{text}");
    }
}

#[test]
fn a_change_is_kept_apart_from_a_level() {
    for (text, change, direction) in [
        ("The number rose by 300.", Some(Direction::Up), None),
        ("Output fell 12 percent.", Some(Direction::Down), None),
        ("The number of workers fell to 300.", None, Some(Direction::Down)),
        ("A 12 percent rise followed.", Some(Direction::Up), None),
        ("There were 300 men.", None, None),
    ] {
        let figure = last(text);
        assert_eq!((figure.change, figure.direction), (change, direction), "{text}");
    }
}

#[test]
fn what_is_counted_and_where_are_found() {
    for (text, what, place) in [
        (
            "Some 25,000 North Korean workers live in Russia.",
            Some("North Korean workers"),
            Some("RU"),
        ),
        (
            "Kenya said 300 police officers died.",
            Some("police officers"),
            Some("KE"),
        ),
        ("Half of the miners in Zambia struck.", Some("miners"), Some("ZM")),
        ("About 46,000 work abroad.", None, Some("001")),
        ("It paid US$70,000 to nobody.", None, None),
    ] {
        let figure = first(text);
        assert_eq!(
            (figure.what.as_deref(), figure.place.as_deref()),
            (what, place),
            "{text}"
        );
    }
}

#[test]
fn a_denied_figure_is_told() {
    let found = found(
        "The ministry denied that more than 400 people had died.",
        Kind::Estimate,
    );
    assert!(
        found[0].reasons.iter().any(|reason| reason.contains("deny")),
        "{:?}",
        found[0].reasons
    );
}

#[test]
fn what_a_figure_rests_on_is_found() {
    assert_eq!(
        first("A survey of 500 defectors was published.").basis.as_deref(),
        Some("survey")
    );
    assert_eq!(
        first("The census counted 3,000 souls.").basis.as_deref(),
        Some("census")
    );
    assert_eq!(first("There were 300 men.").basis, None);
}
