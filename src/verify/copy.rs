//! A copy of a document, prepared for looking things up in it.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::article::{Article, Paragraph};

use super::boundary::is_whole;
use super::fold::Folded;
use super::near::nearest;
use super::tokens::tokens;

/// A copy of a document.
#[derive(Debug)]
pub struct Copy {
    article: Article,
    folded: Folded,
    /// The words and numbers of each paragraph; computed where a phrase is not found as it is.
    words: OnceCell<Words>,
    /// Each four bytes that follow one another in the folded text; computed likewise.
    pieces: OnceCell<HashSet<[u8; 4]>>,
}

/// The words and numbers of a text, each with the paragraphs that have it.
type Words = HashMap<String, Vec<usize>>;

/// A place in a copy that has a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// The index of its paragraph.
    pub(super) paragraph: usize,
}

impl Copy {
    /// Prepares an article.
    #[must_use]
    pub fn of(article: Article) -> Self {
        let folded = Folded::of(&article.text);
        Self {
            article,
            folded,
            words: OnceCell::new(),
            pieces: OnceCell::new(),
        }
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    pub(super) fn text(&self, range: &Range<usize>) -> &str {
        self.article.text.get(range.clone()).unwrap_or_default()
    }

    pub(super) fn paragraph(&self, place: &Place) -> Option<&Paragraph> {
        self.article.paragraphs().get(place.paragraph)
    }

    /// Every place that has a folded phrase, as whole words and numbers.
    pub(super) fn places(&self, phrase: &str) -> Vec<Place> {
        let mut places = Vec::new();
        let Some(first) = phrase.chars().next() else {
            return places;
        };
        let mut from = 0;
        while let Some(at) = self.folded.text.get(from..).and_then(|rest| rest.find(phrase)) {
            let start = from + at;
            let place = self.place(start..start + phrase.len());
            let whole = is_whole(&self.article.text, &place.range);
            // Two that share letters are one.
            from = if whole {
                start + phrase.len()
            } else {
                start + first.len_utf8()
            };
            if whole {
                places.push(place);
            }
        }
        places
    }

    /// The parts that are most like a folded phrase, each widened to whole words and numbers.
    pub(super) fn near(&self, phrase: &str, most: usize) -> Vec<Place> {
        let near = nearest(&self.folded.text, phrase, most).into_iter();
        near.map(|range| self.widened(self.place(range))).collect()
    }

    fn place(&self, folded: Range<usize>) -> Place {
        let range = self.folded.origin(&self.article.text, folded);
        let paragraph = self
            .article
            .paragraphs()
            .partition_point(|paragraph| paragraph.range.end <= range.start);
        Place { range, paragraph }
    }

    /// The part of one paragraph that is most like a folded phrase, widened likewise.
    pub(super) fn near_in(&self, index: usize, phrase: &str, most: usize) -> Option<Place> {
        let paragraph = self.article.paragraphs().get(index)?;
        let text = self.text(&paragraph.range);
        let folded = Folded::of(text);
        let near = nearest(&folded.text, phrase, most).into_iter().next()?;
        let range = folded.origin(text, near);
        Some(self.widened(Place {
            range: paragraph.range.start + range.start..paragraph.range.start + range.end,
            paragraph: index,
        }))
    }

    /// A place with the rest of the words and numbers that it begins and ends in.
    fn widened(&self, place: Place) -> Place {
        let Some(paragraph) = self.paragraph(&place) else {
            return place;
        };
        let text = &self.article.text;
        let Range { mut start, mut end } = place.range;
        let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_edge = |c: char| !c.is_alphanumeric();
        if touches(text[start..].chars().next()) {
            let word = text[paragraph.range.start..start]
                .rsplit(char::is_whitespace)
                .next()
                .unwrap_or_default();
            start -= word
                .trim_start_matches(|c| is_edge(c) && c != '$' && c != '£' && c != '€')
                .len();
        }
        if touches(text[..end].chars().next_back()) {
            let word = text[end..paragraph.range.end]
                .split(char::is_whitespace)
                .next()
                .unwrap_or_default();
            end += word.trim_end_matches(|c| is_edge(c) && c != '%').len();
        }
        Place {
            range: start..end,
            paragraph: place.paragraph,
        }
    }

    /// The paragraphs that have each of the words and numbers of a phrase.
    pub(super) fn with_all(&self, phrase: &str) -> Vec<usize> {
        let wanted: HashSet<String> = tokens(phrase).map(|(_, word)| word).collect();
        // A single word is found or not.
        if wanted.len() < 2 {
            return Vec::new();
        }
        let words = self.words();
        let mut lists: Vec<&Vec<usize>> = Vec::with_capacity(wanted.len());
        for word in &wanted {
            match words.get(word) {
                Some(list) => lists.push(list),
                None => return Vec::new(),
            }
        }
        lists.sort_by_key(|list| list.len());
        let (shortest, others) = lists
            .split_first()
            .map_or((&[][..], &[][..]), |(first, others)| (first.as_slice(), others));
        let in_all = |paragraph: &&usize| others.iter().all(|list| list.binary_search(paragraph).is_ok());
        shortest.iter().filter(in_all).copied().collect()
    }

    /// Whether a copy may have a folded phrase: a quick look before a thorough one, which it never contradicts.
    pub(super) fn may_have(&self, phrase: &str) -> bool {
        let pieces = |text: &str| {
            text.as_bytes()
                .windows(4)
                .filter_map(|piece| piece.try_into().ok())
                .collect::<Vec<[u8; 4]>>()
        };
        let all = self
            .pieces
            .get_or_init(|| pieces(&self.folded.text).into_iter().collect());
        pieces(phrase).iter().all(|piece| all.contains(piece))
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| {
            let mut words = Words::new();
            for (index, paragraph) in self.article.paragraphs().iter().enumerate() {
                for (_, word) in tokens(self.text(&paragraph.range)) {
                    let list = words.entry(word).or_default();
                    if list.last() != Some(&index) {
                        list.push(index);
                    }
                }
            }
            words
        })
    }
}
