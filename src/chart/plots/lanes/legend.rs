//! The key of a chart of things in time: what each form that occurs means. Never forms that do not occur.

use crate::chart::drawing::canvas::{Group, Pen};
use crate::chart::page::{self, KeyItem};
use crate::chart::plots::lanes::item::{Form, Item, Section};
use crate::chart::style::{Palette, Sizes};

/// The forms that occur, with their meanings.
pub(crate) fn key_items<'a>(
    sections: &[Section],
    day_means: &str,
    palette: &'a Palette,
    sizes: &Sizes,
) -> Vec<KeyItem<'a>> {
    let (ink, echo, ground, dot) = (palette.ink, palette.echo, palette.ground, sizes.dot * 0.9);
    let mut keys = Vec::new();
    let mut add = |found: bool, symbol: page::Symbol<'a>, words: &str| {
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
        Box::new(move |canvas, at| canvas.disc(at, dot, Pen::new(ink, 0.0))),
        day_means,
    );
    add(
        any(|item| item.form == Form::Day && !item.hollow && item.doubtful),
        Box::new(move |canvas, at| canvas.ring(at, dot, Pen::new(ink, 1.5))),
        "about or perhaps that day",
    );
    add(
        any(|item| item.form == Form::Throughout),
        Box::new(move |canvas, at| {
            canvas.line(
                (at.0 - dot * 1.6, at.1),
                (at.0 + dot * 1.6, at.1),
                Pen::new(ink, dot * 1.2),
            );
        }),
        "throughout",
    );
    add(
        any(|item| item.form == Form::Within),
        Box::new(move |canvas, at| {
            canvas.line((at.0 - dot * 1.6, at.1), (at.0 + dot * 1.6, at.1), Pen::new(ink, 1.6));
            for x in [at.0 - dot * 1.6, at.0 + dot * 1.6] {
                canvas.line((x, at.1 - dot), (x, at.1 + dot), Pen::new(ink, 1.6));
            }
        }),
        "at some time within",
    );
    add(
        any(|item| item.form != Form::Day && item.doubtful),
        Box::new(move |canvas, at| {
            canvas.group(
                Group {
                    dash: Some((3.0, 2.0)),
                    ..Group::default()
                },
                |canvas| {
                    canvas.line((at.0 - dot * 1.6, at.1), (at.0 + dot * 1.6, at.1), Pen::new(ink, 1.8));
                },
            );
        }),
        "dates approximate or uncertain",
    );
    add(
        any(|item| item.hollow),
        Box::new(move |canvas, at| {
            canvas.disc(at, dot, Pen::new(ground, 0.0));
            canvas.ring(at, dot, Pen::new(echo, 1.5));
        }),
        "repeat",
    );
    keys
}
