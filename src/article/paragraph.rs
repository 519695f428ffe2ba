//! A paragraph of an article, and how locators name it.

use std::ops::Range;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The headline, also where it is repeated.
    Headline,
    /// A heading within the text, or below the headline.
    Heading,
    /// Running text.
    Running,
    /// What stands around the text and is not counted: a date line, a byline, a list of labels above the text.
    Aside,
}

/// A paragraph of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub kind: Kind,
    /// Its number among those of its kind, from 1.
    pub number: usize,
    /// The page of a PDF that it begins on, from 1.
    pub page: Option<u32>,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

impl Paragraph {
    /// The locator of it: `paragraph 4`, `headline`, `subheading 2`, or `aside 1` for what no dossier counts.
    #[must_use]
    pub fn locator(&self) -> String {
        match self.kind {
            Kind::Headline => "headline".to_owned(),
            Kind::Heading => format!("subheading {}", self.number),
            Kind::Running => format!("paragraph {}", self.number),
            Kind::Aside => format!("aside {}", self.number),
        }
    }
}
