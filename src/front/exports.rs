//! A database in other forms, and its claims as citations.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use super::{Database, Error};
use crate::citation::{self, NO_TITLE, Named};
use crate::dossier;
use crate::export::{self, About, CannedQuery, Described, Packaged};
use crate::fitting::{self, Trends};
use crate::model::ClaimId;
use crate::report::{self, Needs, REPORTS};
use crate::store::record::{Record, given, records, text};
use crate::store::{self, ExportList, Figure, Keys, SheetRow, SiteList};

/// A claim and how it is cited.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// The claim.
    pub claim: ClaimId,
    /// The footnote, in one sentence.
    pub sentence: String,
    /// The documents through which it came as items of CSL-JSON, the nearest first; that of the claim has the footnote as its `note`.
    pub items: Vec<Value>,
}

impl Citation {
    /// The footnote in Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        citation::footnote(self.claim.as_str(), &self.sentence)
    }
}

impl Database {
    /// How a claim is cited: in the words of the pages that `publish` writes.
    ///
    /// # Errors
    /// [`Error::UnknownKey`] for a claim that cannot be seen here, and [`Error::Store`] if the database cannot be read.
    pub fn cite(&self, claim: &ClaimId) -> Result<Citation, Error> {
        self.known(Keys::Claims, claim.as_str())?;
        let mut lists = self.lists()?;
        let fingerprint = store::fingerprint(&lists);
        let mut take = |list| lists.remove(&list).map(records).unwrap_or_default();
        let title = title(&take(SiteList::Dossier));
        let claims = take(SiteList::Claims);
        let by_id: HashMap<String, usize> = claims
            .iter()
            .enumerate()
            .map(|(index, claim)| (text(claim, "id").to_owned(), index))
            .collect();
        let named = Named {
            title: &title,
            fingerprint: &fingerprint,
            site: None,
        };
        let Some(index) = by_id.get(claim.as_str()) else {
            return Err(self.unknown(Keys::Claims, claim.as_str())?);
        };
        let cited = &claims[*index];
        let sentence = citation::claim(cited, &claims, &by_id, &named);
        let source = source(&title, citation::edition_name(&fingerprint));
        let documents = self.records(ExportList::Citable)?;
        let mut items: Vec<Value> = Vec::new();
        for claim in [cited].into_iter().chain(citation::chain(cited, &claims, &by_id)) {
            let key = text(claim, "document");
            let document = documents.iter().find(|document| text(document, "key") == key);
            let is_new = items.iter().all(|item| item["id"] != key);
            items.extend(
                document
                    .filter(|_| is_new)
                    .map(|document| Value::Object(citation::document(document, &source))),
            );
        }
        if let Some(first) = items.first_mut() {
            first["note"] = sentence.clone().into();
        }
        Ok(Citation {
            claim: claim.clone(),
            sentence,
            items,
        })
    }

    /// Writes everything that can be read here, and nothing else, into a new database. An earlier export at that path is replaced.
    ///
    /// # Errors
    /// [`Error::Export`]; what was at the path is then unchanged.
    pub fn export_sqlite(&self, path: &Path) -> Result<(), Error> {
        self.compute_all()?;
        Ok(export::sqlite(&self.reader, &self.path, path)?)
    }

    /// Writes every claim that can be read here as a row of a CSV file that is itself a file of a dossier: read again, it gives the same claims. An earlier
    /// export at that path is replaced, and nothing else.
    ///
    /// # Errors
    /// [`Error::Export`]; what was at the path is then unchanged.
    pub fn export_csv(&self, path: &Path) -> Result<(), Error> {
        fitting::fill(&self.reader)?;
        Ok(export::csv(
            &self.reader,
            &self.path,
            path,
            words_suffice,
            dossier::guarded,
        )?)
    }

    /// Writes the same rows as [`Database::export_csv`] as JSON, an object a line; it is a file of a dossier too.
    ///
    /// # Errors
    /// [`Error::Export`]; what was at the path is then unchanged.
    pub fn export_ndjson(&self, path: &Path) -> Result<(), Error> {
        fitting::fill(&self.reader)?;
        Ok(export::ndjson(&self.reader, &self.path, path, words_suffice)?)
    }

    /// Writes every document as an item of CSL-JSON.
    ///
    /// # Errors
    /// [`Error::Export`]; what was at the path is then unchanged.
    pub fn export_csl_json(&self, path: &Path) -> Result<(), Error> {
        let about = self.about()?;
        let source = source(&about.title, &about.edition);
        fitting::prepare(&self.reader, ExportList::Citable.select(), None)?;
        Ok(export::csl_json(&self.reader, &self.path, path, &source)?)
    }

    /// Writes the tables that the public views read, as they can be read here, into a folder of Parquet files; partitioned, claims and estimates by series
    /// and year. An earlier export there is replaced, and nothing else.
    ///
    /// # Errors
    /// [`Error::Export`]; what was at the path is then unchanged.
    pub fn export_parquet(&self, folder: &Path, is_partitioned: bool) -> Result<(), Error> {
        fitting::fill(&self.reader)?;
        self.reader.fill_viewed_tables()?;
        if self.reader.is_layered() {
            fitting::compute_trends(&self.reader, Trends::All)?;
        }
        Ok(export::parquet(&self.reader, folder, is_partitioned)?)
    }

    /// Writes the public views as a folder that Datasette serves, with every column described and the reports as queries.
    ///
    /// # Errors
    /// [`Error::Export`]; unless it is about giving files their names, what was in the folder is then unchanged.
    pub fn export_datasette(&self, folder: &Path) -> Result<(), Error> {
        let about = self.about()?;
        let (dictionary, tables) = (self.records(ExportList::Dictionary)?, self.records(ExportList::Tables)?);
        let queries = canned_queries();
        let described = Described {
            about: &about,
            dictionary: &dictionary,
            tables: &tables,
            queries: &queries,
        };
        self.compute_all()?;
        Ok(export::datasette(&self.reader, &self.path, folder, &described)?)
    }

    /// Writes the estimates, events, documents, agents, places and series as a Frictionless Data Package.
    ///
    /// # Errors
    /// [`Error::Export`]; unless it is about giving files their names, what was in the folder is then unchanged.
    pub fn export_data_package(&self, folder: &Path) -> Result<(), Error> {
        let about = self.about()?;
        let (dictionary, documents) = (
            self.records(ExportList::Dictionary)?,
            self.records(ExportList::Citable)?,
        );
        let packaged = Packaged {
            about: &about,
            dictionary: &dictionary,
            documents: &documents,
        };
        self.compute_all()?;
        for list in ExportList::ALL {
            fitting::prepare(&self.reader, list.select(), None)?;
        }
        Ok(export::data_package(&self.reader, folder, &packaged)?)
    }

    /// Writes the events for TimelineJS; returns how many could not be placed in time.
    ///
    /// # Errors
    /// [`Error::Export`]; what was at the path is then unchanged.
    pub fn export_timelinejs(&self, path: &Path) -> Result<usize, Error> {
        let about = self.about()?;
        fitting::prepare(&self.reader, ExportList::Happened.select(), None)?;
        Ok(export::timelinejs(&self.reader, &self.path, path, &about)?)
    }

    /// What the dossier says of itself.
    fn about(&self) -> Result<About, Error> {
        for list in SiteList::ALL {
            fitting::prepare(&self.reader, list.select(), None)?;
        }
        let fingerprint = self.reader.fingerprint()?;
        let dossier = records(self.list(SiteList::Dossier)?);
        let note = dossier.first().and_then(|dossier| given(dossier, "note"));
        Ok(About {
            note: note.map(str::to_owned),
            title: title(&dossier),
            edition: citation::edition_name(&fingerprint).to_owned(),
        })
    }

    /// The rows of a list that is exported, all at once.
    fn records(&self, list: ExportList) -> Result<Vec<Record>, Error> {
        fitting::prepare(&self.reader, list.select(), None)?;
        Ok(records(self.reader.query(list.select(), &[])?))
    }

    fn compute_all(&self) -> Result<(), Error> {
        fitting::fill(&self.reader)?;
        Ok(fitting::compute_trends(&self.reader, Trends::All)?)
    }
}

fn title(dossier: &[Record]) -> String {
    let title = dossier.first().and_then(|dossier| given(dossier, "title"));
    title.unwrap_or(NO_TITLE).to_owned()
}

fn source(title: &str, edition: &str) -> String {
    format!("{title}, edition {edition}")
}

/// The reports as queries that people fill in. Those that need an answer of the model, which only tallybook computes, or words in the form that its index
/// takes, are left out.
fn canned_queries() -> Vec<CannedQuery> {
    REPORTS
        .iter()
        .filter(|report| report.needs == Needs::Nothing && !report.takes("words"))
        .map(|report| CannedQuery {
            // Views have the names of reports, and a query would stand in front of one.
            name: format!("report-{}", report.name),
            title: report.title.to_owned(),
            question: report.question.to_owned(),
            parameters: report.parameters.split(' ').map(str::to_owned).collect(),
            sql: report::form_sql(report),
        })
        .collect()
}

fn words_suffice(row: &SheetRow) -> bool {
    row.figure.as_ref().is_none_or(is_read_alike)
}

/// Whether the words of a figure alone are read as what it is taken for.
fn is_read_alike(figure: &Figure) -> bool {
    let read = dossier::read_words(&figure.words, &figure.series, &figure.place, &figure.language);
    // What sizes stand for is said by the dossier, not in the sheet.
    figure.own_sizes
        || read.is_some_and(|mut read| {
            read.unit_name = None;
            read == figure.quantity
        })
}
