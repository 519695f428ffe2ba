//! An expression as other formats have dates: a year, month and day as far as they are known. Nothing is filled in.

use super::calendar::Day;
use super::date::Date;
use super::{Edtf, End, Expression, Member};

/// A year, with its month and day as far as they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Point {
    /// The astronomical year: 0 is 1 BC. Saturates.
    pub year: i64,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

/// What an expression is, as far as other formats can say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outline {
    /// One year, month or day.
    Point(Point),
    /// A season of a year: 1 spring, 2 summer, 3 autumn, 4 winter.
    Season(i64, u8),
    /// An interval from one to another.
    Range(Point, Point),
    /// Anything else: a decade, one of several, before, since.
    Other,
}

impl Point {
    /// The year as people count it, without a year 0: -1 is 1 BC.
    #[must_use]
    pub fn historical_year(self) -> i64 {
        historical(self.year)
    }
}

/// An astronomical year as people count it, without a year 0.
fn historical(year: i64) -> i64 {
    if year <= 0 { year.saturating_sub(1) } else { year }
}

impl Edtf {
    /// What it is in the terms of other formats.
    #[must_use]
    pub fn outline(&self) -> Outline {
        match &self.0 {
            Expression::Date(date) | Expression::DateTime(date, _) => match (date.point(), date.season()) {
                (Some(point), _) => Outline::Point(point),
                (None, Some((year, season))) => Outline::Season(historical(year), season),
                (None, None) => Outline::Other,
            },
            Expression::Interval(End::Date(first), End::Date(last)) => match (first.point(), last.point()) {
                (Some(first), Some(last)) => Outline::Range(first, last),
                _ => Outline::Other,
            },
            Expression::Interval(..) | Expression::Set(..) => Outline::Other,
        }
    }

    /// Where it begins and ends, each as precisely as it is known; `None` where it is open or unknown.
    #[must_use]
    pub fn ends_as_known(&self) -> (Option<Point>, Option<Point>) {
        match &self.0 {
            Expression::Date(date) | Expression::DateTime(date, _) => (date.first_point(), date.last_point()),
            Expression::Interval(start, end) => (
                start.date().and_then(Date::first_point),
                end.date().and_then(Date::last_point),
            ),
            Expression::Set(_, members) => {
                let first = |member: &Member| match member {
                    Member::Date(date) | Member::From(date) | Member::Range(date, _) => date.first_point(),
                    Member::Until(_) => None,
                };
                let last = |member: &Member| match member {
                    Member::Date(date) | Member::Until(date) | Member::Range(_, date) => date.last_point(),
                    Member::From(_) => None,
                };
                let key = |point: &Point| (point.year, point.month, point.day);
                // One open end opens the whole, and so does `None` here.
                let firsts: Option<Vec<Point>> = members.iter().map(first).collect();
                let lasts: Option<Vec<Point>> = members.iter().map(last).collect();
                (
                    firsts.and_then(|points| points.into_iter().min_by_key(key)),
                    lasts.and_then(|points| points.into_iter().max_by_key(key)),
                )
            }
        }
    }
}

impl Date {
    /// The one year, month or day that it is; `None` of a decade, a season or a part with unknown digits before a known one.
    fn point(&self) -> Option<Point> {
        let (first, last) = (self.first_point()?, self.last_point()?);
        (first == last).then_some(first)
    }

    /// The year and season, if it is one.
    fn season(&self) -> Option<(i64, u8)> {
        let year = i64::from(self.year.number()?);
        match self.month?.number()? {
            code @ 21..=24 => Some((year, code - 20)),
            code @ 25..=28 => Some((year, code - 24)),
            code @ 29..=32 => Some((year, code - 28)),
            _ => None,
        }
    }

    fn first_point(&self) -> Option<Point> {
        self.first_day().map(|day| self.as_precise(day))
    }

    fn last_point(&self) -> Option<Point> {
        self.last_day().map(|day| self.as_precise(day))
    }

    /// A day of it, cut to what it says: a part of a year to months.
    fn as_precise(&self, day: Day) -> Point {
        let month = self.month.and_then(super::date::Pair::number);
        let is_day = month.is_some() && self.day.is_some_and(|day| day.number().is_some());
        Point {
            year: day.year,
            month: month.map(|_| day.month),
            day: is_day.then_some(day.day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(year: i64, month: Option<u8>, day: Option<u8>) -> Point {
        Point { year, month, day }
    }

    #[test]
    fn nothing_is_said_that_is_not_known() {
        let year = |year| point(year, None, None);
        for (edtf, outline) in [
            ("2015", Outline::Point(year(2015))),
            ("2015-07~", Outline::Point(point(2015, Some(7), None))),
            ("2015-07-03?", Outline::Point(point(2015, Some(7), Some(3)))),
            ("2015-XX", Outline::Point(year(2015))),
            ("2015-07-XX", Outline::Point(point(2015, Some(7), None))),
            ("2015-XX-03", Outline::Point(year(2015))),
            ("-0489", Outline::Point(year(-489))),
            ("Y-12000", Outline::Point(year(-12000))),
            ("201X", Outline::Other),
            ("1950S2", Outline::Other),
            ("2015-22", Outline::Season(2015, 2)),
            ("2015-29", Outline::Season(2015, 1)),
            ("2015-33", Outline::Other),
            ("2014-02/2016", Outline::Range(point(2014, Some(2), None), year(2016))),
            ("2014/..", Outline::Other),
            ("[2014..2016]", Outline::Other),
        ] {
            assert_eq!(edtf.parse::<Edtf>().unwrap().outline(), outline, "{edtf}");
        }
        assert_eq!((year(0).historical_year(), year(-489).historical_year()), (-1, -490));
        assert_eq!(year(1).historical_year(), 1);
    }

    #[test]
    fn both_ends_are_as_precise_as_written() {
        let year = |year| Some(point(year, None, None));
        for (edtf, ends) in [
            ("201X", (year(2010), year(2019))),
            (
                "2015-21",
                (Some(point(2015, Some(3), None)), Some(point(2015, Some(5), None))),
            ),
            ("../2015", (None, year(2015))),
            ("[1667,1670..1672]", (year(1667), year(1672))),
            ("[..1984,1990]", (None, year(1990))),
        ] {
            assert_eq!(edtf.parse::<Edtf>().unwrap().ends_as_known(), ends, "{edtf}");
        }
    }
}
