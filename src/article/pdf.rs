//! The text of a PDF.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, OutputError, PlainTextOutput, output_doc_page};

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
    Ok(text)
}

fn damaged(error: &pdf_extract::Error) -> ArticleError {
    let text = error.to_string();
    if text.contains("decrypt") || text.contains("password") {
        ArticleError::Encrypted
    } else {
        ArticleError::Damaged(text)
    }
}
