//! Decides which statements count and which are echoes of another.
//!
//! Declared echoes are followed to the root. What is presumed to be an echo beyond those is decided in [`presumed_echoes`].

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;

use super::super::scale::Scale;
use super::record::Record;
use crate::model::presumed_echoes;

/// The fewest records worth a thread.
const PIECE: usize = 4_096;

/// Who speaks in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// It counts, for itself and this many echoes.
    Own { echoes: usize },
    /// It repeats the record with this index, as declared in the dossier.
    Declared(usize),
    /// It repeats the record with this index, by presumption.
    Presumed(usize),
}

/// Decides who speaks in every record. Records are in their fixed order, and `order` has their places as [`by_wording`](crate::model::by_wording) puts
/// them; echoes are presumed if it is given how many chance agreements of shares may be expected for that.
pub(crate) fn collapse(records: &[&Record], order: &[usize], presume: Option<f64>, scale: Scale) -> Vec<Voice> {
    let mut voices = declared(records);
    if let Some(chance) = presume {
        let chance = (scale == Scale::Logit).then_some(chance);
        presumed(records, order, chance, &mut voices);
    }
    voices
}

/// Where a record's link, or its chain of links, leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root<'a> {
    Record(usize),
    /// A statement that was not given.
    Elsewhere(&'a str),
}

fn declared(records: &[&Record]) -> Vec<Voice> {
    let roots = roots(&links(records));
    let mut speaker: HashMap<&str, usize> = HashMap::new();
    for (index, root) in roots.iter().enumerate() {
        if let Root::Elsewhere(id) = root {
            let first = speaker.entry(id).or_insert(index);
            let rank = |i: usize| (records[i].published, records[i].id);
            if rank(index) < rank(*first) {
                *first = index;
            }
        }
    }
    let mut voices = vec![Voice::Own { echoes: 0 }; records.len()];
    for (index, root) in roots.iter().enumerate() {
        let speaker = match root {
            Root::Record(root) => *root,
            Root::Elsewhere(id) => speaker[id],
        };
        if speaker != index {
            voices[index] = Voice::Declared(speaker);
            if let Voice::Own { echoes } = &mut voices[speaker] {
                *echoes += 1;
            }
        }
    }
    voices
}

/// What each record repeats; itself if nothing.
fn links<'a>(records: &[&Record<'a>]) -> Vec<Root<'a>> {
    // Few records are repeated by another, so a table of only those stays small.
    let repeated: HashSet<&str> = records.iter().filter_map(|record| record.repeats).collect();
    let found: Vec<(&str, usize)> = records
        .par_iter()
        .enumerate()
        .with_min_len(PIECE)
        .filter(|(_, record)| !repeated.is_empty() && repeated.contains(record.id))
        .map(|(index, record)| (record.id, index))
        .collect();
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(found.len());
    for (id, index) in found {
        places.entry(id).or_insert(index);
    }
    let link = |(index, record): (usize, &&Record<'a>)| match record.repeats {
        None => Root::Record(index),
        Some(id) => places.get(id).map_or(Root::Elsewhere(id), |&place| Root::Record(place)),
    };
    records.par_iter().enumerate().with_min_len(PIECE).map(link).collect()
}

/// Follows every link to its end, each once. A cycle of links has no root, so its first record in order is used.
fn roots<'a>(links: &[Root<'a>]) -> Vec<Root<'a>> {
    let mut known: Vec<Option<Root<'a>>> = vec![None; links.len()];
    let mut step_of: Vec<Option<usize>> = vec![None; links.len()];
    let mut path = Vec::new();
    for start in 0..links.len() {
        path.clear();
        let mut at = start;
        let root = loop {
            if let Some(root) = known[at] {
                break root;
            }
            if let Some(step) = step_of[at] {
                let circle: &[usize] = &path[step..];
                break Root::Record(circle.iter().copied().min().unwrap_or(at));
            }
            step_of[at] = Some(path.len());
            path.push(at);
            match links[at] {
                Root::Record(next) if next != at => at = next,
                end => break end,
            }
        };
        for &index in &path {
            known[index] = Some(root);
            step_of[index] = None;
        }
    }
    known
        .into_iter()
        .enumerate()
        .map(|(index, root)| root.unwrap_or(Root::Record(index)))
        .collect()
}

/// Those that count so far may still repeat another of them by presumption.
fn presumed(records: &[&Record], order: &[usize], chance: Option<f64>, voices: &mut [Voice]) {
    // Equal figures about different places are no echoes.
    let mut by_place: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    let counts = |index: &usize| matches!(voices[*index], Voice::Own { .. });
    for index in order.iter().copied().filter(counts) {
        let place = records[index].bound_by.map(|by| by.place.as_str());
        by_place.entry(place).or_default().push(index);
    }
    for own in by_place.values() {
        for (echo, first) in presumed_echoes(records, own, chance) {
            absorb(voices, echo, first);
        }
    }
}

fn absorb(voices: &mut [Voice], echo: usize, first: usize) {
    let Voice::Own { echoes: its } = voices[echo] else {
        return;
    };
    voices[echo] = Voice::Presumed(first);
    if let Voice::Own { echoes } = &mut voices[first] {
        *echoes += 1 + its;
    }
}
