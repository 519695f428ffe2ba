//! The legend of a chart of things in time: what each form that occurs means. Never forms that do not occur.

use crate::chart::drawing::canvas::{Canvas, Point};
use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::page::KeyItem;
use crate::chart::plots::lanes::item::{Form, Item, Section};
use crate::chart::plots::lanes::painter::{DASHED, Thing};
use crate::chart::style::{Palette, Sizes};

/// The forms that occur, with their meanings.
pub(crate) fn key_items<'a>(
    sections: &[Section],
    day_means: &str,
    axis: Option<TimeAxis>,
    palette: &'a Palette,
    sizes: &Sizes,
) -> Vec<KeyItem<'a>> {
    let dot = sizes.dot * 0.9;
    let any = |test: fn(&Item) -> bool| sections.iter().flat_map(|section| &section.items).any(test);
    let (first, last) = axis.map_or((f64::NEG_INFINITY, f64::INFINITY), |axis| axis.range());
    let mut items = sections.iter().flat_map(|section| &section.items);
    let is_open = |item: &Item| item.form != Form::Day && (item.from < first || item.until > last);
    // Of each form: whether it occurs, whether its dates are doubtful, whether it is hollow, whether it goes on.
    let forms = [
        (
            any(|item| item.form == Form::Day && !item.hollow && !item.doubtful),
            (Form::Day, false, false, false),
            day_means,
        ),
        (
            any(|item| item.form == Form::Day && !item.hollow && item.doubtful),
            (Form::Day, true, false, false),
            "about or possibly that day",
        ),
        (
            any(|item| item.form == Form::Throughout),
            (Form::Throughout, false, false, false),
            "throughout",
        ),
        (
            any(|item| item.form == Form::Within),
            (Form::Within, false, false, false),
            "at some time within",
        ),
        (
            any(|item| item.form != Form::Day && item.doubtful),
            (Form::Throughout, true, false, false),
            "dates approximate or uncertain",
        ),
        (
            items.any(is_open),
            (Form::Within, false, false, true),
            "goes on beyond the time shown",
        ),
        (any(|item| item.hollow), (Form::Day, false, true, false), "repeat"),
    ];
    let item = |(_, (form, doubtful, hollow, goes_on), words): (bool, (Form, bool, bool, bool), &str)| {
        let symbol = move |canvas: &mut Canvas<'_>, (x, y): Point| {
            let half = match form {
                Form::Day => 0.0,
                // Two whole dashes and what is between them.
                _ if doubtful => f64::from(DASHED.0) + f64::from(DASHED.1) / 2.0,
                _ => dot * 1.6,
            };
            Thing {
                form,
                doubtful,
                hollow,
                left: x - half,
                right: x + half,
                open: (false, goes_on),
                y,
                dot,
            }
            .draw(canvas, palette);
        };
        KeyItem::new(Box::new(symbol), words, palette)
    };
    forms.into_iter().filter(|(found, ..)| *found).map(item).collect()
}
