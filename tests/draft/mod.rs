//! What a draft finds in running text: tables of phrases with the right answer, and what holds for any text.

mod around;
mod dates;
mod hostile;
mod measure;
mod quantities;
mod set;
mod toml_form;

use tallybook::article::{self, Form};
use tallybook::draft::{self, Candidate, Draft, Kind, Options, Rules};
use tallybook::language::date;

/// The draft of a text that was published on a day.
pub(crate) fn drafted(text: &str, published: &str) -> Draft {
    let article = article::read(text.as_bytes(), Form::Text).unwrap();
    let options = Options {
        date: date::Options {
            reference: published.parse().ok(),
            ..date::Options::default()
        },
        ..Options::default()
    };
    draft::draft(&article, &options, &Rules::built_in())
}

/// The candidates of a kind in a text of 4 May 2019.
pub(crate) fn found(text: &str, kind: Kind) -> Vec<Candidate> {
    let all = drafted(text, "2019-05-04").candidates;
    all.into_iter().filter(|candidate| candidate.kind == kind).collect()
}
