//! Reads what a series measures about time.

use crate::diagnostic::Diagnostic;
use crate::model::{Measure, ReferencePeriod};

use super::date::{self, Calendar};
use super::record::{Record, Reported, Text};

/// Reads what a series measures about time, and of a total when its count starts and how far apart counts may be compared.
pub(super) fn measure(
    record: &Record<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Result<(Measure, Option<ReferencePeriod>, Option<u32>), Reported> {
    let measure = record.word_if("measure", Measure::ALL, Measure::as_str, problems)?;
    let measure = measure.map_or(Measure::Stock, |(measure, _)| measure);
    let since = record.text_if("since")?;
    let tolerance = record.text_if("tolerance")?;
    let of_total = since
        .map(|since| ("since", since.span))
        .or(tolerance.map(|tolerance| ("tolerance", tolerance.span)));
    if let (Some((field, span)), false) = (of_total, measure == Measure::Cumulative) {
        problems.push(
            Diagnostic::error("invalid-value", format!("`{field}` in a series that is not a total"))
                .at(span.place(), format!("the measure is `{measure}`"))
                .why("only a total since a start has one")
                .help("write `measure = \"cumulative\"`, or remove the field"),
        );
        return Err(Reported);
    }
    let since = since
        .map(|since| date::period(since, Calendar::default(), problems))
        .transpose()?;
    let days = |text: Text<'_>| {
        days(text.value).ok_or_else(|| {
            problems.push(
                Diagnostic::error(
                    "invalid-value",
                    format!("`{}` is not a number of days or weeks", text.value),
                )
                .at(text.span.place(), "how many days?")
                .why("counts that are further apart are not compared")
                .help(
                    "write a time such as `tolerance = \"14 days\"`, or leave it out for a tenth of the time counted",
                ),
            );
            Reported
        })
    };
    Ok((measure, since, tolerance.map(days).transpose()?))
}

/// Reads `14 days` or `2 weeks`, at most a century.
fn days(text: &str) -> Option<u32> {
    let (number, unit) = text.split_once(' ')?;
    let times = match unit.trim() {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        _ => return None,
    };
    let days = number.parse::<u32>().ok()?.checked_mul(times)?;
    (days <= 36_525).then_some(days)
}
