//! `undeclared-revision`: an origin gives two figures about one thing that cannot both be right, and nothing says that one replaces the other.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::model::{AgentKey, Claim, Currency, Estimate, Extent, Measure, Per, Reach};

use super::figure::Subject;
use super::lookup::{Lookup, at};

/// The longest time, in days, of which a claim about "some time" in it can be compared.
const DATED: i64 = 731;

/// What two figures must share to exclude each other.
type Thing<'a> = (
    Subject<'a>,
    &'a AgentKey,
    Option<Currency>,
    Option<Per>,
    bool,
    Option<Period>,
);
/// Of an amount, its period; of a total, the day from which it counts.
type Period = (Option<NaiveDate>, Option<NaiveDate>);
/// First and last day.
type Time = (NaiveDate, NaiveDate);

/// A figure with what its words allow.
#[derive(Clone, Copy)]
struct Told<'a> {
    claim: &'a Claim,
    known_on: NaiveDate,
    reach: Reach,
}

/// Of the figures for one time, those that reach least far up and least far down: any that another excludes, one of them excludes.
struct Ends<'a> {
    lowest: Told<'a>,
    highest: Told<'a>,
}

impl<'a> Ends<'a> {
    fn add(&mut self, told: Told<'a>) {
        if told.reach.high.unwrap_or(f64::INFINITY) < self.lowest.reach.high.unwrap_or(f64::INFINITY) {
            self.lowest = told;
        }
        if told.reach.low.unwrap_or(f64::NEG_INFINITY) > self.highest.reach.low.unwrap_or(f64::NEG_INFINITY) {
            self.highest = told;
        }
    }
}

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let mut things: HashMap<Thing<'_>, Vec<(Time, Told<'_>)>> = HashMap::new();
    for (claim, estimate, _) in lookup.accepted() {
        let is_unsourced = lookup.is_unsourced(claim);
        if let (Some((time, told)), false) = (told(lookup, claim, estimate), is_unsourced) {
            let quantity = &estimate.quantity;
            let thing = (
                Subject::of(claim, estimate),
                lookup.body(&claim.origin),
                quantity.currency,
                quantity.per,
                estimate.projection,
                match lookup.measure(estimate) {
                    Measure::Stock => None,
                    Measure::Flow => Some((claim.when.from, claim.when.to)),
                    Measure::Cumulative => Some((estimate.since, None)),
                },
            );
            things.entry(thing).or_default().push((time, told));
        }
    }
    things.into_values().flat_map(unlinked).collect()
}

/// A claim that counts, about a time that can be compared.
fn told<'a>(lookup: &Lookup<'_>, claim: &'a Claim, estimate: &Estimate) -> Option<(Time, Told<'a>)> {
    let known_on = lookup.known_on(claim)?;
    let (from, to) = match lookup.about(claim, estimate) {
        (None, None) => return None,
        (from, to) => (
            from.unwrap_or(NaiveDate::MIN),
            to.unwrap_or_else(|| known_on.max(from.unwrap_or(known_on))),
        ),
    };
    let is_dated = claim.when.extent == Extent::Throughout || (to - from).num_days() <= DATED;
    let reach = estimate.quantity.reach();
    // A link to nothing is reported by itself.
    let is_linked = |id| lookup.claims.contains_key(id);
    let is_own = claim.relays.is_none() && claim.supersedes.as_ref().is_none_or(is_linked);
    (is_dated && is_own).then_some(((from, to), Told { claim, known_on, reach }))
}

fn unlinked(mut figures: Vec<(Time, Told<'_>)>) -> Vec<Diagnostic> {
    figures.sort_by_key(|(_, told)| (told.known_on, &told.claim.id));
    let mut times: BTreeMap<Time, Ends<'_>> = BTreeMap::new();
    let mut problems = Vec::new();
    for ((from, to), told) in figures {
        let mut before = times
            .range(..=(to, NaiveDate::MAX))
            .filter(|((_, ended), _)| *ended >= from)
            .flat_map(|(_, ends)| [ends.lowest, ends.highest]);
        let excluded = before.find(|earlier| earlier.known_on < told.known_on && excludes(earlier.reach, told.reach));
        problems.extend(excluded.map(|earlier| revision(told, earlier)));
        let ends = times.entry((from, to)).or_insert(Ends {
            lowest: told,
            highest: told,
        });
        ends.add(told);
    }
    problems
}

/// Whether no single value satisfies both.
fn excludes(a: Reach, b: Reach) -> bool {
    let above = |above: Reach, below: Reach| match (above.low, below.high) {
        (Some(lower), Some(upper)) => lower > upper || lower >= upper && (above.low_strict || below.high_strict),
        _ => false,
    };
    above(a, b) || above(b, a)
}

fn revision(new: Told<'_>, old: Told<'_>) -> Diagnostic {
    let (claim, earlier) = (new.claim, old.claim);
    Diagnostic::warning(
        "undeclared-revision",
        format!("`{}` and `{}` are by one origin and cannot both be right", claim.id, earlier.id),
    )
    .at(at(&claim.position, "stated"), format!("known by {}", new.known_on))
    .related(at(&earlier.position, "stated"), format!("known by {}", old.known_on))
    .why("both enter the trend, and the origin is shown to contradict itself")
    .help(format!(
        "if the origin revised its figure, add `supersedes = \"{}\"`; if they differ in what they cover, say how with `scope` or `when`",
        earlier.id
    ))
}
