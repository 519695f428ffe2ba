//! The components of an EDTF date from text: years of every form, months, days, their marks, and times of day.

use super::Expression;
use super::bounds::is_part_of_year;
use super::date::{Date, LongYear, Marks, Pair, Qualifier, Time, Year, Zone};
use super::parse::{Cursor, Read};
use crate::language::{ErrorKind, ReadError};

impl Cursor<'_> {
    pub(super) fn year(&mut self) -> Read<Year> {
        if self.eat(b'Y') {
            return self.long_year();
        }
        let start = self.at;
        let negative = self.eat(b'-');
        let mut digits = [0; 4];
        for digit in &mut digits {
            match self.peek() {
                Some(byte @ (b'0'..=b'9' | b'X')) => *digit = byte,
                _ => {
                    return self.fail(
                        "not a year",
                        "write the year in four digits, or `X` for those that are unknown",
                    );
                }
            }
            self.at += 1;
        }
        if matches!(self.peek(), Some(b'0'..=b'9' | b'X')) {
            return self.fail(
                "a year of more than four digits",
                "write `Y` before such a year, as in Y12345",
            );
        }
        if negative && digits == *b"0000" {
            return self.fail_from(
                start,
                "the year -0000 does not exist",
                "write 0000 for 1 BC, -0001 for 2 BC",
            );
        }
        let significant = self.significant(4)?;
        if significant.is_some() && digits.contains(&b'X') {
            return self.fail_from(
                start,
                "significant digits of a year with unknown ones",
                "write the year in digits only before `S`",
            );
        }
        let significant = significant.and_then(|count| u8::try_from(count).ok());
        Ok(Year::Four {
            negative,
            digits,
            significant,
        })
    }

    /// What follows a `Y`.
    fn long_year(&mut self) -> Read<Year> {
        let start = self.at;
        let negative = self.eat(b'-');
        let digits = self.digits();
        if digits.is_empty() || digits.starts_with('0') {
            return self.fail_from(start, "not a year", "write digits after `Y`, not beginning with 0");
        }
        let (written, mantissa) = (digits.len(), saturating(digits));
        let exponent = if self.eat(b'E') {
            let at = self.at;
            let exponent = self.digits();
            if exponent.is_empty() || exponent.starts_with('0') {
                return self.fail_from(at, "not an exponent", "write digits after `E`, not beginning with 0");
            }
            usize::try_from(saturating(exponent)).unwrap_or(usize::MAX)
        } else {
            0
        };
        let length = written.saturating_add(exponent);
        if length < 5 {
            return self.fail_from(
                start,
                "`Y` before a year of four digits or fewer",
                "write the year in four digits, without `Y`",
            );
        }
        let significant = self.significant(length)?;
        let power = |exponent: usize| {
            u32::try_from(exponent)
                .ok()
                .and_then(|exponent| 10_i64.checked_pow(exponent))
        };
        let size = power(exponent)
            .and_then(|power| mantissa.checked_mul(power))
            .unwrap_or(i64::MAX);
        // The digits after the significant ones can be anything: 171010000S3 is 171000000 to 171999999.
        let (small, large) = match significant.map(|count| power(length - count)) {
            None => (size, size),
            Some(Some(unit)) if size < i64::MAX => (size - size % unit, (size - size % unit).saturating_add(unit - 1)),
            Some(_) => (size, i64::MAX),
        };
        let (first, last) = if negative { (-large, -small) } else { (small, large) };
        let text = self.text.get(start..self.at).unwrap_or_default().to_owned();
        Ok(Year::Long(Box::new(LongYear { text, first, last })))
    }

    /// `S` and how many of the year's digits are significant.
    fn significant(&mut self, most: usize) -> Read<Option<usize>> {
        if !self.eat(b'S') {
            return Ok(None);
        }
        let start = self.at;
        let digits = self.digits();
        let count = usize::try_from(saturating(digits)).unwrap_or(usize::MAX);
        if (1..=most).contains(&count) && !digits.starts_with('0') {
            return Ok(Some(count));
        }
        self.fail_from(
            start,
            "not a number of significant digits",
            "write 1 to as many digits as the year has after `S`",
        )
    }

    pub(super) fn month(&mut self) -> Read<Pair> {
        let start = self.at;
        let pair = self.pair("month")?;
        if (1..=12).any(|month| pair.matches(month)) || is_part_of_year(pair) {
            return Ok(pair);
        }
        let [tens, ones] = pair.digits.map(char::from);
        Err(ReadError {
            start,
            end: start + 2,
            kind: ErrorKind::OutOfRange,
            what: format!("{tens}{ones} is not a month"),
            expected: Some("write 01 to 12, or 21 to 41 for a season or part of the year".into()),
        })
    }

    /// Two digits with their qualification marks.
    pub(super) fn pair(&mut self, name: &str) -> Read<Pair> {
        let left = self.mark();
        let mut digits = [0; 2];
        for digit in &mut digits {
            match self.peek() {
                Some(byte @ (b'0'..=b'9' | b'X')) => *digit = byte,
                _ => {
                    return self.fail(
                        &format!("not a {name}"),
                        "write two digits, or `X` for those that are unknown",
                    );
                }
            }
            self.at += 1;
        }
        let right = self.mark();
        Ok(Pair {
            digits,
            marks: Marks { left, right },
        })
    }

    pub(super) fn mark(&mut self) -> Option<Qualifier> {
        let qualifier = match self.peek()? {
            b'?' => Qualifier::Uncertain,
            b'~' => Qualifier::Approximate,
            b'%' => Qualifier::Both,
            _ => return None,
        };
        self.at += 1;
        Some(qualifier)
    }

    /// `T` and a time, after a date that must be a plain day.
    pub(super) fn date_time(&mut self, date: Date) -> Read<Expression> {
        let plain_pair = |pair: Option<Pair>| pair.is_some_and(|pair| pair.number().is_some());
        let plain_year = matches!(&date.year, Year::Four { digits, .. } if !digits.contains(&b'X'));
        if !(plain_year && plain_pair(date.month) && plain_pair(date.day)) || date.marked(|_| true) {
            return self.fail(
                "a time of day without a day",
                "write year, month and day before `T`, in digits only",
            );
        }
        self.at += 1;
        let hour = self.clock("hour", 23)?;
        self.colon()?;
        let minute = self.clock("minute", 59)?;
        self.colon()?;
        // A leap second is the sixty-first of its minute.
        let second = self.clock("second", if minute == 59 { 60 } else { 59 })?;
        let zone = match self.peek() {
            Some(b'Z') => {
                self.at += 1;
                Zone::Utc
            }
            Some(sign @ (b'+' | b'-')) => self.shift(sign == b'-')?,
            _ => Zone::Local,
        };
        Ok(Expression::DateTime(
            date,
            Time {
                hour,
                minute,
                second,
                zone,
            },
        ))
    }

    fn shift(&mut self, negative: bool) -> Read<Zone> {
        let start = self.at;
        self.at += 1;
        let hours = self.clock("hour", 23)?;
        let minutes = if self.eat(b':') {
            Some(self.clock("minute", 59)?)
        } else {
            None
        };
        if negative && hours == 0 && minutes.unwrap_or(0) == 0 {
            return self.fail_from(start, "a time zone offset of minus zero", "write `Z`");
        }
        Ok(Zone::Shift {
            negative,
            hours,
            minutes,
        })
    }

    fn clock(&mut self, name: &str, most: u8) -> Read<u8> {
        let start = self.at;
        let mut number = 0;
        for _ in 0..2 {
            let Some(digit @ b'0'..=b'9') = self.peek() else {
                return self.fail(&format!("an incomplete {name}"), "write two digits");
            };
            number = number * 10 + (digit - b'0');
            self.at += 1;
        }
        if number > most {
            return self.fail_from(
                start,
                &format!("{number} is not a valid {name}"),
                &format!("write 00 to {most}"),
            );
        }
        Ok(number)
    }

    fn colon(&mut self) -> Read<()> {
        if self.eat(b':') {
            Ok(())
        } else {
            self.fail("an unfinished time of day", "write `:` and two digits")
        }
    }
}

/// The number written by the digits, saturating; 0 if there are none.
fn saturating(digits: &str) -> i64 {
    digits.bytes().fold(0_i64, |number, digit| {
        number.saturating_mul(10).saturating_add(i64::from(digit - b'0'))
    })
}
