//! One date written with two years, and several written as alternatives: `5 Feb 1699/1700`, `17/08/1943/1944`, `(a) 1964, (b) 1966`.

use chrono::{Datelike, NaiveDate};

use super::parser::Parser;
use super::partial::{Base, Partial};
use super::stretch::Stretch;
use super::words::Word;

/// The last year that began on 25 March, in England and its colonies: days before it bore two years.
const LAST_OLD_YEAR: i32 = 1751;

impl Parser<'_> {
    /// `5 Feb 1699/1700`: a day before 25 March is of the second year, New Style.
    pub(super) fn double_dating(&mut self, partial: &mut Partial) {
        let Some((year, following)) = self.second_year(partial) else {
            return;
        };
        let month = match partial.base {
            Base::Day(month, _) | Base::Month(month) => u32::from(month),
            Base::Run((Stretch::Day(day), Stretch::Day(_))) => day.month(),
            _ => return,
        };
        if following != year + 1 || month > 3 || year > LAST_OLD_YEAR {
            return;
        }
        let Some(of_following) = with_year(*partial, following) else {
            return;
        };
        *partial = of_following;
        self.at += 2;
        let (start, end) = self.span(self.at - 3);
        let what = format!("two years, since the old one ended on 24 March: read as {following}, New Style");
        self.warn_at(start, end, what);
    }

    /// The same day or month in the second year that is written: `17/08/1943/1944`.
    pub(super) fn other_year(&mut self, partial: &Partial) -> Option<Partial> {
        if !matches!(
            partial.base,
            Base::Day(..) | Base::Month(_) | Base::Run((Stretch::Day(_), Stretch::Day(_)))
        ) {
            return None;
        }
        let (_, other) = self.second_year(partial)?;
        let other = with_year(*partial, other)?;
        self.at += 2;
        Some(other)
    }

    /// The year of a date, and the one after a slash that adjoins it.
    fn second_year(&self, partial: &Partial) -> Option<(i32, i32)> {
        if self.word() != Some(Word::Slash) || !self.is_joined(self.at) {
            return None;
        }
        let year = match partial.base {
            Base::Day(..) | Base::Month(_) => partial.year?,
            Base::Run((Stretch::Day(day), Stretch::Day(_))) => day.year(),
            _ => return None,
        };
        let Some(Word::Number { value, digits }) = self.word_at(self.at + 1) else {
            return None;
        };
        let value = i32::try_from(value).ok()?;
        let second = match digits {
            4 => value,
            1 | 2 => Some(year + 1).filter(|next| next.rem_euclid(if digits == 1 { 10 } else { 100 }) == value)?,
            _ => return None,
        };
        Some((year, second))
    }

    /// Drops `(a)`, `(b)` and so on before the dates of a list, of which one is then meant.
    pub(super) fn drop_letters(&mut self) {
        let is_sign = |place: usize| {
            self.word_at(place + 1) == Some(Word::Close)
                && self.text_at(place).len() == 1
                && place
                    .checked_sub(1)
                    .is_none_or(|before| matches!(self.word_at(before), Some(Word::Open | Word::Comma | Word::Or)))
        };
        let signs: Vec<usize> = (0..self.tokens.len()).filter(|place| is_sign(*place)).collect();
        let letters: Vec<u8> = signs
            .iter()
            .filter_map(|place| self.text_at(*place).bytes().next())
            .collect();
        let in_order = letters.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        let begins =
            matches!(letters.first(), Some(b'a' | b'A' | b'1')) && signs.first().is_some_and(|place| *place <= 1);
        if letters.len() < 2 || !in_order || !begins {
            return;
        }
        for place in signs.iter().rev() {
            let opened = place
                .checked_sub(1)
                .filter(|before| self.word_at(*before) == Some(Word::Open));
            self.tokens.drain(opened.unwrap_or(*place)..*place + 2);
        }
        self.lettered = true;
        let end = self.text.len();
        self.warn_at(0, end, "lettered or numbered alternatives: read as one of them".into());
    }
}

fn with_year(partial: Partial, year: i32) -> Option<Partial> {
    Some(match partial.base {
        Base::Run((Stretch::Day(day), Stretch::Day(_))) => {
            let day = Stretch::Day(NaiveDate::from_ymd_opt(year, day.month(), day.day())?);
            Partial {
                base: Base::Run((day, day)),
                ..partial
            }
        }
        _ => Partial {
            year: Some(year),
            ..partial
        },
    })
}
