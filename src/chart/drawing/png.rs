//! SVG to PNG with the embedded font, so that both formats are one drawing on every machine.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use crate::chart::drawing::Svg;
use crate::chart::error::DrawError;

/// Wider or higher pictures are refused: a slip in the scale should not fill the memory.
const MOST_PIXELS: f64 = 20_000.0;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_source(Source::Binary(Arc::new(notosans::REGULAR_TTF)));
    fonts.load_font_source(Source::Binary(Arc::new(notosans::BOLD_TTF)));
    fonts.set_sans_serif_family("Noto Sans");
    Arc::new(fonts)
});

/// Renders a chart at `scale` pixels of the picture for one of the drawing.
///
/// # Errors
/// [`DrawError::Png`] where the scale is not above 0 or makes a picture more than 20,000 pixels wide or high.
pub fn png(svg: &Svg, scale: f64) -> Result<Vec<u8>, DrawError> {
    let options = Options {
        fontdb: FONTS.clone(),
        font_family: "Noto Sans".into(),
        ..Options::default()
    };
    let tree = Tree::from_str(&svg.0, &options).map_err(|error| DrawError::Png(error.to_string()))?;
    let (width, height) = (
        f64::from(tree.size().width()) * scale,
        f64::from(tree.size().height()) * scale,
    );
    if !(width >= 1.0 && height >= 1.0 && width <= MOST_PIXELS && height <= MOST_PIXELS) {
        return Err(DrawError::Png(format!(
            "a picture of {width:.0} by {height:.0} pixels cannot be drawn"
        )));
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within 1..=20,000, checked above
    let (columns, rows, factor) = (width.round() as u32, height.round() as u32, scale as f32);
    let mut pixmap = Pixmap::new(columns, rows).ok_or_else(|| DrawError::Png("no room for the picture".into()))?;
    resvg::render(&tree, Transform::from_scale(factor, factor), &mut pixmap.as_mut());
    encode(&pixmap).map_err(|error| DrawError::Png(error.to_string()))
}

/// Writes the pixels without their transparency, which a drawing on a ground has none of, and packs them quickly: drawing all charts is part of
/// every build.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, ::png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(::png::ColorType::Rgb);
    encoder.set_depth(::png::BitDepth::Eight);
    encoder.set_compression(::png::Compression::Fast);
    let mut colours = vec![0; pixmap.data().len() / 4 * 3];
    for (colour, pixel) in colours.chunks_exact_mut(3).zip(pixmap.data().chunks_exact(4)) {
        colour.copy_from_slice(&pixel[..3]);
    }
    encoder.write_header()?.write_image_data(&colours)?;
    Ok(bytes)
}
