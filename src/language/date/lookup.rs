//! The index of a language's token table: which entry a text begins with, whatever its case, its spaces or its apostrophes.

use std::sync::LazyLock;

use super::words::{TABLE, Word, spanish};
use crate::language::Language;

/// An entry of the index: its words and what they mean.
#[derive(Clone, Copy)]
struct Entry {
    text: &'static str,
    /// Its first word.
    first: Key,
    word: Word,
}

/// A word by its length and its first letters, whatever their case, up to an apostrophe.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    letters: u64,
    length: usize,
}

impl Key {
    fn of(word: &[u8]) -> Self {
        let letters = word.iter().take(8).take_while(|byte| byte.is_ascii_alphabetic());
        Self {
            letters: letters.fold(0, |key, byte| key << 8 | u64::from(byte | 0x20)),
            length: word.len(),
        }
    }

    /// The bucket of the phrases whose second word begins with this initial, or of the words alone. Multiplicative hashing:
    /// the upper bits of the product with the golden ratio (D. Knuth, *The Art of Computer Programming*, volume 3, 6.4).
    fn bucket(self, initial: Option<u8>) -> usize {
        let key = self.letters ^ u64::from(initial.unwrap_or(0)) << 56;
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize
    }
}

/// As many as the ten upper bits tell apart.
const BUCKETS: usize = 1 << 10;

/// A table by first word and the initial of the second, so that the many phrases that begin with `the` lie apart; in a
/// bucket the longest comes first.
struct Index(Vec<Vec<Entry>>);

static ENGLISH: LazyLock<Index> = LazyLock::new(|| Index::of(TABLE));

static SPANISH: LazyLock<Index> = LazyLock::new(|| Index::of(spanish::TABLE));

impl Index {
    fn of(table: &[(Word, &[&'static str])]) -> Self {
        let mut buckets = vec![Vec::new(); BUCKETS];
        for &(word, texts) in table {
            for &text in texts {
                let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
                let first = Key::of(first.as_bytes());
                buckets[first.bucket(rest.bytes().next())].push(Entry { text, first, word });
            }
        }
        for entries in &mut buckets {
            entries.sort_by_key(|entry: &Entry| std::cmp::Reverse(entry.text.len()));
        }
        Self(buckets)
    }

    /// The longest entry with which `text` begins, and its length there; `first` is the length of the first word.
    fn find(&self, text: &str, first: usize) -> Option<(Word, usize)> {
        let bytes = text.as_bytes();
        let key = Key::of(&bytes[..first]);
        let among = |initial: Option<u8>| {
            self.0[key.bucket(initial)]
                .iter()
                .find_map(|entry| matched(bytes, key, entry).map(|length| (entry.word, length)))
        };
        let second = initial_of_second(bytes, first).and_then(|initial| among(Some(initial)));
        second.or_else(|| among(None))
    }
}

/// The longest entry with which `text` begins, and its length there; `first` is the length of the first word. Of two as long, that of the language wins over
/// the one that it shares with English.
pub(super) fn lookup(text: &str, first: usize, language: Language) -> Option<(Word, usize)> {
    let shared = ENGLISH.find(text, first);
    match language {
        Language::English => shared,
        Language::Spanish => match (SPANISH.find(text, first), shared) {
            (Some((_, length)), Some((_, longer))) if longer > length => shared,
            (None, _) => shared,
            (own, _) => own,
        },
    }
}

/// The letter that the second word begins with, if there is one.
fn initial_of_second(text: &[u8], first: usize) -> Option<u8> {
    let rest = &text[first..];
    let gap = match rest.first()? {
        b'-' => 1,
        _ => rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count(),
    };
    rest.get(gap)
        .filter(|byte| gap > 0 && byte.is_ascii_alphabetic())
        .map(u8::to_ascii_lowercase)
}

/// How much of `text`, whose first word has this key, the entry matches, if it ends where a word of `text` ends.
fn matched(text: &[u8], key: Key, entry: &Entry) -> Option<usize> {
    if key.letters != entry.first.letters {
        return None;
    }
    let (word, rest) = entry.text.as_bytes().split_at(entry.first.length);
    let found = &text[..key.length];
    let mut at = if key.length != word.len() {
        with_printers_apostrophe(found, word)?
    } else if word.len() > 8 || word.contains(&b'\'') {
        word.eq_ignore_ascii_case(found).then_some(key.length)?
    } else {
        key.length
    };
    for &byte in rest {
        match (byte, text.get(at)?) {
            (b' ', b'-') => at += 1,
            (b' ', space) if space.is_ascii_whitespace() => {
                at += text[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            }
            (b'\'', 0xe2) if text[at..].starts_with(APOSTROPHE) => at += APOSTROPHE.len(),
            (_, found) if byte == found.to_ascii_lowercase() => at += 1,
            _ => return None,
        }
    }
    let ends = text
        .get(at)
        .is_none_or(|next| !next.is_ascii_alphabetic() && (rest.is_empty() || !next.is_ascii_digit()));
    ends.then_some(at)
}

/// The printers' apostrophe.
const APOSTROPHE: &[u8] = "\u{2019}".as_bytes();

/// The length of a first word that may be written with the printers' apostrophe, if it is this one.
fn with_printers_apostrophe(text: &[u8], word: &[u8]) -> Option<usize> {
    if text.len() != word.len() + APOSTROPHE.len() - 1 {
        return None;
    }
    let mut rest = text;
    for byte in word {
        rest = match (byte, rest) {
            (b'\'', _) if rest.starts_with(APOSTROPHE) => &rest[APOSTROPHE.len()..],
            (_, [found, rest @ ..]) if byte.eq_ignore_ascii_case(found) => rest,
            _ => return None,
        };
    }
    rest.is_empty().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{TABLE, Word, lookup, spanish};
    use crate::language::Language;
    use crate::language::folded::Folded;

    fn each_is_found(table: &[(Word, &[&str])], language: Language) {
        let mut seen = HashSet::new();
        for (word, texts) in table {
            for text in *texts {
                assert!(seen.insert(text), "`{text}` stands twice");
                let first = text.find(' ').unwrap_or(text.len());
                assert_eq!(lookup(text, first, language), Some((*word, text.len())), "{text}");
                let shouted = text.to_ascii_uppercase();
                assert_eq!(
                    lookup(&shouted, first, language),
                    Some((*word, text.len())),
                    "{shouted}"
                );
            }
        }
    }

    #[test]
    fn every_word_has_one_meaning_and_is_found() {
        each_is_found(TABLE, Language::English);
    }

    #[test]
    fn every_word_of_spanish_is_found_and_is_without_accents() {
        each_is_found(spanish::TABLE, Language::Spanish);
        for (_, texts) in spanish::TABLE {
            for text in *texts {
                assert_eq!(*text, Folded::of(text).text());
            }
        }
    }

    #[test]
    fn a_phrase_ends_where_a_word_ends() {
        let lookup = |text, first| lookup(text, first, Language::English);
        assert_eq!(lookup("mayor", 5), None);
        assert_eq!(lookup("or laterally", 2).map(|(_, length)| length), Some(2));
        assert_eq!(lookup("no  later\tthan 2015", 2).map(|(_, length)| length), Some(14));
        assert_eq!(lookup("o\u{2019}clock", 9).map(|(_, length)| length), Some(9));
    }
}
