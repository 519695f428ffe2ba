//! The bytes of an article to its text: plain text, Markdown, HTML and PDF, in any encoding in use.
//!
//! [`Article::text`] is what every offset counts in. No claims, no files and no processes: who reads a PDF that may be hostile hands
//! [`read_with`] a reader that runs elsewhere.

mod blocks;
mod date_line;
mod encoding;
mod error;
mod form;
mod html;
mod layout;
mod markdown;
mod nesting;
mod paragraph;
mod pdf;
mod printed;
mod shape;

pub use error::ArticleError;
pub use form::Form;
pub use paragraph::{Kind, Paragraph};
pub use pdf::text as pdf_text;

/// An article as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The text: each paragraph on one line, with a blank line between two. No NUL, no soft hyphen, no double space.
    pub text: String,
    /// What its head says of it.
    pub head: Head,
    /// The paragraphs of the text, in their order.
    paragraphs: Vec<Paragraph>,
}

/// What an article says of itself, as printed or as its markup has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Its headline.
    pub title: Option<String>,
    /// Who wrote it, without "by".
    pub author: Option<String>,
    /// The site or newspaper.
    pub site: Option<String>,
    /// When it was published: ISO 8601 where markup says so, else as printed.
    pub published: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its language, a BCP 47 tag.
    pub language: Option<String>,
}

impl Article {
    /// The paragraphs, each with its number, its kind and the bytes that it takes in the text.
    #[must_use]
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The paragraph that a byte of the text is in; that before it for the blank line between two.
    #[must_use]
    pub fn paragraph_at(&self, byte: usize) -> Option<&Paragraph> {
        let after = self
            .paragraphs
            .partition_point(|paragraph| paragraph.range.start <= byte);
        self.paragraphs.get(after.checked_sub(1)?)
    }
}

/// Reads an article. A PDF is read in this process; see [`read_with`].
///
/// # Errors
/// [`ArticleError`] if there is no text to be read.
pub fn read(bytes: &[u8], form: Form) -> Result<Article, ArticleError> {
    read_with(bytes, form, &pdf::text)
}

/// Reads an article, with `pdf` as the reader of PDFs. It returns the text with a form feed after each page, as [`pdf_text`] does,
/// and may do so in a process of its own, since a damaged file can bring a parser down.
///
/// # Errors
/// [`ArticleError`] if there is no text to be read.
pub fn read_with(
    bytes: &[u8],
    form: Form,
    pdf: &dyn Fn(&[u8]) -> Result<String, ArticleError>,
) -> Result<Article, ArticleError> {
    let (head, blocks) = match form {
        Form::Text => (Head::default(), layout::blocks(&encoding::decode(bytes, None))),
        Form::Markdown => markdown::blocks(&encoding::decode(bytes, None)),
        Form::Html => html::blocks(&encoding::decode(bytes, encoding::declared(bytes))),
        Form::Pdf => (Head::default(), layout::blocks(&pdf(bytes)?)),
    };
    let article = blocks::assemble(blocks, head);
    if article.text.is_empty() {
        return Err(ArticleError::NoText);
    }
    Ok(article)
}
