//! Declared breaks: when the level may jump and how far, in days and in decimal years.

use chrono::NaiveDate;

use super::super::year;
use crate::model::Direction;

/// A declared time at which the level may jump.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Break {
    /// The first day on which it may.
    pub from: NaiveDate,
    /// The last day on which it may; equal to `from` if the day is known. The jump is spread evenly from `from` to the end of `to`, since the middle of a
    /// year is no more likely than any other day.
    pub to: NaiveDate,
    /// Standard deviation of the jump on the working scale, above 0: 0.7 allows for a doubling or halving. Of a jump in one direction, that of the whole
    /// normal distribution of which only this half is possible.
    pub sd: f64,
    /// Which way the level may jump.
    pub direction: Direction,
}

/// Of a normal distribution, two values in three are nearer the middle than this many standard deviations. (The same holds of either half.)
const TWO_IN_THREE: f64 = 0.967_421_566_101_701;

impl Break {
    /// A break with a typical factor above 1, on an amount or on the odds of a share. Two jumps in three are smaller.
    #[must_use]
    pub fn by_factor(from: NaiveDate, to: NaiveDate, factor: f64, direction: Direction) -> Self {
        let size = libm::log(factor);
        Self {
            from,
            to,
            sd: match direction {
                Direction::Either => size,
                Direction::Down | Direction::Up => size / TWO_IN_THREE,
            },
            direction,
        }
    }

    /// The typical factor of the jump, without the rounding error of its logarithm.
    pub(crate) fn factor(&self) -> f64 {
        let size = match self.direction {
            Direction::Either => self.sd,
            Direction::Down | Direction::Up => self.sd * TWO_IN_THREE,
        };
        (libm::exp(size) * 1e6).round() / 1e6
    }

    pub(crate) fn is_sound(&self) -> bool {
        self.from <= self.to && self.sd.is_finite() && self.sd > 0.0
    }

    /// The last day before the jump can have begun, and the first by which it is done.
    pub(crate) fn edges(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let done = if self.from == self.to {
            Some(self.to)
        } else {
            self.to.succ_opt()
        };
        self.from.pred_opt().into_iter().chain(done)
    }

    /// The jump in decimal years.
    pub(crate) fn jump(&self) -> Jump {
        let from = year::settled(year::decimal(self.from));
        let to = if self.from == self.to {
            from
        } else {
            year::settled(year::decimal_end(self.to))
        };
        Jump {
            from,
            to,
            sd: self.sd,
            direction: self.direction,
        }
    }
}

/// A break in decimal years.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Jump {
    pub from: f64,
    /// Equal to `from` if the level may jump only at that moment.
    pub to: f64,
    pub sd: f64,
    pub direction: Direction,
}

/// Just before a moment, in decimal years: about nine hours, in which a level hardly moves.
const BEFORE: f64 = 1e-3;

impl Jump {
    /// For a jump in one direction, when it begins and ends: between these the level moves that way only.
    pub(crate) fn bounds(&self) -> Option<(f64, f64)> {
        let one_way = self.direction != Direction::Either;
        let from = if self.to > self.from {
            self.from
        } else {
            self.from - BEFORE
        };
        one_way.then_some((from, self.to))
    }

    /// The part of its variance between two times: after `start`, up to and including `end`.
    pub(crate) fn variance(&self, start: f64, end: f64) -> f64 {
        let length = self.to - self.from;
        let part = if length > 0.0 {
            (end.min(self.to) - start.max(self.from)).max(0.0) / length
        } else {
            f64::from(start < self.from && self.from <= end)
        };
        self.sd * self.sd * part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_variance_of_a_break_is_spread_over_its_days_and_none_is_lost() {
        let year = Break {
            from: day(2016, 1, 1),
            to: day(2016, 12, 31),
            sd: 0.6,
            direction: Direction::Either,
        };
        let jump = year.jump();
        let part = |start, end| jump.variance(start, end) / 0.36;
        let cuts = [2014.0, 2015.9, 2016.2, 2016.25, 2016.8, 2018.0];
        let parts: Vec<f64> = cuts.windows(2).map(|cut| part(cut[0], cut[1])).collect();
        for (found, expected) in parts.iter().zip([0.0, 0.2, 0.05, 0.55, 0.2]) {
            assert!((found - expected).abs() < 1e-12, "{parts:?}");
        }
        assert!((parts.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_day_falls_in_the_step_that_ends_with_it() {
        let jump = Break {
            from: day(2016, 1, 1),
            to: day(2016, 1, 1),
            sd: 2.0,
            direction: Direction::Either,
        }
        .jump();
        assert!((jump.variance(2015.0, 2016.0) - 4.0).abs() < 1e-12);
        assert!(jump.variance(2016.0, 2017.0).abs() < 1e-12);
    }
}
