//! A database as of a day: reports, queries and charts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::types::Value;

use super::{Error, chart_data};
use crate::chart::{self, Data, Drawing, Panels, Spec};
use crate::export;
use crate::fitting::{self, Questions};
use crate::model::{AgentKey, ClaimId, PlaceKey, SeriesKey};
use crate::output::{self, Table};
use crate::report::{self, Dialect, Files, Needs, Parameters, Report};
use crate::store::{
    self, ClaimChange, Computed, Damage, Hidden, Keys, Picture, Reader, Rows, Selection, SiteList, VIEWED_TABLES,
    answer_tables_sql,
};

/// A database, open for reading, as of now or as of an earlier day.
#[derive(Debug)]
pub struct Database {
    pub(super) reader: Reader,
    pub(super) path: PathBuf,
}

impl Database {
    /// Opens a database; it shows only what belongs to the picture. The default picture is what anybody may see.
    ///
    /// # Errors
    /// [`Error::Store`] for a file that is missing, not a tallybook database, or of another version.
    pub fn open(path: impl AsRef<Path>, picture: Picture) -> Result<Self, Error> {
        let path = path.as_ref().to_owned();
        let reader = Reader::open(&path, picture)?;
        Ok(Self { reader, path })
    }

    /// Like [`Database::open`], for a database to compare with: one of an earlier version is read too. It is not changed.
    ///
    /// # Errors
    /// [`Error::Store`] for a file that is missing, not a tallybook database, or of a later version.
    pub fn open_edition(path: impl AsRef<Path>, picture: Picture) -> Result<Self, Error> {
        let path = path.as_ref().to_owned();
        let reader = Reader::open_upgraded(&path, picture)?;
        Ok(Self { reader, path })
    }

    /// Everything in a database that is not as tallybook wrote it, private or not.
    ///
    /// # Errors
    /// [`Error::Store`] if the database cannot be opened or read.
    pub fn damage(path: &Path) -> Result<Vec<Damage>, Error> {
        let mut damage = store::damage(path)?;
        // What is computed from damaged claims differs in any case.
        if damage.is_empty() {
            let stale = fitting::count_stale(&store::open_for_reading(path)?)?;
            damage.extend((stale > 0).then_some(Damage::Trends(stale)));
        }
        Ok(damage)
    }

    /// Copies a database with everything in it to `target`, where there must be nothing; the copy is checked. Others may use the database meanwhile.
    ///
    /// # Errors
    /// [`Error::Store`]; there is then nothing at the target.
    pub fn back_up(path: &Path, target: &Path) -> Result<(), Error> {
        Ok(store::backup(path, target)?)
    }

    /// How many private claims are left out.
    ///
    /// # Errors
    /// [`Error::Store`] if the database cannot be read.
    pub fn count_left_out(&self) -> Result<usize, Error> {
        Ok(self.reader.count_left_out()?)
    }

    /// The estimates of a series as CSV.
    pub(super) fn series_csv(&self, series: &str) -> Result<Vec<u8>, Error> {
        let sql = SiteList::Estimates.select();
        fitting::prepare(&self.reader, sql, None)?;
        let table = report::to_table("", self.reader.query(sql, &[(":series", &series)])?);
        Ok(output::to_csv(&table))
    }

    /// The rows of a list that a site is made from.
    pub(super) fn list(&self, list: SiteList) -> Result<Rows, Error> {
        fitting::prepare(&self.reader, list.select(), None)?;
        Ok(self.reader.query(list.select(), &[])?)
    }

    /// The rows of every such list.
    pub(super) fn lists(&self) -> Result<BTreeMap<SiteList, Rows>, Error> {
        SiteList::ALL
            .into_iter()
            .map(|list| Ok((list, self.list(list)?)))
            .collect()
    }

    /// How many private claims, documents and agents there are, and private notes of what is public.
    pub(super) fn count_private(&self) -> Result<[usize; 4], Error> {
        Ok(self.reader.count_private()?)
    }

    /// What it hides of claims.
    ///
    /// # Errors
    /// [`Error::Store`] where it cannot be read.
    pub fn hidden(&self) -> Result<Hidden, Error> {
        Ok(self.reader.hidden()?)
    }

    /// The claims that this database shows otherwise than an earlier one, by id, without what is [hidden](Database::hidden) by now.
    ///
    /// # Errors
    /// [`Error::Store`] where either cannot be read.
    pub fn changes_since(&self, earlier: &Self, hidden: &Hidden) -> Result<BTreeMap<String, ClaimChange>, Error> {
        Ok(store::changes_between(&earlier.reader, &self.reader, hidden)?)
    }

    /// The fingerprint of what it shows, in hexadecimal digits, and the day of the last change, if the database tells it.
    ///
    /// # Errors
    /// [`Error::Store`] where it cannot be read.
    pub fn edition(&self) -> Result<(String, Option<String>), Error> {
        let lists = self.lists()?;
        let day = lists[&SiteList::Runs].rows.first().and_then(|row| match row.first() {
            Some(Value::Text(day)) => Some(day.clone()),
            _ => None,
        });
        Ok((store::fingerprint(&lists), day))
    }

    /// Moves a database with a layout from before the first release out of the way and returns the path of the backup; does nothing
    /// to any other file. `waiting` is called with the path if another program is writing to it.
    ///
    /// # Errors
    /// [`Error::Store`] if the file cannot be copied or removed; it is then unchanged.
    pub fn set_earlier_layout_aside(path: &Path, waiting: fn(&Path)) -> Result<Option<PathBuf>, Error> {
        Ok(store::set_earlier_layout_aside(path, waiting)?)
    }

    /// Runs a report.
    ///
    /// # Errors
    /// [`Error`] for parameters that the report does not take, for unknown keys, and if the database cannot be read.
    pub fn report(&self, report: &Report, parameters: &Parameters) -> Result<Table, Error> {
        self.prepare(report, parameters)?;
        Ok(report::run(&self.reader, report, parameters)?)
    }

    /// The SQL that gives the rows of a report when pasted into the plain `sqlite3` shell, including any computed rows that it needs.
    ///
    /// # Errors
    /// Like [`Database::report`].
    pub fn report_sql(&self, report: &Report, parameters: &Parameters) -> Result<String, Error> {
        self.prepare(report, parameters)?;
        let mut text = self.reader.picture_statements(report.select())?;
        let mut computed: Vec<Computed> = Vec::new();
        if self.reader.is_layered() {
            computed.extend(Computed::TRENDS);
        }
        if report.needs != Needs::Nothing {
            text.push_str(answer_tables_sql());
            computed.extend(Computed::ANSWERS);
        }
        for table in computed {
            text.push_str(&report::inserts(table.table(), &self.reader.computed(table)?));
        }
        text.push_str(report::sql(report, parameters).trim_end());
        text.push_str(";\n");
        Ok(text)
    }

    /// The SQL that gives the rows of a report in another engine, on the files of a [Parquet export](Database::export_parquet) of the same picture.
    ///
    /// # Errors
    /// Like [`Database::report`], and for a report that the engine cannot run or a folder that holds no such export.
    pub fn report_dialect_sql(
        &self,
        report: &Report,
        parameters: &Parameters,
        dialect: Dialect,
        folder: &Path,
    ) -> Result<String, Error> {
        if !dialect.has(report) {
            return Err(Error::NotThere {
                report: report.name,
                dialect: dialect.as_str(),
            });
        }
        let wrong = |why| Error::NoFiles {
            folder: folder.to_owned(),
            why,
        };
        let list = export::ParquetList::read(folder)?.ok_or_else(|| wrong("holds no export of Parquet files"))?;
        if list.schema != store::schema_version() {
            return Err(wrong("was exported by another version of tallybook"));
        }
        let name = folder.to_str().ok_or_else(|| wrong("has a name that is no text"))?;
        self.prepare(report, parameters)?;
        let columns = VIEWED_TABLES
            .into_iter()
            .map(|table| Ok((table.name, self.reader.table_columns(table.name)?)))
            .collect::<Result<Vec<_>, Error>>()?;
        let computed = if report.needs == Needs::Nothing {
            Vec::new()
        } else {
            let rows = |table| Ok((table, self.reader.computed(table)?));
            Computed::ANSWERS.into_iter().map(rows).collect::<Result<_, Error>>()?
        };
        let files = Files {
            folder: name,
            partitioned: &list.partitioned,
        };
        Ok(report::dialect_sql(
            report, parameters, dialect, files, &columns, &computed,
        ))
    }

    /// Runs one `SELECT`.
    ///
    /// # Errors
    /// [`Error::Store`] for a statement that is invalid or writes, and for several statements.
    pub fn query(&self, sql: &str) -> Result<Table, Error> {
        fitting::prepare(&self.reader, sql, None)?;
        Ok(report::to_table("", self.reader.query(sql, &[])?))
    }

    /// Prepares one `SELECT`, whose rows are then read one by one.
    ///
    /// # Errors
    /// As [`Database::query`].
    pub fn select(&self, sql: &str) -> Result<Selection<'_>, Error> {
        fitting::prepare(&self.reader, sql, None)?;
        Ok(self.reader.select(sql, &[])?)
    }

    /// Limits the time of each statement, counted while it runs and not while its rows are printed; `None` for no limit. Without this it is
    /// ten minutes.
    pub fn limit_time(&self, time: Option<Duration>) {
        self.reader.limit_time(time);
    }

    /// Limits the memory of SQLite in the whole process, in bytes. It can be lowered later but not raised.
    ///
    /// # Errors
    /// [`Error::Store`] if SQLite refuses.
    pub fn limit_memory(&self, bytes: u32) -> Result<(), Error> {
        Ok(self.reader.limit_memory(bytes)?)
    }

    /// Reads the data of a chart. The spec's `known-by` is ignored, since the database is already as of a day.
    ///
    /// # Errors
    /// [`Error`] for unknown keys, and if the database cannot be read.
    pub fn chart_data(&self, spec: &Spec) -> Result<Data, Error> {
        if let Some(series) = &spec.series {
            self.known(Keys::Series, series.as_str())?;
        }
        if let Some(place) = &spec.place {
            self.known(Keys::Places, place.as_str())?;
        }
        match &spec.panels {
            Panels::None | Panels::EachPlace => {}
            Panels::Places(places) => places
                .iter()
                .try_for_each(|place| self.known(Keys::Places, place.as_str()))?,
            Panels::Series(series) => series
                .iter()
                .try_for_each(|key| self.known(Keys::Series, key.as_str()))?,
        }
        chart_data::read(&self.reader, spec)
    }

    /// Draws a chart.
    ///
    /// # Errors
    /// Like [`Database::chart_data`], and [`Error::Draw`].
    pub fn draw(&self, spec: &Spec, style: &chart::Style) -> Result<Drawing, Error> {
        Ok(chart::draw(spec, &self.chart_data(spec)?, style)?)
    }

    /// The series with the most claims; `None` in an empty database.
    ///
    /// # Errors
    /// [`Error::Store`] if the database cannot be read.
    pub fn largest_series(&self) -> Result<Option<SeriesKey>, Error> {
        fitting::fill(&self.reader)?;
        Ok(store::largest_series(self.reader.connection())?)
    }

    /// Checks that a key is in the database.
    ///
    /// # Errors
    /// [`Error::UnknownKey`] if it is not.
    pub fn known(&self, keys: Keys, key: &str) -> Result<(), Error> {
        self.reader.fill(&["claim".to_owned()].into())?;
        if store::has_key(self.reader.connection(), keys, key)? {
            return Ok(());
        }
        Err(self.unknown(keys, key)?)
    }

    /// What is said of a key that is not in the database.
    pub(super) fn unknown(&self, keys: Keys, key: &str) -> Result<Error, Error> {
        Ok(Error::UnknownKey {
            keys,
            key: key.to_owned(),
            known: store::keys(self.reader.connection(), keys)?,
        })
    }

    /// Checks the parameters of a report and computes what it needs.
    fn prepare(&self, report: &Report, parameters: &Parameters) -> Result<(), Error> {
        check_parameters(report, parameters)?;
        // Answers take time: a mistyped key is reported before they are computed.
        let named = [
            (Keys::Series, parameters.series.as_ref().map(SeriesKey::as_str)),
            (Keys::Places, parameters.place.as_ref().map(PlaceKey::as_str)),
            (Keys::Agents, parameters.origin.as_ref().map(AgentKey::as_str)),
            (Keys::Agents, parameters.party.as_ref().map(AgentKey::as_str)),
            (Keys::Claims, parameters.claim.as_ref().map(ClaimId::as_str)),
        ];
        for (keys, key) in named {
            key.map_or(Ok(()), |key| self.known(keys, key))?;
        }
        let questions = Questions {
            pulls: report.needs == Needs::Pulls,
            without: report.needs == Needs::Without,
            vintages: report.needs == Needs::Vintages,
            series: parameters.series.clone(),
            origin: parameters.origin.clone(),
            day: parameters.date,
        };
        fitting::ask(&self.reader, &questions)?;
        Ok(fitting::prepare(
            &self.reader,
            report.select(),
            parameters.series.as_ref(),
        )?)
    }
}

fn check_parameters(report: &Report, parameters: &Parameters) -> Result<(), Error> {
    if let (Some(from), Some(to)) = (parameters.from, parameters.to)
        && from > to
    {
        return Err(Error::EndsBeforeItBegins { from, to });
    }
    for parameter in parameters.given() {
        if !report.takes(parameter) {
            return Err(Error::NotTaken {
                report: report.name,
                parameter,
                takes: report.parameters,
            });
        }
    }
    if report.takes("claim") && parameters.claim.is_none() {
        return Err(Error::NoClaim { report: report.name });
    }
    if report.takes("words") && parameters.words.is_none() {
        return Err(Error::NoWords { report: report.name });
    }
    Ok(())
}
