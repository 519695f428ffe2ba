//! Rows as the store would give them, made by hand.

use chrono::NaiveDate;
use tallybook::chart::Data;
use tallybook::model::{Bound, Extent, Status, UnitKind};
use tallybook::store::{EstimateRow, EventRow, SeriesRow};

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A claim about a whole year, unhedged; change what differs.
pub(crate) fn estimate(id: &str, place: (&str, &str), bound: Bound, ends: [Option<f64>; 3], when: (&str, &str), known_on: &str, who: &str) -> EstimateRow {
    let [low, best, high] = ends;
    EstimateRow {
        id: id.into(),
        series: "workers-abroad".into(),
        place: place.0.into(),
        place_name: place.1.into(),
        stated: "as stated".into(),
        figure: "a figure".into(),
        bound,
        low,
        best,
        high,
        currency: None,
        per: None,
        approximate: bound == Bound::Approximate,
        scope: None,
        when_edtf: when.0.get(..4).unwrap_or_default().into(),
        when_from: (!when.0.is_empty()).then(|| date(when.0)),
        when_to: (!when.1.is_empty()).then(|| date(when.1)),
        extent: Extent::AtSomeTime,
        known_on: date(known_on),
        origin: who.to_lowercase().replace(' ', "-"),
        origin_name: who.into(),
        publisher: who.to_lowercase().replace(' ', "-"),
        publisher_name: who.into(),
        document: id.split('#').next().unwrap_or_default().into(),
        locator: "paragraph 1".into(),
        grade: None,
        status: Status::Accepted,
        is_echo: false,
        origin_id: id.into(),
        root_origin: who.to_lowercase().replace(' ', "-"),
        projection: false,
    }
}

pub(crate) fn event(id: &str, title: &str, category: &str, when: (&str, &str)) -> EventRow {
    EventRow {
        id: id.into(),
        title: title.into(),
        category: category.into(),
        happening: None,
        place: "001".into(),
        place_name: "World".into(),
        when_edtf: when.0.into(),
        when_from: Some(date(when.0)),
        when_to: Some(date(when.1)),
        extent: Extent::AtSomeTime,
        when_approximate: false,
        when_uncertain: false,
        known_on: date("2024-05-28"),
        origin: "un-security-council".into(),
        origin_name: "UN Security Council".into(),
        publisher: "new-york-times".into(),
        publisher_name: "The New York Times".into(),
        document: "nyt-2024-05-28".into(),
        status: Status::Accepted,
        is_echo: false,
        origin_id: id.into(),
    }
}

pub(crate) fn workers() -> SeriesRow {
    SeriesRow {
        key: "workers-abroad".into(),
        title: "North Korean workers abroad".into(),
        unit: UnitKind::Count,
        unit_name: Some("workers".into()),
        currency: None,
        per: None,
        adds_up: true,
    }
}

pub(crate) const WORLD: (&str, &str) = ("001", "Worldwide");
pub(crate) const RUSSIA: (&str, &str) = ("RU", "Russia");
const FAR_EAST: (&str, &str) = ("ru-far-east", "Russian Far East");
const CHINA_RUSSIA: (&str, &str) = ("cn-ru", "China and Russia");

fn year(year: &str) -> (String, String) {
    (format!("{year}-01-01"), format!("{year}-12-31"))
}

/// The figures of the five articles, about as the bundled dossier has them.
pub(crate) fn bundled() -> Data {
    let y = |text: &str| year(text);
    let claim = |id: &str, place, bound, ends, years: (&str, &str), known: &str, who: &str| {
        let (from, _) = y(years.0);
        let (_, to) = y(years.1);
        estimate(id, place, bound, ends, (&from, &to), known, who)
    };
    let via = |row: EstimateRow, publisher: &str| EstimateRow { publisher: publisher.to_lowercase().replace(' ', "-"), publisher_name: publisher.into(), ..row };
    let words = |row: EstimateRow, stated: &str| EstimateRow { stated: stated.into(), ..row };
    let mut estimates = vec![
        words(claim("kp-2014#stock", WORLD, Bound::Approximate, [None, Some(46_000.0), None], ("2014", "2014"), "2014-06-11", "Asian news agencies"), "about 46,000"),
        EstimateRow {
            scope: Some("logging camps".into()),
            ..words(
                via(claim("kp-2014#loggers", FAR_EAST, Bound::Range, [Some(10_000.0), None, Some(15_000.0)], ("2014", "2014"), "2014-06-11", "US State Department"), "Asian news agencies"),
                "between 10,000 and 15,000",
            )
        },
        words(via(claim("vice-2016#un", WORLD, Bound::Approximate, [None, Some(50_000.0), None], ("2015", "2015"), "2016-12-31", "United Nations"), "VICE News"), "about 50,000"),
        words(via(claim("vw-2015#abc", WORLD, Bound::Approximate, [None, Some(90_000.0), None], ("2015", "2015"), "2015-12-31", "ABC News"), "ValueWalk"), "about 90,000"),
        words(via(claim("vw-2015#russia", RUSSIA, Bound::AtLeast, [Some(25_000.0), None, None], ("2015", "2015"), "2015-12-31", "ABC News"), "ValueWalk"), "at least 25,000"),
        words(via(claim("vw-2015#bbc", FAR_EAST, Bound::Magnitude, [Some(10_000.0), None, Some(99_999.0)], ("2015", "2015"), "2015-12-31", "BBC News"), "ValueWalk"), "tens of thousands"),
        words(claim("vw-2015#tens", WORLD, Bound::Magnitude, [Some(10_000.0), None, Some(99_999.0)], ("2015", "2015"), "2015-12-31", "ValueWalk"), "tens of thousands"),
        words(claim("fu-2018#flow", WORLD, Bound::Approximate, [None, Some(100_000.0), None], ("2018", "2018"), "2018-08-03", "Freedom United"), "around 100,000"),
        words(via(claim("fu-2018#russia", RUSSIA, Bound::Exact, [Some(30_000.0), Some(30_000.0), Some(30_000.0)], ("2018", "2018"), "2018-08-03", "C4ADS"), "Freedom United"), "30,000"),
        words(via(claim("nyt-2024#tens", WORLD, Bound::Magnitude, [Some(10_000.0), None, Some(99_999.0)], ("2011", "2019"), "2024-05-28", "South Korean government"), "The New York Times"), "tens of thousands"),
        words(via(claim("nyt-2024#remain", CHINA_RUSSIA, Bound::Magnitude, [Some(1_000.0), None, Some(9_999.0)], ("2024", "2024"), "2024-05-28", "South Korean government"), "The New York Times"), "thousands"),
    ];
    estimates[9].when_from = Some(date("2011-12-17"));
    let echo = EstimateRow {
        is_echo: true,
        origin_id: "vice-2016#un".into(),
        root_origin: "united-nations".into(),
        ..via(claim("gm-2016#echo", WORLD, Bound::Approximate, [None, Some(50_000.0), None], ("2015", "2015"), "2017-02-10", "United Nations"), "DPRK Watch")
    };
    estimates.push(echo);
    Data {
        series: Some(workers()),
        estimates,
        events: vec![
            event("nyt-2024-05-28#deadline", "UN Security Council's deadline to send all workers home", "sanction-deadline", ("2019-12-22", "2019-12-22")),
            event("nyt-2024-05-28#borders", "North Korea closes its borders", "border-closing", ("2020-01-01", "2020-01-31")),
            event("fu-2018#grace", "Contracts signed before this day may run on", "sanction", ("2017-09-11", "2017-09-11")),
        ],
        ..Data::default()
    }
}
