//! Looks up the claims of a dossier in a folder of the researcher's copies.

use std::collections::HashMap;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use walkdir::WalkDir;

use super::{Dossier, Error};
use crate::article::{Article, ArticleError, Form};
use crate::model::{Claim, Document, Outcome, PrivateField, sha256};
use crate::store::{self, VerificationRow};
use crate::verify::{Copy, Finding, Phrase, judge, mentions};

/// The largest file that is read. An article has thousands of bytes, a book of pictures as many million.
const LARGEST: u64 = 100_000_000;

/// Reads an article: by [`crate::article::read`], or with PDFs read in another process.
pub type ArticleReader<'a> = &'a dyn Fn(&[u8], Form) -> Result<Article, ArticleError>;

/// What was found of the claims of a dossier.
#[derive(Debug)]
pub struct Verification<'a> {
    /// The claims, in the order of the dossier, each with what was found of it.
    pub claims: Vec<VerifiedClaim<'a>>,
    /// What is to be known of the copies: those that cannot be read, or are not the files that the dossier names.
    pub notes: Vec<Note>,
    /// How many documents have claims, and of how many of them there is a copy.
    pub documents: [usize; 2],
}

/// What is to be known of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// All of it.
    pub whole: String,
    /// The same without the name of a document that is private.
    pub public: String,
}

impl Note {
    fn new(whole: String, public: Option<String>) -> Self {
        Self {
            public: public.unwrap_or_else(|| whole.clone()),
            whole,
        }
    }
}

/// A claim and what was found of it.
#[derive(Debug)]
pub struct VerifiedClaim<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Its document.
    pub document: Option<&'a Document>,
    /// Whether it is left out of public output.
    pub is_private: bool,
    /// What was found.
    pub finding: Finding,
    /// Where it was found, with the document in front if that is another.
    pub found_at: Option<String>,
    /// The same for public output, which must not name a document that is private.
    pub found_at_public: Option<String>,
}

/// The copy of a document.
struct Found {
    path: PathBuf,
    bytes: Vec<u8>,
    by: By,
}

/// How a file was told to be the copy of a document, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Digest,
    Key,
    Title,
}

impl Dossier {
    /// Looks up the stated phrase of every claim of the files that were asked for in the copies in a folder. `reads` turns a file into text.
    ///
    /// # Errors
    /// [`Error::Copies`] if the folder cannot be listed. Copies that cannot be read are in the notes.
    pub fn verify(&self, folder: &Path, reads: ArticleReader<'_>) -> Result<Verification<'_>, Error> {
        let (book, asked) = (self.book(), self.asked());
        let mut notes = Vec::new();
        let found = find(folder, &book.documents, &mut notes)?;
        let mut copies: Vec<Option<Copy>> = Vec::with_capacity(found.len());
        for (document, found) in book.documents.iter().zip(found) {
            copies.push(found.and_then(|found| read(document, &found, reads, &mut notes)));
        }
        let copies: Vec<Option<&Copy>> = copies.iter().map(Option::as_ref).collect();
        let at: HashMap<&str, usize> = book
            .documents
            .iter()
            .enumerate()
            .map(|(at, document)| (document.key.as_str(), at))
            .collect();
        let mut has_claims = vec![false; book.documents.len()];
        let mut claims = Vec::new();
        for claim in book
            .claims
            .iter()
            .filter(|claim| asked.contains(&claim.position.record.file))
        {
            let document = at.get(claim.id.document()).copied();
            let finding = finding(claim, document, &copies);
            let document = document.and_then(|at| {
                has_claims[at] = true;
                book.documents.get(at)
            });
            let other = finding
                .document
                .and_then(|at| book.documents.get(at))
                .filter(|other| Some(other.key.as_str()) != document.map(|document| document.key.as_str()));
            let found_at = finding.found_at.as_ref().map(|place| match other {
                Some(other) => format!("{}, {place}", other.key),
                None => place.clone(),
            });
            let names_a_private_one = other.is_some_and(|other| other.privacy.is_whole());
            let shows_the_place = claim.privacy.shows(PrivateField::Locator) || claim.privacy.is_whole();
            let found_at_public = found_at.clone().filter(|_| shows_the_place).map(|place| {
                if names_a_private_one {
                    "a private document".to_owned()
                } else {
                    place
                }
            });
            claims.push(VerifiedClaim {
                claim,
                document,
                is_private: claim.privacy.is_whole() || document.is_some_and(|document| document.privacy.is_whole()),
                finding,
                found_at,
                found_at_public,
            });
        }
        let with = |condition: &dyn Fn(usize) -> bool| {
            (0..has_claims.len())
                .filter(|at| has_claims[*at] && condition(*at))
                .count()
        };
        let documents = [with(&|_| true), with(&|at| copies[at].is_some())];
        Ok(Verification {
            claims,
            notes,
            documents,
        })
    }
}

impl Verification<'_> {
    /// How many claims have this outcome.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        self.claims
            .iter()
            .filter(|claim| claim.finding.outcome == outcome)
            .count()
    }

    /// Records the outcomes in a database, as those of a day, and returns of how many claims. Nothing is recorded of claims without a phrase or a copy, or of
    /// which the database says something else. `None` if there is no database of this version.
    ///
    /// # Errors
    /// [`Error::Store`]; the database is then unchanged.
    pub fn record(&self, db: &Path, day: NaiveDate, waiting: fn(&Path)) -> Result<Option<usize>, Error> {
        let rows: Vec<VerificationRow<'_>> = self
            .claims
            .iter()
            .filter(|claim| !matches!(claim.finding.outcome, Outcome::NoCopy | Outcome::Unquoted))
            .filter_map(|verified| {
                Some(VerificationRow {
                    claim: &verified.claim.id,
                    stated: verified.claim.stated.as_deref()?,
                    locator: &verified.claim.locator,
                    sha256: verified.document.and_then(|document| document.sha256.as_deref()),
                    outcome: verified.finding.outcome,
                    found_at: verified.found_at.as_deref(),
                    occurrences: verified.finding.occurrences,
                })
            })
            .collect();
        Ok(store::record_verification(db, &rows, day, waiting)?)
    }
}

fn finding(claim: &Claim, document: Option<usize>, copies: &[Option<&Copy>]) -> Finding {
    let Some(stated) = claim.stated.as_deref() else {
        return Finding::nowhere(Outcome::Unquoted);
    };
    let Some(document) = document else {
        return Finding::nowhere(Outcome::NoCopy);
    };
    let phrase = Phrase {
        stated,
        locator: &claim.locator,
        document,
    };
    let mut finding = judge(&phrase, copies);
    let lacks = |copy: &Copy| is_in_words(&claim.when_stated) && !mentions(copy, &claim.when_stated);
    if copies.get(document).copied().flatten().is_some_and(lacks) {
        let note = format!(
            "the copy does not have the words of its `when`, “{}”",
            claim.when_stated
        );
        finding.detail = Some(match finding.detail {
            Some(detail) => format!("{detail}; {note}"),
            None => note,
        });
    }
    finding
}

/// Whether a `when` may be the source's own words, as EDTF never is. It may as well be the researcher's: that it is not found says little.
fn is_in_words(when: &str) -> bool {
    when.split(|c: char| !c.is_lowercase())
        .any(|word| word.chars().count() > 1)
}

/// The file of each document in a folder: the one with its digest, else an article that is named after its key, else one that is named after its title; the first, where there are several. Each file is read once.
fn find(folder: &Path, documents: &[Document], notes: &mut Vec<Note>) -> Result<Vec<Option<Found>>, Error> {
    let failed = |source| Error::Copies {
        path: folder.to_owned(),
        source,
    };
    if !fs::metadata(folder).map_err(failed)?.is_dir() {
        return Err(failed(std::io::ErrorKind::NotADirectory.into()));
    }
    let mut by_digest: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_name: Names = HashMap::new();
    for (at, document) in documents.iter().enumerate() {
        if let Some(sha256) = &document.sha256 {
            by_digest.entry(sha256.to_lowercase()).or_default().push(at);
        }
        let names = [
            (document.key.as_str().to_owned(), By::Key),
            (slug::slugify(&document.title), By::Title),
        ];
        for (name, by) in names {
            by_name.entry(name).or_default().push((at, by));
        }
    }
    let mut found: Vec<Option<Found>> = documents.iter().map(|_| None).collect();
    // A link given by hand is followed; one inside the folder may lead anywhere.
    for entry in WalkDir::new(folder).follow_root_links(true).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                notes.push(passed_over(error.path(), &error, documents, &by_name));
                continue;
            }
        };
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path();
        let bytes = match whole(path, entry.file_type().is_file()) {
            Ok(bytes) => bytes,
            Err(why) => {
                let why = format!("{}: {why}", path.display());
                notes.push(passed_over(Some(path), &why, documents, &by_name));
                continue;
            }
        };
        let digest = by_digest.get(&sha256(&bytes)).into_iter().flatten();
        let digest = digest.map(|at| (*at, By::Digest));
        for (at, by) in digest.chain(alike(path, &by_name)) {
            let better = found[at].as_ref().is_none_or(|found| by < found.by);
            if better {
                found[at] = Some(Found {
                    path: path.to_owned(),
                    bytes: bytes.clone(),
                    by,
                });
            }
        }
    }
    Ok(found)
}

/// The documents that have a name, by key or by title.
type Names = HashMap<String, Vec<(usize, By)>>;

/// The documents that an article is named after. A file of another kind is no copy: the seed file of a document has its name, and all of its phrases.
fn alike(path: &Path, by_name: &Names) -> Vec<(usize, By)> {
    if Form::named(path).is_some() {
        namesakes(path, by_name)
    } else {
        Vec::new()
    }
}

/// The documents that any file is named after.
fn namesakes(path: &Path, by_name: &Names) -> Vec<(usize, By)> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let names = [stem.to_string(), slug::slugify(&stem)];
    let found = names.iter().filter_map(|name| by_name.get(name));
    found.flatten().copied().collect()
}

fn passed_over(path: Option<&Path>, why: &dyn Display, documents: &[Document], by_name: &Names) -> Note {
    let is_private = |(at, _): &(usize, By)| documents[*at].privacy.is_whole();
    let hides = path.is_some_and(|path| namesakes(path, by_name).iter().any(is_private));
    let public =
        hides.then(|| "a file with the name of a private document cannot be read; it is passed over".to_owned());
    Note::new(format!("{why}; it is passed over"), public)
}

/// The bytes of a file.
fn whole(path: &Path, is_file: bool) -> Result<Vec<u8>, String> {
    if !is_file {
        return Err("it is a link, or no file at all".to_owned());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| error.to_string())?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("it has more than {} MB", LARGEST / 1_000_000));
    }
    Ok(bytes)
}

fn read(document: &Document, found: &Found, reads: ArticleReader<'_>, notes: &mut Vec<Note>) -> Option<Copy> {
    let (path, key) = (found.path.display(), &document.key);
    let hidden = |what: String| {
        document
            .privacy
            .is_whole()
            .then(|| format!("the copy of a private document {what}"))
    };
    if document.sha256.is_some() && found.by != By::Digest {
        notes.push(Note::new(
            format!("{path}: taken for {key} by its name; its SHA-256 is not the one that the dossier gives"),
            hidden("was taken by its name; its SHA-256 is not the one that the dossier gives".to_owned()),
        ));
    }
    match reads(&found.bytes, Form::of(&found.path, &found.bytes)) {
        Ok(article) => Some(Copy::of(article)),
        Err(error) => {
            notes.push(Note::new(
                format!("{path}: the copy of {key} cannot be read: {error}"),
                hidden(format!("cannot be read: {error}")),
            ));
            None
        }
    }
}
