//! Which figures are presumed to repeat another, though nobody says so: the one rule for `check`, which warns of them, and for trends, which count them once.
//!
//! Equal words with equal figures from another publisher are presumed an echo. In simulated worlds where every echo is undeclared this raises the coverage
//! of the 90 % band from 79 % to 92 %, and where there are no echoes it costs nothing (`docs/trend.md`).

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::hedge::Hedge;
use super::median::median;
use super::quantity::{Bound, Quantity};
use super::rounding::{coarseness, is_round};

/// How many years after a statement the same rounded figure is presumed to be an echo of it. A figure of three digits or more is one at any time.
const MEMORY: f64 = 3.0;

/// Shares in whole percents coincide by chance: fewer such coincidences than this must be expected for a presumed echo.
pub const CHANCE: f64 = 0.1;

/// What a figure and its echo have in common.
pub type Wording = (Bound, Hedge, [Option<u64>; 3]);

impl Quantity {
    /// Its bound, hedge and figures.
    #[must_use]
    pub fn wording(&self) -> Wording {
        let ends = [self.low, self.best, self.high];
        (self.bound, self.hedge, ends.map(|end| end.map(f64::to_bits)))
    }
}

/// A statement of a figure, as the rule sees it. Times are in decimal years.
pub trait Told: Sync {
    /// Its id.
    fn id(&self) -> &str;
    /// The body that the figure comes from.
    fn origin(&self) -> &str;
    /// Who published it.
    fn publisher(&self) -> &str;
    /// What it shares with its echoes.
    fn wording(&self) -> Wording;
    /// Its lower end, single value and upper end.
    fn ends(&self) -> [Option<f64>; 3];
    /// The time that it is about.
    fn period(&self) -> (f64, f64);
    /// When it was published.
    fn published(&self) -> f64;
    /// Whether it is known not to be an echo: a measurement of its own, or by a named origin other than its publisher.
    fn is_independent(&self) -> bool;
}

/// The statements about one thing that are presumed echoes, each with the one that it repeats, by their places in the list. `order` has the places of
/// those to look at, as [`by_wording`] puts them. For shares, `chance` is how many coincidences may be expected.
#[must_use]
pub fn presumed_echoes<T: Told>(told: &[&T], order: &[usize], chance: Option<f64>) -> Vec<(usize, usize)> {
    let groups: Vec<&[usize]> = order
        .chunk_by(|&a, &b| told[a].wording() == told[b].wording())
        .collect();
    let chance = chance.map(|chance| (chance, Coincidence::new(told, &groups)));
    let mut echoes = Vec::new();
    for (wording, group) in groups.iter().enumerate() {
        let memory = if is_distinctive(told[group[0]]) {
            f64::INFINITY
        } else {
            MEMORY
        };
        let mut rest = *group;
        while let [first, later @ ..] = rest {
            let until = told[*first].published() + memory;
            let within = later.partition_point(|&i| told[i].published() <= until);
            let telling = chance.as_ref().is_none_or(|(limit, chance)| {
                within == 0 || chance.expected(wording, told[*first].published()) < *limit
            });
            for &index in later[..within].iter().filter(|_| telling) {
                if is_echo(told[index], told[*first], memory) {
                    echoes.push((index, *first));
                }
            }
            rest = &later[within..];
        }
    }
    echoes
}

/// Whether a figure is exact and not rounded, so that two sources do not find it independently.
fn is_distinctive<T: Told>(told: &T) -> bool {
    let [_, best, _] = told.ends();
    let (bound, hedge, _) = told.wording();
    let is_exact = bound == Bound::Exact && matches!(hedge, Hedge::None | Hedge::Exactly | Hedge::Counted);
    is_exact && best.is_some_and(|best| !is_round(best))
}

fn is_echo<T: Told>(told: &T, first: &T, memory: f64) -> bool {
    let ((start, end), (first_start, first_end)) = (told.period(), first.period());
    let apart = (start - first_end).max(first_start - end);
    // Two sources can both say "thousands".
    !matches!(told.wording().0, Bound::Magnitude | Bound::Unreported)
        && told.publisher() != first.publisher()
        && told.origin() != first.origin()
        && !told.is_independent()
        && apart <= memory
}

/// The places of the statements, with those of the same wording next to each other, by date of publication.
#[must_use]
pub fn by_wording<T: Told>(told: &[&T]) -> Vec<usize> {
    let mut numbers: HashMap<Wording, u32> = HashMap::new();
    let number = |(index, told): (usize, &&T)| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        (*numbers.entry(told.wording()).or_insert(next), told.published(), index)
    };
    let mut order: Vec<(u32, f64, usize)> = told.iter().enumerate().map(number).collect();
    order.par_sort_by(|a, b| {
        let by_key = a.0.cmp(&b.0).then(a.1.total_cmp(&b.1));
        by_key.then_with(|| told[a.2].id().cmp(told[b.2].id()))
    });
    order.into_iter().map(|(_, _, index)| index).collect()
}

/// How many of the other wordings around a date are expected to have the same share by chance.
struct Coincidence {
    /// Every publication: its date, and which wording it has.
    published: Vec<(f64, usize)>,
    wordings: Vec<Seen>,
}

/// A wording: its value on a log scale, the chance unit that its figure shows, and the class of its hedge.
struct Seen {
    level: f64,
    cell: Option<f64>,
    class: Option<Hedge>,
}

impl Coincidence {
    fn new<T: Told>(told: &[&T], groups: &[&[usize]]) -> Self {
        let mut published: Vec<(f64, usize)> = Vec::new();
        for (wording, group) in groups.iter().enumerate() {
            published.extend(group.iter().map(|&i| (told[i].published(), wording)));
        }
        published.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        published.dedup();
        let wordings = groups.iter().map(|group| Seen::of(told[group[0]])).collect();
        Self { published, wordings }
    }

    fn expected(&self, wording: usize, published: f64) -> f64 {
        let from = self.published.partition_point(|seen| seen.0 < published - MEMORY);
        let to = self.published.partition_point(|seen| seen.0 <= published + MEMORY);
        let mut around: BTreeMap<usize, &Seen> = BTreeMap::new();
        for (_, other) in &self.published[from..to] {
            around.insert(*other, &self.wordings[*other]);
        }
        let here = &self.wordings[wording];
        let Some(cell) = here.cell else {
            return around.len() as f64;
        };
        let levels: Vec<f64> = around.values().map(|seen| seen.level).collect();
        let spread = spread(&levels);
        let alike = around.values().filter(|seen| seen.class == here.class).count();
        let hit = (cell / (2.5 * spread)).min(1.0) * alike as f64 / around.len() as f64;
        // For a range, both ends must agree.
        let hit = if here.class.is_none() { 0.3 * hit } else { hit };
        (around.len() as f64 - 1.0) * hit
    }
}

impl Seen {
    fn of<T: Told>(told: &T) -> Self {
        let [low, best, high] = told.ends();
        let range = match (low, high) {
            (Some(low), Some(high)) if low < high => Some((low, high)),
            _ => None,
        };
        let value = best.or(low).or(high).unwrap_or(0.0);
        let shown = range.map_or(value, |(low, _)| low);
        let centre = range.map_or(value, |(low, high)| (low * high).sqrt());
        Self {
            level: libm::log(centre.max(1e-9)),
            cell: (shown > 0.0).then(|| coarseness(shown) / shown),
            class: range.is_none().then_some(told.wording().1),
        }
    }
}

/// Standard deviation estimated from the median absolute deviation, at least 0.1.
fn spread(levels: &[f64]) -> f64 {
    let centre = median(levels.to_vec());
    let off = levels.iter().map(|level| (level - centre).abs()).collect();
    (1.4826 * median(off)).max(0.1)
}
