//! Model estimates as charts show them: the stored trend, and what it was as of earlier days.

use std::collections::BTreeSet;

use chrono::{Datelike, Months, NaiveDate};
use rusqlite::Connection;

use crate::chart::{Band, BandPoint, Camp, CampBand, Data, Kind, Verdict, Vintage};
use crate::fitting::{self, Side};
use crate::front::Error;
use crate::model::{self, BandPoint as StoredPoint, Fate, Support, TrendKey};
use crate::store::{self, BreakRow, Filter, TrendFit, TrendStatement};

/// The stored trend, if it may be shown.
pub(super) fn current(connection: &Connection, key: &TrendKey, data: &Data) -> Result<Option<Band>, Error> {
    let Some(fit) = store::trend(connection, key)? else {
        return Ok(None);
    };
    let shown: BTreeSet<&str> = data.estimates.iter().map(|row| row.id.as_str()).collect();
    let kept = own(&fit).filter(|statement| statement.fate == Fate::Kept);
    let unseen = kept
        .filter(|statement| !shown.contains(statement.claim.as_str()))
        .count();
    let band = drawable(connection, key, &fit, Kind::Trend)?;
    Ok(band.map(|band| Band { unseen, ..band }))
}

/// The statements about the place itself: a figure may be doubted as a bound on the whole and stand for its part.
fn own(fit: &TrendFit) -> impl Iterator<Item = &TrendStatement> {
    fit.statements.iter().filter(|statement| statement.bounding.is_none())
}

/// The declared breaks of a trend.
pub(super) fn breaks(connection: &Connection, key: &TrendKey) -> Result<Vec<BreakRow>, Error> {
    let mut breaks = store::breaks(connection, Some(&key.series))?;
    breaks.retain(|row| row.place == key.place);
    Ok(breaks)
}

/// The trend as of the end of each year in which a claim of the series was published; of each quarter, month or day where all were published within a shorter
/// time.
pub(super) fn vintages(
    connection: &Connection,
    key: &TrendKey,
    known_by: Option<NaiveDate>,
) -> Result<Vec<Vintage>, Error> {
    let filter = Filter {
        series: Some(key.series.clone()),
        ..Filter::default()
    };
    let known = store::estimates(connection, &filter)?;
    let declared = breaks(connection, key)?;
    let days = known.iter().map(|row| row.known_on);
    let days: BTreeSet<NaiveDate> = days.chain(declared.iter().map(|row| row.known_on)).collect();
    let span = days
        .first()
        .zip(days.last())
        .map_or(0, |(first, last)| (*last - *first).num_days());
    let months = match span {
        ..=45 => 0,
        46..=550 => 1,
        551..=1_500 => 3,
        _ => 12,
    };
    // Nothing is known later than the day as of which the chart is.
    let known = |day: NaiveDate| known_by.map_or(day, |last| day.min(last));
    let ends: BTreeSet<NaiveDate> = days
        .into_iter()
        .filter_map(|day| end_of(day, months))
        .map(known)
        .collect();
    let ends: Vec<NaiveDate> = ends.into_iter().collect();
    let mut vintages = Vec::new();
    for (known_by, fit) in fitting::history(connection, key, &ends)? {
        if let Some(band) = drawable(connection, key, &fit, Kind::Vintages)? {
            vintages.push(Vintage { known_by, band });
        }
    }
    Ok(vintages)
}

/// The last day of the span of so many months that a day is in; the day itself for none.
fn end_of(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    if months == 0 {
        return Some(day);
    }
    let first = NaiveDate::from_ymd_opt(day.year(), day.month0() / months * months + 1, 1)?;
    first.checked_add_months(Months::new(months))?.pred_opt()
}

/// What may be shown of a stored trend; `None` without statements. Vintages show only lines, so they end where the statements do.
fn drawable(connection: &Connection, key: &TrendKey, fit: &TrendFit, kind: Kind) -> Result<Option<Band>, Error> {
    let (Some(first_kept), Some(last_kept)) = (fit.first_on, fit.last_on) else {
        return Ok(None);
    };
    let verdict = match fit.verdict {
        model::Verdict::Line => Verdict::Line,
        model::Verdict::OnlyBounds => Verdict::OnlyBounds,
        model::Verdict::NoStatements | model::Verdict::MarksOnly => Verdict::MarksOnly,
        // A vintage shows only lines, so without one there is nothing to compute.
        model::Verdict::TwoCamps | model::Verdict::Contradiction if kind == Kind::Vintages => Verdict::MarksOnly,
        model::Verdict::TwoCamps | model::Verdict::Contradiction => match fitting::sides(connection, key)? {
            Some(sides) => Verdict::Divided(sides.map(camp)),
            None => Verdict::MarksOnly,
        },
    };
    let points = match verdict {
        Verdict::Line => points(fit),
        Verdict::MarksOnly | Verdict::OnlyBounds | Verdict::Divided(_) => Vec::new(),
    };
    Ok(Some(Band {
        verdict,
        points,
        first_kept,
        last_kept,
        gaps: gaps(fit),
        kept: fit.kept,
        unseen: 0,
        origins: fit.origins,
        unsourced: fit.unsourced,
        bounds: fit
            .statements
            .iter()
            .filter(|statement| statement.bounding.is_some() && statement.fate == Fate::Kept)
            .count(),
        doubted: own(fit)
            .filter(|statement| statement.outlier.is_some_and(|outlier| outlier > 0.5))
            .map(|statement| statement.claim.clone())
            .collect(),
        presumed: own(fit)
            .filter_map(|statement| match &statement.fate {
                Fate::PresumedEcho(speaker) => Some((statement.claim.clone(), speaker.clone())),
                _ => None,
            })
            .collect(),
    }))
}

/// The points with a median.
fn points(fit: &TrendFit) -> Vec<BandPoint> {
    let with_median = |point: &StoredPoint| {
        Some(BandPoint {
            date: point.date,
            p05: point.p05,
            p25: point.p25,
            p50: point.p50?,
            p75: point.p75,
            p95: point.p95,
            line: point.line,
        })
    };
    fit.points.iter().filter_map(with_median).collect()
}

/// The gaps without statements, from the last point with support to the next one.
fn gaps(fit: &TrendFit) -> Vec<(NaiveDate, NaiveDate)> {
    let in_gap = |index: usize| fit.points.get(index).is_some_and(|point| point.support == Support::Gap);
    (0..fit.points.len())
        .filter(|index| in_gap(*index) && !(*index > 0 && in_gap(index - 1)))
        .map(|start| {
            let end = (start..fit.points.len())
                .find(|index| !in_gap(*index))
                .unwrap_or(fit.points.len() - 1);
            (fit.points[start.saturating_sub(1)].date, fit.points[end].date)
        })
        .collect()
}

/// One side of a divided trend, with its own estimate if that has a line.
fn camp(side: Side) -> Camp {
    let band = side
        .fit
        .filter(|fit| fit.verdict == model::Verdict::Line)
        .and_then(|fit| {
            Some(CampBand {
                points: points(&fit),
                first_kept: fit.first_on?,
                last_kept: fit.last_on?,
            })
        });
    Camp {
        statements: side.statements,
        band,
    }
}
