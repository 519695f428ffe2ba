//! `tallybook check`

use std::path::PathBuf;

use clap::ValueEnum;

use crate::check;
use crate::diagnostic::{self, Severity};
use crate::dossier::{self, Reading};

use super::{Failure, terminal};

/// Report every problem in a dossier, with its position and how to fix it
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folders or files of a dossier
    #[arg(default_value = "seeds")]
    paths: Vec<PathBuf>,
    /// How to report the problems
    #[arg(long, value_enum, default_value = "full")]
    format: ReportFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// The lines in question, the reason and what to do
    Full,
    /// One line per problem: path:line:column: error[code]: what
    Short,
    /// One JSON array with an object per problem
    Json,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let reading = read(&args.paths)?;
    report(&reading, args.format)
}

/// Reads a dossier, runs every check on it, and keeps the problems in the given files.
fn read(paths: &[PathBuf]) -> Result<Reading, Failure> {
    let mut reading = dossier::read(paths).map_err(|failure| {
        let cause = std::error::Error::source(&failure)
            .map(|cause| format!(": {cause}"))
            .unwrap_or_default();
        Failure::job(format!("{failure}{cause}"))
    })?;
    let found = check::run(&reading.book);
    reading.problems.extend(found);
    let mut problems = std::mem::take(&mut reading.problems);
    problems.retain(|problem| reading.concerns(problem));
    diagnostic::sort(&mut problems);
    reading.problems = problems;
    Ok(reading)
}

/// Prints the problems; fails if there are errors, but not for warnings.
fn report(reading: &Reading, format: ReportFormat) -> Result<(), Failure> {
    let (problems, sources) = (&reading.problems, &reading.sources);
    match format {
        ReportFormat::Full => {
            let colour = terminal::messages_in_colour();
            for problem in problems {
                terminal::message_as_is(&format!(
                    "{}
",
                    diagnostic::full(problem, sources, colour)
                ));
            }
        }
        ReportFormat::Short => problems
            .iter()
            .for_each(|problem| terminal::message(&diagnostic::short(problem, sources))),
        ReportFormat::Json => terminal::print_text(&diagnostic::json(problems, sources))?,
    }
    if format != ReportFormat::Json {
        terminal::message(&diagnostic::Summary::of(problems, reading.asked.len()).to_string());
    }
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        Err(Failure::Data)
    } else {
        Ok(())
    }
}

/// Reads and checks a dossier, prints errors and warnings, and fails if there are errors.
pub(super) fn read_and_check(paths: &[PathBuf]) -> Result<Reading, Failure> {
    let reading = read(paths)?;
    if !reading.problems.is_empty() {
        report(&reading, ReportFormat::Full)?;
    }
    Ok(reading)
}
