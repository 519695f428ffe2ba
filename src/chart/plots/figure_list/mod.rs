//! Figures below one another on one horizontal axis, in sections with headings: what `sources`, `places`, `contradictions` and
//! `triangulation` share. Never which figures, nor their order.

use crate::chart::drawing::Drawing;
use crate::chart::drawing::canvas::{Canvas, Group, Pen, Point, Type};
use crate::chart::drawing::element::Align;
use crate::chart::error::DrawError;
use crate::chart::layout::value_axis::{Law, ValueAxis};
use crate::chart::marks::body::{Body, Direction};
use crate::chart::marks::legend::{self, PROJECTED};
use crate::chart::marks::mark::{self, Shape};
use crate::chart::page::{self, PageSetup, Texts};
use crate::chart::spec::Spec;
use crate::chart::style::{Ink, Palette, Rgb, Sizes, Style};
use crate::chart::text::{Ruler, Weight};
use crate::chart::words::number::Numbers;
use crate::chart::words::{capitalised, joined};
use crate::model::ClaimId;

/// One figure.
pub(crate) struct Line {
    /// Who says it, or what it is.
    pub(crate) label: String,
    /// The figure with its hedge.
    pub(crate) figure: String,
    pub(crate) shape: Shape,
    /// Index of its ink among the palette's groups.
    pub(crate) ink: usize,
    /// Whether it is crossed out: disputed or withdrawn.
    pub(crate) crossed: bool,
    /// Whether a later figure of its origin replaces it.
    pub(crate) superseded: bool,
    /// Whether it is a goal or a forecast.
    pub(crate) projected: bool,
    pub(crate) hover: String,
    /// The id of the claim, where it is one.
    pub(crate) id: Option<ClaimId>,
}

/// Figures that belong together.
pub(crate) struct Section {
    pub(crate) heading: String,
    /// A word or two right of or below the heading.
    pub(crate) note: String,
    pub(crate) lines: Vec<Line>,
    /// The stretch of values that none of the lines reaches, where they contradict each other.
    pub(crate) gap: Option<(f64, f64)>,
}

/// The words of such a chart.
pub(crate) struct Words {
    pub(crate) subtitle: String,
    /// What is counted, after the axis' own words: `12 statements from 8 independent origins`.
    pub(crate) counts: String,
    pub(crate) caption: String,
    pub(crate) source: String,
    pub(crate) description: String,
    /// What the plot says where there is nothing to draw.
    pub(crate) nothing: &'static str,
}

/// From this width on, labels stand left of the figures; below, above them.
const SIDE_BY_SIDE: f64 = 560.0;
/// Least space between ticks, in pixels.
const TICK_GAP: f64 = 46.0;

/// Where everything lies.
struct Layout {
    value: ValueAxis,
    /// Left edge of the labels.
    label: f64,
    /// Widest label in pixels.
    label_limit: f64,
    side_by_side: bool,
    /// Height of a line of small words.
    leading: f64,
    /// Space between ticks in pixels, wide enough for their labels.
    gap: f64,
}

/// Draws the chart.
pub(crate) fn draw(
    spec: &Spec,
    words: &Words,
    sections: &[Section],
    numbers: &Numbers,
    style: Style,
) -> Result<Drawing, DrawError> {
    let setup = PageSetup::new(spec, style)?;
    let (width, sizes, palette, ruler) = (setup.width, &setup.sizes, setup.palette, &setup.ruler);
    let layout = lay_out(spec, sections, numbers, width, sizes, ruler);
    let has_marks = sections.iter().any(|section| !section.lines.is_empty());
    let scale = if has_marks {
        layout.value.said(layout.gap)
    } else {
        String::new()
    };
    let axis = joined([capitalised(&numbers.unit()), scale], ", ");
    let note = joined([axis, words.counts.clone()], " · ");
    let lines = sections.iter().flat_map(|section| &section.lines);
    let shapes: Vec<Shape> = lines.clone().map(|line| line.shape).collect();
    let mut keys = legend::shapes(&shapes, Direction::Right, palette, sizes);
    if lines.clone().any(|line| line.projected) {
        keys.push(legend::projection(palette, sizes));
    }
    if lines.clone().any(|line| line.crossed) {
        keys.push(legend::crossed(palette, sizes));
    }
    if lines.clone().any(|line| line.superseded) {
        keys.push(legend::superseded(palette, sizes));
    }
    let page = setup.page(Texts {
        title: &spec.title,
        subtitle: &words.subtitle,
        note,
        keys,
        caption: words.caption.clone(),
        source: words.source.clone(),
        description: words.description.clone(),
        ..Texts::default()
    });
    let axis = if has_marks { sizes.small * 1.9 } else { 0.0 };
    if sections.is_empty() {
        return page.draw_empty(words.nothing);
    }
    let heights: Vec<f64> = sections
        .iter()
        .map(|section| section_height(section, &layout, sizes, ruler, width))
        .collect();
    let plot_height = axis + heights.iter().sum::<f64>();
    page.draw(plot_height, |canvas, top| {
        let painter = Painter {
            layout: &layout,
            sizes,
            palette,
            ruler,
            width,
        };
        if has_marks {
            painter.draw_axis(canvas, numbers, top + axis, top + plot_height);
        }
        let mut y = top + axis;
        for (section, height) in sections.iter().zip(&heights) {
            painter.draw_section(canvas, section, y);
            y += height;
        }
    })
}

fn lay_out(spec: &Spec, sections: &[Section], numbers: &Numbers, width: f64, sizes: &Sizes, ruler: &Ruler) -> Layout {
    let lines = || sections.iter().flat_map(|section| &section.lines);
    let side_by_side = width >= SIDE_BY_SIDE;
    let inner = width - 2.0 * sizes.margin;
    let widest = lines()
        .map(|line| ruler.width(&line.label, sizes.small, Weight::Regular))
        .fold(0.0, f64::max);
    let label_limit = if side_by_side { widest.min(inner * 0.36) } else { inner };
    let left = if side_by_side {
        sizes.margin + label_limit + 18.0
    } else {
        sizes.margin + sizes.dot
    };
    let end = width - sizes.margin;
    let mut extent = mark::extent(lines().map(|line| line.shape), numbers.is_share());
    // A list has no sign for what lies beyond its scale: every figure is on it.
    let ends = lines().flat_map(|line| {
        let (low, high) = line.shape.reach();
        [low, high]
    });
    extent.others.extend(ends);
    let over = |right: f64| ValueAxis::over(&extent, spec.axis, left, right, sizes.dot * 6.0);
    // The axis is as long as every figure, beside its mark, leaves it.
    let whole = over(end);
    let right = lines().fold(end, |right, line| {
        let arrow = if matches!(line.shape, Shape::Floor { .. }) {
            sizes.dot * 5.0
        } else {
            sizes.dot
        };
        let words = ruler.width(&line.figure, sizes.label, Weight::Bold).min(inner * 0.45) + arrow + sizes.dot + 5.0;
        let part = (whole.at(line.shape.reach().1) - left) / (end - left).max(1.0);
        right.min(left + (end - left - words) / part.max(0.01))
    });
    let value = over(right.max(left + inner * 0.25));
    let ticks = value.ticks(TICK_GAP);
    let ticks = ticks
        .iter()
        .map(|tick| ruler.width(&numbers.tick(*tick), sizes.small, Weight::Regular));
    let gap = ticks.fold(TICK_GAP, |gap, width| gap.max(width + 14.0));
    Layout {
        value,
        gap,
        label: sizes.margin,
        label_limit,
        side_by_side,
        leading: (sizes.small * 1.25).round(),
    }
}

fn heading_lines(section: &Section, sizes: &Sizes, ruler: &Ruler, width: f64) -> Vec<String> {
    ruler.balance(&section.heading, sizes.label, Weight::Bold, width - 2.0 * sizes.margin)
}

fn section_height(section: &Section, layout: &Layout, sizes: &Sizes, ruler: &Ruler, width: f64) -> f64 {
    let heading = heading_lines(section, sizes, ruler, width).len() as f64 * sizes.label * 1.3;
    let note = ruler
        .wrap(&section.note, sizes.small, Weight::Regular, width - 2.0 * sizes.margin)
        .len() as f64
        * sizes.small
        * 1.35;
    let rows: f64 = section.lines.iter().map(|line| layout.row(line, sizes, ruler)).sum();
    (sizes.label * 1.1 + heading + note + rows).round()
}

impl Layout {
    /// A line's label, broken where it is too long.
    fn label_lines(&self, line: &Line, sizes: &Sizes, ruler: &Ruler) -> Vec<String> {
        ruler.balance(&line.label, sizes.small, Weight::Regular, self.label_limit)
    }

    /// Where the mark of a line lies whose upper edge is `top`.
    fn middle(&self, line: &Line, top: f64, sizes: &Sizes, ruler: &Ruler) -> f64 {
        if self.side_by_side {
            top + self.row(line, sizes, ruler) / 2.0
        } else {
            top + self.label_lines(line, sizes, ruler).len() as f64 * self.leading + sizes.small * 0.95
        }
    }

    /// The pixel of a value; what a logarithmic axis cannot hold lies left of it.
    fn at(&self, value: f64, sizes: &Sizes) -> f64 {
        if self.value.law == Law::Log && value <= 0.0 {
            self.value.start - sizes.dot * 2.0
        } else {
            self.value.at(value)
        }
    }

    /// The height of a line.
    fn row(&self, line: &Line, sizes: &Sizes, ruler: &Ruler) -> f64 {
        let words = self.label_lines(line, sizes, ruler).len() as f64 * self.leading;
        let mark = (sizes.small * 2.1).round();
        if self.side_by_side {
            mark.max(words + sizes.small * 0.85)
        } else {
            words + mark
        }
    }
}

struct Painter<'d> {
    layout: &'d Layout,
    sizes: &'d Sizes,
    palette: &'d Palette,
    ruler: &'d Ruler,
    width: f64,
}

impl Painter<'_> {
    fn draw_axis(&self, canvas: &mut Canvas<'_>, numbers: &Numbers, top: f64, bottom: f64) {
        let value = &self.layout.value;
        let set = Type::new(self.sizes.small, self.palette.muted).align(Align::Middle);
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

    fn draw_section(&self, canvas: &mut Canvas<'_>, section: &Section, top: f64) {
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
            let (top, bottom) = self.marks_between(section, y);
            let (left, right) = (self.layout.value.at(from), self.layout.value.at(until));
            canvas.rect(
                (left, top),
                (right, bottom),
                Pen::new(palette.groups[1].mark, 0.0).opacity(0.13),
            );
        }
        for line in &section.lines {
            self.draw_line(canvas, line, y);
            y += self.layout.row(line, sizes, self.ruler);
        }
    }

    /// From above the first mark of a section to below the last, for a section whose lines begin at `top`.
    fn marks_between(&self, section: &Section, top: f64) -> (f64, f64) {
        let half = self.sizes.small * 0.8;
        let mut y = top;
        let mut middles = Vec::new();
        for line in &section.lines {
            middles.push(self.layout.middle(line, y, self.sizes, self.ruler));
            y += self.layout.row(line, self.sizes, self.ruler);
        }
        let first = middles.first().copied().unwrap_or(top);
        (first - half, middles.last().copied().unwrap_or(first) + half)
    }

    fn draw_line(&self, canvas: &mut Canvas<'_>, line: &Line, top: f64) {
        let (sizes, palette, layout) = (self.sizes, self.palette, self.layout);
        let mut ink = palette.groups[line.ink.min(palette.groups.len() - 1)];
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
            let lines = match line.figure.split_once(" (") {
                Some((best, interval)) if self.ruler.width(interval, size, Weight::Bold) + size < room => {
                    vec![best.to_owned(), format!("({interval}")]
                }
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
