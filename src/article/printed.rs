//! What a program printed on the pages of a text, and is no part of it: page numbers and running titles.
//!
//! A figure at the edge of a page looks much like them. So a number is one of a page only if it counts as the pages do.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::blocks::Block;

/// On how many pages a line must stand at the top or bottom to be taken for one that a program printed on every page.
const ON_EVERY_PAGE: usize = 3;

/// A line, or the rest of one with a number that counts the pages, with the number less that of the page.
type Line = (String, Option<i64>);

/// Whether each block is a page number, or repeats a running title. The first of those is kept: it may be the title itself.
pub(super) fn of(blocks: &[Block]) -> Vec<bool> {
    let edges = edges(blocks);
    let lines: Vec<Vec<Line>> = blocks
        .iter()
        .zip(&edges)
        .map(|(block, is_edge)| if *is_edge { lines(block) } else { Vec::new() })
        .collect();
    let mut pages: HashMap<&Line, HashSet<Option<u32>>> = HashMap::new();
    for (block, lines) in blocks.iter().zip(&lines) {
        for line in lines {
            pages.entry(line).or_default().insert(block.page);
        }
    }
    let on = |line: &Line| pages.get(line).map_or(0, HashSet::len);
    let mut seen: HashSet<&Line> = HashSet::new();
    // A number alone counts the pages if it is that of its page, or one on another page is as far off.
    let counts = |line: &Line| line.1 == Some(0) || line.1.is_some() && on(line) > 1;
    let mut printed = Vec::with_capacity(blocks.len());
    for (block, lines) in blocks.iter().zip(&lines) {
        let is_folio = !lines.is_empty()
            && (is_named_folio(&block.text) || is_number(bare(&block.text)) && lines.iter().any(counts));
        let running = lines.iter().find(|line| on(line) >= ON_EVERY_PAGE);
        printed.push(is_folio || running.is_some_and(|line| !seen.insert(line)));
    }
    printed
}

/// Whether each block is one of the first two or last two of its page, where a text has more than one.
fn edges(blocks: &[Block]) -> Vec<bool> {
    let mut edges = Vec::with_capacity(blocks.len());
    let pages = blocks.chunk_by(|one, next| one.page == next.page);
    let several = pages.clone().count() > 1;
    for page in pages {
        edges.extend((0..page.len()).map(|at| several && (at < 2 || at + 2 >= page.len())));
    }
    edges
}

/// The line as it is, and as it would be on other pages if one of its numbers counted them.
fn lines(block: &Block) -> Vec<Line> {
    let text = block.text.trim();
    let mut lines = vec![(text.to_owned(), None)];
    for number in numbers(text) {
        let Ok(value) = text[number.clone()].parse::<i64>() else {
            continue;
        };
        let rest = format!("{}\0{}", bare(&text[..number.start]), bare(&text[number.end..]));
        lines.push((rest, Some(value - i64::from(block.page.unwrap_or(0)))));
    }
    lines
}

/// The numbers of up to four digits that are no parts of others, as those of "46,100" and "1.2" are.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '%' | '$' | '€' | '£');
    let mut numbers = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(|c: char| !is_part(c)) {
        let number = word.trim_end_matches(|c: char| !is_part(c));
        if is_number(number) {
            numbers.push(at..at + number.len());
        }
        at += word.len();
    }
    numbers
}

fn is_number(word: &str) -> bool {
    (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Without the spaces, dashes and bars around it, which set a page number off.
fn bare(text: &str) -> &str {
    text.trim_matches([' ', '-', '–', '—', '|', '·'])
}

/// Whether it is a number that says itself that it counts pages: `- 12 -`, `Page 12`, `12 of 30`, `Page 12 of 30`.
fn is_named_folio(text: &str) -> bool {
    let text = text.trim();
    let inside = bare(text);
    let is_set_off = text.starts_with(['-', '–', '—']) && text.ends_with(['-', '–', '—']);
    if is_number(inside) {
        return is_set_off;
    }
    let inside = inside.to_lowercase();
    let words: Vec<&str> = inside.split_whitespace().collect();
    let is_page = |word: &str| matches!(word.trim_end_matches('.'), "page" | "p" | "pág" | "página");
    let is_of = |word: &str| matches!(word, "of" | "de" | "/");
    match *words.as_slice() {
        [page, number] => is_page(page) && is_number(number),
        [number, of, all] => is_number(number) && is_of(of) && is_number(all),
        [page, number, of, all] => is_page(page) && is_number(number) && is_of(of) && is_number(all),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::blocks::Mark;

    /// The lines that are left of pages with these at the top and bottom.
    fn left(pages: &[[&str; 2]]) -> Vec<String> {
        let mut blocks = Vec::new();
        for (page, edges) in (1..).zip(pages) {
            for text in [edges[0], "Text.", "Text.", "Text.", edges[1]] {
                blocks.push(Block {
                    page: Some(page),
                    ..Block::new(text, Mark::None)
                });
            }
        }
        let printed = of(&blocks);
        let left = blocks.into_iter().zip(printed).filter(|(_, is_printed)| !is_printed);
        left.map(|(block, _)| block.text)
            .filter(|text| text != "Text.")
            .collect()
    }

    #[test]
    fn figures_at_the_edges_of_pages_are_kept() {
        let figures = [
            ["46,100", "14.1%"],
            ["$1.2", "2222"],
            ["Total workers 1111", "310"],
            ["Total workers 2222", "1990"],
            ["Total workers 3333", "5 000"],
        ];
        assert_eq!(left(&figures), figures.concat());
    }

    #[test]
    fn page_numbers_and_running_titles_are_not() {
        let pages = [
            ["The Year 213", "1"],
            ["214 | The Year", "2"],
            ["The Year 215", "3"],
            ["216 | The Year", "4"],
            ["The Year 217", "5"],
            ["218 | The Year", "6"],
        ];
        assert_eq!(left(&pages), ["The Year 213", "214 | The Year"]);
        let pages = [
            ["- 9 -", "Page 3 of 30"],
            ["p. 12", "3 / 30"],
            ["213", "Página 4"],
            ["214", "4 of 30"],
        ];
        assert_eq!(left(&pages), Vec::<String>::new());
    }
}
