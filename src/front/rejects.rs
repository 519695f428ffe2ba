//! Rows of sheets that are left out because they have errors.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::Error;
use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::dossier::{Reading, WrittenRow, guarded};
use crate::export;
use crate::model::{FileId, Span};

/// The rows of each sheet that has any to take out, and the names of its columns.
type Rows = BTreeMap<FileId, (Vec<WrittenRow>, Arc<BTreeSet<String>>)>;

/// The columns that tell why a row was left out. A sheet is read without them, so that the rows can be mended and read again.
const REASONS: [&str; 3] = ["#file", "#line", "#problems"];

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// The path of its file.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong with it, each problem with its column and code.
    pub problems: Vec<String>,
    /// Its cells that are not empty, with the names of their columns.
    pub cells: Vec<(String, String)>,
    /// The names of all columns of its sheet, which a mapping may need although they are empty here.
    pub columns: Arc<BTreeSet<String>>,
}

/// Takes the rows with errors out of a reading, and what then has errors because of them. Returns the problems that the rules find in the rest, and the rows. Errors elsewhere remain.
pub(super) fn take_out(reading: &mut Reading) -> (Vec<Diagnostic>, Vec<Reject>) {
    // What refers to a row that cannot be read is left out with it.
    reading.book.unread.claims.clear();
    let mut found = check::run(&reading.book);
    let mut rejects: BTreeMap<(FileId, u32), Reject> = BTreeMap::new();
    let mut rows: Rows = BTreeMap::new();
    let adrift: Vec<Span> = std::mem::take(&mut reading.adrift);
    for span in adrift {
        reject(reading, &mut rows, &mut rejects, span, "its document has errors".into());
    }
    let mut problems = std::mem::take(&mut reading.problems);
    loop {
        let before = rejects.len();
        for problem in problems.iter().chain(&found) {
            let Some(span) = at_fault(reading, problem) else {
                continue;
            };
            let (place, code) = (reading.sources.place(&location(span)), problem.code);
            let column = place.rsplit(':').next().unwrap_or_default();
            let said = format!("column {column}: {code}: {}", problem.what);
            reject(reading, &mut rows, &mut rejects, span, said);
        }
        let is_left_out =
            |span: Span| row_of(&rows, span).is_some_and(|row| rejects.contains_key(&(span.file, row.span.start)));
        problems.retain(|problem| at(problem).is_none_or(|span| !is_left_out(span)));
        if rejects.len() == before {
            found.retain(|problem| at(problem).is_none_or(|span| !is_left_out(span)));
            break;
        }
        reading.book.claims.retain(|claim| !is_left_out(claim.position.record));
        let pending = &mut reading.book.pending.claims;
        pending.retain(|waiting| !is_left_out(waiting.position.record));
        found = check::run(&reading.book);
    }
    reading.problems = problems;
    if !rejects.is_empty() {
        reading.settle_agents();
    }
    (found, rejects.into_values().collect())
}

/// The place of an error in a sheet.
fn at_fault(reading: &Reading, problem: &Diagnostic) -> Option<Span> {
    let span = at(problem)?;
    // What is wrong with a whole file or column is not the fault of the row that shows it.
    let is_of_row = !["unreadable-file", "unknown-column"].contains(&problem.code);
    (problem.severity == Severity::Error && is_of_row && reading.is_sheet(span.file)).then_some(span)
}

fn at(problem: &Diagnostic) -> Option<Span> {
    let location = &problem.label.as_ref()?.location;
    let file = FileId(u32::try_from(location.file).ok()?);
    Some(Span::new(file, &location.bytes))
}

fn location(span: Span) -> crate::diagnostic::Location {
    span.place().into()
}

/// The row that a place of a sheet is in.
fn row_of(rows: &Rows, span: Span) -> Option<&WrittenRow> {
    let (rows, _) = rows.get(&span.file)?;
    let after = rows.partition_point(|row| row.span.start <= span.start);
    rows.get(after.checked_sub(1)?)
}

fn reject(
    reading: &Reading,
    rows: &mut Rows,
    rejects: &mut BTreeMap<(FileId, u32), Reject>,
    span: Span,
    problem: String,
) {
    rows.entry(span.file)
        .or_insert_with(|| (reading.rows(span.file), Arc::new(reading.columns(span.file))));
    let columns = rows.get(&span.file).map(|(_, columns)| Arc::clone(columns));
    let (Some(row), Some(source)) = (row_of(rows, span), reading.sources.get(span.file.0 as usize)) else {
        return;
    };
    let reject = rejects.entry((span.file, row.span.start)).or_insert_with(|| Reject {
        file: source.path.clone(),
        line: source.position(row.span.range().start).line,
        problems: Vec::new(),
        cells: row.cells.clone(),
        columns: columns.unwrap_or_default(),
    });
    if !reject.problems.contains(&problem) {
        reject.problems.push(problem);
    }
}

/// Writes rows that were left out as a CSV file, with what is wrong with each. Earlier rows there are replaced, and nothing else.
///
/// # Errors
/// [`Error::Export`]; what was at the path is then as it was.
pub fn write_rejects(rejects: &[Reject], path: &Path) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    let names = rejects
        .iter()
        .flat_map(|reject| &reject.cells)
        .map(|(column, _)| column.as_str());
    let names = names.chain(
        rejects
            .iter()
            .flat_map(|reject| reject.columns.iter().map(String::as_str)),
    );
    let columns: Vec<&str> = names
        .filter(|name| !REASONS.contains(name) && seen.insert(*name))
        .collect();
    let header = columns.iter().copied().chain(REASONS).map(str::to_owned).collect();
    let rows = rejects.iter().map(|reject| {
        let cells = columns.iter().map(|column| {
            let found = reject.cells.iter().find(|(name, _)| name == column);
            found.map(|(_, value)| guarded(value)).unwrap_or_default()
        });
        let reasons = [reject.file.clone(), reject.line.to_string(), reject.problems.join("; ")];
        cells.chain(reasons).collect()
    });
    Ok(export::rows(path, REASONS[2], std::iter::once(header).chain(rows))?)
}
