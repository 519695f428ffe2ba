//! The key of a chart of things in time: what each form that occurs means. Never forms that do not occur.

use super::frame::{self, KeyItem};
use super::lane_item::{Form, Item, Section};
use super::sheet::{Group, Pen};
use super::style::{Palette, Sizes};

/// The forms that occur, with their meanings.
pub(super) fn key_items<'a>(
    sections: &[Section],
    day_means: &str,
    palette: &'a Palette,
    sizes: &Sizes,
) -> Vec<KeyItem<'a>> {
    let (ink, echo, ground, dot) = (palette.ink, palette.echo, palette.ground, sizes.dot * 0.9);
    let mut keys = Vec::new();
    let mut add = |found: bool, symbol: frame::Symbol<'a>, words: &str| {
        if found {
            keys.push(KeyItem {
                symbol,
                words: words.into(),
                color: palette.muted,
                bold: false,
            });
        }
    };
    let any = |test: fn(&Item) -> bool| sections.iter().flat_map(|section| &section.items).any(test);
    add(
        any(|item| item.form == Form::Day && !item.hollow && !item.doubtful),
        Box::new(move |sheet, at| sheet.disc(at, dot, Pen::new(ink, 0.0))),
        day_means,
    );
    add(
        any(|item| item.form == Form::Day && !item.hollow && item.doubtful),
        Box::new(move |sheet, at| sheet.ring(at, dot, Pen::new(ink, 1.5))),
        "about or perhaps that day",
    );
    add(
        any(|item| item.form == Form::Throughout),
        Box::new(move |sheet, at| {
            sheet.line(
                (at.0 - dot * 1.6, at.1),
                (at.0 + dot * 1.6, at.1),
                Pen::new(ink, dot * 1.2),
            );
        }),
        "throughout",
    );
    add(
        any(|item| item.form == Form::Within),
        Box::new(move |sheet, at| {
            sheet.line((at.0 - dot * 1.6, at.1), (at.0 + dot * 1.6, at.1), Pen::new(ink, 1.6));
            for x in [at.0 - dot * 1.6, at.0 + dot * 1.6] {
                sheet.line((x, at.1 - dot), (x, at.1 + dot), Pen::new(ink, 1.6));
            }
        }),
        "at some time within",
    );
    add(
        any(|item| item.form != Form::Day && item.doubtful),
        Box::new(move |sheet, at| {
            sheet.group(
                Group {
                    dash: Some("3 2"),
                    ..Group::default()
                },
                |sheet| {
                    sheet.line((at.0 - dot * 1.6, at.1), (at.0 + dot * 1.6, at.1), Pen::new(ink, 1.8));
                },
            );
        }),
        "dates approximate or uncertain",
    );
    add(
        any(|item| item.hollow),
        Box::new(move |sheet, at| {
            sheet.disc(at, dot, Pen::new(ground, 0.0));
            sheet.ring(at, dot, Pen::new(echo, 1.5));
        }),
        "repeat",
    );
    keys
}
