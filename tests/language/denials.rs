//! What is denied is no figure: `parse` and a dossier refuse it alike, and say how to state a denial.

use tallybook::language::ErrorKind;
use tallybook::language::quantity::{Options, read};

use crate::dossier::workshop::{Workshop, estimate};

/// The diagnostics of a dossier whose one estimate says this.
fn problems(stated: &str) -> Vec<tallybook::diagnostic::Diagnostic> {
    let workshop = Workshop::new();
    workshop.file("daily.toml", estimate("workers", stated, ""));
    workshop.read().problems
}

#[test]
fn a_denial_is_refused_alike_and_says_how_to_state_it() {
    for phrase in [
        "3000 people did not die",
        "no 500 people died",
        "denied that 3,000 died",
        "60 were not killed",
    ] {
        let error = read(phrase, &Options::default()).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Denied, "{phrase}");
        let advice = error.expected.unwrap();
        assert!(advice.contains("denies = "), "{phrase}: {advice}");
        let problems = problems(phrase);
        let [problem] = problems.as_slice() else {
            panic!("{phrase}: {problems:?}")
        };
        assert_eq!(problem.code, "invalid-quantity", "{phrase}");
        assert_eq!(problem.help.as_deref(), Some(advice.as_str()), "{phrase}");
    }
}

#[test]
fn whatever_parse_refuses_a_dossier_refuses_and_reads_what_it_reads() {
    let table = include_str!("quantities_field.tsv");
    let phrases = table
        .lines()
        .filter(|row| !row.is_empty() && !row.starts_with("# "))
        .filter_map(|row| row.split_once('\t'));
    for (phrase, _) in phrases {
        let read = read(phrase, &Options::default()).is_ok();
        let refused = problems(phrase)
            .iter()
            .any(|problem| problem.code == "invalid-quantity");
        assert_eq!(read, !refused, "{phrase}");
    }
}
