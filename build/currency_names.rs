//! The English names of ISO 4217's currencies as entries of the reader's token table: `liberian dollar` and `kina` name one each, `peso` several.
//! What is said otherwise than there (plurals such as `lei`, nicknames, signs) is in `src/language/quantity/words/money.rs`, and wins.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use iso_currency::Currency;

/// Names that the list writes otherwise than people do, or with more than the name; none where people say it by nickname only.
const WRITTEN_OTHERWISE: [(Currency, &[&str]); 11] = [
    (
        Currency::BAM,
        &[
            "bosnia and herzegovina convertible mark",
            "bosnian convertible mark",
            "convertible mark",
        ],
    ),
    (Currency::CNY, &["chinese yuan"]),
    (Currency::GBP, &[]),
    (Currency::SEK, &["swedish krona"]),
    (Currency::VED, &["venezuelan bolívar"]),
    (Currency::VES, &["venezuelan bolívar"]),
    (Currency::XAF, &["central african cfa franc"]),
    (Currency::XCG, &["caribbean guilder"]),
    (Currency::XOF, &["west african cfa franc"]),
    (Currency::XPF, &["cfp franc"]),
    (Currency::ZWG, &["zimbabwe gold"]),
];

/// Last words of names that are no money without the rest: five real workers, the 5,000 mark, five gold medals.
const NOT_ALONE: [&str; 4] = ["colon", "gold", "mark", "real"];

/// Letters of the names, and how those write them who have no such key.
const PLAIN: [(char, &str); 10] = [
    ('ó', "o"),
    ('ł', "l"),
    ('ö', "o"),
    ('í', "i"),
    ('ã', "a"),
    ('é', "e"),
    ('đ', "d"),
    ('ồ', "o"),
    ('ʻ', ""),
    ('’', ""),
];

/// Writes `currency_names.rs` for the token table to include.
pub(crate) fn write() -> std::io::Result<()> {
    let mut full: BTreeMap<String, BTreeSet<Currency>> = BTreeMap::new();
    let mut last: BTreeMap<String, BTreeSet<Currency>> = BTreeMap::new();
    for currency in currencies() {
        for name in names(currency) {
            for name in spellings(&name) {
                let noun = name.rsplit(' ').next().unwrap_or(&name).to_owned();
                full.entry(name).or_default().insert(currency);
                last.entry(noun).or_default().insert(currency);
            }
        }
    }
    // The plain spelling of one name may be the name of another: króna, krona.
    let plain: BTreeMap<String, BTreeSet<Currency>> =
        last.iter().fold(BTreeMap::new(), |mut families, (noun, currencies)| {
            families
                .entry(plain(noun))
                .or_insert_with(BTreeSet::new)
                .extend(currencies);
            families
        });
    for (noun, currencies) in &mut last {
        currencies.extend(&plain[&self::plain(noun)]);
    }
    last.retain(|noun, _| !NOT_ALONE.contains(&noun.as_str()));
    let mut text = String::new();
    let mut entries = String::new();
    for (noun, currencies) in plain.iter().filter(|(_, currencies)| currencies.len() > 1) {
        let codes: Vec<&str> = currencies.iter().map(Currency::code).collect();
        let (name, length) = (noun.to_uppercase(), codes.len());
        let reason = if are_old_and_new(currencies) {
            "OLD_OR_NEW"
        } else {
            "WHICH"
        };
        let _ = writeln!(
            text,
            "pub(super) const {name}: [Currency; {length}] = codes({codes:?});"
        );
        let _ = writeln!(
            text,
            "pub(super) static SHARED_{name}: Namesakes = Namesakes::doubtful([&{name}, &[]], reason::{reason});"
        );
    }
    full.extend(last);
    for (name, currencies) in &full {
        let meaning = match currencies.iter().collect::<Vec<_>>()[..] {
            [only] => format!("money({:?})", only.code()),
            _ => format!(
                "Shared(&SHARED_{})",
                self::plain(name.rsplit(' ').next().unwrap_or(name)).to_uppercase()
            ),
        };
        let _ = writeln!(entries, "    ({name:?}, {meaning}),\n    (\"{name}s\", {meaning}),");
    }
    let _ = writeln!(text, "\npub(super) const NAMES: &[Entry] = &[\n{entries}];");
    let folder = std::env::var_os("OUT_DIR").unwrap_or_default();
    std::fs::write(Path::new(&folder).join("currency_names.rs"), text)
}

/// The currencies that people pay with: no funds, metals or test codes.
fn currencies() -> impl Iterator<Item = Currency> {
    let letters = || 'A'..='Z';
    let pairs = letters().flat_map(move |a| letters().map(move |b| (a, b)));
    let codes = pairs.flat_map(move |(a, b)| letters().map(move |c| format!("{a}{b}{c}")));
    codes
        .filter_map(|code| Currency::from_code(&code))
        .filter(|currency| !currency.is_fund() && !currency.is_special())
}

fn names(currency: Currency) -> Vec<String> {
    let written = WRITTEN_OTHERWISE.iter().find(|(other, _)| *other == currency);
    match written {
        Some((_, names)) => names.iter().map(|name| (*name).to_owned()).collect(),
        None => vec![currency.name().to_lowercase()],
    }
}

/// A name as it is, in plain letters, with a typewriter's apostrophe, and without the "new" that only tells it from one long gone.
fn spellings(name: &str) -> BTreeSet<String> {
    let mut spellings: BTreeSet<String> = [name.to_owned(), plain(name), name.replace('ʻ', "'")].into();
    if let Some((before, after)) = name.split_once(" new ") {
        spellings.insert(format!("{before} {after}"));
    }
    spellings
}

fn plain(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        match PLAIN.iter().find(|(known, _)| *known == letter) {
            Some((_, plain)) => text.push_str(plain),
            None if letter.is_ascii() => text.extend(Some(letter).filter(|letter| *letter != '\'')),
            #[expect(clippy::panic, reason = "a build without a name would lose it without a word")]
            None => panic!("no plain spelling is known of the letter {letter} in {name}"),
        }
    }
    text
}

/// Whether all but one were replaced by another of them.
fn are_old_and_new(currencies: &BTreeSet<Currency>) -> bool {
    let old = |currency: &&Currency| currency.is_superseded().is_some_and(|new| currencies.contains(&new));
    currencies.iter().filter(old).count() == currencies.len() - 1
}
