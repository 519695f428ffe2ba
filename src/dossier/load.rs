//! Loads a file as text. A file that cannot be read is reported, and the other files are still read.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::folder::{Barred, Entry};
use super::form::Form;
use super::unpack::{unpacked, worksheet};
use crate::diagnostic::Diagnostic;
use crate::model::sha256;

/// The largest file that is read, in bytes. A document has hundreds of claims, not hundreds of thousands.
const LARGEST: u64 = 32 << 20;
/// The largest workbook, which is read as a whole; a worksheet has at most a million rows.
const LARGEST_WORKBOOK: u64 = 256 << 20;
/// The largest other sheet.
const LARGEST_SHEET: u64 = 4 << 30;
/// The largest text that is unpacked from a file or a workbook: small files can be made that give any amount of it.
const LARGEST_UNPACKED: u64 = 1 << 30;

/// A file as loaded.
pub(super) struct Loaded {
    /// Its text, with replacement characters where it is not UTF-8; empty if it could not be read at all.
    pub(super) text: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub(super) sha256: String,
    /// What is wrong with it.
    pub(super) problem: Option<Diagnostic>,
    /// Whether it can be used all the same.
    pub(super) is_readable: bool,
}

/// Loads a file; `index` is its index among the sources. What is barred is not opened.
pub(super) fn load(entry: &Entry, index: usize) -> Loaded {
    let refused = |what: String, help: &str| Loaded {
        text: String::new(),
        sha256: sha256(b""),
        problem: Some(unreadable(what).at((index, 0..0), "").help(help)),
        is_readable: false,
    };
    match entry.barred {
        Some(Barred::Outside) => {
            return refused(
                "the link leads out of the dossier".into(),
                "copy what it leads to into the dossier, or follow such links with `--follow-links`",
            );
        }
        Some(Barred::Name) => return refused("the name of the file is not UTF-8".into(), "rename it"),
        None => {}
    }
    let limit = match entry.form {
        Form::Toml => LARGEST,
        Form::Workbook => LARGEST_WORKBOOK,
        Form::Cells | Form::Lines | Form::List => LARGEST_SHEET,
    };
    let too_large = |size: &str, limit: u64| {
        let what = format!("the file is too large: {size}, and the limit is {} MiB", limit >> 20);
        let help = if entry.form == Form::Toml {
            "write one file per document"
        } else {
            "split it into several files"
        };
        refused(what, help)
    };
    let bytes = match bytes(&entry.path, limit) {
        Ok(Content::Bytes(bytes)) => bytes,
        Ok(Content::TooLarge(size)) => return too_large(&format!("{} MiB", size >> 20), limit),
        Ok(Content::Folder) => {
            return refused(
                "a folder is named like a dossier file".into(),
                "rename the folder so that it does not end in `.toml`",
            );
        }
        Ok(Content::Other) => return refused("not a regular file".into(), "move it out of the dossier"),
        Err(error) => return refused(format!("the file cannot be read: {error}"), "fix or remove it"),
    };
    let sha256 = sha256(&bytes);
    if entry.form == Form::Workbook {
        return match worksheet(bytes, LARGEST_UNPACKED) {
            Ok((text, others)) => Loaded {
                problem: (!others.is_empty()).then(|| one_worksheet(index, &others)),
                is_readable: true,
                text,
                sha256,
            },
            Err(error) => refused(
                format!("the workbook cannot be read: {error}"),
                "save it as `.xlsx`, `.ods` or `.csv`",
            ),
        };
    }
    match unpacked(bytes, entry.packing, LARGEST_UNPACKED) {
        Ok(Some(bytes)) => text(bytes, sha256, index, entry.form),
        Ok(None) => too_large("more once it is decompressed", LARGEST_UNPACKED),
        Err(error) => refused(format!("the file cannot be decompressed: {error}"), "compress it anew"),
    }
}

/// What is at a path.
enum Content {
    Bytes(Vec<u8>),
    /// With its size.
    TooLarge(u64),
    Folder,
    Other,
}

/// Reads a file, or standard input.
fn bytes(path: &Path, limit: u64) -> io::Result<Content> {
    let mut bytes = Vec::new();
    if path == Path::new(super::STDIN) {
        io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)?;
        let size = bytes.len() as u64;
        return Ok(if size > limit {
            Content::TooLarge(size)
        } else {
            Content::Bytes(bytes)
        });
    }
    let metadata = fs::metadata(path)?;
    Ok(match metadata.len() {
        _ if metadata.is_dir() => Content::Folder,
        _ if !metadata.is_file() => Content::Other,
        size if size > limit => Content::TooLarge(size),
        _ => Content::Bytes(fs::read(path)?),
    })
}

/// The text of a file, if it is UTF-8.
fn text(bytes: Vec<u8>, sha256: String, index: usize, form: Form) -> Loaded {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let is_blank = is_blank(&text, form);
            Loaded {
                problem: is_blank.then(|| empty(index, form)),
                is_readable: !is_blank,
                text,
                sha256,
            }
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let byte = bytes.get(at).copied().unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let end = text.ceil_char_boundary(at + 1);
            let help = match bytes.get(..2) {
                Some([0xff, 0xfe] | [0xfe, 0xff]) => "this looks like UTF-16: save the file as UTF-8",
                _ => "save the file as UTF-8",
            };
            Loaded {
                problem: Some(
                    unreadable("the file is not UTF-8".into())
                        .at((index, at..end), format!("the byte 0x{byte:02x} is not valid UTF-8"))
                        .help(help),
                ),
                is_readable: false,
                text,
                sha256,
            }
        }
    }
}

fn one_worksheet(index: usize, others: &[String]) -> Diagnostic {
    let names: Vec<String> = others.iter().map(|name| format!("`{name}`")).collect();
    Diagnostic::warning(
        "one-worksheet",
        format!("only the first worksheet is read, not {}", names.join(", ")),
    )
    .at((index, 0..0), "")
    .why("a file of a dossier is one sheet")
    .help("save other worksheets with claims as files of their own; nothing needs to be done about remarks")
}

fn unreadable(what: String) -> Diagnostic {
    Diagnostic::error("unreadable-file", what)
        .why("every file of a dossier must be readable, so that nothing is silently left out")
}

fn empty(index: usize, form: Form) -> Diagnostic {
    if form.is_sheet() {
        return no_rows(index);
    }
    Diagnostic::warning("empty-file", "the file is empty")
        .at((index, 0..0), "")
        .why("an empty file is usually one that was not saved")
        .help("add a `[document]` with its claims, or remove the file")
}

/// The problem of a sheet without a row.
pub(super) fn no_rows(index: usize) -> Diagnostic {
    Diagnostic::warning("empty-file", "the sheet has no rows")
        .at((index, 0..0), "")
        .why("a sheet without rows is usually one that was not saved")
        .help("add a header and its rows, or remove the file")
}

/// Whether a text contains only white space and, in TOML, comments; the name of a column may begin with `#`.
fn is_blank(text: &str, form: Form) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines()
        .map(str::trim)
        .all(|line| line.is_empty() || form == Form::Toml && line.starts_with('#'))
}
