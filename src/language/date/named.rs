//! Dates that begin with a name: a month, a weekday, a quarter's sign, a fiscal year.

use super::convention;
use super::parser::{Parser, Read, Stop};
use super::partial::{Base, Partial};
use super::prose::relative;
use super::stretch::Stretch;
use super::words::{Unit, Word};

impl Parser<'_> {
    /// `May`, `May 5`, `May 5, 2018`, `May 2018`.
    pub(super) fn month_led(&mut self, month: u8) -> Read<Partial> {
        self.at += 1;
        let back = self.at;
        let joined = matches!(self.word(), Some(Word::Dash | Word::Slash)) && self.is_joined(self.at);
        if joined || self.word() == Some(Word::The) {
            self.at += 1;
        }
        if let Some(partial) = self.in_words_and_digits(month, back - 1)? {
            return Ok(partial);
        }
        if let Some((year, words)) = self.spelled_year(self.at) {
            self.at += words;
            return Ok(Partial::new(Base::Month(month), Some(year)));
        }
        let day = match self.word() {
            Some(Word::Number { .. }) if matches!(self.word_at(self.at + 1), Some(Word::Era { .. })) => None,
            // `Aug 96`
            Some(Word::Number {
                value: value @ 32..=99,
                digits: 2,
            }) if self.at + 1 == self.tokens.len() => {
                self.at += 1;
                let year = self.short_year(value, self.at - 1);
                return Ok(Partial::new(Base::Month(month), Some(year)));
            }
            Some(Word::Number { value, digits: 1 | 2 }) => u8::try_from(value).ok(),
            Some(Word::Ordinal(number) | Word::Cardinal(number @ 1..=31)) => Some(number),
            _ => None,
        };
        if let Some(day) = day {
            self.at += 1;
            self.skip_time_of_day();
            let year = self.trailing_year()?;
            // `Apr-19`
            let begins = back < 2
                || !matches!(
                    self.word_at(back - 2),
                    Some(Word::Dash | Word::Slash | Word::Number { .. })
                );
            if joined
                && begins
                && (1..=31).contains(&day)
                && year.is_none()
                && self.at == self.tokens.len()
                && self.text_at(back) == "-"
            {
                let what =
                    format!("read as day {day} of the month; spreadsheets write a month of 20{day:02} like that");
                self.warn(back - 1, &what);
            }
            return Ok(Partial::new(Base::Day(month, day), year));
        }
        self.at = back;
        let year = self.trailing_year()?;
        Ok(Partial::new(Base::Month(month), year))
    }

    /// A weekday, alone or before its date.
    pub(super) fn weekday_led(&mut self, weekday: u8) -> Read<Partial> {
        let back = self.at;
        self.at += 1;
        self.skip_time_of_day();
        while matches!(self.word(), Some(Word::Comma | Word::The | Word::On | Word::Open)) {
            self.at += 1;
        }
        let dated = match self.word() {
            Some(Word::Month(_) | Word::Ordinal(_)) => true,
            Some(Word::Cardinal(_)) => matches!(self.word_at(self.at + 1), Some(Word::Month(_) | Word::Of)),
            Some(Word::Number { digits, .. }) => digits <= 2 || self.word_at(self.at + 1) == Some(Word::Dash),
            _ => false,
        };
        if dated {
            let mut partial = self.base()?;
            partial.weekday = Some(weekday);
            return Ok(partial);
        }
        self.at = back + 1;
        let of = self.at;
        while matches!(self.word(), Some(Word::Of | Word::The | Word::From)) {
            self.at += 1;
        }
        let last_week = match (self.word(), self.word_at(self.at + 1)) {
            (Some(Word::Last), Some(Word::Unit(Unit::Week))) | (Some(Word::Unit(Unit::Week)), Some(Word::Last)) => {
                Some(-1)
            }
            (Some(Word::This), Some(Word::Unit(Unit::Week))) => Some(0),
            (Some(Word::Next), Some(Word::Unit(Unit::Week))) | (Some(Word::Unit(Unit::Week)), Some(Word::Next)) => {
                Some(1)
            }
            _ => None,
        };
        self.at = if last_week.is_some() { self.at + 2 } else { of };
        let reference = self.reference(back)?;
        let run = match last_week {
            Some(weeks) => relative::weekday_of_week(reference, weekday, weeks),
            None if self.options.ahead => relative::weekday_after(reference, weekday),
            None => relative::weekday_up_to(reference, weekday),
        };
        let run = run.ok_or_else(|| self.beyond_calendar(back))?;
        Ok(Partial {
            weekday: Some(weekday),
            ..Partial::run(run)
        })
    }

    /// `Q3 2016`, `H1 2016`, `3Q16`.
    pub(super) fn signed_part(&mut self) -> Read<Partial> {
        let first = self.at;
        let ((
            Some(Word::Number {
                value: number,
                digits: 1,
            }),
            sign,
        )
        | (
            sign,
            Some(Word::Number {
                value: number,
                digits: 1,
            }),
        )) = (self.word(), self.word_at(first + 1))
        else {
            return Err(Stop::Here(first));
        };
        let code = match (sign, number) {
            (Some(Word::QuarterSign), 1..=4) => 32 + number,
            (Some(Word::HalfSign), 1 | 2) => 39 + number,
            _ => return Err(Stop::Here(first)),
        };
        let code = u8::try_from(code).map_err(|_| Stop::Here(first))?;
        self.at += 2;
        let year = match self.word() {
            Some(Word::Number { value, digits: 2 }) => {
                self.at += 1;
                Some(self.short_year(value, first))
            }
            _ => self.trailing_year()?,
        };
        self.of_fiscal_year(code, year)
    }

    /// A quarter or half of the year, or of the fiscal year that is named after it: `Q1 FY2015`.
    pub(super) fn of_fiscal_year(&mut self, code: u8, year: Option<i32>) -> Read<Partial> {
        let back = self.at;
        while matches!(
            self.word(),
            Some(Word::Of | Word::The | Word::In | Word::Comma | Word::American)
        ) {
            self.at += 1;
        }
        if year.is_some() || self.word() != Some(Word::Fiscal) {
            self.at = back;
            return Ok(Partial::new(Base::Code(code), year));
        }
        self.at += 1;
        let fiscal = self.fiscal()?;
        match (fiscal.base, fiscal.year) {
            (Base::Fiscal, Some(year)) => convention::fiscal_part(year, code)
                .map(Partial::run)
                .ok_or_else(|| self.beyond_calendar(back)),
            _ => Err(Stop::Here(back)),
        }
    }

    /// `FY2015`, `fiscal year 2015`.
    pub(super) fn fiscal(&mut self) -> Read<Partial> {
        let first = self.at;
        while matches!(self.word(), Some(Word::Unit(Unit::Year) | Word::Dash)) {
            self.at += 1;
        }
        if let (Some(Word::Number { value, digits: 2 }), false) = (self.word(), self.following_is_year_sign()) {
            self.at += 1;
            let year = self.short_year(value, first);
            return match self.part_of_year(year)? {
                Some(part) => Self::part_of_fiscal(part, first),
                None => Ok(Partial::new(Base::Fiscal, Some(year))),
            };
        }
        // `fiscal Q1 2015`
        if matches!(self.word(), Some(Word::QuarterSign | Word::HalfSign)) {
            let part = self.signed_part()?;
            return Self::part_of_fiscal(part, first);
        }
        let mut partial = self.year_led(true)?;
        match (partial.base, partial.year) {
            (Base::Year, _) => partial.base = Base::Fiscal,
            // `FY2015 Q1`
            (Base::Code(_), _) => return Self::part_of_fiscal(partial, first),
            (Base::Throughout(..), _) => self.warn_of_fiscal_years(first),
            _ => return Err(Stop::Here(first)),
        }
        Ok(partial)
    }

    fn part_of_fiscal(part: Partial, first: usize) -> Read<Partial> {
        match (part.base, part.year) {
            (Base::Code(code), Some(year)) => convention::fiscal_part(year, code)
                .map(Partial::run)
                .ok_or(Stop::Here(first)),
            _ => Err(Stop::Here(first)),
        }
    }

    pub(super) fn warn_of_fiscal_years(&mut self, first: usize) {
        self.warn(
            first,
            "a fiscal year over two calendar years, whose months are not given",
        );
    }

    fn following_is_year_sign(&self) -> bool {
        matches!(self.word_at(self.at + 1), Some(Word::Number { digits: 4, .. }))
    }

    /// What follows a day of the month: its month and year, or nothing yet.
    pub(super) fn day_led(&mut self, day: u8, ordinal: bool) -> Read<Partial> {
        let back = self.at;
        while matches!(
            self.word(),
            Some(Word::Of | Word::The | Word::In | Word::Unit(Unit::Day))
        ) || matches!(self.word(), Some(Word::Dash | Word::Slash))
            && matches!(self.word_at(self.at + 1), Some(Word::Month(_)))
            && self.is_joined(self.at)
        {
            self.at += 1;
        }
        match (self.word(), self.word_at(self.at + 1)) {
            (Some(Word::Month(month)), _) => {
                self.at += 1;
                // `03-May-98`, but `8 July–26 August`
                let sign = self.word();
                let joined = matches!(sign, Some(Word::Dash | Word::Slash))
                    && self.is_joined(self.at)
                    && (self.word_at(self.at - 2) == sign
                        || !matches!(self.word_at(self.at + 2), Some(Word::Month(_))));
                let year = match self.word_at(self.at + usize::from(joined)) {
                    Some(Word::Number { value, digits: 2 }) if self.is_short_year(joined) => {
                        self.at += 1 + usize::from(joined);
                        Some(self.short_year(value, self.at - 1))
                    }
                    Some(Word::Number { digits: 4, .. }) if joined => {
                        self.at += 1;
                        self.trailing_year()?
                    }
                    _ => self.trailing_year()?,
                };
                return Ok(Partial::new(Base::Day(month, day), year));
            }
            // `15th of last month`, `4 to 22 this month`.
            (Some(word @ (Word::Last | Word::This | Word::Next)), Some(Word::Unit(Unit::Month))) => {
                let reference = self.reference(self.at)?;
                self.at += 2;
                let offset = match word {
                    Word::Last => -1,
                    Word::This => 0,
                    _ => 1,
                };
                if let Some((Stretch::Month(year, month), _)) = convention::unit(reference, Unit::Month, offset) {
                    return Ok(Partial::new(Base::Day(month, day), Some(year)));
                }
            }
            _ => {}
        }
        self.at = back;
        let year = self.trailing_year()?;
        Ok(Partial::new(
            if ordinal { Base::Ordinal(day) } else { Base::Number(day) },
            year,
        ))
    }

    /// Whether two digits after a month are its year: `3 May 98`, `03-May-98`, but not `3 May 10 June`.
    fn is_short_year(&self, joined: bool) -> bool {
        joined || self.at + 1 == self.tokens.len() || self.word_at(self.at + 1) == Some(Word::Comma)
    }
}
