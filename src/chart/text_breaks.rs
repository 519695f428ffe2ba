//! Where text may be broken into lines: between words, but not between a number and its unit; within a word too long for a line, between syllables. Never
//! widths, never drawing.

use crate::model::day::MONTHS;

/// What a number before it stays with.
const UNITS: [&str; 7] = ["BC", "thousand", "million", "billion", "trillion", "percent", "%"];
/// What stays with a number after it.
const BEFORE: [&str; 6] = ["AD", "No.", "no.", "from", "page", "c."];
/// So many letters of a word stand on either line at least.
const LEAST: usize = 3;

/// The words of a text, those that belong together as one where that fits: `480 BC`, `11 Jun`, `No. 14`, `Camp 22`.
pub(crate) fn words(text: &str, fits: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_whitespace() && c != '\u{a0}' {
            let Some(from) = start.take() else { continue };
            let joined = spans.last().filter(|(before, end)| {
                let last = text[*before..*end].rsplit(' ').next().unwrap_or_default();
                from == end + 1 && belong(last, &text[from..at]) && fits(&text[*before..at])
            });
            match joined {
                Some((before, _)) => {
                    let before = *before;
                    spans.pop();
                    spans.push((before, at));
                }
                None => spans.push((from, at)),
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    spans.into_iter().map(|(from, end)| &text[from..end]).collect()
}

/// Whether a line must not end between these two words.
fn belong(before: &str, after: &str) -> bool {
    let plain = |word: &str| {
        word.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '%')))
            .to_owned()
    };
    let (before, after) = (plain(before), plain(after));
    let number = after.trim_end_matches('.');
    let is_number = number.starts_with(|c: char| c.is_ascii_digit());
    // A short number after a name is part of it; a year is not.
    let is_short = is_number && number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit());
    let is_name = before.starts_with(char::is_uppercase) && before.chars().all(char::is_alphabetic);
    let is_unit = UNITS.contains(&number) || MONTHS.contains(&number);
    (before.ends_with(|c: char| c.is_ascii_digit()) && is_unit)
        || (is_number && BEFORE.contains(&before.as_str()))
        || (is_short && is_name)
}

/// What stands together, at its spaces that do not break, with what belongs together still in one where that fits.
fn joined_parts(word: &str, fits: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    let mut start = 0;
    for part in word.split_inclusive('\u{a0}') {
        let end = word
            .len()
            .min(part.as_ptr() as usize - word.as_ptr() as usize + part.len());
        let joined = parts.last().is_some_and(|last| {
            let from = end - part.len() - last.len();
            belong(last.trim_end_matches('\u{a0}'), part.trim_end_matches('\u{a0}')) && fits(&word[from..end])
        });
        if joined {
            parts.pop();
        } else {
            start = end - part.len();
        }
        parts.push(&word[start..end]);
    }
    parts
}

/// The pieces of a word that a line may end after: its syllables where they fit, and otherwise its letters; its numbers whole.
pub(crate) fn pieces(word: &str, fits: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let mut start = 0;
    for at in 1..letters.len() {
        if is_syllable(&letters, at) {
            pieces.push(&word[start..letters[at].0]);
            start = letters[at].0;
        }
    }
    pieces.push(&word[start..]);
    let split = |piece| {
        if fits(&format!("{piece}-")) {
            vec![piece]
        } else {
            unbroken(piece)
        }
    };
    let is_word = word.chars().all(char::is_alphabetic);
    if is_word {
        pieces.into_iter().flat_map(split).collect()
    } else {
        unbroken(word)
    }
}

/// Whether a syllable begins at a letter: as good as always, where a single consonant or one written with several letters stands before a vowel.
fn is_syllable(letters: &[(usize, char)], at: usize) -> bool {
    let is_vowel = |at: usize| {
        letters
            .get(at)
            .is_some_and(|(_, c)| "aeiouyäöüéèáíóúаеёиоуыэюя".contains(c.to_lowercase().next().unwrap_or(*c)))
    };
    let starts = |cluster: &str, at: usize| {
        cluster.chars().enumerate().all(|(step, c)| {
            letters
                .get(at + step)
                .is_some_and(|(_, letter)| letter.to_lowercase().eq([c]))
        })
    };
    let clusters = [
        "sch", "ch", "ck", "ph", "th", "sh", "bl", "br", "dr", "fl", "fr", "gl", "gr", "kl", "kr", "pl", "pr", "tr",
    ];
    let within = |cluster: &str| (1..cluster.len()).any(|back| at >= back && starts(cluster, at - back));
    let begins = clusters
        .iter()
        .find(|cluster| starts(cluster, at))
        .map_or(1, |cluster| cluster.len());
    let is_apart = at >= LEAST && at + LEAST <= letters.len();
    is_apart && !is_vowel(at) && is_vowel(at + begins) && !clusters.iter().any(|cluster| within(cluster))
}

/// What stands together in parts that fit: at its spaces that do not break, if need be, and then as its dashes make them.
pub(crate) fn in_parts(word: &str, fits: impl Fn(&str) -> bool) -> Vec<&str> {
    let spaced = joined_parts(word, &fits);
    let split = |part| if fits(part) { vec![part] } else { at_dashes(part) };
    spaced.into_iter().flat_map(split).collect()
}

/// A word in the parts that its dashes make, and its hyphens between letters.
pub(crate) fn at_dashes(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in word.char_indices() {
        let end = at + c.len_utf8();
        let is_hyphen = c == '-'
            && before.is_some_and(char::is_alphabetic)
            && word[end..].chars().next().is_some_and(char::is_alphabetic);
        if c == '–' || is_hyphen {
            parts.push(&word[start..end]);
            start = end;
        }
        before = Some(c);
    }
    if start < word.len() {
        parts.push(&word[start..]);
    }
    parts
}

/// The pieces of a word that are never broken: its numbers, with the signs that group their digits, and its other characters.
fn unbroken(word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for ((_, before), (at, after)) in word.char_indices().zip(word.char_indices().skip(1)) {
        if !is_within_number(before, after) {
            pieces.push(&word[start..at]);
            start = at;
        }
    }
    pieces.push(&word[start..]);
    pieces
}

/// Whether these two neighbours belong to one number.
fn is_within_number(before: char, after: char) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let is_sign = |c| matches!(c, ',' | '.' | '\u{a0}');
    (is_digit(before) && (is_digit(after) || is_sign(after))) || (is_sign(before) && is_digit(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_its_unit_its_era_and_its_name() {
        let text = "by 11 Jun 1926 and 480 BC, Camp No. 14 (Camp 22) of 52 million from 0 · 6 years to May 2019";
        assert_eq!(
            words(text, |_| true),
            [
                "by",
                "11 Jun",
                "1926",
                "and",
                "480 BC,",
                "Camp",
                "No. 14",
                "(Camp 22)",
                "of",
                "52 million",
                "from 0",
                "·",
                "6",
                "years",
                "to",
                "May",
                "2019"
            ]
        );
        assert_eq!(words("480 BC", |word| word.len() < 5), ["480", "BC"]);
        assert_eq!(
            in_parts("11\u{a0}Jun\u{a0}480\u{a0}BC", |part| part.chars().count() < 8),
            ["11\u{a0}Jun\u{a0}", "480\u{a0}BC"]
        );
    }

    #[test]
    fn a_long_word_is_broken_between_its_syllables() {
        let broken = |word| pieces(word, |_| true).join("-");
        assert_eq!(broken("hauptverwaltung"), "haupt-ver-wal-tung");
        assert_eq!(broken("gemeinschaft"), "gemein-schaft");
        assert_eq!(broken("gesellschaft"), "gesell-schaft");
        assert_eq!(broken("mitteilungsblatt"), "mit-tei-lungs-blatt");
        assert_eq!(broken("a"), "a");
    }
}
