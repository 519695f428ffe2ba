//! Computes a trend from statements: check, order, collapse echoes, lay out, average, judge. Each step is in its own file.

use std::borrow::Borrow;

use super::days::days;
use super::evidence::{Break, Jump, Record, Records, Settings, Statement, TrendError, Voice, collapse};
use super::inference::{Basis, Effort, Hyper, Layout, Member, Origins, average};
use super::judgement::{
    Census, Fates, MODEL_VERSION, Parameters, Shown, Standing, Trend, gaps, judge, last_day, near, seen, standings,
};
use super::scale::Scale;
use super::start::{Sites, Start};
use super::year;
use crate::model::{CHANCE, Verdict};

/// The number of kept statements above which undetectable echoes are allowed for by default, and by how much.
const DENSE: usize = 3_000;
const DENSE_BIAS: f64 = 0.05;

/// Computes the trend of statements about one series in one place. Their order affects only the order of `accounts`.
///
/// # Errors
/// [`TrendError`] if the settings are invalid, or if every run of the inference breaks down numerically. A statement that cannot be used is not an error:
/// its account gives the reason.
pub fn fit<S: Borrow<Statement> + Sync>(statements: &[S], settings: &Settings) -> Result<Trend, TrendError> {
    settings.check()?;
    let records = Records::new(statements, settings);
    let (mut trend, heard) = compute(&records, &records.everything(), settings, None)?;
    let all: Vec<&Record> = records.all.iter().collect();
    let fates = Fates {
        refusals: &records.refusals,
        records: &all,
        given: &records.given,
        voices: &heard.voices,
        kept: &heard.kept,
        standings: &heard.standings,
    };
    trend.accounts = fates.accounts(statements);
    Ok(trend)
}

/// Like [`fit`] for mostly the same statements as of another trend, but without `accounts`: of many statements they cost as much as the band.
///
/// # Errors
/// Like [`fit`].
pub fn fit_band<S: Borrow<Statement> + Sync>(
    statements: &[S],
    settings: &Settings,
    start: &Start<'_>,
) -> Result<Trend, TrendError> {
    settings.check()?;
    let records = Records::new(statements, settings);
    let start = start.of(&records.all);
    compute(&records, &records.everything(), settings, start.as_ref()).map(|(trend, _)| trend)
}

/// Who speaks in each of the records of a trend, which of them are kept, and what the fit says of these.
pub(super) struct Heard {
    voices: Vec<Voice>,
    kept: Vec<usize>,
    standings: Vec<Standing>,
}

/// Computes the trend of some of the records, which are given by their indexes, ascending. `start` is where to begin.
pub(super) fn compute(
    records: &Records<'_>,
    chosen: &[usize],
    settings: &Settings,
    start: Option<&Sites>,
) -> Result<(Trend, Heard), TrendError> {
    let scale = Scale::of(settings.unit);
    let told: Vec<&Record> = chosen.iter().map(|&record| &records.all[record]).collect();
    let order = records.by_wording(chosen);
    let voices = collapse(&told, &order, settings.presume_echoes.then_some(CHANCE), scale);
    let kept: Vec<usize> = (0..told.len())
        .filter(|&i| matches!(voices[i], Voice::Own { .. }))
        .collect();
    let spoken: Vec<&Record> = kept.iter().map(|&i| told[i]).collect();
    // What is counted, dated and judged: bounds from other places only bear on the level.
    let is_own = |record: &&Record| record.bound_by.is_none();
    let own: Vec<&Record> = spoken.iter().copied().filter(|record| is_own(record)).collect();
    let origins = Origins::of(&own);
    let told_own = told.iter().copied().filter(|record| is_own(record)).count();
    let mut trend = counted(settings, &own, &origins);
    (trend.echoes, trend.refused) = (told_own - own.len(), records.refused);
    let mut heard = Heard {
        voices,
        kept,
        standings: Vec::new(),
    };
    if own.is_empty() {
        return Ok((trend, heard));
    }
    let dates = days(&own, settings);
    let asked: Vec<f64> = dates.iter().map(|&date| year::decimal(date)).collect();
    let breaks: Vec<Jump> = settings.breaks.iter().map(Break::jump).collect();
    let layout = Layout::new(&spoken, &asked, &breaks, settings.rising);
    let reached = settings
        .breaks
        .iter()
        .filter(|declared| layout.reaches(&declared.jump()));
    trend.breaks = reached.copied().collect();
    let start = start.map(|start| start.at(heard.kept.iter().map(|&i| chosen[i])));
    let members = average(&layout, Effort::default(), start);
    if members.is_empty() {
        return Err(TrendError::Numbers);
    }
    let bias = settings
        .shared_bias
        .unwrap_or(if own.len() > DENSE { DENSE_BIAS } else { 0.0 });
    heard.standings = standings(&spoken, &layout, &members);
    let seen = seen(&spoken, &layout, &members, &heard.standings);
    (trend.verdict, trend.sides) = judge(&seen, &settings.disagreeing);
    trend.parameters = Some(Parameters {
        mean: geometric_mean(&members),
        grid_points: members.len(),
        shared_bias: bias,
    });
    if trend.verdict.allows_band() {
        let shown = Shown {
            scale,
            bias,
            grade: own.iter().map(|record| record.grade * record.grade).sum::<f64>() / own.len() as f64,
            reach: near(&own),
            verdict: trend.verdict,
            rising: settings.rising,
        };
        trend.points = shown.points(&dates, &own, &origins, &layout, &members);
    }
    trend.basis = Some(Basis {
        layout,
        members,
        order: heard.kept.iter().map(|&i| records.given[chosen[i]]).collect(),
    });
    Ok((trend, heard))
}

/// A trend with what its statements alone tell: how many they are, and when.
fn counted<'a>(settings: &Settings, own: &'a [&'a Record<'a>], origins: &'a Origins<'a>) -> Trend {
    let last = last_day(own);
    Trend {
        model: MODEL_VERSION,
        unit: settings.unit,
        verdict: Verdict::NoStatements,
        sides: None,
        origins: Census::new(own, origins).count(0..own.len()),
        unsourced: own.iter().filter(|record| record.unsourced).count(),
        kept: own.len(),
        echoes: 0,
        refused: 0,
        points: Vec::new(),
        accounts: Vec::new(),
        first: own
            .iter()
            .map(|record| record.start)
            .min_by(f64::total_cmp)
            .and_then(year::day),
        ends_near: last
            .zip(own.last())
            .is_some_and(|(last, latest)| year::decimal(last) - latest.middle() <= near(own)),
        last,
        rising: settings.rising,
        gaps: gaps(own),
        breaks: Vec::new(),
        parameters: None,
        basis: None,
    }
}

fn geometric_mean(members: &[Member]) -> Hyper {
    let mean = |of: fn(&Hyper) -> f64| libm::exp(members.iter().map(|m| m.weight * libm::log(of(&m.hyper))).sum());
    Hyper {
        drift: mean(|h| h.drift),
        excess: mean(|h| h.excess),
        bias: mean(|h| h.bias),
    }
}
