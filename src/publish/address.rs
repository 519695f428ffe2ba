//! The addresses of a site's files, relative to its first page. They are a contract: others link to them.

use std::fmt;

use chrono::NaiveDate;

/// The size of a picture for a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As on its page, at twice the pixels.
    Page,
    /// The card that is shown where a page is linked: 1200 × 630 pixels.
    Card,
}

/// A file of a site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Address {
    /// The first page.
    Index,
    /// A series.
    Series(String),
    /// A document.
    Document(String),
    /// An agent.
    Agent(String),
    /// What happened when.
    Timeline,
    /// Withdrawn, disputed, superseded and corrected figures.
    Corrections,
    /// What changed from edition to edition.
    Changes,
    /// The same as an Atom feed (RFC 4287).
    Feed,
    /// How to read the pages.
    Method,
    /// Files to download.
    Data,
    /// Queries in the browser.
    Sql,
    /// A chart for the pages of others, by its name.
    Embed(String),
    /// A chart as SVG, by its name.
    Svg(String),
    /// A chart as PNG.
    Png(String),
    /// The data of a chart as CSV.
    Table(String),
    /// A chart as known by a day.
    Vintage(String, NaiveDate),
    /// The social card of a chart.
    Card(String),
    /// The claims of a series as CSV.
    SeriesClaims(String),
    /// A file of the pages' own: style, script.
    Asset(String),
    /// A file with data.
    Download(String),
}

impl Address {
    /// Whether a template makes it.
    pub(super) fn is_page(&self) -> bool {
        let is_else = matches!(
            self,
            Self::Svg(_)
                | Self::Png(_)
                | Self::Table(_)
                | Self::Vintage(..)
                | Self::Card(_)
                | Self::SeriesClaims(_)
                | Self::Asset(_)
                | Self::Download(_)
        );
        !is_else
    }

    /// The folders below the first page, as a prefix that leads back to it.
    pub(super) fn root(&self) -> &'static str {
        match self.to_string().matches('/').count() {
            0 => "",
            1 => "../",
            _ => "../../",
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index => out.write_str("index.html"),
            Self::Series(key) => write!(out, "series/{key}.html"),
            Self::Document(key) => write!(out, "document/{key}.html"),
            Self::Agent(key) => write!(out, "agent/{key}.html"),
            Self::Timeline => out.write_str("timeline.html"),
            Self::Corrections => out.write_str("corrections.html"),
            Self::Changes => out.write_str("changes.html"),
            Self::Feed => out.write_str("changes.atom"),
            Self::Method => out.write_str("method.html"),
            Self::Data => out.write_str("data.html"),
            Self::Sql => out.write_str("sql.html"),
            Self::Embed(name) => write!(out, "embed/{name}.html"),
            Self::Svg(name) => write!(out, "charts/{name}.svg"),
            Self::Png(name) => write!(out, "charts/{name}.png"),
            Self::Table(name) => write!(out, "charts/{name}.csv"),
            Self::Vintage(name, day) => write!(out, "charts/{name}/{day}.svg"),
            Self::Card(name) => write!(out, "cards/{name}.png"),
            Self::SeriesClaims(key) => write!(out, "series/{key}.csv"),
            Self::Asset(name) => write!(out, "assets/{name}"),
            Self::Download(name) => write!(out, "data/{name}"),
        }
    }
}
