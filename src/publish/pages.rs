//! What each page shows.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::address::Address;
use super::correction::{corrections, dated, day_words};
use super::page::Page;
use super::site::{CLAIMS, DATABASE, Site};
use super::{PublishError, Shows, edition};
use crate::store::record::{Record, given, stripped, text};

/// Lists on the first page have so many entries.
const CONTESTED: usize = 12;
const NEWEST: usize = 8;

impl<'a> Site<'a> {
    /// The template of a page and what it shows; `None` for a page that there is not.
    pub(super) fn context(&self, address: &Address) -> Result<Option<(&'static str, Value)>, PublishError> {
        let page = match address {
            Address::Index => self.index()?,
            Address::Series(key) => match Self::record(&self.content.series, key) {
                Some(series) => self.series(series)?,
                None => return Ok(None),
            },
            Address::Document(key) => match Self::record(&self.content.documents, key) {
                Some(document) => self.document(document),
                None => return Ok(None),
            },
            Address::Agent(key) => match Self::record(&self.content.agents, key) {
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
        Ok(Some((page.template, self.with_common(address, page)?)))
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
        let shown = content.with("series", headline.unwrap_or_default());
        let shown = shown
            .chain(self.marked_in(chart.iter().chain(&more)))
            .chain(contested.iter().flat_map(|pair| self.pair(pair)))
            .collect();
        let own = stripped(json!({
            "chart": chart, "more_charts": more, "headline": headline.and_then(|key| Self::record(&content.series, key)), "series": content.series,
            "contested": contested, "more_contested": content.disputes.len() - contested.len(), "newest": newest,
        }));
        let mut page = Page::new(
            "index.html",
            content.title(),
            given(&content.dossier, "note").unwrap_or(content.title()),
            own,
        );
        page.shown = shown;
        Ok(page)
    }

    fn series(&self, series: &'a Record) -> Result<Page<'a>, PublishError> {
        let key = text(series, "key");
        let claims: Vec<&Record> = self.content.with("series", key).collect();
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
        let marked = self.marked_in(chart.iter().chain(&more));
        let shown = claims.iter().copied().chain(marked).collect();
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
        page.shown = shown;
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
            let src = Address::Vintage(self.source.charts()[index].name.clone(), *day);
            shown.push(
                json!({"on": on, "words": day_words(&on), "src": src.to_string(), "claims": known, "alt": drawn.alt}),
            );
        }
        Ok(shown)
    }

    fn document(&self, document: &'a Record) -> Page<'a> {
        let key = text(document, "key");
        let claims: Vec<&Record> = self.content.with("document", key).collect();
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
        page.shown = claims;
        page.document = Some(document);
        page
    }

    fn agent(&self, agent: &'a Record) -> Page<'a> {
        let key = text(agent, "key");
        let originated: Vec<&Record> = self.content.with("origin", key).collect();
        let published: Vec<&Record> = self
            .content
            .documents
            .iter()
            .filter(|document| text(document, "publisher") == key)
            .collect();
        let printed = self.content.with("publisher", key);
        let relayed: Vec<&Record> = printed.filter(|claim| text(claim, "origin") != key).collect();
        let name = text(agent, "name");
        let own = json!({"agent": agent, "originated": originated, "published": published, "relayed": relayed});
        let mut page = Page::new(
            "agent.html",
            name,
            &format!("What comes from {name}, and what {name} relays from others"),
            own,
        );
        page.shown = originated.into_iter().chain(relayed).collect();
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
        let charts = self.charts(|index| self.source.charts()[index].shows == Shows::Timeline)?;
        let marked = self.marked_in(&charts);
        let shown = events.iter().copied().chain(marked).collect();
        let mut charts = charts.into_iter();
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
        page.shown = shown;
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
        let editions = edition::shown(&self.options.editions, self.content);
        let publications: Vec<&Record> = self.content.documents.iter().rev().collect();
        let corrections = dated(&corrections(self.content, &self.content.claims));
        // A copy does not tell when it was ingested: then the day of its newest entry.
        let corrected = corrections.iter().filter_map(|correction| correction["on"].as_str());
        let known = publications.iter().filter_map(|document| given(document, "known_on"));
        let updated = self
            .content
            .changed_on
            .as_deref()
            .or_else(|| corrected.chain(known).max());
        let own = stripped(
            json!({"editions": editions, "publications": publications, "corrections": corrections, "updated": updated}),
        );
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
            .and_then(|key| Self::record(&self.content.series, key));
        let shown = self.marked_in([&chart]);
        let mut page = Page::new(
            "embed.html",
            &listed.title,
            &listed.title,
            stripped(json!({"series": series, "chart": chart})),
        );
        page.card = Some(index);
        page.shown = shown;
        Ok(Some(page))
    }

    /// The claims of a pair in dispute.
    fn pair(&self, pair: &Value) -> impl Iterator<Item = &'a Record> + use<'a> {
        let content = self.content;
        let ids = ["a", "b"].map(|side| pair[side]["id"].as_str().unwrap_or_default().to_owned());
        ids.into_iter().filter_map(move |id| content.claim(&id))
    }
}
