//! A site: which files it has, and the bytes of each.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use minijinja::Value as Shown;
use rayon::prelude::*;

use super::address::{Address, Shape};
use super::content::Content;
use super::edition::Edition;
use super::templates::Templates;
use super::{Drawn, PublishError, Source, vintage};
use crate::store::record::{Record, text};

/// The database to download, and the same as a script that a page can load from a file.
pub(super) const DATABASE: &str = "tallybook.db";
const SCRIPT: &str = "database.js";
pub(super) const CLAIMS: &str = "claims.csv";
/// The file of sql.js that runs from a file: it holds the program that others fetch.
const SQL_JS: &str = "sql-wasm-inline.js";

/// How a site is made.
#[derive(Debug, Default)]
pub struct Options {
    /// The address under which it will be found, ending in `/`.
    pub base_url: Option<String>,
    /// The text of sql.js, for queries in the browser.
    pub sql_js: Option<Vec<u8>>,
    /// The name of this state of the site, if a program serves it and reloads its pages when there is another.
    pub live: Option<String>,
    /// The canned reports, as examples of queries: title, question and statement.
    pub queries: Vec<[String; 3]>,
    /// What changed from edition to edition, the newest first.
    pub editions: Vec<Edition>,
}

/// A site: its files can be had one by one.
pub struct Site<'a> {
    pub(super) content: &'a Content,
    pub(super) source: &'a dyn Source,
    pub(super) templates: &'a Templates,
    pub(super) options: &'a Options,
    /// The days for which each series is drawn as it was known then.
    pub(super) days: BTreeMap<String, Vec<NaiveDate>>,
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
                for day in days {
                    wanted.entry(*day).or_default().push(chart);
                }
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
            all.extend(charts.into_iter().map(|chart| Address::Vintage(name(chart), day)));
        }
        all
    }

    /// Draws every chart and makes a page of each kind, so that what is wrong with a spec or a template is found before anything is written or shown.
    ///
    /// # Errors
    /// As [`Site::file`].
    pub fn rehearse(&self) -> Result<(), PublishError> {
        let charts = 0..self.source.charts().len();
        charts
            .into_par_iter()
            .try_for_each(|chart| self.source.draw(chart, None).map(|_| ()))?;
        let mut kinds = HashSet::new();
        let mut pages: Vec<Address> = self.addresses().into_iter().filter(Address::is_page).collect();
        // Of the series, the one with the fewest pictures of earlier days, which take long.
        pages.sort_by_key(|page| match page {
            Address::Series(key) => self.days.get(key).map_or(0, Vec::len),
            _ => 0,
        });
        let pages = pages.into_iter();
        let one_of_each: Vec<Address> = pages
            .filter(|page| kinds.insert(std::mem::discriminant(page)))
            .collect();
        one_of_each.par_iter().try_for_each(|page| self.file(page).map(|_| ()))
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
            Address::SeriesClaims(key) => match Self::record(&self.content.series, key) {
                Some(_) => Some(self.source.claims(Some(key))?),
                None => None,
            },
            Address::Svg(name) => self
                .drawn(chart(name), None)?
                .map(|drawn| drawn.svg.clone().into_bytes()),
            Address::Vintage(name, day) => self
                .drawn(chart(name), Some(*day))?
                .map(|drawn| drawn.svg.clone().into_bytes()),
            Address::Png(name) => png(name, Shape::Page)?,
            Address::Card(name) => png(name, Shape::Card)?,
            Address::Table(name) => self.drawn(chart(name), None)?.map(|drawn| drawn.csv()),
            page => match self.context(page)? {
                Some((template, context)) => Some(self.templates.page(template, Shown::from_serialize(context))?),
                None => None,
            },
        })
    }

    fn drawn(&self, chart: Option<usize>, known_by: Option<NaiveDate>) -> Result<Option<Arc<Drawn>>, PublishError> {
        chart.map_or(Ok(None), |chart| self.source.draw(chart, known_by))
    }

    pub(super) fn record<'b>(records: &'b [Record], key: &str) -> Option<&'b Record> {
        records.iter().find(|record| text(record, "key") == key)
    }
}

/// Reads the program of sql.js from the folder that has it.
///
/// # Errors
/// [`PublishError::Unread`] where it cannot be read.
pub fn sql_js(folder: &Path) -> Result<Vec<u8>, PublishError> {
    let path = folder.join(SQL_JS);
    std::fs::read(&path).map_err(|source| PublishError::Unread { path, source })
}
