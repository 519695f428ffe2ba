//! Places the kept statements on a chain of dates and assigns the effects that several of them share.

use std::collections::BTreeMap;

use libm::{log2, pow};
use rayon::prelude::*;

use super::super::evidence::{Jump, Record};
use super::super::hedge::Evidence;
use super::super::median::median;
use super::super::year::settled;
use super::chain::Chain;
use super::hyper::Hyper;
use super::site::{Term, Way};
use super::spot::{Spot, Step};
use crate::model::Direction;

/// The most origins, and vague dates, with a separate effect; for others the effect is part of each statement's noise.
const COLUMNS: usize = 64;
/// The most distinct dates of statements on the chain.
const DATES: usize = 1_000;
/// Periods narrower than this, in years, share no dating error.
const VAGUE: f64 = 0.2;
/// Totals after a disaster rise a hundredfold within weeks.
const SHORT: f64 = 0.1;
/// Variance of the level at the first date, around the median statement.
const LEVEL_VARIANCE: f64 = 9.0;

/// A kept statement on the chain.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub node: usize,
    pub evidence: Evidence,
    /// The middle of its period, in decimal years.
    pub middle: f64,
    /// Factor on the errors of its source.
    pub grade: f64,
    origin: Option<usize>,
    vague: Option<usize>,
    /// The number of statements of its origin if that has no column, which share one unit of bias; 0 if it has one.
    crowd: f64,
    /// The part of the walk's variance over its width that counts as noise of this statement.
    dating: f64,
}

/// The kept statements on the chain.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub places: Vec<Place>,
    /// Dates of the chain, in decimal years, ascending: those of statements, and the first of all.
    pub times: Vec<f64>,
    /// For each date asked for, where it lies on the chain.
    pub asked: Vec<Spot>,
    /// The last date of all, of statements or asked for.
    last: f64,
    /// Longest distance between statements, in years; at least 4, or [`SHORT`] for a total.
    pub span: f64,
    /// Mean grade factor of each origin with a column.
    origins: Vec<f64>,
    /// Mean width of each vague date with a column.
    vagues: Vec<f64>,
    breaks: Vec<Jump>,
    /// The steps between its dates.
    steps: Vec<Step>,
    /// Which way the level may move over each.
    ways: Vec<Option<Way>>,
    level: f64,
}

/// Which way the level may move from one time to the next.
fn way(breaks: &[Jump], rising: bool, from: f64, to: f64) -> Option<Way> {
    if rising {
        return Some(Way::Up);
    }
    let middle = 0.5 * (from + to);
    let inside = breaks.iter().filter(|jump| {
        let (from, to) = jump.bounds().unwrap_or((f64::INFINITY, f64::INFINITY));
        from < middle && middle < to
    });
    let mut ways = inside.map(|jump| jump.direction);
    match (ways.next(), ways.next()) {
        (Some(Direction::Down), None) => Some(Way::Down),
        (Some(Direction::Up), None) => Some(Way::Up),
        // Several at once may cancel out.
        _ => None,
    }
}

fn distinct(mut times: Vec<f64>) -> Vec<f64> {
    times.par_sort_unstable_by(f64::total_cmp);
    times.dedup();
    times
}

/// The origins of the kept statements, numbered as they first occur.
pub(crate) struct Origins<'a> {
    pub names: Vec<&'a str>,
    /// The number of each statement's origin.
    pub of: Vec<usize>,
}

impl<'a> Origins<'a> {
    /// `kept` are in their fixed order.
    pub(crate) fn of(kept: &[&Record<'a>]) -> Self {
        let most = kept.iter().map(|record| record.origin_number).max();
        let mut numbers = vec![None; most.map_or(0, |most| most + 1)];
        let mut names = Vec::new();
        let number = |record: &&Record<'a>| {
            *numbers[record.origin_number].get_or_insert_with(|| {
                names.push(record.origin);
                names.len() - 1
            })
        };
        let of = kept.iter().map(number).collect();
        Self { names, of }
    }
}

impl Layout {
    /// `kept` is in fixed order, and not all of it is about another place; `asked` are dates in decimal years.
    pub(crate) fn new(kept: &[&Record], asked: &[f64], breaks: &[Jump], rising: bool) -> Self {
        let middles: Vec<f64> = kept.iter().map(|record| record.middle()).collect();
        let (first, last) = middles
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), &t| (a.min(t), b.max(t)));
        let mut dates: Vec<f64> = middles.iter().map(|&t| settled(t)).collect();
        if distinct(dates.clone()).len() > DATES {
            let cell = (last - first) / DATES as f64;
            dates = middles
                .iter()
                .map(|t| settled(first + cell * ((t - first) / cell).round_ties_even()))
                .collect();
        }
        let asked: Vec<f64> = asked.iter().map(|&t| settled(t)).collect();
        let earliest = asked.iter().copied().min_by(f64::total_cmp);
        let latest = asked.iter().copied().max_by(f64::total_cmp);
        // What may go one way only is a step of its own; the last asked date ends the one after the last statement.
        let ends = breaks.iter().filter_map(Jump::bounds).flat_map(|(from, to)| [from, to]);
        let ends = ends.filter(|t| Some(*t) < latest && earliest.is_some_and(|earliest| earliest < *t));
        let beyond = latest.filter(|t| rising && *t > last);
        let others = earliest.filter(|t| *t < first).into_iter().chain(beyond).chain(ends);
        let times = distinct(dates.iter().copied().chain(others).collect());
        let find = |time: f64| times.partition_point(|&t| t < time);
        let (of_origin, grades, crowds) = by_origin(kept, &Origins::of(kept));
        let (of_vague, vagues, dated_alike) = by_vague_date(kept);
        let places = (0..kept.len())
            .map(|j| Place {
                node: find(dates[j]),
                evidence: kept[j].evidence,
                middle: middles[j],
                grade: kept[j].grade,
                origin: of_origin[j],
                vague: of_vague[j].map(|column| column + grades.len()),
                crowd: if of_origin[j].is_some() { 0.0 } else { crowds[j] },
                dating: kept[j].width()
                    * (1.0 / 6.0
                        + if of_vague[j].is_some() {
                            0.0
                        } else {
                            dated_alike[j] / 12.0
                        }),
            })
            .collect();
        let steps = times
            .windows(2)
            .map(|pair| Step::new(breaks, pair[0], pair[1]))
            .collect();
        let ways = times
            .windows(2)
            .map(|pair| way(breaks, rising, pair[0], pair[1]))
            .collect();
        let own = || kept.iter().filter(|record| record.bound_by.is_none());
        let level = median(own().map(|record| record.evidence.middle()).collect());
        let (begins, ends) = own()
            .map(|record| record.middle())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), t| (a.min(t), b.max(t)));
        let mut layout = Self {
            places,
            last: asked.iter().chain(&times).copied().fold(f64::NEG_INFINITY, f64::max),
            times,
            asked: Vec::new(),
            span: (ends - begins).max(if rising { SHORT } else { 4.0 }),
            origins: grades,
            vagues,
            breaks: breaks.to_vec(),
            steps,
            ways,
            level,
        };
        layout.asked = asked.into_iter().map(|time| layout.spot(time)).collect();
        layout
    }

    /// The chain's prior at these parameters.
    pub(crate) fn chain(&self, hyper: &Hyper) -> Chain {
        let q = hyper.drift * hyper.drift;
        let steps: Vec<f64> = self.steps.iter().map(|step| step.variance(hyper)).collect();
        let bias = self
            .origins
            .iter()
            .map(|grade| (grade * hyper.bias) * (grade * hyper.bias));
        let dating = self.vagues.iter().map(|width| q * width / 12.0);
        Chain::new(steps, self.level, LEVEL_VARIANCE, bias.chain(dating).collect()).going(self.ways.clone())
    }

    /// Where a time lies on the chain; before its first date, at that.
    pub(crate) fn spot(&self, time: f64) -> Spot {
        let after = self.times.partition_point(|&t| t <= time).max(1);
        let start = self.times[after - 1];
        let time = time.max(start);
        let next = self.times.get(after);
        Spot {
            date: after - 1,
            since: Step::new(&self.breaks, start, time),
            until: next.map(|&next| Step::new(&self.breaks, time, next)),
        }
    }

    /// Whether a break bears on any date at all.
    pub(crate) fn reaches(&self, jump: &Jump) -> bool {
        self.times
            .first()
            .is_some_and(|&first| jump.variance(first, self.last) > 0.0)
    }

    /// The statement with this index as a term of the likelihood.
    pub(crate) fn term(&self, index: usize, hyper: &Hyper) -> Term {
        let place = &self.places[index];
        let own = place.evidence.sd * place.evidence.sd;
        let excess = place.grade * hyper.excess;
        let bias = place.grade * hyper.bias;
        Term {
            node: place.node,
            columns: [place.origin, place.vague],
            shape: place.evidence.shape,
            noise: own + excess * excess + hyper.drift * hyper.drift * place.dating + place.crowd * bias * bias,
        }
    }

    /// This many statements, spread evenly in time; all if there are no more.
    pub(crate) fn thinned(&self, count: usize) -> Vec<usize> {
        let all = self.places.len();
        let mut order: Vec<usize> = (0..all).collect();
        if all <= count {
            return order;
        }
        order.sort_by(|&a, &b| self.places[a].middle.total_cmp(&self.places[b].middle).then(a.cmp(&b)));
        let mut chosen: Vec<usize> = (0..count).map(|i| order[i * all / count]).collect();
        chosen.sort_unstable();
        chosen
    }
}

type Columns = (Vec<Option<usize>>, Vec<f64>, Vec<f64>);

/// The column of each statement's origin, the mean grade factor by column, and the number of statements of each one's origin.
fn by_origin(kept: &[&Record], origins: &Origins) -> Columns {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); origins.names.len()];
    for (index, &number) in origins.of.iter().enumerate() {
        members[number].push(index);
    }
    let crowds = origins.of.iter().map(|&number| members[number].len() as f64).collect();
    let named = origins.names.iter().copied().zip(members);
    let mut large: Vec<(&str, Vec<usize>)> = named.filter(|(_, group)| group.len() >= 2).collect();
    large.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(b.0)));
    large.truncate(COLUMNS);
    let mut column = vec![None; kept.len()];
    let mut grades = Vec::with_capacity(large.len());
    for (place, (_, group)) in large.iter().enumerate() {
        grades.push(group.iter().map(|&i| kept[i].grade).sum::<f64>() / group.len() as f64);
        for &index in group {
            column[index] = Some(place);
        }
    }
    (column, grades, crowds)
}

/// The column of each statement's vague date, the mean width by column, and the number of statements that share each one's date.
/// Two dates are the same if they are about as wide (same octave) and fall in the same cell of that width.
fn by_vague_date(kept: &[&Record]) -> Columns {
    let mut members: BTreeMap<(i32, i64), Vec<usize>> = BTreeMap::new();
    for (index, record) in kept.iter().enumerate().filter(|(_, record)| record.width() >= VAGUE) {
        let octave = log2(record.width()).round_ties_even();
        let cell = (record.middle() / pow(2.0, octave)).floor();
        // The calendar ends within 300,000 years of now, so both are small whole numbers.
        #[allow(clippy::cast_possible_truncation)]
        members.entry((octave as i32, cell as i64)).or_default().push(index);
    }
    let mut alike = vec![1.0; kept.len()];
    for group in members.values() {
        for &index in group {
            alike[index] = group.len() as f64;
        }
    }
    let weight = |key: &(i32, i64), group: &Vec<usize>| group.len() as f64 * pow(2.0, f64::from(key.0));
    let mut large: Vec<_> = members.into_iter().filter(|(_, group)| group.len() >= 2).collect();
    large.sort_by(|a, b| weight(&b.0, &b.1).total_cmp(&weight(&a.0, &a.1)).then(a.0.cmp(&b.0)));
    large.truncate(COLUMNS);
    let mut column = vec![None; kept.len()];
    let mut widths = Vec::with_capacity(large.len());
    for (place, (_, group)) in large.iter().enumerate() {
        widths.push(group.iter().map(|&i| kept[i].width()).sum::<f64>() / group.len() as f64);
        for &index in group {
            column[index] = Some(place);
        }
    }
    (column, widths, alike)
}
