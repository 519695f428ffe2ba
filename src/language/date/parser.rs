//! The parser's place in the tokens, and what it says of them: warnings, refusals, spans.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::scan::{Token, scan};
use super::words::Word;
use super::{Options, anchor};
use crate::language::{ErrorKind, ReadError, ReadWarning, Step};

/// Why reading stopped.
pub(super) enum Stop {
    /// At this token; the whole phrase may give a better reason.
    Here(usize),
    /// For this reason.
    Said(Box<ReadError>),
}

pub(super) type Read<T> = Result<T, Stop>;

/// A phrase being read.
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    /// Whether the tokens are all of the text.
    pub(super) complete: bool,
    /// The next token.
    pub(super) at: usize,
    pub(super) options: Options<'a>,
    pub(super) warnings: Vec<ReadWarning>,
    pub(super) steps: Option<Vec<Step>>,
    /// How many nested dates, each relative to the next, are being read.
    pub(super) anchors: u8,
    /// Whether a hedge before the whole range makes both its ends approximate, and uncertain.
    pub(super) over: (bool, bool),
    /// Whether its dates are alternatives, by letters before them.
    pub(super) lettered: bool,
    /// Which order other dates of the phrase tell, once a date has asked.
    pub(super) order_elsewhere: OnceCell<Option<bool>>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, options: Options<'a>, steps: Option<Vec<Step>>) -> Self {
        let (mut tokens, complete) = scan(text, options.language);
        if let Some(anchors) = options.anchors {
            anchor::mark(text, &mut tokens, anchors);
        }
        Self {
            text,
            tokens,
            complete,
            at: 0,
            options,
            warnings: Vec::new(),
            steps,
            anchors: 0,
            over: (false, false),
            lettered: false,
            order_elsewhere: OnceCell::new(),
        }
    }

    /// The next token's word.
    pub(super) fn word(&self) -> Option<Word> {
        self.word_at(self.at)
    }

    pub(super) fn word_at(&self, place: usize) -> Option<Word> {
        self.tokens.get(place).map(|token| token.word)
    }

    pub(super) fn text_at(&self, place: usize) -> &str {
        self.tokens
            .get(place)
            .and_then(|token| self.text.get(token.start..token.end))
            .unwrap_or_default()
    }

    /// Whether several are meant, as in `weeks` but not in `last week's`.
    pub(super) fn is_plural(&self, place: usize) -> bool {
        let text = self.text_at(place);
        // Spanish "mes" is one month.
        text.ends_with(['s', 'S']) && !text.contains(['\'', '\u{2019}']) && !text.eq_ignore_ascii_case("mes")
    }

    /// Whether no space parts the token from its neighbours.
    pub(super) fn is_joined(&self, place: usize) -> bool {
        let touches = |a: usize, b: usize| match (self.tokens.get(a), self.tokens.get(b)) {
            (Some(a), Some(b)) => a.end == b.start,
            _ => false,
        };
        place > 0 && touches(place - 1, place) && touches(place, place + 1)
    }

    pub(super) fn skip_small_words(&mut self) {
        while matches!(
            self.word(),
            Some(
                Word::The
                    | Word::In
                    | Word::On
                    | Word::At
                    | Word::During
                    | Word::Of
                    | Word::Filler
                    | Word::Quote
                    | Word::Open
            )
        ) {
            self.at += 1;
        }
        // `over the weekend`, `over Christmas`, `over last summer`
        if self.word() == Some(Word::More) && self.text_at(self.at).eq_ignore_ascii_case("over") {
            match self.word_at(self.at + 1) {
                Some(Word::The) => self.at += 2,
                Some(Word::Last | Word::This | Word::Next | Word::Feast(..) | Word::Easter(_) | Word::Season(_)) => {
                    self.at += 1;
                }
                _ => {}
            }
        }
    }

    /// `at 5 p.m.`, `in the morning`, `, 10:30 GMT`.
    pub(super) fn skip_time_of_day(&mut self) {
        loop {
            let mut at = self.at;
            while matches!(
                self.word_at(at),
                Some(Word::At | Word::In | Word::The | Word::Comma | Word::Open)
            ) {
                at += 1;
            }
            // `, around 9 a.m.`
            at += usize::from(self.word_at(at) == Some(Word::Approximate) && self.word_at(at + 1) == Some(Word::Clock));
            match self.word_at(at) {
                Some(Word::Clock) if at == self.at && self.is_four_digits(at) => {
                    self.at = at + 1;
                    self.warn(
                        at,
                        "four digits beside a sign of a time: read as a time of day, not as the year",
                    );
                }
                Some(Word::Clock | Word::DayTime) => self.at = at + 1,
                // In capitals it is a time zone, and else `estimated`.
                Some(Word::Approximate) if self.text_at(at) == "EST" => self.at = at + 1,
                _ => return,
            }
        }
    }

    /// Whether a clock time is where the year could be: `3 May 2015 GMT`, but not `3 May 2015 1400 GMT`.
    fn is_four_digits(&self, place: usize) -> bool {
        let digits = self.text_at(place).bytes().take_while(u8::is_ascii_digit).count();
        let after_year = matches!(
            place.checked_sub(1).and_then(|before| self.word_at(before)),
            Some(Word::Number { digits: 4, .. })
        );
        digits == 4 && !after_year
    }

    /// Records a step of the reading, if they are asked for.
    pub(super) fn step(&mut self, start: usize, end: usize, rule: &'static str, reading: impl FnOnce() -> String) {
        if let Some(steps) = &mut self.steps {
            steps.push(Step {
                start,
                end,
                rule,
                reading: reading(),
            });
        }
    }

    /// The reference date, or an error if there is none.
    pub(super) fn reference(&self, first: usize) -> Read<NaiveDate> {
        self.options.reference.ok_or_else(|| {
            self.say(
                first,
                ErrorKind::NoReference,
                "relative to the day of publication, which is not given",
                "give the reference date, or write the date itself",
            )
        })
    }

    pub(super) fn beyond_calendar(&self, first: usize) -> Stop {
        self.say(
            first,
            ErrorKind::OutOfRange,
            "beyond the range of the calendar",
            "write a year as EDTF, such as Y-300000",
        )
    }

    /// The bytes from the token `first` to the last one read.
    pub(super) fn span(&self, first: usize) -> (usize, usize) {
        let start = self.tokens.get(first).map_or(0, |token| token.start);
        let last = self.at.max(first + 1).min(self.tokens.len());
        let end = last
            .checked_sub(1)
            .and_then(|place| self.tokens.get(place))
            .map_or(start, |token| token.end);
        (start, end.max(start))
    }

    /// A refusal of the tokens from `first` to the last one read; `help` says what to write instead.
    pub(super) fn say(&self, first: usize, kind: ErrorKind, what: &str, help: &str) -> Stop {
        let (start, end) = self.span(first);
        Stop::Said(Box::new(ReadError {
            start,
            end,
            kind,
            what: what.into(),
            expected: Some(help.into()),
        }))
    }

    pub(super) fn warn(&mut self, first: usize, what: &str) {
        let (start, end) = self.span(first);
        self.warn_at(start, end, what.into());
    }

    pub(super) fn warn_at(&mut self, start: usize, end: usize, what: String) {
        self.warnings.push(ReadWarning { start, end, what });
    }
}
