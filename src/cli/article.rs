//! Articles as commands read them: PDFs in a process of their own.

use crate::article::{self, Article, ArticleError, Form};

use super::read_pdf;

/// Reads an article.
pub(super) fn read(bytes: &[u8], form: Form) -> Result<Article, ArticleError> {
    article::read_with(bytes, form, &read_pdf::text)
}
