//! The command line: one file per command, with its arguments and what it does.

mod arguments;
mod article;
mod backup;
mod build;
mod chart;
mod check;
mod cite;
mod completions;
mod diff;
mod draft;
mod explain;
mod export;
mod failure;
mod folder;
mod ingest;
mod init;
mod man;
mod parse;
mod privacy;
mod publish;
mod read_pdf;
mod report;
mod schema;
mod serve;
mod specs;
mod sql;
mod terminal;
mod verify;
mod welcome;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use failure::Failure;

/// Keep dated events and contested estimates, each tied to its source, in one SQLite file
///
/// A dossier of text files is the source of truth; the database is built from it and can be queried in SQL.
/// Data goes to standard output, messages to standard error.
/// Exit status: 0 success, 1 the data has errors, 2 the command failed.
#[derive(Debug, Parser)]
#[command(name = "tallybook", version, max_term_width = 100, propagate_version = true)]
#[command(after_help = "Examples:\n  tallybook init my-dossier\n  tallybook build")]
pub struct Cli {
    /// The database file
    #[arg(
        long,
        global = true,
        env = "TALLYBOOK_DB",
        default_value = "tallybook.db",
        value_name = "FILE"
    )]
    db: PathBuf,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    Init(init::Args),
    Check(check::Args),
    Verify(verify::Args),
    Ingest(ingest::Args),
    Report(report::Args),
    Chart(chart::Args),
    Sql(sql::Args),
    Publish(publish::Args),
    Serve(serve::Args),
    Cite(cite::Args),
    Export(export::Args),
    Diff(diff::Args),
    Draft(draft::Args),
    Backup(backup::Args),
    Parse(parse::Args),
    Explain(explain::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// The definition of the command line, for manual pages and completions.
#[must_use]
pub fn definition() -> clap::Command {
    Cli::command()
}

/// Runs the command line of this process and returns its exit code.
#[must_use]
pub fn main() -> ExitCode {
    if read_pdf::is_asked() {
        return read_pdf::run();
    }
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Clap prints help and version to standard output and errors to standard error.
            return if error.print().is_err() || !error.use_stderr() {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(2)
            };
        }
    };
    let Some(command) = cli.command else {
        return welcome::tell(&cli.db);
    };
    let result = match command {
        Command::Build(args) => build::run(&args, &cli.db),
        Command::Init(args) => init::run(&args),
        Command::Check(args) => check::run(args, &cli.db),
        Command::Verify(args) => verify::run(&args, &cli.db),
        Command::Ingest(args) => ingest::run(args, &cli.db),
        Command::Report(args) => report::run(args, &cli.db),
        Command::Chart(args) => chart::run(&args, &cli.db),
        Command::Sql(args) => sql::run(&args, &cli.db),
        Command::Publish(args) => publish::run(&args, &cli.db),
        Command::Serve(args) => serve::run(&args, &cli.db),
        Command::Cite(args) => cite::run(&args, &cli.db),
        Command::Export(args) => export::run(&args, &cli.db),
        Command::Diff(args) => diff::run(&args),
        Command::Draft(args) => draft::run(&args),
        Command::Backup(args) => backup::run(&args, &cli.db),
        Command::Parse(args) => parse::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
