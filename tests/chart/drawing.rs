//! What holds for every picture, whatever the data: it is an SVG that reads, small, the same again, and says what it shows.

use proptest::prelude::*;
use tallybook::chart::{self, Data, Kind, Lang, Spec, Style, Theme};
use tallybook::model::{Bound, Interval};
use tallybook::store::EstimateRow;

use super::fixture;

#[allow(clippy::unwrap_used)] // a test may fail here
fn spec(kind: Kind) -> Spec {
    Spec::parse(&format!(
        "kind = \"{}\"\ntitle = \"A & B <c>\"\nseries = \"s\"\nplace = \"001\"",
        kind.as_str()
    ))
    .unwrap()
}

#[allow(clippy::unwrap_used)] // a test may fail here
fn drawn(kind: Kind, data: &Data, width: u32) -> String {
    chart::draw(
        &spec(kind),
        data,
        &Style {
            width,
            theme: Theme::Light,
            lang: Lang::En,
        },
    )
    .unwrap()
    .svg()
}

#[test]
fn the_order_of_rows_does_not_matter() {
    for data in [
        fixture::banded(),
        fixture::many(),
        fixture::echoing(),
        fixture::happenings(),
        fixture::covered(),
    ] {
        let mut turned = data.clone();
        turned.estimates.reverse();
        turned.events.reverse();
        turned.coverage.reverse();
        for kind in Kind::ALL {
            assert!(drawn(*kind, &data, 800) == drawn(*kind, &turned, 800), "{kind:?}");
        }
    }
}

#[test]
fn five_hundred_claims_stay_below_two_hundred_kilobytes() {
    let svg = drawn(Kind::Trend, &fixture::five_hundred(), 1600);
    assert!(svg.len() < 200_000, "{}", svg.len());
}

#[test]
fn a_screen_reader_finds_name_description_and_every_mark() {
    let svg = drawn(Kind::Trend, &fixture::bundled(), 800);
    assert!(
        svg.contains("role=\"img\"")
            && svg.contains(
                "<title>A &amp; B &lt;c&gt;</title>\n<desc>Trend chart of North Korean workers abroad, Worldwide"
            )
    );
    assert!(
        svg.contains("Widest disagreement: ≈\u{a0}50,000 (Worldwide; United Nations, 2015) against ≈\u{a0}90,000"),
        "{svg}"
    );
    for row in fixture::bundled().estimates {
        assert!(
            svg.contains(&format!("{}, {}</title>", row.locator, "")) || svg.contains(&row.origin_name),
            "{}",
            row.id
        );
    }
    assert_eq!(svg.matches("; stated “").count(), 12);
}

#[test]
fn a_bound_is_never_drawn_as_a_dot_and_a_range_has_no_middle() {
    for (bound, ends) in [
        (Bound::AtLeast, [Some(25_000.0), None, None]),
        (Bound::AtMost, [None, None, Some(25_000.0)]),
        (Bound::Range, [Some(10_000.0), None, Some(15_000.0)]),
        (Bound::Magnitude, [Some(10_000.0), None, Some(99_999.0)]),
    ] {
        let row = fixture::estimate(
            "a#b",
            fixture::RUSSIA,
            bound,
            ends,
            ("2015-01-01", "2015-12-31"),
            "2015-12-31",
            "Somebody",
        );
        let data = Data {
            estimates: vec![row],
            ..fixture::none()
        };
        assert!(!drawn(Kind::Trend, &data, 800).contains("<circle"), "{bound:?}");
        assert!(!drawn(Kind::Sources, &data, 800).contains("<circle"), "{bound:?}");
    }
}

#[test]
fn an_empty_chart_says_so() {
    for (kind, words) in [
        (Kind::Trend, "No statements"),
        (Kind::Timeline, "No events"),
        (Kind::Contradictions, "No contradictions"),
        (Kind::Coverage, "No evidence"),
    ] {
        assert!(drawn(kind, &fixture::none(), 320).contains(words), "{kind:?}");
    }
}

#[test]
fn other_currencies_are_left_out_and_counted() {
    let mut data = fixture::bundled();
    data.estimates[0].currency = tallybook::model::Currency::new("USD");
    data.estimates[1].currency = tallybook::model::Currency::new("USD");
    data.estimates[2].currency = tallybook::model::Currency::new("GBP");
    assert!(drawn(Kind::Trend, &data, 800).contains("1\u{a0}statement in other currencies or units left out."));
    data.currency = tallybook::model::Currency::new("GBP");
    data.series.as_mut().unwrap().unit = tallybook::model::UnitKind::Money;
    assert!(drawn(Kind::Trend, &data, 800).contains("2\u{a0}statements in other currencies or units left out."));
}

#[test]
fn the_table_has_what_is_drawn() {
    let workers = Spec::parse(include_str!("specs/workers-abroad.toml")).unwrap();
    let table = chart::table(&workers, &fixture::bundled());
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    let count = |what: &str| table.rows.iter().filter(|row| row[0] == what).count();
    assert_eq!((count("statement"), count("repeat"), count("event")), (11, 1, 3));
    let banded = chart::table(&workers, &fixture::banded());
    assert_eq!(banded.rows.iter().filter(|row| row[0] == "model").count(), 5 * 120);
}

#[test]
fn a_picture_of_absurd_size_is_refused() {
    let drawing = chart::draw(&spec(Kind::Trend), &fixture::one(), &Style::default()).unwrap();
    for scale in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e6] {
        assert!(drawing.png(scale).is_err(), "{scale}");
    }
}

fn value() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        Just(None),
        Just(Some(0.0)),
        (-1e3..1e9_f64).prop_map(Some),
        any::<f64>().prop_map(Some)
    ]
}

fn day() -> impl Strategy<Value = Option<chrono::NaiveDate>> {
    prop_oneof![
        Just(None),
        (2010..2025_i32, 1..366_u32).prop_map(|(year, day)| chrono::NaiveDate::from_yo_opt(year, day)),
        Just(Some(chrono::NaiveDate::MIN)),
        Just(Some(chrono::NaiveDate::MAX)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_rows_give_a_picture_that_reads(
        rows in prop::collection::vec((0..Bound::ALL.len(), value(), value(), value(), day(), day(), any::<String>(), any::<bool>()), 0..12),
        width in 0..2000_u32,
        kind in 0..Kind::ALL.len(),
    ) {
        let estimates = rows.into_iter().enumerate().map(|(index, (bound, low, best, high, from, to, words, echo))| EstimateRow {
            bound: Bound::ALL[bound],
            low,
            best,
            high,
            interval: best.filter(|_| Bound::ALL[bound].admits_interval()).map(|_| Interval::UNNAMED),
            when_from: from,
            when_to: to,
            stated: words.clone(),
            place_name: words.clone(),
            origin_name: words,
            is_echo: echo,
            origin_id: fixture::key("r0#a"),
            ..fixture::estimate(&format!("r{index}#a"), fixture::WORLD, Bound::Exact, [None; 3], ("", ""), "2020-01-01", "x")
        }).collect();
        let data = Data { estimates, events: fixture::happenings().events, ..fixture::triangulated() };
        let kind = Kind::ALL[kind];
        let drawing = chart::draw(&spec(kind), &data, &Style { width, theme: Theme::Dark, lang: Lang::De }).unwrap();
        let svg = drawing.svg();
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf\""));
        prop_assert!(roxmltree::Document::parse(&svg).is_ok());
        prop_assert!(drawing.png(0.25).is_ok());
    }
}
