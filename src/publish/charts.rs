//! The charts of pages: which stands where, with its data as a table, the claims that it marks and their documents.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::address::Address;
use super::claims::reference;
use super::site::Site;
use super::{Chart, Drawn, PublishError, Shows};
use crate::output::{self, Cell, Table};
use crate::store::record::{Record, given, text};

impl<'a> Site<'a> {
    /// The chart of a series' figures: what the curator made for it, or ours.
    pub(super) fn main_chart(&self, series: &str) -> Option<usize> {
        let charts = self.source.charts().iter();
        let mut of_series = charts
            .enumerate()
            .filter(|(_, chart)| chart.series.as_deref() == Some(series));
        of_series
            .find(|(_, chart)| chart.shows == Shows::Figures)
            .map(|(index, _)| index)
    }

    /// The claims that a drawn chart marks.
    pub(super) fn marked_in<'b>(&self, charts: impl IntoIterator<Item = &'b Value>) -> Vec<&'a Record> {
        let content = self.content;
        let claims = charts.into_iter().filter_map(|chart| chart["claims"].as_array());
        claims
            .flatten()
            .filter_map(|claim| content.claim(claim["id"].as_str()?))
            .collect()
    }

    /// Charts of a kind of page, drawn, without those that show nothing.
    pub(super) fn charts(&self, belongs: impl Fn(usize) -> bool) -> Result<Vec<Value>, PublishError> {
        let mut shown = Vec::new();
        for index in (0..self.source.charts().len()).filter(|index| belongs(*index)) {
            shown.extend(self.chart(index)?);
        }
        Ok(shown)
    }

    pub(super) fn chart(&self, index: usize) -> Result<Option<Value>, PublishError> {
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
        let claims: Vec<&Record> = marked(&drawn.svg)
            .into_iter()
            .filter_map(|id| self.content.claim(&id))
            .collect();
        Ok(Some(json!({
            "sources": self.sources(chart, &claims), "home": home(chart).to_string(),
            "claims": claims.into_iter().map(reference).collect::<Vec<_>>(),
            "name": name, "title": chart.title, "svg": drawn.svg, "alt": drawn.alt,
            "table": {"columns": columns, "rows": rows},
            "png": Address::Png(name.clone()).to_string(), "svg_path": Address::Svg(name.clone()).to_string(),
            "csv": Address::Table(name.clone()).to_string(), "embed": Address::Embed(name.clone()).to_string(),
        })))
    }

    /// The documents behind a chart: those of the claims that it marks, or, where it marks none, of every claim that it may be made from.
    fn sources(&self, chart: &Chart, marked: &[&Record]) -> Vec<&Record> {
        let of = |claim: &Record| chart.series.is_none() || chart.series.as_deref() == given(claim, "series");
        let all: BTreeSet<&str> = if marked.is_empty() {
            self.content
                .claims
                .iter()
                .filter(|claim| of(claim))
                .map(|claim| text(claim, "document"))
                .collect()
        } else {
            marked.iter().map(|claim| text(claim, "document")).collect()
        };
        self.content
            .documents
            .iter()
            .filter(|document| all.contains(text(document, "key")))
            .collect()
    }
}

/// The page on which a chart stands.
fn home(chart: &Chart) -> Address {
    match (&chart.series, chart.shows) {
        (Some(series), _) => Address::Series(series.clone()),
        (None, Shows::Timeline) => Address::Timeline,
        (None, _) => Address::Index,
    }
}

/// The ids of the claims that a drawing marks, each once.
fn marked(svg: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    svg.split(" data-claim=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|id| seen.insert(*id))
        .map(|id| id.replace("&amp;", "&"))
        .collect()
}

impl Drawn {
    /// Its data as CSV.
    pub(super) fn csv(&self) -> Vec<u8> {
        let mut table = Table::new("", self.columns.iter().map(String::as_str));
        let cells = |row: &Vec<String>| row.iter().map(|cell| Cell::Text(cell.clone())).collect();
        table.rows = self.rows.iter().map(cells).collect();
        output::to_csv(&table)
    }
}
