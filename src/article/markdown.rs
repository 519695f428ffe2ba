//! Markdown to blocks, without its marks.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::Head;
use super::blocks::{Block, Mark};

/// The blocks of a Markdown text. A head between `---` lines tells title, author, date, site, address and language.
pub(super) fn blocks(text: &str) -> (Head, Vec<Block>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    reader.end(Mark::Paragraph);
    (reader.head, reader.blocks)
}

#[derive(Default)]
struct Reader {
    head: Head,
    blocks: Vec<Block>,
    text: String,
    in_head: bool,
    in_html: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => self.in_head = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.in_head = false,
            Event::Text(text) if self.in_head => text.lines().for_each(|line| self.field(line)),
            Event::Start(Tag::HtmlBlock) => {
                self.end(Mark::Paragraph);
                self.in_html = true;
            }
            Event::End(TagEnd::HtmlBlock) => {
                self.in_html = false;
                let page = std::mem::take(&mut self.text);
                self.blocks.extend(super::html::all_blocks(&page));
            }
            Event::Html(text) if self.in_html => self.text.push_str(&text),
            Event::Start(Tag::TableCell) if !self.text.is_empty() => self.text.push_str(" | "),
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Item
                | Tag::CodeBlock(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::FootnoteDefinition(_)
                | Tag::BlockQuote(_),
            )
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableHead
                | TagEnd::TableRow
                | TagEnd::FootnoteDefinition
                | TagEnd::BlockQuote(_),
            ) => self.end(Mark::Paragraph),
            Event::End(TagEnd::Heading(_)) => self.end(Mark::Heading),
            Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
    }

    fn end(&mut self, mark: Mark) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.blocks.push(Block::new(text, mark));
        }
    }

    /// A line `name: value` of the head.
    fn field(&mut self, line: &str) {
        let Some((name, value)) = line.split_once(':') else {
            return;
        };
        let value = value.trim().trim_matches(['"', '\'']);
        let field = match name.trim().to_lowercase().as_str() {
            "title" => &mut self.head.title,
            "author" | "byline" => &mut self.head.author,
            "date" | "published" => &mut self.head.published,
            "site" | "publisher" | "source" => &mut self.head.site,
            "url" | "link" => &mut self.head.url,
            "lang" | "language" => &mut self.head.language,
            _ => return,
        };
        if !value.is_empty() {
            *field = Some(value.to_owned());
        }
    }
}
