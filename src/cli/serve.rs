//! `tallybook serve`

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::diagnostic;
use crate::front::{Database, Dossier, Error, Progress, Publication, example_queries};
use crate::publish::{Options, Templates, sql_js};
use crate::serve::{self, Made, Pages};

use super::{Failure, check, ingest, specs, terminal};

/// Show the site while you write: pages on this machine alone, made anew and reloaded when a file of the dossier changes
///
/// Only your own browser can reach it. It is not made for the internet: publish the site as files with `tallybook publish`. Like
/// `tallybook ingest --prune`, it brings the database up to date with the dossier.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "Examples:\n  tallybook serve\n  tallybook serve seeds --charts charts")]
pub(super) struct Args {
    /// The dossier's folder
    #[arg(default_value = "seeds")]
    dossier: PathBuf,
    #[command(flatten)]
    links: check::LinksFollowed,
    /// The port; 0 for any that is free
    #[arg(long, default_value_t = 8009)]
    port: u16,
    /// The folder of chart specs, `charts` if there is one
    #[arg(long, value_name = "DIR")]
    charts: Option<PathBuf>,
    /// The folder with sql-wasm-inline.js of sql.js
    #[arg(long, value_name = "DIR")]
    sql_js: Option<PathBuf>,
    /// A folder with templates of your own
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(args: &Args, db: &Path) -> Result<(), Failure> {
    let watched: Vec<PathBuf> = [
        args.dossier.clone(),
        args.charts.clone().unwrap_or_else(|| specs::FOLDER.into()),
    ]
    .into_iter()
    .chain(args.templates.clone())
    .collect();
    let (stop, stopped) = std::sync::mpsc::channel();
    ctrlc::set_handler(move || {
        let _ = stop.send(());
    })
    .map_err(|error| Failure::job(error.to_string()))?;
    let (mine, written) = (args.clone(), db.to_owned());
    let made = move || {
        let began = Instant::now();
        let made = mine.make(&written);
        let seconds = began.elapsed().as_secs_f64();
        for problem in &made.problems {
            terminal::message(problem);
        }
        match (made.pages.is_some(), made.problems.len()) {
            (true, 0) => terminal::message(&format!("made in {seconds:.2} s")),
            (true, warnings) => terminal::message(&format!("made in {seconds:.2} s; {}", counted(warnings, "warning"))),
            (false, problems) => terminal::message(&format!(
                "not made: {}; the page shows {}",
                counted(problems, "problem"),
                if problems == 1 { "it" } else { "them" }
            )),
        }
        made
    };
    serve::serve(args.port, &watched, db, made, &stopped, |address| {
        terminal::message(&format!(
            "http://{address}/ shows the site on this machine alone; Ctrl+C ends it"
        ));
    })
    .map_err(|error| match error {
        serve::ServeError::Port { .. } => Failure::with_help(
            error.to_string(),
            "choose another with `--port`, 0 for any that is free",
        ),
        other => Failure::job(other.to_string()),
    })
}

fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

impl Args {
    /// Reads the dossier into the database and makes the site.
    fn make(&self, db: &Path) -> Made {
        match self.pages(db) {
            Ok(made) => made,
            Err(problem) => Made {
                pages: None,
                problems: vec![problem],
            },
        }
    }

    fn pages(&self, db: &Path) -> Result<Made, String> {
        let said = |error: Error| Failure::from(error).said();
        let dossier = Dossier::read_with(&[&self.dossier], &check::only_following(self.links)).map_err(said)?;
        check::tell_pending(&dossier);
        let mut problems: Vec<String> = dossier
            .problems()
            .iter()
            .map(|problem| diagnostic::short(problem, dossier.sources()))
            .collect();
        if !dossier.is_sound() {
            return Ok(Made { pages: None, problems });
        }
        Database::set_earlier_layout_aside(db, ingest::waiting).map_err(said)?;
        dossier
            .ingest(db, true, ingest::now, Progress::default())
            .map_err(said)?;
        let charts = match specs::specs_in(self.charts.as_deref())
            .map_err(|failure| failure.said())?
            .sound_or_problems()
        {
            Ok(charts) => charts,
            Err(wrong) => {
                let problems = problems.into_iter().chain(wrong).collect();
                return Ok(Made { pages: None, problems });
            }
        };
        let options = Options {
            live: Some(Pages::name()),
            sql_js: self
                .sql_js
                .as_deref()
                .map(sql_js)
                .transpose()
                .map_err(|error| error.to_string())?,
            queries: example_queries(),
            ..Options::default()
        };
        let templates = Templates::read(self.templates.as_deref()).map_err(|error| said(error.into()))?;
        let publication = Publication::of(db, charts, None).map_err(said)?;
        let pages = Pages::new(publication, templates, options).map_err(|error| said(error.into()))?;
        for (name, doubts) in pages.publication().doubts() {
            let path = specs::spec_path(self.charts.as_deref(), &name);
            problems.extend(doubts.iter().map(|doubt| specs::said(&path, "warning", doubt)));
        }
        Ok(Made {
            pages: Some(pages),
            problems,
        })
    }
}
