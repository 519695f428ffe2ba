//! Finds the entry of the token table that begins at a place in the text. The index is built by the compiler.

use super::meaning::Meaning;
use super::words::{Entry, SECTIONS};

/// Buckets of the index; a power of two, several times the table's length.
const BUCKETS: usize = 4096;

const LENGTH: usize = {
    let mut length = 0;
    let mut section = 0;
    while section < SECTIONS.len() {
        length += SECTIONS[section].len();
        section += 1;
    }
    length
};

/// The sections of the token table, one after another.
static TABLE: [Entry; LENGTH] = {
    let mut table = [SECTIONS[0][0]; LENGTH];
    let (mut section, mut from) = (0, 0);
    while section < SECTIONS.len() {
        let mut entry = 0;
        while entry < SECTIONS[section].len() {
            table[from + entry] = SECTIONS[section][entry];
            entry += 1;
        }
        from += entry;
        section += 1;
    }
    table
};

/// No entry.
const NONE: u16 = u16::MAX;

struct Index {
    first: [u16; BUCKETS],
    next: [u16; LENGTH],
    /// The byte of each entry that follows its key and a space, or 0: most entries with the right first word fail here.
    second: [u8; LENGTH],
}

static INDEX: Index = build();

/// Entries are chained with the longest first, so that "no more than" is tried before "no".
const fn build() -> Index {
    let mut index = Index {
        first: [NONE; BUCKETS],
        next: [NONE; LENGTH],
        second: [0; LENGTH],
    };
    let mut entry = 0;
    while entry < LENGTH {
        let text = TABLE[entry].0.as_bytes();
        let key = key_length(text);
        let bucket = hash(text, key);
        if key < text.len() {
            let spaced = text[key] == b' ';
            index.second[entry] = text[if spaced { key + 1 } else { key }];
        }
        let mut before = NONE;
        let mut after = index.first[bucket];
        while after != NONE && TABLE[after as usize].0.len() >= text.len() {
            before = after;
            after = index.next[after as usize];
        }
        index.next[entry] = after;
        // The table is far shorter than 65,535 entries; the compiler would stop here if it were not.
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

/// The bytes that an entry is found by: its leading letters, or its first sign.
const fn key_length(text: &[u8]) -> usize {
    let mut length = 0;
    while length < text.len() && text[length].is_ascii_alphabetic() {
        length += 1;
    }
    if length > 0 || text.is_empty() {
        return length;
    }
    match text[0] {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}

/// FNV-1a (Fowler, Noll, Vo) over the key in lower case.
const fn hash(text: &[u8], length: usize) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < length {
        hash ^= text[at].to_ascii_lowercase() as u32;
        hash = hash.wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash ^ (hash >> 15)) as usize % BUCKETS
}

/// The longest entry that begins at `start`, and where it ends.
pub(super) fn find(text: &str, start: usize) -> Option<(Meaning, usize)> {
    let rest = text.as_bytes().get(start..).filter(|rest| !rest.is_empty())?;
    let key = key_length(rest).min(rest.len());
    let mut entry = INDEX.first[hash(rest, key)];
    if entry == NONE {
        return None;
    }
    let after = start + key;
    // A sign is followed by no hyphen of its own, but perhaps by a space: "< =".
    let spaced = text.as_bytes().get(after).is_some_and(u8::is_ascii_whitespace);
    let gap = if spaced || rest[0].is_ascii_alphabetic() {
        gap_at(text, after)
    } else {
        0
    };
    let second = text.as_bytes().get(after + gap).map_or(0, u8::to_ascii_lowercase);
    while entry != NONE {
        let wanted = INDEX.second[entry as usize];
        if wanted == 0 || wanted == second {
            let (words, meaning) = TABLE[entry as usize];
            if let Some(end) = matches(words, text, start) {
                return Some((meaning, end));
            }
        }
        entry = INDEX.next[entry as usize];
    }
    None
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
    let goes_on = ends_in_letter && text.get(at..)?.starts_with(char::is_alphabetic);
    (!goes_on).then_some(at)
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
    use crate::language::quantity::meaning::Hedge;

    #[test]
    fn every_entry_is_found_and_none_is_written_twice() {
        for (at, (words, meaning)) in TABLE.iter().enumerate() {
            assert_eq!(*words, words.to_lowercase(), "entries are in lower case");
            assert_eq!(find(words, 0), Some((*meaning, words.len())), "{words}");
            assert!(
                !TABLE[..at].iter().any(|(other, _)| other == words),
                "`{words}` is written twice"
            );
        }
    }

    #[test]
    fn the_longest_entry_wins_and_ends_with_its_word() {
        assert_eq!(find("No more than 5", 0), Some((Meaning::Before(Hedge::AtMost), 12)));
        assert_eq!(
            find("no-more\u{a0}than 5", 0),
            Some((Meaning::Before(Hedge::AtMost), 13))
        );
        assert_eq!(find("north", 0), None);
        assert_eq!(find("no", 0), Some((Meaning::No, 2)));
    }
}
