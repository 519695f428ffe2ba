//! Whole phrases: the words that make ranges, limits and lists of dates, and the EDTF expression that they come to.

use super::Reading;
use super::compose::{single, start_end};
use super::parser::{Parser, Read, Stop};
use super::partial::{Base, Partial};
use super::resolve::share;
use super::scan::Token;
use super::words::Word;
use crate::language::edtf::{Choice, Edtf, End, Member};
use crate::language::{ErrorKind, ReadError, Step};

impl Parser<'_> {
    pub(super) fn read(mut self) -> Result<(Reading, Vec<Step>), ReadError> {
        if !self.complete {
            let end = self.tokens.last().map_or(0, |token| token.end);
            let what = "too many words for a date".into();
            return Err(ReadError {
                start: 0,
                end,
                kind: ErrorKind::SeveralValues,
                what,
                expected: Some("write only the date, without the sentence around it".into()),
            });
        }
        self.drop_dateline();
        self.drop_letters();
        while matches!(
            self.tokens.last(),
            Some(Token {
                word: Word::Quote | Word::Close | Word::Comma | Word::Filler,
                ..
            })
        ) {
            self.tokens.pop();
        }
        let edtf = match self.phrase() {
            Ok(edtf) => edtf,
            Err(Stop::Said(error)) => return Err(*error),
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
        self.interpreted();
        self.skip_small_words();
        self.lead_words();
        self.hedge_before_between();
        let some_time = self.word() == Some(Word::Sometime);
        if some_time {
            self.at += 1;
            self.skip_small_words();
        }
        // `for 2016`; but `for three years` has no date in it.
        if self.word() == Some(Word::For) {
            self.at += 1;
            self.skip_small_words();
        }
        let first = self.at;
        // `before last year` is `before` and `last year`, unlike `the year before last`.
        let split = match self.word() {
            Some(Word::BeforeLast) => Some((Word::Before, Word::Last)),
            Some(Word::AfterNext) => Some((Word::After, Word::Next)),
            _ => None,
        };
        if let (Some((limit, pointer)), Some(token)) = (split, self.tokens.get(first).copied()) {
            self.tokens[first].word = limit;
            self.tokens.insert(first + 1, Token { word: pointer, ..token });
        }
        let Some(word) = self.word() else {
            return Err(Stop::Here(0));
        };
        if let Some(read) = self.without_beginning(first) {
            return read;
        }
        let word = self.keyword(word);
        let some_time = some_time || self.text_at(self.at) == "BET";
        self.at += 1;
        let hyphened =
            matches!(word, Word::Before | Word::After) && self.word() == Some(Word::Dash) && self.is_joined(self.at); // `pre-2015`
        self.at += usize::from(hyphened);
        match word {
            Word::Since if matches!(self.word(), Some(Word::Before | Word::BeforeLast)) => {
                self.at = self.tokens.len();
                Err(self.say(
                    first,
                    ErrorKind::NoValue,
                    "it began before that date, but the beginning is not given",
                    "write only what came before, such as before 2012, and keep the rest in a note",
                ))
            }
            Word::Since | Word::After | Word::By | Word::Until | Word::Through | Word::Before => {
                self.limits(word, first)
            }
            Word::Between => self.between(first, some_time),
            Word::From => self.from(first),
            _ => {
                self.at = first;
                self.list(first)
            }
        }
    }

    /// One date, a range without `from`, or a list.
    fn list(&mut self, first: usize) -> Read<Edtf> {
        let hedged = self.is_hedge();
        let mut left = self.partial()?;
        // `1972 (or 1973)`
        self.at += usize::from(self.word() == Some(Word::Open) && self.word_at(self.at + 1) == Some(Word::Or));
        if let Some(other) = self.other_year(&left) {
            return self.members(&mut [left, other], Choice::One, first);
        }
        match self.word() {
            None => {
                let resolved = self.resolve(&left, false)?;
                self.finish(single(&resolved), first, "date")
            }
            Some(Word::To | Word::Dash | Word::Until | Word::Through | Word::Slash) => {
                let dash = self.word() == Some(Word::Dash);
                self.at += 1;
                if hedged {
                    self.over = (left.approximate, left.uncertain);
                }
                let unknown = self.word() == Some(Word::Question) && self.at + 1 == self.tokens.len();
                if unknown || dash && self.at == self.tokens.len() {
                    self.at = self.tokens.len();
                    let start = self.resolve(&left, true)?;
                    let end = if unknown { End::Unknown } else { End::Open };
                    if start.throughout || start.from.is_none() {
                        return Err(Stop::Here(self.at - 1));
                    }
                    return self.finish(Edtf::from_ends(start_end(&start), end), first, "from … on");
                }
                self.second_of_range(left, first, false, "range")
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
            // `November between 19 and 20`
            Some(Word::Between | Word::From) if matches!(left.base, Base::Month(_)) => self.days_of_month(left, first),
            Some(Word::And | Word::Or | Word::Comma) => {
                let mut partials = vec![left];
                let mut choice = None;
                while let Some(word @ (Word::And | Word::Or | Word::Comma)) = self.word() {
                    self.at += 1;
                    let word = self.and_or(word);
                    if word == Word::Comma {
                        if let Some(next @ (Word::And | Word::Or)) = self.word() {
                            choice = self.choose(choice, next)?;
                            self.at += 1;
                        }
                    } else {
                        choice = self.choose(choice, word)?;
                    }
                    let mut right = self.partial()?;
                    // `May 3?, 2015` is one date broken up, not two.
                    if word == Word::Comma && left.lacks_year() && right.base == Base::Year {
                        return Err(Stop::Here(self.at - 1));
                    }
                    // `March 2015 and 2016`, `summer 1936 or 1937`
                    if let (Base::Month(_) | Base::Code(_), Base::Year, Some(_)) = (left.base, right.base, left.year) {
                        right.base = left.base;
                    }
                    // `17 August 1943 or 1944`
                    if let (Base::Day(..), Base::Year, Some(_), Some(Choice::One)) =
                        (left.base, right.base, left.year, choice)
                    {
                        right.base = left.base;
                    }
                    share(&mut left, &mut right, false);
                    partials.push(right);
                    left = right;
                }
                let unsaid = if self.lettered { Choice::One } else { Choice::All };
                self.members(&mut partials, choice.unwrap_or(unsaid), first)
            }
            Some(_) => Err(Stop::Here(self.at)),
        }
    }

    /// Whether a hedge stands here, and not one of a time of day.
    fn is_hedge(&self) -> bool {
        matches!(
            self.word(),
            Some(Word::Approximate | Word::Tilde | Word::Uncertain | Word::Question)
        ) && !matches!(self.word_at(self.at + 1), Some(Word::Clock | Word::DayTime))
    }

    /// `and/or` is read as `or`, with a warning.
    fn and_or(&mut self, word: Word) -> Word {
        if (word, self.word(), self.word_at(self.at + 1)) != (Word::And, Some(Word::Slash), Some(Word::Or)) {
            return word;
        }
        self.at += 2;
        self.warn(self.at - 3, "`and/or`: read as one of them, but it may be all");
        Word::Or
    }

    fn choose(&self, choice: Option<Choice>, word: Word) -> Read<Option<Choice>> {
        let chosen = if word == Word::Or { Choice::One } else { Choice::All };
        match choice {
            Some(other) if other != chosen => Err(self.say(
                self.at,
                ErrorKind::Contradiction,
                "both `and` and `or`",
                "write all of them with `and`, or one of them with `or`",
            )),
            _ => Ok(Some(chosen)),
        }
    }

    /// A list of dates; the later lend the earlier their year.
    fn members(&mut self, partials: &mut [Partial], choice: Choice, first: usize) -> Read<Edtf> {
        if let [first, .., last] = &mut *partials
            && first.lacks_year()
            && last.lacks_year()
        {
            self.complete_by_reference(first, last)?;
        }
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
                _ => {
                    return Err(partial.refusal(
                        ErrorKind::Contradiction,
                        "an open date in a list",
                        "write each date of the list with its own end",
                    ));
                }
            });
        }
        let rule = if choice == Choice::One { "or" } else { "and" };
        self.finish(Edtf::from_members(choice, members), first, rule)
    }

    /// The expression, if nothing is left to read.
    pub(super) fn finish(&mut self, edtf: Edtf, first: usize, rule: &'static str) -> Read<Edtf> {
        if self.at < self.tokens.len() {
            return Err(Stop::Here(self.at));
        }
        if !edtf.is_in_order() {
            return Err(self.say(
                first,
                ErrorKind::Contradiction,
                "the end comes before the beginning",
                "write the earlier date first",
            ));
        }
        if !edtf.is_expressible() {
            return Err(self.say(
                first,
                ErrorKind::OutOfRange,
                "a month beyond the years that EDTF can write it in",
                "write the year alone, or a year up to 9999",
            ));
        }
        // A date on its own has been explained by its own rule.
        if rule != "date" {
            let (start, end) = self.span(first);
            self.step(start, end, rule, || edtf.to_string());
        }
        Ok(edtf)
    }
}
