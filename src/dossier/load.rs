//! Loads a file as text. A file that cannot be read is reported, and the other files are still read.

use std::fs;

use sha2::{Digest, Sha256};

use super::folder::{Barred, Entry};
use crate::diagnostic::Diagnostic;

/// The largest file that is read, in bytes. A document has hundreds of claims, not hundreds of thousands.
const LARGEST: u64 = 32 << 20;

/// A file as loaded.
pub(super) struct Loaded {
    /// Its text, with replacement characters where it is not UTF-8; empty if it could not be read at all.
    pub(super) text: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub(super) sha256: String,
    /// Why it cannot be used, if so.
    pub(super) problem: Option<Diagnostic>,
}

/// Loads a file; `index` is its index among the sources. What is barred is not opened.
pub(super) fn load(entry: &Entry, index: usize) -> Loaded {
    let refused = |what: String, help: &str| Loaded {
        text: String::new(),
        sha256: sha256(b""),
        problem: Some(unreadable(what).at((index, 0..0), "").help(help)),
    };
    let path = entry.path.as_path();
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
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) => return refused(format!("the file cannot be read: {error}"), "fix or remove it"),
    };
    if metadata.is_dir() {
        return refused(
            "a folder is named like a dossier file".into(),
            "rename the folder so that it does not end in `.toml`",
        );
    }
    if !metadata.is_file() {
        return refused("not a regular file".into(), "move it out of the dossier");
    }
    if metadata.len() > LARGEST {
        let size = metadata.len() >> 20;
        return refused(
            format!(
                "the file is too large: {size} MiB, and the limit is {} MiB",
                LARGEST >> 20
            ),
            "write one file per document",
        );
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return refused(format!("the file cannot be read: {error}"), "fix or remove it"),
    };
    let sha256 = sha256(&bytes);
    match String::from_utf8(bytes) {
        Ok(text) => Loaded {
            problem: is_blank(&text).then(|| empty(index)),
            text,
            sha256,
        },
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
                text,
                sha256,
            }
        }
    }
}

fn unreadable(what: String) -> Diagnostic {
    Diagnostic::error("unreadable-file", what)
        .why("every file of a dossier must be readable, so that nothing is silently left out")
}

fn empty(index: usize) -> Diagnostic {
    Diagnostic::warning("empty-file", "the file is empty")
        .at((index, 0..0), "")
        .why("an empty file is usually one that was not saved")
        .help("add a `[document]` with its claims, or remove the file")
}

/// Whether a text contains only whitespace and comments.
fn is_blank(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines()
        .map(str::trim)
        .all(|line| line.is_empty() || line.starts_with('#'))
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            for half in [byte >> 4, byte & 15] {
                hex.push(char::from_digit(half.into(), 16).unwrap_or('0'));
            }
            hex
        })
}
