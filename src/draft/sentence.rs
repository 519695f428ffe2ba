//! Paragraphs to sentences, and sentences to words.

use std::ops::Range;

use super::rules::{Kind, Rules};
use super::word::{Word, lower, words};

/// A sentence of the text.
#[derive(Debug, Clone)]
pub(super) struct Sentence<'t> {
    /// Its text.
    pub(super) text: &'t str,
    /// Its first byte in the article's text.
    pub(super) start: usize,
    /// The paragraph that it is in, counted from 0 over all paragraphs.
    pub(super) paragraph: usize,
    /// Its words.
    pub(super) words: Vec<Word>,
    /// Whether it begins inside a quotation, and whether it ends inside one.
    pub(super) quoted: (bool, bool),
}

impl Sentence<'_> {
    /// The number of words that begin before a byte.
    pub(super) fn words_before(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.range.start < byte)
    }

    /// The words of a range of words, as printed.
    pub(super) fn slice(&self, words: Range<usize>) -> &str {
        match (
            self.words.get(words.start),
            words.end.checked_sub(1).and_then(|last| self.words.get(last)),
        ) {
            (Some(first), Some(last)) if words.start < words.end => &self.text[first.range.start..last.range.end],
            _ => "",
        }
    }

    /// The signs between two words that follow one another, of which this is the number of the second.
    pub(super) fn signs_before(&self, word: usize) -> &str {
        self.words
            .get(word)
            .map_or("", |word| self.text[word.signs.clone()].trim())
    }
}

/// The sentences of a paragraph.
pub(super) fn sentences<'t>(text: &'t str, range: &Range<usize>, paragraph: usize, rules: &Rules) -> Vec<Sentence<'t>> {
    let mut found = Vec::new();
    let body = &text[range.clone()];
    let mut inside = false;
    let mut from = 0;
    for end in short(body, ends(body, rules)) {
        let piece = &body[from..end];
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            let start = from + (piece.len() - piece.trim_start().len());
            let after = quotes(trimmed, inside);
            found.push(Sentence {
                text: trimmed,
                start: range.start + start,
                paragraph,
                words: words(trimmed),
                quoted: (inside, after),
            });
            inside = after;
        }
        from = end;
    }
    found
}

/// The most bytes of a sentence. What is longer is no sentence but a table or a heap of words, and is cut at spaces.
const LONGEST: usize = 2000;

/// The ends, with more where they are too far apart.
fn short(body: &str, ends: Vec<usize>) -> Vec<usize> {
    let mut all = Vec::with_capacity(ends.len());
    let mut from = 0;
    for end in ends {
        while end - from > LONGEST {
            let limit = body.floor_char_boundary(from + LONGEST);
            from = body[from..limit]
                .rfind(' ')
                .filter(|space| *space > 0)
                .map_or(limit, |space| from + space);
            all.push(from);
        }
        all.push(end);
        from = end;
    }
    all
}

/// Whether a quotation is open after a text, if one was open before it or not.
fn quotes(text: &str, mut inside: bool) -> bool {
    for sign in text.chars() {
        match sign {
            '“' | '„' | '«' => inside = true,
            '”' | '»' => inside = false,
            '"' => inside = !inside,
            _ => {}
        }
    }
    inside
}

/// Where sentences end.
fn ends(body: &str, rules: &Rules) -> Vec<usize> {
    let mut found = Vec::new();
    let mut read = 0;
    for (at, sign) in body.match_indices(['.', '!', '?', '…']) {
        if at < read {
            continue;
        }
        let mut after = at + sign.len();
        while let Some(closing) = body[after..]
            .chars()
            .next()
            .filter(|next| matches!(next, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '.'))
        {
            after += closing.len_utf8();
        }
        read = after;
        let rest = &body[after..];
        let next = rest.trim_start();
        if rest.len() == next.len() || next.is_empty() {
            continue;
        }
        let begins = next.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«']);
        if !begins.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()) {
            continue;
        }
        if sign == "." && after == at + 1 && is_abbreviated(&body[..at], begins, rules) {
            continue;
        }
        found.push(after);
    }
    found.push(body.len());
    found
}

/// Whether the dot after a text is one of an abbreviation, which ends no sentence.
fn is_abbreviated(before: &str, after: &str, rules: &Rules) -> bool {
    let word = before
        .rsplit(|sign: char| sign.is_whitespace() || matches!(sign, '(' | '[' | '“' | '"'))
        .next()
        .unwrap_or_default();
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    // "U.S. forces", but "in the U.S. The".
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2);
    let starts_anew = rules
        .find(
            Kind::Opener,
            &lower(after.split_whitespace().next().unwrap_or_default()),
        )
        .is_some();
    initial || dotted && !starts_anew || rules.find(Kind::Abbreviation, &lower(word)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let rules = Rules::built_in();
        sentences(text, &(0..text.len()), 0, &rules)
            .into_iter()
            .map(|sentence| sentence.text)
            .collect()
    }

    #[test]
    fn sentences_end_where_a_reader_would_stop() {
        assert_eq!(split("It fell. Prices rose."), ["It fell.", "Prices rose."]);
        assert_eq!(
            split("Mr. Lee left the U.S. Navy in Nov. 2014. He was 40."),
            ["Mr. Lee left the U.S. Navy in Nov. 2014.", "He was 40."]
        );
        assert_eq!(
            split("They paid $1.5 million. \"We had no choice.\" 300 left."),
            ["They paid $1.5 million.", "\"We had no choice.\"", "300 left."]
        );
        assert_eq!(
            split("He lives in the U.S. The rest left."),
            ["He lives in the U.S.", "The rest left."]
        );
    }
}
