//! Charts: specs, scales, label layout, drawing. SVG and PNG are written from the same drawing. Never SQL, never the model's maths,
//! never a figure that no row has.

#![allow(
    clippy::format_push_string,
    reason = "captions are a few lines; plain words in order read better than writes"
)]

mod data;
mod drawing;
mod error;
mod events;
mod kinds;
mod layout;
mod marks;
mod page;
mod plots;
mod spec;
mod style;
mod table;
mod text;
mod text_breaks;
mod words;

use kinds::{contradictions, coverage, echoes, sources, timeline, trend, triangulation, vintages};

pub use data::{
    Band, BandPoint, Camp, CampBand, Contradiction, CoverageRow, Data, DeclaredBreak, IdentitySide, Panel,
    Triangulation, Verdict, Vintage,
};
pub use drawing::Drawing;
pub use error::DrawError;
pub use layout::value_axis::AxisChoice;
pub use spec::unknown_names::unknown_names;
pub use spec::{
    CurrencyChoice, EventChoice, Kind, LabelChoice, Panels, Position, Preset, Spec, SpecError, SpecProblem,
};
pub use style::{NARROWEST, Style, Theme, WIDEST};
pub use table::{Table, table};
pub use words::number::Lang;

/// The JSON Schema of chart specs; a test holds it to what is read.
pub const SCHEMA: &str = include_str!("../../charts/schema.json");

/// The spec of a trend of one series with the axes that its chart of these data has, so that charts of earlier days can be compared with it. Specs of other charts
/// are as they were.
#[must_use]
pub fn with_axes_of(spec: &Spec, data: &Data) -> Spec {
    if spec.kind == Kind::Trend && data.panels.is_empty() {
        trend::with_axes_of(spec, &data.ordered())
    } else {
        spec.clone()
    }
}

/// Draws a chart. The spec's own width, theme and language, where it has them, are for the caller to put into `style`.
///
/// # Errors
/// [`DrawError`] where the font or the drawing library fails, or where the chart would be higher than 10,000 pixels.
pub fn draw(spec: &Spec, data: &Data, style: &Style) -> Result<Drawing, DrawError> {
    let style = Style {
        width: style.width.clamp(NARROWEST, WIDEST),
        ..*style
    };
    let data = &data.ordered();
    match spec.kind {
        Kind::Trend if !data.panels.is_empty() => trend::panels::draw(spec, data, style),
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
