//! Reads sheets: a claim a row, with the document that states it. Rows become the records that TOML files have, and are read by the same code.

mod cells;
mod columns;
mod formula;
mod json;
mod mapping;
mod names;
mod row;
mod shelf;
mod table;
mod waiting;

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use toml::de::DeTable;

use crate::diagnostic::{Diagnostic, Source, Suggestion, suggest};
use crate::model::{Book, Claim, ClaimId, ClaimKey, DocumentKey, FileId, Referring, Series, SeriesKey, Span};

use super::WrittenRow;
use super::anchor::Naming;
use super::claim::{self, ESTIMATE, EVENT};
use super::correction::{self, CORRECTION};
use super::form::Form;
use super::record::{Page, Record, Text};

use columns::Column;
use row::{Cell, Misprint, Row};

pub use formula::guarded;
pub(super) use formula::unguarded;
use mapping::Mapped;
pub(super) use mapping::{Mapping, unused};
pub(super) use names::settle;
pub(super) use shelf::Shelf;

/// How many rows are read at once, by all processors.
const BATCH: usize = 4096;

/// A sheet of a dossier.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub(super) page: Page<'a>,
    pub(super) form: Form,
    /// How its columns are named, if not as the fields of a dossier.
    pub(super) mapping: Option<&'a Mapping>,
}

/// The rows of a sheet.
type Rows<'a> = Box<dyn Iterator<Item = Result<Row<'a>, Misprint>> + 'a>;

/// The rows of a text, whatever it is written in.
fn rows(text: &str, form: Form) -> Result<Rows<'_>, Misprint> {
    Ok(match form {
        Form::Toml => Box::new(std::iter::empty()),
        Form::Cells | Form::Workbook => Box::new(cells::Cells::new(text, form.separator())?),
        Form::Lines => Box::new(json::lines(text)),
        Form::List => Box::new(json::list(text)?.into_iter()),
    })
}

/// The columns of a text: those of its header, or of any row. `None` if there is none, or if they cannot be told.
pub(super) fn columns(text: &str, form: Form) -> Option<BTreeSet<String>> {
    let columns: BTreeSet<String> = match form {
        Form::Toml => return None,
        Form::Cells | Form::Workbook => {
            let cells = cells::Cells::new(text, form.separator()).ok()?;
            cells.columns().map(str::to_owned).collect()
        }
        Form::Lines | Form::List => json::columns(text, form == Form::List)?,
    };
    (!columns.is_empty()).then_some(columns)
}

/// The rows of a sheet as they are written.
pub(super) fn written(source: &Source, form: Form, file: FileId) -> Vec<WrittenRow> {
    let span = |bytes: &_| Span::new(file, bytes);
    let rows = rows(&source.text, form).into_iter().flatten();
    rows.map(|row| match row {
        Ok(row) => WrittenRow {
            span: span(&row.bytes),
            cells: row
                .cells
                .into_iter()
                .map(|cell| (cell.column.into_owned(), cell.value.into_owned()))
                .collect(),
        },
        Err(misprint) => WrittenRow {
            span: span(&misprint.bytes),
            cells: Vec::new(),
        },
    })
    .collect()
}

/// The row of an event that names its date.
pub(super) struct Named<'a> {
    row: Row<'a>,
    page: Page<'a>,
}

impl Named<'_> {
    /// The name and the date; `None` where the row has no date or its document cannot be read, which is reported when its claim is read.
    pub(super) fn naming<'s>(&'s self, shelf: &'s Shelf<'_>) -> Option<Naming<'s>> {
        let text = |column: &str| {
            let cell = self.row.cell(column)?;
            Some(Text::new(&cell.value, &cell.bytes, self.page))
        };
        let document = self.row.value("document")?;
        if shelf.kept.has_document(document) {
            return None;
        }
        let is_true = |column: &str| {
            self.row
                .value(column)
                .is_some_and(|said| said.eq_ignore_ascii_case("true"))
        };
        Some(Naming {
            name: text("anchor")?,
            when: text("when")?,
            calendar: shelf.cited(document).map(|cited| cited.calendar).unwrap_or_default(),
            is_private: is_true("private") || shelf.is_private(document),
        })
    }
}

/// A row that is ready to be read as a claim.
struct Ready<'a> {
    row: Row<'a>,
    is_event: bool,
    /// The key of its document.
    document: String,
}

impl<'a> Sheet<'a> {
    /// Reads the documents that its rows give into the book, and returns the rows of events that name their dates. Rows that cannot be read are not
    /// reported, which is for [`Sheet::read`].
    pub(super) fn documents(
        self,
        shelf: &mut Shelf<'_>,
        book: &mut Book,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Named<'a>> {
        let mut naming = Vec::new();
        for row in self.rows(&mut Vec::new()).flatten() {
            for Mapped {
                mut row, has_document, ..
            } in self.mapped(row, &mut Vec::new())
            {
                shelf.kept.note_document(&row, self.page, book);
                if shelf.kept.holds(&row) {
                    continue;
                }
                if !has_document {
                    // What it lacks is reported when its claim is read, and claims that cite it lack nothing themselves.
                    let key = row.value("document").map(DocumentKey::new);
                    book.unread.documents.extend(key.into_iter().flatten());
                    continue;
                }
                shelf.add_document(&mut row, self.page, book, problems);
                if row.cell("anchor").is_some() {
                    naming.push(Named { row, page: self.page });
                }
            }
        }
        naming
    }

    /// Reads its rows into the book. Every problem is reported, and the rows without one are read; those whose document cannot be are returned. `tell` is called
    /// now and then with how many bytes are read.
    pub(super) fn read(
        self,
        shelf: &mut Shelf<'_>,
        series: &BTreeMap<SeriesKey, Series>,
        book: &mut Book,
        tell: impl Fn(usize),
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Span> {
        let mut adrift = Vec::new();
        let before = problems.len();
        let mut rows = self.rows(problems).peekable();
        if problems.len() == before && rows.peek().is_none() {
            problems.push(super::load::no_rows(self.page.file.0 as usize));
        }
        let mut unknown = BTreeSet::new();
        while rows.peek().is_some() {
            let mut batch = Vec::with_capacity(BATCH);
            let mut end = 0;
            for row in rows.by_ref().take(BATCH) {
                let row = match row {
                    Ok(row) => {
                        end = row.bytes.end;
                        row
                    }
                    Err(misprint) => {
                        problems.push(self.misprint(&misprint));
                        continue;
                    }
                };
                let mut lost = Vec::new();
                let records = self.mapped(row, &mut lost);
                if !records.iter().all(|record| shelf.kept.holds(&record.row)) {
                    problems.append(&mut lost);
                }
                for Mapped { mut row, is_whole, .. } in records {
                    if shelf.kept.holds(&row) {
                        self.report_unknown(&row, &mut unknown, problems);
                        // It takes a key like any other, so that those of others stay as they are once it is reviewed.
                        if let Some(document) = row.value("document").map(str::to_owned) {
                            shelf.name_claim(&mut row, &document);
                        }
                        book.pending.claims.push(waiting::claim(&row, self.page));
                        continue;
                    }
                    if !is_whole {
                        // Others keep their keys, and may refer to it.
                        let left_out = self.prepare(row, shelf, book, &mut Vec::new());
                        book.unread.claims.extend(left_out.and_then(|ready| ready.id()));
                        continue;
                    }
                    self.report_unknown(&row, &mut unknown, problems);
                    batch.extend(self.prepare(row, shelf, book, problems));
                }
            }
            tell(end);
            let (shelf, sheet) = (&*shelf, self);
            let read: Vec<_> = batch
                .into_par_iter()
                .map(|ready| {
                    let mut problems = Vec::new();
                    let claim = sheet.claim(&ready, shelf, series, &mut problems);
                    (ready, claim, problems)
                })
                .collect();
            for (ready, claim, found) in read {
                problems.extend(found);
                match claim {
                    Ok(claim) if shelf.is_sound(&ready.document) => book.claims.push(claim),
                    claim => {
                        match claim {
                            Ok(claim) => adrift.push(claim.position.record),
                            Err(referring) => book.unread.referring.extend(referring),
                        }
                        book.unread.claims.extend(ready.id());
                    }
                }
            }
        }
        adrift
    }

    fn rows(self, problems: &mut Vec<Diagnostic>) -> Rows<'a> {
        if let Some(mapping) = self.mapping
            && let Some(present) = columns(&self.page.source.text, self.form)
        {
            let before = problems.len();
            let present = present.iter().map(String::as_str).collect();
            mapping.check_columns(&present, &self.page.source.path, problems);
            if problems.len() > before {
                return Box::new(std::iter::empty());
            }
        }
        rows(&self.page.source.text, self.form).unwrap_or_else(|misprint| {
            problems.push(self.misprint(&misprint));
            Box::new(std::iter::empty())
        })
    }

    fn mapped(self, row: Row<'a>, problems: &mut Vec<Diagnostic>) -> Vec<Mapped<'a>> {
        match self.mapping {
            Some(mapping) => mapping.apply(&row, self.page, problems),
            None => vec![Mapped {
                row,
                is_whole: true,
                has_document: true,
            }],
        }
    }

    fn misprint(self, misprint: &Misprint) -> Diagnostic {
        if misprint.ends_sheet {
            return Diagnostic::error(
                "unreadable-file",
                format!("the rest of the sheet cannot be read: {}", misprint.what),
            )
            .at(self.page.span(&misprint.bytes).place(), "here")
            .why("every row must be readable, so that nothing is silently left out")
            .help(misprint.help);
        }
        Diagnostic::error("syntax", format!("the row cannot be read: {}", misprint.what))
            .at(self.page.span(&misprint.bytes).place(), "here")
            .why("a cell in the wrong column would be a wrong claim")
            .help(misprint.help)
    }

    /// Reports each column that no record has, once.
    fn report_unknown(self, row: &Row<'_>, unknown: &mut BTreeSet<String>, problems: &mut Vec<Diagnostic>) {
        for cell in &row.cells {
            let name = &*cell.column;
            if Column::named(name).is_some() || columns::is_remark(name) || !unknown.insert(name.to_owned()) {
                continue;
            }
            let meant = suggest(name, Column::names());
            problems.push(
                Diagnostic::error("unknown-column", format!("a sheet has no column `{name}`"))
                    .at(self.page.span(&cell.bytes).place(), format!("the first cell of `{name}`"))
                    .why("an unknown column would otherwise be ignored silently")
                    .suggest(meant.into_iter().map(|column| Suggestion {
                        text: column.into(),
                        location: None,
                    }))
                    .help("name it as a field of the dossier (docs/sheets.md lists them), begin its name with `#` to keep it for yourself, or say with a mapping what its columns mean"),
            );
        }
    }

    /// Finds out what a row is and which document states it, and gives agents, places and the claim their keys.
    fn prepare(
        self,
        mut row: Row<'a>,
        shelf: &mut Shelf<'_>,
        book: &Book,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Ready<'a>> {
        let is_event = match row.value("kind") {
            None => row.cell(columns::EVENT_TITLE).is_some(),
            Some("estimate") => false,
            Some("event") => true,
            Some(other) => {
                let cell = row.cell("kind")?;
                problems.push(
                    Diagnostic::error("invalid-value", format!("unknown value `{other}` for `kind`"))
                        .at(self.page.span(&cell.bytes).place(), "not an allowed value")
                        .why("a row is either a figure or a happening")
                        .help("allowed values are estimate, event; without one, a row with `event` is an event"),
                );
                return None;
            }
        };
        shelf.name_agents(&mut row, self.page);
        shelf.name_place(&mut row);
        let document = shelf.document(&row, self.page, book, problems)?;
        shelf.name_claim(&mut row, &document);
        Some(Ready {
            row,
            is_event,
            document,
        })
    }

    /// Reads a row as a claim; `None` if it has errors, which are reported.
    fn claim(
        self,
        ready: &Ready<'_>,
        shelf: &Shelf<'_>,
        series: &BTreeMap<SeriesKey, Series>,
        problems: &mut Vec<Diagnostic>,
    ) -> Result<Claim, Option<Referring>> {
        let cited = shelf.cited(&ready.document).ok_or(None)?;
        let shape = if ready.is_event { &EVENT } else { &ESTIMATE };
        let mut fields = DeTable::new();
        for cell in &ready.row.cells {
            if let Some(Column::OfClaim(field)) = Column::named(&cell.column) {
                table::insert(&mut fields, shape, field, &cell.value, cell.bytes.clone());
            }
        }
        let header = ready.header();
        let record = Record::open(shape, &fields, &header, self.page, problems);
        // An origin is a name that becomes an agent.
        let origin = None;
        let lost = |_| {
            Some(Referring {
                origin,
                ..claim::referring(&record)
            })
        };
        if ready.is_event {
            return claim::event(&record, cited, problems).map_err(lost);
        }
        let correction = ready.correction();
        let corrected =
            (!correction.is_empty()).then(|| Record::open(&CORRECTION, &correction, &header, self.page, problems));
        let mut replacements = correction::Replacements::new();
        if let Some(record) = &corrected {
            // Any error was reported; the claim is then read as stated.
            let key = ready.row.value("key").unwrap_or_default();
            let _ = correction::correction(record, &[key], &mut replacements, problems);
        }
        claim::estimate(&record, cited, &replacements, |key| series.get(key), problems).map_err(lost)
    }
}

impl Ready<'_> {
    /// Where problems of the whole row are shown: at its first cell.
    fn header(&self) -> std::ops::Range<usize> {
        let first = self.row.cells.first();
        first.map_or_else(|| self.row.bytes.clone(), |cell| cell.bytes.clone())
    }

    /// The fields of the correction of a misprint; none if there is none.
    fn correction(&self) -> DeTable<'_> {
        let mut fields = DeTable::new();
        let (words, reason) = (self.row.cell("read_as"), self.row.cell("correction_reason"));
        if words.or(reason).is_none() {
            return fields;
        }
        let given = [
            ("claim", self.row.cell("key")),
            ("expect", self.row.cell("stated")),
            ("value", words),
            ("reason", reason),
        ];
        for (field, cell) in given {
            if let Some(Cell { value, bytes, .. }) = cell {
                table::insert(&mut fields, &CORRECTION, field, value, bytes.clone());
            }
        }
        fields
    }

    /// The id of its claim, if its keys are valid.
    fn id(&self) -> Option<ClaimId> {
        let key = ClaimKey::new(self.row.value("key")?).ok()?;
        Some(ClaimId::new(&self.document.parse().ok()?, &key))
    }
}
