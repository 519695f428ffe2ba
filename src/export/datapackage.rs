//! A Frictionless Data Package (datapackage.org, version 2): a table a file, and a descriptor that says what every column is.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::types::Value as Cell;
use serde_json::{Map, Value, json};

use crate::store::record::{Record, given, text};
use crate::store::{ExportList, Reader};

use super::draft::Draft;
use super::edtf_pattern::EDTF;
use super::error::failed;
use super::folder::Folder;
use super::{About, ExportError};

const DESCRIPTOR: &str = "datapackage.json";
/// What a descriptor of ours has in its third line.
const MARK: &str = "\"createdBy\": \"tallybook export datapackage\"";
const STANDARD: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
/// The days that a date of Table Schema can be (XML Schema, `dateTime`, without a sign and with four digits).
const DAYS: (&str, &str) = ("0001-01-01", "9999-12-31");

/// A table of the package.
struct Resource {
    name: &'static str,
    list: ExportList,
    /// The public view that it is.
    relation: &'static str,
    key: &'static str,
    /// Columns that name a row of a table.
    links: &'static [(&'static str, &'static str)],
    /// Columns whose values are EDTF.
    edtf: &'static [&'static str],
}

/// Every table, those that others refer to first.
const RESOURCES: [Resource; 6] = [
    Resource {
        name: "places",
        list: ExportList::Places,
        relation: "places",
        key: "key",
        links: &[("parent", "places")],
        edtf: &[],
    },
    Resource {
        name: "agents",
        list: ExportList::Agents,
        relation: "agents",
        key: "key",
        links: &[("part_of", "agents"), ("body", "agents"), ("place", "places")],
        edtf: &[],
    },
    Resource {
        name: "series",
        list: ExportList::Series,
        relation: "series_list",
        key: "key",
        links: &[("part_of", "series")],
        edtf: &["since"],
    },
    Resource {
        name: "documents",
        list: ExportList::Documents,
        relation: "documents",
        key: "key",
        links: &[("publisher", "agents")],
        edtf: &["published"],
    },
    Resource {
        name: "estimates",
        list: ExportList::Estimates,
        relation: "estimates",
        key: "id",
        links: &[
            ("series", "series"),
            ("place", "places"),
            ("origin", "agents"),
            ("root_origin", "agents"),
            ("publisher", "agents"),
            ("document", "documents"),
        ],
        edtf: &["when_edtf"],
    },
    Resource {
        name: "events",
        list: ExportList::Events,
        relation: "events",
        key: "id",
        links: &[
            ("place", "places"),
            ("origin", "agents"),
            ("root_origin", "agents"),
            ("publisher", "agents"),
            ("document", "documents"),
        ],
        edtf: &["when_edtf"],
    },
];

/// Columns that hold whole numbers.
const INTEGERS: [&str; 8] = [
    "from_day",
    "to_day",
    "claims",
    "claims_within",
    "claims_originated",
    "documents",
    "tolerance_days",
    "line",
];
/// Columns that hold numbers.
const NUMBERS: [&str; 4] = ["low", "best", "high", "interval_level"];
/// Columns that hold 0 or 1.
const FLAGS: [&str; 8] = [
    "approximate",
    "is_echo",
    "unsourced",
    "independent",
    "projection",
    "digest",
    "adds_up",
    "bound_by_parts",
];
/// Columns that hold days.
const DATES: [&str; 9] = [
    "when_from",
    "when_to",
    "since",
    "known_on",
    "status_on",
    "published_from",
    "published_to",
    "archived_on",
    "accessed_on",
];

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Edtf,
    Date,
    Integer,
    Number,
    Flag,
}

/// What the descriptor says of the whole.
#[derive(Debug)]
pub struct Packaged<'a> {
    /// The dossier.
    pub about: &'a About,
    /// The rows of [`ExportList::Dictionary`].
    pub dictionary: &'a [Record],
    /// The rows of [`ExportList::Citable`].
    pub documents: &'a [Record],
}

/// Writes what a reader shows into a folder as a data package. An earlier export there is replaced, and nothing else.
///
/// # Errors
/// [`ExportError`]; unless it is about giving files their names, what was in the folder is then as it was.
pub fn data_package(reader: &Reader, path: &Path, packaged: &Packaged<'_>) -> Result<(), ExportError> {
    let files: Vec<String> = RESOURCES
        .iter()
        .map(|resource| format!("{}.csv", resource.name))
        .collect();
    let names: Vec<&str> = files.iter().map(String::as_str).chain([DESCRIPTOR]).collect();
    let mut folder = Folder::begin(path, &names, MARK)?;
    let meanings: BTreeMap<(&str, &str), &Record> = packaged
        .dictionary
        .iter()
        .map(|column| ((text(column, "relation"), text(column, "name")), column))
        .collect();
    let mut described = Vec::new();
    for (resource, file) in RESOURCES.iter().zip(&files) {
        let mut columns = Vec::new();
        folder.text(file, |draft| -> Result<(), ExportError> {
            columns = table(reader, resource, draft, &path.join(file))?;
            Ok(())
        })?;
        described.push(resource.described(file, &columns, &meanings));
    }
    folder.text(DESCRIPTOR, |draft| draft.put(&descriptor(packaged, described)))?;
    folder.end()
}

/// Writes the rows of a table, and returns its columns.
fn table(reader: &Reader, resource: &Resource, draft: &mut Draft<'_>, path: &Path) -> Result<Vec<String>, ExportError> {
    let mut selection = reader.select(resource.list.select(), &[])?;
    let columns = selection.columns();
    let kinds: Vec<Kind> = columns.iter().map(|column| resource.kind(column)).collect();
    let unwritten = |error: csv::Error| failed(path)(error.into());
    let mut out = csv::Writer::from_writer(draft);
    out.write_record(&columns).map_err(unwritten)?;
    let mut rows = selection.rows();
    while let Some(row) = rows.next_row()? {
        let cells = row.into_iter().zip(&kinds).map(|(value, kind)| cell(value, *kind));
        out.write_record(cells).map_err(unwritten)?;
    }
    out.flush().map_err(failed(path))?;
    Ok(columns)
}

/// A value as a cell. Not as a spreadsheet would need it: programs read it by the descriptor.
fn cell(value: Cell, kind: Kind) -> String {
    match value {
        Cell::Text(text) if kind == Kind::Date && !is_date(&text) => String::new(),
        Cell::Text(text) => text,
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Null | Cell::Blob(_) => String::new(),
    }
}

fn is_date(day: &str) -> bool {
    day.len() == DAYS.0.len() && day >= DAYS.0 && day <= DAYS.1
}

impl Resource {
    fn kind(&self, column: &str) -> Kind {
        match column {
            _ if self.edtf.contains(&column) => Kind::Edtf,
            _ if DATES.contains(&column) => Kind::Date,
            _ if INTEGERS.contains(&column) => Kind::Integer,
            _ if NUMBERS.contains(&column) => Kind::Number,
            _ if FLAGS.contains(&column) => Kind::Flag,
            _ => Kind::Text,
        }
    }

    fn described(&self, file: &str, columns: &[String], meanings: &BTreeMap<(&str, &str), &Record>) -> Value {
        let meaning = |column: &str| meanings.get(&(self.relation, column)).copied();
        let fields: Vec<Value> = columns
            .iter()
            .map(|column| self.field(column, meaning(column)))
            .collect();
        let keys: Vec<Value> = self
            .links
            .iter()
            .map(|(column, table)| {
                // A table names itself by nothing (Table Schema 1, which readers follow too).
                let resource = if *table == self.name { "" } else { table };
                json!({ "fields": [column], "reference": { "resource": resource, "fields": ["key"] } })
            })
            .collect();
        let row = columns.first().and_then(|column| meaning(column));
        json!({
            "name": self.name, "type": "table", "path": file, "scheme": "file", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "description": row.map_or_else(String::new, |row| format!("A row is {}.", text(row, "one_row_per"))),
            "schema": { "fields": fields, "missingValues": [""], "primaryKey": [self.key], "foreignKeys": keys },
        })
    }

    fn field(&self, column: &str, meaning: Option<&Record>) -> Value {
        let mut description = meaning.map_or("", |meaning| text(meaning, "meaning")).to_owned();
        if let Some(unit) = meaning.and_then(|meaning| given(meaning, "unit")) {
            description.push_str(&format!(" ({unit})"));
        }
        let mut field = Map::new();
        field.insert("name".into(), column.into());
        let kind = self.kind(column);
        field.insert(
            "type".into(),
            match kind {
                Kind::Text | Kind::Edtf => "string",
                Kind::Date => "date",
                Kind::Integer => "integer",
                Kind::Number => "number",
                Kind::Flag => "boolean",
            }
            .into(),
        );
        if kind == Kind::Date {
            description.push_str("; empty where it lies outside the years 1 to 9999");
        }
        if kind == Kind::Flag {
            field.insert("trueValues".into(), json!(["1"]));
            field.insert("falseValues".into(), json!(["0"]));
        }
        field.insert("description".into(), description.into());
        let mut constraints = Map::new();
        if column == self.key {
            constraints.insert("required".into(), true.into());
            constraints.insert("unique".into(), true.into());
        }
        if kind == Kind::Edtf {
            constraints.insert("pattern".into(), EDTF.as_str().into());
        }
        if !constraints.is_empty() {
            field.insert("constraints".into(), constraints.into());
        }
        field.into()
    }
}

fn descriptor(packaged: &Packaged<'_>, resources: Vec<Value>) -> String {
    let sources: Vec<Value> = packaged.documents.iter().map(source).collect();
    let mut descriptor = json!({
        "$schema": STANDARD, "createdBy": "tallybook export datapackage", "name": "tallybook", "title": packaged.about.title,
    });
    if let Value::Object(descriptor) = &mut descriptor {
        if let Some(note) = &packaged.about.note {
            descriptor.insert("description".into(), note.as_str().into());
        }
        descriptor.insert("version".into(), packaged.about.edition.as_str().into());
        if !sources.is_empty() {
            descriptor.insert("sources".into(), sources.into());
        }
        descriptor.insert("resources".into(), resources.into());
    }
    format!("{descriptor:#}\n")
}

fn source(document: &Record) -> Value {
    let mut source = Map::new();
    source.insert(
        "title".into(),
        format!("{}, {}", text(document, "publisher_name"), text(document, "title")).into(),
    );
    // A path of the standard is an address of the web.
    if let Some(url) = given(document, "url").filter(|url| url.starts_with("http://") || url.starts_with("https://")) {
        source.insert("path".into(), url.into());
    }
    source.into()
}
