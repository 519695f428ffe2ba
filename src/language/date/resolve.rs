//! Completes partial dates: the year and month come from neighbouring dates, and anything still missing from the reference.

use crate::language::ErrorKind;
use chrono::{Datelike, NaiveDate};

use super::compose::single;
use super::convention::{self, Run};
use super::parser::{Parser, Read, Stop};
use super::partial::{Base, Partial};
use super::stretch::Stretch;
use super::words::Part;
use crate::language::edtf::{Qualifier, days_in_month};

/// A date in full.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolved {
    pub(super) from: Option<Stretch>,
    pub(super) to: Option<Stretch>,
    /// The whole time from one to the other, rather than some time within.
    pub(super) throughout: bool,
    pub(super) qualifier: Option<Qualifier>,
}

/// How far ahead of the reference a day without a year may be before it is read as last year's.
const MONTHS_AHEAD: i32 = 6;

/// Completes the left date from the right one and the other way round. In a range the left is the earlier one.
pub(super) fn share(left: &mut Partial, right: &mut Partial, range: bool) {
    match (left.base, right.base) {
        (Base::Number(day) | Base::Ordinal(day), Base::Day(month, _)) => left.base = Base::Day(month, day),
        (Base::Day(month, _), Base::Number(day) | Base::Ordinal(day)) => right.base = Base::Day(month, day),
        (Base::Ordinal(number) | Base::Number(number), Base::Run(century)) => {
            if let Some((_, before)) = convention::number_of_century(century)
                && let Some(run) = convention::numbered_century(number.into(), before)
            {
                left.base = Base::Run(run);
            }
        }
        // "Siglo III o II a. C."
        (Base::Run(first), Base::Run(second)) if !left.era => {
            if let (Some((number, false)), Some((_, true))) = (
                convention::number_of_century(first),
                convention::number_of_century(second),
            ) && let Some(run) = convention::numbered_century(number, true)
            {
                left.base = Base::Run(run);
            }
        }
        // `1948?-52`
        (Base::Year, Base::Number(short)) if range && (left.uncertain || left.approximate) => {
            let unit = if short < 10 { 10 } else { 100 };
            let last = left.year.map(|year| year - year.rem_euclid(unit) + i32::from(short));
            if last > left.year {
                (right.base, right.year) = (Base::Year, last);
            }
        }
        (Base::Ordinal(number @ 1..=4), Base::Code(33..=36)) => left.base = Base::Code(32 + number),
        // "Años 80 y 90"
        (Base::ShortDecade(_), Base::Number(tens)) if tens.is_multiple_of(10) => right.base = Base::ShortDecade(tens),
        (Base::ShortDecade(_), Base::Run((Stretch::Decade(year), _))) => lend_century(left, year),
        (Base::Run((Stretch::Decade(year), _)), Base::ShortDecade(_)) => lend_century(right, year),
        _ => {}
    }
    let backwards = match (place_in_year(left), place_in_year(right)) {
        // `5-3 June 2015` is out of order, not a year long.
        (Some(a), Some(b)) => range && a.0 > b.0,
        _ => false,
    };
    let (year_of_left, year_of_right) = (year_of(left), year_of(right));
    if left.lacks_year() {
        left.year = year_of_right.map(|year| if backwards { year - 1 } else { year });
    }
    if right.lacks_year() {
        right.year = year_of_left.map(|year| if backwards { year + 1 } else { year });
    }
}

fn lend_century(partial: &mut Partial, year: i32) {
    if let Base::ShortDecade(tens) = partial.base
        && let Some(run) = convention::decade(year - year.rem_euclid(100) + i32::from(tens))
    {
        partial.base = Base::Run(run);
    }
}

/// The year that another date can take over, from its own month or day.
fn year_of(partial: &Partial) -> Option<i32> {
    match partial.base {
        Base::Run((Stretch::Day(_) | Stretch::Month(..), Stretch::Day(day))) => Some(day.year()),
        Base::Run((_, Stretch::Month(year, _) | Stretch::Part(year, _))) => Some(year),
        Base::Year | Base::Fiscal => None,
        _ => partial.year,
    }
}

/// Month and day, or the like, by which two dates of one year can be ordered.
fn place_in_year(partial: &Partial) -> Option<(u8, u8)> {
    match partial.base {
        Base::Month(month) => Some((month, 0)),
        Base::Day(month, day) => Some((month, day)),
        Base::Code(code @ 21..=24) => Some(((code - 20) * 3, 0)),
        Base::Code(code @ 29..=32) => Some(((code - 28) * 3, 0)),
        Base::Code(code) => Some((code, 0)),
        _ => None,
    }
}

impl Parser<'_> {
    /// The complete date. `edge` if it is one end of a range, where the end of May is its last day.
    pub(super) fn resolve(&mut self, partial: &Partial, edge: bool) -> Read<Resolved> {
        let mut whole = self.whole(partial)?;
        whole.throughout &= !(edge && partial.throughout);
        self.step(partial.start, partial.end, partial.rule(), || {
            single(&whole).to_string()
        });
        let Some(part) = partial.part else {
            return Ok(whole);
        };
        let part = part_of(partial, whole, part, edge)?;
        self.step(partial.start, partial.end, "early, mid, late, start, end", || {
            single(&part).to_string()
        });
        Ok(part)
    }

    /// The complete date, apart from its part.
    fn whole(&mut self, partial: &Partial) -> Read<Resolved> {
        let qualifier = match (partial.approximate, partial.uncertain) {
            (false, false) => None,
            (true, false) => Some(Qualifier::Approximate),
            (false, true) => Some(Qualifier::Uncertain),
            (true, true) => Some(Qualifier::Both),
        };
        let (from, to, throughout) = match partial.base {
            Base::Throughout(from, to) => (Some(from), Some(to), true),
            Base::OpenTo(to) => (None, Some(to), false),
            Base::OpenFrom(from) => (Some(from), None, false),
            _ => {
                let (from, to) = self.run_of(partial)?;
                (Some(from), Some(to), partial.throughout && from != to)
            }
        };
        if throughout && from.and_then(Stretch::first) > to.and_then(Stretch::last) {
            return Err(partial.refusal(
                ErrorKind::Contradiction,
                "the end comes before the beginning",
                "write the earlier date first",
            ));
        }
        Ok(Resolved {
            from,
            to,
            throughout,
            qualifier,
        })
    }

    fn run_of(&mut self, partial: &Partial) -> Read<Run> {
        let one = |stretch| (stretch, stretch);
        let run = match (partial.base, partial.year) {
            (Base::Run(run), _) => run,
            (Base::Year, Some(year)) => one(Stretch::Year(year)),
            (Base::Fiscal, Some(year)) => convention::fiscal_year(year).ok_or_else(|| self.beyond_calendar(0))?,
            (Base::ShortDecade(tens), _) => {
                let century = match tens {
                    0 => 2000,
                    10..30 => {
                        return Err(partial.refusal(
                            ErrorKind::Ambiguous,
                            "a decade without its century",
                            &format!("write 19{tens}s or 20{tens}s"),
                        ));
                    }
                    _ => 1900,
                };
                convention::decade(century + i32::from(tens)).ok_or(Stop::Here(0))?
            }
            (Base::Number(_), _) if partial.weekday.is_none() => {
                return Err(partial.refusal(
                    ErrorKind::SomethingElse,
                    "a number, not a date",
                    "write the month beside a day, or a year in four digits",
                ));
            }
            // `first 1944`: the month is missing, and the year must not be lost.
            (Base::Number(_) | Base::Ordinal(_), Some(_)) => {
                return Err(partial.refusal(
                    ErrorKind::NoValue,
                    "a day and a year without the month",
                    "write the month between them, such as 3 May 2015",
                ));
            }
            (Base::Number(day) | Base::Ordinal(day), _) => self.day_of_some_month(partial, day)?,
            (_, year) => {
                let year = match year {
                    Some(year) => year,
                    None => self.year_by_reference(partial)?,
                };
                run_in_year(partial, year)?
            }
        };
        if let (Some(weekday), (Stretch::Day(day), _)) = (partial.weekday, run)
            && day.weekday().num_days_from_monday() != u32::from(weekday)
        {
            self.warn_at(
                partial.start,
                partial.end,
                format!("{day} is a {}: the weekday is ignored", day.format("%A")),
            );
        }
        Ok(run)
    }

    /// The last such day of any month on or before the reference, or the first from it on if it is to come, or the nearest one on the
    /// given weekday.
    pub(super) fn day_of_some_month(&self, partial: &Partial, day: u8) -> Read<Run> {
        let Some(reference) = self.options.reference else {
            return Err(partial.refusal(
                ErrorKind::NoReference,
                "a day without a month, and no reference date to infer it from",
                "write the month, or give the reference date",
            ));
        };
        let in_month = |months: i32| {
            let month = convention::shift_months(reference.with_day(1)?, months)?;
            month.with_day(day.into())
        };
        let fits = |found: &NaiveDate| match partial.weekday {
            None if self.options.ahead => *found >= reference,
            None => *found <= reference,
            Some(weekday) => {
                let is_ahead = !self.options.ahead || *found >= reference;
                is_ahead && found.weekday().num_days_from_monday() == u32::from(weekday)
            }
        };
        let nearest = [
            0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8, -9, 9, -10, 10, -11, 11, -12, 12,
        ];
        let found = nearest.into_iter().filter_map(in_month).find(fits);
        let found = found.ok_or_else(|| {
            partial.refusal(
                ErrorKind::OutOfRange,
                "no such day near the reference date",
                "write the month",
            )
        })?;
        Ok((Stretch::Day(found), Stretch::Day(found)))
    }

    /// The year of a month or day without one: for a month the last one that has begun, for a day the reference's unless
    /// that is far ahead; of what is to come, the first that has not ended.
    pub(super) fn year_by_reference(&mut self, partial: &Partial) -> Read<i32> {
        let Some(reference) = self.options.reference else {
            return Err(partial.refusal(
                ErrorKind::NoReference,
                "a date without a year, and no reference date to infer it from",
                "write the year, or give the reference date",
            ));
        };
        let year = reference.year();
        if self.options.ahead {
            // Winter began last year, and 29 February may be eight years off.
            let is_to_come = |year: &i32| {
                let last = run_in_year(partial, *year).ok().and_then(|(_, to)| to.last());
                last.is_some_and(|last| last >= reference)
            };
            return Ok((year - 1..=year + 8).find(is_to_come).unwrap_or(year));
        }
        let Ok((from, _)) = run_in_year(partial, year) else {
            // 29 February of another year.
            return Ok(year);
        };
        let Some(first) = from.first() else { return Ok(year) };
        if first <= reference {
            return Ok(year);
        }
        let horizon = convention::shift_months(reference, MONTHS_AHEAD).unwrap_or(reference);
        if matches!(partial.base, Base::Day(..) | Base::WeekWith(..) | Base::WeekFrom(..)) && first <= horizon {
            self.warn_at(
                partial.start,
                partial.end,
                format!("without a year: read as {first}, after the reference date"),
            );
            return Ok(year);
        }
        Ok(year - 1)
    }
}

/// The early, middle or late part of what has been resolved.
fn part_of(partial: &Partial, whole: Resolved, (first, last): (Part, Part), edge: bool) -> Read<Resolved> {
    let (Some(from), Some(to)) = (whole.from, whole.to) else {
        return Err(partial.refusal(
            ErrorKind::NoValue,
            "a part of an open-ended period",
            "write the part's own dates",
        ));
    };
    // The hour of a day is dropped: `early on Saturday`.
    if let (Stretch::Day(_), true) = (from, from == to) {
        return Ok(whole);
    }
    if edge
        && matches!((first, last), (Part::Start, Part::Start) | (Part::End, Part::End))
        && !matches!(from, Stretch::Year(_))
    {
        return Ok(whole);
    }
    // For other stretches, such as a fiscal year or a week, only the start and the end are defined.
    let (head, tail) = match (from == to, first, last) {
        (true, ..) => (convention::part(from, first), convention::part(from, last)),
        (false, Part::Start, Part::Start) => (Some((from, from)), Some((from, from))),
        (false, Part::End, Part::End) => (Some((to, to)), Some((to, to))),
        (false, ..) => (
            convention::part_of_week((from, to), first),
            convention::part_of_week((from, to), last),
        ),
    };
    match (head, tail) {
        (Some((from, _)), Some((_, to))) => Ok(Resolved {
            from: Some(from),
            to: Some(to),
            ..whole
        }),
        _ => Err(partial.refusal(
            ErrorKind::Ambiguous,
            "early, middle and late are not defined for this period",
            "write the months or days",
        )),
    }
}

fn no_such_day(partial: &Partial, year: i32, month: u8) -> Stop {
    let names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match usize::from(month).checked_sub(1).and_then(|place| names.get(place)) {
        Some(name) => {
            let days = days_in_month(year.into(), month);
            partial.refusal(
                ErrorKind::OutOfRange,
                &format!("{name} {year} has {days} days"),
                &format!("write a day from 1 to {days}, or the month alone"),
            )
        }
        None => partial.refusal(ErrorKind::OutOfRange, "no such month", "write a month from 1 to 12"),
    }
}

/// A month, part or day of the year.
fn run_in_year(partial: &Partial, year: i32) -> Read<Run> {
    let one = |stretch| (stretch, stretch);
    let run = match partial.base {
        Base::Month(month) => Some(one(Stretch::Month(year, month))),
        Base::Code(code) => Some(one(Stretch::Part(year, code))),
        Base::Day(month, day) => {
            return match NaiveDate::from_ymd_opt(year, month.into(), day.into()) {
                Some(day) => Ok(one(Stretch::Day(day))),
                None => Err(no_such_day(partial, year, month)),
            };
        }
        Base::Days(month, from, to) => convention::days(year, month, from, to),
        Base::LastDays(month, count) => {
            let last = days_in_month(year.into(), month);
            convention::days(year, month, last + 1 - count, last)
        }
        Base::WeekFrom(month, day) => NaiveDate::from_ymd_opt(year, month.into(), day.into())
            .and_then(|day| Some((Stretch::Day(day), Stretch::Day(convention::shift_days(day, 6)?)))),
        Base::WeekOfYear(week) => {
            let found = super::ordinal::iso_week(year, week);
            return found.ok_or_else(|| {
                partial.refusal(
                    ErrorKind::OutOfRange,
                    "no such week in that year",
                    "write a week from 1 to 52 or 53",
                )
            });
        }
        Base::Easter(days) => convention::easter(year, days).map(Stretch::Day).map(one),
        Base::WeekWith(unit, month, day) => {
            NaiveDate::from_ymd_opt(year, month.into(), day.into()).and_then(|day| convention::unit(day, unit, 0))
        }
        _ => None,
    };
    run.ok_or_else(|| {
        partial.refusal(
            ErrorKind::OutOfRange,
            "no such date in the calendar",
            "write a valid date",
        )
    })
}
