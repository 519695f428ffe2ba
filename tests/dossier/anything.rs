//! Whatever a file contains, reading it terminates, and every problem can be shown.

#![allow(clippy::unwrap_used, reason = "functions that serve tests only")]

use proptest::prelude::*;
use tallybook::check;
use tallybook::diagnostic;

use super::workshop::{Workshop, estimate};

fn survives(text: impl AsRef<[u8]>) {
    let workshop = Workshop::new();
    workshop.file("a.toml", text);
    let reading = workshop.read();
    let mut problems = reading.problems.clone();
    problems.extend(check::run(&reading.book));
    for problem in &problems {
        let location = &problem.label.as_ref().unwrap().location;
        let text = &reading.sources.get(location.file).unwrap().text;
        assert!(
            location.bytes.start <= location.bytes.end && location.bytes.end <= text.len(),
            "{problem:?}"
        );
        assert!(diagnostic::full(problem, &reading.sources, false).starts_with(problem.severity.as_str()));
        assert!(!diagnostic::short(problem, &reading.sources).contains('\n'));
    }
    assert!(diagnostic::json(&problems, &reading.sources).ends_with("]\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        survives(bytes);
    }

    #[test]
    fn values(value in "\\PC{0,20}|[0-9.,$€ a-z\\\\\"'u-]{0,20}") {
        survives(estimate("pay", &value, ""));
        survives(estimate("pay", "$5", &format!("scope = \"{value}\"\nrelays = \"{value}\"\nlow = {value}\n")));
    }

    #[test]
    fn cut_anywhere(at in 0usize..400, inserted in "\\PC{0,3}") {
        let whole = estimate("workers", "between 10,000 and 15,000 “workers” 北", "best = 12_000\ngrade = \"B2\"");
        let at = whole.floor_char_boundary(at.min(whole.len()));
        survives(format!("{}{inserted}{}", &whole[..at], &whole[at..]));
        survives(&whole[..at]);
    }
}
