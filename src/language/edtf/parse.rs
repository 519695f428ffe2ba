//! Parses EDTF in one pass without backtracking, so in linear time.

use std::str::FromStr;

use super::bounds::is_part_of_year;
use super::calendar::days_in_month;
use super::date::{Date, Marks, Year};
use super::{Choice, Edtf, End, Expression, Member};
use crate::language::{ErrorKind, ReadError};

pub(super) type Read<T> = Result<T, ReadError>;

impl FromStr for Edtf {
    type Err = ReadError;

    fn from_str(text: &str) -> Read<Self> {
        Cursor { text, at: 0 }.expression().map(Self)
    }
}

/// A position in the text.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl Cursor<'_> {
    fn expression(&mut self) -> Read<Expression> {
        let expression = match self.peek() {
            None => return self.fail("no date here", "write a year, such as 1985"),
            Some(b'[') => self.set(Choice::One, b']')?,
            Some(b'{') => self.set(Choice::All, b'}')?,
            Some(b'/' | b'.') => self.interval(None)?,
            Some(_) => {
                let date = self.date()?;
                match self.peek() {
                    Some(b'/') => self.interval(Some(date))?,
                    Some(b'T') => self.date_time(date)?,
                    _ => Expression::Date(date),
                }
            }
        };
        match self.peek() {
            None => Ok(expression),
            Some(_) => self.fail("text after the date", "write nothing after the date"),
        }
    }

    /// An interval whose start, if it is a date, has been read.
    fn interval(&mut self, start: Option<Date>) -> Read<Expression> {
        let start = match start {
            Some(date) => End::Date(date),
            None => self.end(b'/')?,
        };
        if !self.eat(b'/') {
            return self.fail("an incomplete interval", "write `/` and the end, as in 1985/1990");
        }
        let end_at = self.at;
        let end = self.end(b'/')?;
        match (&start, &end) {
            (End::Date(first), End::Date(last)) => self.check_order(first, last, end_at)?,
            (End::Open | End::Unknown, End::Open | End::Unknown) => {
                return self.fail_from(
                    0,
                    "an interval without a date",
                    "write a date at one end at least, as in 1985/..",
                );
            }
            _ => {}
        }
        Ok(Expression::Interval(start, end))
    }

    /// One end of an interval, up to `stop` or the end of the text.
    fn end(&mut self, stop: u8) -> Read<End> {
        match self.peek() {
            None => Ok(End::Unknown),
            Some(byte) if byte == stop => Ok(End::Unknown),
            Some(b'.') => self.dots().map(|()| End::Open),
            Some(_) => self.date().map(End::Date),
        }
    }

    fn set(&mut self, choice: Choice, close: u8) -> Read<Expression> {
        self.at += 1;
        let mut members = Vec::new();
        loop {
            if self.peek() == Some(b' ') {
                return self.fail("a space in a set", "write its dates without spaces, as in [1667,1668]");
            }
            let first = members.is_empty();
            let member = self.member(first, close)?;
            let ends = matches!(member, Member::From(_));
            members.push(member);
            if self.eat(close) {
                return Ok(Expression::Set(choice, members));
            }
            if ends || !self.eat(b',') {
                let expected = if close == b']' {
                    "write `,` and another date, or `]`"
                } else {
                    "write `,` and another date, or `}`"
                };
                return self.fail("an unfinished set", expected);
            }
        }
    }

    fn member(&mut self, first: bool, close: u8) -> Read<Member> {
        if self.peek() == Some(b'.') {
            if !first {
                return self.fail(
                    "only the first member of a set can be open to the past",
                    "write the open date first, as in [..1984,1986]",
                );
            }
            self.dots()?;
            return self.date().map(Member::Until);
        }
        let date = self.date()?;
        if self.peek() != Some(b'.') {
            return Ok(Member::Date(date));
        }
        self.dots()?;
        if self.peek() == Some(close) {
            return Ok(Member::From(date));
        }
        let last_at = self.at;
        let last = self.date()?;
        self.check_order(&date, &last, last_at)?;
        Ok(Member::Range(date, last))
    }

    fn dots(&mut self) -> Read<()> {
        if self.eat(b'.') && self.eat(b'.') {
            Ok(())
        } else {
            self.fail("a single dot", "write two dots, as in 1985/..")
        }
    }

    fn check_order(&self, first: &Date, last: &Date, last_at: usize) -> Read<()> {
        let (Some(first), Some(last)) = (first.first_day(), last.last_day()) else {
            return Ok(());
        };
        if first <= last {
            return Ok(());
        }
        self.fail_from(
            last_at,
            "the end comes before the beginning",
            "write the earlier date first",
        )
    }

    fn date(&mut self) -> Read<Date> {
        let start = self.at;
        let left = self.mark();
        let year = self.year()?;
        let right = self.mark();
        let mut date = Date {
            year,
            year_marks: Marks { left, right },
            month: None,
            day: None,
        };
        if self.peek() != Some(b'-') {
            return Ok(date);
        }
        if matches!(date.year, Year::Long(_)) {
            return self.fail("a month in a year written with `Y`", "write the year alone");
        }
        if date.year.is_estimated() {
            return self.fail("a month in an estimated year", "write the year alone, or leave out `S`");
        }
        self.at += 1;
        date.month = Some(self.month()?);
        if self.peek() != Some(b'-') {
            return Ok(date);
        }
        if date.month.is_some_and(is_part_of_year) {
            return self.fail(
                "a day in a part of a year",
                "write the part alone, or a month before the day",
            );
        }
        self.at += 1;
        let day_at = self.at;
        date.day = Some(self.pair("day")?);
        if date.first_day().is_none() {
            let written = self.text.get(start..self.at).unwrap_or_default();
            let what = format!("{written} is not a valid date");
            let expected = date.month.and_then(super::date::Pair::number).map(|month| match month {
                2 => String::from("write 01 to 28, or 29 in a leap year"),
                month => format!("write 01 to {}", days_in_month(1, month)),
            });
            return Err(ReadError {
                start: day_at,
                end: self.at,
                kind: ErrorKind::OutOfRange,
                what,
                expected,
            });
        }
        Ok(date)
    }

    pub(super) fn digits(&mut self) -> &str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let here = self.peek() == Some(byte);
        self.at += usize::from(here);
        here
    }

    /// Rejects the character at this position.
    pub(super) fn fail<T>(&self, what: &str, help: &str) -> Read<T> {
        let width = self
            .text
            .get(self.at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        Err(ReadError {
            start: self.at,
            end: self.at + width,
            kind: ErrorKind::NotUnderstood,
            what: what.into(),
            expected: Some(help.into()),
        })
    }

    /// Rejects what has been read since `start`.
    pub(super) fn fail_from<T>(&self, start: usize, what: &str, help: &str) -> Read<T> {
        Err(ReadError {
            start,
            end: self.at,
            kind: ErrorKind::NotUnderstood,
            what: what.into(),
            expected: Some(help.into()),
        })
    }
}
