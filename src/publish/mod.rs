//! A static site: every figure on its pages opens the claims that state it. Pages are made from rows and templates, one address at a time, so that a site can be
//! written whole or served page by page. Never queries or drawings of its own: it is given both.

mod address;
mod charts;
mod cite;
mod claims;
mod content;
mod correction;
mod edition;
mod error;
mod folder;
mod page;
mod pages;
mod site;
mod templates;
mod vintage;

pub use address::{Address, Shape};
pub use content::{Content, LeftOut};
pub use edition::Edition;
pub use error::PublishError;
pub use folder::write;
pub use site::{Options, Site, sql_js};
pub use templates::Templates;

use std::sync::Arc;

use chrono::NaiveDate;

/// A chart that a site shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The name of its files: unique, and part of their addresses.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The key of the series that it shows, if it shows one.
    pub series: Option<String>,
    /// What it shows.
    pub shows: Shows,
}

/// What a chart shows, which decides on which page it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// Figures of a series over time: the picture of that series, which is drawn as known by earlier days too.
    Figures,
    /// Events in order.
    Timeline,
    /// Anything else.
    Else,
}

/// A drawn chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The picture.
    pub svg: String,
    /// What it shows, in words.
    pub alt: String,
    /// The columns of the same as a table.
    pub columns: Vec<String>,
    /// Its rows, each as long as the columns.
    pub rows: Vec<Vec<String>>,
}

/// What a site is given besides rows: charts, and the database in other forms.
pub trait Source: Sync {
    /// The charts, those that the curator made before the others.
    fn charts(&self) -> &[Chart];

    /// Draws one of them, as known by a day if one is named; `None` where there is nothing to draw.
    ///
    /// # Errors
    /// [`PublishError`] where the database cannot be read.
    fn draw(&self, chart: usize, known_by: Option<NaiveDate>) -> Result<Option<Arc<Drawn>>, PublishError>;

    /// One of them as a PNG file; `None` where there is nothing to draw.
    ///
    /// # Errors
    /// As [`Source::draw`].
    fn png(&self, chart: usize, shape: Shape) -> Result<Option<Vec<u8>>, PublishError>;

    /// Every claim of a series as CSV, or all claims as a sheet that is a file of a dossier.
    ///
    /// # Errors
    /// As [`Source::draw`].
    fn claims(&self, series: Option<&str>) -> Result<Vec<u8>, PublishError>;

    /// The public database.
    ///
    /// # Errors
    /// As [`Source::draw`].
    fn sqlite(&self) -> Result<Vec<u8>, PublishError>;
}
