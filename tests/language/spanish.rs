//! Spanish: the tables of phrases in the formats of the English ones, and what holds for the readers in every language.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tallybook::language::quantity::{self, Options, Separators};
use tallybook::language::{Language, date};

use tallybook::model::Sizes;

use super::{dates, dates_properties, quantities, quantities_properties};
use crate::command::sandbox::Sandbox;
use crate::dossier::workshop::{Workshop, estimate};

const SPANISH: Options = Options {
    language: Language::Spanish,
    separators: Separators::European,
    currency: None,
    sizes: Sizes::USUAL,
};

fn as_of_a_wednesday() -> date::Options<'static> {
    date::Options {
        language: Language::Spanish,
        reference: "2015-06-10".parse().ok(),
        day_first: true,
        ..date::Options::default()
    }
}

#[test]
fn quantities_in_spanish() {
    quantities::check(include_str!("quantities_es.tsv"), SPANISH);
}

#[test]
fn dates_in_spanish() {
    dates::check(include_str!("dates_es.tsv"), as_of_a_wednesday());
}

#[test]
fn a_document_and_parse_choose_the_language_alike() {
    let stored = |language: &str| {
        let workshop = Workshop::new();
        let text = estimate("workers", "cerca de treinta y cinco mil", "")
            .replacen("published =", &format!("language = \"{language}\"\npublished ="), 1)
            .replacen("when = \"2014\"", "when = \"a finales de 2014\"", 1);
        workshop.file("diario.toml", text);
        let reading = workshop.read();
        let claim = reading.book.claims.first()?;
        Some((claim.estimate()?.quantity.best?, claim.when.edtf.clone()))
    };
    for language in ["es", "es-MX", "ES-419"] {
        assert_eq!(stored(language), Some((35_000.0, "2014-39".into())), "{language}");
    }
    assert_eq!(stored("en"), None);
    assert_eq!(stored("pt"), None);

    let sandbox = Sandbox::new();
    let said = |kind: &str, language: &str, phrase: &str| {
        let arguments = ["parse", kind, "--format", "ndjson", "--lang", language, phrase];
        sandbox.run(arguments).stdout
    };
    assert!(said("quantity", "es-MX", "2,500 trabajadores").contains("2500"));
    assert!(said("quantity", "es", "cerca de treinta y cinco mil").contains("35000"));
    assert!(said("date", "es", "a finales de 2014").contains("2014-39"));
    assert!(!said("date", "en", "a finales de 2014").contains("2014-39"));
}

/// Accents and capitals are no matter, nor whether an accent is a character of its own.
#[test]
fn a_phrase_reads_alike_with_its_accents_and_without() {
    let tables = [include_str!("quantities_es.tsv"), include_str!("dates_es.tsv")];
    let phrases = tables.iter().flat_map(|table| table.lines());
    for phrase in phrases.filter_map(|row| Some(row.split_once('\t')?.0)) {
        let plain: String = phrase.chars().map(|letter| plain(letter).unwrap_or(letter)).collect();
        let apart: String = phrase.chars().flat_map(apart).collect();
        let quantity = |phrase: &str| quantity::read(phrase, &SPANISH).ok().map(|reading| reading.quantity);
        let date = |phrase: &str| {
            date::read(phrase, &as_of_a_wednesday())
                .ok()
                .map(|reading| reading.edtf)
        };
        for other in [&plain, &apart] {
            assert_eq!(quantity(other), quantity(phrase), "{other}");
            assert_eq!(date(other), date(phrase), "{other}");
        }
    }
}

fn plain(letter: char) -> Option<char> {
    apart(letter).next().filter(|first| *first != letter)
}

/// A letter and its accent.
fn apart(letter: char) -> impl Iterator<Item = char> {
    let (letter, accent) = match letter {
        'á' => ('a', Some('\u{301}')),
        'é' => ('e', Some('\u{301}')),
        'í' => ('i', Some('\u{301}')),
        'ó' => ('o', Some('\u{301}')),
        'ú' => ('u', Some('\u{301}')),
        'ñ' => ('n', Some('\u{303}')),
        other => (other, None),
    };
    std::iter::once(letter).chain(accent)
}

#[test]
fn english_words_do_no_harm_except_where_a_spanish_one_means_something_else() {
    let read = |phrase: &str, language| {
        let options = Options { language, ..SPANISH };
        quantity::read(phrase, &options).ok().map(|reading| reading.quantity)
    };
    for phrase in [
        "at least 300 workers",
        "about 2,5 million people",
        "US$ 5 per month",
        "no more than 40 kg",
        "between 10 and 20 hours",
        "two thirds",
    ] {
        let (spanish, english) = (read(phrase, Language::Spanish), read(phrase, Language::English));
        assert!(spanish.is_some(), "{phrase}");
        assert_eq!(spanish, english, "{phrase}");
    }
    let best = |phrase: &str, language| read(phrase, language).and_then(|quantity| quantity.best);
    assert_eq!(best("5 mil", Language::Spanish), Some(5_000.0));
    assert_eq!(best("5 mil", Language::English), Some(5_000_000.0));
    assert_eq!(best("once personas", Language::Spanish), Some(11.0));
    assert_eq!(best("once personas", Language::English), None);
    let month = date::read("3 May 2014", &as_of_a_wednesday()).unwrap();
    assert_eq!(month.edtf.to_string(), "2014-05-03");
}

#[test]
fn an_explanation_points_at_the_words_with_their_accents() {
    let phrase = "más de un millón y medio de dólares al año";
    let (_, steps) = quantity::explain(phrase, &SPANISH).unwrap();
    let told: Vec<_> = steps
        .iter()
        .map(|step| (&phrase[step.start..step.end], step.rule))
        .collect();
    assert_eq!(
        told,
        [
            ("más de", "hedge"),
            ("un millón y medio", "number"),
            ("de dólares", "currency"),
            ("al año", "period")
        ]
    );
    let refused = quantity::read("un 20 por ciento más", &SPANISH).unwrap_err();
    assert_eq!(&"un 20 por ciento más"[refused.start..refused.end], "más");
}

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "más de", "menos de", "al menos", "unos", "cerca de", "casi", "entre", "y", "o", "a", "al", "de", "del", "el", "la", "los", "un", "una", "en",
    "desde", "hasta", "mil", "millones", "millón", "medio", "y medio", "media", "cien", "ciento", "doscientos", "quinientas", "treinta", "cinco",
    "dos", "veintitrés", "docena", "cientos", "miles", "por ciento", "%", "tercio", "mitad", "cada", "por", "al mes", "años", "mes", "horas",
    "kilómetros", "dólares", "pesos", "euros", "libras", "trabajadores", "personas", "muertos", "niño", "España", "más", "menos", "no",
    "probablemente", "superan", "rondan", "total", "mayoría", "varios", "primer", "enero", "2014", "3", "50.000", "12,5", "(", ")", ",", "-",
    "y pico", "incluidos", "que", "con", "sus", "nunca", "º", "IV", "aumento", "veces",
];

#[rustfmt::skip]
const DATES: &[&str] = &[
    "3", "12", "1.º", "2014", "2010", "90", "1990", "de", "del", "el", "la", "los", "a", "al", "y", "o", "en", "mayo", "marzo", "DICIEMBRE", "lunes",
    "sábado", "desde", "hasta", "entre", "antes de", "después de", "a partir de", "hacia", "probablemente", "a finales", "principios", "mediados",
    "año", "años", "mes", "semana", "siglo", "siglos", "XV", "XIX", "década", "noventa", "treinta", "uno", "mil", "novecientos", "hace", "tres",
    "pasado", "pasada", "próximo", "este", "último", "ayer", "hoy", "a. C.", "d. C.", "verano", "trimestre", "semestre", "primer", "segunda", "mitad",
    "noche", "navidad", "recientemente", ",", "-", "/", "?",
];

fn soup(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    let space = prop::sample::select(vec![" ", " ", " ", "", "\u{a0}", "  "]);
    prop::collection::vec((prop::sample::select(words), space), 0..9)
        .prop_map(|words| words.into_iter().flat_map(|(word, space)| [word, space]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_word_of_a_quantity_is_ignored(words in prop::collection::vec(prop::sample::select(WORDS), 0..9)) {
        let phrase = words.join(" ");
        let ignored = quantities_properties::ignored(&phrase, SPANISH);
        prop_assert!(ignored.is_empty(), "{:?}: {:?}", phrase, ignored);
    }

    #[test]
    fn quantities_in_any_order_never_break_the_rules(phrase in soup(WORDS)) {
        quantities_properties::assert_sound_in(&phrase, SPANISH);
    }

    #[test]
    fn any_text_is_a_quantity_or_refused(phrase in any::<String>()) {
        if let Err(error) = quantity::read(&phrase, &SPANISH) {
            prop_assert!(phrase.get(error.start..error.end).is_some(), "{:?}", error);
        }
        quantities_properties::assert_sound_in(&phrase, SPANISH);
    }

    #[test]
    fn dates_in_any_order_never_break_the_rules(phrase in soup(DATES), options in dates_properties::any_options()) {
        let options = date::Options { language: Language::Spanish, ..options };
        dates_properties::check(&phrase, options)?;
    }

    /// No word is passed over: one that is no date is refused wherever it stands, or told.
    #[test]
    fn no_word_of_a_date_is_ignored(
        phrase in soup(DATES), options in dates_properties::any_options(), place in 0_usize..12,
        word in prop::sample::select(&["cebra", "niño", "más"][..]),
    ) {
        let options = date::Options { language: Language::Spanish, ..options };
        let mut words: Vec<&str> = phrase.split(' ').collect();
        words.insert(place.min(words.len()), word);
        let phrase = words.join(" ");
        if let Ok(reading) = date::read(&phrase, &options) {
            let from = phrase.find(word).unwrap();
            let told = reading.warnings.iter().any(|warning| warning.start <= from && warning.end >= from + word.len());
            prop_assert!(told, "{}: {}", phrase, reading.edtf);
        }
    }
}

#[test]
fn a_megabyte_of_anything_is_read_or_refused_at_once() {
    for part in [
        "á",
        "ñ ",
        "mil ",
        "y medio ",
        "e\u{301}",
        "siglo XV ",
        "1.º ",
        "hace tres años ",
        "un millón ",
    ] {
        let text = part.repeat(1_000_000 / part.len());
        let started = Instant::now();
        let _ = (quantity::read(&text, &SPANISH), date::read(&text, &as_of_a_wednesday()));
        let taken = started.elapsed();
        assert!(taken < Duration::from_secs(2), "{taken:?} for {part:?} over and over");
    }
}
