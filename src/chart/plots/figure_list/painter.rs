//! Draws the axis, the sections and the lines of a list. Never where they lie.

use crate::chart::drawing::canvas::{Canvas, Group, Pen, Point, Type};
use crate::chart::drawing::element::Align;
use crate::chart::marks::body::{Body, Direction};
use crate::chart::marks::legend::PROJECTED;
use crate::chart::page;
use crate::chart::plots::figure_list::layout::{Layout, heading_lines};
use crate::chart::plots::figure_list::{Line, Section};
use crate::chart::plots::frame::broken;
use crate::chart::style::{EDGE, Ink, Palette, Rgb, Sizes};
use crate::chart::text::{Ruler, Weight};
use crate::chart::words::number::{Numbers, best_and_interval};
use crate::model::ClaimId;

/// What draws a list.
pub(super) struct Painter<'d> {
    pub(super) layout: &'d Layout,
    pub(super) sizes: &'d Sizes,
    pub(super) palette: &'d Palette,
    pub(super) ruler: &'d Ruler,
    pub(super) width: f64,
}

impl Painter<'_> {
    pub(super) fn draw_axis(&self, canvas: &mut Canvas<'_>, numbers: &Numbers, top: f64, bottom: f64) {
        let value = &self.layout.value;
        let set = Type::new(self.sizes.small, self.palette.muted).align(Align::Middle);
        if self.layout.has_zero {
            self.draw_zero(canvas, numbers, top, bottom);
        }
        for tick in value.ticks(self.layout.gap) {
            let x = value.at(tick);
            canvas.line((x, top), (x, bottom), page::grid(self.palette));
            canvas.text(
                &numbers.tick(tick),
                (x.max(self.sizes.margin + 2.0), top - self.sizes.small * 0.6),
                set,
            );
        }
    }

    /// The tick of zero left of a logarithmic axis, and the break of the axis between the two.
    fn draw_zero(&self, canvas: &mut Canvas<'_>, numbers: &Numbers, top: f64, bottom: f64) {
        let (sizes, palette) = (self.sizes, self.palette);
        let x = self.layout.at(0.0, sizes);
        canvas.line((x, top), (x, bottom), page::grid(palette));
        let set = Type::new(sizes.small, palette.muted).align(Align::Middle);
        canvas.text(&numbers.tick(0.0), (x, top - sizes.small * 0.6), set);
        broken(canvas, (f64::midpoint(x, self.layout.value.start), top), true, palette);
    }

    pub(super) fn draw_section(&self, canvas: &mut Canvas<'_>, section: &Section, top: f64) {
        let (sizes, palette) = (self.sizes, self.palette);
        let right = self.width - sizes.margin;
        let mut y = top + sizes.label * 0.45;
        canvas.line((sizes.margin, y), (right, y), Pen::new(palette.axis, 0.8).opacity(0.55));
        for line in heading_lines(section, sizes, self.ruler, self.width) {
            y += sizes.label * 1.3;
            self.on_ground(
                canvas,
                &line,
                (sizes.margin, y),
                Type::new(sizes.label, palette.ink).bold(),
            );
        }
        for line in self
            .ruler
            .wrap(&section.note, sizes.small, Weight::Regular, right - sizes.margin)
        {
            y += sizes.small * 1.35;
            self.on_ground(canvas, &line, (sizes.margin, y), Type::new(sizes.small, palette.muted));
        }
        y += sizes.label * 0.5;
        if let Some((from, until)) = section.gap {
            let (left, right) = (self.layout.value.at(from), self.layout.value.at(until));
            let pen = Pen::new(palette.groups[1].mark, 0.8);
            for (top, bottom) in self.shaded(section, y) {
                canvas.rect((left, top), (right, bottom), pen.opacity(palette.excluded));
                for side in [left, right] {
                    canvas.line((side, top), (side, bottom), pen.opacity(EDGE));
                }
            }
        }
        for line in &section.lines {
            self.draw_line(canvas, line, y);
            y += self.layout.row(line, sizes, self.ruler);
        }
    }

    /// What is shaded of a section whose lines begin at `top`: from above its first mark to below its last, but not what is written between them.
    fn shaded(&self, section: &Section, top: f64) -> Vec<(f64, f64)> {
        let half = self.sizes.small * 0.8;
        let mut y = top;
        let mut middles = Vec::new();
        for line in &section.lines {
            middles.push(self.layout.middle(line, y, self.sizes, self.ruler));
            y += self.layout.row(line, self.sizes, self.ruler);
        }
        let first = middles.first().copied().unwrap_or(top);
        if self.layout.side_by_side {
            return vec![(first - half, middles.last().copied().unwrap_or(first) + half)];
        }
        middles
            .into_iter()
            .map(|middle| (middle - half, middle + half))
            .collect()
    }

    fn draw_line(&self, canvas: &mut Canvas<'_>, line: &Line, top: f64) {
        let (sizes, palette, layout) = (self.sizes, self.palette, self.layout);
        let mut ink = palette.group(line.ink);
        if line.superseded {
            ink = Ink {
                mark: palette.echo,
                text: palette.muted,
            };
        }
        let set = Type::new(sizes.small, palette.muted);
        let labels = layout.label_lines(line, sizes, self.ruler);
        let words = labels.len() as f64 * layout.leading;
        let row = layout.row(line, sizes, self.ruler);
        let middle = layout.middle(line, top, sizes, self.ruler);
        let first = if layout.side_by_side {
            top + (row - words) / 2.0
        } else {
            top
        };
        for (index, label) in labels.iter().enumerate() {
            let base = first + (index as f64 + 0.5) * layout.leading + sizes.small * 0.36;
            self.on_ground(canvas, label, (layout.label, base), set);
        }
        canvas.group(
            Group {
                title: Some(&line.hover),
                claim: line.id.as_ref().map(ClaimId::as_str),
                ..Group::default()
            },
            |canvas| {
                let body = Body {
                    hollow: line.projected.then_some(palette.ground),
                    halo: Some(palette.ground),
                    arrow: layout.arrow(line.shape, sizes),
                    ..Body::new(
                        line.shape,
                        Direction::Right,
                        |value| layout.at(value, sizes),
                        middle,
                        sizes.dot,
                        ink.mark,
                    )
                };
                let dash = Group {
                    dash: line.projected.then_some(PROJECTED),
                    ..Group::default()
                };
                canvas.group(dash, |canvas| body.draw(canvas));
                if line.crossed {
                    body.cross_out(canvas, palette);
                }
                let (start, end) = (
                    body.ends().0.min(body.value - sizes.dot),
                    body.ends().1.max(body.value + sizes.dot),
                );
                self.draw_figure(canvas, line, (start, end), middle, ink.text);
            },
        );
    }

    /// Writes the figure right of its mark, which lies between these pixels; where there is no room, left of it, and else in two lines.
    fn draw_figure(&self, canvas: &mut Canvas<'_>, line: &Line, (start, end): (f64, f64), middle: f64, ink: Rgb) {
        let (size, gap) = (self.sizes.label, self.sizes.dot + 3.0);
        let set = Type::new(size, ink).bold();
        let room = self.width - self.sizes.margin - end - gap;
        let base = middle + size * 0.36;
        let width = self.ruler.width(&line.figure, size, Weight::Bold);
        let left = if self.layout.side_by_side {
            self.layout.label + self.layout.label_limit
        } else {
            self.sizes.margin
        };
        if width <= room {
            self.on_ground(canvas, &line.figure, (end + gap, base), set);
        } else if start - gap - width >= left {
            self.on_ground(canvas, &line.figure, (start - gap, base), set.align(Align::End));
        } else {
            // An interval stays whole if it can.
            let is_narrow = |text: &str| self.ruler.width(text, size, Weight::Bold) + size < room;
            let lines = match best_and_interval(&line.figure) {
                Some(halves) if is_narrow(halves[1].trim_start_matches('(')) => halves.to_vec(),
                _ => self.ruler.balance(&line.figure, size, Weight::Bold, room.max(60.0)),
            };
            let mut base = base - (lines.len() as f64 - 1.0) * size * 0.55;
            for text in &lines {
                self.on_ground(canvas, text, (end + gap, base), set);
                base += size * 1.1;
            }
        }
    }

    /// Words with a rim in the ground's colour, so that the grid does not cut through them.
    fn on_ground(&self, canvas: &mut Canvas<'_>, text: &str, at: Point, set: Type) {
        canvas.group(
            Group {
                rim: Some(self.palette.ground),
                ..Group::default()
            },
            |canvas| canvas.text(text, at, set),
        );
    }
}
