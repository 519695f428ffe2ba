//! The open passages of the corpus: what is found in them does not get worse. `cargo run --release --example corpus` says more.

use super::measure;

/// The least F1 of each score, a little below what it was when this was written.
const LEAST: [(&str, f64); 6] = [
    ("quantity, value", 0.95),
    ("quantity, value, unit and period", 0.86),
    ("quantity, phrase strict", 0.92),
    ("date, phrase strict", 0.91),
    ("date, value", 0.80),
    ("  attribution", 0.75),
];

#[test]
fn the_page_of_drafts_explains_every_kind_of_rule() {
    let page = std::fs::read_to_string("docs/draft.md").unwrap();
    let table = std::fs::read_to_string("src/draft/rules/words.tsv").unwrap();
    for row in table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
        let kind = row.split('\t').next().unwrap();
        assert!(page.contains(&format!("`{kind}`")), "{kind}");
    }
}

#[test]
fn the_open_passages_are_found_as_well_as_before() {
    let (_, scores) = measure::of_set("open", &mut |_| ()).unwrap();
    for (name, least) in LEAST {
        let (_, score) = scores.iter().find(|(other, _)| *other == name).unwrap();
        assert!(score.ratios()[2] >= least, "{name}: {score:?}");
    }
    let (_, traps) = scores.iter().find(|(name, _)| *name == "traps taken").unwrap();
    assert!(traps.ratios()[1] < 0.03, "{traps:?}");
}
