//! Figures below one another on one horizontal axis, in sections with headings: what `sources`, `places`, `contradictions` and
//! `triangulation` share. Never which figures, nor their order.

mod layout;
mod painter;

use crate::chart::drawing::Drawing;
use crate::chart::error::DrawError;
use crate::chart::marks::body::Direction;
use crate::chart::marks::legend;
use crate::chart::marks::mark::Shape;
use crate::chart::page::{PageSetup, Texts};
use crate::chart::plots::figure_list::layout::{lay_out, section_height};
use crate::chart::plots::figure_list::painter::Painter;
use crate::chart::spec::Spec;
use crate::chart::style::Style;
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
    // What is projected is hollow, which has an entry of its own; a projected bound is still one.
    let is_bound = |shape: Shape| matches!(shape, Shape::Floor { .. } | Shape::Ceiling { .. });
    let solid = lines.clone().filter(|line| !line.projected || is_bound(line.shape));
    let shapes: Vec<Shape> = solid.map(|line| line.shape).collect();
    let mut keys = legend::shapes(&shapes, Direction::Right, 1.0, palette, sizes);
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
