//! `stated-disagrees`: checks that the fields of an estimate agree with the source's words.

use crate::diagnostic::Diagnostic;
use crate::model::{Bound, Hedge, IntervalKind, Quantity, Span, UnitKind};

use super::overrules::Overrules;
use super::record::{Reported, Text};

/// Whether two numbers are equal up to rounding errors.
pub(super) fn same_number(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// Reports every field that contradicts the words.
pub(super) fn agree(
    words: Text<'_>,
    read: &Quantity,
    said: &Quantity,
    overrules: &Overrules,
    problems: &mut Vec<Diagnostic>,
) -> Result<(), Reported> {
    let mut contradictions: Vec<(Span, String)> = Vec::new();
    let vague = matches!(read.bound, Bound::Magnitude | Bound::Approximate);
    // Words that name only the best figure of an interval: the fields have its ends.
    let completed = overrules.names_interval().is_some() && !read.bound.admits_interval();
    if let Some((bound, span)) = overrules.bound {
        // A vague size may be narrowed, but a hedged figure may not become exact.
        let narrowed =
            (vague && !matches!(bound, Bound::Exact | Bound::Unreported)) || (completed && bound.admits_interval());
        if bound != read.bound && !narrowed {
            contradictions.push((span, format!("the words say `{}`", read.bound)));
        }
    }
    let (least, most) = reach(read);
    let within = |value: f64| value >= least - least.abs() * 1e-9 && value <= most + most.abs() * 1e-9;
    for (name, given, in_words) in [
        ("low", overrules.low, read.low),
        ("best", overrules.best, read.best),
        ("high", overrules.high, read.high),
    ] {
        let Some((given, span)) = given else { continue };
        if read.bound == Bound::Unreported {
            contradictions.push((span, "the words give no figure".into()));
            continue;
        }
        if completed && name != "best" {
            continue;
        }
        match in_words {
            Some(number) if !same_number(given, number) && read.bound != Bound::Magnitude => {
                contradictions.push((span, format!("the words say {name} = {number}")));
            }
            _ if !within(given) => contradictions.push((span, format!("the words allow {}", interval(least, most)))),
            _ => {}
        }
    }
    contradictions.extend(interval_contradictions(read, overrules));
    if let Some((unit, span)) = overrules.unit
        && read.unit != unit
        && read.unit != UnitKind::Count
    {
        contradictions.push((span, format!("the words say `{}`", read.unit)));
    }
    if let (Some((currency, span)), Some(in_words)) = (overrules.currency, read.currency)
        && currency != in_words
    {
        contradictions.push((span, format!("the words say {in_words}")));
    }
    if let (Some((per, span)), Some(in_words)) = (overrules.per, read.per)
        && per != in_words
    {
        contradictions.push((span, format!("the words say per {in_words}")));
    }
    if let Some((hedge, span)) = overrules.hedge
        && read.hedge != Hedge::None
        && hedge != read.hedge
    {
        contradictions.push((span, format!("the words say `{}`", read.hedge)));
    }
    if let Some((false, span)) = overrules.approximate
        && (read.hedge.is_approximate() || said.hedge.is_approximate())
    {
        contradictions.push((span, "the words hedge the figure".into()));
    }
    if contradictions.is_empty() {
        return Ok(());
    }
    problems.extend(contradictions.into_iter().map(|(span, label)| {
        Diagnostic::error(
            "stated-disagrees",
            format!("a field contradicts the words `{}`", words.value),
        )
        .at(span.place(), label)
        .related(words.span.place(), "the words")
        .why("the fields say what the source's words mean, so a figure that the words do not support is not the source's")
        .help("fix the field or `stated`; if the source has a misprint, add a `[[correction]]`")
    }));
    Err(Reported)
}

/// What the fields say of an interval that the words name otherwise. An interval that the words only call a range, or nothing, may be named.
fn interval_contradictions(read: &Quantity, overrules: &Overrules) -> Vec<(Span, String)> {
    let mut contradictions = Vec::new();
    let Some(in_words) = read.interval else {
        return contradictions;
    };
    if let Some((kind, span)) = overrules.interval
        && kind != in_words.kind
        && in_words.kind != IntervalKind::Range
    {
        contradictions.push((span, format!("the words say `{}`", in_words.kind)));
    }
    if let (Some((level, span)), Some(in_words)) = (overrules.interval_level, in_words.level)
        && !same_number(level, in_words)
    {
        contradictions.push((span, format!("the words say {in_words}%")));
    }
    contradictions
}

/// The smallest and largest value that the words allow. An approximate number is not a bound, so it allows any value.
fn reach(read: &Quantity) -> (f64, f64) {
    (
        read.low.unwrap_or(f64::NEG_INFINITY),
        read.high.unwrap_or(f64::INFINITY),
    )
}

fn interval(least: f64, most: f64) -> String {
    match (least.is_finite(), most.is_finite()) {
        (true, true) => format!("{least} to {most}"),
        (true, false) => format!("{least} or more"),
        _ => format!("{most} or less"),
    }
}
