//! The field `review`: whether a record waits for a person to review it.

use toml::de::DeTable;

use crate::diagnostic::Diagnostic;
use crate::model::Review;

use super::record::Record;
use super::shape::REVIEW;

/// Whether a value of `review` says that its record waits.
pub(super) fn says_pending(review: &str) -> bool {
    review == Review::Pending.as_str()
}

/// Whether a table says that it waits for review.
pub(super) fn is_pending(table: &DeTable<'_>) -> bool {
    let review = table.get(REVIEW).and_then(|review| review.get_ref().as_str());
    review.is_some_and(says_pending)
}

/// Reports any other value of `review`. The record is then read as if it had none.
pub(super) fn check_review(record: &Record<'_>, problems: &mut Vec<Diagnostic>) {
    let before = problems.len();
    // What is wrong with it was reported.
    let _ = record.word_if(REVIEW, Review::ALL, Review::as_str, problems);
    for problem in &mut problems[before..] {
        problem.why = "an entry either waits for review or is part of the book";
        let allowed = problem.help.take().unwrap_or_default();
        problem.help = Some(format!("{allowed}; of an entry that is reviewed, leave the field out"));
    }
}
