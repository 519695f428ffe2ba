//! Decides what may be shown: whether the statements support a line or only marks, or contradict each other.

use std::collections::HashMap;

use super::super::evidence::Window;
use super::outcome::Sides;
use crate::model::Verdict;

/// A gap of more than this many standard deviations splits the statements.
const DIVIDED: f64 = 4.0;
/// The number of statements with a value or range that a line needs, at two or more dates.
const LINE: usize = 3;
/// Against more values than this, a single one contradicts nothing: it is outvoted.
pub const CROWD: usize = 200;
/// A camp has at least two statements and at least this share of all; fewer are outliers.
const CAMP: f64 = 0.2;
/// Typical error of a source beyond its words: the prior medians of excess error and bias combined.
/// The learnt values would not do: two camps lead to a large learnt bias, which would hide them.
const TYPICAL: f64 = 0.186;

/// A kept statement in the form the rules need.
#[derive(Debug, Clone)]
pub(crate) struct Seen<'a> {
    pub id: &'a str,
    pub start: f64,
    pub end: f64,
    /// The range that its words allow; half open for a bound.
    pub allows: Window,
    pub valued: bool,
    /// Standard deviation of its own imprecision.
    pub sd: f64,
    /// Factor on the errors of its source.
    pub grade: f64,
    /// The level of the trend at its date.
    pub level: f64,
    /// The probability of a gross error.
    pub gross: f64,
}

impl Seen<'_> {
    fn variance(&self) -> f64 {
        let typical = self.grade * TYPICAL;
        self.sd * self.sd + typical * typical
    }

    fn middle(&self) -> f64 {
        0.5 * (self.allows.low + self.allows.high)
    }

    fn date(&self) -> f64 {
        0.5 * (self.start + self.end)
    }
}

/// Judges the kept statements, given the pairs that disagree, and returns who is on which side if they are divided.
pub(crate) fn judge(seen: &[Seen], disagreeing: &[[String; 2]]) -> (Verdict, Option<Sides>) {
    if seen.is_empty() {
        return (Verdict::NoStatements, None);
    }
    let valued: Vec<&Seen> = seen.iter().filter(|statement| statement.valued).collect();
    let dates = valued.iter().map(|statement| statement.date());
    let one_date = dates.clone().fold(f64::NEG_INFINITY, f64::max) - dates.fold(f64::INFINITY, f64::min) < 1e-6;
    if valued.len() < LINE {
        return match contradiction(seen, disagreeing) {
            Some(sides) => (Verdict::Contradiction, Some(sides)),
            None if valued.is_empty() => (Verdict::OnlyBounds, None),
            None => (Verdict::MarksOnly, None),
        };
    }
    match camps(&valued, disagreeing) {
        Some((verdict, sides)) => (verdict, Some(sides)),
        None if one_date => (Verdict::MarksOnly, None),
        None => (Verdict::Line, None),
    }
}

/// Two of a few statements that disagree, far enough for it not to be the usual error of sources; if there are several pairs, the one furthest apart.
fn contradiction(seen: &[Seen], disagreeing: &[[String; 2]]) -> Option<Sides> {
    let by_id: HashMap<&str, &Seen> = seen.iter().map(|statement| (statement.id, statement)).collect();
    let mut widest: Option<(f64, &Seen, &Seen)> = None;
    for [a, b] in disagreeing {
        let (Some(&a), Some(&b)) = (by_id.get(a.as_str()), by_id.get(b.as_str())) else {
            continue;
        };
        for (low, high) in [(a, b), (b, a)] {
            let gap = high.allows.low - low.allows.high;
            let sd = (0.5 * (low.variance() + high.variance())).sqrt();
            if gap > DIVIDED * sd && widest.is_none_or(|(other, ..)| gap > other) {
                widest = Some((gap, low, high));
            }
        }
    }
    widest.map(|(_, low, high)| Sides {
        low: vec![low.id.to_owned()],
        high: vec![high.id.to_owned()],
    })
}

/// A division of the statements relative to the trend, so that a moving level does not count as one.
fn camps(valued: &[&Seen], disagreeing: &[[String; 2]]) -> Option<(Verdict, Sides)> {
    let off = |statement: &Seen| statement.middle() - statement.level;
    let mut by_off: Vec<(f64, &Seen)> = valued.iter().map(|statement| (off(statement), *statement)).collect();
    // Equal ones stay in the order of the statements, which is fixed.
    by_off.sort_by(|a, b| a.0.total_cmp(&b.0));
    let sorted: Vec<&Seen> = by_off.into_iter().map(|(_, statement)| statement).collect();
    // The lowest point that any statement from here on allows.
    let mut floors = vec![f64::INFINITY; sorted.len()];
    let mut floor = f64::INFINITY;
    for (at, statement) in sorted.iter().enumerate().rev() {
        floor = floor.min(statement.allows.low - statement.level);
        floors[at] = floor;
    }
    let mut ceiling = f64::NEG_INFINITY;
    let mut widest = (f64::NEG_INFINITY, 0);
    for at in 1..sorted.len() {
        ceiling = ceiling.max(sorted[at - 1].allows.high - sorted[at - 1].level);
        let gap = floors[at] - ceiling;
        if gap > widest.0 {
            widest = (gap, at);
        }
    }
    let (low, high) = sorted.split_at(widest.1);
    let typical = sorted.iter().map(|s| s.variance()).sum::<f64>() / sorted.len() as f64;
    let scatter = (squares(low, off) + squares(high, off)) / (sorted.len().max(3) - 2) as f64;
    if widest.0 <= DIVIDED * typical.max(scatter).sqrt() {
        return None;
    }
    let ids = |side: &[&Seen]| side.iter().map(|statement| statement.id.to_owned()).collect();
    let sides = Sides {
        low: ids(low),
        high: ids(high),
    };
    let smaller = if low.len() <= high.len() { low } else { high };
    if smaller.len() >= 2 {
        let camp = smaller.len() as f64 >= CAMP * sorted.len() as f64;
        return camp.then_some((Verdict::TwoCamps, sides));
    }
    // One against all others is outvoted if the model says so and there are enough others.
    let doubted = smaller.iter().all(|statement| statement.gross > 0.5);
    let outvoted = sorted.len() > CROWD || sorted.len() > LINE && doubted;
    let apart = |[a, b]: &[String; 2]| {
        let across = |low: &String, high: &String| sides.low.contains(low) && sides.high.contains(high);
        across(a, b) || across(b, a)
    };
    (!outvoted && disagreeing.iter().any(apart)).then_some((Verdict::Contradiction, sides))
}

/// Sum of squares about the mean.
fn squares(side: &[&Seen], of: impl Fn(&Seen) -> f64) -> f64 {
    let mean = side.iter().map(|s| of(s)).sum::<f64>() / side.len().max(1) as f64;
    side.iter().map(|s| (of(s) - mean) * (of(s) - mean)).sum()
}
