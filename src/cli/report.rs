//! `tallybook report`

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::front::Database;
use crate::model::{AgentKey, ClaimId, KeyError, PlaceKey, SeriesKey, Status};
use crate::output::{Cell, Table};
use crate::report::{Dialect, Parameters, REPORTS, Report, Words};
use crate::store::{Keys, Picture};

use super::arguments::{TableFormat, first_day, last_day, middle_day, time};
use super::privacy::{Privacy, tell_left_out};
use super::{Failure, terminal};

/// Print a report; without a name, list all reports and the questions they answer
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook report yearly --series workers-abroad --known-by 2016\n  tallybook report find \"logging camps\" --format csv"
)]
pub(super) struct Args {
    /// The report's name
    name: Option<String>,
    /// For the report `evidence`: the claim's id, document#claim; for `find`: the words to look for, `migr*` for all that begin so
    subject: Vec<String>,
    /// Only this series
    #[arg(long, value_name = "KEY")]
    series: Option<String>,
    /// Only this place and the places within it
    #[arg(long, value_name = "KEY")]
    place: Option<String>,
    /// Only what is about this date or later: 2014, 2014-06, 2014-06-11, 490 BC, -0489
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,
    /// Only what is about this date or earlier
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,
    /// Only what was known by the end of this date
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    known_by: Option<String>,
    #[command(flatten)]
    privacy: Privacy,
    /// Only claims that come from this agent
    #[arg(long, value_name = "KEY")]
    origin: Option<String>,
    /// Only claims that are about this agent, in any role
    #[arg(long, value_name = "KEY")]
    party: Option<String>,
    /// The day to ask the model about; a year means 1 July. Default: the last day near any claim
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,
    /// Only claims with this status
    #[arg(long, value_parser = statuses())]
    status: Option<Status>,
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
    /// With --sql: print it for this engine instead, on the files of `tallybook export parquet`
    #[arg(long, value_parser = dialects(), requires = "sql", conflicts_with_all = ["known_by", "private"])]
    dialect: Option<Dialect>,
    /// The folder of those files, as the engine is to find it
    #[arg(long, value_name = "DIR", default_value = "parquet", requires = "dialect")]
    files: PathBuf,
    /// Stop a report that runs longer than this; 0 for no limit
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    timeout: u64,
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
    let picture = Picture {
        known_by,
        private: args.privacy.private,
    };
    let (format, raw_formulas, as_sql, timeout) = (args.format, args.raw_formulas, args.sql, time(args.timeout));
    let (dialect, files) = (args.dialect, args.files.clone());
    let dates = dates(&args)?;
    let database = Database::open(db, picture)?;
    let parameters = parameters(args, report, dates, &database)?;
    database.limit_time(timeout);
    if let Some(dialect) = dialect {
        let text = database.report_dialect_sql(report, &parameters, dialect, &files)?;
        return Ok(terminal::print_text(&text)?);
    }
    if as_sql {
        return Ok(terminal::print_text(&database.report_sql(report, &parameters)?)?);
    }
    let mut table = database.report(report, &parameters)?;
    let series = parameters.series;
    if let Some(day) = known_by {
        table.title = format!("{} (as known by {day})", table.title);
    }
    if matches!(format, TableFormat::Table | TableFormat::Markdown | TableFormat::Html) {
        table = table.with_notes_from("story");
    }
    if format == TableFormat::Table {
        table = for_screen(table, series.as_ref());
    }
    tell_left_out(&database)?;
    Ok(terminal::print(&table, format.into(), raw_formulas)?)
}

/// Removes columns that are empty or only repeat what the user asked for, to save space on a screen.
pub(super) fn for_screen(mut table: Table, series: Option<&SeriesKey>) -> Table {
    if let Some(series) = series {
        table.title = format!("{}: {series}", table.title);
        table = table.without_column("series");
    }
    table.without_empty_columns()
}

/// The first day, the last day, and the day to ask the model about.
fn dates(args: &Args) -> Result<[Option<NaiveDate>; 3], Failure> {
    let date = |text: &Option<String>, read: &dyn Fn(&str) -> Result<NaiveDate, Failure>| {
        text.as_deref().map(read).transpose()
    };
    Ok([
        date(&args.from, &|text| first_day("--from", text))?,
        date(&args.to, &|text| last_day("--to", text))?,
        date(&args.date, &|text| middle_day("--date", text))?,
    ])
}

fn parameters(
    args: Args,
    report: &Report,
    [from, to, date]: [Option<NaiveDate>; 3],
    database: &Database,
) -> Result<Parameters, Failure> {
    let subject = (!args.subject.is_empty()).then(|| args.subject.join(" "));
    let (words, claim) = if report.takes("words") {
        (subject, None)
    } else {
        (None, subject)
    };
    Ok(Parameters {
        series: known(database, Keys::Series, args.series, SeriesKey::new)?,
        place: known(database, Keys::Places, args.place, PlaceKey::new)?,
        from,
        to,
        origin: known(database, Keys::Agents, args.origin, AgentKey::new)?,
        party: known(database, Keys::Agents, args.party, AgentKey::new)?,
        status: args.status,
        verdict: args.verdict,
        claim: known(database, Keys::Claims, claim, |id| id.parse::<ClaimId>())?,
        date,
        words: words.as_deref().and_then(Words::new),
    })
}

/// The names of the engines.
fn dialects() -> impl TypedValueParser<Value = Dialect> {
    PossibleValuesParser::new(Dialect::ALL.map(Dialect::as_str)).try_map(|name| {
        let named = Dialect::ALL.into_iter().find(|dialect| dialect.as_str() == name);
        named.ok_or("unknown engine")
    })
}

/// The words for a status.
fn statuses() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(Status::ALL.iter().map(|status| status.as_str()))
        .try_map(|word| Status::from_word(&word).ok_or("unknown status"))
}

/// A key of the database. One that cannot be a key is as unknown as any other, and gets the same help.
fn known<K>(
    database: &Database,
    keys: Keys,
    text: Option<String>,
    make: impl Fn(String) -> Result<K, KeyError>,
) -> Result<Option<K>, Failure> {
    let Some(text) = text else {
        return Ok(None);
    };
    database.known(keys, &text)?;
    let key = make(text).map_err(|error| Failure::job(error.to_string()))?;
    Ok(Some(key))
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
