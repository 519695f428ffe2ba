//! `tallybook report`

use std::path::Path;

use chrono::NaiveDate;

use crate::output::{Cell, Table};
use crate::report::{self, Needs, Parameters, REPORTS, Report};
use crate::store::{Computed, Keys, Reader, answer_tables_sql, as_of_statements};
use crate::vintage::{self, Questions};

use super::arguments::{TableFormat, first_day, known_key, last_day, middle_day};
use super::{Failure, terminal};

/// Print a report; without a name, list all reports and the questions they answer
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The report's name
    name: Option<String>,
    /// For the report `evidence`: the claim's id, document#claim
    claim: Option<String>,
    /// Only this series
    #[arg(long, value_name = "KEY")]
    series: Option<String>,
    /// Only this place and the places within it
    #[arg(long, value_name = "KEY")]
    place: Option<String>,
    /// Only what is about this date or later: 2014, 2014-06, 2014-06-11
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Only what is about this date or earlier
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// Only what was known by the end of this date
    #[arg(long, value_name = "DATE")]
    known_by: Option<String>,
    /// Only claims that come from this agent
    #[arg(long, value_name = "KEY")]
    origin: Option<String>,
    /// The day to ask the model about; a year means 1 July. Default: the last day near any claim
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Only claims with this status
    #[arg(long, value_parser = ["accepted", "disputed", "withdrawn"])]
    status: Option<String>,
    /// For contradictions: only pairs with this verdict; default: disagree
    #[arg(long, value_parser = ["disagree", "compatible", "not-comparable"])]
    verdict: Option<String>,
    /// The output format
    #[arg(long, value_enum, default_value = "table")]
    format: TableFormat,
    /// Do not escape CSV cells that a spreadsheet would run as formulas
    #[arg(long)]
    raw_formulas: bool,
    /// Print the SQL that gives the same rows when pasted into sqlite3
    #[arg(long)]
    sql: bool,
}

/// Runs the command.
pub(super) fn run(args: Args, db: &Path) -> Result<(), Failure> {
    let Some(name) = &args.name else {
        return Ok(terminal::print(&list(), args.format.into(), args.raw_formulas)?);
    };
    let report = Report::named(name).ok_or_else(|| {
        Failure::unknown(
            "report",
            name,
            REPORTS.iter().map(|report| (report.name, report.name)),
            "tallybook report",
        )
    })?;
    let known_by = args
        .known_by
        .as_deref()
        .map(|text| last_day("--known-by", text))
        .transpose()?;
    let (format, raw_formulas, as_sql) = (args.format, args.raw_formulas, args.sql);
    let parameters = parameters(args)?;
    if let (Some(from), Some(to)) = (&parameters.from, &parameters.to)
        && from > to
    {
        return Err(Failure::job(format!("--to ({to}) is before --from ({from})")));
    }
    for (name, value) in parameters.all() {
        if value.is_some() && !report.takes(name) && name == "claim" {
            return Err(Failure::job(format!("report {} does not take a claim", report.name)));
        }
        if value.is_some() && !report.takes(name) {
            let taken: Vec<String> = report.parameters.split(' ').map(option).collect();
            return Err(Failure::with_help(
                format!("report {} does not take --{name}", report.name),
                format!("it takes {}", taken.join(", ")),
            ));
        }
    }
    if report.takes("claim") && parameters.claim.is_none() {
        return Err(Failure::with_help(
            format!("report {} needs a claim", report.name),
            "run `tallybook report evidence document#claim`; `tallybook report estimates` lists the ids",
        ));
    }
    let reader = Reader::open(db, known_by)?;
    // Report a mistyped key before computing the answers, which takes time.
    reader.fill(&["claim".to_owned()].into())?;
    check_keys(&reader, &parameters)?;
    vintage::ask(&reader, &questions(report, &parameters)?)?;
    vintage::prepare(&reader, report.select(), parameters.series.as_deref())?;
    if as_sql {
        return print_sql(&reader, report, &parameters, known_by);
    }
    let series = parameters.series.clone();
    let mut table = report::run(&reader, report, &parameters)?;
    if let Some(day) = known_by {
        table.title = format!("{} (as known by {day})", table.title);
    }
    if matches!(format, TableFormat::Table | TableFormat::Markdown | TableFormat::Html) {
        table = table.with_notes_from("story");
    }
    if format == TableFormat::Table {
        table = for_screen(table, series.as_deref());
    }
    Ok(terminal::print(&table, format.into(), raw_formulas)?)
}

/// How a parameter is given on the command line.
fn option(parameter: &str) -> String {
    match parameter {
        "claim" => "CLAIM".to_owned(),
        name => format!("--{name}"),
    }
}

/// Removes columns that are empty or only repeat what the user asked for, to save space on a screen.
pub(super) fn for_screen(mut table: Table, series: Option<&str>) -> Table {
    if let Some(series) = series {
        table.title = format!("{}: {series}", table.title);
        table = table.without_column("series");
    }
    table.without_empty_columns()
}

fn parameters(args: Args) -> Result<Parameters, Failure> {
    let day = |day: NaiveDate| day.to_string();
    Ok(Parameters {
        series: args.series,
        place: args.place,
        from: args.from.map(|text| first_day("--from", &text).map(day)).transpose()?,
        to: args.to.map(|text| last_day("--to", &text).map(day)).transpose()?,
        origin: args.origin,
        status: args.status,
        verdict: args.verdict,
        claim: args.claim,
        date: args.date.map(|text| middle_day("--date", &text).map(day)).transpose()?,
    })
}

/// The questions about trends that must be answered before the report is run.
fn questions(report: &Report, parameters: &Parameters) -> Result<Questions, Failure> {
    let day = parameters
        .date
        .as_deref()
        .map(|text| last_day("--date", text))
        .transpose()?;
    Ok(Questions {
        pulls: report.needs == Needs::Pulls,
        without: report.needs == Needs::Without,
        vintages: report.needs == Needs::Vintages,
        series: parameters.series.clone(),
        origin: parameters.origin.clone(),
        day,
    })
}

/// Rejects unknown keys, which would silently give an empty report.
fn check_keys(reader: &Reader, parameters: &Parameters) -> Result<(), Failure> {
    let named = [
        (Keys::Series, &parameters.series),
        (Keys::Places, &parameters.place),
        (Keys::Agents, &parameters.origin),
        (Keys::Claims, &parameters.claim),
    ];
    named
        .into_iter()
        .filter_map(|(keys, key)| Some((keys, key.as_ref()?)))
        .try_for_each(|(keys, key)| known_key(reader, keys, key))
}

fn print_sql(
    reader: &Reader,
    report: &Report,
    parameters: &Parameters,
    known_by: Option<NaiveDate>,
) -> Result<(), Failure> {
    let mut text = String::new();
    if let Some(day) = known_by {
        text.push_str(&as_of_statements(day));
        // The model's results for that day cannot be computed in SQL, so their rows are printed along with the query.
        for table in Computed::TRENDS {
            text.push_str(&report::inserts(table.table(), &reader.computed(table)?));
        }
    }
    if report.needs != Needs::Nothing {
        text.push_str(answer_tables_sql());
        for table in Computed::ANSWERS {
            text.push_str(&report::inserts(table.table(), &reader.computed(table)?));
        }
    }
    let statement = report::sql(report, parameters);
    text.push_str(statement.trim_end());
    text.push_str(";\n");
    Ok(terminal::print_text(&text)?)
}

fn list() -> Table {
    let mut table = Table::new("", ["report", "question", "parameters"]);
    table.rows = REPORTS
        .iter()
        .map(|report| {
            [report.name, report.question, report.parameters]
                .map(|text| Cell::Text(text.to_owned()))
                .to_vec()
        })
        .collect();
    table
}
