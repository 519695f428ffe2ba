//! Dates in running text: which words of a sentence say when. What they say is the reader's affair, as of any phrase.

use std::ops::Range;

use chrono::NaiveDate;

use super::scan::{Token, scan_prose};
use super::words::{Unit, Word};
use super::{Options, anchor, read};
use crate::language::ErrorKind;

/// The most words of one date.
const LONGEST: usize = 16;

/// Words of a sentence that say when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Their bytes, with the preposition that belongs to their meaning.
    pub words: Range<usize>,
    /// From what they tell the time.
    pub told: Told,
}

/// From what a date tells its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Itself: `in March 2015`.
    Itself,
    /// The day that it is read against: `last year`, `in March`.
    Reference,
    /// A date in the text before it, with the unit, month, weekday or season that stands after the pointer: `the same year`, `the following spring`.
    TextBefore(Pointer, Range<usize>),
    /// A date in the text before it, counted from: `two years later`.
    CountedFromTextBefore,
}

/// Which of several times a date in the text before points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    /// `That year`, `the same day`.
    Same,
    /// `The following spring`, `the next day`.
    Following,
    /// `The previous year`.
    Previous,
}

/// The dates of a sentence, in order; they do not overlap.
#[must_use]
pub fn find(sentence: &str, options: Options<'_>) -> Vec<Mention> {
    let mut tokens = scan_prose(sentence, options.language);
    if let Some(anchors) = options.anchors {
        anchor::mark(sentence, &mut tokens, anchors);
    }
    let finder = Finder {
        text: sentence,
        tokens: &tokens,
        options: Options {
            // Any day will do to see whether the words are read against one.
            reference: options.reference.or_else(|| NaiveDate::from_ymd_opt(2001, 6, 15)),
            ..options
        },
    };
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((mention, next)) = finder.mention(at) {
            mentions.push(mention);
            at = next;
        } else {
            at += 1;
        }
    }
    mentions
}

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    options: Options<'a>,
}

impl Finder<'_> {
    fn word(&self, at: usize) -> Option<Word> {
        self.tokens.get(at).map(|token| token.word)
    }

    fn before(&self, at: usize, places: usize) -> Option<Word> {
        self.word(at.checked_sub(places)?)
    }

    fn words(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .map_or("", |token| &self.text[token.start..token.end])
    }

    /// The date that begins at a token, and the token after it.
    fn mention(&self, at: usize) -> Option<(Mention, usize)> {
        if !self.may_begin(at) {
            return None;
        }
        if let Some(found) = self.counted(at).or_else(|| self.pointed(at)) {
            return Some(found);
        }
        let run = self.run(at);
        (at + 1..=run).rev().find_map(|end| {
            if !self.may_end(at, end) || !self.has_core(at, end) {
                return None;
            }
            let words = self.tokens[at].start..self.tokens[end - 1].end;
            let phrase = &self.text[words.clone()];
            let reading = read(phrase, &self.options).ok()?;
            // "In 1979, 1984 and 1991" are three dates.
            if reading.edtf.to_string().starts_with('{') {
                return None;
            }
            let told = self.told(phrase, at, end);
            // "In December of the same year": the rest points to its year.
            if matches!(told, Told::Reference)
                && self.word(end) == Some(Word::Of)
                && let Some((
                    Mention {
                        words: rest,
                        told: Told::TextBefore(pointer, unit),
                    },
                    after,
                )) = self.pointed(end + 1)
            {
                let words = words.start..rest.end;
                return Some((
                    Mention {
                        words,
                        told: Told::TextBefore(pointer, unit),
                    },
                    after,
                ));
            }
            Some((Mention { words, told }, end))
        })
    }

    /// `two years later`, `a day earlier`, `within a decade`, `the year after`: counted from a date in the text before.
    fn counted(&self, at: usize) -> Option<(Mention, usize)> {
        let within = self.word(at) == Some(Word::Within);
        let mut place = at + usize::from(within);
        if matches!(self.word(place), Some(Word::More | Word::Less | Word::Approximate)) {
            place += 1;
        }
        let numbered = matches!(
            self.word(place),
            Some(Word::A | Word::Cardinal(_) | Word::Number { digits: 1..=3, .. } | Word::Half)
        );
        let the = self.word(place) == Some(Word::The) && !within;
        if !numbered && !the {
            return None;
        }
        let digits = matches!(self.word(place), Some(Word::Number { .. }));
        place += 1;
        while !digits && matches!(self.word(place), Some(Word::Power(_) | Word::Cardinal(_) | Word::Of)) {
            place += 1;
        }
        let Some(Word::Unit(unit)) = self.word(place) else {
            return None;
        };
        if unit == Unit::Hour {
            return None;
        }
        if within && numbered {
            return Some((self.mentioned(at, place, Told::CountedFromTextBefore), place + 1));
        }
        let next = place + 1;
        let ends_here = |at: usize| {
            !matches!(
                self.word(at),
                Some(
                    Word::Number { .. }
                        | Word::Month(_)
                        | Word::The
                        | Word::A
                        | Word::Unknown
                        | Word::This
                        | Word::Last
                )
            )
        };
        match self.word(next) {
            Some(Word::Later | Word::Earlier) if numbered && !self.words(next + 1).eq_ignore_ascii_case("than") => {
                Some((self.mentioned(at, next, Told::CountedFromTextBefore), next + 1))
            }
            // "The year after", "the year after that", but "the year after the war".
            Some(Word::After) if the && (self.is_that(next + 1) || ends_here(next + 1)) => {
                let last = if self.is_that(next + 1) { next + 1 } else { next };
                let unit = self.tokens[place].start..self.tokens[place].end;
                Some((
                    self.mentioned(at, last, Told::TextBefore(Pointer::Following, unit)),
                    last + 1,
                ))
            }
            Some(Word::Before) if the && ends_here(next + 1) && !self.is_that(next + 1) => {
                let unit = self.tokens[place].start..self.tokens[place].end;
                Some((
                    self.mentioned(at, next, Told::TextBefore(Pointer::Previous, unit)),
                    next + 1,
                ))
            }
            _ => None,
        }
    }

    fn is_that(&self, at: usize) -> bool {
        self.words(at).eq_ignore_ascii_case("that")
    }

    /// From what words that can be read tell their time.
    fn told(&self, phrase: &str, at: usize, end: usize) -> Told {
        let alone = Options {
            reference: None,
            ..self.options
        };
        let counts = (at..end).any(|at| matches!(self.word(at), Some(Word::Earlier | Word::Later)))
            && (at..end).any(|at| matches!(self.word(at), Some(Word::Unit(_))))
            && !(at..end).any(|at| matches!(self.word(at), Some(Word::This | Word::Last)));
        match read(phrase, &alone) {
            Err(error) if error.kind == ErrorKind::NoReference => {
                if counts {
                    Told::CountedFromTextBefore
                } else {
                    Told::Reference
                }
            }
            _ => Told::Itself,
        }
    }

    /// Whether a date may begin with a token.
    fn may_begin(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        match word {
            Word::In
            | Word::On
            | Word::By
            | Word::Since
            | Word::Until
            | Word::Before
            | Word::After
            | Word::From
            | Word::Between
            | Word::During
            | Word::Through
            | Word::Month(_)
            | Word::Season(_)
            | Word::Weekday(_)
            | Word::Feast(..)
            | Word::Easter(_)
            | Word::DayFrom(_)
            | Word::Part(_)
            | Word::Ordinal(_)
            | Word::Cardinal(_)
            | Word::Last
            | Word::Final
            | Word::Next
            | Word::This
            | Word::Past
            | Word::Earlier
            | Word::Later
            | Word::SoFar
            | Word::Rest
            | Word::Elsewhere
            | Word::Approximate
            | Word::Fiscal
            | Word::QuarterSign
            | Word::HalfSign
            | Word::Sometime
            | Word::Within
            | Word::More
            | Word::Half
            | Word::Nineties(_)
            | Word::Era { .. }
            | Word::Turn
            | Word::Anchor(_)
            | Word::Plural { .. } => true,
            // "The 2010 estimates": the year alone.
            Word::The => !matches!(self.word(at + 1), Some(Word::Number { .. })),
            // "As recently as July", but "came back in July".
            Word::Filler => self
                .words(at)
                .get(..3)
                .is_some_and(|first| first.eq_ignore_ascii_case("as ")),
            // "A day in December" is of a rate; "a month ago" counts.
            Word::A => {
                let counts = matches!(self.word(at + 1), Some(Word::Unit(_)))
                    && matches!(
                        self.word(at + 2),
                        Some(Word::Ago | Word::Earlier | Word::Later | Word::Hence | Word::After | Word::Before)
                    );
                let decade_or_so = matches!(self.word(at + 1), Some(Word::Unit(_) | Word::Part(_) | Word::Half))
                    && self.word(at + 2) == Some(Word::Ago);
                counts || decade_or_so
            }
            Word::At => {
                self.word(at + 1) == Some(Word::The) && matches!(self.word(at + 2), Some(Word::Part(_)))
                    || matches!(self.word(at + 1), Some(Word::Part(_)))
            }
            // The digits of `F-16` and of `1,950` begin nothing.
            Word::Number { .. } => !matches!(self.before(at, 1), Some(Word::Dash | Word::Slash)) || !self.is_joined(at),
            _ => false,
        }
    }

    fn is_joined(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.tokens[before].end == self.tokens[at].start)
    }

    /// One past the last token before a word that no date has.
    fn run(&self, at: usize) -> usize {
        let known = |at: &usize| {
            !matches!(
                self.word(*at),
                None | Some(
                    Word::Unknown
                        | Word::Figure
                        | Word::Vague
                        | Word::Undated
                        | Word::Lead
                        | Word::Quote
                        | Word::Recurring
                        | Word::Reckoning(_)
                        | Word::Close
                )
            )
        };
        let last = (at..at + LONGEST).take_while(known).last();
        last.map_or(at, |last| last + 1)
    }

    /// Whether the words up to a token may be all of a date.
    fn may_end(&self, at: usize, end: usize) -> bool {
        let last = end - 1;
        match self.word(last) {
            Some(Word::Number { digits, .. }) => {
                let before = self.before(last, 1);
                let dated = matches!(before, Some(Word::Month(_)))
                    || matches!(self.before(last, 2), Some(Word::Month(_))) && before == Some(Word::The);
                let ranged = matches!(
                    before,
                    Some(
                        Word::Dash
                            | Word::Slash
                            | Word::Dot
                            | Word::To
                            | Word::And
                            | Word::Or
                            | Word::Apostrophe
                            | Word::QuarterSign
                            | Word::HalfSign
                    )
                );
                let plausible = digits == 4
                    || digits <= 2 && (dated || ranged)
                    || matches!(before, Some(Word::Era { .. } | Word::Fiscal));
                plausible && !(digits <= 2 && dated && self.counts_after(end) && self.before(last, 2) == Some(Word::In))
            }
            Some(
                Word::Comma
                | Word::Open
                | Word::Dash
                | Word::Slash
                | Word::In
                | Word::On
                | Word::By
                | Word::At
                | Word::Of
                | Word::And
                | Word::But
                | Word::Or
                | Word::To
                | Word::From
                | Word::The
                | Word::A
                | Word::For
                | Word::Question
                | Word::Tilde
                | Word::Since
                | Word::After
                | Word::Filler
                | Word::Cardinal(_),
            ) => false,
            Some(Word::Before) => last > at && matches!(self.before(last, 1), Some(Word::Unit(_))),
            _ => true,
        }
    }

    /// Whether what follows is counted by the number before: a plural.
    fn counts_after(&self, end: usize) -> bool {
        const OTHERS: [&str; 6] = ["as", "is", "was", "has", "its", "this"];
        let word = self.words(end);
        self.word(end) == Some(Word::Unknown)
            && word.ends_with('s')
            && !OTHERS.iter().any(|other| other.eq_ignore_ascii_case(word))
    }

    /// Whether a token is capitalised, as names of months and weekdays are.
    fn is_capital(&self, at: usize) -> bool {
        self.options.language.writes_months_small() || self.words(at).starts_with(char::is_uppercase)
    }

    /// Whether there is a word among them that only dates have, or that here is no other.
    fn has_core(&self, at: usize, end: usize) -> bool {
        let alone = end == at + 1;
        (at..end).any(|place| match self.word(place) {
            Some(Word::Month(_)) => {
                self.is_capital(place) && (!alone && !(end == at + 2 && self.word(at) == Some(Word::The)))
            }
            Some(Word::Weekday(_)) => {
                let described = self.before(place, 1) == Some(Word::A)
                    || self.before(place, 2) == Some(Word::A)
                    || self.before(place, 1) == Some(Word::Recurring);
                self.is_capital(place) && (!alone || self.words(place).len() > 5 && !described)
            }
            Some(Word::Season(_)) => !alone && !(self.word(at) == Some(Word::A)),
            Some(Word::DayFrom(_) | Word::Feast(..) | Word::Easter(_) | Word::Anchor(_)) => true,
            Some(Word::Number { value, digits: 4 }) => self.is_year(place, value, at, end),
            Some(Word::Number { digits: 1..=4, .. }) => matches!(
                (self.before(place, 1), self.word(place + 1)),
                (Some(Word::Era { .. }), _) | (_, Some(Word::Era { .. } | Word::BeforePresent))
            ),
            Some(Word::Plural { digits: 4, .. }) => true,
            Some(Word::Plural { digits: 2, .. }) => self.before(place, 1) == Some(Word::Apostrophe),
            Some(Word::Nineties(_)) => self.before(place, 1) == Some(Word::The) || place > at,
            Some(Word::Ordinal(_)) => {
                let of_unit = matches!(
                    self.word(place + 1),
                    Some(Word::Unit(Unit::Century | Unit::Millennium | Unit::Quarter)) | Some(Word::Half)
                );
                of_unit && place + 1 < end
                    || self.words(place).starts_with(|c: char| c.is_ascii_digit())
                        && self.before(place, 1) == Some(Word::The)
            }
            Some(Word::Unit(_)) => (at..end).any(|other| {
                matches!(
                    self.word(other),
                    Some(
                        Word::Last
                            | Word::Next
                            | Word::This
                            | Word::Past
                            | Word::Ago
                            | Word::Hence
                            | Word::Earlier
                            | Word::Later
                            | Word::SoFar
                            | Word::BeforeLast
                            | Word::AfterNext
                            | Word::Rest
                            | Word::Final
                            | Word::Turn
                    )
                ) || matches!(self.word(other), Some(Word::Unit(Unit::Weekend)))
            }),
            _ => false,
        })
    }

    /// Whether four digits are a year: after a word that says when, or where nothing says that they count or name something.
    fn is_year(&self, place: usize, value: u32, at: usize, end: usize) -> bool {
        let within = place > at || end > at + 1;
        let led = matches!(
            self.before(place, 1),
            Some(
                Word::In
                    | Word::Since
                    | Word::By
                    | Word::Until
                    | Word::Before
                    | Word::After
                    | Word::During
                    | Word::Month(_)
                    | Word::Season(_)
                    | Word::Part(_)
                    | Word::Between
                    | Word::From
                    | Word::Through
                    | Word::Open
            )
        );
        let named = self.before(place, 1) == Some(Word::Unknown)
            && self.words(place - 1).starts_with(char::is_uppercase)
            && place > 1;
        if within && led {
            return (1000..=2200).contains(&value) && !self.is_code(place);
        }
        // "The 2010 estimates", but "1950 workers".
        let counts = self.counts_after(end) && !(self.before(place, 1) == Some(Word::The) && value >= 1800);
        (1500..=2100).contains(&value) && !named && !counts && !self.is_code(place)
    }

    /// Whether four digits stand in something longer: `2015/17-b`, `No. 1984`.
    fn is_code(&self, place: usize) -> bool {
        let rest = &self.text[self.tokens[place].end..];
        let before = self.text[..self.tokens[place].start].trim_end();
        let hyphened = rest
            .strip_prefix('-')
            .is_some_and(|code| code.len() >= 3 && code.bytes().take(3).all(|digit| digit.is_ascii_digit()));
        hyphened
            || rest.starts_with(|c: char| c.is_alphanumeric() || c == '%')
            || before.ends_with(['$', '€', '£', '#', '№'])
    }

    /// A date that points to one before it: `that year`, `the following spring`.
    fn pointed(&self, at: usize) -> Option<(Mention, usize)> {
        let mut place = at;
        while matches!(
            self.word(place),
            Some(
                Word::In
                    | Word::On
                    | Word::By
                    | Word::During
                    | Word::Since
                    | Word::Until
                    | Word::Part(_)
                    | Word::Of
                    | Word::From
            )
        ) && place < at + 3
        {
            place += 1;
        }
        let whole = self.words(place).to_ascii_lowercase();
        // The table has some of them with their unit.
        if self.word(place) == Some(Word::Elsewhere)
            && let Some((pointer, unit)) = whole
                .rsplit_once(' ')
                .and_then(|(first, unit)| Some((pointer(first.trim_start_matches("the "))?, unit)))
        {
            let end = self.tokens[place].end;
            let told = Told::TextBefore(pointer, end - unit.len()..end);
            return Some((self.mentioned(at, place, told), place + 1));
        }
        place += usize::from(self.word(place) == Some(Word::The));
        let pointer = pointer(&self.words(place).to_ascii_lowercase())?;
        let definite = self.before(place, 1) == Some(Word::The);
        let fits = match self.word(place) {
            Some(Word::Elsewhere) => definite || self.words(place).eq_ignore_ascii_case("that"),
            Some(Word::After | Word::Next) => definite,
            _ => false,
        };
        let unit = place + 1;
        let of_time = match self.word(unit)? {
            Word::Unit(Unit::Hour | Unit::Weekend) => false,
            Word::Unit(_) => !self.words(unit).ends_with('s'),
            Word::Season(_) | Word::DayTime => true,
            Word::Month(_) | Word::Weekday(_) => self.is_capital(unit),
            _ => false,
        };
        // `the next month` of a plan is as likely as one in a story; the text decides.
        if !fits || !of_time {
            return None;
        }
        let told = Told::TextBefore(pointer, self.tokens[unit].start..self.tokens[unit].end);
        Some((self.mentioned(at, unit, told), unit + 1))
    }

    fn mentioned(&self, first: usize, last: usize, told: Told) -> Mention {
        Mention {
            words: self.tokens[first].start..self.tokens[last].end,
            told,
        }
    }
}

fn pointer(word: &str) -> Option<Pointer> {
    Some(match word {
        "same" | "that" => Pointer::Same,
        "following" | "next" => Pointer::Following,
        "previous" | "preceding" => Pointer::Previous,
        _ => return None,
    })
}
