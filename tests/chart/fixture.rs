//! Rows as the store would give them, made by hand.

use std::str::FromStr;

use chrono::NaiveDate;
use tallybook::chart::{
    Band, BandPoint, Camp, CampBand, Contradiction, CoverageRow, Data, IdentitySide, Triangulation, Verdict, Vintage,
};
use tallybook::language::edtf::Edtf;
use tallybook::model::{Bound, Currency, Extent, Hedge, Interval, KeyError, Measure, Status, UnitKind};
use tallybook::store::{EstimateRow, EventRow, SeriesRow};

#[allow(clippy::unwrap_used)] // a fixture's dates are valid
pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A key or an id that is valid.
#[allow(clippy::unwrap_used)] // it is written here
pub(crate) fn key<K: FromStr<Err = KeyError>>(text: &str) -> K {
    text.parse().unwrap()
}

/// The key for a name.
fn slug<K: FromStr<Err = KeyError>>(name: &str) -> K {
    key(&name.to_lowercase().replace(' ', "-"))
}

/// A claim about a whole year, unhedged; change what differs.
pub(crate) fn estimate(
    id: &str,
    place: (&str, &str),
    bound: Bound,
    ends: [Option<f64>; 3],
    when: (&str, &str),
    known_on: &str,
    who: &str,
) -> EstimateRow {
    let [low, best, high] = ends;
    EstimateRow {
        id: key(id),
        series: key("workers-abroad"),
        place: key(place.0),
        place_name: place.1.into(),
        stated: "as stated".into(),
        figure: "a figure".into(),
        own_sizes: false,
        bound,
        low,
        best,
        high,
        interval: best.filter(|_| bound.admits_interval()).map(|_| Interval::UNNAMED),
        currency: None,
        per: None,
        measure: Measure::Stock,
        unit: UnitKind::Count,
        hedge: if bound == Bound::Approximate {
            Hedge::About
        } else {
            Hedge::None
        },
        scope: None,
        when_edtf: when.0.get(..4).unwrap_or_default().into(),
        when_words: in_words(when),
        when_from: (!when.0.is_empty()).then(|| date(when.0)),
        when_to: (!when.1.is_empty()).then(|| date(when.1)),
        since: None,
        extent: Extent::AtSomeTime,
        known_on: date(known_on),
        known_exactly: true,
        origin: slug(who),
        origin_name: who.into(),
        publisher: slug(who),
        publisher_name: who.into(),
        document: key(id.split('#').next().unwrap_or_default()),
        locator: "paragraph 1".into(),
        grade: None,
        status: Status::Accepted,
        superseded_by: None,
        denied_by: None,
        is_echo: false,
        origin_id: key(id),
        root_origin: slug(who),
        unsourced: false,
        projection: false,
    }
}

/// From one day to another, in words.
fn in_words(when: (&str, &str)) -> String {
    let or_open = |day: &str| {
        if day.is_empty() {
            "..".to_owned()
        } else {
            day.to_owned()
        }
    };
    if when.0.is_empty() && when.1.is_empty() {
        return "date unknown".to_owned();
    }
    let edtf = match (when.0.strip_suffix("-01-01"), when.1.strip_suffix("-12-31")) {
        (Some(first), Some(last)) if first == last => first.to_owned(),
        (Some(first), Some(last)) => format!("{first}/{last}"),
        _ if when.0 == when.1 => when.0.to_owned(),
        _ => format!("{}/{}", or_open(when.0), or_open(when.1)),
    };
    edtf.parse::<Edtf>().unwrap().words()
}

pub(crate) fn event(id: &str, title: &str, category: &str, when: (&str, &str)) -> EventRow {
    EventRow {
        id: key(id),
        title: title.into(),
        category: category.into(),
        happening: None,
        place: key("001"),
        place_name: "World".into(),
        when_edtf: when.0.into(),
        when_words: in_words(when),
        when_from: Some(date(when.0)),
        when_to: Some(date(when.1)),
        extent: Extent::AtSomeTime,
        when_approximate: false,
        when_uncertain: false,
        known_on: date("2024-05-28"),
        origin: key("un-security-council"),
        origin_name: "UN Security Council".into(),
        publisher: key("new-york-times"),
        publisher_name: "The New York Times".into(),
        document: key("nyt-2024-05-28"),
        status: Status::Accepted,
        is_echo: false,
        projection: false,
        denied_by: None,
        origin_id: key(id),
    }
}

pub(crate) fn workers() -> SeriesRow {
    SeriesRow {
        key: key("workers-abroad"),
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
#[allow(clippy::too_many_lines)] // one row a claim
pub(crate) fn bundled() -> Data {
    let y = |text: &str| year(text);
    let claim = |id: &str, place, bound, ends, years: (&str, &str), known: &str, who: &str| {
        let (from, _) = y(years.0);
        let (_, to) = y(years.1);
        estimate(id, place, bound, ends, (&from, &to), known, who)
    };
    let via = |row: EstimateRow, publisher: &str| EstimateRow {
        publisher: slug(publisher),
        publisher_name: publisher.into(),
        ..row
    };
    let words = |row: EstimateRow, stated: &str| EstimateRow {
        stated: stated.into(),
        ..row
    };
    let mut estimates = vec![
        words(
            claim(
                "kp-2014#stock",
                WORLD,
                Bound::Approximate,
                [None, Some(46_000.0), None],
                ("2014", "2014"),
                "2014-06-11",
                "Asian news agencies",
            ),
            "about 46,000",
        ),
        EstimateRow {
            scope: Some("logging camps".into()),
            ..words(
                via(
                    claim(
                        "kp-2014#loggers",
                        FAR_EAST,
                        Bound::Range,
                        [Some(10_000.0), None, Some(15_000.0)],
                        ("2014", "2014"),
                        "2014-06-11",
                        "US State Department",
                    ),
                    "Asian news agencies",
                ),
                "between 10,000 and 15,000",
            )
        },
        words(
            via(
                claim(
                    "vice-2016#un",
                    WORLD,
                    Bound::Approximate,
                    [None, Some(50_000.0), None],
                    ("2015", "2015"),
                    "2016-12-31",
                    "United Nations",
                ),
                "VICE News",
            ),
            "about 50,000",
        ),
        words(
            via(
                claim(
                    "vw-2015#abc",
                    WORLD,
                    Bound::Approximate,
                    [None, Some(90_000.0), None],
                    ("2015", "2015"),
                    "2015-12-31",
                    "ABC News",
                ),
                "ValueWalk",
            ),
            "about 90,000",
        ),
        words(
            via(
                claim(
                    "vw-2015#russia",
                    RUSSIA,
                    Bound::AtLeast,
                    [Some(25_000.0), None, None],
                    ("2015", "2015"),
                    "2015-12-31",
                    "ABC News",
                ),
                "ValueWalk",
            ),
            "at least 25,000",
        ),
        words(
            via(
                claim(
                    "vw-2015#bbc",
                    FAR_EAST,
                    Bound::Magnitude,
                    [Some(10_000.0), None, Some(99_999.0)],
                    ("2015", "2015"),
                    "2015-12-31",
                    "BBC News",
                ),
                "ValueWalk",
            ),
            "tens of thousands",
        ),
        words(
            claim(
                "vw-2015#tens",
                WORLD,
                Bound::Magnitude,
                [Some(10_000.0), None, Some(99_999.0)],
                ("2015", "2015"),
                "2015-12-31",
                "ValueWalk",
            ),
            "tens of thousands",
        ),
        words(
            claim(
                "fu-2018#flow",
                WORLD,
                Bound::Approximate,
                [None, Some(100_000.0), None],
                ("2018", "2018"),
                "2018-08-03",
                "Freedom United",
            ),
            "around 100,000",
        ),
        words(
            via(
                claim(
                    "fu-2018#russia",
                    RUSSIA,
                    Bound::Exact,
                    [Some(30_000.0), Some(30_000.0), Some(30_000.0)],
                    ("2018", "2018"),
                    "2018-08-03",
                    "C4ADS",
                ),
                "Freedom United",
            ),
            "30,000",
        ),
        words(
            via(
                claim(
                    "nyt-2024#tens",
                    WORLD,
                    Bound::Magnitude,
                    [Some(10_000.0), None, Some(99_999.0)],
                    ("2011", "2019"),
                    "2024-05-28",
                    "South Korean government",
                ),
                "The New York Times",
            ),
            "tens of thousands",
        ),
        words(
            via(
                claim(
                    "nyt-2024#remain",
                    CHINA_RUSSIA,
                    Bound::Magnitude,
                    [Some(1_000.0), None, Some(9_999.0)],
                    ("2024", "2024"),
                    "2024-05-28",
                    "South Korean government",
                ),
                "The New York Times",
            ),
            "thousands",
        ),
    ];
    estimates[9].when_from = Some(date("2011-12-17"));
    let echo = EstimateRow {
        is_echo: true,
        origin_id: key("vice-2016#un"),
        root_origin: key("united-nations"),
        ..via(
            claim(
                "gm-2016#echo",
                WORLD,
                Bound::Approximate,
                [None, Some(50_000.0), None],
                ("2015", "2015"),
                "2017-02-10",
                "United Nations",
            ),
            "DPRK Watch",
        )
    };
    estimates.push(echo);
    Data {
        series: Some(workers()),
        estimates,
        events: vec![
            event(
                "nyt-2024-05-28#deadline",
                "UN Security Council's deadline to send all workers home",
                "sanction-deadline",
                ("2019-12-22", "2019-12-22"),
            ),
            event(
                "nyt-2024-05-28#borders",
                "North Korea closes its borders",
                "border-closing",
                ("2020-01-01", "2020-01-31"),
            ),
            event(
                "fu-2018#grace",
                "Contracts signed before this day may run on",
                "sanction",
                ("2017-09-11", "2017-09-11"),
            ),
        ],
        contradictions: vec![Contradiction {
            a: key("vw-2015#abc"),
            b: key("vice-2016#un"),
            rule: "intervals-apart".into(),
            factor: Some(1.8),
        }],
        ..Data::default()
    }
}

/// Revenue a worker against pay withheld, about as the articles have it.
pub(crate) fn triangulated() -> Data {
    let side = |expression: &str, low: f64, high: f64, claims| IdentitySide {
        expression: expression.into(),
        low: Some(low),
        high: Some(high),
        claims,
    };
    Data {
        triangulations: vec![
            Triangulation {
                title: "What the state earns per worker, against what workers are said to hand over".into(),
                currency: Currency::new("USD"),
                unit: UnitKind::Money,
                left: side("revenue ÷ workers", 1.2e9 / 90_000.0, 2.3e9 / 46_000.0, 5),
                right: side("pay × share withheld", 300.0 * 12.0 * 0.7, 1000.0 * 12.0 * 0.9, 3),
                gap_factor: Some(1.23),
                no_common_time: None,
            },
            Triangulation {
                title: "Yearly quota against yearly pay".into(),
                currency: Currency::new("USD"),
                unit: UnitKind::Money,
                left: side("quota", 7_000.0, 10_000.0, 1),
                right: IdentitySide {
                    low: None,
                    ..side("pay", 0.0, 12_000.0, 1)
                },
                gap_factor: None,
                no_common_time: None,
            },
        ],
        ..Data::default()
    }
}

/// 200 claims over ten years about one place, of every bound, a fifth of them repeats.
pub(crate) fn many() -> Data {
    let estimates = (0..200_i32)
        .map(|index| {
            let value = 20_000.0 + f64::from((index * 7919) % 61) * 1_300.0;
            let (bound, ends) = match index % 7 {
                0 => (Bound::Range, [Some(value * 0.8), None, Some(value * 1.3)]),
                1 => (Bound::AtLeast, [Some(value), None, None]),
                2 => (Bound::AtMost, [None, None, Some(value)]),
                3 => (Bound::Approximate, [None, Some(value), None]),
                4 if index % 3 == 0 => (Bound::Magnitude, [Some(10_000.0), None, Some(99_999.0)]),
                _ => (Bound::Exact, [Some(value), Some(value), Some(value)]),
            };
            let (year, month) = (2014 + (index * 31) % 10, 1 + (index * 17) % 12);
            let from = format!("{year}-{month:02}-01");
            let row = estimate(
                &format!("doc-{index:03}#a"),
                WORLD,
                bound,
                ends,
                (&from, &format!("{year}-{month:02}-28")),
                &format!("{}-{month:02}-15", year + 1),
                &format!("Source {}", index % 23),
            );
            EstimateRow {
                is_echo: index % 5 == 4,
                origin_id: if index % 5 == 4 {
                    key(&format!("doc-{:03}#a", index - 4))
                } else {
                    row.id.clone()
                },
                stated: "tens of thousands".into(),
                ..row
            }
        })
        .collect();
    Data {
        series: Some(workers()),
        estimates,
        ..Data::default()
    }
}

/// Bounds alone.
pub(crate) fn one_sided() -> Data {
    let mut data = many();
    data.estimates
        .retain(|row| matches!(row.bound, Bound::AtLeast | Bound::AtMost) && !row.is_echo);
    data.estimates.truncate(14);
    data
}

/// Bounds alone, with what the model says of them.
pub(crate) fn only_bounds() -> Data {
    let data = one_sided();
    with_verdict(data, Verdict::OnlyBounds)
}

/// The same claims with a model estimate of this verdict and no pooled band.
pub(crate) fn with_verdict(data: Data, verdict: Verdict) -> Data {
    Data {
        band: Some(Band {
            verdict,
            points: Vec::new(),
            first_kept: date("2014-01-01"),
            last_kept: date("2023-12-31"),
            gaps: Vec::new(),
            kept: data.estimates.len(),
            unseen: 0,
            bounds: 0,
            origins: 5,
            unsourced: 0,
            doubted: Vec::new(),
            presumed: Vec::new(),
        }),
        ..data
    }
}

/// Three statements near 10,000 and three near 100,000, each camp with an estimate of its own.
pub(crate) fn divided() -> Data {
    let statement = |index: u32, value: f64| {
        let year = 2014 + index;
        estimate(
            &format!("camp-{year}-{value}#a"),
            WORLD,
            Bound::Approximate,
            [None, Some(value), None],
            (&format!("{year}-01-01"), &format!("{year}-12-31")),
            &format!("{}-02-01", year + 1),
            &format!("Source {index} of {value}"),
        )
    };
    let camp = |level: f64| {
        let point = |month: u32| BandPoint {
            date: date("2014-07-01") + chrono::Months::new(month),
            p05: level * 0.7,
            p25: level * 0.9,
            p50: level,
            p75: level * 1.1,
            p95: level * 1.4,
            line: true,
        };
        Camp {
            statements: (0..3).map(|index| statement(index * 2, level).id.into()).collect(),
            band: Some(CampBand {
                points: (0..=48).map(point).collect(),
                first_kept: date("2014-01-01"),
                last_kept: date("2018-12-31"),
            }),
        }
    };
    let estimates = [10_000.0, 100_000.0]
        .into_iter()
        .flat_map(|value| (0..3).map(move |index| statement(index * 2, value)))
        .collect();
    let data = Data {
        series: Some(workers()),
        estimates,
        ..Data::default()
    };
    with_verdict(data, Verdict::Divided([camp(10_000.0), camp(100_000.0)]))
}

/// Two statements that contradict each other, neither with an estimate of its own.
pub(crate) fn contradicted() -> Data {
    let mut data = divided();
    data.estimates.retain(|row| row.id.as_str().starts_with("camp-2014"));
    let camp = |id: &str| Camp {
        statements: vec![id.into()],
        band: None,
    };
    with_verdict(
        data,
        Verdict::Divided([camp("camp-2014-10000#a"), camp("camp-2014-100000#a")]),
    )
}

/// One figure and a hundred claims that repeat it.
pub(crate) fn hundred_echoes() -> Data {
    let mut data = one();
    let root = data.estimates[0].clone();
    data.estimates.extend((0..100_u64).map(|index| EstimateRow {
        id: key(&format!("echo-{index:03}#a")),
        is_echo: true,
        origin_id: root.id.clone(),
        publisher: key(&format!("outlet-{index}")),
        publisher_name: format!("Outlet {index}"),
        known_on: date("2014-07-01") + chrono::Days::new(index * 29),
        ..root.clone()
    }));
    data
}

/// The bundled figures with one that only the model takes for a repeat.
pub(crate) fn presumed() -> Data {
    let mut data = banded();
    if let Some(band) = &mut data.band {
        band.presumed = vec![("fu-2018#flow".into(), "vw-2015#abc".into())];
    }
    data
}

/// 500 claims over ten years.
pub(crate) fn five_hundred() -> Data {
    let mut data = many();
    let more: Vec<EstimateRow> = data
        .estimates
        .iter()
        .cycle()
        .take(300)
        .enumerate()
        .map(|(index, row)| {
            let months = chrono::Months::new(u32::try_from(index % 11).unwrap_or(0));
            EstimateRow {
                id: key(&format!("more-{index}#a")),
                origin_id: if row.is_echo {
                    row.origin_id.clone()
                } else {
                    key(&format!("more-{index}#a"))
                },
                when_from: row.when_from.map(|day| day + months),
                when_to: row.when_to.map(|day| day + months),
                low: row.low.map(|value| value * 1.07),
                best: row.best.map(|value| value * 1.07),
                high: row.high.map(|value| value * 1.07),
                ..row.clone()
            }
        })
        .collect();
    data.estimates.extend(more);
    data
}

/// Everything about one month.
pub(crate) fn one_month() -> Data {
    let mut data = many();
    data.estimates.truncate(40);
    for (index, row) in (0_u32..).zip(&mut data.estimates) {
        let day = 1 + (index * 5) % 27;
        row.when_from = Some(date(&format!("2020-02-{day:02}")));
        row.when_to = row.when_from;
        row.known_on = date(&format!("2020-02-{:02}", day + 1));
    }
    data
}

/// A single claim.
pub(crate) fn one() -> Data {
    let mut data = bundled();
    data.estimates.truncate(1);
    data.events.clear();
    data
}

/// No claim at all.
pub(crate) fn none() -> Data {
    Data {
        series: Some(workers()),
        ..Data::default()
    }
}

/// The bundled figures with a made-up band that opens, breaks and fades.
pub(crate) fn banded() -> Data {
    let points = (0..=132_u32)
        .map(|month| {
            let t = f64::from(month) / 12.0;
            let middle = 48_000.0 + 16_000.0 * (1.0 - (t - 3.0).abs() / 4.0).max(-0.9);
            let spread = 1.25 + if t > 6.0 { (t - 6.0) * 0.28 } else { 0.0 };
            let half = 1.0 + (spread - 1.0) * 0.42;
            BandPoint {
                date: date("2014-01-01") + chrono::Months::new(month),
                p05: middle / spread,
                p25: middle / half,
                p50: middle,
                p75: middle * half,
                p95: middle * spread,
                line: spread * spread <= 10.0,
            }
        })
        .collect();
    Data {
        band: Some(Band {
            points,
            first_kept: date("2014-06-01"),
            last_kept: date("2024-05-01"),
            gaps: vec![(date("2019-06-01"), date("2023-06-01"))],
            kept: 7,
            unseen: 0,
            bounds: 0,
            origins: 7,
            unsourced: 0,
            verdict: Verdict::Line,
            doubted: vec!["vw-2015#abc".into()],
            presumed: Vec::new(),
        }),
        ..bundled()
    }
}

/// Events of several categories, with dates of every sort.
pub(crate) fn happenings() -> Data {
    let spread = |row: EventRow, approximate, uncertain, extent| EventRow {
        when_approximate: approximate,
        when_uncertain: uncertain,
        extent,
        ..row
    };
    let within = Extent::AtSomeTime;
    Data {
        events: vec![
            event(
                "a#1",
                "UN deadline to send workers home",
                "sanction",
                ("2019-12-22", "2019-12-22"),
            ),
            event(
                "a#2",
                "UN resolution bars new work permits",
                "sanction",
                ("2017-09-11", "2017-09-11"),
            ),
            event(
                "a#3",
                "Five workers die of fumes at a building site in Russia",
                "death",
                ("2013-02-01", "2013-02-28"),
            ),
            spread(
                event(
                    "a#4",
                    "A worker dies building a stadium in St Petersburg",
                    "death",
                    ("2015-01-01", "2018-06-14"),
                ),
                false,
                true,
                within,
            ),
            spread(
                event(
                    "a#5",
                    "First loggers are sent to the Soviet Union",
                    "dispatch",
                    ("1953-07-27", "1969-12-31"),
                ),
                true,
                false,
                within,
            ),
            spread(
                event(
                    "a#6",
                    "Construction aid in Africa",
                    "dispatch",
                    ("1974-01-01", "1976-12-31"),
                ),
                true,
                false,
                within,
            ),
            spread(
                event(
                    "a#7",
                    "Workers go to the Middle East",
                    "dispatch",
                    ("1991-03-01", "1999-12-31"),
                ),
                false,
                false,
                Extent::Throughout,
            ),
            event(
                "a#8",
                "The South's ministry publishes its survey of defectors",
                "report",
                ("2024-05-25", "2024-05-26"),
            ),
            spread(
                event(
                    "a#9",
                    "Borders closed by the pandemic",
                    "border",
                    ("2020-01-01", "2023-08-31"),
                ),
                false,
                false,
                Extent::Throughout,
            ),
            event(
                "a#10",
                "“Year of friendship” with Russia",
                "accord",
                ("2015-01-01", "2015-12-31"),
            ),
        ],
        ..Data::default()
    }
}

/// Two figures that others repeat.
#[allow(clippy::unwrap_used)] // the rows are above
pub(crate) fn echoing() -> Data {
    let mut data = bundled();
    data.estimates.retain(|row| !row.is_echo);
    for (root, publisher, known) in [
        ("vice-2016#un", "DPRK Watch", "2017-02-10"),
        ("vice-2016#un", "The Guardian", "2016-06-03"),
        ("vice-2016#un", "Radio Free Asia", "2016-06-20"),
        ("vice-2016#un", "Daily NK", "2018-01-08"),
        ("vw-2015#abc", "Freedom United", "2017-11-01"),
    ] {
        let origin = data.estimates.iter().find(|row| row.id == root).unwrap().clone();
        data.estimates.push(EstimateRow {
            id: key(&format!("{}#echo", publisher.to_lowercase().replace(' ', "-"))),
            publisher: slug(publisher),
            publisher_name: publisher.into(),
            known_on: date(known),
            known_exactly: true,
            is_echo: true,
            origin_id: key(root),
            ..origin
        });
    }
    for row in &mut data.estimates {
        if row.id == "vice-2016#un" {
            row.known_on = date("2016-05-18");
        }
    }
    data
}

/// Evidence by year for four series, with gaps.
#[allow(clippy::unwrap_used)] // small numbers
pub(crate) fn covered() -> Data {
    let rows = [
        ("Workers abroad", "Worldwide", 3),
        ("Workers abroad", "Russia", 2),
        ("Revenue a year", "Worldwide", 1),
        ("Monthly pay", "Russia", 1),
    ];
    let coverage = rows
        .iter()
        .enumerate()
        .flat_map(|(row, (series, place, most))| {
            (2011..=2024)
                .filter(move |year| {
                    (year * 7 + i32::try_from(row).unwrap() * 5) % (3 + i32::try_from(row).unwrap()) < 2
                })
                .map(move |year| CoverageRow {
                    series: slug(series),
                    series_title: (*series).into(),
                    place_name: (*place).into(),
                    year,
                    claims: 6,
                    origins: 1 + usize::try_from(year % (most + 2)).unwrap(),
                    searched: 0,
                })
        })
        .collect();
    Data {
        coverage,
        ..Data::default()
    }
}

/// The made-up band as it stood at the end of four years, each higher and surer than the one before.
pub(crate) fn vintages() -> Data {
    let band = banded().band.unwrap_or_else(|| unreachable!("the fixture has a band"));
    let vintage = |year: i32, factor: f64| {
        let mut band = band.clone();
        band.last_kept = date(&format!("{year}-06-01"));
        for point in &mut band.points {
            for value in [
                &mut point.p05,
                &mut point.p25,
                &mut point.p50,
                &mut point.p75,
                &mut point.p95,
            ] {
                *value *= factor;
            }
        }
        Vintage {
            known_by: date(&format!("{year}-12-31")),
            band,
        }
    };
    Data {
        vintages: vec![
            vintage(2016, 0.7),
            vintage(2018, 0.85),
            vintage(2020, 1.1),
            vintage(2023, 1.0),
        ],
        ..none()
    }
}
