//! What a site is made from: the public copy of a database, and the charts of its curator.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{Database, Error};
use crate::chart::{self, Data, DrawError, Drawing, Kind, Spec, SpecProblem, Style};
use crate::publish::{Chart, Content, Drawn, Edition, LeftOut, PublishError, Shape, Shows, Source};
use crate::report::{self, Needs, Parameters, REPORTS, Report};
use crate::store::{self, Picture, SiteList};

/// Pixels of a PNG per pixel of the drawing.
const SCALE: f64 = 2.0;
/// The size of a social card in pixels of the drawing.
const CARD: (u32, u32) = (600, 315);

/// The public copy of a database and everything that is made from it. What is private is not in the copy, so it cannot be in the site.
#[derive(Debug)]
pub struct Publication {
    /// Where the copy is, until this is dropped.
    folder: tempfile::TempDir,
    copy: PathBuf,
    content: Content,
    charts: Vec<Chart>,
    specs: Vec<Spec>,
    /// The names of the curator's specs, in the order of the charts.
    names: Vec<String>,
    /// Entries of specs that match nothing, by chart.
    doubts: Mutex<BTreeMap<usize, Vec<SpecProblem>>>,
    drawn: Mutex<HashMap<Wanted, Option<Arc<Sketch>>>>,
    /// All claims as a sheet, once they were asked for.
    sheet: Mutex<Option<Vec<u8>>>,
}

/// A chart, and the day as of which it is drawn.
type Wanted = (usize, Option<NaiveDate>);

/// A drawing, and what a page shows of it.
#[derive(Debug)]
struct Sketch {
    data: Data,
    /// Its spec, with the axes that it has.
    framed: Spec,
    drawing: Drawing,
    shown: Arc<Drawn>,
}

impl Publication {
    /// Copies the public part of a database and reads it. `charts` are the curator's, each with its name; a series without one of its figures gets one.
    ///
    /// # Errors
    /// [`Error`] where the database cannot be read.
    pub fn of(db: &Path, charts: Vec<(String, Spec)>, base_url: Option<&str>) -> Result<Self, Error> {
        let folder = tempfile::tempdir().map_err(|source| PublishError::Io {
            path: std::env::temp_dir(),
            source,
        })?;
        let copy = folder.path().join("tallybook.db");
        let public = Database::open(db, Picture::default())?;
        public.export_sqlite(&copy)?;
        let [claims, documents, agents, notes] = public.count_private()?;
        let left_out = LeftOut {
            claims,
            documents,
            agents,
            notes,
        };
        let mut lists = Database::open(&copy, Picture::default())?.lists()?;
        let fingerprint = store::fingerprint(&lists);
        // The copy does not tell when it was ingested.
        lists.insert(SiteList::Runs, public.list(SiteList::Runs)?);
        let content = Content::new(lists, left_out, fingerprint, base_url);
        let names = charts.iter().map(|(name, _)| name.clone()).collect();
        let (charts, specs) = with_ours(charts, &content);
        Ok(Self {
            folder,
            copy,
            content,
            charts,
            specs,
            names,
            doubts: Mutex::default(),
            drawn: Mutex::default(),
            sheet: Mutex::default(),
        })
    }

    /// What its pages tell.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The entries that match nothing of the curator's specs that were drawn, each spec with its name.
    #[must_use]
    pub fn doubts(&self) -> Vec<(String, Vec<SpecProblem>)> {
        let doubts = self.doubts.lock().unwrap_or_else(PoisonError::into_inner);
        let named = doubts
            .iter()
            .filter_map(|(chart, doubts)| Some((self.names.get(*chart)?.clone(), doubts.clone())));
        named.collect()
    }

    /// Draws the pictures as of earlier days: all of one day from one picture of the database.
    ///
    /// # Errors
    /// [`Error`] where the database cannot be read.
    pub fn draw_vintages(&self, wanted: &BTreeMap<NaiveDate, Vec<usize>>) -> Result<(), Error> {
        wanted.par_iter().try_for_each(|(day, charts)| {
            let database = self.as_of(Some(*day))?;
            for chart in charts {
                self.keep(*chart, Some(*day), self.sketch(&database, *chart, true)?);
            }
            Ok(())
        })
    }

    fn as_of(&self, known_by: Option<NaiveDate>) -> Result<Database, Error> {
        let picture = Picture {
            known_by,
            ..Picture::default()
        };
        Database::open(&self.copy, picture)
    }

    fn keep(&self, chart: usize, day: Option<NaiveDate>, sketch: Option<Sketch>) -> Option<Arc<Sketch>> {
        let sketch = sketch.map(Arc::new);
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        drawn.insert((chart, day), sketch.clone());
        sketch
    }

    /// A drawing that was made before, or made now.
    fn drawing(&self, chart: usize, day: Option<NaiveDate>) -> Result<Option<Arc<Sketch>>, Error> {
        let known = self
            .drawn
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&(chart, day))
            .cloned();
        if let Some(sketch) = known {
            return Ok(sketch);
        }
        let known_by = day.or(self.specs[chart].known_by);
        Ok(self.keep(chart, day, self.sketch(&self.as_of(known_by)?, chart, day.is_some())?))
    }

    /// Draws a chart; `None` where there is nothing to draw. On an earlier day what a spec names may not have been known.
    fn sketch(&self, database: &Database, chart: usize, is_earlier: bool) -> Result<Option<Sketch>, Error> {
        // Beside the chart of today, that of an earlier day has the same axes.
        let today = if is_earlier { self.drawing(chart, None)? } else { None };
        let spec = today.as_ref().map_or(&self.specs[chart], |today| &today.framed);
        let data = match database.chart_data(spec) {
            Err(Error::UnknownKey { .. }) if is_earlier => return Ok(None),
            data => data?,
        };
        if !is_earlier {
            let found = chart::unknown_names(spec, &data);
            if !found.is_empty() {
                let mut doubts = self.doubts.lock().unwrap_or_else(PoisonError::into_inner);
                doubts.insert(chart, found);
            }
        }
        let usual = Style::default();
        let style = Style {
            width: spec.width.unwrap_or(usual.width),
            theme: usual.theme,
            lang: spec.lang.unwrap_or(usual.lang),
        };
        let table = chart::table(spec, &data);
        let drawing = match chart::draw(spec, &data, &style) {
            // The pages list what is too much for a picture.
            Err(DrawError::Height(_)) => return Ok(None),
            drawing => drawing?,
        };
        if table.rows.is_empty() {
            return Ok(None);
        }
        let shown = Arc::new(Drawn {
            svg: drawing.svg(),
            alt: drawing.alt(),
            columns: table.columns.into_iter().map(str::to_owned).collect(),
            rows: table.rows,
        });
        Ok(Some(Sketch {
            framed: if is_earlier {
                spec.clone()
            } else {
                chart::with_axes_of(spec, &data)
            },
            data,
            drawing,
            shown,
        }))
    }

    /// The card of a chart: the same with fewer words.
    fn card(&self, chart: usize) -> Result<Option<Vec<u8>>, Error> {
        let spec = Spec {
            width: Some(CARD.0),
            height: Some(CARD.1),
            brief: true,
            ..self.specs[chart].clone()
        };
        let style = Style {
            width: CARD.0,
            ..Style::default()
        };
        let Some(sketch) = self.drawing(chart, None)? else {
            return Ok(None);
        };
        match chart::draw(&spec, &sketch.data, &style) {
            Err(DrawError::Height(_)) => Ok(None),
            drawing => Ok(Some(drawing?.png(SCALE)?)),
        }
    }
}

impl Source for Publication {
    fn charts(&self) -> &[Chart] {
        &self.charts
    }

    fn draw(&self, chart: usize, known_by: Option<NaiveDate>) -> Result<Option<Arc<Drawn>>, PublishError> {
        let sketch = self.drawing(chart, known_by).map_err(|error| PublishError::Chart {
            name: self
                .names
                .get(chart)
                .cloned()
                .unwrap_or_else(|| self.charts[chart].name.clone()),
            error: Box::new(error),
        })?;
        Ok(sketch.map(|sketch| Arc::clone(&sketch.shown)))
    }

    fn png(&self, chart: usize, shape: Shape) -> Result<Option<Vec<u8>>, PublishError> {
        let png = match shape {
            Shape::Page => self
                .drawing(chart, None)
                .and_then(|sketch| Ok(sketch.map(|sketch| sketch.drawing.png(SCALE)).transpose()?)),
            Shape::Card => self.card(chart),
        };
        png.map_err(PublishError::source)
    }

    fn claims(&self, series: Option<&str>) -> Result<Vec<u8>, PublishError> {
        let database = self.as_of(None).map_err(PublishError::source)?;
        if let Some(series) = series {
            return database.series_csv(series).map_err(PublishError::source);
        }
        let mut sheet = self.sheet.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sheet) = &*sheet {
            return Ok(sheet.clone());
        }
        let path = self.folder.path().join("claims.csv");
        database.export_csv(&path).map_err(PublishError::source)?;
        let bytes = std::fs::read(&path).map_err(|source| PublishError::Unread { path, source })?;
        *sheet = Some(bytes.clone());
        Ok(bytes)
    }

    fn sqlite(&self) -> Result<Vec<u8>, PublishError> {
        std::fs::read(&self.copy).map_err(|source| PublishError::Unread {
            path: self.copy.clone(),
            source,
        })
    }
}

/// What changed from edition to edition, the newest first: from the first of these databases, which is the oldest, to the one at `db`.
///
/// # Errors
/// [`Error`] where one of them cannot be read.
pub fn editions(since: &[PathBuf], db: &Path) -> Result<Vec<Edition>, Error> {
    let mut editions = Vec::new();
    let mut databases = since.iter().map(PathBuf::as_path).chain([db]);
    let Some(first) = databases.next() else {
        return Ok(editions);
    };
    // What is private now was perhaps not so then.
    let hidden = Database::open(db, Picture::default())?.hidden()?;
    let mut before = Database::open_edition(first, Picture::default())?;
    for path in databases {
        let after = Database::open_edition(path, Picture::default())?;
        let (fingerprint, changed_on) = after.edition()?;
        editions.insert(
            0,
            Edition {
                fingerprint,
                changed_on,
                changes: after.changes_since(&before, &hidden)?,
            },
        );
        before = after;
    }
    Ok(editions)
}

/// The canned reports as examples of queries: title, question and statement. Those that need an answer of the model, or something to look for, are left out.
#[must_use]
pub fn example_queries() -> Vec<[String; 3]> {
    let is_plain =
        |report: &&Report| report.needs == Needs::Nothing && !report.takes("claim") && !report.takes("words");
    REPORTS
        .iter()
        .filter(is_plain)
        .map(|report| {
            let sql = report::sql(report, &Parameters::default());
            [
                report.title.to_owned(),
                report.question.to_owned(),
                sql.trim().to_owned(),
            ]
        })
        .collect()
}

/// The curator's charts, and ours for what has none: the figures of each series, and the timeline.
fn with_ours(charts: Vec<(String, Spec)>, content: &Content) -> (Vec<Chart>, Vec<Spec>) {
    let mut taken: HashSet<String> = HashSet::new();
    let mut all: Vec<(Chart, Spec)> = Vec::new();
    for (name, spec) in charts {
        let name = free(&addressable(name), &mut taken);
        all.push((listed(name, &spec), spec));
    }
    let shown: HashSet<String> = all
        .iter()
        .filter(|(chart, _)| chart.shows == Shows::Figures)
        .filter_map(|(chart, _)| chart.series.clone())
        .collect();
    let mut ours: Vec<(String, String)> = content
        .series()
        .filter(|(key, _)| !shown.contains(*key))
        .map(|(key, title)| {
            (
                key.to_owned(),
                format!(
                    "kind = \"trend\"\nseries = {}\ntitle = {}\nsubtitle = \"What was stated, by the time that each figure is about\"",
                    quoted(key),
                    quoted(title)
                ),
            )
        })
        .collect();
    if !all.iter().any(|(chart, _)| chart.shows == Shows::Timeline) {
        ours.push((
            "timeline".to_owned(),
            "kind = \"timeline\"\ntitle = \"Timeline\"".to_owned(),
        ));
    }
    for (name, text) in ours {
        let name = free(&name, &mut taken);
        if let Ok(spec) = Spec::parse(&text) {
            all.push((listed(name, &spec), spec));
        }
    }
    all.into_iter().unzip()
}

/// A name that is part of an address as it is.
fn addressable(name: String) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.chars().all(is_plain) {
        return name;
    }
    let slug = slug::slugify(&name);
    if slug.is_empty() { "chart".to_owned() } else { slug }
}

/// A name that nothing else has.
fn free(name: &str, taken: &mut HashSet<String>) -> String {
    let mut free = name.to_owned();
    let mut number = 1;
    while !taken.insert(free.clone()) {
        number += 1;
        free = format!("{name}-{number}");
    }
    free
}

fn listed(name: String, spec: &Spec) -> Chart {
    Chart {
        name,
        title: spec.title.clone(),
        series: spec.series.as_ref().map(|series| series.as_str().to_owned()),
        shows: match spec.kind {
            // One of several series stands on the page of none, and one that ends on a day of its own has no later picture.
            Kind::Trend if spec.series.is_some() && spec.known_by.is_none() => Shows::Figures,
            Kind::Timeline if spec.series.is_none() => Shows::Timeline,
            _ => Shows::Else,
        },
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
