//! Which words are a quantity, and what they say.

use tallybook::draft::Kind;
use tallybook::model::Quantity;

use super::found;

/// What a quantity says, in short: its bound, its ends, its unit.
fn said(quantity: &Quantity) -> String {
    let end = |end: Option<f64>| end.map_or_else(|| "-".to_owned(), |end| format!("{end}"));
    let ends = match (quantity.low, quantity.best, quantity.high) {
        (Some(_), Some(best), Some(_)) if quantity.bound == tallybook::model::Bound::Exact => end(Some(best)),
        (None, Some(best), None) => end(Some(best)),
        (low, _, high) => format!("{}..{}", end(low), end(high)),
    };
    let unit = match (&quantity.currency, &quantity.unit_name) {
        (Some(currency), _) => currency.to_string(),
        (None, Some(name)) => name.to_string(),
        (None, None) => quantity.unit.to_string(),
    };
    let per = quantity.per.map(|per| format!("/{per}")).unwrap_or_default();
    format!("{} {ends} {unit}{per}", quantity.bound)
}

/// Each text with the phrases that say a quantity, and what they say.
const TEXTS: &[(&str, &[(&str, &str)])] = &[
    (
        "Between 10,000 and 15,000 North Korean workers are in the camps.",
        &[("Between 10,000 and 15,000", "range 10000..15000 count")],
    ),
    (
        "They earn the regime $1.2billion to $2.3bn per year.",
        &[(
            "$1.2billion to $2.3bn per year",
            "range 1200000000..2300000000 USD/year",
        )],
    ),
    (
        "No more than 50 out of every 50,000 escape.",
        &[("No more than 50 out of every 50,000", "at-most -..0.001 share")],
    ),
    (
        "The number of workers increased to tens of thousands.",
        &[("tens of thousands", "magnitude 10000..99999 count")],
    ),
    (
        "A man was left with only 3,00 rubles ($38) a month.",
        &[("only 3,00 rubles", "exact 3 RUB/month"), ("$38", "exact 38 USD/month")],
    ),
    (
        "The rate rose from 12 to 19 percent.",
        &[("12", "exact 0.12 share"), ("19 percent", "exact 0.19 share")],
    ),
    (
        "Crude fell to 512,000 barrels a day, down from 640,000.",
        &[
            ("512,000 barrels a day", "exact 512000 barrel/day"),
            ("640,000", "exact 640000 barrel/day"),
        ],
    ),
    (
        "One worker in five had no contract.",
        &[("One worker in five", "exact 0.2 share")],
    ),
    (
        "Output rose by 4.5 percentage points.",
        &[("4.5 percentage points", "exact 0.045 share")],
    ),
    (
        "Women aged 18 to 45 sewed for 60 cents an hour.",
        &[
            ("aged 18 to 45", "range 18..45 year"),
            ("60 cents an hour", "exact 0.6 USD/hour"),
        ],
    ),
    (
        "Children under five ate twice; 213 in 2017 and at least 340 in 2018 did not.",
        &[
            ("under five", "less-than -..5 year"),
            ("213", "exact 213 count"),
            ("at least 340", "at-least 340..- count"),
        ],
    ),
    (
        "The union says 500 workers a year leave.",
        &[("500", "exact 500 count/year")],
    ),
    (
        "They were paid $120 for each month they worked.",
        &[("$120 for each month", "exact 120 USD/month")],
    ),
    (
        "The last two weavers died; dozens of men left, and a handful of them returned.",
        &[
            ("two", "exact 2 count"),
            ("dozens", "magnitude 24..99 count"),
            ("a handful", "magnitude 2..9 count"),
        ],
    ),
    (
        "A survey estimated 1,120 deaths (95% CI 870 to 1,400).",
        &[("estimated 1,120 deaths (95% CI 870 to 1,400)", "range 870..1400 count")],
    ),
    (
        "The police counted no more than 150.",
        &[("no more than 150", "at-most -..150 count")],
    ),
    ("In Russia 500 workers struck.", &[("500", "exact 500 count")]),
    (
        "In 1950 workers struck, and 1,950 men were dismissed.",
        &[("1,950", "exact 1950 count")],
    ),
    (
        "A 40-day vacation in a 300-bed home cost about a third of it.",
        &[
            ("40-day", "exact 40 day"),
            ("300", "exact 300 count"),
            ("about a third", "approximate 0.3333333333333333 share"),
        ],
    ),
];

#[test]
fn the_quantities_of_a_text_are_found_and_read() {
    for (text, expected) in TEXTS {
        let found = found(text, Kind::Estimate);
        let found: Vec<(String, String)> = found
            .iter()
            .map(|candidate| {
                let figure = candidate.figure.as_ref().unwrap();
                (
                    candidate.phrase.clone(),
                    figure.reading.as_ref().map_or_else(|error| error.what.clone(), said),
                )
            })
            .collect();
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|(phrase, said)| ((*phrase).to_owned(), (*said).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

/// Texts whose numbers say no quantity.
const NONE: &[&str] = &[
    "Room 39 runs Office 39, and Resolution 2397 forbids it.",
    "Oleg Surkov, 50, a crane driver at Berth 7, began at 6:30 a.m.",
    "A 41-year-old man flew an F-16 past 16 Lenin Street.",
    "See page 12, section 3 or 4, Article 12 and footnotes 6-9.",
    "Tel. +260 211 555 014.",
    "No one saw it, and one of them said one another thing after 9/11.",
    "The Group of Seven met on 3 May 2019.",
    "We hold 2-1 that case no. 2009-1187 was closed.",
    "The ship lay in latitude 36° 14′ S. with passport 836110063.",
    "The Tariff Act of 1930 and resolution 2397 (2017) apply.",
    "The M23 rebels, in a 4x4 with the plate A123BC, met the patrol boat PC-633.",
    "Articles 2, 5 and 11 and Rooms 12 to 19 stayed as they were.",
    "On day three, as phase two began, part three of the form was lost.",
    "In cell 14 they waited, and on folio 12, of ledger 8, the entry was erased.",
    "At 10.30 they were told to pack, and they left by the 6.15 train.",
    "The foreman, 52, said that he turned 40 in prison, and that she died at the age of 83.",
    "Seven Sisters is a station, Five Points was a slum, and the Twelve Years' Truce held.",
    "Two Rivers Press published it.",
    "The film \"12 Angry Men\" and the song \"Eight Days a Week\" were banned.",
    "The Treaty of 1648 ended it at quarter to nine, and the 1951 Convention protects them.",
    "Order 3071 of 2002, sect. 4, and 6 Cush. 201 are cited; ring +7 (4212) 30-44-55, ext. 14.",
    "It is at 221 Elm Ave., Apt 4, Springfield 62704, or at 14 rue des Lilas, 75020 Paris.",
    "At 2200 hrs a patrol left, at six the whistle blew, and Maria, now 31, ran the shop.",
];

/// Texts with the words of labels, names and times, whose numbers count all the same.
const ALL_THE_SAME: &[(&str, &[&str])] = &[
    ("The school had 57 pupils, and the mine killed 4.", &["57", "4"]),
    ("At Block B 45 families were evicted, and in all 300.", &["45", "300"]),
    ("Two North Koreans died. Three UN staff left.", &["Two", "Three"]),
    ("Four Ukrainian welders were killed.", &["Four"]),
    ("The brigade lost 17 men, the group two men.", &["17", "two"]),
    (
        "By then Poland had 462 of them, and in total 300 left.",
        &["462", "300"],
    ),
    ("The budget is K1.43 trillion.", &["1.43 trillion"]),
    ("In Lyon EUR 865 were paid, in Lahore PKR 910.", &["EUR 865", "PKR 910"]),
    ("In December 60 left, and in May 40 were killed.", &["60", "40"]),
    (
        "The agency sent 300 via Dandong, and of them 40 stayed.",
        &["300", "40"],
    ),
    (
        "In the dormitory 20 workers shared a room; at the mine 40 men died.",
        &["20", "40"],
    ),
    (
        "In phase 2, 300 died. By 10 Oct. 5,000 workers had left.",
        &["300", "5,000"],
    ),
    (
        "In China 30000 were employed. Twelve Rohingya drowned.",
        &["30000", "Twelve"],
    ),
    (
        "He turned 40 workers away, and the number of firms is now 12.",
        &["40", "12"],
    ),
    ("The rate stood at 1.30 births per woman.", &["1.30"]),
    ("In the dormitory, 40, most of them women, slept.", &["40"]),
    ("Fire Kills Two Workers in Camp", &["Two"]),
    ("\"12 men died,\" she said.", &["12"]),
];

#[test]
fn numbers_that_count_nothing_are_passed_over() {
    for text in NONE {
        let found: Vec<String> = found(text, Kind::Estimate)
            .into_iter()
            .map(|candidate| candidate.phrase)
            .collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn numbers_beside_labels_and_names_count_all_the_same() {
    for (text, phrases) in ALL_THE_SAME {
        let found: Vec<String> = found(text, Kind::Estimate)
            .into_iter()
            .map(|candidate| candidate.phrase)
            .collect();
        assert_eq!(found, *phrases, "{text}");
    }
}

#[test]
fn a_suspected_misprint_is_told() {
    let found = found("They got 3,00 rubles a month.", Kind::Estimate);
    assert!(
        found[0].reasons.iter().any(|reason| reason.contains("3,00")),
        "{:?}",
        found[0].reasons
    );
    assert!(found[0].confidence < 0.8);
}
