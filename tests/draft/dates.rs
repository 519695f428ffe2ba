//! Which words are a date, and what they say: against the day of publication in news, against the date before them in a history.

use tallybook::draft::{Anchoring, Kind};

use super::{drafted, found};

fn dates(text: &str, published: &str) -> Vec<(String, String)> {
    let all = drafted(text, published).candidates.into_iter();
    all.filter(|candidate| candidate.kind == Kind::Date)
        .map(|candidate| {
            (
                candidate.phrase,
                candidate.when.map_or_else(|| "unknown".to_owned(), |when| when.edtf),
            )
        })
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|(phrase, edtf)| ((*phrase).to_owned(), (*edtf).to_owned()))
        .collect()
}

/// News of Saturday, 4 May 2019.
const NEWS: &[(&str, &[(&str, &str)])] = &[
    (
        "They struck on Friday and talks resume on Tuesday.",
        &[("on Friday", "2019-05-03"), ("on Tuesday", "2019-05-07")],
    ),
    (
        "Last month it fell, as in the autumn of 2011.",
        &[("Last month", "2019-04"), ("in the autumn of 2011", "2011-23")],
    ),
    (
        "In March 2015 she left; two years later she returned.",
        &[("In March 2015", "2015-03"), ("two years later", "2017")],
    ),
    (
        "Letters went out on 7 January and 11 February 2019.",
        &[("on 7 January", "2019-01-07"), ("11 February 2019", "2019-02-11")],
    ),
    (
        "The 2010 estimates rose by the end of 2018.",
        &[("2010", "2010"), ("by the end of 2018", "../2018-12")],
    ),
    (
        "It paid $120 a day in December 2018, and may march on.",
        &[("in December 2018", "2018-12")],
    ),
];

#[test]
fn news_counts_from_its_publication() {
    for (text, expected) in NEWS {
        assert_eq!(dates(text, "2019-05-04"), pairs(expected), "{text}");
        assert_eq!(drafted(text, "2019-05-04").anchoring, Anchoring::Publication, "{text}");
    }
}

/// Histories, without a day of publication.
const HISTORIES: &[(&str, &[(&str, &str)])] = &[
    (
        "On 12 June 1921 it had lost 214 men since 1 May; a week later it had lost 301.",
        &[
            ("On 12 June 1921", "1921-06-12"),
            ("since 1 May", "1921-05-01/.."),
            ("a week later", "1921-06-19"),
        ],
    ),
    (
        "The mill opened in 1848. In March a fire broke out, and the next year it closed.",
        &[("in 1848", "1848"), ("In March", "1848-03"), ("the next year", "1849")],
    ),
    (
        "On 3 June 1851 he sailed. The next day the ship sank. By the end of that year the firm was gone.",
        &[
            ("On 3 June 1851", "1851-06-03"),
            ("The next day", "1851-06-04"),
            ("By the end of that year", "../1851-12"),
        ],
    ),
    (
        "The census of 1880 found few. The following spring brought more, and in December of the same year they left.",
        &[
            ("1880", "1880"),
            ("The following spring", "1881-21"),
            ("in December of the same year", "1881-12"),
        ],
    ),
];

#[test]
fn a_history_counts_from_the_date_before() {
    for (text, expected) in HISTORIES {
        assert_eq!(dates(text, ""), pairs(expected), "{text}");
        assert_eq!(drafted(text, "").anchoring, Anchoring::Text, "{text}");
    }
}

#[test]
fn a_dated_event_has_its_category() {
    let found = found("In February 2013 five workers died at a site in Russia.", Kind::Event);
    let [event] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(
        (event.category.as_deref(), event.place.as_deref()),
        (Some("deaths"), Some("RU"))
    );
    assert_eq!(event.when.as_ref().map(|when| when.edtf.as_str()), Some("2013-02"));
}

#[test]
fn dates_in_names_are_passed_over() {
    for text in [
        "The Merchant Shipping Act, 1906, and the Hague Rules 1924 apply.",
        "S.I. 1982 No. 44, Law 2001-43 and Directive 2009/52/EC were revoked.",
        "The 1951 Convention, the 1930 Forced Labour Convention and resolution 2094 bind it.",
        "The Summer Palace, the Winter Garden and the Monday Club burned.",
        "Black Friday sales rose in the Second of May Street.",
        "The Class of 1968 met, and Order 3071 of 2002 lists them.",
        "The 7th Regiment of Foot and the 3rd Infantry Brigade were there.",
        "See [2009] 4 Q.B. 331, (2011) 12 SC 45 and Lenz (1874, pp. 211-13).",
    ] {
        assert_eq!(dates(text, "2024-03-15"), [], "{text}");
    }
    // The same words beside a date that is one.
    let text = "On Friday sales rose. In May 2019 the street was closed. The 2019 report of the Labour Office says so.";
    let found: Vec<String> = dates(text, "2024-03-15")
        .into_iter()
        .map(|(phrase, _)| phrase)
        .collect();
    assert_eq!(found, ["On Friday", "In May 2019", "2019"]);
    for (text, expected) in [
        ("Of 2019 little is known.", "2019"),
        ("On Black Friday, 24 November 2017, they left.", "24 November 2017"),
        ("In 2017 Security Council Resolution 2397 banned it.", "In 2017"),
        ("The plan for 2016-2020 fell.", "2016-2020"),
    ] {
        let found = dates(text, "2024-03-15");
        assert!(
            found.iter().any(|(phrase, _)| phrase.contains(expected)),
            "{text}: {found:?}"
        );
    }
}
