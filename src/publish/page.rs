//! A page, and what all pages show: the site, the address, citations, and the corrections of the figures on it.

use serde_json::{Map, Value, json};

use super::address::Address;
use super::correction::{corrections, day_words};
use super::site::Site;
use super::{PublishError, cite};
use crate::citation::edition_name;
use crate::store::record::{Record, given, stripped, text};

impl Site<'_> {
    /// What every page shows besides its own.
    pub(super) fn with_common(&self, address: &Address, page: Page<'_>) -> Result<Value, PublishError> {
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
            is_data: matches!(address, Address::Index | Address::Series(_) | Address::Data),
        };
        let kind = page.template.trim_end_matches(".html").trim_end_matches(".atom");
        let card = page
            .card
            .or_else(|| self.main_chart(text(&content.dossier, "headline")))
            .or_else(|| (!self.source.charts().is_empty()).then_some(0));
        // Of a chart that shows nothing there is no card.
        let card = match card {
            Some(chart) if self.source.draw(chart, None)?.is_some() => {
                Some(Address::Card(self.source.charts()[chart].name.clone()).to_string())
            }
            _ => None,
        };
        let mut context = match page.own {
            Value::Object(own) => own,
            _ => Map::new(),
        };
        context.insert("root".into(), address.root().into());
        context.insert("live".into(), self.options.live.clone().into());
        context.insert("site".into(), stripped(json!({
            "title": content.title(), "note": content.dossier.get("note"), "language": given(&content.dossier, "language").unwrap_or("en"),
            "headline": content.dossier.get("headline"), "tool": concat!("tallybook ", env!("CARGO_PKG_VERSION")),
            "fingerprint": content.fingerprint, "edition": edition_name(&content.fingerprint),
            "changed_on": changed_on, "changed_words": changed_on.map(day_words), "base_url": self.options.base_url,
            "has_sql": self.options.sql_js.is_some(), "left_out": content.left_out, "counts": content.counts,
        })));
        context.insert("page".into(), stripped(json!({
            "kind": kind, "path": address.to_string(), "title": page.title, "description": page.description, "canonical": canonical, "card": card,
            "json_ld": cited.json_ld(&page.description), "citation": cited.metadata(), "cite": cited.sentence(), "corrections": corrections(content, page.shown),
        })));
        Ok(context.into())
    }
}

/// A page before what all pages share.
pub(super) struct Page<'a> {
    pub(super) template: &'static str,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) own: Value,
    /// The claims whose corrections it tells.
    pub(super) shown: Vec<&'a Record>,
    /// The chart of its social card.
    pub(super) card: Option<usize>,
    /// The document that it is about.
    pub(super) document: Option<&'a Record>,
}

impl Page<'_> {
    pub(super) fn new(template: &'static str, title: &str, description: &str, own: Value) -> Self {
        Self {
            template,
            title: title.to_owned(),
            description: description.to_owned(),
            own,
            shown: Vec::new(),
            card: None,
            document: None,
        }
    }
}
