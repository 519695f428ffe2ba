//! Money by its name: everything that ISO 4217 lists is read, and a name of several is never guessed.

use iso_currency::Currency as Listed;
use tallybook::language::quantity::{Options, print, read};
use tallybook::language::{ErrorKind, ReadError};
use tallybook::model::{Currency, UnitKind};

/// Money that people pay with, in the order of its codes.
fn listed() -> impl Iterator<Item = Listed> {
    let letters = || 'A'..='Z';
    let pairs = letters().flat_map(move |a| letters().map(move |b| (a, b)));
    let codes = pairs.flat_map(move |(a, b)| letters().map(move |c| format!("{a}{b}{c}")));
    codes
        .filter_map(|code| Listed::from_code(&code))
        .filter(|currency| !currency.is_fund() && !currency.is_special())
}

/// What a phrase is read as, where the context says that the money is this.
fn money(phrase: &str, meant: Option<&str>) -> Result<Option<String>, ReadError> {
    let options = Options {
        currency: meant.and_then(Currency::new),
        ..Options::default()
    };
    let read = read(phrase, &options)?.quantity;
    assert!(read.unit == UnitKind::Money || read.currency.is_none(), "{phrase}");
    Ok(read.currency.map(|currency| currency.to_string()))
}

/// Names that the list spells as nobody says them.
const UNSAID: [&str; 6] = ["CNY", "GBP", "SEK", "XAF", "XCG", "XOF"];

#[test]
fn every_name_of_the_list_is_its_money() {
    for currency in listed().filter(|currency| !UNSAID.contains(&currency.code())) {
        let (code, name) = (currency.code(), currency.name().to_lowercase());
        // A name that is longer in the list than in speech has a noun that is read as well.
        let name = name.split(" (").next().unwrap_or(&name).replace(" soberano", "");
        for phrase in [format!("30 {name}"), format!("30 {name}s")] {
            let read = money(&phrase, Some(code));
            assert_eq!(read, Ok(Some(code.to_owned())), "{phrase}");
            match money(&phrase, None) {
                Ok(read) => assert_eq!(read.as_deref(), Some(code), "{phrase}"),
                Err(error) => assert_eq!(error.kind, ErrorKind::SharedMoney, "{phrase}: {error:?}"),
            }
        }
    }
}

#[test]
fn names_are_read_as_people_write_them() {
    for (phrase, code) in [
        ("100 boliviano", "BOB"),
        ("5 kina", "PGK"),
        ("30 Liberian dollar", "LRD"),
        ("20 Papua New Guinean kina", "PGK"),
        ("20 new Israeli shekels", "ILS"),
        ("20 Israeli shekels", "ILS"),
        ("40,000 dobras", "STN"),
        ("300 Tongan pa'anga", "TOP"),
        ("300 pa'anga", "TOP"),
        ("12 zloty", "PLN"),
        ("12 złoty", "PLN"),
        ("500 guarani", "PYG"),
        ("5 vatu", "VUV"),
        ("7 kwanza", "AOA"),
        ("1,000 dong", "VND"),
        ("200 Zimbabwean dollars", "ZWL"),
        ("20 lei", "RON"),
        ("20 bucks", "USD"),
        ("20 quid", "GBP"),
    ] {
        assert_eq!(money(phrase, None), Ok(Some(code.into())), "{phrase}");
    }
    for phrase in ["5 real workers", "the 5,000 mark", "5 gold medals", "5 colon cancers"] {
        assert_eq!(money(phrase, None), Ok(None), "{phrase}");
    }
}

#[test]
fn a_name_of_several_is_doubtful_until_it_is_said_which() {
    for (phrase, codes) in [
        ("500 pesos", ["MXN", "PHP"]),
        ("500 francs", ["CHF", "FRF"]),
        ("500 kwacha", ["ZMW", "MWK"]),
        ("500 som", ["KGS", "UZS"]),
        ("500 escudos", ["CVE", "PTE"]),
        ("500 CFA francs", ["XAF", "XOF"]),
        ("500 colones", ["CRC", "SVC"]),
        ("500 krona", ["SEK", "ISK"]),
        // An old and a new one.
        ("500 leones", ["SLE", "SLL"]),
        ("1 bolivar", ["VES", "VED"]),
    ] {
        let error = money(phrase, None).unwrap_err();
        assert_eq!(error.kind, ErrorKind::SharedMoney, "{phrase}: {error:?}");
        for code in codes {
            assert_eq!(money(phrase, Some(code)), Ok(Some(code.into())), "{phrase}");
        }
    }
}

#[test]
fn money_whose_code_is_a_word_prints_by_its_name() {
    for code in listed().map(|listed| listed.code()) {
        let quantity = read(&format!("{code} 5"), &Options::default());
        let Ok(quantity) = quantity else { continue };
        let printed = print(&quantity.quantity);
        let again = read(&printed, &Options::default()).unwrap();
        assert_eq!(again.quantity, quantity.quantity, "{code} as {printed}");
    }
}
