//! Things in time, below one another in sections, each row as full as its labels allow: what `timeline` and `echoes` share.
//! Never which things, nor their order.

pub(crate) mod item;
pub(crate) mod legend;
pub(crate) mod packing;
pub(crate) mod painter;

use crate::chart::drawing::Drawing;
use crate::chart::drawing::canvas::{Canvas, Group, Pen, Type};
use crate::chart::drawing::element::Align;
use crate::chart::error::DrawError;
use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::layout::time_ticks;
use crate::chart::page::{self, PageSetup, Texts};
use crate::chart::plots::lanes::item::{Item, Section, Words};
use crate::chart::plots::lanes::legend::key_items;
use crate::chart::plots::lanes::packing::{Block, Packer, Side, row_heights};
use crate::chart::plots::lanes::painter::Thing;
use crate::chart::spec::Spec;
use crate::chart::style::{Palette, Style};
use crate::chart::text::Weight;

/// Between two labels of the time axis, in pixels.
const LABEL_GAP: f64 = 22.0;

/// Draws the chart over the days from `axis`.
pub(crate) fn draw(
    spec: &Spec,
    words: &Words,
    sections: &[Section],
    axis: Option<TimeAxis>,
    style: Style,
) -> Result<Drawing, DrawError> {
    let setup = PageSetup::new(spec, style)?;
    let (width, sizes, palette) = (setup.width, &setup.sizes, setup.palette);
    let items = || sections.iter().flat_map(|section| &section.items);
    let page = setup.page(Texts {
        title: &spec.title,
        subtitle: &words.subtitle,
        note: words.note.clone(),
        keys: key_items(sections, words.day_means, axis, palette, sizes),
        caption: words.caption.clone(),
        source: words.source.clone(),
        description: words.description.clone(),
        ..Texts::default()
    });
    let Some(axis) = axis.filter(|_| items().next().is_some()) else {
        return page.draw_empty(words.nothing);
    };
    let time = TimeAxis {
        left: sizes.margin + sizes.dot * 2.0,
        right: width - sizes.margin - sizes.dot * 2.0,
        ..axis
    };
    let painter = Painter {
        packer: Packer {
            time,
            sizes,
            ruler: &setup.ruler,
            width,
        },
        palette,
        list: words.list,
    };
    let blocks: Vec<Vec<Block>> = sections.iter().map(|section| painter.blocks(section)).collect();
    let heights: Vec<f64> = sections
        .iter()
        .zip(&blocks)
        .map(|(section, blocks)| painter.height(section, blocks))
        .collect();
    let axis_height = sizes.small * 1.9;
    let plot_height = axis_height + heights.iter().sum::<f64>();
    page.draw(plot_height, |canvas, top| {
        let group = Group {
            facts: &time.facts(),
            ..Group::default()
        };
        canvas.group(group, |canvas| {
            painter.draw_axis(canvas, top + axis_height, top + plot_height);
            let mut y = top + axis_height;
            for ((section, blocks), height) in sections.iter().zip(&blocks).zip(&heights) {
                painter.draw_section(canvas, section, blocks, y);
                y += height;
            }
        });
    })
}

struct Painter<'d> {
    packer: Packer<'d>,
    palette: &'d Palette,
    /// Whether everything has a row of its own.
    list: bool,
}

impl Painter<'_> {
    fn blocks(&self, section: &Section) -> Vec<Block> {
        if self.list {
            self.packer.list(&section.items)
        } else {
            self.packer.pack(&section.items)
        }
    }

    fn heading_lines(&self, section: &Section) -> Vec<String> {
        self.packer.ruler.balance(
            &section.heading,
            self.packer.sizes.label,
            Weight::Bold,
            self.packer.width - 2.0 * self.packer.sizes.margin,
        )
    }

    fn height(&self, section: &Section, blocks: &[Block]) -> f64 {
        let heading = self.heading_lines(section).len() as f64 * self.packer.sizes.label * 1.3;
        (self.packer.sizes.label * 1.2 + heading + row_heights(blocks).iter().sum::<f64>()).round()
    }

    fn draw_axis(&self, canvas: &mut Canvas<'_>, top: f64, bottom: f64) {
        let size = self.packer.sizes.small;
        let set = Type::new(size, self.palette.muted).align(Align::Middle);
        let measure = |label: &str| self.packer.ruler.width(label, size, Weight::Regular);
        let edges = (self.packer.sizes.margin, self.packer.width - self.packer.sizes.margin);
        for tick in time_ticks::ticks(&self.packer.time, edges, LABEL_GAP, measure) {
            canvas.line((tick.x, top), (tick.x, bottom), page::grid(self.palette));
            canvas.text(&tick.label, (tick.middle, top - size * 0.6), set);
        }
    }

    fn draw_section(&self, canvas: &mut Canvas<'_>, section: &Section, blocks: &[Block], top: f64) {
        let (sizes, palette) = (self.packer.sizes, self.palette);
        let mut y = top + sizes.label * 0.45;
        canvas.line(
            (sizes.margin, y),
            (self.packer.width - sizes.margin, y),
            Pen::new(palette.axis, 0.8).opacity(0.55),
        );
        canvas.group(
            Group {
                rim: Some(palette.ground),
                ..Group::default()
            },
            |canvas| {
                for line in self.heading_lines(section) {
                    y += sizes.label * 1.3;
                    canvas.text(&line, (sizes.margin, y), Type::new(sizes.label, palette.ink).bold());
                }
            },
        );
        y += sizes.label * 0.45;
        let heights = row_heights(blocks);
        let bottoms: Vec<f64> = (0..heights.len())
            .map(|row| y + heights[..=row].iter().sum::<f64>())
            .collect();
        let mark_y = |block: &Block| {
            if block.side == Side::Above {
                bottoms[block.row] - 6.0 - self.packer.mark() / 2.0
            } else {
                bottoms[block.row] - block.height / 2.0
            }
        };
        // One line down from each root, and one across to each row.
        let link = Pen::new(palette.echo, 1.0).opacity(0.7);
        let mut reached: Vec<(usize, usize)> = Vec::new();
        for (item, block) in section.items.iter().zip(blocks) {
            let Some((index, root)) = item.root.and_then(|root| Some((root, blocks.get(root)?))) else {
                continue;
            };
            if !reached.contains(&(index, block.row)) {
                let last = reached.iter().rev().find(|(other, _)| *other == index);
                let above = last.map_or(mark_y(root), |(_, row)| {
                    blocks
                        .iter()
                        .find(|other| other.row == *row)
                        .map_or(mark_y(root), &mark_y)
                });
                let y = mark_y(block);
                // It ends where words begin, so that it strikes none through.
                let end = if block.text < block.left {
                    block.text - 4.0
                } else {
                    block.left
                };
                let below = (block.left - root.left).abs() < 1.0;
                let path = if below || end > root.left {
                    vec![(root.left, above), (root.left, y), (end.max(root.left), y)]
                } else {
                    vec![(root.left, above), (root.left, y - self.packer.sizes.small)]
                };
                canvas.path(path, link);
                reached.push((index, block.row));
            }
        }
        for (item, block) in section.items.iter().zip(blocks) {
            canvas.group(
                Group {
                    title: Some(&item.hover),
                    claim: Some(item.id.as_str()),
                    ..Group::default()
                },
                |canvas| {
                    let (first, last) = self.packer.time.range();
                    Thing {
                        form: item.form,
                        doubtful: item.doubtful,
                        hollow: item.hollow,
                        left: block.left,
                        right: block.right,
                        open: (item.from < first, item.until > last),
                        y: mark_y(block),
                        dot: self.packer.sizes.dot,
                    }
                    .draw(canvas, palette);
                    canvas.group(
                        Group {
                            rim: Some(palette.ground),
                            ..Group::default()
                        },
                        |canvas| {
                            self.draw_words(canvas, item, block, bottoms[block.row]);
                        },
                    );
                },
            );
        }
    }

    /// Draws the words of a thing whose row ends at `bottom`.
    fn draw_words(&self, canvas: &mut Canvas<'_>, item: &Item, block: &Block, bottom: f64) {
        let (small, line) = (self.packer.sizes.small, self.packer.line());
        let (bold, plain) = (
            Type::new(small, self.palette.ink).bold(),
            Type::new(small, self.palette.muted),
        );
        if block.side == Side::InLine {
            let base = bottom - block.height / 2.0 + small * 0.36;
            canvas.text(&item.when, (block.text, base), bold);
            let label = block.text + self.packer.indent(&item.when);
            for words in &block.lines {
                canvas.text(words, (label, base), plain);
            }
            return;
        }
        let further = block.lines.len() as f64 * line;
        let mut base = if block.side == Side::Above {
            bottom - 6.0 - self.packer.mark() - further - 2.0
        } else {
            bottom - block.height / 2.0 + small * 0.36 - further / 2.0
        };
        let align = if block.at_end { Align::End } else { Align::Start };
        canvas.text(&item.when, (block.text, base), bold.align(align));
        for words in &block.lines {
            base += line;
            canvas.text(words, (block.text, base), plain.align(align));
        }
    }
}
