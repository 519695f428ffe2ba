//! Parts bound the whole: "at least 25,000 in Russia" says that the world has at least 25,000, and what the world has at most bounds Russia.
//!
//! Only the nearest places speak: what a place between the two says at that time comes first. An origin that speaks of a place itself is not heard through
//! its parts at that time. What is far from every figure of a place bounds nothing, and is left out.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use super::series::Group;
use crate::model::{Bounding, PlaceKey};
use crate::store::{self, StoreError};
use crate::trend::{BoundBy, Statement};

/// A bound beyond the figures of a place by this factor says nothing of them.
const FAR: f64 = 10.0;
/// How many days beyond the figures of a place a bound still bears on its trend: as far as that is shown.
const BEYOND: Days = Days::new(730);

/// A group whose place contains that of another, or lies in it.
#[derive(Debug)]
pub(super) struct Other {
    /// Its number among the groups.
    pub(super) group: usize,
    place: PlaceKey,
    side: Bounding,
    between: Vec<PlaceKey>,
}

/// A statement about another place.
#[derive(Debug)]
pub(super) struct Bound<'a> {
    pub(super) statement: Cow<'a, Statement>,
    /// The places between the two.
    pub(super) between: Vec<PlaceKey>,
}

impl Other {
    /// What a statement about this place says of the other one, if it has an end on that side.
    pub(super) fn bound(&self, statement: &Statement) -> Option<Bound<'static>> {
        let by = BoundBy {
            side: self.side,
            place: self.place.to_string(),
        };
        (!statement.projection && end(statement, self.side).is_some()).then(|| Bound {
            statement: Cow::Owned(Statement {
                bound_by: Some(by),
                ..statement.clone()
            }),
            between: self.between.clone(),
        })
    }
}

/// The end of a statement that bounds: the least of a part, the most of a whole; only above 0.
fn end(statement: &Statement, side: Bounding) -> Option<f64> {
    let reach = statement.quantity.reach();
    let end = match side {
        Bounding::Part => reach.low,
        Bounding::Whole => reach.high,
    };
    end.filter(|end| *end > 0.0).map(|end| end * statement.times)
}

/// For each of these groups, the others of its series and currency that are about its parts or about what contains it.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub(super) fn nested<'g>(
    connection: &Connection,
    groups: impl Iterator<Item = &'g Group<'static>>,
) -> Result<Vec<Vec<Other>>, StoreError> {
    let groups: Vec<&Group<'_>> = groups.collect();
    let numbers: BTreeMap<_, usize> = (0..groups.len()).map(|number| (&groups[number].key, number)).collect();
    let mut containing: BTreeMap<&PlaceKey, Vec<PlaceKey>> = BTreeMap::new();
    let mut nested: Vec<Vec<Other>> = groups.iter().map(|_| Vec::new()).collect();
    for (part, group) in groups.iter().enumerate().filter(|(_, group)| group.bound_by_parts) {
        if !containing.contains_key(&group.key.place) {
            containing.insert(&group.key.place, store::containing(connection, &group.key.place)?);
        }
        for (steps, place) in containing[&group.key.place].iter().enumerate() {
            let mut key = group.key.clone();
            key.place = place.clone();
            let Some(&whole) = numbers.get(&key) else { continue };
            let between = containing[&group.key.place][..steps].to_vec();
            let other = |group: usize, side| Other {
                group,
                place: groups[group].key.place.clone(),
                side,
                between: between.clone(),
            };
            nested[whole].push(other(part, Bounding::Part));
            nested[part].push(other(whole, Bounding::Whole));
        }
    }
    Ok(nested)
}

/// The time that a statement may be about; up to its publication where that is open.
fn time(statement: &Statement) -> (NaiveDate, NaiveDate) {
    let from = statement.from.unwrap_or(NaiveDate::MIN);
    (from, statement.to.unwrap_or(statement.published.max(from)))
}

fn meet((from, to): (NaiveDate, NaiveDate), (other_from, other_to): (NaiveDate, NaiveDate)) -> bool {
    from <= other_to && other_from <= to
}

/// Those of the bounds that bear on the trend of a group, in a fixed order.
pub(super) fn bearing<'a>(group: &Group<'_>, bounds: impl Iterator<Item = Bound<'a>>) -> Vec<Cow<'a, Statement>> {
    let own = group.statements.iter().map(Cow::as_ref);
    let own: Vec<&Statement> = own.filter(|statement| group.counts(statement)).collect();
    let figures = own.iter().filter_map(|statement| {
        let quantity = &statement.quantity;
        let figure = quantity.best.or(quantity.low).or(quantity.high);
        figure.map(|figure| figure * statement.times)
    });
    let (lowest, highest) = figures.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), figure| {
        (low.min(figure), high.max(figure))
    });
    let times = own.iter().map(|statement| time(statement));
    let Some((from, to)) = times.reduce(|(from, to), (start, end)| (from.min(start), to.max(end))) else {
        return Vec::new();
    };
    let span = (
        from.checked_sub_days(BEYOND).unwrap_or(from),
        to.checked_add_days(BEYOND).unwrap_or(to),
    );
    let mut spoken: BTreeMap<&str, Vec<(NaiveDate, NaiveDate)>> = BTreeMap::new();
    for statement in &own {
        spoken.entry(&statement.origin).or_default().push(time(statement));
    }
    let bears = |bound: &Bound<'_>| {
        let Some(by) = &bound.statement.bound_by else {
            return false;
        };
        let is_near = end(&bound.statement, by.side).is_some_and(|end| match by.side {
            Bounding::Part => end * FAR > lowest,
            Bounding::Whole => end < highest * FAR,
        });
        let when = time(&bound.statement);
        let itself = spoken.get(bound.statement.origin.as_str());
        is_near && meet(when, span) && !itself.is_some_and(|times| times.iter().any(|own| meet(*own, when)))
    };
    let found: Vec<Bound<'a>> = bounds.filter(bears).collect();
    let far: BTreeSet<usize> = further(&found).collect();
    let near = found
        .into_iter()
        .enumerate()
        .filter(|(number, _)| !far.contains(number));
    let mut near: Vec<Cow<'a, Statement>> = near.map(|(_, bound)| bound.statement).collect();
    near.sort_by(|a, b| (a.from, &a.id).cmp(&(b.from, &b.id)));
    near
}

/// The numbers of those about a place beyond another that bounds on the same side at that time.
fn further<'b>(bounds: &'b [Bound<'_>]) -> impl Iterator<Item = usize> + 'b {
    let mut told: BTreeMap<(Bounding, &str), Vec<(NaiveDate, NaiveDate)>> = BTreeMap::new();
    for bound in bounds {
        if let Some(by) = &bound.statement.bound_by {
            told.entry((by.side, &by.place))
                .or_default()
                .push(time(&bound.statement));
        }
    }
    bounds.iter().enumerate().filter_map(move |(number, bound)| {
        let by = bound.statement.bound_by.as_ref()?;
        let when = time(&bound.statement);
        let is_told = |place: &PlaceKey| {
            let times = told.get(&(by.side, place.as_str()));
            times.is_some_and(|times| times.iter().any(|other| meet(*other, when)))
        };
        bound.between.iter().any(is_told).then_some(number)
    })
}
