//! Arguments shared by several commands.

use std::time::Duration;

use chrono::{Days, NaiveDate};
use clap::ValueEnum;

use crate::language::date;
use crate::language::edtf::Limit;
use crate::model::{ReferencePeriod, day};
use crate::output::Format;

use super::Failure;

/// The output formats of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    /// Aligned columns, fitted to the terminal
    Table,
    /// Comma-separated values with a header
    Csv,
    /// One array of objects
    Json,
    /// One object per line
    Ndjson,
    /// A pipe table
    Markdown,
    /// A <table> element
    Html,
}

impl From<TableFormat> for Format {
    fn from(format: TableFormat) -> Self {
        match format {
            TableFormat::Table => Self::Table,
            TableFormat::Csv => Self::Csv,
            TableFormat::Json => Self::Json,
            TableFormat::Ndjson => Self::Ndjson,
            TableFormat::Markdown => Self::Markdown,
            TableFormat::Html => Self::Html,
        }
    }
}

fn period(option: &str, text: &str) -> Result<ReferencePeriod, Failure> {
    let reading = date::read(text, &date::Options::default()).map_err(|error| {
        Failure::with_help(
            format!("{option} {text}: {error}"),
            "write a date such as 2014, 2014-06, 2014-06-11 or 490 BC",
        )
    })?;
    if [reading.edtf.begins(), reading.edtf.ends()].contains(&Limit::Beyond) {
        return Err(Failure::with_help(
            format!("{option} {text}: the date is beyond the calendar"),
            format!("the calendar reaches from {}", day::calendar()),
        ));
    }
    Ok(reading.edtf.period())
}

/// The first day of a date given as an option: `2014` is 1 January 2014.
pub(super) fn first_day(option: &str, text: &str) -> Result<NaiveDate, Failure> {
    period(option, text)?
        .from
        .ok_or_else(|| Failure::job(format!("{option} {text}: the date has no first day")))
}

/// The middle day of a date given as an option: `2014` is 1 July 2014, which represents the year.
pub(super) fn middle_day(option: &str, text: &str) -> Result<NaiveDate, Failure> {
    let (first, last) = (first_day(option, text)?, last_day(option, text)?);
    Ok(first + Days::new((last - first).num_days().saturating_sub(1).max(0).unsigned_abs() / 2))
}

/// The last day of a date given as an option: `2014` is 31 December 2014.
pub(super) fn last_day(option: &str, text: &str) -> Result<NaiveDate, Failure> {
    period(option, text)?
        .to
        .ok_or_else(|| Failure::job(format!("{option} {text}: the date has no last day")))
}

/// The time of a `--timeout`, for which 0 means no limit.
pub(super) fn time(seconds: u64) -> Option<Duration> {
    (seconds > 0).then(|| Duration::from_secs(seconds))
}
