//! Finds cycles in what should be chains: places in places, parts of parts, relays of relays.

use std::collections::HashSet;
use std::hash::Hash;

use crate::diagnostic::Diagnostic;
use crate::model::{Claim, ClaimId};

use super::lookup::{Lookup, at};

/// Every cycle in the graph, once each, starting from its first node in the given order.
pub(super) fn cycles<'a, K: Eq + Hash>(
    nodes: impl IntoIterator<Item = &'a K>,
    next: impl Fn(&'a K) -> Option<&'a K>,
) -> Vec<Vec<&'a K>> {
    let mut found = Vec::new();
    let mut done: HashSet<&K> = HashSet::new();
    for node in nodes {
        let mut path = Vec::new();
        let mut on_path: HashSet<&K> = HashSet::new();
        let mut here = Some(node);
        while let Some(key) = here.filter(|key| !done.contains(key)) {
            if !on_path.insert(key) {
                let start = path.iter().position(|passed| *passed == key).unwrap_or_default();
                found.push(path.split_off(start));
                break;
            }
            path.push(key);
            here = next(key);
        }
        done.extend(on_path);
    }
    found
}

/// A field that links claims to earlier ones.
pub(super) struct Link {
    /// The problem, given what is wrong.
    pub(super) problem: fn(String) -> Diagnostic,
    pub(super) field: &'static str,
    pub(super) target: fn(&Claim) -> Option<&ClaimId>,
    /// What two or more claims do, and one by itself.
    pub(super) verbs: [&'static str; 2],
}

/// A problem for every cycle of links.
pub(super) fn linked_in_cycles(lookup: &Lookup<'_>, link: &Link) -> Vec<Diagnostic> {
    let linked = lookup.book.claims.iter().filter(|claim| (link.target)(claim).is_some());
    let ids = linked.map(|claim| &claim.id);
    let [several, one] = link.verbs;
    let problem = |cycle: Vec<&ClaimId>| {
        let mut claims = cycle.iter().filter_map(|id| lookup.claims.get(*id));
        let first = claims.next()?;
        let what = match cycle.len() {
            1 => format!("`{}` {one} itself", first.id),
            length => format!("{length} claims {several} each other in a cycle"),
        };
        let problem = (link.problem)(what)
            .at(at(&first.position, link.field), "the cycle starts here")
            .help(format!("remove `{}` from the claim that came first", link.field));
        Some(claims.fold(problem, |problem, claim| {
            problem.related(at(&claim.position, link.field), "and continues here")
        }))
    };
    let found = cycles(ids, |id| (link.target)(lookup.claims.get(id)?));
    found.into_iter().filter_map(problem).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::cycles;

    fn of(arrows: &[(&'static str, &'static str)]) -> Vec<Vec<&'static str>> {
        let map: HashMap<&str, &str> = arrows.iter().copied().collect();
        let nodes: Vec<&str> = arrows.iter().map(|(from, _)| *from).collect();
        cycles(nodes.iter(), |node| map.get(node))
            .into_iter()
            .map(|cycle| cycle.into_iter().copied().collect())
            .collect()
    }

    #[test]
    fn each_cycle_is_found_once_and_without_its_tail() {
        assert_eq!(
            of(&[("a", "b"), ("b", "c"), ("c", "b"), ("d", "d")]),
            [vec!["b", "c"], vec!["d"]]
        );
        assert!(of(&[("a", "b"), ("b", "c"), ("d", "c")]).is_empty());
    }
}
