//! Blocks of text, as a file is laid out, to the paragraphs of an article: clean text, and what is headline, heading, text and furniture.

use super::paragraph::{Kind, Paragraph};
use super::{Article, Head, date_line, shape};

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Its text; line breaks in it are spaces.
    pub(super) text: String,
    /// What its file says of it.
    pub(super) mark: Mark,
    /// The page that it begins on.
    pub(super) page: Option<u32>,
}

/// What a file says of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing: plain text has no marks, so a heading is told by its shape.
    None,
    /// That it is a heading.
    Heading,
    /// That it is a paragraph, an item or a row.
    Paragraph,
}

impl Block {
    /// A block without a page.
    pub(super) fn new(text: impl Into<String>, mark: Mark) -> Self {
        Self {
            text: text.into(),
            mark,
            page: None,
        }
    }
}

/// Puts the blocks together. What the head does not say yet is taken from the lines above the text.
pub(super) fn assemble(mut blocks: Vec<Block>, mut head: Head) -> Article {
    for block in &mut blocks {
        block.text = clean(&block.text);
    }
    head.title = head.title.map(|title| clean(&title));
    blocks.retain(|block| block.text.chars().any(|c| !c.is_whitespace()));
    let kinds = kinds(&blocks, &mut head);
    // A day is all that a dossier keeps, and the one where it was published.
    head.published = head
        .published
        .map(|published| date_line::without_time(published.trim()).to_owned());
    let mut text = String::new();
    let mut paragraphs = Vec::with_capacity(blocks.len());
    let mut numbers = [0; 4];
    for (block, kind) in blocks.iter().zip(kinds) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&block.text);
        let number = &mut numbers[kind as usize];
        *number += 1;
        paragraphs.push(Paragraph {
            kind,
            number: *number,
            page: block.page,
            range: start..text.len(),
        });
    }
    Article { text, head, paragraphs }
}

/// One line of plain characters: any white space is one space, and what has no width, controls or breaks a word at a line end is left out.
fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\0' => {}
            c if c.is_whitespace() || c.is_control() => gap = true,
            c => {
                if gap && !clean.is_empty() {
                    clean.push(' ');
                }
                gap = false;
                clean.push(c);
            }
        }
    }
    clean
}

/// The kind of each block. All above the first running text is head.
fn kinds(blocks: &[Block], head: &mut Head) -> Vec<Kind> {
    let is_question = |at: usize| at == 0 && blocks.len() > 1 && shape::asks(&blocks[at].text);
    let is_text = |at: usize| match blocks[at].mark {
        Mark::Heading => false,
        Mark::None => !shape::is_like_a_heading(&blocks[at].text) && !is_lead(&blocks[at].text) && !is_question(at),
        Mark::Paragraph => !shape::is_like_a_heading(&blocks[at].text) && !is_lead(&blocks[at].text),
    };
    let Some(first) = (0..blocks.len()).find(|at| is_text(*at)) else {
        return without_sentences(blocks, head);
    };
    let above = &blocks[..first];
    // What stands above the text is what readers saw; the head of a file may say something else.
    let headings = || above.iter().filter(|block| block.mark == Mark::Heading);
    if head.title.is_none() || headings().next().is_some() && !headings().any(|block| same(head, &block.text)) {
        head.title = title(above).map(str::to_owned);
    }
    let mut kinds: Vec<Kind> = above.iter().map(|block| of_head(block, head)).collect();
    if head.published.is_none() {
        head.published = date_line::dateline(&blocks[first].text).map(str::to_owned);
    }
    kinds.extend(blocks[first..].iter().map(|block| match block.mark {
        Mark::Heading => Kind::Heading,
        Mark::None if shape::is_like_a_heading(&block.text) && !shape::is_item(&block.text) => of_line(block),
        Mark::None | Mark::Paragraph => Kind::Running,
    }));
    kinds
}

/// Whether it only names what follows it, in a list above the text: `• Category:`.
fn is_lead(text: &str) -> bool {
    shape::is_item(text) && text.ends_with(':')
}

/// A line by itself within plain text: a heading, unless it prints a day.
fn of_line(block: &Block) -> Kind {
    if date_line::date(&block.text).is_some() {
        Kind::Aside
    } else {
        Kind::Heading
    }
}

/// A file of lines that are no sentences: a list, a table, a caption. All of it is text but its headline.
fn without_sentences(blocks: &[Block], head: &mut Head) -> Vec<Kind> {
    let heading = blocks.iter().find(|block| block.mark == Mark::Heading);
    if head.title.is_none() {
        head.title = heading.map(|block| block.text.clone());
    }
    let of = |block: &Block| match block.mark {
        Mark::Heading if same(head, &block.text) => Kind::Headline,
        Mark::Heading => Kind::Heading,
        _ => Kind::Running,
    };
    blocks.iter().map(of).collect()
}

/// The headline: what is marked as one, else the first line of several words that is no date, byline, item or title of a site.
fn title(above: &[Block]) -> Option<&str> {
    if let Some(marked) = above.iter().find(|block| block.mark == Mark::Heading) {
        return Some(&marked.text);
    }
    let plain = |text: &&str| {
        !shape::is_item(text)
            && date_line::told(text).is_none()
            && shape::author(text).is_none()
            && shape::site(text).is_none()
    };
    let mut lines = above.iter().map(|block| block.text.as_str()).filter(plain);
    let long = |line: &&str| line.split_whitespace().count() > 2;
    let all = || above.iter().map(|block| block.text.as_str());
    // A headline may tell a day too.
    let with_day = all().find(|text| date_line::date(text).is_none() && date_line::byline(text).is_none());
    lines.clone().find(long).or_else(|| lines.next()).or_else(|| {
        with_day.filter(|text| shape::author(text).is_none() && shape::site(text).is_none() && !shape::is_item(text))
    })
}

/// A block above the text. What it says of the article goes into its head, unless the markup said that before.
fn of_head(block: &Block, head: &mut Head) -> Kind {
    let fill = |field: &mut Option<String>, text: &str| {
        if field.is_none() && !text.is_empty() {
            *field = Some(text.to_owned());
        }
    };
    if same(head, &block.text) {
        return Kind::Headline;
    }
    if let Some(date) = date_line::told(&block.text) {
        fill(&mut head.published, date);
        let author = date_line::byline(&block.text).and_then(|(by, _)| shape::author(by));
        fill(&mut head.author, author.unwrap_or_default());
    } else if let Some(author) = shape::author(&block.text) {
        fill(&mut head.author, author);
    } else if let Some(site) = shape::site(&block.text) {
        fill(&mut head.site, site);
    } else if block.mark == Mark::Heading {
        return Kind::Heading;
    }
    Kind::Aside
}

fn same(head: &Head, text: &str) -> bool {
    head.title.as_deref() == Some(text)
}
