//! True claims are found in the copies, and those that were tampered with are not.

mod corrupted;

use tallybook::article::{Form, read};
use tallybook::model::Outcome;
use tallybook::verify::{Copy, Finding, Phrase, judge};

/// A copy in plain text, a paragraph a line.
fn copy(text: &str) -> Copy {
    Copy::of(read(text.as_bytes(), Form::Text).unwrap())
}

const FERRY: &str = "\
Strike at the harbour

Between 10,000 and 15,000 passengers wait, and the ‘work-to-rule’ goes on, says the union of the ferrymen.

The company paid $1.2billion in 2015. It has 5,000 men, of whom 46,000 tonnes a year were moved by 15,000 hands.

What it costs

About 47 of every 500 crossings fell out in June, more than in May; some 300 were late.

The office counted 46,000 crossings in all of last year, and the union no more than 45,000 of them.";

const MARKET: &str = "\
At the market

Some 2,300 stalls were closed by the end of October, the guild of the vendors told its members.";

fn judged(stated: &str, locator: &str) -> Finding {
    let copies = [copy(FERRY), copy(MARKET)];
    let copies: Vec<Option<&Copy>> = copies.iter().map(Some).collect();
    judge(
        &Phrase {
            stated,
            locator,
            document: 0,
        },
        &copies,
    )
}

#[test]
fn each_outcome() {
    use Outcome::{Changed, Exact, Misattributed, Missing, Moved, Repaired, Scattered, Unquoted};
    for (stated, locator, outcome, found_at, occurrences) in [
        (
            "Between 10,000 and 15,000",
            "paragraph 1",
            Exact,
            Some("paragraph 1"),
            1,
        ),
        ("Strike at the harbour", "headline", Exact, Some("headline"), 1),
        ("What it costs", "subheading", Exact, Some("subheading 1"), 1),
        ("46,000 crossings", "paragraphs 3 to 4", Exact, Some("paragraph 4"), 1),
        ("5,000 men", "paragraph 2", Exact, Some("paragraph 2"), 1),
        ("46,000", "paragraph 4", Exact, Some("paragraph 4"), 2),
        ("$1.2 billion in 2015", "paragraph 2", Repaired, Some("paragraph 2"), 1),
        (
            "between 10,000 and 15,000",
            "paragraph 1",
            Repaired,
            Some("paragraph 1"),
            1,
        ),
        ("\"work–to–rule\" goes", "paragraph 1", Repaired, Some("paragraph 1"), 1),
        (
            "Between 10,000 and 15,000",
            "paragraph 2",
            Moved,
            Some("paragraph 1"),
            1,
        ),
        // Short ones: the figure is there, but not where the claim says.
        ("46,000", "paragraph 1", Moved, Some("paragraph 2"), 2),
        ("15,000", "headline", Moved, Some("paragraph 1"), 2),
        ("46,000", "the box", Moved, Some("paragraph 2"), 2),
        (
            "Some 2,300 stalls",
            "paragraph 1",
            Misattributed,
            Some("paragraph 1"),
            1,
        ),
        (
            "Between 10,000 and 16,000",
            "paragraph 1",
            Changed,
            Some("paragraph 1"),
            0,
        ),
        ("some 400 were late", "paragraph 3", Changed, Some("paragraph 3"), 0),
        (
            "46,000 tonnes by 5,000 men",
            "paragraph 2",
            Scattered,
            Some("paragraph 2"),
            0,
        ),
        ("about 900,000 barrels of oil", "paragraph 1", Missing, None, 0),
        // Numbers match whole, and a short phrase of another document proves nothing.
        ("000 hands", "paragraph 2", Changed, Some("paragraph 2"), 0),
        ("2,300", "paragraph 1", Missing, None, 0),
        ("ferrymen", "paragraph 1", Exact, Some("paragraph 1"), 1),
        ("ferryman", "paragraph 1", Changed, Some("paragraph 1"), 0),
        ("  ", "paragraph 1", Unquoted, None, 0),
    ] {
        let found = judged(stated, locator);
        let told = (found.outcome, found.found_at.as_deref(), found.occurrences);
        assert_eq!(
            told,
            (outcome, found_at, occurrences),
            "“{stated}”, {locator}: {found:?}"
        );
    }
}

#[test]
fn what_differs_is_told() {
    for (stated, locator, detail) in [
        (
            "$1.2 billion in 2015",
            "paragraph 2",
            "the copy prints “$1.2billion in 2015”",
        ),
        (
            "Between 10,000 and 16,000",
            "paragraph 1",
            "the copy has “15,000” for “16,000”",
        ),
        (
            "46,000",
            "paragraph 1",
            "not at its locator, paragraph 1; so short a phrase may be there by chance",
        ),
        (
            "46,000 crossings",
            "the box",
            "its locator, the box, cannot be looked up, so all of the text was searched",
        ),
        // What stands at the locator is told where the same phrase is elsewhere.
        ("46,000 crossings", "paragraph 3", "not at its locator, paragraph 3"),
    ] {
        assert_eq!(judged(stated, locator).detail.as_deref(), Some(detail), "{stated}");
    }
}

#[test]
fn a_figure_that_was_changed_is_not_found_because_it_stands_elsewhere() {
    let text = "Ports\n\nThe northern port moved 310,000 tonnes in the year.\n\nThe southern port moved 340,000 tonnes in the year.";
    let found = judge(
        &Phrase {
            stated: "340,000 tonnes in the year",
            locator: "paragraph 1",
            document: 0,
        },
        &[Some(&copy(text))],
    );
    assert_eq!(found.outcome, Outcome::Moved);
    assert_eq!(
        found.detail.as_deref(),
        Some("not at its locator, paragraph 1, where the copy has “310,000” for “340,000”")
    );
}

#[test]
fn without_a_copy_nothing_is_said() {
    let phrase = Phrase {
        stated: "Some 2,300 stalls",
        locator: "paragraph 1",
        document: 0,
    };
    assert_eq!(judge(&phrase, &[None, Some(&copy(MARKET))]).outcome, Outcome::NoCopy);
    assert_eq!(judge(&phrase, &[]).outcome, Outcome::NoCopy);
}

#[test]
fn a_phrase_of_another_document_is_found_whatever_counts_for_nothing() {
    let other =
        copy("At sea\n\nThe ﬁve co-operatives of the old harbour lost 300 boats, says the guild of the ferrymen.");
    let phrase = Phrase {
        stated: "five cooperatives of the old harbour",
        locator: "paragraph 1",
        document: 0,
    };
    let found = judge(&phrase, &[Some(&copy(FERRY)), Some(&other)]);
    assert_eq!(found.outcome, Outcome::Misattributed, "{found:?}");
}
