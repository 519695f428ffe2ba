//! Numbers in digits and words: `2.3`, `twenty-five`, `half a million`, `several thousand`. No units, no hedges.

use crate::language::ReadError;

use super::decimal::{Decimal, Ratio};
use super::figure::Group;
use super::meaning::Meaning;
use super::parser::Parser;
use super::reason::{self, refusal};
use super::scan::Kind;
use super::tail::are_people;
use crate::model::{Hedge, Sizes};

/// A number, or for a size in words its two ends.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something else of how the number was written"
)]
pub(super) struct Number {
    pub(super) low: Ratio,
    pub(super) high: Ratio,
    /// Whether it is a size in words.
    pub(super) vague: bool,
    /// Whether that is a bare plural, so that two of it are the least: "tens of thousands".
    pub(super) plural: bool,
    /// Whether it is a part of one, and so a share unless a unit follows.
    pub(super) fraction: bool,
    /// Powers of ten said after the figure, all together and the last alone: "hundred thousand" is 5 and 3.
    pub(super) scales: [i32; 2],
    /// Whether "hundred" is the last word of its figure.
    pub(super) hundred: bool,
    /// The dozens or scores that it was told in; 1 where in neither.
    pub(super) times: u8,
    /// Its digits where it is nothing but digits, else 0.
    pub(super) bare_digits: u8,
    /// Whether its decimals could be thousands, and no scale says that they are none.
    pub(super) either: bool,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Parser<'_> {
    /// Reads a number, if one begins here.
    pub(super) fn number(&mut self) -> Result<Option<Number>, ReadError> {
        let start = self.here().start;
        let number = match self.meaning(self.at) {
            Some(Meaning::Several) => {
                self.at += 1;
                let (low, high) = self.options.sizes.several;
                Some(self.size(low, high, 0))
            }
            Some(Meaning::Size(low, high, exponent)) => {
                self.at += 1;
                let (least, most) = self.set(low, high);
                Some(Number {
                    plural: (low, high) == (1, 10),
                    ..self.size(least, most, exponent.into())
                })
            }
            Some(Meaning::Digits(more)) => {
                self.at += 1;
                Some(self.size(1, 10, more.into()))
            }
            Some(Meaning::Couple) => {
                self.at += 1;
                self.hedges.add(Hedge::About);
                let mut two = Group::of(Ratio::from(Decimal::whole(2)));
                self.hundreds(&mut two)?;
                self.sum(Some(two))?
            }
            Some(Meaning::Third(low, high)) => self.third_of_size(low, high),
            _ => self
                .whole_size()
                .map_or_else(|| self.sum(None), |size| Ok(Some(size)))?,
        };
        let number = number.map(|number| self.decade_of(number)).transpose()?;
        Ok(number.map(|number| {
            let number = Number {
                start,
                end: self.last_end(),
                ..number
            };
            self.note(
                number.start,
                number.end,
                if number.vague { "magnitude" } else { "number" },
                || describe(&number),
            );
            number
        }))
    }

    /// The rest of `several thousand`, `tens of thousands`, `a few dozen`, whose first word says `low` to `high`.
    fn size(&mut self, mut low: u8, mut high: u8, mut exponent: i32) -> Number {
        loop {
            let of = usize::from(matches!(self.meaning(self.at), Some(Meaning::Of)));
            match self.meaning(self.at + of) {
                Some(Meaning::Hundred) => exponent += 2,
                Some(Meaning::Scale(more) | Meaning::Size(1, 10, more)) => exponent += i32::from(more),
                Some(Meaning::Size(least, most, _)) if exponent == 0 => (low, high) = self.set(least, most),
                Some(Meaning::Times(12)) if exponent == 0 => (low, high) = self.options.sizes.dozens,
                Some(Meaning::Times(20)) if exponent == 0 => (low, high) = self.options.sizes.scores,
                _ => break,
            }
            self.at += of + 1;
        }
        size(low, high, exponent)
    }

    /// The range of a size in the table as the options set it.
    fn set(&self, low: u8, high: u8) -> (u8, u8) {
        let (usual, own) = (Sizes::default(), self.options.sizes);
        [
            (usual.dozens, own.dozens),
            (usual.scores, own.scores),
            (usual.plural, own.plural),
        ]
        .into_iter()
        .find(|(usual, _)| *usual == (low, high))
        .map_or((low, high), |(_, own)| own)
    }

    /// `100s`, `six-figure`: a size that is told by the number of its digits. `1990s` is none, and refused as a number.
    fn whole_size(&mut self) -> Option<Number> {
        if let Some((exponent, next)) = self.figures(self.at) {
            self.at = next;
            return Some(size(1, 10, exponent));
        }
        let Kind::Numeral(numeral) = self.here().kind else {
            return None;
        };
        let ending = self.token(self.at + 1);
        if !(ending.glued && self.words(ending).eq_ignore_ascii_case("s")) {
            return None;
        }
        let value = numeral.value().as_whole()?;
        let exponent = (1..=12).find(|exponent| 10_i128.pow(*exponent) == value)?;
        self.at += 2;
        Some(Number {
            plural: true,
            ..self.size(1, 10, i32::try_from(exponent).ok()?)
        })
    }

    /// The power of ten of `six-figure`, `6 figures`, and where it ends; "two figures" may be people.
    fn figures(&self, at: usize) -> Option<(i32, usize)> {
        const MOST_PEOPLE: i32 = 3;
        let word = self.past_hyphen(at + 1);
        if !matches!(self.meaning(word), Some(Meaning::Figures)) {
            return None;
        }
        let count = match self.token(at).kind {
            Kind::Known(Meaning::Small(count)) => i32::from(count),
            Kind::Numeral(numeral) if numeral.bare_digits > 0 => i32::try_from(numeral.value().as_whole()?).ok()?,
            _ => return None,
        };
        let joined = word > at + 1 || !self.words(self.token(word)).ends_with(['s', 'S']);
        let told = joined || count > MOST_PEOPLE;
        (told && (2..=15).contains(&count)).then_some((count - 1, word + 1))
    }

    /// `low thousands`, `mid-six figures`: a third of a size.
    fn third_of_size(&mut self, low: u8, high: u8) -> Option<Number> {
        let next = self.past_hyphen(self.at + 1);
        if let Some((exponent, end)) = self.figures(next) {
            self.at = end;
            return Some(size(low, high, exponent));
        }
        let Some(Meaning::Size(1, 10, exponent @ 1..) | Meaning::Digits(exponent @ 1..)) = self.meaning(next) else {
            return None;
        };
        self.at = next + 1;
        Some(self.size(low, high, exponent.into()))
    }

    /// Whether `low`, `mid` or `high` stand before a size here.
    pub(super) fn is_third_of_size(&self, at: usize) -> bool {
        let next = self.past_hyphen(at + 1);
        matches!(self.meaning(at), Some(Meaning::Third(..)))
            && (matches!(
                self.meaning(next),
                Some(Meaning::Size(1, 10, 1..) | Meaning::Digits(1..))
            ) || self.figures(next).is_some())
    }

    /// The range of `forty-something`, whose number has been read.
    fn decade_of(&mut self, number: Number) -> Result<Number, ReadError> {
        if !self.goes_on() {
            return Ok(number);
        }
        let next = self.past_hyphen(self.at);
        if !matches!(self.meaning(next), Some(Meaning::Something)) || number.vague || number.fraction {
            return Ok(number);
        }
        let token = *self.token(next);
        let mut step: i128 = 1;
        let value = number.low.as_whole().unwrap_or_default();
        while let Some(next) = step.checked_mul(10).filter(|next| value > 0 && value % next == 0) {
            step = next;
        }
        if step == 1 {
            return Err(refusal(number.start, token.end, reason::NOT_ROUND));
        }
        self.at = next + 1;
        let high = self.within(number.low.plus(Ratio::from(Decimal::whole(step - 1))))?;
        Ok(Number {
            high,
            bare_digits: 0,
            ..number
        })
    }

    /// One or more terms: `two million three hundred thousand and five`.
    fn sum(&mut self, first: Option<Group>) -> Result<Option<Number>, ReadError> {
        let group = match first {
            Some(group) => group,
            None => match self.group(true)? {
                Some(group) => group,
                None => return Ok(None),
            },
        };
        let (hundred, times, either) = (group.hundred, group.times, group.either);
        let mut bare_digits = group.bare_digits;
        let mut fraction = group.fraction;
        let (mut all, mut last) = if self.goes_on() { self.scales() } else { (0, 0) };
        let mut total = group.value.shifted(all);
        if all > 0 {
            (bare_digits, fraction) = (0, false);
        }
        let mut limit = all;
        while limit > 0 {
            let back = self.at;
            let comma = matches!(self.meaning(self.at), Some(Meaning::Comma));
            self.at += usize::from(comma);
            self.skip_and();
            if let Some(part) = self.fraction_of_one(back)? {
                total = self.within(total.plus(part.shifted(last)))?;
                break;
            }
            let term_start = self.here().start;
            let Some(term) = self.group(false)? else {
                self.at = back;
                break;
            };
            let (scale, term_last) = self.scales();
            // "Mil doscientos millones" are a thousand and two hundred million.
            if scale > limit && limit == 3 && self.token(back).start == term_start {
                total = self.within(total.plus(term.value))?;
                total = total.shifted(scale);
                (limit, all, last) = (scale, scale, term_last);
                continue;
            }
            let goes_on = limit == 3
                && term.bare_digits == 3
                && self.token(back).start == term_start
                && self.options.language.goes_on_in_digits();
            let lone = scale == 0
                && !goes_on
                && (term.bare_digits > 0 || (comma && term.value.to_f64().is_none_or(|value| value < 100.0)));
            let fits = term
                .value
                .shifted(scale)
                .to_f64()
                .is_some_and(|size| size < 10_f64.powi(limit));
            if !fits || term.fraction || scale >= limit || lone {
                self.at = back;
                break;
            }
            total = self.within(total.plus(term.value.shifted(scale)))?;
            (limit, all, last) = (scale, scale, term_last);
        }
        // "A hundred trillionths", "one hundred and two fifths"; a lone figure has looked for its parts itself.
        if self.goes_on()
            && let (false, Some(count)) = (fraction, total.as_whole())
            && let Some((under, end)) = self.parts(count.saturating_add(1))
        {
            self.at = end;
            total = self.within(total.divided(Ratio::from(Decimal::whole(under.into()))))?;
            (fraction, bare_digits) = (true, 0);
        }
        Ok(Some(Number {
            low: total,
            high: total,
            vague: false,
            plural: false,
            fraction,
            scales: [all, last],
            hundred,
            times,
            bare_digits,
            either: either && all == 0,
            start: 0,
            end: 0,
        }))
    }

    /// Powers of ten after a figure: all together, and the last alone.
    fn scales(&mut self) -> (i32, i32) {
        let (mut all, mut last) = (0, 0);
        loop {
            let next = self.past_hyphen(self.at);
            last = match self.meaning(next) {
                Some(Meaning::Scale(exponent) | Meaning::Size(1, 10, exponent @ 3..)) => exponent.into(),
                Some(Meaning::Letter(exponent, unit)) if self.is_scale_letter(next, unit.is_some()) => exponent.into(),
                _ => return (all, last),
            };
            all += last;
            self.at = next + 1;
        }
    }

    /// Whether a letter is a power of ten and not a unit: "5m", "$5 m", "5 M", "5 m tonnes"; but "5 m", "2t".
    pub(super) fn is_scale_letter(&self, at: usize, may_be_unit: bool) -> bool {
        let token = *self.token(at);
        let after = self.token(at + 1);
        if self.money_before || !may_be_unit {
            return true;
        }
        let letter = self.words(&token);
        let unit_follows = matches!(
            self.meaning(at + 1),
            Some(Meaning::Unit(_) | Meaning::Money(_) | Meaning::Dollar | Meaning::Pound)
        ) || matches!(after.kind, Kind::Currency(_))
            || (matches!(after.kind, Kind::Unknown) && are_people(self.words(after)));
        unit_follows || letter == "M" || (letter == "m" && token.glued && !self.is_metres(at))
    }
}

impl Number {
    /// Multiplies it by a power of ten that the phrase says beside it.
    pub(super) fn scale(&mut self, power: i32) {
        if power > 0 {
            // A size ends one short of the next, in ones.
            let end = self.high.plus(Ratio::ONE).filter(|_| self.vague);
            let high = end.and_then(|end| end.shifted(power).plus(Ratio::ONE.negated()));
            (self.low, self.high) = (self.low.shifted(power), high.unwrap_or(self.high.shifted(power)));
            self.scales = [self.scales[0] + power, power];
            (self.bare_digits, self.either) = (0, false);
        }
    }

    /// Whether it is a range of its own: "forty-something".
    pub(super) fn is_range(&self) -> bool {
        !self.vague && self.low != self.high
    }
}

/// The size from `low` to just below `high`, times a power of ten.
pub(super) fn size(low: u8, high: u8, exponent: i32) -> Number {
    let end = |factor: u8| Decimal::whole(factor.into()).shifted(exponent);
    // Beyond 10^34 a whole number below the next factor cannot be held, and nobody says such sizes.
    let below = end(high).plus(Decimal::whole(-1)).unwrap_or(end(high));
    Number {
        low: Ratio::from(end(low)),
        high: Ratio::from(below),
        vague: true,
        plural: false,
        fraction: false,
        scales: [exponent, exponent],
        hundred: false,
        times: 1,
        bare_digits: 0,
        either: false,
        start: 0,
        end: 0,
    }
}

fn describe(number: &Number) -> String {
    let show = |ratio: Ratio| ratio.to_f64().map_or_else(|| "?".into(), |value| value.to_string());
    if number.vague {
        format!("{} to {}", show(number.low), show(number.high))
    } else {
        show(number.low)
    }
}
