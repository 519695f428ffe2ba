//! The legend of a chart of things in time: what each form that occurs means. Never forms that do not occur.

use crate::chart::drawing::canvas::{Canvas, Point};
use crate::chart::page::KeyItem;
use crate::chart::plots::lanes::item::{Form, Item, Section};
use crate::chart::plots::lanes::painter::Thing;
use crate::chart::style::{Palette, Sizes};

/// The forms that occur, with their meanings.
pub(crate) fn key_items<'a>(
    sections: &[Section],
    day_means: &str,
    palette: &'a Palette,
    sizes: &Sizes,
) -> Vec<KeyItem<'a>> {
    let dot = sizes.dot * 0.9;
    let any = |test: fn(&Item) -> bool| sections.iter().flat_map(|section| &section.items).any(test);
    // Of each form: whether it occurs, whether its dates are doubtful, whether it is hollow.
    let forms = [
        (
            any(|item| item.form == Form::Day && !item.hollow && !item.doubtful),
            (Form::Day, false, false),
            day_means,
        ),
        (
            any(|item| item.form == Form::Day && !item.hollow && item.doubtful),
            (Form::Day, true, false),
            "about or possibly that day",
        ),
        (
            any(|item| item.form == Form::Throughout),
            (Form::Throughout, false, false),
            "throughout",
        ),
        (
            any(|item| item.form == Form::Within),
            (Form::Within, false, false),
            "at some time within",
        ),
        (
            any(|item| item.form != Form::Day && item.doubtful),
            (Form::Throughout, true, false),
            "dates approximate or uncertain",
        ),
        (any(|item| item.hollow), (Form::Day, false, true), "repeat"),
    ];
    let item = |(_, (form, doubtful, hollow), words): (bool, (Form, bool, bool), &str)| {
        let symbol = move |canvas: &mut Canvas<'_>, (x, y): Point| {
            let half = if form == Form::Day { 0.0 } else { dot * 1.6 };
            Thing {
                form,
                doubtful,
                hollow,
                left: x - half,
                right: x + half,
                open: (false, false),
                y,
                dot,
            }
            .draw(canvas, palette);
        };
        KeyItem::new(Box::new(symbol), words, palette)
    };
    forms.into_iter().filter(|(found, ..)| *found).map(item).collect()
}
