//! Reads corrections: what a misprinted phrase must have meant.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Suggestion, suggest};
use crate::model::{ClaimKey, Correction, Span};

use super::record::{Record, Reported, Text};
use super::shape::{Shape, required};

/// `[[correction]]`
pub(super) const CORRECTION: Shape = Shape {
    header: "[[correction]]",
    noun: "a correction",
    fields: &[
        required("claim"),
        required("expect"),
        required("value"),
        required("reason"),
    ],
};

type Problems = Vec<Diagnostic>;

/// A correction with the spans of its fields.
pub(super) struct Replacement<'a> {
    pub(super) correction: Correction,
    pub(super) value: Text<'a>,
    expect: Span,
}

/// The corrections of a file, by the key of the claim they correct.
pub(super) type Replacements<'a> = BTreeMap<ClaimKey, Replacement<'a>>;

/// Reads a correction and stores it for its claim; `estimates` are the keys of the file's estimates.
pub(super) fn correction<'a>(
    record: &Record<'a>,
    estimates: &[&str],
    replacements: &mut Replacements<'a>,
    problems: &mut Problems,
) -> Result<(), Reported> {
    let claim = record.key("claim", ClaimKey::new, problems)?;
    let named = record.text("claim")?;
    if !estimates.contains(&claim.as_str()) {
        let found = suggest(claim.as_str(), estimates.iter().copied());
        problems.push(
            Diagnostic::error(
                "correction-of-nothing",
                format!("no estimate in this file has the key `{claim}`"),
            )
            .at(named.span.place(), "not found in this file")
            .why("a correction must be in the same file as its claim, so that both are read together")
            .suggest(found.into_iter().map(|key| Suggestion {
                text: key.into(),
                location: None,
            }))
            .help("use the `key` of an estimate, without the document"),
        );
        return Err(Reported);
    }
    let (expect, value) = (record.text("expect")?, record.text("value")?);
    let replacement = Replacement {
        correction: Correction {
            expect: expect.value.to_owned(),
            value: value.value.to_owned(),
            reason: record.owned("reason")?,
            position: record.position(),
        },
        value,
        expect: expect.span,
    };
    if let Some(first) = replacements.get(&claim) {
        problems.push(
            Diagnostic::error("duplicate-key", format!("a second correction of `{claim}`"))
                .at(named.span.place(), "second correction")
                .related(first.correction.position.field("claim").place(), "first correction")
                .why("a claim can only be corrected once")
                .help("keep one of them"),
        );
        return Err(Reported);
    }
    replacements.insert(claim, replacement);
    Ok(())
}

impl Replacement<'_> {
    /// Whether the words are those that it corrects; reports it if not.
    pub(super) fn applies(&self, stated: Text<'_>, problems: &mut Problems) -> bool {
        if self.correction.expect == stated.value {
            return true;
        }
        problems.push(
            Diagnostic::error("stale-correction", "a correction no longer matches its claim")
                .at(self.expect.place(), "expected this")
                .related(stated.span.place(), "found this")
                .why("a correction is for one particular misprint; if the words have changed, it may be wrong")
                .help("remove the correction, or review it and update `expect`"),
        );
        false
    }
}
