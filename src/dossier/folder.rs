//! Finds the files of a dossier: its root from a path inside it, and every TOML file and sheet below.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::form::{self, Form, Packing};
use super::{Links, Options, ReadFailure, STDIN};

/// The files that mark the root of a dossier.
const MARKERS: [&str; 5] = [
    "dossier.toml",
    "agents.toml",
    "series.toml",
    "places.toml",
    "checks.toml",
];

/// A file of the dossier, not yet read.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its path starting with the name of the root folder, separated by `/`.
    pub(super) name: String,
    /// Its path as shown to the user, based on the path that was given.
    pub(super) shown: String,
    /// Its path on disk.
    pub(super) path: PathBuf,
    /// Whether it is one of the given paths, or below one.
    pub(super) asked: bool,
    /// Whether it is one of the given paths itself.
    pub(super) named: bool,
    /// Why it must not be read, if so.
    pub(super) barred: Option<Barred>,
    /// What it is written in.
    pub(super) form: Form,
    pub(super) packing: Packing,
}

/// Why a file of a dossier is not even opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Barred {
    /// It is a link that leads out of the dossier, or lies below one.
    Outside,
    /// Its name is not UTF-8, so no text can name it, and two such names may look alike.
    Name,
}

/// What was asked for by the given paths.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Every file of the dossier, sorted by name.
    pub(super) entries: Vec<Entry>,
    /// The folders among the paths, as prefixes of file names, ending in `/`.
    pub(super) folders: Vec<String>,
    /// The mappings beside its sheets.
    pub(super) mappings: Vec<Entry>,
    /// The mappings beside no sheet.
    pub(super) stray: Vec<Entry>,
    /// Whether the root has a file that only dossiers have.
    is_marked: bool,
}

/// Finds the dossier that contains all paths, its files, and the folders that were asked for. Standard input is one more file of it, and without
/// another path of the dossier that contains the current folder.
pub(super) fn asked(paths: &[PathBuf], options: &Options) -> Result<Asked, ReadFailure> {
    let links = options.links;
    let (piped, named): (Vec<&PathBuf>, Vec<&PathBuf>) =
        paths.iter().partition(|path| path.as_path() == Path::new(STDIN));
    if piped.is_empty() || !named.is_empty() {
        let mut asked = files(&named, links)?;
        asked.entries.extend(piped.first().map(|_| piped_in(options)));
        return Ok(asked);
    }
    let mut asked = files(&[&PathBuf::from(".")], links)?;
    for entry in &mut asked.entries {
        entry.asked = false;
    }
    asked.entries.retain(|entry| !entry.form.is_sheet() || asked.is_marked);
    asked.entries.push(piped_in(options));
    asked.stray.retain(|_| asked.is_marked);
    for mapping in &mut asked.stray {
        mapping.asked = false;
    }
    asked.folders.clear();
    Ok(asked)
}

/// The entry for standard input. Its name is in no folder, so that it is not pruned with what is missing there.
fn piped_in(options: &Options) -> Entry {
    Entry {
        name: format!("{STDIN}/{}", options.stdin_name),
        shown: options.stdin_name.clone(),
        path: PathBuf::from(STDIN),
        asked: true,
        named: true,
        barred: None,
        form: options.stdin.into(),
        packing: Packing::Plain,
    }
}

/// The entry for a mapping that was given by its path, wherever it is.
pub(super) fn given_mapping(path: &Path) -> Entry {
    let shown = path.to_string_lossy().into_owned();
    Entry {
        name: shown.clone(),
        shown,
        path: path.to_path_buf(),
        asked: true,
        named: true,
        barred: None,
        form: Form::Toml,
        packing: Packing::Plain,
    }
}

fn files(paths: &[&PathBuf], links: Links) -> Result<Asked, ReadFailure> {
    let mut given = paths
        .iter()
        .map(|path| Given::new(path))
        .collect::<Result<Vec<_>, _>>()?;
    // The first path decides how the others are shown, so the order must not depend on the command line.
    given.sort_by(|a, b| (&a.root, &a.path).cmp(&(&b.root, &b.path)));
    let Some(first) = given.first() else {
        return Ok(Asked::default());
    };
    // A folder without a marker may be above the root of another path; the outermost root contains them all.
    if let Some(other) = given.iter().find(|other| !other.root.starts_with(&first.root)) {
        return Err(ReadFailure::SeveralDossiers {
            first: first.root_shown.clone(),
            second: other.root_shown.clone(),
        });
    }
    let wanted: BTreeSet<&Path> = given.iter().map(|given| given.path.as_path()).collect();
    let found = Walk::new(&first.root, &first.root_shown, &wanted, links).entries()?;
    let (mappings, mut entries): (Vec<Entry>, Vec<Entry>) =
        found.into_iter().partition(|entry| form::is_mapping(&entry.path));
    let sheets = entries.iter().filter(|entry| entry.form.is_sheet());
    let beside: BTreeSet<PathBuf> = sheets.filter_map(|sheet| form::mapping_of(&sheet.path)).collect();
    let (mappings, mut stray): (Vec<Entry>, Vec<Entry>) =
        mappings.into_iter().partition(|mapping| beside.contains(&mapping.path));
    // A folder that is no dossier may hold sheets about anything.
    let is_marked = MARKERS.iter().any(|marker| first.root.join(marker).is_file());
    entries.retain(|entry| is_marked || entry.asked || !entry.form.is_sheet());
    stray.retain(|mapping| is_marked || mapping.asked);
    let unlisted = |given: &&Given| given.is_file && !entries.iter().any(|entry| entry.path == given.path);
    if let Some(left_out) = given.iter().find(unlisted) {
        return Err(ReadFailure::NotInDossier {
            path: left_out.shown.clone(),
        });
    }
    let folders = given.iter().filter(|given| !given.is_file);
    let folders = folders.map(|given| format!("{}/", name(&given.path, &first.root)));
    Ok(Asked {
        folders: folders.collect(),
        entries,
        mappings,
        stray,
        is_marked,
    })
}

/// A path that was asked for, and the root of its dossier.
struct Given {
    shown: PathBuf,
    path: PathBuf,
    is_file: bool,
    root: PathBuf,
    root_shown: PathBuf,
}

impl Given {
    fn new(shown: &Path) -> Result<Self, ReadFailure> {
        let failed = |source| ReadFailure::Io {
            path: shown.to_path_buf(),
            source,
        };
        let is_file = !std::fs::metadata(shown).map_err(failed)?.is_dir();
        // A link to a file belongs to the folder that contains the link, so only folders are canonicalized.
        let path = match (is_file, shown.file_name()) {
            (true, Some(name)) => {
                let folder = shown.parent().filter(|folder| !folder.as_os_str().is_empty());
                folder
                    .unwrap_or(Path::new("."))
                    .canonicalize()
                    .map_err(failed)?
                    .join(name)
            }
            _ => shown.canonicalize().map_err(failed)?,
        };
        if is_file && Form::of(&path).is_none() {
            return Err(ReadFailure::UnknownForm {
                path: shown.to_path_buf(),
            });
        }
        let folder = if is_file {
            path.parent().unwrap_or(&path)
        } else {
            path.as_path()
        };
        let climbed = usize::from(is_file) + steps_to_root(folder);
        let root = path.ancestors().nth(climbed).unwrap_or(&path).to_path_buf();
        let mut root_shown = shown.to_path_buf();
        for _ in 0..climbed {
            root_shown = parent_shown(&root_shown);
        }
        Ok(Self {
            shown: shown.to_path_buf(),
            path,
            is_file,
            root,
            root_shown,
        })
    }
}

/// How many folders up the root is: the nearest folder with `dossier.toml`; otherwise the nearest with any marker, moving
/// up as long as the folder above has one too; otherwise this folder itself.
fn steps_to_root(folder: &Path) -> usize {
    let holds = |folder: &Path, marker: &str| folder.join(marker).is_file();
    if let Some(steps) = folder.ancestors().position(|folder| holds(folder, MARKERS[0])) {
        return steps;
    }
    let marked = |folder: &Path| MARKERS.iter().any(|marker| holds(folder, marker));
    let Some(nearest) = folder.ancestors().position(marked) else {
        return 0;
    };
    let chain = folder
        .ancestors()
        .skip(nearest)
        .take_while(|folder| marked(folder))
        .count();
    nearest + chain - 1
}

/// The parent folder, relative to the path as given.
fn parent_shown(path: &Path) -> PathBuf {
    match (path.file_name(), path.parent()) {
        (Some(_), Some(parent)) if parent.as_os_str().is_empty() => PathBuf::from("."),
        (Some(_), Some(parent)) => parent.to_path_buf(),
        _ if path.as_os_str() == "." => PathBuf::from(".."),
        _ => path.join(".."),
    }
}

/// The way through the folders of a dossier.
struct Walk<'a> {
    root: &'a Path,
    root_shown: &'a Path,
    wanted: &'a BTreeSet<&'a Path>,
    links: Links,
    found: Vec<Entry>,
}

impl<'a> Walk<'a> {
    fn new(root: &'a Path, root_shown: &'a Path, wanted: &'a BTreeSet<&'a Path>, links: Links) -> Self {
        Self {
            root,
            root_shown,
            wanted,
            links,
            found: Vec::new(),
        }
    }

    /// Every file that is read, sorted by name.
    fn entries(mut self) -> Result<Vec<Entry>, ReadFailure> {
        let mut files = WalkDir::new(self.root).follow_links(true).into_iter();
        while let Some(found) = files.next() {
            match found {
                Ok(entry) if is_skipped(&entry) => {
                    if entry.file_type().is_dir() {
                        files.skip_current_dir();
                    }
                }
                Ok(entry) if entry.depth() == 0 => {}
                // What lies behind a folder that leads out is not even listed.
                Ok(entry) if entry.file_type().is_dir() && entry.path_is_symlink() && self.leads_out(entry.path()) => {
                    self.insert(entry.path(), Some(Barred::Outside));
                    files.skip_current_dir();
                }
                Ok(entry) if is_read(entry.path()) => {
                    let outside = entry.path_is_symlink() && self.leads_out(entry.path());
                    self.insert(entry.path(), outside.then_some(Barred::Outside));
                }
                Ok(_) => {}
                // A link back to a parent folder contains nothing new; a dead link is kept, so that reading it reports an error.
                Err(error) if error.loop_ancestor().is_some() => {}
                Err(error) => match error.path() {
                    Some(path) if path.is_symlink() && is_read(path) => self.insert(path, None),
                    Some(path) if path.is_symlink() => {}
                    path => {
                        let path = path.unwrap_or(self.root).to_path_buf();
                        // Without the path, which the failure says already.
                        let source = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
                        return Err(ReadFailure::Io { path, source });
                    }
                },
            }
        }
        self.found.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(self.found)
    }

    /// Whether a link leads out of the dossier, although nobody asked for it by name and links are not followed.
    fn leads_out(&self, link: &Path) -> bool {
        self.links == Links::Inside
            && !self.wanted.contains(link)
            && link.canonicalize().is_ok_and(|target| !target.starts_with(self.root))
    }

    fn insert(&mut self, path: &Path, barred: Option<Barred>) {
        // What leads out may be a folder.
        let (form, packing) = Form::of(path).unwrap_or((Form::Toml, Packing::Plain));
        let inside = path.strip_prefix(self.root).unwrap_or(path);
        let shown = if self.root_shown.as_os_str() == "." {
            inside.to_path_buf()
        } else {
            self.root_shown.join(inside)
        };
        self.found.push(Entry {
            name: name(path, self.root),
            shown: shown.to_string_lossy().into_owned(),
            path: path.to_path_buf(),
            asked: path.ancestors().any(|ancestor| self.wanted.contains(ancestor)),
            named: self.wanted.contains(path),
            barred: barred.or_else(|| inside.to_str().is_none().then_some(Barred::Name)),
            form,
            packing,
        });
    }
}

/// A path starting with the name of the root folder, independent of where that folder is.
fn name(path: &Path, root: &Path) -> String {
    let mut name = root
        .file_name()
        .map_or_else(|| "dossier".into(), |name| name.to_string_lossy())
        .into_owned();
    for part in path.strip_prefix(root).unwrap_or(path) {
        name.push('/');
        name.push_str(&part.to_string_lossy());
    }
    name
}

fn is_read(path: &Path) -> bool {
    Form::of(path).is_some() || form::is_mapping(path)
}

/// Whether to skip an entry: hidden files and folders, build output and chart specs are not part of a dossier.
fn is_skipped(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() > 0
        && (name.starts_with('.') || (entry.file_type().is_dir() && matches!(&*name, "target" | "charts")))
}
