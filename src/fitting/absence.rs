//! What a trend would be without each of its origins, beside how far these pull it: the two are one story unless an origin holds more than it pulls.
//!
//! A pull is how far the level moves if a statement is taken out and all others keep their weights. Without it they may not: of two camps of sources the
//! other prevails, or what was a gross error beside two that agree is none beside one.

use super::series::Group;
use crate::model::Verdict;
use crate::store::Level;
use crate::trend::{self, Scale, Settings, Trend, TrendError};

use chrono::NaiveDate;

/// Below this, on the working scale, a move of the level is not worth a word: a tenth.
const SLIGHT: f64 = 0.1;
/// A move is more than the pull from this many times it on.
const MORE: f64 = 2.0;

/// The trend without one of its origins.
#[derive(Debug)]
pub(super) struct Absence {
    pub(super) origin: String,
    /// The level without it.
    pub(super) level: Level,
    /// How far its statements pull together, on the working scale.
    pub(super) pull: f64,
    /// The median without it as a factor of the median with it; `None` where there is none in either.
    pub(super) moves_by: Option<f64>,
    /// In words, what its pull does not tell.
    pub(super) beyond: Option<&'static str>,
}

/// The trend on a day without this origin, or without each. `whole` is the trend with these settings, and `level` reads one on that day.
pub(super) fn absences(
    group: &Group,
    whole: &Trend,
    settings: &Settings,
    origin: Option<&str>,
    day: NaiveDate,
    level: impl Fn(&Trend, NaiveDate) -> Level + Sync,
) -> Result<Vec<Absence>, TrendError> {
    let settings = whole.same_dates(settings);
    let rests = match origin {
        Some(origin) if !whole.origin_names().contains(&origin) => return Ok(Vec::new()),
        Some(origin) => {
            let rest = trend::without_origin(&group.used(), whole, &settings, origin)?;
            vec![(origin.to_owned(), level(&rest, day))]
        }
        None => trend::leave_one_origin_out(&group.used(), whole, &settings, |rest| level(&rest, day))?,
    };
    let with = level(whole, day);
    let pulls = whole.influence(day);
    let absence = |(origin, level): (String, Level)| {
        let own = pulls.iter().filter(|pull| pull.origin == origin);
        let pull = own.map(|pull| pull.shift).sum();
        Absence {
            moves_by: with.p50.zip(level.p50).map(|(with, without)| without / with),
            beyond: beyond(group, &with, &level, pull),
            origin,
            level,
            pull,
        }
    };
    Ok(rests.into_iter().map(absence).collect())
}

/// What the pull of an origin does not tell of what would be without it.
fn beyond(group: &Group, with: &Level, without: &Level, pull: f64) -> Option<&'static str> {
    let is_shown = |level: &Level| {
        let verdict = level.verdict;
        let is_reached = level.p95.is_some();
        (
            is_reached,
            verdict.allows_band(),
            verdict.allows_median(),
            verdict == Verdict::Line,
        )
    };
    if is_shown(with) != is_shown(without) {
        return Some("decides what may be shown");
    }
    let scale = Scale::of(group.unit);
    let moves = scale.onto(with.p50?) - scale.onto(without.p50?);
    (moves.abs() >= SLIGHT && moves.abs() >= MORE * pull.abs()).then_some("holds more than it pulls")
}
