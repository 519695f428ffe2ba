//! What hedged parts of a stretch mean: early, mid and late; seasons; fiscal years. Sources in `docs/language-dates.md`.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::stretch::Stretch;
use super::words::{Part, Season, Unit};
use crate::language::edtf::days_in_month;

/// From the first to the last of some stretches.
pub(super) type Run = (Stretch, Stretch);

/// The part of a stretch, if the stretch has such parts.
pub(super) fn part(stretch: Stretch, part: Part) -> Option<Run> {
    let years = |first: i32, from: i32, to: i32| Some((Stretch::Year(first + from), Stretch::Year(first + to)));
    let one = |stretch| Some((stretch, stretch));
    match (stretch, part) {
        // January to April, May to August, September to December: EDTF's quadrimesters.
        (Stretch::Year(year), Part::Early) => one(Stretch::Part(year, 37)),
        (Stretch::Year(year), Part::Mid) => one(Stretch::Part(year, 38)),
        (Stretch::Year(year), Part::Late) => one(Stretch::Part(year, 39)),
        (Stretch::Year(year), Part::Start) => one(Stretch::Month(year, 1)),
        (Stretch::Year(year), Part::End) => one(Stretch::Month(year, 12)),
        (Stretch::Decade(year), Part::Early | Part::Start) => years(year, 0, 3),
        (Stretch::Decade(year), Part::Mid) => years(year, 4, 6),
        (Stretch::Decade(year), Part::Late | Part::End) => years(year, 7, 9),
        (Stretch::Century(year), Part::Early | Part::Start) => years(year, 0, 39),
        (Stretch::Century(year), Part::Mid) => years(year, 40, 69),
        (Stretch::Century(year), Part::Late | Part::End) => years(year, 70, 99),
        (Stretch::Month(year, month), Part::Early | Part::Start) => days(year, month, 1, 10),
        (Stretch::Month(year, month), Part::Mid) => days(year, month, 11, 20),
        (Stretch::Month(year, month), Part::Late | Part::End) => days(year, month, 21, 31),
        // The first, second and third month of a season or quarter.
        (Stretch::Part(_, 21..=36), part) => {
            let months_on = match part {
                Part::Early | Part::Start => 0,
                Part::Mid => 1,
                Part::Late | Part::End => 2,
            };
            one(Stretch::month_of(
                stretch.first()?.checked_add_months(Months::new(months_on))?,
            ))
        }
        (Stretch::Part(..) | Stretch::Day(_), _) => None,
    }
}

/// Days of a month, as many as it has.
pub(super) fn days(year: i32, month: u8, from: u8, to: u8) -> Option<Run> {
    let day = |day: u8| {
        let day = day.min(days_in_month(year.into(), month));
        NaiveDate::from_ymd_opt(year, month.into(), day.into()).map(Stretch::Day)
    };
    Some((day(from)?, day(to)?))
}

/// The EDTF number of a season: independent of place in the north, the southern numbers in the south.
pub(super) fn season(season: Season, southern: bool) -> u8 {
    let northern = match season {
        Season::Spring => 21,
        Season::Summer => 22,
        Season::Autumn => 23,
        Season::Winter => 24,
    };
    if southern { northern + 8 } else { northern }
}

/// The US federal government's fiscal year: October of the year before to September.
pub(super) fn fiscal_year(year: i32) -> Option<Run> {
    Some((Stretch::Month(year.checked_sub(1)?, 10), Stretch::Month(year, 9)))
}

/// A quarter or half of that fiscal year, by its EDTF number.
pub(super) fn fiscal_part(year: i32, code: u8) -> Option<Run> {
    let before = year.checked_sub(1)?;
    let one = |stretch| Some((stretch, stretch));
    match code {
        33 => one(Stretch::Part(before, 36)),
        34..=36 => one(Stretch::Part(year, code - 1)),
        40 => Some((Stretch::Month(before, 10), Stretch::Month(year, 3))),
        41 => Some((Stretch::Month(year, 4), Stretch::Month(year, 9))),
        _ => None,
    }
}

/// Early in a week is Monday to Wednesday, late is Thursday to Sunday, midweek Tuesday to Thursday.
pub(super) fn part_of_week((from, to): Run, part: Part) -> Option<Run> {
    let (Stretch::Day(monday), Stretch::Day(sunday)) = (from, to) else {
        return None;
    };
    if shift_days(monday, 6)? != sunday {
        return None;
    }
    let days = |first: i64, last: i64| {
        Some((
            Stretch::Day(shift_days(monday, first)?),
            Stretch::Day(shift_days(monday, last)?),
        ))
    };
    match part {
        Part::Early => days(0, 2),
        Part::Mid => days(1, 3),
        Part::Late => days(3, 6),
        Part::Start | Part::End => None,
    }
}

/// The day so many days from the Western Easter Sunday of a year (the anonymous Gregorian computus: J. Meeus,
/// *Astronomical Algorithms*, chapter 8).
pub(super) fn easter(year: i32, days: i8) -> Option<NaiveDate> {
    // The Gregorian calendar's first Easter was in 1583.
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let golden = year % 19;
    let (century, rest) = (year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days_on = epact + weekday - 7 * late + 114;
    let (month, day) = (u32::try_from(days_on / 31).ok()?, u32::try_from(days_on % 31 + 1).ok()?);
    shift_days(NaiveDate::from_ymd_opt(year, month, day)?, days.into())
}

/// The unit that lies `offset` units from the one with the reference day in it; weeks run from Monday to Sunday.
pub(super) fn unit(reference: NaiveDate, unit: Unit, offset: i32) -> Option<Run> {
    let one = |stretch| Some((stretch, stretch));
    let year = reference.year();
    match unit {
        Unit::Day => one(Stretch::Day(shift_days(reference, offset.into())?)),
        Unit::Week => week(reference, offset, 0, 6),
        Unit::Fortnight => week(reference, offset.checked_mul(2)?, 0, 13),
        Unit::Weekend => week(reference, offset, 5, 6),
        Unit::Month => one(Stretch::month_of(shift_months(reference, offset)?)),
        Unit::Quarter => {
            let day = shift_months(reference, offset.checked_mul(3)?)?;
            one(Stretch::Part(day.year(), 33 + super::stretch::low(day.month0() / 3)))
        }
        Unit::Year => one(Stretch::Year(year.checked_add(offset)?)),
        Unit::Decade => decade(year.div_euclid(10).checked_add(offset)?.checked_mul(10)?),
        Unit::Century => century(year.div_euclid(100).checked_add(offset)?.checked_mul(100)?),
        Unit::Millennium | Unit::Hour => None,
    }
}

fn week(reference: NaiveDate, offset: i32, from: i64, to: i64) -> Option<Run> {
    let monday = shift_days(
        reference,
        i64::from(offset) * 7 - i64::from(reference.weekday().num_days_from_monday()),
    )?;
    Some((
        Stretch::Day(shift_days(monday, from)?),
        Stretch::Day(shift_days(monday, to)?),
    ))
}

/// The ten years from this one.
pub(super) fn decade(year: i32) -> Option<Run> {
    let run = (Stretch::Year(year), Stretch::Year(year.checked_add(9)?));
    Some(if (0..=9990).contains(&year) {
        (Stretch::Decade(year), Stretch::Decade(year))
    } else {
        run
    })
}

/// The hundred years from this one. Before Christ they end with a year that is divisible by 100 in ISO 8601: `-04XX`.
pub(super) fn century(year: i32) -> Option<Run> {
    let named = (0..=9900).contains(&year) || (-9999..-99).contains(&year);
    let run = (Stretch::Year(year), Stretch::Year(year.checked_add(99)?));
    Some(if named {
        (Stretch::Century(year), Stretch::Century(year))
    } else {
        run
    })
}

/// The century of this number, in or before the Common Era. Centuries are counted without a year 0, but ISO 8601 has one: 1 BC.
pub(super) fn numbered_century(number: i32, before: bool) -> Option<Run> {
    let hundreds = number.checked_mul(100)?;
    century(if before { 1 - hundreds } else { hundreds - 100 })
}

/// The number of a century, and whether it is before the Common Era; `None` of other runs.
pub(super) fn number_of_century(run: Run) -> Option<(i32, bool)> {
    match run {
        (Stretch::Century(year), _) if year < 0 => Some(((1 - year) / 100, true)),
        (Stretch::Century(year), _) => Some((year / 100 + 1, false)),
        // The first before the Common Era has no name in EDTF.
        (Stretch::Year(-99), Stretch::Year(0)) => Some((1, true)),
        _ => None,
    }
}

/// The day so many days later, or earlier where negative.
pub(super) fn shift_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let size = Days::new(days.unsigned_abs());
    if days < 0 {
        day.checked_sub_days(size)
    } else {
        day.checked_add_days(size)
    }
}

/// The same day so many months later, or earlier where negative; the month's last day where it has no such day.
pub(super) fn shift_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let size = Months::new(months.unsigned_abs());
    if months < 0 {
        day.checked_sub_months(size)
    } else {
        day.checked_add_months(size)
    }
}
