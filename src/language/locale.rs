//! What a language tag means: whose words are read, and how numbers and dates are written. The one table for dossiers and for `parse`. No phrase is read here.

use super::Language;
use super::quantity::Separators;

/// Languages that write `50.000,5`: those of Unicode CLDR 49 whose decimal separator among Latin digits is a comma, and old tags of theirs. All others
/// write `50,000.5`.
#[rustfmt::skip]
const COMMA: [&str; 117] = [
    "ady", "af", "agq", "ast", "az", "ba", "bas", "be", "bg", "blo", "br", "bs", "bua", "ca", "cs", "cv", "da", "de", "dsb", "dua", "dyo", "el", "eo", "es",
    "et", "eu", "ewo", "ff", "fi", "fo", "fr", "fy", "gl", "hr", "hsb", "ht", "hu", "hy", "ia", "id", "ie", "in", "is", "it", "jgo", "jv", "ka", "kab",
    "kbd", "kea", "kgp", "kk", "kkj", "kl", "ksf", "ku", "ky", "lb", "lij", "lld", "ln", "lo", "lt", "lu", "lv", "mgh", "mk", "mo", "mua", "nb", "nl",
    "nmg", "nn", "nnh", "no", "nr", "pl", "pms", "ps", "pt", "rm", "rn", "ro", "ru", "rw", "sah", "sc", "scn", "se", "seh", "sg", "sh", "shi", "sk", "sl", "smn",
    "sq", "sr", "ss", "su", "sv", "tg", "tk", "tok", "tr", "ts", "tt", "tzm", "uk", "uz", "ve", "vec", "vi", "wo", "yav", "yrl", "zgh",
];

/// Regions in which a language writes the other way, from the same release.
#[rustfmt::skip]
const OTHERWISE: [(&str, &[&str]); 10] = [
    ("ar", &["DZ", "LB", "LY", "MA", "MR", "TN"]),
    ("de", &["CH", "LI"]),
    ("en", &["AT", "BE", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GE", "HU", "ID", "IT", "LT", "LV", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "UA", "ZA"]),
    ("es", &["419", "BR", "BZ", "CU", "DO", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "SV", "US"]),
    ("fr", &["RW"]),
    ("it", &["CH"]),
    ("ms", &["BN", "ID"]),
    ("qu", &["BO"]),
    ("sw", &["CD"]),
    ("ku", &["IQ", "IR"]),
];

/// The habits of a language and region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Locale {
    /// Whose words are read.
    pub language: Language,
    /// Which signs separate thousands and decimals.
    pub separators: Separators,
    /// Whether `3/4/2015` is 3 April.
    pub day_first: bool,
}

impl Locale {
    /// The habits that a language tag (BCP 47: `de`, `es-MX`, `zh-Hant-TW`) stands for; `None` where it has not the form of one.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let mut subtags = tag.split('-');
        let language = subtags.next()?.to_ascii_lowercase();
        let is_language = (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
        let rest: Vec<&str> = subtags.collect();
        let is_subtag =
            |part: &&str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_language || !rest.iter().all(is_subtag) {
            return None;
        }
        // A private part (`x-…`) or an extension names no region.
        let own = rest.iter().take_while(|part| part.len() > 1);
        let region = own.map(|part| part.to_ascii_uppercase()).find(|part| is_region(part));
        Some(Self {
            language: words_of(&language),
            separators: separators(&language, region.as_deref()),
            day_first: is_day_first(&language, region.as_deref()),
        })
    }
}

/// Every tag that the table tells apart from its language or from the rest, for tests that what is read with a tag is read alike everywhere.
pub fn tags() -> impl Iterator<Item = String> {
    let regions = |(language, regions): (&str, &'static [&str])| {
        let language = language.to_owned();
        regions.iter().map(move |region| format!("{language}-{region}"))
    };
    COMMA
        .iter()
        .map(|language| (*language).to_owned())
        .chain(OTHERWISE.into_iter().flat_map(regions))
}

/// The language whose words are read; English where they are not known.
fn words_of(language: &str) -> Language {
    match language {
        "es" => Language::Spanish,
        _ => Language::English,
    }
}

/// ISO 3166-1 alpha-2, or UN M49 (`es-419`, Latin America).
fn is_region(part: &str) -> bool {
    let letters = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    letters || (part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn separators(language: &str, region: Option<&str>) -> Separators {
    let otherwise = region.is_some_and(|region| {
        let regions = OTHERWISE.iter().find(|(known, _)| *known == language);
        regions.is_some_and(|(_, regions)| regions.contains(&region))
    });
    if COMMA.contains(&language) == otherwise {
        Separators::English
    } else {
        Separators::European
    }
}

/// Everywhere but in American and unmarked English and where the year comes first.
fn is_day_first(language: &str, region: Option<&str>) -> bool {
    let month_first = language == "en" && matches!(region, None | Some("US" | "PH" | "CA"));
    // Year first, so that a date with the year last is none that their own papers print.
    let year_first = matches!(language, "zh" | "ja" | "ko" | "hu" | "lt");
    !month_first && !year_first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn separators(tag: &str) -> Separators {
        Locale::of(tag).unwrap().separators
    }

    #[test]
    fn the_region_decides_where_it_differs_from_the_language() {
        for (tag, expected) in [
            ("en", Separators::English),
            ("en-GB", Separators::English),
            ("en-ZA", Separators::European),
            ("de", Separators::European),
            ("DE-at", Separators::European),
            ("de-CH", Separators::English),
            ("fr-CH", Separators::European),
            ("es", Separators::European),
            ("es-AR", Separators::European),
            ("es-MX", Separators::English),
            ("es-419", Separators::English),
            ("sr", Separators::European),
            ("sr-Latn-RS", Separators::European),
            ("vi", Separators::European),
            ("ko", Separators::English),
            ("zh-Hant-TW", Separators::English),
            ("ar-MA", Separators::European),
            ("de-x-CH", Separators::European),
        ] {
            assert_eq!(separators(tag), expected, "{tag}");
        }
        let day_first = |tag| Locale::of(tag).unwrap().day_first;
        assert!(day_first("en-GB") && day_first("fr") && !day_first("en") && !day_first("en-US"));
    }

    #[test]
    fn the_language_is_told_whatever_the_region() {
        let language = |tag| Locale::of(tag).unwrap().language;
        for tag in ["es", "ES", "es-MX", "es-419"] {
            assert_eq!(language(tag), Language::Spanish, "{tag}");
        }
        for tag in ["en", "de", "pt", "est", "en-ES"] {
            assert_eq!(language(tag), Language::English, "{tag}");
        }
    }

    #[test]
    fn the_tables_are_in_order_and_no_language_twice() {
        assert!(COMMA.is_sorted_by(|a, b| a < b));
        for (language, regions) in OTHERWISE {
            assert!(regions.is_sorted_by(|a, b| a < b), "{language}");
        }
    }

    #[test]
    fn a_tag_is_told_from_a_word() {
        for tag in ["en", "zh-Hant-TW", "pt-BR", "es-419"] {
            assert!(Locale::of(tag).is_some(), "{tag}");
        }
        for word in ["English", "", "en_GB", "en-", "e", "12"] {
            assert_eq!(Locale::of(word), None, "{word}");
        }
    }
}
