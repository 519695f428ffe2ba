//! The pages of a site: which there are, and what each shows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use minijinja::Value as Shown;
use serde_json::{Map, Value, json};

use super::address::{Address, Shape};
use super::cite::what;
use super::content::Content;
use super::correction::{corrections, day_words};
use super::edition::Edition;
use super::record::{Record, given, text};
use super::templates::Templates;
use super::{Drawn, PublishError, Shows, Source, cite, vintage};

/// The database to download, and the same as a script that a page can load from a file.
const DATABASE: &str = "tallybook.db";
const SCRIPT: &str = "database.js";
const CLAIMS: &str = "claims.csv";
/// The file of sql.js that runs from a file: it holds the program that others fetch.
const SQL_JS: &str = "sql-wasm-inline.js";
/// Lists on the first page have so many entries.
const CONTESTED: usize = 12;
const NEWEST: usize = 8;

/// How a site is made.
#[derive(Debug, Default)]
pub struct Options {
    /// The address under which it will be found, ending in `/`.
    pub base_url: Option<String>,
    /// The text of sql.js, for queries in the browser.
    pub sql_js: Option<Vec<u8>>,
    /// Whether a program serves it, and reloads its pages.
    pub live: bool,
    /// The canned reports, as examples of queries: title, question and statement.
    pub queries: Vec<[String; 3]>,
    /// What is told of each public view: name and meaning.
    pub editions: Vec<Edition>,
}

/// A site: its files can be had one by one.
pub struct Site<'a> {
    content: &'a Content,
    source: &'a dyn Source,
    templates: &'a Templates,
    options: &'a Options,
    /// The days for which each series is drawn as it was known then.
    days: BTreeMap<String, Vec<NaiveDate>>,
}

impl<'a> Site<'a> {
    /// Prepares a site.
    #[must_use]
    pub fn new(content: &'a Content, source: &'a dyn Source, templates: &'a Templates, options: &'a Options) -> Self {
        let days = vintage::days(content);
        Self {
            content,
            source,
            templates,
            options,
            days,
        }
    }

    /// The pictures as of earlier days that its pages show: for each day, the charts.
    #[must_use]
    pub fn vintages(&self) -> BTreeMap<NaiveDate, Vec<usize>> {
        let mut wanted: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
        for (series, days) in &self.days {
            if let Some(chart) = self.main_chart(series) {
                days.iter().for_each(|day| wanted.entry(*day).or_default().push(chart));
            }
        }
        wanted
    }

    /// Every address, whether or not there is anything at it: of a chart that cannot be drawn there is no file.
    #[must_use]
    pub fn addresses(&self) -> Vec<Address> {
        let content = self.content;
        let key = |record: &Record| text(record, "key").to_owned();
        let mut all = vec![
            Address::Index,
            Address::Timeline,
            Address::Corrections,
            Address::Changes,
            Address::Feed,
            Address::Method,
            Address::Data,
            Address::Sql,
        ];
        all.extend(["site.css", "site.js"].map(|name| Address::Asset(name.into())));
        all.extend(self.options.sql_js.as_ref().map(|_| Address::Asset(SQL_JS.into())));
        let downloads: &[&str] = if self.options.sql_js.is_some() {
            &[DATABASE, CLAIMS, SCRIPT]
        } else {
            &[DATABASE, CLAIMS]
        };
        all.extend(downloads.iter().map(|name| Address::Download((*name).into())));
        for record in &content.series {
            all.extend([Address::Series(key(record)), Address::SeriesClaims(key(record))]);
        }
        all.extend(content.documents.iter().map(|record| Address::Document(key(record))));
        all.extend(content.agents.iter().map(|record| Address::Agent(key(record))));
        for chart in self.source.charts() {
            let of: [fn(String) -> Address; 5] = [
                Address::Svg,
                Address::Png,
                Address::Table,
                Address::Embed,
                Address::Card,
            ];
            all.extend(of.map(|of| of(chart.name.clone())));
        }
        for (day, charts) in self.vintages() {
            let name = |chart: usize| self.source.charts()[chart].name.clone();
            all.extend(
                charts
                    .into_iter()
                    .map(|chart| Address::Vintage(name(chart), day.to_string())),
            );
        }
        all
    }

    /// The bytes at an address; `None` where there is nothing.
    ///
    /// # Errors
    /// [`PublishError`] where a template is wrong or the database cannot be read.
    pub fn file(&self, address: &Address) -> Result<Option<Vec<u8>>, PublishError> {
        let chart = |name: &str| self.source.charts().iter().position(|chart| chart.name == name);
        let png = |name: &str, shape| chart(name).map_or(Ok(None), |index| self.source.png(index, shape));
        Ok(match address {
            Address::Asset(name) if name == SQL_JS => self.options.sql_js.clone(),
            Address::Asset(name) => self.templates.copied(name),
            Address::Download(name) => match name.as_str() {
                DATABASE => Some(self.source.sqlite()?),
                CLAIMS => Some(self.source.claims(None)?),
                SCRIPT => Some(
                    format!(
                        "window.tallybookDatabase = \"{}\";\n",
                        STANDARD.encode(self.source.sqlite()?)
                    )
                    .into_bytes(),
                ),
                _ => None,
            },
            Address::SeriesClaims(key) => match self.record(&self.content.series, key) {
                Some(_) => Some(self.source.claims(Some(key))?),
                None => None,
            },
            Address::Svg(name) => self
                .drawn(chart(name), None)?
                .map(|drawn| drawn.svg.clone().into_bytes()),
            Address::Vintage(name, day) => {
                let day = day.parse().ok();
                let drawn = if day.is_some() {
                    self.drawn(chart(name), day)?
                } else {
                    None
                };
                drawn.map(|drawn| drawn.svg.clone().into_bytes())
            }
            Address::Png(name) => png(name, Shape::Page)?,
            Address::Card(name) => png(name, Shape::Card)?,
            Address::Table(name) => self.drawn(chart(name), None)?.map(|drawn| table(&drawn)),
            page => match self.context(page)? {
                Some((template, context)) => Some(self.templates.page(template, Shown::from_serialize(context))?),
                None => None,
            },
        })
    }

    fn drawn(&self, chart: Option<usize>, known_by: Option<NaiveDate>) -> Result<Option<Arc<Drawn>>, PublishError> {
        chart.map_or(Ok(None), |chart| self.source.draw(chart, known_by))
    }

    fn record<'b>(&self, records: &'b [Record], key: &str) -> Option<&'b Record> {
        records.iter().find(|record| text(record, "key") == key)
    }

    /// The chart of a series' figures: what the curator made for it, or ours.
    fn main_chart(&self, series: &str) -> Option<usize> {
        let charts = self.source.charts().iter();
        let mut of_series = charts
            .enumerate()
            .filter(|(_, chart)| chart.series.as_deref() == Some(series));
        of_series
            .find(|(_, chart)| chart.shows == Shows::Figures)
            .map(|(index, _)| index)
    }

    /// Charts of a kind of page, drawn, without those that show nothing.
    fn charts(&self, belongs: impl Fn(usize) -> bool) -> Result<Vec<Value>, PublishError> {
        let mut shown = Vec::new();
        for index in (0..self.source.charts().len()).filter(|index| belongs(*index)) {
            shown.extend(self.chart(index)?);
        }
        Ok(shown)
    }

    fn chart(&self, index: usize) -> Result<Option<Value>, PublishError> {
        let Some(drawn) = self.source.draw(index, None)? else {
            return Ok(None);
        };
        let chart = &self.source.charts()[index];
        let name = &chart.name;
        let empty = |column: usize| drawn.rows.iter().all(|row| row[column].is_empty());
        let kept: Vec<usize> = (0..drawn.columns.len()).filter(|column| !empty(*column)).collect();
        let columns: Vec<&str> = kept.iter().map(|column| drawn.columns[*column].as_str()).collect();
        let rows: Vec<Vec<&str>> = drawn
            .rows
            .iter()
            .map(|row| kept.iter().map(|column| row[*column].as_str()).collect())
            .collect();
        Ok(Some(json!({
            "name": name, "title": chart.title, "svg": drawn.svg, "alt": drawn.alt,
            "table": {"columns": columns, "rows": rows},
            "png": Address::Png(name.clone()).to_string(), "svg_path": Address::Svg(name.clone()).to_string(),
            "csv": Address::Table(name.clone()).to_string(), "embed": Address::Embed(name.clone()).to_string(),
        })))
    }

    /// The template of a page and what it shows; `None` for a page that there is not.
    fn context(&self, address: &Address) -> Result<Option<(&'static str, Value)>, PublishError> {
        let page = match address {
            Address::Index => self.index()?,
            Address::Series(key) => match self.record(&self.content.series, key) {
                Some(series) => self.series(series)?,
                None => return Ok(None),
            },
            Address::Document(key) => match self.record(&self.content.documents, key) {
                Some(document) => self.document(document),
                None => return Ok(None),
            },
            Address::Agent(key) => match self.record(&self.content.agents, key) {
                Some(agent) => self.agent(agent),
                None => return Ok(None),
            },
            Address::Timeline => self.timeline()?,
            Address::Corrections => self.all_corrections(),
            Address::Changes => self.changes("changes.html"),
            Address::Feed => self.changes("changes.atom"),
            Address::Method => Page::new(
                "method.html",
                "How to read this",
                "What the figures, hedges, charts and verdicts of these pages mean",
                json!({"hedges": self.content.hedges}),
            ),
            Address::Data => self.data()?,
            Address::Sql => self.sql(),
            Address::Embed(name) => match self.source.charts().iter().position(|chart| chart.name == *name) {
                Some(index) => match self.embed(index)? {
                    Some(page) => page,
                    None => return Ok(None),
                },
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        Ok(Some((page.template, self.with_common(address, page))))
    }

    /// What every page shows besides its own.
    fn with_common(&self, address: &Address, page: Page<'_>) -> Value {
        let content = self.content;
        let changed_on = content.changed_on.as_deref();
        let url = |address: &Address| self.options.base_url.as_ref().map(|base| format!("{base}{address}"));
        let canonical = url(address);
        let cited = cite::Page {
            title: &page.title,
            dossier: content.title(),
            fingerprint: &content.fingerprint,
            changed_on,
            url: canonical.as_deref(),
            language: given(&content.dossier, "language"),
            document: page.document,
        };
        let kind = page.template.trim_end_matches(".html").trim_end_matches(".atom");
        let card = page
            .card
            .or_else(|| self.main_chart(text(&content.dossier, "headline")))
            .or_else(|| (!self.source.charts().is_empty()).then_some(0));
        let card = card.map(|chart| Address::Card(self.source.charts()[chart].name.clone()).to_string());
        let mut context = match page.own {
            Value::Object(own) => own,
            _ => Map::new(),
        };
        context.insert("root".into(), address.root().into());
        context.insert("live".into(), self.options.live.into());
        context.insert("site".into(), stripped(json!({
            "title": content.title(), "note": content.dossier.get("note"), "language": given(&content.dossier, "language").unwrap_or("en"),
            "headline": content.dossier.get("headline"), "tool": concat!("tallybook ", env!("CARGO_PKG_VERSION")),
            "fingerprint": content.fingerprint, "edition": cite::short(&content.fingerprint),
            "changed_on": changed_on, "changed_words": changed_on.map(day_words), "base_url": self.options.base_url,
            "has_sql": self.options.sql_js.is_some(), "left_out": content.left_out, "counts": content.counts(),
        })));
        context.insert("page".into(), stripped(json!({
            "kind": kind, "path": address.to_string(), "title": page.title, "description": page.description, "canonical": canonical, "card": card,
            "json_ld": cited.json_ld(&page.description), "citation": cited.metadata(), "cite": cited.sentence(), "corrections": page.corrections,
        })));
        context.into()
    }

    fn index(&self) -> Result<Page<'a>, PublishError> {
        let content = self.content;
        let headline =
            given(&content.dossier, "headline").or_else(|| content.series.first().map(|series| text(series, "key")));
        let main = headline.and_then(|key| self.main_chart(key));
        let chart = main.map_or(Ok(None), |index| self.chart(index))?;
        let more = self.charts(|index| {
            self.source.charts()[index].series.is_none() && self.source.charts()[index].shows == Shows::Else
        })?;
        let contested: Vec<&Value> = content.disputes.iter().take(CONTESTED).collect();
        let newest: Vec<&Record> = content.documents.iter().rev().take(NEWEST).collect();
        let own = stripped(json!({
            "chart": chart, "more_charts": more, "headline": headline.and_then(|key| self.record(&content.series, key)), "series": content.series,
            "contested": contested, "more_contested": content.disputes.len() - contested.len(), "newest": newest,
        }));
        let shown = self.of_series(headline.unwrap_or_default());
        let mut page = Page::new(
            "index.html",
            content.title(),
            given(&content.dossier, "note").unwrap_or(content.title()),
            own,
        );
        page.corrections = corrections(content, shown);
        Ok(page)
    }

    fn of_series<'b>(&'b self, key: &'b str) -> impl Iterator<Item = &'a Record> + 'b {
        self.content
            .claims
            .iter()
            .filter(move |claim| given(claim, "series") == Some(key))
    }

    fn series(&self, series: &'a Record) -> Result<Page<'a>, PublishError> {
        let key = text(series, "key");
        let claims: Vec<&Record> = self.of_series(key).collect();
        let mut places: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
        for claim in &claims {
            places
                .entry(text(claim, "place"))
                .or_insert((text(claim, "place_name"), 0))
                .1 += 1;
        }
        let mut places: Vec<Value> = places
            .into_iter()
            .map(|(key, (name, claims))| json!({"key": key, "name": name, "claims": claims}))
            .collect();
        places.sort_by_key(|place| std::cmp::Reverse(place["claims"].as_u64()));
        let main = self.main_chart(key);
        let chart = main.map_or(Ok(None), |index| self.chart(index))?;
        let more =
            self.charts(|index| self.source.charts()[index].series.as_deref() == Some(key) && Some(index) != main)?;
        let vintages = if chart.is_some() {
            self.vintages_of(key, main, &claims)?
        } else {
            Vec::new()
        };
        let contested: Vec<&Value> = self
            .content
            .disputes
            .iter()
            .filter(|pair| pair["series"] == key)
            .take(CONTESTED)
            .collect();
        let own = stripped(json!({
            "series": series, "chart": chart, "more_charts": more, "claims": claims, "places": places, "vintages": vintages, "contested": contested,
            "crowded": self.content.crowded.iter().any(|crowded| crowded == key), "claims_csv": Address::SeriesClaims(key.to_owned()).to_string(),
        }));
        let title = text(series, "title");
        let mut page = Page::new(
            "series.html",
            title,
            &format!("{title}: what was stated, by whom, of which time, and who only repeats it"),
            own,
        );
        page.corrections = corrections(self.content, claims);
        page.card = main;
        Ok(page)
    }

    /// The picture of a series as it was known on each day.
    fn vintages_of(&self, key: &str, chart: Option<usize>, claims: &[&Record]) -> Result<Vec<Value>, PublishError> {
        let mut shown = Vec::new();
        let Some(index) = chart else { return Ok(shown) };
        for day in self.days.get(key).into_iter().flatten() {
            let Some(drawn) = self.source.draw(index, Some(*day))? else {
                continue;
            };
            let on = day.to_string();
            let known = claims
                .iter()
                .filter(|claim| text(claim, "known_on") <= on.as_str())
                .count();
            let src = Address::Vintage(self.source.charts()[index].name.clone(), on.clone());
            shown.push(
                json!({"on": on, "words": day_words(&on), "src": src.to_string(), "claims": known, "alt": drawn.alt}),
            );
        }
        Ok(shown)
    }

    fn document(&self, document: &'a Record) -> Page<'a> {
        let key = text(document, "key");
        let claims: Vec<&Record> = self
            .content
            .claims
            .iter()
            .filter(|claim| text(claim, "document") == key)
            .collect();
        let title = text(document, "title");
        let description = format!(
            "What “{title}” ({}) states, where, and on whose word",
            text(document, "publisher_name")
        );
        let mut page = Page::new(
            "document.html",
            title,
            &description,
            json!({"document": document, "claims": claims}),
        );
        page.corrections = corrections(self.content, claims);
        page.document = Some(document);
        page
    }

    fn agent(&self, agent: &'a Record) -> Page<'a> {
        let key = text(agent, "key");
        let originated: Vec<&Record> = self
            .content
            .claims
            .iter()
            .filter(|claim| text(claim, "origin") == key)
            .collect();
        let published: Vec<&Record> = self
            .content
            .documents
            .iter()
            .filter(|document| text(document, "publisher") == key)
            .collect();
        let is_relayed = |claim: &&Record| text(claim, "publisher") == key && text(claim, "origin") != key;
        let relayed: Vec<&Record> = self.content.claims.iter().filter(is_relayed).collect();
        let name = text(agent, "name");
        let own = json!({"agent": agent, "originated": originated, "published": published, "relayed": relayed});
        let mut page = Page::new(
            "agent.html",
            name,
            &format!("What comes from {name}, and what {name} relays from others"),
            own,
        );
        page.corrections = corrections(self.content, originated.into_iter().chain(relayed));
        page
    }

    fn timeline(&self) -> Result<Page<'a>, PublishError> {
        let events: Vec<&Record> = self
            .content
            .claims
            .iter()
            .filter(|claim| text(claim, "kind") == "event")
            .collect();
        let categories: BTreeSet<&str> = events.iter().filter_map(|event| given(event, "category")).collect();
        let places: BTreeSet<(&str, &str)> = events
            .iter()
            .map(|event| (text(event, "place_name"), text(event, "place")))
            .collect();
        let places: Vec<Value> = places
            .into_iter()
            .map(|(name, key)| json!({"key": key, "name": name}))
            .collect();
        let mut charts = self
            .charts(|index| self.source.charts()[index].shows == Shows::Timeline)?
            .into_iter();
        let own = stripped(json!({
            "chart": charts.next(), "more_charts": charts.collect::<Vec<_>>(), "events": events, "publications": self.content.documents,
            "categories": categories, "places": places,
        }));
        let mut page = Page::new(
            "timeline.html",
            "Timeline",
            "What happened when, as far as it is known, and when it was published",
            own,
        );
        page.corrections = corrections(self.content, events);
        Ok(page)
    }

    fn all_corrections(&self) -> Page<'a> {
        let all = corrections(self.content, &self.content.claims);
        Page::new(
            "corrections.html",
            "Corrections",
            "Every figure and event that was withdrawn, is disputed, was superseded, or was misprinted",
            json!({"corrections": all}),
        )
    }

    fn changes(&self, template: &'static str) -> Page<'a> {
        let editions: Vec<Value> = self
            .options
            .editions
            .iter()
            .map(|edition| edition.shown(self.content))
            .collect();
        let publications: Vec<&Record> = self.content.documents.iter().rev().collect();
        let corrections = super::correction::dated(&corrections(self.content, &self.content.claims));
        let own = json!({"editions": editions, "publications": publications, "corrections": corrections});
        Page::new(template, "Changes", "What changed from edition to edition", own)
    }

    fn data(&self) -> Result<Page<'a>, PublishError> {
        let download = |address: Address, label: &str, bytes: usize| json!({"path": address.to_string(), "label": label, "bytes": bytes});
        let downloads = vec![
            download(
                Address::Download(DATABASE.into()),
                "Everything on these pages as an SQLite database",
                self.source.sqlite()?.len(),
            ),
            download(
                Address::Download(CLAIMS.into()),
                "All claims as a table, one row each",
                self.source.claims(None)?.len(),
            ),
        ];
        let own = json!({"downloads": downloads, "tables": self.content.views});
        Ok(Page::new(
            "data.html",
            "Data",
            "Everything on these pages to download",
            own,
        ))
    }

    fn sql(&self) -> Page<'a> {
        let queries: Vec<Value> = self
            .options
            .queries
            .iter()
            .map(|[title, question, sql]| json!({"title": title, "question": question, "sql": sql}))
            .collect();
        let tables: Vec<Value> = self
            .content
            .views
            .iter()
            .map(|view| {
                let columns: Vec<&str> = text(view, "columns").split(", ").collect();
                json!({"name": view.get("name"), "meaning": view.get("meaning"), "columns": columns})
            })
            .collect();
        Page::new(
            "sql.html",
            "SQL",
            "Questions to the database in SQL, answered in the browser",
            json!({"queries": queries, "tables": tables}),
        )
    }

    fn embed(&self, index: usize) -> Result<Option<Page<'a>>, PublishError> {
        let Some(chart) = self.chart(index)? else {
            return Ok(None);
        };
        let listed = &self.source.charts()[index];
        let series = listed
            .series
            .as_deref()
            .and_then(|key| self.record(&self.content.series, key));
        let mut page = Page::new(
            "embed.html",
            &listed.title,
            &listed.title,
            stripped(json!({"series": series, "chart": chart})),
        );
        page.card = Some(index);
        Ok(Some(page))
    }

    /// The canonical text of a claim for a title or a message.
    #[must_use]
    pub fn says(&self, id: &str) -> Option<&str> {
        self.content.claim(id).map(what)
    }
}

/// A page before what all pages share.
struct Page<'a> {
    template: &'static str,
    title: String,
    description: String,
    own: Value,
    corrections: Vec<Value>,
    /// The chart of its social card.
    card: Option<usize>,
    /// The document that it is about.
    document: Option<&'a Record>,
}

impl Page<'_> {
    fn new(template: &'static str, title: &str, description: &str, own: Value) -> Self {
        Self {
            template,
            title: title.to_owned(),
            description: description.to_owned(),
            own,
            corrections: Vec::new(),
            card: None,
            document: None,
        }
    }
}

/// An object without the names that have no value, so that a template sees them as undefined.
fn stripped(mut object: Value) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.retain(|_, value| !value.is_null());
    }
    object
}

/// The data of a chart as CSV.
fn table(drawn: &Drawn) -> Vec<u8> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let rows = std::iter::once(&drawn.columns).chain(&drawn.rows);
    for row in rows {
        // Writing into memory does not fail, and every row is as long as the columns.
        let _ = out.write_record(row);
    }
    out.into_inner().unwrap_or_default()
}

/// Reads the program of sql.js from the folder that has it.
///
/// # Errors
/// [`PublishError::Io`] where it cannot be read.
pub fn sql_js(folder: &Path) -> Result<Vec<u8>, PublishError> {
    let path = folder.join(SQL_JS);
    std::fs::read(&path).map_err(|source| PublishError::Io { path, source })
}
