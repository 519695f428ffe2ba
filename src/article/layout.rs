//! Plain text to blocks: blank lines and page ends part them, and lines that a program broke at a margin are joined again.

use super::blocks::{Block, Mark};
use super::{printed, shape};

/// The widest margin at which programs break lines.
const WIDEST: usize = 140;

/// The blocks of a plain text. A form feed ends a page.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{85}', '\u{b}'], "\n")
        .replace('\u{2029}', "\n\n");
    let paged = text.contains('\u{c}');
    let margin = margin(&text);
    let mut blocks = Vec::new();
    for (page, part) in (1..).zip(text.split('\u{c}')) {
        let page = paged.then_some(page);
        let lines: Vec<&str> = part.lines().collect();
        let is_blank = |line: &&str| line.trim().is_empty();
        for group in lines.split(is_blank).filter(|group| !group.is_empty()) {
            let before = blocks.len();
            match margin {
                Some(margin) => join(group, margin, &mut blocks),
                None => blocks.extend(group.iter().map(|line| Block::new(*line, Mark::None))),
            }
            blocks[before..].iter_mut().for_each(|block| block.page = page);
        }
    }
    if paged { across_pages(&blocks) } else { blocks }
}

fn width(line: &str) -> usize {
    line.trim_end().chars().count()
}

/// The width at which the lines of a text were broken; `None` if each line is a paragraph.
///
/// They were if most lines with another below them stop in the middle of a sentence, and about as far out as the longest.
fn margin(text: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let longest = lines.iter().map(|line| width(line)).max()?;
    let broken = |pair: &&[&str]| !pair[0].trim().is_empty() && !pair[1].trim().is_empty();
    let upper: Vec<&str> = lines.windows(2).filter(broken).map(|pair| pair[0]).collect();
    let inner = upper
        .iter()
        .filter(|line| !line.trim_end().ends_with(['.', '!', '?', '”', '"', '。']))
        .count();
    let wide = upper.iter().filter(|line| width(line) * 10 >= longest * 6).count();
    let is_broken =
        (30..=WIDEST).contains(&longest) && !upper.is_empty() && inner * 2 > upper.len() && wide * 2 > upper.len();
    is_broken.then_some(longest)
}

/// Joins the lines of a group. A line after which the first word of the next would still have fitted was ended on purpose, and an
/// indented one begins a paragraph where the others are not.
fn join(group: &[&str], margin: usize, blocks: &mut Vec<Block>) {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let least = group.iter().map(|line| indent(line)).min().unwrap_or(0);
    let mut joined = String::new();
    for (at, line) in group.iter().enumerate() {
        let line_text = line.trim();
        let before = at.checked_sub(1).map(|before| group[before]);
        let ends = before.is_some_and(|before| {
            let word = line_text
                .split_whitespace()
                .next()
                .map_or(0, |word| word.chars().count());
            let fits = (width(before) + 1 + word) * 5 <= margin * 4;
            fits || shape::is_item(line_text)
                || indent(line) > least + 1 && indent(before) <= least + 1 && shape::ends_a_sentence(before)
        });
        if ends && !joined.is_empty() {
            blocks.push(Block::new(std::mem::take(&mut joined), Mark::None));
        }
        append(&mut joined, line_text);
    }
    if !joined.is_empty() {
        blocks.push(Block::new(joined, Mark::None));
    }
}

/// Appends the next line. A word parted by a hyphen stays hyphenated, for it may be a compound; it gets no space.
fn append(joined: &mut String, line: &str) {
    let mut before = joined.chars().rev();
    let parted = before.next().is_some_and(|c| c == '-' || c == '\u{ad}')
        && before.next().is_some_and(char::is_alphabetic)
        && line.starts_with(char::is_lowercase);
    if !joined.is_empty() && !parted {
        joined.push(' ');
    }
    joined.push_str(line);
}

/// Leaves out what is printed on every page, and joins a paragraph that a page end parts.
fn across_pages(blocks: &[Block]) -> Vec<Block> {
    let printed = printed::of(blocks);
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks
        .iter()
        .zip(printed)
        .filter_map(|(block, is_printed)| (!is_printed).then_some(block))
    {
        let parted = |before: &&mut Block| {
            before.page != block.page
                && block.text.starts_with(char::is_lowercase)
                && !shape::ends_a_sentence(&before.text)
        };
        match kept.last_mut().filter(parted) {
            Some(before) => append(&mut before.text, &block.text),
            None => kept.push(block.clone()),
        }
    }
    kept
}
