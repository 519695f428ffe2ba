//! The text of a PDF.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Dictionary, Document, Object, OutputError, PlainTextOutput, output_doc_page};

use super::ArticleError;

/// The text of a PDF, with a form feed after each page.
///
/// A damaged file may bring the parser down. Where panics unwind, that is an error like any other; where they abort, as in a release of
/// tallybook, call this only in a process that may end.
///
/// # Errors
/// [`ArticleError`] if it is encrypted or damaged, or its pages are pictures.
pub fn text(bytes: &[u8]) -> Result<String, ArticleError> {
    catch_unwind(AssertUnwindSafe(|| pages(bytes)))
        .unwrap_or_else(|_| Err(ArticleError::Damaged("its structure is broken".to_owned())))
}

fn pages(bytes: &[u8]) -> Result<String, ArticleError> {
    let mut document = Document::load_mem(bytes).map_err(|error| damaged(&error))?;
    // Many are encrypted with an empty password, only to forbid printing.
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(ArticleError::Encrypted);
    }
    spell_out_widths(&mut document);
    let mut text = String::new();
    for page in document.get_pages().into_keys() {
        output_doc_page(&document, &mut PlainTextOutput::new(&mut text), page).map_err(|error| match error {
            OutputError::PdfError(error) => ArticleError::Damaged(format!("page {page}: {error}")),
            other => ArticleError::Damaged(format!("page {page}: {other}")),
        })?;
        text.push('\u{c}');
    }
    if text.trim().is_empty() {
        return Err(ArticleError::Scanned);
    }
    Ok(LIGATURES
        .iter()
        .fold(text, |text, (sign, letters)| text.replace(*sign, letters)))
}

/// Letters that fonts have as one sign (Unicode's Alphabetic Presentation Forms), and how they are written.
const LIGATURES: [(char, &str); 7] = [
    ('\u{fb00}', "ff"),
    ('\u{fb01}', "fi"),
    ('\u{fb02}', "fl"),
    ('\u{fb03}', "ffi"),
    ('\u{fb04}', "ffl"),
    ('\u{fb05}', "st"),
    ('\u{fb06}', "st"),
];

/// The most glyphs whose widths are written one by one: some fonts' worth.
const GLYPHS: usize = 0x40000;

/// Writes the widths of glyphs that are given by range (`3 17 318`, ISO 32000-1, 9.7.4.3) one by one (`3 [318 318 …]`): pdf-extract 0.12 takes the glyphs of
/// ranges for glyphs without width, and sees a gap after them, within a word.
fn spell_out_widths(document: &mut Document) {
    let fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let widths = fonts
        .filter(|font| is_of_glyphs(font))
        .filter_map(|font| font.get(b"W").ok());
    let apart: BTreeSet<_> = widths.filter_map(|widths| widths.as_reference().ok()).collect();
    let mut left = GLYPHS;
    for (number, object) in &mut document.objects {
        let widths = match object {
            Object::Dictionary(font) if is_of_glyphs(font) => font.get_mut(b"W").and_then(Object::as_array_mut).ok(),
            Object::Array(widths) if apart.contains(number) => Some(widths),
            _ => None,
        };
        if let Some(widths) = widths {
            *widths = spelt_out(widths, &mut left);
        }
    }
}

/// Whether it is a font whose widths are by glyph: not a stream of cross-references, which has a `W` too.
fn is_of_glyphs(font: &Dictionary) -> bool {
    let kind = font.get(b"Subtype").and_then(Object::as_name);
    kind.is_ok_and(|kind| kind.starts_with(b"CIDFontType"))
}

/// The same widths without ranges, as they are if there is anything else in them, such as a reference; `left` is how many more may be written.
fn spelt_out(widths: &[Object], left: &mut usize) -> Vec<Object> {
    let mut spelt = Vec::with_capacity(widths.len());
    let mut rest = widths;
    loop {
        rest = match rest {
            [] => return spelt,
            [first @ Object::Integer(_), listed @ Object::Array(_), rest @ ..] => {
                spelt.extend([first.clone(), listed.clone()]);
                rest
            }
            [
                Object::Integer(from),
                Object::Integer(to),
                width @ (Object::Integer(_) | Object::Real(_)),
                rest @ ..,
            ] => {
                let glyphs = to.checked_sub(*from).and_then(|more| usize::try_from(more).ok());
                let Some(glyphs) = glyphs.filter(|glyphs| glyphs < left) else {
                    return widths.to_vec();
                };
                *left -= glyphs + 1;
                spelt.extend([Object::Integer(*from), Object::Array(vec![width.clone(); glyphs + 1])]);
                rest
            }
            _ => return widths.to_vec(),
        };
    }
}

fn damaged(error: &pdf_extract::Error) -> ArticleError {
    let text = error.to_string();
    if text.contains("decrypt") || text.contains("password") {
        ArticleError::Encrypted
    } else {
        ArticleError::Damaged(text)
    }
}
