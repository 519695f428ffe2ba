//! `tallybook chart`

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::chart::{self, Data, Lang, Preset, Spec, SpecProblem, Style, Theme};
use crate::file;
use crate::front::Database;
use crate::output::{self, Cell, Format, Table};
use crate::store::Picture;

use super::arguments::last_day;
use super::privacy::{Privacy, tell_left_out};
use super::specs::{Trouble, read_spec, report, spec_names};
use super::{Failure, terminal};

/// Pixels of the PNG per pixel of the drawing.
const SCALE: f64 = 2.0;

/// Draw charts as SVG and PNG: one by its name, or all; without a name, list the specs
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook chart workers-abroad --known-by 2016\n  tallybook chart timeline --preset slide -o timeline.png"
)]
pub(super) struct Args {
    /// The chart's name: the name of its spec without .toml
    name: Option<String>,
    /// Draw every chart
    #[arg(long, conflicts_with_all = ["name", "output"])]
    all: bool,
    /// The folder of chart specs; the pictures are written there too
    #[arg(long, default_value = "charts", value_name = "DIR")]
    charts: PathBuf,
    /// Only what was known by the end of this date
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    known_by: Option<String>,
    #[command(flatten)]
    privacy: Privacy,
    /// Write only this file, as SVG or PNG depending on its extension
    #[arg(short, long, value_name = "FILE", requires = "name")]
    output: Option<PathBuf>,
    /// Width in pixels, 320 to 1600; the layout adapts
    #[arg(long, value_parser = clap::value_parser!(u32).range(320..=1600))]
    width: Option<u32>,
    /// The size for a purpose, without small print but for the sources: story 540 x 960, square 540 x 540, slide 960 x 540 pixels
    #[arg(long, value_parser = ["story", "square", "slide"], conflicts_with = "width")]
    preset: Option<String>,
    /// Print the alternative text, of at most 250 characters, for people who do not see the chart
    #[arg(long, requires = "name")]
    alt: bool,
    /// The colour theme
    #[arg(long, value_parser = ["light", "dark", "print"])]
    theme: Option<String>,
    /// Also write the data that is drawn to NAME.csv
    #[arg(long, conflicts_with = "output")]
    data: bool,
    /// The language that decides how numbers are written: en, de, es, fr, it, pt, ru, ko
    #[arg(long)]
    lang: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Args, db: &Path) -> Result<(), Failure> {
    let look = Look {
        width: args.width,
        preset: args.preset.as_deref().and_then(Preset::from_word),
        theme: args.theme.as_deref().and_then(Theme::from_word),
        lang: args.lang.as_deref().map(lang).transpose()?,
        known_by: args
            .known_by
            .as_deref()
            .map(|text| last_day("--known-by", text))
            .transpose()?,
        private: args.privacy.private,
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
            terminal::print_text(&list)?;
            terminal::message("`tallybook chart NAME` draws one of them, `tallybook chart --all` all.");
            return Ok(());
        }
    };
    draw_these(&chosen, &args.charts, db, &look, |chart, warnings| {
        let alt = chart.draw(&look, args.output.as_deref(), warnings)?;
        if args.alt {
            terminal::print_text(&format!("{alt}\n"))?;
        }
        if args.data { chart.write_data() } else { Ok(()) }
    })?;
    let picture = Picture {
        known_by: look.known_by,
        private: look.private,
    };
    tell_left_out(&Database::open(db, picture)?)
}

/// Draws every chart in a folder and returns how many there are.
pub(super) fn draw_all(charts: &Path, db: &Path, privacy: Privacy) -> Result<usize, Failure> {
    let names = spec_names(charts)?;
    let look = Look {
        private: privacy.private,
        ..Look::default()
    };
    let all: Vec<&String> = names.iter().collect();
    draw_these(&all, charts, db, &look, |chart, warnings| {
        chart.draw(&look, None, warnings).map(drop)
    })?;
    Ok(names.len())
}

/// Draws charts in parallel, each writing its own files. Warnings and problems are reported in the order of the charts, and one that
/// fails does not stop the others.
fn draw_these(
    names: &[&String],
    charts: &Path,
    db: &Path,
    look: &Look,
    draw: impl Fn(&Chart, &mut Vec<String>) -> Result<(), Failure> + Sync,
) -> Result<(), Failure> {
    let one = |name: &&String| {
        let path = charts.join(format!("{name}.toml"));
        let mut warnings = Vec::new();
        let chart = Chart::read(&path, db, look);
        let result = chart.and_then(|chart| Ok(draw(&chart, &mut warnings).map(|()| chart.doubts)?));
        (path, warnings, result)
    };
    let drawn: Vec<_> = names.par_iter().map(one).collect();
    let mut failed = 0;
    for (path, warnings, result) in drawn {
        for warning in warnings {
            terminal::message(&warning);
        }
        let failure = match result {
            Ok(doubts) => {
                report(&path, "warning", &doubts);
                continue;
            }
            Err(Trouble::Spec(problems)) => {
                report(&path, "error", &problems);
                Failure::Data
            }
            Err(Trouble::Other(failure)) => failure.about(&path.display().to_string()),
        };
        if names.len() == 1 {
            return Err(failure);
        }
        failure.report();
        failed += 1;
    }
    match (failed, names.len()) {
        (0, _) => Ok(()),
        (failed, all) => Err(Failure::job(format!("{failed} of {all} charts could not be drawn"))),
    }
}

/// Command-line options that override the spec.
#[derive(Debug, Default)]
struct Look {
    width: Option<u32>,
    preset: Option<Preset>,
    theme: Option<Theme>,
    lang: Option<Lang>,
    known_by: Option<NaiveDate>,
    private: bool,
}

fn lang(code: &str) -> Result<Lang, Failure> {
    let known: Vec<&str> = Lang::ALL.iter().map(|lang| lang.as_str()).collect();
    Lang::from_code(code).ok_or_else(|| {
        Failure::with_help(
            format!("unknown language `{code}`"),
            format!("choose one of {}", known.join(", ")),
        )
    })
}

/// A chart to draw: its spec, with command-line overrides, and its data.
struct Chart {
    path: PathBuf,
    spec: Spec,
    data: Data,
    /// Entries of the spec that match nothing.
    doubts: Vec<SpecProblem>,
}

impl Chart {
    fn read(path: &Path, db: &Path, look: &Look) -> Result<Self, Trouble> {
        let mut spec = read_spec(path)?;
        spec.known_by = look.known_by.or(spec.known_by);
        if let Some(preset) = look.preset {
            let (width, height) = preset.size();
            spec.width = Some(width);
            spec.height = Some(height);
            spec.brief = true;
        }
        let picture = Picture {
            known_by: spec.known_by,
            private: look.private,
        };
        let data = Database::open(db, picture)
            .and_then(|database| database.chart_data(&spec))
            .map_err(Failure::from)?;
        // In a picture as of an earlier day, it is expected that later entries are missing.
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

    /// Draws the picture and returns its alternative text; adds what is to be said of the picture to the warnings.
    fn draw(&self, look: &Look, output: Option<&Path>, warnings: &mut Vec<String>) -> Result<String, Failure> {
        let (path, spec) = (&self.path, &self.spec);
        let usual = Style::default();
        let style = Style {
            width: look.width.or(spec.width).unwrap_or(usual.width),
            theme: look.theme.or(spec.theme).unwrap_or(usual.theme),
            lang: look.lang.or(spec.lang).unwrap_or(usual.lang),
        };
        let failed = |error: chart::DrawError| Failure::job(format!("{}: {error}", path.display()));
        let drawing = chart::draw(spec, &self.data, &style).map_err(failed)?;
        if let Some(preset) = look.preset
            && drawing.size() != preset.size()
        {
            let ((_, high), (_, height)) = (drawing.size(), preset.size());
            warnings.push(format!(
                "warning: {} has more to show than a {} holds: it is {high} pixels high, not {height}",
                path.display(),
                preset.as_str()
            ));
        }
        let unreadable = drawing.unreadable();
        if !unreadable.is_empty() {
            warnings.push(format!(
                "warning: {}: the PNG shows boxes for what the built-in font lacks ({}); the SVG does not",
                path.display(),
                unreadable.join(", ")
            ));
        }
        let png = || drawing.png(SCALE).map_err(failed);
        let Some(file) = output else {
            // Both pictures or neither.
            let png = png()?;
            write_whole(&path.with_extension("svg"), drawing.svg().as_bytes())?;
            write_whole(&path.with_extension("png"), &png)?;
            return Ok(drawing.alt());
        };
        // A path that the user gives may be a link of their own, which stays one.
        let file = &file::followed(file).map_err(|error| Failure::file(file, &error))?;
        match file.extension().and_then(OsStr::to_str) {
            Some("svg") => write_whole(file, drawing.svg().as_bytes())?,
            Some("png") => write_whole(file, &png()?)?,
            _ => {
                return Err(Failure::with_help(
                    format!("{} is neither .svg nor .png", file.display()),
                    "the extension decides which format is written",
                ));
            }
        }
        Ok(drawing.alt())
    }

    /// Writes the data that the chart draws as CSV, beside its pictures.
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

fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    file::write_whole(path, bytes).map_err(|error| Failure::unwritten(path, &error))
}
