//! A web page to blocks: its main text, and what its markup says of it.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::Head;
use super::blocks::{Block, Mark};
use super::nesting::shallow;

/// The most elements of a page whose main text is looked for. Of a larger page all text is taken.
const MOST_ELEMENTS: usize = 100_000;

/// Less main text than this share of all of it, in percent, was not found: then all of it is taken.
const LEAST_SHARE: usize = 10;

/// Elements whose text no reader sees, or that are no part of an article.
const PASSED_OVER: [&str; 15] = [
    "script", "style", "noscript", "template", "head", "nav", "form", "button", "select", "svg", "iframe", "footer",
    "aside", "figure", "math",
];

/// Elements that stand in a line of text.
const INLINE: [&str; 33] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "u",
];

/// A `<br>` in a text that is being gathered; white space like any other in the end.
const BREAK: char = '\u{2028}';

/// The blocks of a page.
pub(super) fn blocks(page: &str) -> (Head, Vec<Block>) {
    let page = shallow(page);
    let config = Config {
        max_elements_to_parse: MOST_ELEMENTS,
        ..Config::default()
    };
    let all = all_blocks(&page);
    let Ok(mut readability) = Readability::new(page.as_ref(), None, Some(config)) else {
        return (Head::default(), all);
    };
    let declared_title = heading(&readability.doc);
    let metadata = readability.get_article_metadata(readability.parse_json_ld());
    let (mut head, mut main) = match readability.parse() {
        Ok(article) => (
            Head {
                title: given(Some(article.title)),
                author: given(article.byline),
                site: given(article.site_name),
                published: given(article.published_time),
                url: given(article.url),
                language: given(article.lang),
            },
            all_blocks(&article.content),
        ),
        Err(_) => (
            Head {
                title: given(Some(metadata.title)),
                author: given(metadata.byline),
                site: given(metadata.site_name),
                published: given(metadata.published_time),
                url: given(metadata.url),
                language: given(metadata.lang),
            },
            Vec::new(),
        ),
    };
    let length = |blocks: &[Block]| blocks.iter().map(|block| block.text.len()).sum::<usize>();
    if length(&main) * 100 < length(&all) * LEAST_SHARE {
        main = all;
    }
    // The heading of the page is what its readers saw; the title of its head may be another, for search engines.
    head.title = declared_title.or(head.title);
    head.author = head.author.and_then(|author| {
        // Pages print day and reading time behind the name, with bars between them.
        let name = author.split('|').next().unwrap_or_default().trim();
        given(Some(name.strip_prefix("By ").unwrap_or(name).to_owned()))
    });
    if let Some(title) = &head.title
        && !main.iter().any(|block| same(&block.text, title))
    {
        main.insert(0, Block::new(title.clone(), Mark::Heading));
    }
    (head, main)
}

fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// The only heading of the first rank.
fn heading(document: &Document) -> Option<String> {
    let headings = document.select("h1");
    let [heading] = headings.nodes() else {
        return None;
    };
    given(Some(heading.text().to_string()))
}

/// A text that says anything, on one line.
fn given(text: Option<String>) -> Option<String> {
    let text = text?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// All text of a page or of a part of one, block by block.
pub(super) fn all_blocks(page: &str) -> Vec<Block> {
    let document = Document::from(shallow(page).as_ref());
    let mut walk = Walk::default();
    // Without recursion, since pages may be nested as deeply as they like.
    let mut steps = vec![Step::Enter(document.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) if node.is_text() => walk.text.push_str(&node.text()),
            Step::Enter(node) => {
                let name = node.node_name().map(|name| name.to_string()).unwrap_or_default();
                if PASSED_OVER.contains(&name.as_str()) || node.is_comment() || is_hidden(&node) {
                    continue;
                }
                let role = Role::of(&name);
                walk.enter(role);
                steps.push(Step::Leave(role));
                let children = node.children();
                steps.extend(children.into_iter().rev().map(Step::Enter));
            }
            Step::Leave(role) => walk.leave(role),
        }
    }
    walk.end(Mark::Paragraph);
    walk.blocks
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Role),
}

/// What an element does to the text.
#[derive(Clone, Copy)]
enum Role {
    Inline,
    Break,
    Cell,
    Heading,
    Block,
}

impl Role {
    fn of(name: &str) -> Self {
        match name {
            "br" => Self::Break,
            "td" | "th" => Self::Cell,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            name if INLINE.contains(&name) => Self::Inline,
            _ => Self::Block,
        }
    }
}

#[derive(Default)]
struct Walk {
    blocks: Vec<Block>,
    text: String,
    in_heading: bool,
}

impl Walk {
    fn enter(&mut self, role: Role) {
        match role {
            // Two breaks part paragraphs on pages that have no other marks.
            Role::Break if self.text.trim_end_matches([' ', '\n', '\t', '\r']).ends_with(BREAK) => self.end_here(),
            Role::Break => self.text.push(BREAK),
            Role::Cell if !self.text.trim().is_empty() => self.text.push_str(" | "),
            Role::Inline | Role::Cell => {}
            Role::Heading => {
                self.end_here();
                self.in_heading = true;
            }
            Role::Block => self.end_here(),
        }
    }

    fn leave(&mut self, role: Role) {
        match role {
            Role::Inline | Role::Break | Role::Cell => {}
            Role::Heading => {
                self.end(Mark::Heading);
                self.in_heading = false;
            }
            Role::Block => self.end_here(),
        }
    }

    fn end_here(&mut self) {
        self.end(if self.in_heading {
            Mark::Heading
        } else {
            Mark::Paragraph
        });
    }

    fn end(&mut self, mark: Mark) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.blocks.push(Block::new(text, mark));
        }
    }
}
