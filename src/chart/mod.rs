//! Charts: specs, scales, label layout, drawing. SVG is the drawing, PNG the same drawing rendered. Never SQL, never the model's maths,
//! never a figure that no row has.

#![allow(
    clippy::format_push_string,
    reason = "captions are a few lines; plain words in order read better than writes"
)]

mod alt_text;
mod caption;
mod contradictions;
mod coverage;
mod data;
mod echoes;
mod frame;
mod label_places;
mod labels;
mod lane;
mod lane_blocks;
mod lane_item;
mod lanes;
mod lanes_key;
mod lying_marks;
mod mark;
mod mark_drawing;
mod mark_labels;
mod number;
mod obstacles;
mod png;
mod ranges;
mod rect;
mod scene;
mod shape_key;
mod sheet;
mod sources;
mod spec;
mod spec_reader;
mod style;
mod surface;
mod table;
mod text;
mod time_axis;
mod timeline;
mod trend;
mod trend_band;
mod trend_events;
mod trend_excluded;
mod trend_plot;
mod triangulation;
mod unmatched;
mod value_axis;
mod vintages;

pub use data::{
    Band, BandPoint, Camp, CampBand, Contradiction, CoverageRow, Data, IdentitySide, Triangulation, Verdict, Vintage,
};
pub use number::Lang;
pub use png::png;
pub use spec::{CurrencyChoice, EventChoice, Kind, LabelChoice, Position, Spec, SpecError, SpecProblem};
pub use style::{NARROWEST, Style, Theme, WIDEST};
pub use table::{Table, table};
pub use unmatched::unmatched;
pub use value_axis::AxisChoice;

/// A drawn chart: the text of an SVG file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Svg(pub String);

/// Why a chart could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// The embedded font could not be read.
    #[error("the embedded font cannot be read: {0}")]
    Font(String),
    /// The drawing library failed.
    #[error("the chart cannot be drawn: {0}")]
    Draw(String),
    /// The picture could not be rendered.
    #[error("the picture cannot be rendered: {0}")]
    Png(String),
}

/// Draws a chart. The spec's own width, theme and language, where it has them, are for the caller to put into `style`.
///
/// # Errors
/// [`DrawError`] where the font or the drawing library fails; never because of the data.
pub fn draw(spec: &Spec, data: &Data, style: &Style) -> Result<Svg, DrawError> {
    let style = Style {
        width: style.width.clamp(NARROWEST, WIDEST),
        ..*style
    };
    let data = &data.ordered();
    match spec.kind {
        Kind::Trend => trend::draw(spec, data, style),
        Kind::Timeline => timeline::draw(spec, data, style),
        Kind::Echoes => echoes::draw(spec, data, style),
        Kind::Coverage => coverage::draw(spec, data, style),
        Kind::Vintages => vintages::draw(spec, data, style),
        Kind::Sources => sources::draw(spec, data, style, sources::By::Origin),
        Kind::Places => sources::draw(spec, data, style, sources::By::Place),
        Kind::Contradictions => contradictions::draw(spec, data, style),
        Kind::Triangulation => triangulation::draw(spec, data, style),
    }
}
