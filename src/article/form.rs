//! What an article is written in.

use std::path::Path;

/// What an article is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A PDF.
    Pdf,
}

impl Form {
    /// The form that the extension of a file's name tells, else the one that its contents look like. A PDF is one whatever its name is.
    #[must_use]
    pub fn of(name: &Path, bytes: &[u8]) -> Self {
        if bytes.trim_ascii_start().starts_with(b"%PDF-") {
            return Self::Pdf;
        }
        Self::named(name).unwrap_or_else(|| Self::looks(bytes))
    }

    /// The form that the extension of a file's name tells.
    #[must_use]
    pub fn named(name: &Path) -> Option<Self> {
        let extension = name.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }

    /// Markup at the start makes a page; everything else is plain text, for a `#` or a `*` is common in that too.
    fn looks(bytes: &[u8]) -> Self {
        let start = String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).replace('\0', "");
        let start = start.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
        let tags = [
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<?xml",
            "<article",
            "<div",
            "<p>",
            "<!--",
            "<meta",
        ];
        if tags.iter().any(|tag| start.starts_with(tag)) {
            Self::Html
        } else {
            Self::Text
        }
    }
}
