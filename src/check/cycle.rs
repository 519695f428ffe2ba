//! Finds cycles in what should be chains: places in places, parts of parts, relays of relays.

use std::collections::HashSet;
use std::hash::Hash;

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
