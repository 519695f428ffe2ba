//! Reads date fields into periods and reports each problem at the words that cause it.

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::language::date::{self, Anchors, Options};
use crate::language::edtf::{Edtf, Limit};
use crate::language::locale::Locale;
use crate::model::{self, ReferencePeriod};

use super::record::{Reported, Text};

/// The context in which a document's dates are read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Calendar<'a> {
    /// The last day on which the document could have been published.
    pub(super) reference: Option<NaiveDate>,
    /// Whose words are read.
    pub(super) language: Language,
    /// Whether what is dated is to come: of a projection.
    pub(super) ahead: bool,
    /// Whether its language writes the day before the month.
    pub(super) day_first: bool,
    /// Dates that the dossier has named, if any.
    pub(super) anchors: Option<&'a Anchors>,
}

impl<'a> Calendar<'a> {
    /// The calendar for a language, before the document's own date is known.
    pub(super) const fn of_locale(locale: Locale, anchors: Option<&'a Anchors>) -> Self {
        Self {
            reference: None,
            ahead: false,
            language: locale.language,
            day_first: locale.day_first,
            anchors,
        }
    }

    /// The same calendar for what is to come.
    pub(super) const fn looking_ahead(self, ahead: bool) -> Self {
        Self { ahead, ..self }
    }

    /// The same calendar with a reference day.
    pub(super) const fn counting_from(self, reference: Option<NaiveDate>) -> Self {
        Self { reference, ..self }
    }
}

/// Reads a period, in EDTF or words.
pub(super) fn period(
    text: Text<'_>,
    calendar: Calendar<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Result<ReferencePeriod, Reported> {
    let options = Options {
        language: calendar.language,
        reference: calendar.reference,
        ahead: calendar.ahead,
        day_first: calendar.day_first,
        anchors: calendar.anchors,
        ..Options::default()
    };
    match date::read(text.value, &options) {
        Ok(reading) => {
            // EDTF is unambiguous already.
            let is_edtf = reading.edtf.to_string() == text.value;
            let doubtful = reading.warnings.into_iter().filter(|_| !is_edtf);
            let doubts = doubtful.map(|warning| {
                Diagnostic::warning("doubtful-date", format!("`{}` is ambiguous", text.value))
                    .at(text.part(warning.start..warning.end).place(), warning.what)
                    .why("the source may have meant something else")
                    .help(format!("if this is right, write it in EDTF: `{}`", reading.edtf))
            });
            problems.extend(doubts);
            within_calendar(text, &reading.edtf, problems)
        }
        Err(error) => {
            problems.push(
                invalid(
                    text,
                    error.start..error.end,
                    format!("`{}` cannot be read as a date", text.value),
                    error.what,
                )
                .help(
                    error
                        .expected
                        .unwrap_or_else(|| "use EDTF, such as `2014-05`, `2014/2016` or `2016~`".into()),
                ),
            );
            Err(Reported)
        }
    }
}

/// Refuses a time whose days have no number, which could not be put in order.
fn within_calendar(text: Text<'_>, edtf: &Edtf, problems: &mut Vec<Diagnostic>) -> Result<ReferencePeriod, Reported> {
    if edtf.begins() != Limit::Beyond && edtf.ends() != Limit::Beyond {
        return Ok(edtf.period());
    }
    let what = format!("`{}` is beyond the calendar", text.value);
    problems.push(
        invalid(text, 0..text.value.len(), what, format!("read as `{edtf}`")).help(format!(
            "the calendar reaches from {}: leave an end open (`../-9999`), or mention the claim in the `note` of another",
            model::day::calendar()
        )),
    );
    Err(Reported)
}

/// Refuses a day on which nothing can have become public: those days are kept as text alone, whose order ends at these years.
fn historical(text: Text<'_>, day: NaiveDate, problems: &mut Vec<Diagnostic>) -> Result<NaiveDate, Reported> {
    if model::day::HISTORY.contains(&day.year()) {
        return Ok(day);
    }
    let what = format!(
        "`{}` is too early or too late for a day in the history of a claim",
        text.value
    );
    problems.push(
        invalid(text, 0..text.value.len(), what, format!("this means {}", model::day::written(day)))
            .help("date the edition that you hold, which must be from the years 0 to 9999; the time that a claim is about is its `when`"),
    );
    Err(Reported)
}

/// Reads a single day.
pub(super) fn day(
    text: Text<'_>,
    calendar: Calendar<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Result<NaiveDate, Reported> {
    let period = period(text, calendar, problems)?;
    if let (Some(from), Some(to)) = (period.from, period.to)
        && from == to
    {
        return historical(text, from, problems);
    }
    let what = format!("`{}` is not a single day", text.value);
    problems.push(
        invalid(text, 0..text.value.len(), what, "expected a day".into()).help("write a day such as `2016-03-31`"),
    );
    Err(Reported)
}

/// Reads when a document was published, and the last possible day of it.
pub(super) fn published(
    text: Text<'_>,
    calendar: Calendar<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Result<(ReferencePeriod, NaiveDate), Reported> {
    let period = period(text, calendar, problems)?;
    if let Some(last) = period.to {
        return Ok((period, historical(text, last, problems)?));
    }
    let what = format!("`{}` has no last day", text.value);
    problems.push(
        invalid(text, 0..text.value.len(), what, "when at the latest?".into())
            .help("write the time in which it could have been published, such as `[2015..2017]` or `2016~`"),
    );
    Err(Reported)
}

fn invalid(text: Text<'_>, part: std::ops::Range<usize>, what: String, label: String) -> Diagnostic {
    Diagnostic::error("invalid-date", what)
        .at(text.part(part).place(), label)
        .why("claims are found, compared and drawn by date")
}
