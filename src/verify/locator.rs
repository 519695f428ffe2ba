//! What a locator says of where to look: `paragraph 4`, `paragraphs 4 to 6`, `headline`, `subheading 2`, `page 12`.

use std::ops::RangeInclusive;

use crate::article::{Article, Kind, Paragraph};

/// Where a locator says to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Locator {
    Headline,
    /// One heading below the headline, or any.
    Subheading(Option<usize>),
    Paragraphs(Vec<RangeInclusive<usize>>),
    /// Pages of a PDF. Where a copy has no pages, it is as good as unknown.
    Pages(Vec<RangeInclusive<usize>>),
    /// What only a reader understands: `table 2`, `caption`.
    Unknown,
}

impl Locator {
    /// Reads a locator.
    pub(super) fn of(text: &str) -> Self {
        let text = text.trim().to_lowercase();
        let word: String = text.chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
        let rest = text[word.len()..].trim_start_matches('.').trim();
        match word.as_str() {
            "headline" | "title" | "titular" | "título" if rest.is_empty() => Self::Headline,
            "subheading" | "subheadline" | "subtitle" | "heading" | "sub-heading" | "standfirst" | "deck"
            | "subtítulo" => {
                if rest.is_empty() {
                    Self::Subheading(None)
                } else {
                    rest.parse()
                        .map_or(Self::Unknown, |number| Self::Subheading(Some(number)))
                }
            }
            "paragraph" | "paragraphs" | "para" | "paras" | "par" | "párrafo" | "párrafos" => {
                numbers(rest).map_or(Self::Unknown, Self::Paragraphs)
            }
            "page" | "pages" | "p" | "pp" | "página" | "páginas" => {
                // "page 12, table 2" is on page 12.
                let end = rest
                    .find(|c: char| c.is_alphabetic() && !rest.contains(" to "))
                    .unwrap_or(rest.len());
                numbers(rest[..end].trim_end_matches([',', ' ', ';'])).map_or(Self::Unknown, Self::Pages)
            }
            _ => Self::Unknown,
        }
    }

    /// Whether it can be looked up in an article.
    pub(super) fn is_known(&self, article: &Article) -> bool {
        match self {
            Self::Unknown => false,
            Self::Pages(_) => article.paragraphs().iter().any(|paragraph| paragraph.page.is_some()),
            _ => true,
        }
    }

    /// Whether a paragraph is where it says. Everything is where a locator that cannot be looked up says.
    pub(super) fn has(&self, article: &Article, paragraph: &Paragraph) -> bool {
        let in_any =
            |ranges: &[RangeInclusive<usize>], number: usize| ranges.iter().any(|range| range.contains(&number));
        match self {
            Self::Headline => match paragraph.kind {
                Kind::Headline => true,
                // Where no line was taken for the headline, any above the text may be.
                Kind::Heading | Kind::Aside => article.head.title.is_none() && is_above(article, paragraph),
                Kind::Running => false,
            },
            Self::Subheading(number) => match paragraph.kind {
                Kind::Heading => number.is_none_or(|number| number == paragraph.number),
                Kind::Aside => number.is_none() && is_above(article, paragraph),
                Kind::Headline | Kind::Running => false,
            },
            Self::Paragraphs(ranges) => paragraph.kind == Kind::Running && in_any(ranges, paragraph.number),
            Self::Pages(ranges) => match paragraph.page.and_then(|page| usize::try_from(page).ok()) {
                // A paragraph that a page end parts begins on the page before.
                Some(page) => in_any(ranges, page) || in_any(ranges, page + 1) && is_last_of_page(article, paragraph),
                None => !self.is_known(article),
            },
            Self::Unknown => true,
        }
    }
}

fn is_above(article: &Article, paragraph: &Paragraph) -> bool {
    let first = article.paragraphs().iter().find(|other| other.kind == Kind::Running);
    first.is_none_or(|first| paragraph.range.start < first.range.start)
}

fn is_last_of_page(article: &Article, paragraph: &Paragraph) -> bool {
    let next = article
        .paragraphs()
        .iter()
        .find(|other| other.range.start >= paragraph.range.end);
    next.is_none_or(|next| next.page != paragraph.page)
}

/// A list of numbers and of ranges of them: `4`, `4 to 6`, `4-6`, `4, 6 and 8`. `None` if it is anything else.
fn numbers(text: &str) -> Option<Vec<RangeInclusive<usize>>> {
    let text = text.replace(" and ", ",").replace(" y ", ",").replace('&', ",");
    let text = text.replace(" to ", "-").replace(" a ", "-").replace(['–', '—'], "-");
    text.split(',')
        .map(|part| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (first, last): (usize, usize) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
            (first >= 1 && first <= last).then_some(first..=last)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locators_as_researchers_write_them() {
        use Locator::{Headline, Pages, Paragraphs, Subheading, Unknown};
        for (text, read) in [
            ("headline", Headline),
            ("Subheading", Subheading(None)),
            ("subheading 1", Subheading(Some(1))),
            ("paragraph 4", Paragraphs(vec![4..=4])),
            ("paragraphs 4 to 6", Paragraphs(vec![4..=6])),
            ("paragraphs 2, 4–6 and 9", Paragraphs(vec![2..=2, 4..=6, 9..=9])),
            ("page 12, table 2", Pages(vec![12..=12])),
            ("pp. 3-4", Pages(vec![3..=4])),
            ("pages 3 to 4", Pages(vec![3..=4])),
            ("párrafo 3", Paragraphs(vec![3..=3])),
            ("table 2", Unknown),
            ("paragraph four", Unknown),
            ("paragraph 0", Unknown),
            ("", Unknown),
        ] {
            assert_eq!(Locator::of(text), read, "{text}");
        }
    }
}
