//! Reads and checks a dossier, and ingests it into a database.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::Error;
use super::rejects::{Reject, take_out};
use crate::check;
use crate::diagnostic::{self, Diagnostic, Severity, Sources};
use crate::dossier::{self, Options, Reading};
use crate::fitting::Ahead;
use crate::model::{AgentKey, Book, FileId, SeriesKey, UnitKind};
use crate::store::{self, Difference, Replacement, Request, StoreError};

/// A dossier, read and checked.
#[derive(Debug)]
pub struct Dossier {
    reading: Reading,
    leaves_trends: bool,
}

/// What is called while an ingest takes its time; by default nothing.
#[derive(Clone, Copy)]
pub struct Progress<'a> {
    /// With the database's path, if another program is writing to it.
    pub waiting: fn(&Path),
    /// With the number of claims that are written, and how many there are to write.
    pub writing: &'a dyn Fn(usize, usize),
    /// With the number of trends that are computed, and how many there are to compute.
    pub computing: &'a dyn Fn(usize, usize),
}

impl Default for Progress<'_> {
    fn default() -> Self {
        Self {
            waiting: |_| (),
            writing: &|_, _| (),
            computing: &|_, _| (),
        }
    }
}

/// The result of an ingest.
#[derive(Debug)]
pub struct Ingested {
    /// The changes that it made; of claims only their numbers.
    pub difference: Difference,
    /// The copy of an older database, made before its upgrade.
    pub backup: Option<PathBuf>,
    /// Whether the database held private records before, and so does the copy.
    pub held_private: bool,
}

impl Dossier {
    /// Reads the dossier that contains the given paths and runs every check on it. Problems of files that were not asked for are left
    /// out, and a link that leads out of the dossier is one.
    ///
    /// # Errors
    /// [`Error::Read`] if the files cannot be found or listed. Errors inside files are [problems](Dossier::problems).
    pub fn read(paths: &[impl AsRef<Path>]) -> Result<Self, Error> {
        Self::read_with(paths, &Options::default())
    }

    /// Like [`Dossier::read`], with a choice of the links to follow and of how sheets are read.
    ///
    /// # Errors
    /// Those of [`Dossier::read`].
    pub fn read_with(paths: &[impl AsRef<Path>], options: &Options) -> Result<Self, Error> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| path.as_ref().to_owned()).collect();
        let reading = dossier::read(&paths, options)?;
        let found = check::run(&reading.book);
        Ok(Self::of(reading, found))
    }

    /// Like [`Dossier::read_with`], but rows of sheets that have errors are taken out and returned, with those that then refer to nothing.
    ///
    /// # Errors
    /// Those of [`Dossier::read`].
    pub fn read_without_rejects(paths: &[impl AsRef<Path>], options: &Options) -> Result<(Self, Vec<Reject>), Error> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| path.as_ref().to_owned()).collect();
        let mut reading = dossier::read(&paths, options)?;
        let (found, rejects) = take_out(&mut reading);
        Ok((Self::of(reading, found), rejects))
    }

    /// With the problems of the rules beside those of reading.
    fn of(mut reading: Reading, found: Vec<Diagnostic>) -> Self {
        let mut problems = std::mem::take(&mut reading.problems);
        problems.extend(found);
        problems.retain(|problem| reading.concerns(problem));
        diagnostic::sort(&mut problems);
        reading.problems = problems;
        Self {
            reading,
            leaves_trends: false,
        }
    }

    /// Leaves trends to the next ingest: if anything changes, they are all removed, and none is computed.
    #[must_use]
    pub fn leaving_trends(mut self) -> Self {
        self.leaves_trends = true;
        self
    }

    /// The agents that only sheets name and that are not private, by key.
    #[must_use]
    pub fn agents_made(&self) -> Vec<&AgentKey> {
        let agents = self.reading.book.agents.iter();
        let shown = agents.filter(|agent| !agent.privacy.is_whole()).map(|agent| &agent.key);
        shown.filter(|key| self.reading.agents_made.contains(key)).collect()
    }

    /// Errors and warnings, in the order of the files.
    #[must_use]
    pub fn problems(&self) -> &[Diagnostic] {
        &self.reading.problems
    }

    /// The text of every file, for showing where a problem is.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.reading.sources
    }

    /// How many files were asked for, mappings not counted.
    #[must_use]
    pub fn files(&self) -> usize {
        let files = self.reading.book.files.len();
        self.reading
            .asked
            .iter()
            .filter(|file| (file.0 as usize) < files)
            .count()
    }

    /// How many entries wait for review in each file that was asked for, by the path of the file: documents and claims. They are not in the book.
    #[must_use]
    pub fn pending(&self) -> BTreeMap<&str, usize> {
        let Reading { book, asked, .. } = &self.reading;
        let mut counts = BTreeMap::new();
        for file in book.pending.files().filter(|file| asked.contains(file)) {
            if let Some(file) = book.files.get(file.0 as usize) {
                *counts.entry(file.path.as_str()).or_default() += 1;
            }
        }
        counts
    }

    /// Whether it can be ingested, because it has no errors.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.reading
            .problems
            .iter()
            .all(|problem| problem.severity != Severity::Error)
    }

    /// The series with their unit and the words by which texts speak of them: those of `match`, and the title.
    pub fn series_words(&self) -> impl Iterator<Item = (&str, UnitKind, Vec<String>)> {
        self.book().series.iter().map(|series| {
            let words = series.matches.iter().cloned().chain([series.title.clone()]);
            (series.key.as_str(), series.unit, words.collect())
        })
    }

    /// The names and keys of places that the dossier declares.
    pub fn place_names(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.book().places.iter().filter(|place| place.position.is_some());
        own.map(|place| (place.name.as_str(), place.key.as_str()))
    }

    /// The names and keys of agents.
    pub fn agent_names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.book()
            .agents
            .iter()
            .map(|agent| (agent.name.as_str(), agent.key.as_str()))
    }

    /// What it says.
    pub(super) fn book(&self) -> &Book {
        &self.reading.book
    }

    /// The files that were asked for.
    pub(super) fn asked(&self) -> &BTreeSet<FileId> {
        &self.reading.asked
    }

    /// The dossier's headline series.
    #[must_use]
    pub fn headline(&self) -> Option<&SeriesKey> {
        self.reading.book.dossier.as_ref()?.headline.as_ref()
    }

    /// Brings a database up to date with this dossier, all or nothing, and creates it if there is none. With `prune`, rows of files that are
    /// no longer in the dossier's folders are removed. `clock` gives the time for the record of the run.
    ///
    /// # Errors
    /// [`Error::Store`]; the database is then unchanged.
    pub fn ingest(
        &self,
        db: &Path,
        prune: bool,
        clock: impl Fn() -> DateTime<Utc>,
        progress: Progress<'_>,
    ) -> Result<Ingested, Error> {
        Ok(self
            .ingest_into(db, prune, clock, progress)
            .map_err(|error| error.about(db))?)
    }

    fn ingest_into(
        &self,
        db: &Path,
        prune: bool,
        clock: impl Fn() -> DateTime<Utc>,
        progress: Progress<'_>,
    ) -> Result<Ingested, StoreError> {
        let mut trends = Ahead::default();
        loop {
            let opened = store::open_for_writing(db, progress.waiting)?;
            let held_private = store::holds_private(&opened.connection)?;
            let before = opened.connection.total_changes();
            let derive = |connection: &Connection| {
                if !self.leaves_trends {
                    trends.store(connection, None)
                } else if connection.total_changes() == before {
                    Ok(())
                } else {
                    store::delete_trends_except(connection, &BTreeSet::new())
                }
            };
            let difference = store::ingest(
                &opened.connection,
                &self.request(prune, progress.writing),
                clock(),
                &clock,
                derive,
            )?;
            if self.leaves_trends || trends.is_complete() {
                let backup = opened.commit()?;
                return Ok(Ingested {
                    difference,
                    backup,
                    held_private,
                });
            }
            // Others may read and write while trends are computed, so the rows are taken back and written again.
            drop(opened);
            trends.compute(progress.computing)?;
        }
    }

    /// Writes the database anew from this dossier, whatever is in it, and puts it in the place of the old one when it is whole.
    ///
    /// # Errors
    /// [`Error::Partial`] if only some files of the dossier were asked for, and [`Error::Store`]; the old database is then unchanged.
    pub fn rebuild(
        &self,
        db: &Path,
        clock: impl Fn() -> DateTime<Utc>,
        progress: Progress<'_>,
    ) -> Result<Ingested, Error> {
        let (asked, files) = (self.files(), self.reading.book.files.len());
        if asked < files {
            return Err(Error::Partial { asked, files });
        }
        let new = Replacement::of(db)?;
        let ingested = self
            .ingest(new.file(), true, clock, progress)
            .map_err(|error| match error {
                Error::Store(error) => Error::Store(error.instead_about(db)),
                other => other,
            })?;
        new.take_place(progress.waiting)?;
        Ok(ingested)
    }

    /// The changes that [`Dossier::ingest`] would make. The database is not changed.
    ///
    /// # Errors
    /// Like [`Dossier::ingest`].
    pub fn rehearse(&self, db: &Path, prune: bool, clock: impl Fn() -> DateTime<Utc>) -> Result<Difference, Error> {
        // Trends are no part of the difference, and would refer to claims that are gone.
        let derive = |connection: &Connection| store::delete_trends_except(connection, &BTreeSet::new());
        let request = Request {
            list: true,
            ..self.request(prune, &|_, _| ())
        };
        Ok(store::ingest(
            &store::open_copy(db)?,
            &request,
            clock(),
            &clock,
            derive,
        )?)
    }

    fn request<'a>(&'a self, prune: bool, writing: &'a dyn Fn(usize, usize)) -> Request<'a> {
        Request {
            book: &self.reading.book,
            asked: &self.reading.asked,
            folders: &self.reading.folders,
            prune,
            list: false,
            writing,
        }
    }
}
