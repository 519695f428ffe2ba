//! Answers questions about a trend: which statements pull it, what it would be without an origin, and what it was as claims were published.
//! The answers are computed on demand from the claims as seen by the connection, and not stored.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;
use rusqlite::Connection;

use crate::model::{AgentKey, SeriesKey, TrendKey};
use crate::store::{self, Answers, Level, Pull, StoreError, Without};
use crate::trend::{self, Settings, Start, Trend, TrendError};

use super::absence::{Absence, absences};
use super::groups::groups;
use super::past::{Links, Past, pasts};
use super::series::{Group, failed, rounded};

/// The most vintages of one trend, since each costs a fit,
const VINTAGES: usize = 60;
/// and how many statements they may have together: of a very long trend fewer are computed.
const FITTED: usize = 300_000;

/// The most origins of which it is told what would be without each beside what each pulls.
const ORIGINS: usize = 200;

/// The questions to answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Questions {
    /// Which statements pull the level, and how far?
    pub pulls: bool,
    /// What would the level be without each origin?
    pub without: bool,
    /// What was the estimate on the day of each publication?
    pub vintages: bool,
    /// Only for this series.
    pub series: Option<SeriesKey>,
    /// Only without this origin.
    pub origin: Option<AgentKey>,
    /// The level on this day; by default the last day that a statement is about, or the last near one ([`Trend::last_near`]).
    pub day: Option<NaiveDate>,
}

impl Questions {
    /// Whether anything is asked.
    #[must_use]
    pub fn any(&self) -> bool {
        self.pulls || self.without || self.vintages
    }
}

/// Puts the answers into temporary tables.
pub(super) fn answer(connection: &Connection, questions: &Questions) -> Result<(), StoreError> {
    store::make_answer_tables(connection)?;
    let series = questions.series.as_ref();
    if questions.vintages {
        let links = Links::read(connection)?;
        let pasts = pasts(connection, series, &links)?;
        let answers: Vec<Result<Answers, StoreError>> = pasts
            .par_iter()
            .map(|past| about(&past.group, Some(past), questions))
            .collect();
        return put(connection, pasts.iter().map(|past| past.group.key()), answers);
    }
    let groups = groups(connection, series)?;
    let answers = groups.par_iter().map(|group| about(group, None, questions)).collect();
    put(connection, groups.iter().map(Group::key), answers)
}

fn put(
    connection: &Connection,
    keys: impl Iterator<Item = TrendKey>,
    answers: Vec<Result<Answers, StoreError>>,
) -> Result<(), StoreError> {
    for (key, answers) in keys.zip(answers) {
        store::put_answers(connection, &key, &answers?)?;
    }
    Ok(())
}

/// `past` is that of the group, where vintages are asked for.
fn about(group: &Group, past: Option<&Past>, questions: &Questions) -> Result<Answers, StoreError> {
    let failed = |error: TrendError| failed(&group.key(), error);
    let asked = |day: Option<NaiveDate>| {
        let settings = at(group, day.into_iter().collect());
        let trend = trend::fit(&group.used(), &settings).map_err(failed)?;
        Ok::<_, StoreError>((trend, settings))
    };
    let (mut trend, mut settings) = asked(questions.day)?;
    let day = questions.day.or_else(|| trend.last_near());
    let mut answers = Answers::default();
    if let Some(past) = past {
        answers.vintages = vintages(past, &trend, day).map_err(failed)?;
    }
    let Some(day) = day else {
        return Ok(answers);
    };
    if questions.pulls || questions.without {
        // The days of a trend are those by default, and the one that is asked for.
        if trend.points.iter().all(|point| point.date != day) {
            (trend, settings) = asked(Some(day))?;
        }
        // Of very many origins none holds much, and each costs a fit: then only what is asked for is computed.
        let is_told = questions.without || trend.origin_names().len() <= ORIGINS;
        let origin = questions.origin.as_ref().map(AgentKey::as_str);
        let absences = if is_told {
            absences(group, &trend, &settings, origin, day, level).map_err(failed)?
        } else {
            Vec::new()
        };
        if questions.pulls {
            answers.pulls = pulls(&trend, day, &absences);
        }
        let is_part = origin.is_none_or(|origin| trend.origin_names().contains(&origin));
        if questions.without && is_part {
            answers.without = without(&trend, day, absences);
        }
    }
    Ok(answers)
}

/// The level with all origins and without each.
fn without(whole: &Trend, day: NaiveDate, absences: Vec<Absence>) -> Vec<Without> {
    let all = Without {
        origin: None,
        level: level(whole, day),
        pull: None,
        beyond: None,
    };
    let each = absences.into_iter().map(|absence| Without {
        origin: Some(absence.origin),
        pull: whole.verdict.allows_median().then(|| rounded(libm::exp(absence.pull))),
        level: absence.level,
        beyond: absence.beyond,
    });
    std::iter::once(all).chain(each).collect()
}

/// The pulls at a date, without figures if no level may be shown; none if there is no band or the trend does not reach that date.
fn pulls(trend: &Trend, date: NaiveDate, absences: &[Absence]) -> Vec<Pull> {
    let reached = match (trend.points.first(), trend.points.last()) {
        (Some(first), Some(last)) => (first.date..=last.date).contains(&date),
        _ => false,
    };
    if !trend.verdict.allows_band() || !reached {
        return Vec::new();
    }
    let is_level = trend.verdict.allows_median();
    let pull = |influence: trend::Influence| {
        let absence = absences.iter().find(|absence| absence.origin == influence.origin);
        Pull {
            claim: influence.id,
            date,
            shift: is_level.then(|| rounded(influence.shift)),
            factor: is_level.then(|| rounded(influence.factor)),
            moves_by: absence.and_then(|absence| absence.moves_by).map(rounded),
            beyond: absence.and_then(|absence| absence.beyond),
        }
    };
    trend.influence(date).into_iter().map(pull).collect()
}

/// For the day asked for and for every mid-year among the days of the trend, now or then.
fn vintages(past: &Past, trend: &Trend, day: Option<NaiveDate>) -> Result<Vec<(NaiveDate, bool, Level)>, TrendError> {
    // Of all years, or of some where the statements span centuries.
    let middles = |trend: &Trend| {
        let covered = trend.first.zip(trend.last);
        let years = covered.map(|(first, last)| first.year()..=last.year());
        let days = trend.points.iter().map(|point| point.date);
        let middles = days.filter(|day| (day.month(), day.day()) == (7, 1));
        middles
            .filter(|day| years.as_ref().is_some_and(|years| years.contains(&day.year())))
            .collect::<BTreeSet<_>>()
    };
    let now = middles(trend);
    let asked: Vec<NaiveDate> = now.iter().copied().chain(day).collect();
    let start = Start::at(trend);
    let one = |&known_on: &NaiveDate| {
        let then = past.known_by(known_on);
        let fit = trend::fit_band(&then.used(), &at(&then, asked.clone()), &start)?;
        // Leave out years that the picture of the day did not reach.
        let reached = |date: &&NaiveDate| fit.points.iter().any(|point| point.date == **date);
        let years: BTreeSet<NaiveDate> = now.union(&middles(&fit)).copied().collect();
        let years = years.iter().filter(reached);
        let years = years.map(|&middle| (known_on, false, level(&fit, middle)));
        let day = day.map(|day| (known_on, true, level(&fit, day)));
        Ok(day.into_iter().chain(years).collect())
    };
    let found: Vec<Vec<(NaiveDate, bool, Level)>> =
        days(past).par_iter().map(one).collect::<Result<_, TrendError>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// The days on which the picture could change; if there are too many, an even selection with the first and the last.
fn days(past: &Past) -> Vec<NaiveDate> {
    let days: Vec<NaiveDate> = past.news().into_iter().collect();
    // On average, half of the statements are known.
    let most = (2 * FITTED / past.statements().max(1)).clamp(2, VINTAGES);
    if days.len() <= most {
        return days;
    }
    (0..most)
        .map(|step| days[step * (days.len() - 1) / (most - 1)])
        .collect()
}

/// The settings of the stored trend with these days added; asking must not change the trend.
fn at(group: &Group, also: Vec<NaiveDate>) -> Settings {
    Settings {
        also,
        ..group.settings()
    }
}

fn level(trend: &Trend, date: NaiveDate) -> Level {
    let point = trend.points.iter().find(|point| point.date == date);
    Level {
        date,
        verdict: trend.verdict,
        name: match point {
            None if trend.verdict.allows_band() => {
                let ends = trend.last.filter(|last| trend.rising && *last < date);
                let why = ends.map_or("too far from any statement".to_owned(), |last| {
                    format!("a total is not extrapolated, and the last is of {last}")
                });
                format!("no model estimate for this date: {why}")
            }
            _ => trend.name(),
        },
        origins: trend.origins,
        p05: point.map(|point| rounded(point.p05)),
        p50: point.and_then(|point| point.p50).map(rounded),
        p95: point.map(|point| rounded(point.p95)),
    }
}
