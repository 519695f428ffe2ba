//! Computes a trend from statements: check, order, collapse echoes, lay out, average, judge. Each step is in its own file.

use std::borrow::Borrow;

use rayon::prelude::*;

use super::days::days;
use super::evidence::{Break, Jump, Record, Settings, Statement, TrendError, Voice, collapse};
use super::inference::{Basis, Effort, Hyper, Layout, Member, Origins, average};
use super::judgement::{
    Census, Fates, MODEL_VERSION, Parameters, Shown, Trend, day_before, gaps, judge, near, seen, standings,
};
use super::scale::Scale;
use super::year;
use crate::model::{CHANCE, Refusal, Verdict};

/// The number of kept statements above which undetectable echoes are allowed for by default, and by how much.
const DENSE: usize = 3_000;
const DENSE_BIAS: f64 = 0.05;
/// The fewest statements worth a thread, if each takes little work.
const PIECE: usize = 4_096;

/// Computes the trend of statements about one series in one place. Their order affects only the order of `accounts`.
///
/// # Errors
/// [`TrendError`] if the settings are invalid, or if every run of the inference breaks down numerically. A statement that cannot be used is not an error:
/// its account gives the reason.
pub fn fit<S: Borrow<Statement> + Sync>(statements: &[S], settings: &Settings) -> Result<Trend, TrendError> {
    compute(statements, settings, None)
}

/// Like [`fit`] for most of the statements of another trend, but without `accounts`: of many statements they cost as much as the band. The search for the
/// parameters begins at those of that trend.
///
/// # Errors
/// Like [`fit`].
pub fn fit_band<S: Borrow<Statement> + Sync>(
    statements: &[S],
    settings: &Settings,
    whole: &Trend,
) -> Result<Trend, TrendError> {
    compute(statements, settings, Some(whole))
}

fn compute<S: Borrow<Statement> + Sync>(
    statements: &[S],
    settings: &Settings,
    whole: Option<&Trend>,
) -> Result<Trend, TrendError> {
    settings.check()?;
    let scale = Scale::of(settings.unit);
    let read: Vec<Result<Record, Refusal>> = statements
        .par_iter()
        .with_min_len(PIECE)
        .map(|statement| statement.borrow().record(settings.unit))
        .collect();
    let refusals: Vec<Option<Refusal>> = read.iter().map(|read| read.as_ref().err().copied()).collect();
    let (records, given) = in_order(read);
    let records: Vec<&Record> = records.iter().collect();
    let voices = collapse(&records, settings.presume_echoes.then_some(CHANCE), scale);
    let kept: Vec<usize> = (0..records.len())
        .filter(|&i| matches!(voices[i], Voice::Own { .. }))
        .collect();
    let spoken: Vec<&Record> = kept.iter().map(|&i| records[i]).collect();
    // What is counted, dated and judged: bounds from other places only bear on the level.
    let is_own = |record: &&Record| record.bound_by.is_none();
    let own: Vec<&Record> = spoken.iter().copied().filter(|record| is_own(record)).collect();
    let origins = Origins::of(&own);
    let given_own = statements
        .iter()
        .filter(|given| (*given).borrow().bound_by.is_none())
        .count();
    let records_own = records.iter().copied().filter(|record| is_own(record)).count();
    let mut trend = counted(settings, &own, &origins);
    (trend.echoes, trend.refused) = (records_own - own.len(), given_own - records_own);
    let mut standing = Vec::new();
    if !own.is_empty() {
        let dates = days(&own, settings);
        let asked: Vec<f64> = dates.iter().map(|&date| year::decimal(date)).collect();
        let breaks: Vec<Jump> = settings.breaks.iter().map(Break::jump).collect();
        let layout = Layout::new(&spoken, &asked, &breaks, settings.rising);
        let reached = settings
            .breaks
            .iter()
            .filter(|declared| layout.reaches(&declared.jump()));
        trend.breaks = reached.copied().collect();
        let members = average(&layout, Effort::default(), whole.and_then(best));
        if members.is_empty() {
            return Err(TrendError::Numbers);
        }
        let bias = settings
            .shared_bias
            .unwrap_or(if own.len() > DENSE { DENSE_BIAS } else { 0.0 });
        standing = standings(&spoken, &layout, &members);
        (trend.verdict, trend.sides) = judge(&seen(&spoken, &layout, &members, &standing), &settings.disagreeing);
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
            order: kept.iter().map(|&i| given[i]).collect(),
        });
    }
    if whole.is_none() {
        let fates = Fates {
            refusals: &refusals,
            records: &records,
            given: &given,
            voices: &voices,
            kept: &kept,
            standings: &standing,
        };
        trend.accounts = fates.accounts(statements);
    }
    Ok(trend)
}

/// A trend with what its statements alone tell: how many they are, and when.
fn counted<'a>(settings: &Settings, own: &'a [&'a Record<'a>], origins: &'a Origins<'a>) -> Trend {
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
        last: own
            .iter()
            .map(|record| record.end)
            .max_by(f64::total_cmp)
            .and_then(day_before),
        gaps: gaps(own),
        breaks: Vec::new(),
        parameters: None,
        basis: None,
    }
}

/// Puts the usable statements in a fixed order, each with its index among those given. They are moved, not pointed to, because every later step
/// walks over them in this order, and a million of them scattered in memory would cost more than the inference.
fn in_order(read: Vec<Result<Record<'_>, Refusal>>) -> (Vec<Record<'_>>, Vec<usize>) {
    let mut given: Vec<usize> = (0..read.len()).filter(|&place| read[place].is_ok()).collect();
    let mut records: Vec<Record> = read.into_iter().filter_map(Result::ok).collect();
    let mut order: Vec<usize> = (0..records.len()).collect();
    order.par_sort_by(|&a, &b| {
        let (a, b) = (&records[a], &records[b]);
        let by_time = a.middle().total_cmp(&b.middle());
        by_time.then(a.tie.cmp(&b.tie)).then_with(|| a.id.cmp(b.id))
    });
    permute(&mut records, order.clone());
    permute(&mut given, order);
    (records, given)
}

/// Moves the item at `order[i]` to `i`, for every `i`, without a copy of them all.
fn permute<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..items.len() {
        let mut at = start;
        // Follows each cycle of moves once; what is done points to itself.
        while order[at] != start {
            let next = order[at];
            items.swap(at, next);
            order[at] = at;
            at = next;
        }
        order[at] = at;
    }
}

/// The parameters of a trend that its statements make the likeliest.
fn best(trend: &Trend) -> Option<&Hyper> {
    let members = trend.basis.iter().flat_map(|basis| &basis.members);
    let best = members.max_by(|a, b| a.weight.total_cmp(&b.weight));
    best.map(|member| &member.hyper)
}

fn geometric_mean(members: &[Member]) -> Hyper {
    let mean = |of: fn(&Hyper) -> f64| libm::exp(members.iter().map(|m| m.weight * libm::log(of(&m.hyper))).sum());
    Hyper {
        drift: mean(|h| h.drift),
        excess: mean(|h| h.excess),
        bias: mean(|h| h.bias),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn items_move_as_ordered(keys in prop::collection::vec(0..50_u32, 0..30)) {
            let mut order: Vec<usize> = (0..keys.len()).collect();
            order.sort_by_key(|&place| keys[place]);
            let mut moved = keys.clone();
            permute(&mut moved, order);
            let mut sorted = keys;
            sorted.sort_unstable();
            prop_assert_eq!(moved, sorted);
        }
    }
}
