//! Dates that begin with a number: years, decades, `2018-08-03`, `2014-15`.

use chrono::Datelike;

use super::convention;
use super::era::year_in;
use super::parser::{Parser, Read, Stop};
use super::partial::{Base, Partial};
use super::stretch::Stretch;
use super::words::{Unit, Word};

/// Four-digit numbers that are read as years in prose without further sign.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1000..=2999;

impl Parser<'_> {
    /// A date that begins with a number in digits.
    pub(super) fn number_led(&mut self) -> Read<Partial> {
        let Some(Word::Number { value, digits }) = self.word() else {
            return Err(Stop::Here(self.at));
        };
        // `500-300 BC`, `between 300 and 250 BC`
        if let Some(era) = self.era_of_next() {
            let year = year_in(era, value).ok_or(Stop::Here(self.at))?;
            self.at += 1;
            return Ok(Partial::new(Base::Year, Some(year)));
        }
        // `7000 years BP`
        let unit = usize::from(self.word_at(self.at + 1) == Some(Word::Unit(Unit::Year)));
        if self.word_at(self.at + 1 + unit) == Some(Word::BeforePresent) {
            let year = year_in(Word::BeforePresent, value).ok_or(Stop::Here(self.at))?;
            self.at += 2 + unit;
            self.warn(
                self.at - 2 - unit,
                "before the present, counted from 1950; it may be uncalibrated",
            );
            return Ok(Partial::new(Base::Year, Some(year)));
        }
        // `541–542`
        if let (3, Some(Word::Dash), Some(Word::Number { value: last, digits: 3 })) =
            (digits, self.word_at(self.at + 1), self.word_at(self.at + 2))
            && self.at + 3 == self.tokens.len()
            && value < last
            && let (Ok(from), Ok(to)) = (i32::try_from(value), i32::try_from(last))
        {
            let first = self.at;
            self.at += 3;
            self.warn(first, "numbers of three digits: read as years");
            return Ok(Partial::new(
                Base::Throughout(Stretch::Year(from), Stretch::Year(to)),
                None,
            ));
        }
        // `1Q16`
        if matches!(self.word_at(self.at + 1), Some(Word::QuarterSign | Word::HalfSign)) && digits == 1 {
            return self.signed_part();
        }
        if digits <= 2 {
            if let Some(partial) = self.slashed()? {
                return Ok(partial);
            }
            if !matches!(self.word_at(self.at + 1), Some(Word::Era { .. })) {
                self.at += 1;
                return match u8::try_from(value) {
                    Ok(day) => self.day_led(day, false),
                    Err(_) => Err(Stop::Here(self.at - 1)),
                };
            }
        }
        self.year_led(false)
    }

    /// A year, and what may follow one; `named` where a word says that it is a year.
    pub(super) fn year_led(&mut self, named: bool) -> Read<Partial> {
        let first = self.at;
        let Some(Word::Number { value, digits }) = self.word() else {
            let spelled = self.spelled_year(first);
            let any = spelled.or_else(|| {
                self.spelled(first)
                    .and_then(|(year, words)| Some((i32::try_from(year).ok()?, words)))
            });
            return match any {
                Some((year, words)) if named => {
                    self.at += words;
                    Ok(Partial::new(Base::Year, Some(year)))
                }
                _ => Err(Stop::Here(first)),
            };
        };
        let year = i32::try_from(value).map_err(|_| Stop::Here(first))?;
        self.at += 1;
        if let Some(Word::Era { before }) = self.word() {
            self.at += 1;
            return Ok(Partial::new(Base::Year, Some(if before { 1 - year } else { year })));
        }
        let known = digits == 4 && YEARS.contains(&value) || named && digits <= 4;
        if !known {
            return Err(Stop::Here(first));
        }
        if let Some(partial) = self.after_year(year)? {
            if let (Base::Throughout(..), Some(Word::Fiscal)) = (partial.base, self.word()) {
                self.at += 1;
                self.warn_of_fiscal_years(first);
            }
            return Ok(partial);
        }
        if self.word() == Some(Word::Fiscal) {
            self.at += 1;
            return Ok(Partial::new(Base::Fiscal, Some(year)));
        }
        let part = self.part_of_year(year)?;
        Ok(part.unwrap_or_else(|| Partial::new(Base::Year, Some(year))))
    }

    /// `-15`, `/16`, `-08-03` right after a year.
    fn after_year(&mut self, year: i32) -> Read<Option<Partial>> {
        let sign = self.word();
        // `2014 - 15` at the end of a phrase, but `2014 - 15 May 2016` is another range.
        let joined = self.is_joined(self.at) || sign != Some(Word::Dot) && self.at + 2 == self.tokens.len();
        if !matches!(sign, Some(Word::Dash | Word::Slash | Word::Dot)) || !joined {
            return Ok(None);
        }
        let (value, digits) = match self.word_at(self.at + 1) {
            Some(Word::Number {
                value,
                digits: digits @ (1 | 2),
            }) => (value, digits),
            Some(Word::Number { value, digits: 4 }) if sign != Some(Word::Dot) && YEARS.contains(&value) => {
                let last = i32::try_from(value).unwrap_or(year);
                self.at += 2;
                return Ok(Some(Partial::new(
                    Base::Throughout(Stretch::Year(year), Stretch::Year(last)),
                    None,
                )));
            }
            _ => return Ok(None),
        };
        if self.word_at(self.at + 2) == sign
            && self.is_joined(self.at + 2)
            && let Some(Word::Number {
                value: day,
                digits: 1..=2,
            }) = self.word_at(self.at + 3)
        {
            let first = self.at - 1;
            self.at += 4;
            // `1994-05-00`
            if day == 0
                && let Ok(month @ 1..=12) = u8::try_from(value)
            {
                self.warn_of_nought(first);
                return Ok(Some(Partial::new(Base::Month(month), Some(year))));
            }
            return self.day(year, value, day, first).map(Some);
        }
        // `c. 1994-00`; but `1999-00` is two years.
        if (value, digits) == (0, 2) && self.text_at(self.at) == "-" && year.rem_euclid(100) != 99 {
            self.at += 2;
            self.warn_of_nought(self.at - 3);
            return Ok(Some(Partial::new(Base::Year, Some(year))));
        }
        let unit = if digits == 2 { 100 } else { 10 };
        let short = i32::try_from(value).unwrap_or(0);
        let mut last = year - year.rem_euclid(unit) + short;
        // `2015-3`, `2015/03`, `2015.12`; an en dash joins years, not year and month.
        let written_for_months = sign == Some(Word::Slash) || self.text_at(self.at) == "-";
        let month = u8::try_from(value).ok().filter(|month| (1..=12).contains(month));
        if let (Some(month), true) = (month, sign == Some(Word::Dot) || written_for_months && last <= year) {
            self.at += 2;
            return Ok(Some(Partial::new(Base::Month(month), Some(year))));
        }
        if sign == Some(Word::Dot) {
            return Ok(None);
        }
        if last <= year {
            // `1999–02` runs over the turn of the century.
            last += unit;
            if last - year > 20 || digits == 1 {
                return Ok(None);
            }
        }
        self.at += 2;
        if written_for_months && sign == Some(Word::Dash) && self.tokens.len() == 3 {
            self.warn_of_slip(year, last, value);
        }
        Ok(Some(Partial::new(
            Base::Throughout(Stretch::Year(year), Stretch::Year(last)),
            None,
        )))
    }

    fn warn_of_nought(&mut self, first: usize) {
        self.warn(first, "00 is no month or day: read as one that is not known");
    }

    /// `2004-13` may be December, and `2001-42`, whose years are not over, a part of a year.
    fn warn_of_slip(&mut self, year: i32, last: i32, written: u32) {
        let today = self.options.reference.map_or(2024, |reference| reference.year());
        let meant = match written {
            13 if last > year + 1 => "a month",
            42.. if last > today => "a season",
            _ => return,
        };
        let what = format!("read as the years from {year} to {last}; it may be a mistake for {meant}");
        self.warn(self.at - 3, &what);
    }

    /// `1990s`, `'90s`, `nineties`, `'98`.
    pub(super) fn decade(&mut self) -> Read<Partial> {
        let first = self.at;
        if self.word() == Some(Word::Apostrophe) {
            self.at += 1;
            if let Some(Word::Number { value, digits: 2 }) = self.word() {
                self.at += 1;
                let year = self.short_year(value, first);
                return Ok(Partial::new(Base::Year, Some(year)));
            }
        }
        let word = self.word();
        self.at += 1;
        let run = match word {
            // `2015's third quarter`
            Some(Word::Plural { value, digits: 4 }) if value % 10 != 0 && YEARS.contains(&value) => {
                let part = self.part_of_year(i32::try_from(value).unwrap_or(0))?;
                return part.ok_or(Stop::Here(first));
            }
            Some(Word::Plural { value, digits: 4 }) if value % 100 == 0 && value < 2000 => {
                convention::century(i32::try_from(value).unwrap_or(0))
            }
            Some(Word::Plural { value, digits: 4 }) if value % 10 == 0 => {
                convention::decade(i32::try_from(value).unwrap_or(0))
            }
            Some(Word::Plural {
                value: value @ 0..=90,
                digits: 2,
            }) if value % 10 == 0 => {
                return Ok(Partial::new(Base::ShortDecade(u8::try_from(value).unwrap_or(0)), None));
            }
            Some(Word::Nineties(tens)) => return Ok(Partial::new(Base::ShortDecade(tens), None)),
            _ => return Err(Stop::Here(first)),
        };
        run.map(Partial::run).ok_or(Stop::Here(first))
    }

    /// The year that follows a month, season or part, with the small words before it.
    pub(super) fn trailing_year(&mut self) -> Read<Option<i32>> {
        let back = self.at;
        if let (true, Some(Word::Number { value, .. })) = (self.is_minus(), self.word_at(self.at + 1)) {
            self.at += 2;
            let year = -i32::try_from(value).unwrap_or(i32::MAX);
            let (start, end) = self.span(back);
            let what = format!(
                "a sign before the year: read as {year}, which is {} BC; for {value} BC write so",
                value + 1
            );
            self.warn_at(start, end, what);
            return Ok(Some(year));
        }
        while matches!(
            self.word(),
            Some(Word::Comma | Word::Of | Word::In | Word::The | Word::Calendar | Word::Dash | Word::Slash)
        ) {
            self.at += 1;
        }
        let separated = self.at > back;
        if matches!(self.word(), Some(Word::Unit(Unit::Year)))
            && matches!(self.word_at(self.at + 1), Some(Word::Number { .. }))
        {
            self.at += 1;
        }
        match (self.word(), self.word_at(self.at + 1)) {
            (Some(Word::Number { value, .. }), Some(Word::Era { before })) => {
                self.at += 2;
                let year = i32::try_from(value).unwrap_or(i32::MAX);
                return Ok(Some(if before { 1 - year } else { year }));
            }
            (Some(Word::Era { before: false }), Some(Word::Number { value, digits: ..=4 })) => {
                self.at += 2;
                return Ok(i32::try_from(value).ok());
            }
            (Some(Word::Number { value, digits: 4 }), _) if YEARS.contains(&value) => {
                self.at += 1;
                return Ok(i32::try_from(value).ok());
            }
            (Some(Word::Cardinal(_) | Word::Hundreds(_) | Word::Power(_)), _) => {
                if let Some((year, words)) = self.spelled_year(self.at) {
                    self.at += words;
                    return Ok(Some(year));
                }
            }
            (Some(Word::Apostrophe), Some(Word::Number { value, digits: 2 })) => {
                self.at += 2;
                return Ok(Some(self.short_year(value, self.at - 2)));
            }
            (Some(word @ (Word::Last | Word::This | Word::Next)), Some(Word::Unit(Unit::Year))) => {
                let first = self.at;
                self.at += 2;
                let offset = match word {
                    Word::Last => -1,
                    Word::This => 0,
                    _ => 1,
                };
                return self.reference(first).map(|reference| Some(reference.year() + offset));
            }
            (Some(Word::Unit(Unit::Year)), next) if separated && !matches!(next, Some(Word::BeforeLast)) => {
                self.at += 1;
                return self.reference(back).map(|reference| Some(reference.year()));
            }
            _ => {}
        }
        self.at = back;
        Ok(None)
    }

    /// `winter 2015-16` and `winter 2015/2016` name the winter that begins in 2015.
    pub(super) fn skip_second_year_of_winter(&mut self, year: Option<i32>) {
        let Some(year) = year else { return };
        if !matches!(self.word(), Some(Word::Dash | Word::Slash)) || !self.is_joined(self.at) {
            return;
        }
        if let Some(Word::Number { value, digits: 2 | 4 }) = self.word_at(self.at + 1) {
            let next = i64::from(year) + 1;
            if i64::from(value) == next || i64::from(value) == next.rem_euclid(100) {
                self.at += 2;
            }
        }
    }

    /// A two-digit year: the last such year that is at most ten years after the reference (or after 2024).
    pub(super) fn short_year(&mut self, value: u32, first: usize) -> i32 {
        let horizon = self
            .options
            .reference
            .map_or(2024, |reference| reference.year())
            .saturating_add(10);
        let short = i32::try_from(value).unwrap_or(0);
        let year = horizon - (horizon - short).rem_euclid(100);
        self.warn(first, &format!("two-digit year: read as {year}"));
        year
    }
}
