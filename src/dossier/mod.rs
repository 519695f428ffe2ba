//! Reads the files of a dossier into the model, keeping the position of every field.
//!
//! `folder` finds the files, `load` loads their text, `record` checks each table against the list of its fields, and
//! `declaration`, `document` and `claim` turn them into the model's types. `sheet` makes records of the rows of a sheet. The formats are described in
//! `docs/dossier.md` and `docs/sheets.md`.
//! References between records are checked by [`crate::check`].

mod agreement;
mod anchor;
mod claim;
mod correction;
mod date;
mod declaration;
mod document;
mod duration;
mod ends;
mod equation;
mod folder;
mod form;
mod gap;
mod layout;
mod load;
mod measure;
mod overrules;
mod party;
mod pending;
mod place;
mod privacy;
mod quantity;
mod reader;
mod record;
mod review;
mod schema;
mod search;
mod shape;
mod sheet;
mod text;
mod unpack;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Severity, Source, Sources};
use crate::language::{self, locale::Locale};
use crate::model::{AgentKey, Book, FileId, PlaceKey, Quantity, Series, SourceFile, Span};

use form::Form;
pub use schema::schema;
pub use sheet::guarded;

/// A dossier as read.
#[derive(Debug)]
pub struct Reading {
    /// Every record that could be read.
    pub book: Book,
    /// Errors and warnings, in the order of the files.
    pub problems: Vec<Diagnostic>,
    /// The text of every file, in the order of [`Book::files`].
    pub sources: Sources,
    /// The files at or below the given paths; the others were read to resolve references.
    pub asked: BTreeSet<FileId>,
    /// The folders among the given paths, as prefixes of file names, ending in `/`. All files in them were read.
    pub folders: Vec<String>,
    /// The keys of the agents that only sheets name.
    pub agents_made: Vec<AgentKey>,
    /// The rows of sheets whose document cannot be read, although nothing else is wrong with them.
    pub adrift: Vec<Span>,
    /// What each sheet is written in.
    sheets: BTreeMap<FileId, Form>,
}

/// A row of a sheet, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenRow {
    /// Where it is written.
    pub span: Span,
    /// Its cells that are not empty, each with the name of its column; none if the row cannot be read.
    pub cells: Vec<(String, String)>,
}

impl Reading {
    /// Forgets the agents that only sheets name and no claim or document names any more, and makes private those that nothing public names.
    pub fn settle_agents(&mut self) {
        sheet::settle(&mut self.book, &mut self.agents_made);
    }

    /// Whether a file is a sheet.
    #[must_use]
    pub fn is_sheet(&self, file: FileId) -> bool {
        self.sheets.contains_key(&file)
    }

    /// The names of the columns of a sheet; none if the file is not a sheet.
    #[must_use]
    pub fn columns(&self, file: FileId) -> BTreeSet<String> {
        match (self.sheets.get(&file), self.sources.get(file.0 as usize)) {
            (Some(form), Some(source)) => sheet::columns(&source.text, *form).unwrap_or_default(),
            _ => BTreeSet::new(),
        }
    }

    /// The rows of a sheet as they are written, before any mapping; none if the file is not a sheet.
    #[must_use]
    pub fn rows(&self, file: FileId) -> Vec<WrittenRow> {
        let (Some(form), Some(source)) = (self.sheets.get(&file), self.sources.get(file.0 as usize)) else {
            return Vec::new();
        };
        sheet::written(source, *form, file)
    }

    /// Whether a problem is in a file that was asked for, or in no file.
    #[must_use]
    pub fn concerns(&self, problem: &Diagnostic) -> bool {
        problem
            .label
            .as_ref()
            .is_none_or(|label| u32::try_from(label.location.file).is_ok_and(|file| self.asked.contains(&FileId(file))))
    }
}

/// Which links in a dossier are followed. A path that was asked for may itself be a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Links {
    /// Those that stay inside: a dossier from elsewhere can then not make its reader open other files.
    #[default]
    Inside,
    /// All.
    Anywhere,
}

/// Why a dossier could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadFailure {
    /// The operating system reported an error.
    #[error("cannot read {}", .path.display())]
    Io {
        /// The path.
        path: PathBuf,
        /// The error.
        source: io::Error,
    },
    /// A given file is neither a TOML file nor a sheet.
    #[error("{} is neither a `.toml` file nor a sheet: `.csv`, `.tsv`, `.ndjson`, `.json`, `.xlsx` or `.ods`", .path.display())]
    UnknownForm {
        /// The path.
        path: PathBuf,
    },
    /// A given file is not part of any dossier, such as one in a hidden folder.
    #[error("{} is not part of a dossier: hidden files and folders, `charts` and `target` are skipped", .path.display())]
    NotInDossier {
        /// The path.
        path: PathBuf,
    },
    /// The paths belong to more than one dossier.
    #[error("{} and {} are different dossiers; use one at a time", .first.display(), .second.display())]
    SeveralDossiers {
        /// The root of one of them.
        first: PathBuf,
        /// The root of the other.
        second: PathBuf,
    },
}

/// The path that stands for standard input.
pub const STDIN: &str = "-";

/// How to read a dossier. By default what is on standard input is CSV, and every sheet is read through the mapping beside it, if there is one.
#[derive(Debug, Clone)]
pub struct Options {
    /// The links to follow.
    pub links: Links,
    /// What standard input is written in, if it is among the paths.
    pub stdin: Stdin,
    /// The name of what is on standard input: what comes in under the same name again replaces it, and it is never pruned.
    pub stdin_name: String,
    /// A mapping for the sheets among the paths: what their columns mean.
    pub mapping: Option<PathBuf>,
    /// Called while sheets are read, with how many bytes of how many are done.
    pub reading: fn(usize, usize),
}

impl Default for Options {
    fn default() -> Self {
        Self {
            links: Links::default(),
            stdin: Stdin::default(),
            stdin_name: "stdin".to_owned(),
            mapping: None,
            reading: |_, _| (),
        }
    }
}

/// What standard input may be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stdin {
    /// Rows of cells, separated by commas, semicolons or tabs.
    #[default]
    Cells,
    /// A JSON object a line.
    JsonLines,
    /// A JSON list of objects.
    Json,
}

impl From<Stdin> for Form {
    fn from(stdin: Stdin) -> Self {
        match stdin {
            Stdin::Cells => Self::Cells,
            Stdin::JsonLines => Self::Lines,
            Stdin::Json => Self::List,
        }
    }
}

/// Reads the dossier that contains the given paths, each a folder, a `.toml` file, a sheet or [`STDIN`].
///
/// The root of a dossier is the nearest folder at or above a path that contains `dossier.toml`, otherwise the nearest that
/// contains `agents.toml`, `series.toml`, `places.toml` or `checks.toml`, otherwise the folder itself. The result does not
/// depend on the order of the paths or of directory listings.
///
/// # Errors
/// [`ReadFailure`] if the files cannot be found or listed. Errors inside files are returned as problems.
pub fn read(paths: &[PathBuf], options: &Options) -> Result<Reading, ReadFailure> {
    let found = folder::asked(paths, options)?;
    let entries = &found.entries;
    let mut problems = Vec::new();
    let mut files = Vec::with_capacity(entries.len());
    let mut sources = Vec::with_capacity(entries.len());
    let mut contents = Vec::with_capacity(entries.len());
    let mut asked = BTreeSet::new();
    for (index, entry) in entries.iter().enumerate() {
        let loaded = load::load(entry, index);
        contents.push(loaded.is_readable.then_some(Content {
            form: entry.form,
            mapping: None,
        }));
        problems.extend(loaded.problem);
        if let (true, Ok(file)) = (entry.asked, u32::try_from(index)) {
            asked.insert(FileId(file));
        }
        sources.push(Source::new(entry.shown.clone(), loaded.text));
        files.push(SourceFile {
            name: entry.name.clone(),
            path: entry.shown.clone(),
            sha256: loaded.sha256,
        });
    }
    let mut mappings = Mappings::default();
    mappings.find(&found, options, &mut contents, &mut sources, &mut problems)?;
    asked.extend(&mappings.asked);
    let sources = Sources::new(sources);
    let forms = entries.iter().enumerate();
    let forms = forms.filter(|(index, entry)| entry.form.is_sheet() && contents[*index].is_some());
    let sheets = forms.filter_map(|(index, entry)| Some((FileId(u32::try_from(index).ok()?), entry.form)));
    let sheets = sheets.collect();
    let (book, read) = reader::book(
        files,
        &sources,
        &contents,
        &mappings.read,
        options.reading,
        &mut problems,
    );
    crate::diagnostic::sort(&mut problems);
    let mut reading = Reading {
        book,
        problems,
        sources,
        asked,
        folders: found.folders,
        agents_made: read.agents_made,
        adrift: read.adrift,
        sheets,
    };
    reading.settle_agents();
    Ok(reading)
}

/// What the words of a figure mean on their own: what an `[[estimate]]` of this series and place, in a document of this language, reads from `stated` if
/// no other field says how much it is. `None` if they cannot be read so.
#[must_use]
pub fn read_words(words: &str, series: &Series, place: &PlaceKey, language: &str) -> Option<Quantity> {
    let locale = Locale::of(language).unwrap_or_default();
    let options = language::quantity::Options {
        language: locale.language,
        separators: locale.separators,
        ..Default::default()
    };
    let words = record::Text::loose(words);
    let none = overrules::Overrules::default();
    quantity::quantity(
        words,
        &none,
        Some(series),
        Some(place),
        options,
        words.span,
        &mut Vec::new(),
    )
    .ok()
}

/// A file that can be used.
#[derive(Debug, Clone, Copy)]
struct Content {
    form: Form,
    /// The index of the mapping that it is read through.
    mapping: Option<usize>,
}

/// The mappings of a dossier. Their texts follow those of its files among the sources.
#[derive(Default)]
struct Mappings {
    read: Vec<sheet::Mapping>,
    /// Those that problems are told of: beside sheets that were asked for, or asked for themselves.
    asked: BTreeSet<FileId>,
    /// The file of each, and its index if it could be read.
    indexes: BTreeMap<PathBuf, (usize, Option<usize>)>,
}

impl Mappings {
    /// Reads the mapping of each sheet. A sheet whose mapping has errors is not read, and one that nothing uses is an error.
    fn find(
        &mut self,
        found: &folder::Asked,
        options: &Options,
        contents: &mut [Option<Content>],
        sources: &mut Vec<Source>,
        problems: &mut Vec<Diagnostic>,
    ) -> Result<(), ReadFailure> {
        let given = options.mapping.as_deref().map(folder::given_mapping);
        let resolved = match &given {
            Some(given) => Some(given.path.canonicalize().map_err(|source| ReadFailure::Io {
                path: given.path.clone(),
                source,
            })?),
            None => None,
        };
        for (entry, content) in found.entries.iter().zip(contents) {
            let beside = form::mapping_of(&entry.path);
            let beside = found
                .mappings
                .iter()
                .find(|mapping| Some(&mapping.path) == beside.as_ref());
            let mapping = given.as_ref().filter(|_| entry.named).or(beside);
            let (true, Some(mapping)) = (entry.form.is_sheet(), mapping) else {
                continue;
            };
            match (content.as_mut(), self.read(mapping, entry.asked, sources, problems)) {
                (Some(content), Some(index)) => content.mapping = Some(index),
                _ => *content = None,
            }
        }
        for mapping in &found.stray {
            if resolved.is_none() || mapping.path.canonicalize().ok() != resolved {
                self.refuse(mapping, "no sheet is beside this mapping", sources, problems);
            }
        }
        let is_used = found.entries.iter().any(|entry| entry.named && entry.form.is_sheet());
        if let Some(given) = given.filter(|_| !is_used) {
            self.refuse(
                &given,
                "no sheet is named that is read through this mapping",
                sources,
                problems,
            );
        }
        Ok(())
    }

    /// The index of a mapping, which is read once; `None` if it has errors.
    fn read(
        &mut self,
        entry: &folder::Entry,
        is_asked: bool,
        sources: &mut Vec<Source>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<usize> {
        let known = self.indexes.get(&entry.path).copied();
        let (file, index) = known.unwrap_or_else(|| self.read_new(entry, sources, problems));
        if is_asked {
            self.asked.extend(u32::try_from(file).map(FileId));
        }
        index
    }

    fn read_new(
        &mut self,
        entry: &folder::Entry,
        sources: &mut Vec<Source>,
        problems: &mut Vec<Diagnostic>,
    ) -> (usize, Option<usize>) {
        let file = sources.len();
        let loaded = load::load(entry, file);
        let problem = loaded.problem.filter(|problem| problem.severity == Severity::Error);
        let mapping = match problem {
            Some(problem) => {
                problems.push(problem);
                None
            }
            // An empty one is told to lack a record.
            None => sheet::Mapping::read(&loaded.text, file, problems),
        };
        sources.push(Source::new(entry.shown.clone(), loaded.text));
        let index = mapping.map(|mapping| {
            self.read.push(mapping);
            self.read.len() - 1
        });
        self.indexes.insert(entry.path.clone(), (file, index));
        (file, index)
    }

    /// Reports a mapping that is not even opened.
    fn refuse(&mut self, entry: &folder::Entry, what: &str, sources: &mut Vec<Source>, problems: &mut Vec<Diagnostic>) {
        let file = sources.len();
        sources.push(Source::new(entry.shown.clone(), ""));
        problems.push(sheet::unused(file, what));
        if entry.asked {
            self.asked.extend(u32::try_from(file).map(FileId));
        }
    }
}
