//! Finds the entry of a language's table that begins at a place in the text. The indexes are built by the compiler.

use super::meaning::Meaning;
use super::words::{Entry, SECTIONS, spanish};
use crate::language::Language;

/// Buckets of an index; a power of two, several times the table's length.
const BUCKETS: usize = 4096;

/// No entry.
const NONE: u16 = u16::MAX;

/// The entries of a language and where they are found.
struct Index<const LENGTH: usize> {
    /// The sections of its table, one after another.
    table: [Entry; LENGTH],
    first: [u16; BUCKETS],
    next: [u16; LENGTH],
    /// Whether any entry goes on after the key of this bucket: most words need no second look.
    goes_on: [bool; BUCKETS],
}

static ENGLISH: Index<{ length(&SECTIONS) }> = Index::of(&SECTIONS);

static SPANISH: Index<{ length(&spanish::SECTIONS) }> = Index::of(&spanish::SECTIONS);

const fn length(sections: &[&[Entry]]) -> usize {
    let mut length = 0;
    let mut section = 0;
    while section < sections.len() {
        length += sections[section].len();
        section += 1;
    }
    length
}

const fn joined<const LENGTH: usize>(sections: &[&[Entry]]) -> [Entry; LENGTH] {
    let mut table = [sections[0][0]; LENGTH];
    let (mut section, mut from) = (0, 0);
    while section < sections.len() {
        let mut entry = 0;
        while entry < sections[section].len() {
            table[from + entry] = sections[section][entry];
            entry += 1;
        }
        from += entry;
        section += 1;
    }
    table
}

impl<const LENGTH: usize> Index<LENGTH> {
    /// Entries are chained with the longest first, so that "no more than" is tried before "no fewer".
    const fn of(sections: &[&[Entry]]) -> Self {
        let mut index = Self {
            table: joined(sections),
            first: [NONE; BUCKETS],
            next: [NONE; LENGTH],
            goes_on: [false; BUCKETS],
        };
        let mut entry = 0;
        while entry < LENGTH {
            let text = index.table[entry].0.as_bytes();
            let (key, hash) = key(text, 0);
            let second = if key == text.len() {
                0
            } else if text[key] == b' ' {
                text[key + 1]
            } else {
                text[key]
            };
            if second != 0 {
                index.goes_on[bucket(hash, 0)] = true;
            }
            let bucket = bucket(hash, second);
            let mut before = NONE;
            let mut after = index.first[bucket];
            while after != NONE && index.table[after as usize].0.len() >= text.len() {
                before = after;
                after = index.next[after as usize];
            }
            index.next[entry] = after;
            // A table is far shorter than 65,535 entries; the compiler would stop here if it were not.
            #[allow(clippy::cast_possible_truncation)]
            let number = entry as u16;
            if before == NONE {
                index.first[bucket] = number;
            } else {
                index.next[before as usize] = number;
            }
            entry += 1;
        }
        index
    }

    /// The longest entry that begins at `start`, and where it ends.
    fn find(&self, text: &str, start: usize) -> Option<(Meaning, usize)> {
        let bytes = text.as_bytes();
        let first = bytes.get(start)?;
        let (after, hash) = key(bytes, start);
        let bare = bucket(hash, 0);
        if self.goes_on[bare] {
            // A sign is followed by no hyphen of its own, but perhaps by a space: "< =".
            let gap = match bytes.get(after) {
                Some(next) if first.is_ascii_alphabetic() || next.is_ascii_whitespace() => gap_at(text, after),
                _ => 0,
            };
            let second = bytes.get(after + gap).map_or(0, u8::to_ascii_lowercase);
            let mut longer = self.chain(bucket(hash, second)).filter(|_| second != 0);
            let found = longer.find_map(|(words, meaning)| Some((*meaning, matches(words, text, start)?)));
            if found.is_some() {
                return found;
            }
        }
        let word = &bytes[start..after];
        let (_, meaning) = self
            .chain(bare)
            .find(|(words, _)| words.as_bytes().eq_ignore_ascii_case(word))?;
        let whole = !first.is_ascii_alphabetic() || ends_word(text, after);
        whole.then_some((*meaning, after))
    }

    /// The entries of a bucket, the longest first.
    fn chain(&self, bucket: usize) -> impl Iterator<Item = &Entry> {
        let mut entry = self.first[bucket];
        std::iter::from_fn(move || {
            let found = self.table.get(usize::from(entry))?;
            entry = self.next[usize::from(entry)];
            Some(found)
        })
    }
}

/// What an entry is found by: the end of its leading letters, or of its first sign, and a hash of them in lower case
/// (FNV-1a, by Fowler, Noll and Vo).
const fn key(text: &[u8], start: usize) -> (usize, u32) {
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = start;
    while at < text.len() && text[at].is_ascii_alphabetic() {
        hash = (hash ^ (text[at] | 0x20) as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    if at == start && at < text.len() {
        let width = match text[at] {
            0xF0.. => 4,
            0xE0.. => 3,
            0xC0.. => 2,
            _ => 1,
        };
        while at < text.len() && at < start + width {
            hash = (hash ^ text[at] as u32).wrapping_mul(0x0100_0193);
            at += 1;
        }
    }
    (at, hash)
}

/// The bucket of the entries with a key whose next byte, past a space, is `second`; 0 where the key is all.
const fn bucket(hash: u32, second: u8) -> usize {
    let hash = (hash ^ second as u32).wrapping_mul(0x0100_0193);
    (hash ^ (hash >> 15)) as usize % BUCKETS
}

/// The longest entry that begins at `start`, and where it ends. Of two as long, that of the language wins over the one that it shares with English.
pub(super) fn find(text: &str, start: usize, language: Language) -> Option<(Meaning, usize)> {
    let shared = ENGLISH.find(text, start);
    match language {
        Language::English => shared,
        Language::Spanish => match (SPANISH.find(text, start), shared) {
            (Some((_, end)), Some((_, longer))) if longer > end => shared,
            (None, _) => shared,
            (own, _) => own,
        },
    }
}

/// The first name in letters that the table has for a currency.
pub(super) fn name_of(currency: &str) -> Option<&'static str> {
    let in_letters = |words: &str| words.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ');
    let name = |(words, meaning): &&Entry| {
        matches!(meaning, Meaning::Money(money) if money.as_str() == currency) && in_letters(words)
    };
    ENGLISH.table.iter().find(name).map(|(words, _)| *words)
}

/// Where the entry ends in the text, if it stands at `start` and ends with a word's end.
fn matches(words: &str, text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = start;
    for wanted in words.bytes() {
        if wanted == b' ' {
            let gap = gap_at(text, at);
            if gap == 0 {
                return None;
            }
            at += gap;
        } else if bytes.get(at)?.to_ascii_lowercase() == wanted {
            at += 1;
        } else {
            return None;
        }
    }
    let ends_in_letter = words.chars().next_back().is_some_and(char::is_alphabetic);
    (!ends_in_letter || ends_word(text, at)).then_some(at)
}

/// Whether no letter stands at a place.
fn ends_word(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => true,
        Some(0x80..) => !text.get(at..).is_some_and(|rest| rest.starts_with(char::is_alphabetic)),
        Some(byte) => !byte.is_ascii_alphabetic(),
    }
}

/// The length of the spaces and hyphens between two words of an entry; a gap of more than a few is none.
fn gap_at(text: &str, at: usize) -> usize {
    const WIDEST: usize = 4;
    let Some(rest) = text.get(at..) else { return 0 };
    match rest.as_bytes() {
        [b' ', next, ..] if next.is_ascii_alphanumeric() => return 1,
        [] => return 0,
        _ => {}
    }
    let gap = rest
        .chars()
        .take(WIDEST)
        .take_while(|c| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}'));
    gap.map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::folded::Folded;
    use crate::language::quantity::meaning::Qualifier;

    #[test]
    fn every_entry_is_found_and_none_is_written_twice() {
        let table = &ENGLISH.table;
        let derived = table.len() - SECTIONS[SECTIONS.len() - 1].len();
        for (at, (words, meaning)) in table.iter().enumerate() {
            assert_eq!(*words, words.to_lowercase(), "entries are in lower case");
            let before = table[..at].iter().find(|(other, _)| other == words);
            // A name of the currencies' list may be written by hand as well, with another meaning.
            let wins = before.filter(|(_, other)| at >= derived && other != meaning);
            assert!(wins.is_some() || before.is_none(), "`{words}` is written twice");
            let (_, meaning) = wins.unwrap_or(&table[at]);
            let found = find(words, 0, Language::English);
            assert_eq!(found, Some((*meaning, words.len())), "{words}");
        }
    }

    #[test]
    fn every_entry_of_spanish_is_found_and_says_something_of_its_own() {
        let table = &SPANISH.table;
        let mut same = Vec::new();
        for (at, (words, meaning)) in table.iter().enumerate() {
            assert_eq!(*words, words.to_lowercase(), "entries are in lower case");
            assert_eq!(*words, Folded::of(words).text(), "entries are without accents");
            let before = table[..at].iter().find(|(other, _)| other == words);
            assert!(before.is_none(), "`{words}` is written twice");
            let found = find(words, 0, Language::Spanish);
            assert_eq!(found, Some((*meaning, words.len())), "{words}");
            if find(words, 0, Language::English) == found {
                same.push(words);
            }
        }
        assert!(same.is_empty(), "these mean the same in the table of English: {same:?}");
    }

    #[test]
    fn the_longest_entry_wins_and_ends_with_its_word() {
        assert_eq!(
            find("No more than 5", 0, Language::English),
            Some((Meaning::Before(Qualifier::AtMost), 12))
        );
        assert_eq!(
            find("no-more\u{a0}than 5", 0, Language::English),
            Some((Meaning::Before(Qualifier::AtMost), 13))
        );
        assert_eq!(find("north", 0, Language::English), None);
        assert_eq!(find("no", 0, Language::English), Some((Meaning::No, 2)));
    }
}
