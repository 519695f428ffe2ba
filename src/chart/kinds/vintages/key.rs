//! The key of a chart of vintages: what its lines, its band and its bars stand for. Never the plot.

use crate::chart::drawing::canvas::{Canvas, Pen, Point};
use crate::chart::kinds::vintages::Fan;
use crate::chart::page::KeyItem;
use crate::chart::style::EDGE;

/// The entries for what this fan draws: they look as the fan draws them.
pub(super) fn entries<'a>(fan: &Fan<'_>) -> Vec<KeyItem<'a>> {
    let (palette, dot) = (fan.palette, fan.sizes.dot * 0.9);
    let last = fan.pictures.len().saturating_sub(1);
    let (latest, oldest, model) = (fan.pen(last), fan.pen(0), palette.model.mark);
    let (left, right) = (dot * 1.5, dot * 1.7);
    let with_band = move |canvas: &mut Canvas<'_>, (x, y): Point| {
        let band = Pen::new(model, 0.0).opacity(palette.bands[0]);
        canvas.rect((x - left, y - dot * 1.7), (x + right, y + dot * 1.7), band);
        for edge in [y - dot * 1.7, y + dot * 1.7] {
            canvas.line((x - left, edge), (x + right, edge), Pen::new(model, 0.8).opacity(EDGE));
        }
        canvas.line((x - left, y), (x + right, y), latest);
    };
    let earlier = move |canvas: &mut Canvas<'_>, (x, y): Point| {
        canvas.line((x - left, y), (x + right, y), oldest);
    };
    let bar = move |canvas: &mut Canvas<'_>, (x, y): Point| {
        canvas.line((x, y - dot * 1.9), (x, y + dot * 1.9), Pen { width: 1.6, ..latest });
        canvas.disc((x, y), dot * 0.8, Pen::new(model, 0.0));
    };
    let mut keys = vec![KeyItem::new(Box::new(with_band), "latest, with its 90% band", palette)];
    if fan.pictures.len() > 1 {
        let words = "earlier: the older, the paler and thinner";
        keys.push(KeyItem::new(Box::new(earlier), words, palette));
    }
    keys.push(KeyItem::new(Box::new(bar), "end of a line, with its 90%", palette));
    keys
}
