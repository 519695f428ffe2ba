//! The kind `coverage`: series and places by year, with the number of independent origins in each cell; an empty cell is a gap in the evidence.

mod cell;
mod grid;

use crate::chart::data::Data;
use crate::chart::drawing::Drawing;
use crate::chart::drawing::canvas::{Canvas, Group, Pen, Type};
use crate::chart::drawing::element::Align;
use crate::chart::error::DrawError;
use crate::chart::page::{PageSetup, Texts};
use crate::chart::spec::Spec;
use crate::chart::style::{Palette, Sizes, Style};
use crate::chart::text::{Ruler, Weight};
use crate::chart::words::dates::{self, year};
use crate::chart::words::{caption, joined};

use grid::{Grid, Row};

use cell::{Cell, draw_in_vain, draw_none, draw_unsourced, keys, readable, shade};

/// Draws the chart.
pub(crate) fn draw(spec: &Spec, data: &Data, style: Style) -> Result<Drawing, DrawError> {
    let setup = PageSetup::new(spec, style)?;
    let (sizes, palette) = (&setup.sizes, setup.palette);
    let grid = Grid::of(spec, data);
    let filled: usize = grid.rows.iter().map(Row::filled).sum();
    let cells = grid.rows.len() * grid.columns;
    let (note, keys, caption) = if grid.rows.is_empty() {
        (String::new(), Vec::new(), String::new())
    } else {
        let what = if grid.share == 1 {
            "Independent origins in each year".to_owned()
        } else {
            format!("Independent origins in the best year of each {} years", grid.share)
        };
        let evidence = match cells {
            1 => "evidence in the only square".to_owned(),
            _ if filled == cells => "evidence in every square".to_owned(),
            _ => format!("evidence in {filled} of {cells} squares"),
        };
        let note = joined([grid.shared.clone(), what, evidence], " · ");
        (
            note,
            keys(palette, sizes, &grid.occurring()),
            format!(
                "A figure counts in every year that it is about; repeats of a figure do not count.{}",
                grid.not_drawn()
            ),
        )
    };
    let subtitle = spec
        .subtitle
        .as_deref()
        .unwrap_or("What the sources cover, and when they are silent");
    let page = setup.page(Texts {
        title: &spec.title,
        subtitle,
        note,
        keys,
        caption,
        source: caption::source_line(spec, &data.published_by()),
        description: grid.description(),
        ..Texts::default()
    });
    if grid.rows.is_empty() {
        return page.draw_empty("No evidence");
    }
    let painter = Painter {
        grid: &grid,
        width: setup.width,
        sizes,
        palette,
        ruler: &setup.ruler,
    };
    page.draw(painter.height(), |canvas, top| painter.draw(canvas, top))
}

struct Painter<'d> {
    grid: &'d Grid,
    width: f64,
    sizes: &'d Sizes,
    palette: &'d Palette,
    ruler: &'d Ruler,
}

impl Painter<'_> {
    fn side_by_side(&self) -> bool {
        self.width >= 560.0
    }

    /// The width of the names: where years are few, cells need not be wide.
    fn limit(&self) -> f64 {
        let (size, inner) = (self.sizes.small, self.width - 2.0 * self.sizes.margin);
        if !self.side_by_side() {
            return inner;
        }
        let names = self.grid.rows.iter();
        let widest = names.map(|row| self.ruler.width(&row.label, size, Weight::Regular));
        let beside_cells = inner - 14.0 - self.grid.columns as f64 * size * 2.6;
        widest.fold(0.0, f64::max).min(beside_cells.max(inner * 0.38))
    }

    fn lines(&self, row: &Row) -> Vec<String> {
        self.ruler
            .balance(&row.label, self.sizes.small, Weight::Regular, self.limit())
    }

    fn leading(&self) -> f64 {
        self.sizes.small * 1.22
    }

    /// Height of the cells of a row.
    fn cell_height(&self, row: &Row) -> f64 {
        let plain = self.sizes.small * 1.9;
        if self.side_by_side() {
            let words = self.lines(row).len() as f64 * self.leading() + self.sizes.small * 0.5;
            plain.max(words).round()
        } else {
            plain.round()
        }
    }

    /// From the top of one row to that of the next.
    fn step(&self, row: &Row) -> f64 {
        let words = if self.side_by_side() {
            3.0
        } else {
            self.lines(row).len() as f64 * self.leading() + self.sizes.small * 0.4
        };
        self.cell_height(row) + words
    }

    fn height(&self) -> f64 {
        let rows = self.grid.rows.iter().map(|row| self.step(row));
        self.sizes.small * 1.9 + rows.sum::<f64>()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, top: f64) {
        let (size, margin) = (self.sizes.small, self.sizes.margin);
        let left = if self.side_by_side() {
            margin + self.limit() + 14.0
        } else {
            margin
        };
        let cell = (self.width - margin - left) / self.grid.columns as f64;
        self.draw_years(canvas, top, left, cell);
        let mut y = top + size * 1.9;
        for row in &self.grid.rows {
            let lines = self.lines(row);
            let words = lines.len() as f64 * self.leading();
            let height = self.cell_height(row);
            let (words_top, cells_top) = if self.side_by_side() {
                (y + (height - words) / 2.0, y)
            } else {
                (y, y + words + size * 0.15)
            };
            for (index, line) in lines.iter().enumerate() {
                let base = words_top + (index as f64 + 0.5) * self.leading() + size * 0.36;
                canvas.text(line, (margin, base), Type::new(size, self.palette.ink));
            }
            for (column, cell_counts) in row.cells.iter().enumerate() {
                let at = (left + column as f64 * cell, cells_top);
                self.draw_cell(canvas, row, column, *cell_counts, (at.0, at.1, cell, height));
            }
            y += self.step(row);
        }
    }

    fn draw_years(&self, canvas: &mut Canvas<'_>, top: f64, left: f64, cell: f64) {
        let set = Type::new(self.sizes.small, self.palette.muted).align(Align::Middle);
        let labels = (1..=200).find_map(|every| self.years(every, left, cell));
        for (x, label) in labels.unwrap_or_default() {
            canvas.text(&label, (x, top + self.sizes.small), set);
        }
    }

    /// The label of each so many columns, within the margins; `None` where they would meet.
    fn years(&self, every: usize, left: f64, cell: f64) -> Option<Vec<(f64, String)>> {
        let (size, margin) = (self.sizes.small, self.sizes.margin);
        let mut labels = Vec::new();
        let mut end = f64::NEG_INFINITY;
        for column in (0..self.grid.columns).step_by(every) {
            let label = year(self.grid.first + i32::try_from(column).unwrap_or(0) * self.grid.share);
            let half = self.ruler.width(&label, size, Weight::Regular) / 2.0;
            let x = left + (column as f64 + 0.5) * cell;
            let x = x.min(self.width - margin - half).max(margin + half);
            if x - half < end {
                return None;
            }
            end = x + half + 8.0;
            labels.push((x, label));
        }
        Some(labels)
    }

    fn draw_cell(
        &self,
        canvas: &mut Canvas<'_>,
        row: &Row,
        column: usize,
        counts: Cell,
        (x, y, width, height): (f64, f64, f64, f64),
    ) {
        let gap = if width > 10.0 { 1.0 } else { 0.3 };
        let (from, to) = ((x + gap, y), (x + width - gap, y + height));
        let Cell {
            origins,
            claims,
            searched,
        } = counts;
        if origins == 0 && searched == 0 && claims == 0 {
            return draw_none(canvas, from, to, self.palette);
        }
        let year = self.grid.first + i32::try_from(column).unwrap_or(0) * self.grid.share;
        let title = format!(
            "{}, {}: {}, {}",
            row.label,
            dates::year(year),
            caption::plural(origins, "independent origin"),
            caption::plural(claims, "claim")
        );
        if origins == 0 && claims > 0 {
            let group = Group {
                title: Some(&title),
                ..Group::default()
            };
            return canvas.group(group, |canvas| draw_unsourced(canvas, from, to, self.palette));
        }
        if origins == 0 {
            let title = format!(
                "{}, {}: {searched}\u{a0}{} no figure",
                row.label,
                dates::year(year),
                if searched == 1 {
                    "search or source has"
                } else {
                    "searches or sources have"
                }
            );
            let group = Group {
                title: Some(&title),
                ..Group::default()
            };
            return canvas.group(group, |canvas| draw_in_vain(canvas, from, to, self.palette));
        }
        let fill = shade(origins, self.palette);
        canvas.group(
            Group {
                title: Some(&title),
                ..Group::default()
            },
            |canvas| {
                canvas.rect(from, to, Pen::new(fill, 0.0));
                let text = origins.to_string();
                if self.ruler.width(&text, self.sizes.small, Weight::Regular) + 4.0 <= width {
                    let middle = (x + width / 2.0, y + height / 2.0 + self.sizes.small * 0.36);
                    canvas.text(
                        &text,
                        middle,
                        Type::new(self.sizes.small, readable(fill)).align(Align::Middle),
                    );
                }
            },
        );
    }
}
