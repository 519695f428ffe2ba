//! Why an article cannot be read.

/// Why an article cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArticleError {
    /// Nothing but space, or markup without text.
    #[error("there is no text in it")]
    NoText,
    /// A PDF of pictures.
    #[error(
        "there is no text in its pages: they are pictures, as a scanner makes them, and must first go through text recognition"
    )]
    Scanned,
    /// A PDF that asks for a password.
    #[error("it is encrypted and needs a password: save a copy without one")]
    Encrypted,
    /// A PDF that is no PDF, or cut off, or that the parser does not survive.
    #[error("it is damaged, or no PDF that can be read: {0}")]
    Damaged(String),
    /// A PDF that took too long.
    #[error("reading it took longer than {0} seconds")]
    TooSlow(u64),
    /// A PDF with more text than any article.
    #[error("it has more than {0} MB of text")]
    TooLong(usize),
    /// The process that reads PDFs could not be run.
    #[error("the reader of PDFs could not be run: {0}")]
    NoReader(String),
}
