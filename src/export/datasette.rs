//! A folder for Datasette: the database, and metadata that describe each of its views and columns and offer the canned reports as queries.

use std::path::Path;

use crate::store::record::{Record, given, text};
use crate::store::{self, Reader};

use super::folder::Folder;
use super::sqlite::refuse_to_replace;
use super::yaml::Yaml;
use super::{About, ExportError};

/// The file of the database; without its ending, the name under which Datasette serves it.
const DATABASE: &str = "tallybook.db";
/// The file of the metadata, under the name that Datasette looks for in a folder.
const METADATA: &str = "metadata.yml";
/// Its first line.
const MARK: &str = "# Written by `tallybook export datasette`, which replaces it";

/// A statement that people can run with values of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannedQuery {
    /// Its name, part of its address.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The question that it answers.
    pub question: String,
    /// The names of its parameters, in order; one that is left empty does not filter.
    pub parameters: Vec<String>,
    /// The statement, with parameters `:name`.
    pub sql: String,
}

/// What the metadata describe.
#[derive(Debug)]
pub struct Described<'a> {
    /// The dossier.
    pub about: &'a About,
    /// The rows of [`store::ExportList::Dictionary`].
    pub dictionary: &'a [Record],
    /// The names of the tables.
    pub tables: &'a [Record],
    /// The queries on offer.
    pub queries: &'a [CannedQuery],
}

/// Writes what a reader of the database at `db` shows into a folder that Datasette serves. An earlier export there is replaced, and nothing else.
///
/// # Errors
/// [`ExportError`]; unless it is about giving files their names, what was in the folder is then as it was.
pub fn datasette(reader: &Reader, db: &Path, path: &Path, described: &Described<'_>) -> Result<(), ExportError> {
    // Somebody may have gone on with the database of an earlier export.
    refuse_to_replace(db, &path.join(DATABASE))?;
    let mut folder = Folder::begin(path, &[DATABASE, METADATA], MARK)?;
    let database = path.join(DATABASE);
    folder.file(DATABASE, |passing| {
        store::copy(reader, passing).map_err(|error| error.instead_about(&database).into())
    })?;
    folder.text(METADATA, |draft| draft.put(&metadata(described)))?;
    folder.end()
}

fn metadata(described: &Described<'_>) -> String {
    let mut yaml = Yaml::begin(&format!("{MARK}."));
    let about = described.about;
    yaml.text(0, "title", &about.title);
    let note = about.note.as_ref().map_or_else(String::new, |note| format!(" {note}"));
    yaml.text(
        0,
        "description",
        &format!(
            "Edition {}.{note} Every figure is as its source states it; the view documents has the sources.",
            about.edition
        ),
    );
    yaml.text(0, "source", "The documents of the dossier");
    yaml.text(0, "source_url", "/tallybook/documents");
    yaml.open(0, "databases");
    yaml.open(1, "tallybook");
    yaml.open(2, "queries");
    for query in described.queries {
        yaml.open(3, &query.name);
        yaml.text(4, "title", &query.title);
        yaml.text(4, "description", &query.question);
        yaml.list(4, "params", &query.parameters);
        yaml.block(4, "sql", &query.sql);
    }
    yaml.open(2, "tables");
    let mut relation = "";
    for column in described.dictionary {
        if text(column, "relation") != relation {
            relation = text(column, "relation");
            yaml.open(3, relation);
            yaml.text(
                4,
                "description",
                &format!("One row per {}.", without_article(text(column, "one_row_per"))),
            );
            yaml.open(4, "columns");
        }
        // Units differ from row to row where they are those of a series, so they are told here and not as Datasette's `units`, which holds for a whole column.
        let unit = given(column, "unit").map_or_else(String::new, |unit| format!(" ({unit})"));
        yaml.text(5, text(column, "name"), &format!("{}{unit}", text(column, "meaning")));
    }
    // The views are what is documented and stays; the tables below them are for tallybook.
    for table in described.tables {
        yaml.open(3, text(table, "name"));
        yaml.flag(4, "hidden", true);
    }
    yaml.end()
}

fn without_article(meaning: &str) -> &str {
    let rest = meaning.strip_prefix("an ").or_else(|| meaning.strip_prefix("a "));
    rest.unwrap_or(meaning)
}
