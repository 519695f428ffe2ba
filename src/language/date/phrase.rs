//! Whole phrases: the words that make ranges, limits and lists of dates, and the EDTF expression that they come to.

use chrono::NaiveDate;

use super::partial::{Base, Partial};
use super::resolve::{Resolved, share};
use super::scan::{MOST_TOKENS, Token, scan};
use super::stretch::Stretch;
use super::words::{Part, Word};
use super::{Options, Reading};
use crate::language::edtf::{Choice, Date, Edtf, End, Member, Qualifier};
use crate::language::{ReadError, ReadWarning, Step};

/// Why reading stopped.
pub(super) enum Stop {
    /// At this token, for a reason that the whole phrase may tell better.
    Here(usize),
    /// For this reason.
    Said(ReadError),
}

pub(super) type Read<T> = Result<T, Stop>;

/// A phrase being read.
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    /// The next token.
    pub(super) at: usize,
    pub(super) options: &'a Options,
    warnings: Vec<ReadWarning>,
    steps: Option<Vec<Step>>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, options: &'a Options, steps: Option<Vec<Step>>) -> Self {
        Self {
            text,
            tokens: scan(text),
            at: 0,
            options,
            warnings: Vec::new(),
            steps,
        }
    }

    pub(super) fn read(mut self) -> Result<(Reading, Vec<Step>), ReadError> {
        if self.tokens.len() > MOST_TOKENS {
            let end = self.tokens.last().map_or(0, |token| token.end);
            let what = "too many words for a date".into();
            return Err(ReadError {
                start: 0,
                end,
                what,
                expected: None,
            });
        }
        let edtf = match self.phrase() {
            Ok(edtf) => edtf,
            Err(Stop::Said(error)) => return Err(error),
            Err(Stop::Here(token)) => return Err(self.refusal(token)),
        };
        Ok((
            Reading {
                edtf,
                warnings: self.warnings,
            },
            self.steps.unwrap_or_default(),
        ))
    }

    fn phrase(&mut self) -> Read<Edtf> {
        self.skip_small_words();
        let first = self.at;
        let Some(word) = self.word() else {
            return Err(Stop::Here(0));
        };
        self.at += 1;
        match word {
            Word::Since => {
                let start = self.edge_after_least(first)?;
                self.finish(Edtf::from_ends(start_end(&start), End::Open), first, "since")
            }
            Word::By | Word::Until => {
                let end = self.edge_after_least(first)?;
                self.finish(Edtf::from_ends(End::Open, end_end(&end)), first, "until")
            }
            Word::Through => {
                let end = self.edge_after_least(first)?;
                self.finish(Edtf::from_ends(End::Open, end_end(&end)), first, "until")
            }
            Word::Before => {
                let partial = self.partial()?;
                let to_end = partial.part == Some((Part::End, Part::End));
                let limit = self.resolve(&partial, true)?;
                let day = if to_end {
                    limit.to
                } else {
                    limit.from.and_then(Stretch::before)
                };
                let day = day.ok_or_else(|| self.beyond_calendar(first))?;
                self.finish(
                    Edtf::from_ends(End::Open, End::Date(day.qualified(limit.qualifier))),
                    first,
                    "before",
                )
            }
            Word::After => {
                let partial = self.partial()?;
                let from_start = partial.part == Some((Part::Start, Part::Start));
                let limit = self.resolve(&partial, true)?;
                let day = if from_start {
                    limit.from
                } else {
                    limit.to.and_then(Stretch::after)
                };
                let day = day.ok_or_else(|| self.beyond_calendar(first))?;
                self.finish(
                    Edtf::from_ends(End::Date(day.qualified(limit.qualifier)), End::Open),
                    first,
                    "after",
                )
            }
            Word::Between => {
                let left = self.partial()?;
                if !matches!(self.word(), Some(Word::And | Word::To | Word::Dash)) {
                    return Err(self.unfinished_range(left));
                }
                self.at += 1;
                self.second_of_range(left, first, "between")
            }
            Word::From => self.from(first),
            _ => {
                self.at = first;
                self.list(first)
            }
        }
    }

    fn unfinished_range(&self, left: Partial) -> Stop {
        if self.at < self.tokens.len() {
            return Stop::Here(self.at);
        }
        self.refuse(&left, "half a range", Some("`and` and its end"))
    }

    /// `from 2014 to 2016`, `from 2014 on`.
    fn from(&mut self, first: usize) -> Read<Edtf> {
        let left = self.partial()?;
        match self.word() {
            Some(Word::To | Word::Until | Word::Through | Word::Dash | Word::And | Word::By) => {
                self.at += 1;
                self.second_of_range(left, first, "from … to")
            }
            None | Some(Word::Onward | Word::On) => {
                self.at += usize::from(self.word().is_some());
                let start = self.resolve(&left, true)?;
                if start.throughout {
                    return self.finish(single(&start), first, "from … to");
                }
                self.finish(Edtf::from_ends(start_end(&start), End::Open), first, "from … on")
            }
            Some(_) => Err(Stop::Here(self.at)),
        }
    }

    /// What remains of a range whose first date has been read.
    fn second_of_range(&mut self, mut left: Partial, first: usize, rule: &'static str) -> Read<Edtf> {
        self.skip_small_words();
        if self.word() == Some(Word::Present) {
            self.at += 1;
            let start = self.resolve(&left, true)?;
            return self.finish(Edtf::from_ends(start_end(&start), End::Open), first, rule);
        }
        let mut right = self.partial()?;
        if right.lacks_year() && left.lacks_year() {
            self.complete_by_reference(&mut left, &mut right)?;
        }
        share(&mut left, &mut right, true);
        let (start, end) = (self.resolve(&left, true)?, self.resolve(&right, true)?);
        if let (Some(from), Some(to)) = (start.from.and_then(Stretch::first), end.to.and_then(Stretch::last)) {
            if from > to {
                return Err(self.refuse(
                    &right,
                    "the end comes before the beginning",
                    Some("the earlier date first"),
                ));
            }
        }
        if start.from.is_none() || end.to.is_none() {
            return Err(self.refuse(&left, "a range without an end", None));
        }
        self.finish(Edtf::from_ends(start_end(&start), end_end(&end)), first, rule)
    }

    /// Two dates without a year: the later takes the reference's.
    fn complete_by_reference(&mut self, left: &mut Partial, right: &mut Partial) -> Read<()> {
        let mut probe = *right;
        if let (Base::Day(month, _), Base::Number(day)) = (left.base, right.base) {
            probe.base = Base::Day(month, day);
        }
        if matches!(probe.base, Base::Number(_)) {
            return Ok(());
        }
        let resolved = self.resolve(&probe, false)?;
        right.year = match resolved.to {
            Some(Stretch::Day(day)) => Some(chrono::Datelike::year(&day)),
            Some(Stretch::Month(year, _) | Stretch::Part(year, _)) => Some(year),
            _ => None,
        };
        share(left, right, true);
        Ok(())
    }

    /// A date as the limit of a range, after an `at least` that it may bear.
    fn edge_after_least(&mut self, first: usize) -> Read<Resolved> {
        self.skip_small_words();
        if matches!(self.word(), Some(Word::More)) && self.text_at(self.at).eq_ignore_ascii_case("at least") {
            self.warn(self.at, "`at least`: it may reach further than this date");
            self.at += 1;
        }
        let partial = self.partial()?;
        let resolved = self.resolve(&partial, true)?;
        if self.word() == Some(Word::Onward) {
            self.at += 1;
        }
        if resolved.from.is_none() || resolved.to.is_none() {
            return Err(self.say(first, "a limit without a date of its own", None));
        }
        Ok(resolved)
    }

    /// One date, a range without `from`, or a list.
    fn list(&mut self, first: usize) -> Read<Edtf> {
        let mut left = self.partial()?;
        match self.word() {
            None => {
                let resolved = self.resolve(&left, false)?;
                self.finish(single(&resolved), first, "date")
            }
            Some(Word::To | Word::Dash | Word::Until | Word::Through | Word::Slash) => {
                self.at += 1;
                self.second_of_range(left, first, "range")
            }
            Some(Word::Onward) => {
                self.at += 1;
                let start = self.resolve(&left, true)?;
                self.finish(Edtf::from_ends(start_end(&start), End::Open), first, "from … on")
            }
            Some(word @ (Word::OrEarlier | Word::OrLater)) => {
                self.at += 1;
                let resolved = self.resolve(&left, true)?;
                let member = match (word, resolved.from, resolved.to) {
                    (Word::OrEarlier, _, Some(to)) => Member::Until(to.qualified(resolved.qualifier)),
                    (_, Some(from), _) => Member::From(from.qualified(resolved.qualifier)),
                    _ => return Err(Stop::Here(self.at)),
                };
                self.finish(
                    Edtf::from_members(Choice::One, vec![member]),
                    first,
                    "or earlier, or later",
                )
            }
            Some(Word::And | Word::Or | Word::Comma) => {
                let mut partials = vec![left];
                let mut choice = None;
                while let Some(word @ (Word::And | Word::Or | Word::Comma)) = self.word() {
                    self.at += 1;
                    if word == Word::Comma {
                        if let Some(next @ (Word::And | Word::Or)) = self.word() {
                            choice = self.choose(choice, next)?;
                            self.at += 1;
                        }
                    } else {
                        choice = self.choose(choice, word)?;
                    }
                    let mut right = self.partial()?;
                    share(&mut left, &mut right, false);
                    partials.push(right);
                    left = right;
                }
                self.members(&mut partials, choice.unwrap_or(Choice::All), first)
            }
            Some(_) => Err(Stop::Here(self.at)),
        }
    }

    fn choose(&self, choice: Option<Choice>, word: Word) -> Read<Option<Choice>> {
        let chosen = if word == Word::Or { Choice::One } else { Choice::All };
        match choice {
            Some(other) if other != chosen => Err(self.say(self.at, "both `and` and `or`", Some("one of them"))),
            _ => Ok(Some(chosen)),
        }
    }

    /// A list of dates; the later lend the earlier their year.
    fn members(&mut self, partials: &mut [Partial], choice: Choice, first: usize) -> Read<Edtf> {
        for place in (1..partials.len()).rev() {
            if let [left, right, ..] = &mut partials[place - 1..] {
                share(left, right, false);
            }
        }
        let mut members = Vec::with_capacity(partials.len());
        for partial in partials.iter() {
            let resolved = self.resolve(partial, false)?;
            members.push(match (resolved.from, resolved.to) {
                (Some(from), Some(to)) if from == to => Member::Date(from.qualified(resolved.qualifier)),
                (Some(from), Some(to)) => {
                    Member::Range(from.qualified(resolved.qualifier), to.qualified(resolved.qualifier))
                }
                _ => return Err(self.refuse(partial, "an open date in a list", None)),
            });
        }
        let rule = if choice == Choice::One { "or" } else { "and" };
        self.finish(Edtf::from_members(choice, members), first, rule)
    }

    /// The expression, if nothing is left to read.
    fn finish(&mut self, edtf: Edtf, first: usize, rule: &'static str) -> Read<Edtf> {
        while matches!(self.word(), Some(Word::Comma | Word::Close | Word::Quote)) {
            self.at += 1;
        }
        if self.at < self.tokens.len() {
            return Err(Stop::Here(self.at));
        }
        let (start, end) = self.span(first);
        if let Some(steps) = &mut self.steps {
            steps.push(Step {
                start,
                end,
                rule,
                reading: edtf.to_string(),
            });
        }
        Ok(edtf)
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
        // `over the weekend`
        if self.word() == Some(Word::More) && self.word_at(self.at + 1) == Some(Word::The) {
            self.at += 2;
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
            match self.word_at(at) {
                Some(Word::Clock | Word::DayTime) => self.at = at + 1,
                _ => return,
            }
        }
    }

    /// The reference date, or the refusal of what is told from it.
    pub(super) fn reference(&self, first: usize) -> Read<NaiveDate> {
        self.options.reference.ok_or_else(|| {
            self.say(
                first,
                "relative to the day of publication, which is not given",
                Some("a reference date"),
            )
        })
    }

    pub(super) fn beyond_calendar(&self, first: usize) -> Stop {
        self.say(first, "beyond the range of the calendar", None)
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

    /// A refusal of the tokens from `first` to the last one read.
    pub(super) fn say(&self, first: usize, what: &str, expected: Option<&str>) -> Stop {
        let (start, end) = self.span(first);
        Stop::Said(ReadError {
            start,
            end,
            what: what.into(),
            expected: expected.map(Into::into),
        })
    }

    pub(super) fn warn(&mut self, first: usize, what: &str) {
        let (start, end) = self.span(first);
        self.warn_at(start, end, what.into());
    }

    pub(super) fn warn_at(&mut self, start: usize, end: usize, what: String) {
        self.warnings.push(ReadWarning { start, end, what });
    }
}

/// The start of an interval. An EDTF interval begins with one date, so a run lends its first and is marked approximate.
fn start_end(resolved: &Resolved) -> End {
    resolved
        .from
        .map_or(End::Unknown, |from| End::Date(edge(from, resolved)))
}

fn end_end(resolved: &Resolved) -> End {
    resolved.to.map_or(End::Unknown, |to| End::Date(edge(to, resolved)))
}

fn edge(stretch: Stretch, resolved: &Resolved) -> Date {
    let qualifier = match resolved.qualifier {
        None if resolved.from != resolved.to && !resolved.throughout => Some(Qualifier::Approximate),
        qualifier => qualifier,
    };
    stretch.qualified(qualifier)
}

/// A date that stands alone.
fn single(resolved: &Resolved) -> Edtf {
    let date = |stretch: Stretch| stretch.qualified(resolved.qualifier);
    match (resolved.from, resolved.to) {
        (Some(from), Some(to)) if resolved.throughout => Edtf::from_ends(End::Date(date(from)), End::Date(date(to))),
        (Some(from), Some(to)) if from == to => Edtf::from_date(date(from)),
        (Some(from), Some(to)) => Edtf::from_members(Choice::One, vec![Member::Range(date(from), date(to))]),
        (None, Some(to)) => Edtf::from_members(Choice::One, vec![Member::Until(date(to))]),
        (Some(from), None) => Edtf::from_members(Choice::One, vec![Member::From(date(from))]),
        (None, None) => Edtf::from_ends(End::Unknown, End::Unknown),
    }
}
