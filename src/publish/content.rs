//! The rows of a site, with each claim beside those that repeat, replace or dispute it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::iter;

use serde_json::{Value, json};

use crate::model::{Outcome, WITHHELD};
use crate::store::{Rows, SiteList};

use super::address::Address;
use super::claims;
use crate::citation::{self, NO_TITLE, Named};
use crate::store::record::{Record, given, picked, records, text};

/// How many private records are left out, by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct LeftOut {
    /// Claims.
    pub claims: usize,
    /// Documents.
    pub documents: usize,
    /// Agents.
    pub agents: usize,
    /// Notes of claims and documents that are shown without them.
    pub notes: usize,
}

/// Everything that a site tells.
#[derive(Debug)]
pub struct Content {
    pub(super) dossier: Record,
    pub(super) claims: Vec<Record>,
    by_id: HashMap<String, usize>,
    /// The claims of each document, origin, publisher and series.
    by: HashMap<&'static str, HashMap<String, Vec<usize>>>,
    /// How many there are of each kind.
    pub(super) counts: Value,
    /// Pairs of claims in dispute, the widest first.
    pub(super) disputes: Vec<Value>,
    pub(super) crowded: Vec<String>,
    pub(super) series: Vec<Record>,
    pub(super) documents: Vec<Record>,
    pub(super) agents: Vec<Record>,
    pub(super) hedges: Vec<Record>,
    pub(super) views: Vec<Record>,
    /// The day of the last change.
    pub(super) changed_on: Option<String>,
    pub(super) left_out: LeftOut,
    /// The digest of all that its rows say, in hexadecimal digits.
    pub(super) fingerprint: String,
}

impl Content {
    /// Puts the rows of every list together. `site` is the address under which the site will be found, if it is known.
    #[must_use]
    pub fn new(
        mut lists: BTreeMap<SiteList, Rows>,
        left_out: LeftOut,
        fingerprint: String,
        site: Option<&str>,
    ) -> Self {
        let mut take = |list| lists.remove(&list).map(records).unwrap_or_default();
        let mut claims = take(SiteList::Claims);
        let by_id: HashMap<String, usize> = claims
            .iter()
            .enumerate()
            .map(|(index, claim)| (text(claim, "id").to_owned(), index))
            .collect();
        for verified in take(SiteList::Verified) {
            if let Some(claim) = by_id
                .get(text(&verified, "claim"))
                .and_then(|index| claims.get_mut(*index))
            {
                claim.extend(picked(&verified, &["verified", "verified_on"]));
                let outcome = Outcome::from_word(text(&verified, "verified"));
                claim.insert("is_verified".into(), outcome.is_some_and(Outcome::is_found).into());
                claim.insert(
                    "is_not_verified".into(),
                    outcome.is_some_and(Outcome::is_against).into(),
                );
            }
        }
        let disputes = take(SiteList::Disputes);
        let mut series = take(SiteList::Series);
        for record in &mut series {
            let home = Address::Series(text(record, "key").to_owned());
            record.insert("href".into(), home.to_string().into());
        }
        let dossier = take(SiteList::Dossier).into_iter().next().unwrap_or_default();
        let named = Named {
            title: given(&dossier, "title").unwrap_or(NO_TITLE),
            fingerprint: &fingerprint,
            site,
        };
        claims::link(&mut claims, &by_id, &disputes, &named);
        let disputes = disputes
            .iter()
            .filter_map(|pair| dispute(pair, &claims, &by_id))
            .collect();
        let changed_on = take(SiteList::Runs)
            .first()
            .and_then(|run| given(run, "changed_on").map(str::to_owned));
        let crowded = take(SiteList::Crowded);
        let mut agents = take(SiteList::Agents);
        // Of a private agent only a number is left, which has no page.
        agents.retain(|agent| !text(agent, "key").starts_with(WITHHELD));
        let by = ["document", "origin", "publisher", "series"]
            .map(|column| (column, grouped(&claims, column)))
            .into();
        let documents = take(SiteList::Documents);
        let of = |kind: &str| claims.iter().filter(|claim| text(claim, "kind") == kind).count();
        let counts = json!({
            "estimates": of("estimate"), "events": of("event"), "documents": documents.len(), "agents": agents.len(), "series": series.len(),
        });
        Self {
            counts,
            claims,
            by_id,
            by,
            disputes,
            crowded: crowded.iter().map(|row| text(row, "series").to_owned()).collect(),
            series,
            documents,
            agents,
            hedges: take(SiteList::Hedges),
            views: take(SiteList::Views),
            dossier,
            changed_on,
            left_out,
            fingerprint,
        }
    }

    /// A claim by its id.
    pub(super) fn claim(&self, id: &str) -> Option<&Record> {
        self.by_id.get(id).map(|index| &self.claims[*index])
    }

    /// Claims with those that they repeat, each once.
    pub(super) fn with_repeated<'a>(&'a self, claims: impl IntoIterator<Item = &'a Record>) -> Vec<&'a Record> {
        let mut seen = HashSet::new();
        let chains = claims
            .into_iter()
            .flat_map(|claim| iter::once(claim).chain(citation::chain(claim, &self.claims, &self.by_id)));
        chains.filter(|claim| seen.insert(text(claim, "id"))).collect()
    }

    /// The title of the dossier.
    pub(super) fn title(&self) -> &str {
        given(&self.dossier, "title").unwrap_or(NO_TITLE)
    }

    /// Every series: its key and title.
    pub fn series(&self) -> impl Iterator<Item = (&str, &str)> {
        self.series
            .iter()
            .map(|record| (text(record, "key"), text(record, "title")))
    }

    /// The claims with this value in one of the columns `document`, `origin`, `publisher` and `series`, in order.
    pub(super) fn with<'a>(&'a self, column: &str, value: &str) -> impl Iterator<Item = &'a Record> + use<'a> {
        let found = self.by.get(column).and_then(|by| by.get(value));
        found.into_iter().flatten().map(|index| &self.claims[*index])
    }
}

/// The claims by the value of a column.
fn grouped(claims: &[Record], column: &str) -> HashMap<String, Vec<usize>> {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, claim) in claims.iter().enumerate() {
        if let Some(value) = given(claim, column) {
            groups.entry(value.to_owned()).or_default().push(index);
        }
    }
    groups
}

/// A pair in dispute, with what a page shows of either claim.
fn dispute(pair: &Record, claims: &[Record], by_id: &HashMap<String, usize>) -> Option<Value> {
    let of = |column: &str| claims.get(*by_id.get(text(pair, column))?);
    let (a, b) = (of("a")?, of("b")?);
    let columns = ["verdict", "rule", "factor", "series", "overlap_from", "overlap_to"];
    let mut shown = picked(pair, &columns);
    shown.insert("series_title".into(), text(a, "series_title").into());
    let home = Address::Series(text(a, "series").to_owned());
    shown.insert("series_href".into(), home.to_string().into());
    shown.insert("a".into(), claims::reference(a));
    shown.insert("b".into(), claims::reference(b));
    Some(shown.into())
}
