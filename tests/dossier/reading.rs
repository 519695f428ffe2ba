//! How a valid dossier is read.

use tallybook::model::{Bound, PlaceKey, PlaceStandard, UnitKind};

use super::workshop::{DOCUMENT, Workshop, claim, quantity};

#[test]
fn an_estimate_is_read_with_its_place_in_the_file() {
    let claim = claim("workers", "at least 25,000", "");
    assert_eq!(claim.id.to_string(), "daily-2016#a");
    assert_eq!(claim.position.line, 8);
    assert_eq!(claim.origin.as_str(), "daily");
    assert!(!claim.origin_given());
    let quantity = &claim.estimate().unwrap().quantity;
    assert_eq!(
        (quantity.bound, quantity.low, quantity.best, quantity.high),
        (Bound::AtLeast, Some(25_000.0), None, None)
    );
}

#[test]
fn the_series_gives_its_period_and_its_unit_of_time() {
    let pay = quantity("pay", "$300", "");
    assert_eq!(pay.per.map(tallybook::model::Per::as_str), Some("month"));
    assert_eq!(pay.currency.map(|currency| currency.to_string()), Some("USD".into()));
    let rest = quantity("rest", "two weeks", "");
    assert_eq!((rest.best, rest.unit_name.as_deref()), (Some(14.0), Some("day")));
}

#[test]
fn fields_overrule_words_that_cannot_be_read() {
    let read = quantity("workers", "a good many", "low = 1_000\nhigh = 0x7d0");
    assert_eq!(
        (read.bound, read.low, read.best, read.high),
        (Bound::Range, Some(1000.0), None, Some(2000.0))
    );
    assert_eq!(read.unit, UnitKind::Count);
    let read = quantity("workers", "a good many", "best = 1500\napproximate = true");
    assert_eq!(
        (read.bound, read.low, read.best, read.high),
        (Bound::Approximate, None, Some(1500.0), None)
    );
}

#[test]
fn fields_may_narrow_a_vague_size() {
    let read = quantity("workers", "tens of thousands", "low = 20_000\nhigh = 60_000");
    assert_eq!(
        (read.bound, read.low, read.high),
        (Bound::Magnitude, Some(20_000.0), Some(60_000.0))
    );
}

#[test]
fn places_come_with_all_that_they_lie_in() {
    let workshop = Workshop::new();
    workshop.file(
        "daily.toml",
        super::workshop::estimate("workers", "500", "").replace("\"RU\"", "\"RU-SAK\""),
    );
    let book = workshop.read().book;
    let places: Vec<String> = book
        .places
        .iter()
        .map(|place| {
            format!(
                "{} {} {:?}",
                place.key,
                place.name,
                place.parent.as_ref().map(PlaceKey::as_str)
            )
        })
        .collect();
    assert_eq!(
        places,
        [
            "001 World None",
            "150 Europe Some(\"001\")",
            "151 Eastern Europe Some(\"150\")",
            "RU Russia Some(\"151\")",
            "RU-SAK Sakhalinskaya oblast' Some(\"RU\")",
        ]
    );
}

#[test]
fn a_declared_place_renames_a_standard_one_and_keeps_its_parent() {
    let workshop = Workshop::new();
    workshop
        .file("places.toml", "[[place]]\nkey = \"RU\"\nname = \"Russia\"\n[[place]]\nkey = \"yelizovo\"\nname = \"Y\"\nparent = \"RU-KAM\"\n")
        .file("daily.toml", DOCUMENT);
    let reading = workshop.read();
    assert_eq!(workshop.short(&reading, &reading.problems), Vec::<String>::new());
    let russia = &reading.book.places[0];
    assert_eq!(
        (russia.name.as_str(), russia.standard),
        ("Russia", PlaceStandard::Country)
    );
    assert_eq!(russia.parent.as_ref().map(PlaceKey::as_str), Some("151"));
    assert_eq!(reading.book.places[1].standard, PlaceStandard::Own);
    assert!(reading.book.places.iter().any(|place| place.key.as_str() == "RU-KAM"));
}

#[test]
fn a_correction_is_read_instead_of_the_misprint() {
    let claim = claim(
        "pay",
        "3,00 rubles",
        "[[correction]]\nclaim = \"a\"\nexpect = \"3,00 rubles\"\nvalue = \"3,000 rubles\"\nreason = \"worth $38\"",
    );
    let estimate = claim.estimate().unwrap();
    assert_eq!(estimate.quantity.best, Some(3000.0));
    assert_eq!(claim.stated.as_deref(), Some("3,00 rubles"));
    assert_eq!(
        estimate
            .correction
            .as_ref()
            .map(|correction| correction.reason.as_str()),
        Some("worth $38")
    );
}

#[test]
fn a_currency_says_which_dollar_and_that_a_number_is_money() {
    let currency = |stated: &str, fields: &str| quantity("pay", stated, fields).currency.map(|found| found.to_string());
    assert_eq!(currency("$300", ""), Some("USD".into()));
    assert_eq!(currency("$300", "currency = \"AUD\""), Some("AUD".into()));
    let read = quantity("pay", "3,000", "currency = \"RUB\"");
    assert_eq!(
        (read.unit, read.best, read.per.is_some()),
        (UnitKind::Money, Some(3000.0), true)
    );
}

#[test]
fn ends_beside_doubtful_words_end_the_doubt() {
    let read = quantity("pay", "3,00 rubles", "best = 3");
    assert_eq!((read.bound, read.best), (Bound::Exact, Some(3.0)));
}

#[test]
fn a_month_in_edtf_is_beyond_doubt() {
    let workshop = Workshop::new();
    workshop.file(
        "daily.toml",
        super::workshop::estimate("workers", "500", "").replace("\"2014\"", "\"2005-06\""),
    );
    assert_eq!(workshop.problems(), Vec::<String>::new());
}

#[test]
fn what_is_private_is_read_of_every_record_that_can_be() {
    use tallybook::model::{Privacy, PrivateField};
    let private =
        |fields: &str| claim("workers", "500", &format!("note = \"n\"\norigin = \"daily\"\n{fields}")).privacy;
    assert_eq!(private(""), Privacy::Public);
    assert_eq!(private("private = false"), Privacy::Public);
    assert_eq!(private("private = true"), Privacy::Whole);
    let fields = [PrivateField::Note, PrivateField::Origin].into();
    assert_eq!(
        private("private = [\"origin\", \"note\", \"note\"]"),
        Privacy::Fields(fields)
    );

    let workshop = Workshop::new();
    workshop
        .file(
            "daily.toml",
            format!("{DOCUMENT}author = \"A\"\nprivate = [\"author\"]\n"),
        )
        .file(
            "witness.toml",
            "[[agent]]\nkey = \"w\"\nname = \"W\"\nkind = \"witness\"\nprivate = true\n",
        );
    let reading = workshop.read();
    assert_eq!(workshop.short(&reading, &reading.problems), Vec::<String>::new());
    assert_eq!(
        reading.book.documents[0].privacy,
        Privacy::Fields([PrivateField::Author].into())
    );
    assert!(reading.book.agents.iter().any(|agent| agent.privacy.is_whole()));
}

#[test]
fn parties_are_read_in_order_alone_or_several_in_a_text() {
    let fields = "parties = [\"employer:daily\", \" side-b : daily ; \\u0073ide-a: daily;\", \"\"]";
    let parties = claim("workers", "500", fields).parties;
    let parties: Vec<String> = parties.iter().map(ToString::to_string).collect();
    assert_eq!(parties, ["employer: daily", "side-b: daily", "side-a: daily"]);
}
