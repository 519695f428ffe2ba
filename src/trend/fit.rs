//! From statements to a trend, step by step: check, order, collapse echoes, lay out, average, judge. Each step's work is done in its own file.

use chrono::{Datelike, Months, NaiveDate};
use rayon::prelude::*;

use super::account::Outcome;
use super::band::Shown;
use super::echo::{self, collapse};
use super::explain::Basis;
use super::grid::{Effort, Member, average};
use super::layout::{Hyper, Layout, Origins};
use super::mixture::{Normal, below};
use super::outcome::{Gap, MODEL_VERSION, Parameters, Standing, Trend};
use super::rules::{Seen, Verdict, judge};
use super::scale::Scale;
use super::statement::{Break, Jump, Record, Refusal, Settings, Statement, TrendError};
use super::tilt::{GROSS, GROSS_SD, Window};
use super::year;

/// Years that the default dates reach beyond the last statement.
const BEYOND: u32 = 2;
/// The most default dates.
const DATES: u32 = 400;
/// A statement is near a date within so many years, or this part of the statements' span if that is more.
const NEAR: f64 = 2.0;
const NEAR_PART: f64 = 0.2;
/// Kept statements beyond which echoes that nobody could detect are allowed for by default, and by how much.
const DENSE: usize = 3_000;
const DENSE_BIAS: f64 = 0.05;
/// Fewer statements than this are not worth a thread, where each is little work.
const PIECE: usize = 4_096;

/// Computes many trends, side by side. The results keep the order, and do not depend on the number of threads.
///
/// # Errors
/// Of each trend as [`fit`].
#[must_use]
pub fn fit_all(groups: &[(&[Statement], Settings)]) -> Vec<Result<Trend, TrendError>> {
    let one = |(statements, settings): &(&[Statement], Settings)| fit(statements, settings);
    groups.par_iter().map(one).collect()
}

/// Computes the trend of statements about one series in one place. The order of the statements does not matter, except that `accounts` keep it.
///
/// # Errors
/// [`TrendError`] where the settings make no sense, or where no run of the inference holds numerically. A statement that cannot be used is no error:
/// its account says why.
pub fn fit(statements: &[Statement], settings: &Settings) -> Result<Trend, TrendError> {
    settings.check()?;
    let scale = Scale::of(settings.unit);
    let read: Vec<Result<Record, Refusal>> = statements
        .par_iter()
        .with_min_len(PIECE)
        .map(|statement| statement.record(settings.unit))
        .collect();
    let refusals: Vec<Option<Refusal>> = read.iter().map(|read| read.as_ref().err().copied()).collect();
    let (records, given) = in_order(&read);
    let records: Vec<&Record> = records.iter().collect();
    let fates = collapse(&records, settings.presume_echoes, scale);
    let kept: Vec<usize> = (0..records.len())
        .filter(|&i| matches!(fates[i], echo::Fate::Kept { .. }))
        .collect();
    let spoken: Vec<&Record> = kept.iter().map(|&i| records[i]).collect();
    let origins = Origins::of(&spoken);
    let mut trend = Trend {
        model: MODEL_VERSION,
        unit: settings.unit,
        verdict: Verdict::NoStatements,
        origins: origins.names.len(),
        kept: kept.len(),
        echoes: records.len() - kept.len(),
        refused: statements.len() - records.len(),
        points: Vec::new(),
        accounts: Vec::new(),
        first: spoken
            .iter()
            .map(|record| record.start)
            .min_by(f64::total_cmp)
            .and_then(year::day),
        last: spoken
            .iter()
            .map(|record| record.end)
            .max_by(f64::total_cmp)
            .and_then(day_before),
        gaps: gaps(&spoken),
        breaks: Vec::new(),
        parameters: None,
        basis: None,
    };
    let mut standings = Vec::new();
    if !spoken.is_empty() {
        let dates = dates(&spoken, settings);
        let asked: Vec<f64> = dates.iter().map(|&date| year::decimal(date)).collect();
        let breaks: Vec<Jump> = settings.breaks.iter().map(Break::jump).collect();
        let layout = Layout::new(&spoken, &origins, &asked, &breaks);
        let reached = settings
            .breaks
            .iter()
            .filter(|declared| layout.reaches(&declared.jump()));
        trend.breaks = reached.copied().collect();
        let members = average(&layout, Effort::default());
        if members.is_empty() {
            return Err(TrendError::Numbers);
        }
        let bias = settings
            .shared_bias
            .unwrap_or(if kept.len() > DENSE { DENSE_BIAS } else { 0.0 });
        standings = all_standings(&layout, &members, scale);
        trend.verdict = judge(&seen(&spoken, &layout, &members, &standings));
        trend.parameters = Some(Parameters {
            mean: geometric_mean(&members),
            grid_points: members.len(),
            shared_bias: bias,
        });
        if trend.verdict.allows_band() {
            let shown = Shown {
                scale,
                bias,
                reach: near(&spoken),
                verdict: &trend.verdict,
            };
            trend.points = shown.points(&dates, &spoken, &origins, &layout, &members);
        }
        trend.basis = Some(Basis {
            layout,
            members,
            order: kept.iter().map(|&i| given[i]).collect(),
        });
    }
    let outcome = Outcome {
        refusals: &refusals,
        records: &records,
        given: &given,
        fates: &fates,
        kept: &kept,
        standings: &standings,
    };
    trend.accounts = outcome.accounts(statements);
    Ok(trend)
}

/// The usable statements in fixed order, each with its place among those given. They are copied, not pointed at: every later step walks over them in this
/// order, and a million of them strewn over memory would cost more than the inference.
fn in_order<'a>(read: &[Result<Record<'a>, Refusal>]) -> (Vec<Record<'a>>, Vec<usize>) {
    let usable = read.par_iter().enumerate().with_min_len(PIECE);
    let key = |record: &Record, place| (record.middle(), record.tie, place);
    let mut order: Vec<(f64, u64, usize)> = usable
        .filter_map(|(place, read)| Some(key(read.as_ref().ok()?, place)))
        .collect();
    let id = |place: usize| read[place].as_ref().ok().map(|record| record.id);
    order.par_sort_by(|a, b| {
        let by_key = a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
        by_key.then_with(|| id(a.2).cmp(&id(b.2)))
    });
    order
        .into_par_iter()
        .with_min_len(PIECE)
        .filter_map(|(_, _, place)| Some((read[place].as_ref().ok()?.clone(), place)))
        .unzip()
}

/// The days to compute the level for, sorted.
fn dates(kept: &[&Record], settings: &Settings) -> Vec<NaiveDate> {
    let mut dates = settings.dates.clone().unwrap_or_else(|| default_dates(kept));
    if let (Some(&first), Some(&last)) = (dates.iter().min(), dates.iter().max()) {
        // Without them a picture would begin a jump at the date before it.
        let breaks = settings.breaks.iter().filter(|_| settings.dates.is_none());
        let further = settings.also.iter().copied().chain(breaks.flat_map(Break::edges));
        dates.extend(further.filter(|date| (first..=last).contains(date)));
    }
    dates.sort_unstable();
    dates.dedup();
    dates
}

/// The first of each quarter from the first statement to some years after the last; the middle of each year, or of longer steps, where that would be too many.
fn default_dates(kept: &[&Record]) -> Vec<NaiveDate> {
    let first = kept
        .iter()
        .map(|record| record.start)
        .min_by(f64::total_cmp)
        .and_then(year::day);
    let last = kept
        .iter()
        .map(|record| record.end)
        .max_by(f64::total_cmp)
        .and_then(year::day);
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    let months = u32::try_from((last.year() - first.year() + 1) * 12).unwrap_or(u32::MAX / 2) + BEYOND * 12;
    let step = [3, 12, 60, 120, 600, 1_200]
        .into_iter()
        .find(|step| months / step <= DATES)
        .unwrap_or(12_000);
    let end = last.checked_add_months(Months::new(BEYOND * 12)).unwrap_or(last);
    let month = if step < 12 { 1 } else { 7 };
    let start = NaiveDate::from_ymd_opt(first.year(), month, 1).unwrap_or(first);
    let date = |count: u32| {
        start
            .checked_add_months(Months::new(count * step))
            .filter(|date| *date <= end)
    };
    let all = (0..).map_while(date);
    // The quarter in which the statements begin is the first.
    let before = (0..).map_while(date).take_while(|date| *date <= first).count();
    all.skip(before.saturating_sub(1)).collect()
}

fn day_before(end: f64) -> Option<NaiveDate> {
    year::day(end).and_then(|day| day.pred_opt())
}

/// How far from a statement a date may be and still be near.
fn near(kept: &[&Record]) -> f64 {
    // Records are in the order of their middles.
    match (kept.first(), kept.last()) {
        (Some(first), Some(last)) => NEAR.max(NEAR_PART * (last.middle() - first.middle())),
        _ => NEAR,
    }
}

fn gaps(kept: &[&Record]) -> Vec<Gap> {
    let reach = near(kept);
    let mut before_end = f64::NEG_INFINITY;
    let mut gaps = Vec::new();
    for (index, pair) in kept.windows(2).enumerate() {
        before_end = before_end.max(pair[0].end);
        if pair[1].middle() - pair[0].middle() > 2.0 * reach {
            let after_start = kept[index + 1..]
                .iter()
                .map(|record| record.start)
                .fold(f64::INFINITY, f64::min);
            if let (Some(after), Some(before)) = (day_before(before_end), year::day(after_start)) {
                gaps.push(Gap { after, before });
            }
        }
    }
    gaps
}

fn geometric_mean(members: &[Member]) -> Hyper {
    let mean = |of: fn(&Hyper) -> f64| libm::exp(members.iter().map(|m| m.weight * libm::log(of(&m.hyper))).sum());
    Hyper {
        drift: mean(|h| h.drift),
        excess: mean(|h| h.excess),
        bias: mean(|h| h.bias),
    }
}

/// What the kept statements' words were taken to allow.
fn allowed(layout: &Layout, place: usize) -> Window {
    let shape = &layout.places[place].evidence.shape;
    shape.open.unwrap_or(shape.near)
}

fn all_standings(layout: &Layout, members: &[Member], scale: Scale) -> Vec<Standing> {
    let end = |level: f64| level.is_finite().then(|| scale.back(level));
    let one = |place: usize| {
        let evidence = &layout.places[place].evidence;
        let average =
            |of: &dyn Fn(&Member) -> f64| members.iter().map(|member| member.weight * of(member)).sum::<f64>();
        let allowed = allowed(layout, place);
        Standing {
            echoes: 0,
            low: end(allowed.low),
            high: end(allowed.high),
            sd: evidence.sd,
            leverage: average(&|member| member.run.findings[place].leverage),
            outlier: average(&|member| member.run.findings[place].gross),
            position: position(layout, members, place),
        }
    };
    (0..layout.places.len())
        .into_par_iter()
        .with_min_len(PIECE)
        .map(one)
        .collect()
}

/// The probability that such a statement would fall below this one, by what the others say. Leaving it out also shifts the grid's weights, by its own evidence.
fn position(layout: &Layout, members: &[Member], place: usize) -> f64 {
    let middle = layout.places[place].evidence.middle();
    let without = |member: &Member| libm::log(member.weight) - member.run.findings[place].log_evidence;
    let top = members.iter().map(without).fold(f64::NEG_INFINITY, f64::max);
    let mut parts = Vec::with_capacity(2 * members.len());
    for member in members {
        let finding = &member.run.findings[place];
        let variance = finding.variance + layout.term(place, &member.hyper).noise;
        let weight = libm::exp(without(member) - top);
        parts.push(Normal {
            weight: weight * (1.0 - GROSS),
            mean: finding.mean,
            variance,
        });
        parts.push(Normal {
            weight: weight * GROSS,
            mean: finding.mean,
            variance: variance + GROSS_SD * GROSS_SD,
        });
    }
    let total: f64 = parts.iter().map(|part| part.weight).sum();
    below(&parts, middle) / total
}

fn seen<'a>(kept: &[&'a Record], layout: &Layout, members: &[Member], standings: &[Standing]) -> Vec<Seen<'a>> {
    let one = |(place, record): (usize, &&'a Record)| {
        let node = layout.places[place].node;
        Seen {
            id: record.id,
            start: record.start,
            end: record.end,
            allows: allowed(layout, place),
            valued: record.evidence.is_valued(),
            sd: record.evidence.sd,
            grade: record.grade,
            level: members.iter().map(|member| member.weight * member.run.mean[node]).sum(),
            gross: standings[place].outlier,
        }
    };
    kept.iter().enumerate().map(one).collect()
}
