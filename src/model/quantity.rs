//! A quantity as a source states it, with its hedge.

use std::borrow::Cow;
use std::fmt;

use super::hedge::Hedge;
use super::interval::Interval;
use super::word::words;

words!(
    /// How a value is stated, which decides which of `low`, `best` and `high` it has.
    Bound {
        /// One number that no hedge makes approximate: `low = best = high`.
        Exact => "exact",
        /// One number that the value is near ("about 50,000"): only `best`.
        Approximate => "approximate",
        /// Two numbers ("between 10,000 and 15,000"): `low` and `high`, both inclusive.
        Range => "range",
        /// An inclusive lower bound ("at least 25,000"): only `low`.
        AtLeast => "at-least",
        /// A strict lower bound ("more than 500"): only `low`.
        MoreThan => "more-than",
        /// An inclusive upper bound ("up to 90%"): only `high`; `low` is unknown, not 0.
        AtMost => "at-most",
        /// A strict upper bound ("fewer than 50"): only `high`.
        LessThan => "less-than",
        /// A magnitude in words ("tens of thousands"): `low` and `high` by convention.
        Magnitude => "magnitude",
        /// No number: the source says that it knows or gives none ("not reported").
        Unreported => "unreported",
    }
);

impl Bound {
    /// Whether a hedge can stand beside it: "well over" is said of strict lower bounds alone, only a size in words is a plural, and a number is either exact
    /// or approximate.
    #[must_use]
    pub const fn admits(self, hedge: Hedge) -> bool {
        match (hedge, self) {
            (Hedge::WellOver, bound) => matches!(bound, Self::MoreThan),
            (Hedge::WellUnder, bound) => matches!(bound, Self::LessThan),
            (Hedge::Plural, bound) => matches!(bound, Self::Magnitude),
            (hedge, Self::Unreported) => matches!(hedge, Hedge::None),
            (hedge, Self::Exact) => !hedge.is_approximate(),
            (hedge, Self::Approximate) => hedge.is_approximate(),
            _ => true,
        }
    }

    /// Whether a best figure can stand beside it, in an interval or within one open end.
    #[must_use]
    pub const fn admits_interval(self) -> bool {
        !matches!(self, Self::Exact | Self::Approximate | Self::Unreported)
    }
}

words!(
    /// What a number counts or measures.
    UnitKind {
        /// A number of things or people.
        Count => "count",
        /// A fraction of 1: 70 percent is 0.7.
        Share => "share",
        /// An amount in an ISO 4217 currency, in its main unit.
        Money => "money",
        /// A length of time in a named unit.
        Duration => "duration",
        /// A physical measure in a named unit, such as tonnes.
        Measure => "measure",
    }
);

words!(
    /// The period that a rate is per.
    Per {
        /// An hour.
        Hour => "hour",
        /// A day.
        Day => "day",
        /// A week.
        Week => "week",
        /// A calendar month.
        Month => "month",
        /// A quarter of a year.
        Quarter => "quarter",
        /// A year.
        Year => "year",
    }
);

/// An ISO 4217 alphabetic currency code, such as `USD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The US dollar.
    pub const USD: Self = Self(*b"USD");

    /// Creates a currency from three capital ASCII letters, without checking whether ISO 4217 lists it.
    #[must_use]
    pub const fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a, b, c] if a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_uppercase() => {
                Some(Self([*a, *b, *c]))
            }
            _ => None,
        }
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The three bytes are ASCII capitals by construction.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A stated quantity. Which of `low`, `best`, `high` are present follows from [`Bound`], but for a best figure inside an [`Interval`]; an open end is
/// `None`.
///
/// Values are in the base unit: counts as they are, shares as fractions of 1, money in the currency's main unit,
/// durations and measures in `unit_name`.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// How the value is stated.
    pub bound: Bound,
    /// The lower end, or `None` if the phrase leaves it open.
    pub low: Option<f64>,
    /// The single value named, or `None` for ranges, bounds and magnitudes without one.
    pub best: Option<f64>,
    /// The upper end, or `None` if the phrase leaves it open.
    pub high: Option<f64>,
    /// The kind of unit.
    pub unit: UnitKind,
    /// The unit of a duration or measure in the singular (`day`, `tonne`), or what a count counts; may be absent.
    pub unit_name: Option<Cow<'static, str>>,
    /// The currency of money; `None` for every other unit.
    pub currency: Option<Currency>,
    /// The period of a rate ("a year", "per month"), if any.
    pub per: Option<Per>,
    /// The word that hedges the figure ("about", "nearly"), including beside a bound or range.
    pub hedge: Hedge,
    /// What `low` and `high` are around a `best` that stands beside them; `None` where nothing stands beside it.
    pub interval: Option<Interval>,
}

/// The largest size that a number may have, in any unit: far above any figure, and far enough below the largest `f64` that products and
/// quotients of a dozen numbers stay finite.
pub const LARGEST: f64 = 1e21;

/// The smallest size that a number other than 0 may have.
pub const SMALLEST: f64 = 1e-21;

/// Whether a number is 0 or of a size between [`SMALLEST`] and [`LARGEST`]; not-a-number and infinity are not.
#[must_use]
pub fn is_in_range(number: f64) -> bool {
    number == 0.0 || (SMALLEST..=LARGEST).contains(&number.abs())
}

impl Quantity {
    /// Whether every value that is present is [in range](is_in_range).
    #[must_use]
    pub fn is_in_range(&self) -> bool {
        [self.low, self.best, self.high].into_iter().flatten().all(is_in_range)
    }

    /// Whether it gives no value and no range, but a bound on one side.
    #[must_use]
    pub fn is_bound(&self) -> bool {
        self.best.is_none() && (self.low.is_none() || self.high.is_none())
    }

    /// Whether the values that are present are finite and in order: `low <= best <= high`. There is one, unless none is reported.
    #[must_use]
    pub fn is_ordered(&self) -> bool {
        let ends: Vec<f64> = [self.low, self.best, self.high].into_iter().flatten().collect();
        ends.is_empty() == (self.bound == Bound::Unreported)
            && ends.iter().all(|end| end.is_finite())
            && ends.windows(2).all(|pair| pair[0] <= pair[1])
    }
}
