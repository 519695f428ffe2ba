//! Where things in lanes and their words lie, row by row. Never drawing.

use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::plots::lanes::item::{Form, Item};
use crate::chart::style::Sizes;
use crate::chart::text::{Ruler, Weight};

/// Where the words of a thing stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Above the mark, below one another.
    Above,
    /// Beside the mark, below one another.
    Beside,
    /// Beside the mark in one line.
    InLine,
}

/// A thing with its place: pixels from the left, and its row from the section's first.
pub(crate) struct Block {
    /// What it is called; when it was stands before it, or above.
    pub(crate) lines: Vec<String>,
    pub(crate) side: Side,
    /// Where the words begin, or end.
    pub(crate) text: f64,
    pub(crate) at_end: bool,
    /// The mark.
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) row: usize,
    pub(crate) height: f64,
}

/// A mark for a period is at least this long, in pixels.
const LEAST: f64 = 2.0;
/// Between a mark and the words beside it, besides the mark's own half.
const GAP: f64 = 6.0;
/// Words beside a mark narrower than this are a column of single words.
const NARROWEST: f64 = 110.0;

/// What lays things out.
pub(crate) struct Packer<'d> {
    pub(crate) time: TimeAxis,
    pub(crate) sizes: &'d Sizes,
    pub(crate) ruler: &'d Ruler,
    pub(crate) width: f64,
}

impl Packer<'_> {
    /// The height of a line of words.
    pub(crate) fn line(&self) -> f64 {
        (self.sizes.small * 1.25).round()
    }

    /// The height of a mark below its words.
    pub(crate) fn mark(&self) -> f64 {
        self.sizes.dot * 2.0 + 8.0
    }

    fn words(&self, text: &str, weight: Weight) -> f64 {
        self.ruler.width(text, self.sizes.small, weight)
    }

    /// Where the label goes on after the words that say when.
    pub(crate) fn indent(&self, when: &str) -> f64 {
        self.words(when, Weight::Bold) + self.sizes.small * 0.5
    }

    /// Puts every item into the first row where neither its words nor its mark touch another's; of its places the lowest.
    pub(crate) fn pack(&self, items: &[Item]) -> Vec<Block> {
        let mut ends: Vec<f64> = Vec::new();
        let mut blocks: Vec<Block> = Vec::new();
        for item in items {
            let (left, right) = self.place(item);
            let places = [
                self.beside(item, left, right, false),
                self.beside(item, left, right, true),
                Some(self.above(item, left, right)),
            ];
            let lowest = places.into_iter().flatten().reduce(
                |best, other| {
                    if other.0.height < best.0.height { other } else { best }
                },
            );
            let Some((mut block, (from, until))) = lowest else {
                continue;
            };
            block.row = ends.iter().position(|end| end + 12.0 <= from).unwrap_or(ends.len());
            match ends.get_mut(block.row) {
                Some(end) => *end = until,
                None => ends.push(until),
            }
            blocks.push(block);
        }
        blocks
    }

    /// Where a mark begins and ends: at its dates, and around them where they are too near each other to be seen.
    fn place(&self, item: &Item) -> (f64, f64) {
        let (left, right) = (self.time.clamped(item.from), self.time.clamped(item.until));
        let lacking = if item.form == Form::Day {
            0.0
        } else {
            (LEAST - (right - left)).max(0.0) / 2.0
        };
        (left - lacking, right + lacking)
    }

    /// The words above the mark, and how far the whole reaches.
    fn above(&self, item: &Item, left: f64, right: f64) -> (Block, (f64, f64)) {
        let (sizes, inner) = (self.sizes, self.width - 2.0 * self.sizes.margin);
        let part = if self.width < 560.0 { 0.86 } else { 0.3 };
        // Above a long mark there is room for long lines.
        let limit = (inner * part).max(right - left);
        let lines = self.ruler.balance(&item.label, sizes.small, Weight::Regular, limit);
        let words = self.widest(item, &lines);
        let (mark_left, mark_right) = (left - sizes.dot, right + sizes.dot);
        // Words begin where the mark begins; where the page ends too soon for that, they end where the mark ends.
        let at_end = mark_left + words > self.width - sizes.margin;
        let start = if at_end { mark_right - words } else { mark_left }.max(sizes.margin);
        let block = Block {
            side: Side::Above,
            height: (lines.len() + 1) as f64 * self.line() + self.mark() + 6.0,
            lines,
            text: if at_end { start + words } else { start },
            at_end,
            left,
            right,
            row: 0,
        };
        (block, (start.min(mark_left), (start + words).max(mark_right)))
    }

    /// The words right of the mark, or left of it, where there is room.
    fn beside(&self, item: &Item, left: f64, right: f64, before: bool) -> Option<(Block, (f64, f64))> {
        let (sizes, gap) = (self.sizes, self.sizes.dot + GAP);
        let room = if before {
            left - gap - sizes.margin
        } else {
            self.width - sizes.margin - right - gap
        };
        let line = self.indent(&item.when) + self.words(&item.label, Weight::Regular);
        let (side, lines, words) = if line <= room {
            (Side::InLine, vec![item.label.clone()], line)
        } else if room >= NARROWEST {
            let lines = self.ruler.balance(&item.label, sizes.small, Weight::Regular, room);
            let words = self.widest(item, &lines);
            (Side::Beside, lines, words)
        } else {
            return None;
        };
        if words > room {
            return None;
        }
        let rows = if side == Side::InLine { 1 } else { lines.len() + 1 };
        let start = if before { left - gap - words } else { right + gap };
        let block = Block {
            side,
            height: rows as f64 * self.line() + (sizes.small * 0.6).round(),
            lines,
            // In one line the words begin where they have to, to end at the mark.
            text: if before && side == Side::Beside {
                left - gap
            } else {
                start
            },
            at_end: before && side == Side::Beside,
            left,
            right,
            row: 0,
        };
        Some((
            block,
            (start.min(left - sizes.dot), (start + words).max(right + sizes.dot)),
        ))
    }

    fn widest(&self, item: &Item, lines: &[String]) -> f64 {
        lines
            .iter()
            .map(|line| self.words(line, Weight::Regular))
            .fold(self.words(&item.when, Weight::Bold), f64::max)
    }

    /// Puts every item with words into a row of its own, the words beside the mark; neighbours without words share one.
    pub(crate) fn list(&self, items: &[Item]) -> Vec<Block> {
        let (size, margin) = (self.sizes.small, self.sizes.margin);
        let mut row = 0;
        let mut wordless = false;
        let mut blocks: Vec<Block> = Vec::new();
        for item in items {
            if !(blocks.is_empty() || wordless && item.when.is_empty()) {
                row += 1;
            }
            wordless = item.when.is_empty();
            let (left, right) = self.place(item);
            let gap = self.sizes.dot + GAP;
            let words = self.indent(&item.when) + self.words(&item.label, Weight::Regular);
            let room = (self.width - margin - right - gap).max(left - gap - margin);
            if words > room {
                let (block, _) = self.above(item, left, right);
                blocks.push(Block { row, ..block });
                continue;
            }
            let before = right + gap + words > self.width - margin;
            blocks.push(Block {
                lines: vec![item.label.clone()],
                side: Side::InLine,
                text: if before { left - gap - words } else { right + gap },
                at_end: false,
                left,
                right,
                row,
                height: (size * 1.75).round(),
            });
        }
        blocks
    }
}

/// The heights of the rows, first to last.
pub(crate) fn row_heights(blocks: &[Block]) -> Vec<f64> {
    let rows = blocks.iter().map(|block| block.row + 1).max().unwrap_or(0);
    let height = |row| {
        blocks
            .iter()
            .filter(|block| block.row == row)
            .map(|block| block.height)
            .fold(0.0, f64::max)
    };
    (0..rows).map(height).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;
    use crate::chart::layout::time_axis::day;
    use crate::chart::plots::lanes::item::Form;
    use crate::chart::style::sizes;

    fn item(from: f64, length: f64, words: usize) -> Item {
        Item {
            id: "document#claim".parse().unwrap(),
            from,
            until: from + length,
            form: Form::Within,
            doubtful: false,
            hollow: false,
            when: "about 12–13 Aug 2023".into(),
            label: "Workers go to construction ".repeat(words).trim_end().into(),
            hover: String::new(),
            root: None,
        }
    }

    proptest! {
        /// Whatever the page's width, the words and the ends of the time: blocks of a row keep apart, and none leaves the page.
        #[test]
        fn blocks_of_a_row_keep_apart_and_on_the_page(
            width in 320.0..1600.0_f64,
            things in proptest::collection::vec((0.0..1.0_f64, 0.0..1.5_f64, 0..8_usize, any::<bool>()), 1..14),
        ) {
            let (sizes, ruler) = (sizes(width), Ruler::new().unwrap());
            let (from, until) = (
                NaiveDate::from_ymd_opt(1950, 1, 1).unwrap(),
                NaiveDate::from_ymd_opt(2025, 1, 1).unwrap(),
            );
            let packer = Packer {
                time: TimeAxis {
                    from,
                    until,
                    left: sizes.margin + sizes.dot * 2.0,
                    right: width - sizes.margin - sizes.dot * 2.0,
                },
                sizes: &sizes,
                ruler: &ruler,
                width,
            };
            let span = day(until) - day(from);
            let mut items: Vec<Item> = things
                .into_iter()
                .map(|(at, length, words, open)| {
                    let from = if open { f64::NEG_INFINITY } else { day(from) + at * span };
                    let item = item(from, length * span, words);
                    Item { until: if open { day(until) + at } else { item.until }, ..item }
                })
                .collect();
            items.sort_by(|a, b| a.from.total_cmp(&b.from));
            let blocks = packer.pack(&items);
            prop_assert_eq!(blocks.len(), items.len());
            let extents: Vec<(usize, f64, f64)> = blocks
                .iter()
                .zip(&items)
                .map(|(block, item)| {
                    let words = match block.side {
                        Side::InLine => packer.indent(&item.when) + packer.words(&item.label, Weight::Regular),
                        Side::Above | Side::Beside => packer.widest(item, &block.lines),
                    };
                    let start = if block.at_end { block.text - words } else { block.text };
                    (block.row, start.min(block.left), (start + words).max(block.right))
                })
                .collect();
            for (index, (row, start, end)) in extents.iter().enumerate() {
                prop_assert!(*start >= sizes.margin - 1.0 && *end <= width - sizes.margin + 1.0, "{start} {end} of {width}");
                for (other, from, to) in &extents[..index] {
                    prop_assert!(row != other || end < from || to < start);
                }
            }
        }
    }
}
