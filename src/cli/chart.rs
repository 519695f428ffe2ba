//! `tallybook chart`

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::chart::{self, Data, Lang, Spec, SpecProblem, Style, Theme};
use crate::output::{self, Cell, Format, Table};

use super::arguments::last_day;
use super::{Failure, picture, terminal};

/// How many pixels of a PNG make one of the drawing.
const SCALE: f64 = 2.0;

/// Draw charts as SVG and PNG; without a name, list the specs
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The chart's name: that of its spec, without .toml
    name: Option<String>,
    /// Draw every chart
    #[arg(long, conflicts_with_all = ["name", "output"])]
    all: bool,
    /// The folder of chart specs, where the pictures go too
    #[arg(long, default_value = "charts", value_name = "DIR")]
    charts: PathBuf,
    /// Only what the world could know by the end of this date
    #[arg(long, value_name = "DATE")]
    known_by: Option<String>,
    /// Write only this file, as SVG or PNG according to its extension
    #[arg(short, long, value_name = "FILE", requires = "name")]
    output: Option<PathBuf>,
    /// Width in pixels, 320 to 1600; the layout adapts
    #[arg(long, value_parser = clap::value_parser!(u32).range(320..=1600))]
    width: Option<u32>,
    /// The kind of page that the chart is for
    #[arg(long, value_parser = ["light", "dark", "print"])]
    theme: Option<String>,
    /// Also write NAME.csv, with exactly what is drawn
    #[arg(long, conflicts_with = "output")]
    data: bool,
    /// The language whose way of writing numbers is used: en, de, es, fr, it, pt, ru, ko
    #[arg(long)]
    lang: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Args, db: &Path) -> Result<(), Failure> {
    let look = Look {
        width: args.width,
        theme: args.theme.as_deref().and_then(Theme::from_word),
        lang: args.lang.as_deref().map(lang).transpose()?,
        known_by: args
            .known_by
            .as_deref()
            .map(|text| last_day("--known-by", text))
            .transpose()?,
    };
    let names = spec_names(&args.charts)?;
    let chosen: Vec<&String> = match &args.name {
        Some(name) => {
            let found = names.iter().find(|known| *known == name);
            vec![found.ok_or_else(|| {
                Failure::unknown(
                    "chart spec",
                    name,
                    names.iter().map(|name| (name.as_str(), name.as_str())),
                    "tallybook chart",
                )
            })?]
        }
        None if args.all => names.iter().collect(),
        None => {
            let list: String = names.iter().map(|name| format!("{name}\n")).collect();
            return Ok(terminal::print_text(&list)?);
        }
    };
    draw_these(&chosen, &args.charts, db, &look, |chart| {
        chart.draw(&look, args.output.as_deref())?;
        if args.data { chart.write_data() } else { Ok(()) }
    })
}

/// Draws every chart of a folder and tells how many there are.
pub(super) fn draw_all(charts: &Path, db: &Path) -> Result<usize, Failure> {
    let (names, look) = (spec_names(charts)?, Look::default());
    let all: Vec<&String> = names.iter().collect();
    draw_these(&all, charts, db, &look, |chart| chart.draw(&look, None))?;
    Ok(names.len())
}

/// Draws charts side by side, every file written by one of them alone; what is doubtful or wrong is told in the order of the charts, and
/// a chart that fails keeps no other from being drawn.
fn draw_these(
    names: &[&String],
    charts: &Path,
    db: &Path,
    look: &Look,
    draw: impl Fn(&Chart) -> Result<(), Failure> + Sync,
) -> Result<(), Failure> {
    let one = |name: &&String| {
        let path = charts.join(format!("{name}.toml"));
        let chart = Chart::read(&path, db, look);
        let result = chart.and_then(|chart| Ok(draw(&chart).map(|()| chart.doubts)?));
        (path, result)
    };
    let drawn: Vec<(PathBuf, Result<Vec<SpecProblem>, Trouble>)> = names.par_iter().map(one).collect();
    let mut failed = 0;
    for (path, result) in drawn {
        let failure = match result {
            Ok(doubts) => {
                tell(&path, "warning", &doubts);
                continue;
            }
            Err(Trouble::Spec(problems)) => {
                tell(&path, "error", &problems);
                Failure::Data
            }
            Err(Trouble::Other(failure)) => failure.about(&path.display().to_string()),
        };
        if names.len() == 1 {
            return Err(failure);
        }
        failure.tell();
        failed += 1;
    }
    match (failed, names.len()) {
        (0, _) => Ok(()),
        (failed, all) => Err(Failure::job(format!(
            "{failed} of {all} charts could not be drawn; the others were"
        ))),
    }
}

/// What the command line says over the spec.
#[derive(Debug, Default)]
struct Look {
    width: Option<u32>,
    theme: Option<Theme>,
    lang: Option<Lang>,
    known_by: Option<NaiveDate>,
}

fn lang(code: &str) -> Result<Lang, Failure> {
    let known: Vec<&str> = Lang::ALL.iter().map(|lang| lang.as_str()).collect();
    Lang::from_code(code).ok_or_else(|| {
        Failure::with_help(
            format!("there is no language `{code}`"),
            format!("one of {}", known.join(", ")),
        )
    })
}

/// The names of the specs in a folder, sorted.
fn spec_names(charts: &Path) -> Result<Vec<String>, Failure> {
    let entries = std::fs::read_dir(charts).map_err(|error| {
        Failure::with_help(
            format!("{}: {error}", charts.display()),
            "charts are described by TOML files in a folder; `--charts DIR` names another",
        )
    })?;
    let mut names = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if let (Some("toml"), Some(stem)) = (path.extension().and_then(OsStr::to_str), path.file_stem()) {
            names.push(stem.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// Why a chart was not drawn. It is told when its turn comes, since charts are drawn side by side.
enum Trouble {
    Spec(Vec<SpecProblem>),
    Other(Failure),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Other(failure)
    }
}

/// A chart to draw: its spec with what the command line says over it, and what it is drawn from.
struct Chart {
    path: PathBuf,
    spec: Spec,
    data: Data,
    /// What its spec names that is not there.
    doubts: Vec<SpecProblem>,
}

impl Chart {
    fn read(path: &Path, db: &Path, look: &Look) -> Result<Self, Trouble> {
        let mut spec = read_spec(path)?;
        spec.known_by = look.known_by.or(spec.known_by);
        let data = picture::data(db, &spec)?;
        // In a picture of an earlier day, what came out later is missing on purpose.
        let doubts = match look.known_by {
            None => chart::unknown_names(&spec, &data),
            Some(_) => Vec::new(),
        };
        Ok(Self {
            path: path.to_owned(),
            spec,
            data,
            doubts,
        })
    }

    fn draw(&self, look: &Look, output: Option<&Path>) -> Result<(), Failure> {
        let (path, spec) = (&self.path, &self.spec);
        let usual = Style::default();
        let style = Style {
            width: look.width.or(spec.width).unwrap_or(usual.width),
            theme: look.theme.or(spec.theme).unwrap_or(usual.theme),
            lang: look.lang.or(spec.lang).unwrap_or(usual.lang),
        };
        let told = |error: chart::DrawError| Failure::job(format!("{}: {error}", path.display()));
        let svg = chart::draw(spec, &self.data, &style).map_err(told)?;
        let png = || chart::png(&svg, SCALE).map_err(told);
        let Some(file) = output else {
            write_whole(&path.with_extension("svg"), svg.0.as_bytes())?;
            return write_whole(&path.with_extension("png"), &png()?);
        };
        match file.extension().and_then(OsStr::to_str) {
            Some("svg") => write_whole(file, svg.0.as_bytes()),
            Some("png") => write_whole(file, &png()?),
            _ => Err(Failure::with_help(
                format!("{} is neither .svg nor .png", file.display()),
                "the ending says which picture to write",
            )),
        }
    }

    /// Writes what the chart draws, as CSV beside its pictures.
    fn write_data(&self) -> Result<(), Failure> {
        let drawn = chart::table(&self.spec, &self.data);
        let mut table = Table::new("", drawn.columns);
        let cell = |text: String| if text.is_empty() { Cell::Null } else { Cell::Text(text) };
        table.rows = drawn
            .rows
            .into_iter()
            .map(|row| row.into_iter().map(cell).collect())
            .collect();
        let mut bytes = Vec::new();
        output::write(
            &table,
            output::Style {
                format: Format::Csv,
                width: None,
                raw_formulas: false,
            },
            &mut bytes,
        )?;
        write_whole(&self.path.with_extension("csv"), &bytes)
    }
}

fn read_spec(path: &Path) -> Result<Spec, Trouble> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::job(format!("{}: {error}", path.display())))?;
    Spec::parse(&text).map_err(|error| Trouble::Spec(error.problems))
}

/// Tells what is wrong with a spec, each where it stands. `tallybook explain chart-spec` says more.
fn tell(path: &Path, severity: &str, problems: &[SpecProblem]) {
    for problem in problems {
        let help = problem
            .help
            .as_ref()
            .map(|help| format!("\n  = help: {help}"))
            .unwrap_or_default();
        let place = format!("{}:{}:{}", path.display(), problem.line, problem.column);
        terminal::message(&format!(
            "{severity}[chart-spec]: {}\n  --> {place}{help}",
            problem.what
        ));
    }
}

/// Writes a file whole or not at all: beside its place first, then into it.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let told = |error: std::io::Error| Failure::job(format!("{}: {error}", path.display()));
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let written = std::fs::File::create(&unfinished)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| std::fs::rename(&unfinished, path));
    if written.is_err() {
        // What is left of it, if anything, is of no use; the first error is the one to tell.
        let _ = std::fs::remove_file(&unfinished);
    }
    written.map_err(told)
}
