//! How a language writes numbers and dates.

use crate::language::quantity::Separators;

/// Languages that write `50.000,5`.
const EUROPEAN: [&str; 32] = [
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "id",
    "is", "it", "ka", "lt", "lv", "mk", "nb", "nl", "no", "pl", "pt", "ro", "ru",
];
const EUROPEAN_MORE: [&str; 10] = ["sk", "sl", "sq", "sr", "sv", "tr", "uk", "uz", "vi", "nn"];

/// Regions that write `50,000.5` although their language elsewhere does not.
const ENGLISH_REGIONS: [&str; 14] = [
    "CH", "LI", "MX", "US", "GT", "HN", "NI", "SV", "PA", "DO", "PR", "PE", "CU", "BZ",
];

/// The thousands and decimal separators of a language (BCP 47, such as `de` or `es-MX`).
pub(super) fn separators(language: &str) -> Separators {
    let (primary, region) = parts(language);
    let european = EUROPEAN.contains(&primary.as_str()) || EUROPEAN_MORE.contains(&primary.as_str());
    let exempt = region.is_some_and(|region| ENGLISH_REGIONS.contains(&region.as_str()));
    if european && !exempt {
        Separators::European
    } else {
        Separators::English
    }
}

/// Whether `3/4/2015` is 3 April: in all languages except American or unspecified English and those that write the year first.
pub(super) fn day_first(language: &str) -> bool {
    let (primary, region) = parts(language);
    let month_first = primary == "en" && matches!(region.as_deref(), None | Some("US" | "PH" | "CA"));
    // These write the year first, so a date with the year last is not in their own format.
    let year_first = matches!(primary.as_str(), "zh" | "ja" | "ko" | "hu" | "lt");
    !month_first && !year_first
}

/// Whether a text has the form of a language tag, such as `en`, `pt-BR` or `zh-Hant-TW`.
pub(super) fn is_tag(text: &str) -> bool {
    let mut subtags = text.split('-');
    let primary = subtags.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags
            .all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The language in lower case and the region in upper case.
fn parts(language: &str) -> (String, Option<String>) {
    let mut subtags = language.split('-');
    let primary = subtags.next().unwrap_or_default().to_ascii_lowercase();
    let region = subtags.find(|subtag| subtag.len() == 2).map(str::to_ascii_uppercase);
    (primary, region)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_overrides_the_language() {
        assert_eq!(separators("de"), Separators::European);
        assert_eq!(separators("de-CH"), Separators::English);
        assert_eq!(separators("es-MX"), Separators::English);
        assert_eq!(separators("es"), Separators::European);
        assert_eq!(separators("en-GB"), Separators::English);
        assert!(day_first("en-GB") && day_first("fr") && !day_first("en") && !day_first("en-US"));
    }

    #[test]
    fn a_tag_is_distinguished_from_a_word() {
        assert!(is_tag("en") && is_tag("zh-Hant-TW") && is_tag("pt-BR"));
        assert!(!is_tag("English") && !is_tag("") && !is_tag("en_GB") && !is_tag("en-"));
    }
}
