//! How each kept statement compares with the others: its weight and how doubtful it is.

use rayon::prelude::*;

use super::super::evidence::{Record, Window};
use super::super::inference::{Layout, Member};
use super::outcome::Standing;
use super::rules::Seen;
use crate::model::Bounding;

/// The fewest statements worth a thread.
const PIECE: usize = 4_096;

/// The range that a kept statement leaves open in the model, on the working scale.
fn allowed(layout: &Layout, place: usize) -> Window {
    let shape = &layout.places[place].evidence.shape;
    shape.open.unwrap_or(shape.near)
}

/// How each kept statement compares with the others.
pub(crate) fn standings(kept: &[&Record], layout: &Layout, members: &[Member]) -> Vec<Standing> {
    let side = |place: usize| kept[place].bound_by.map(|by| by.side);
    let one = |place: usize| {
        let evidence = &layout.places[place].evidence;
        let average =
            // Rounded weights may sum to a little more than 1.
            |of: &dyn Fn(&Member) -> f64| members.iter().map(|member| member.weight * of(member)).sum::<f64>().min(1.0);
        Standing {
            echoes: 0,
            low: kept[place].reach.low.filter(|_| side(place) != Some(Bounding::Whole)),
            high: kept[place].reach.high.filter(|_| side(place) != Some(Bounding::Part)),
            sd: evidence.sd,
            leverage: average(&|member| member.run.findings[place].leverage),
            outlier: average(&|member| member.run.findings[place].gross),
        }
    };
    (0..layout.places.len())
        .into_par_iter()
        .with_min_len(PIECE)
        .map(one)
        .collect()
}

/// The kept statements about the place itself in the form the rules need.
pub(crate) fn seen<'a>(
    kept: &[&'a Record],
    layout: &Layout,
    members: &[Member],
    standings: &[Standing],
) -> Vec<Seen<'a>> {
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
    let own = kept.iter().enumerate().filter(|(_, record)| record.bound_by.is_none());
    own.map(one).collect()
}
