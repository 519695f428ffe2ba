//! `tallybook build`

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::front::Database;
use crate::output::Format;
use crate::report::{Parameters, Report};
use crate::store::Picture;

use super::privacy::{Privacy, tell_left_out};
use super::report::for_screen;
use super::{Failure, chart, check, ingest, terminal};
use crate::model::SeriesKey;

/// Read the dossier into the database, print the headline report and draw every chart
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tallybook build\n  tallybook build seeds --db draft.db")]
pub(super) struct Args {
    /// The dossier's folder
    #[arg(default_value = "seeds")]
    dossier: PathBuf,
    #[command(flatten)]
    links: check::LinksFollowed,
    /// The folder of chart specs; the pictures are written there too
    #[arg(long, default_value = "charts", value_name = "DIR")]
    charts: PathBuf,
    #[command(flatten)]
    privacy: Privacy,
}

/// Runs the command.
pub(super) fn run(args: &Args, db: &Path) -> Result<(), Failure> {
    let started = Instant::now();
    let paths = [args.dossier.clone()];
    let dossier = check::read_and_check(&paths, &check::only_following(args.links))?;
    if let Some(backup) = Database::set_earlier_layout_aside(db, ingest::waiting)? {
        terminal::message(&format!(
            "{} has the layout of an earlier tallybook and is rebuilt; the old file, with any private notes in it, is kept as {}",
            db.display(),
            backup.display()
        ));
    }
    // The dossier is the source of truth: rows of deleted files are removed from the database.
    let difference = ingest::into_database(&dossier, ingest::Mode::Prune, db)?;
    terminal::message(&ingest::summary(&difference));

    let picture = Picture {
        private: args.privacy.private,
        ..Picture::default()
    };
    let database = Database::open(db, picture)?;
    tell_left_out(&database)?;
    let series = dossier.headline().cloned();
    headline(&database, series)?;
    let drawn = if args.charts.is_dir() {
        chart::draw_all(&args.charts, db, args.privacy)?
    } else {
        0
    };
    let charts = if drawn == 1 { "chart" } else { "charts" };
    let seconds = started.elapsed().as_secs_f64();
    terminal::message(&format!(
        "{} is ready and {drawn} {charts} drawn, in {seconds:.2} s",
        db.display()
    ));
    Ok(())
}

/// Prints the estimates of the dossier's headline series, or of the series with the most claims.
fn headline(database: &Database, series: Option<SeriesKey>) -> Result<(), Failure> {
    let Some(report) = Report::named("estimates") else {
        return Ok(());
    };
    let series = match series {
        Some(series) => Some(series),
        None => database.largest_series()?,
    };
    if series.is_none() {
        return Ok(());
    }
    let parameters = Parameters {
        series,
        ..Parameters::default()
    };
    let table = database.report(report, &parameters)?;
    Ok(terminal::print(
        &for_screen(table, parameters.series.as_ref()),
        Format::Table,
        false,
    )?)
}
