//! `measure-mismatch`: a series is a part of one that measures something else about time.

use crate::diagnostic::Diagnostic;

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let parts = lookup.book.series.iter();
    parts
        .filter_map(|part| {
            let whole = *lookup.series.get(part.part_of.as_ref()?)?;
            (part.measure != whole.measure).then(|| {
                Diagnostic::warning(
                    "measure-mismatch",
                    format!("`{}` is a part of `{}`, which has another measure", part.key, whole.key),
                )
                .at(
                    at(&part.position, "part_of"),
                    format!("a part, with the measure `{}`", part.measure),
                )
                .related(
                    at(&whole.position, "measure"),
                    format!("the whole, with the measure `{}`", whole.measure),
                )
                .why("a level, an amount over a period and a total cannot be parts of each other")
                .help("give both the same `measure`, or remove `part_of`")
            })
        })
        .collect()
}
