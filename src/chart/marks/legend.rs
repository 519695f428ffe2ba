//! The key of a trend chart: what each shape that occurs means. Never shapes that do not occur.

use crate::chart::data::{Band, Verdict};
use crate::chart::drawing::canvas::{Canvas, Group, Pen, Point, Type};
use crate::chart::drawing::element::Align;
use crate::chart::kinds::trend::excluded::EXCLUDED;
use crate::chart::marks::mark::{Mark, Shape};
use crate::chart::marks::painter::{DOTTED, dot as dot_of};
use crate::chart::page::KeyItem;
use crate::chart::style::{Palette, Sizes};
use crate::model::Status;

/// The shapes that occur, with their meanings.
pub(crate) fn key_items<'a>(
    marks: &[Mark<'_>],
    band: Option<&Band>,
    has_band: bool,
    palette: &'a Palette,
    sizes: &Sizes,
) -> Vec<KeyItem<'a>> {
    let dot = sizes.dot * 0.9;
    let own = |test: fn(Shape) -> bool| marks.iter().any(|mark| !mark.row.is_echo && test(mark.shape));
    let any = |test: fn(&Mark<'_>) -> bool| marks.iter().any(test);
    let candidates: [(bool, Sign, &str); 14] = [
        (
            own(|shape| matches!(shape, Shape::Point { about: false, .. })),
            Sign::Point,
            "stated figure",
        ),
        (
            own(|shape| matches!(shape, Shape::Point { about: true, .. })),
            Sign::About,
            "“about” (bar ±16%)",
        ),
        (
            own(|shape| matches!(shape, Shape::Span { verbal: false, .. })),
            Sign::Range,
            "range",
        ),
        (
            own(|shape| matches!(shape, Shape::Span { verbal: true, .. })),
            Sign::Verbal,
            "size in words",
        ),
        (
            any(|mark| matches!(mark.shape, Shape::Floor { .. })),
            Sign::Bound(-1.0),
            "at least",
        ),
        (
            any(|mark| matches!(mark.shape, Shape::Ceiling { .. })),
            Sign::Bound(1.0),
            "at most",
        ),
        (
            any(|mark| !mark.row.is_echo && mark.row.when_from != mark.row.when_to),
            Sign::Period,
            "time it is about",
        ),
        (
            any(|mark| mark.row.is_echo && !mark.presumed),
            Sign::Echo,
            "repeat, when published",
        ),
        (any(|mark| mark.presumed), Sign::Presumed, "presumed repeat"),
        (any(|mark| mark.counted > 0), Sign::Count, "times repeated"),
        (any(|mark| mark.doubted), Sign::Cross, "given little weight"),
        (
            any(|mark| mark.row.status != Status::Accepted),
            Sign::Cross,
            "disputed or withdrawn",
        ),
        (
            band.is_some_and(|band| band.verdict == Verdict::OnlyBounds),
            Sign::Excluded,
            "excluded by a bound",
        ),
        (has_band, Sign::Band, "model: 90%, 50%, median"),
    ];
    candidates
        .into_iter()
        .filter(|(found, _, _)| *found)
        .map(|(_, sign, words)| KeyItem {
            symbol: Box::new(move |canvas, at| sign.draw(canvas, at, dot, palette)),
            words: words.into(),
            color: palette.muted,
            bold: false,
        })
        .collect()
}

/// A symbol of the key.
#[derive(Clone, Copy)]
enum Sign {
    Point,
    About,
    Range,
    Verbal,
    /// An arrow: up where -1, down where 1.
    Bound(f64),
    Period,
    Echo,
    Presumed,
    Count,
    Cross,
    Excluded,
    Band,
}

impl Sign {
    fn draw(self, canvas: &mut Canvas<'_>, (x, y): Point, dot: f64, palette: &Palette) {
        let (ink, echo, model) = (palette.ink, palette.echo, palette.model.mark);
        let solid = Pen::new(ink, 0.0);
        match self {
            Self::Point => canvas.disc((x, y), dot, solid),
            Self::About => {
                canvas.line((x, y - dot * 1.8), (x, y + dot * 1.8), Pen::new(ink, 1.4));
                canvas.disc((x, y), dot, solid);
            }
            Self::Range => canvas.rect((x - dot * 0.6, y - dot * 1.6), (x + dot * 0.6, y + dot * 1.6), solid),
            Self::Verbal => canvas.group(
                Group {
                    dash: Some((4.0, 2.0)),
                    ..Group::default()
                },
                |canvas| {
                    canvas.line((x, y - dot * 1.8), (x, y + dot * 1.8), Pen::new(ink, dot * 0.72));
                },
            ),
            Self::Bound(down) => {
                let (foot, tip) = (y - down * dot * 1.6, y + down * dot * 1.9);
                let wing = tip - down * dot * 1.2;
                canvas.line((x - dot, foot), (x + dot, foot), Pen::new(ink, 2.2));
                canvas.line((x, foot), (x, tip - down * 2.0), Pen::new(ink, 1.6));
                canvas.polygon(vec![(x - dot * 0.8, wing), (x, tip), (x + dot * 0.8, wing)], solid);
            }
            Self::Period => canvas.line((x - dot * 1.5, y), (x + dot * 1.6, y), Pen::new(ink, 1.4).opacity(0.6)),
            Self::Echo => {
                canvas.group(
                    Group {
                        dash: Some(DOTTED),
                        ..Group::default()
                    },
                    |canvas| canvas.line((x - dot * 2.6, y), (x, y), Pen::new(echo, 1.0)),
                );
                dot_of(canvas, 0, (x, y), dot * 0.9, echo, Some(palette.ground));
            }
            Self::Presumed => canvas.group(
                Group {
                    dash: Some((2.0, 2.0)),
                    ..Group::default()
                },
                |canvas| dot_of(canvas, 0, (x, y), dot * 0.9, echo, Some(palette.ground)),
            ),
            Self::Count => canvas.text(
                "×n",
                (x, y + dot),
                Type::new(dot * 2.6, palette.muted).bold().align(Align::Middle),
            ),
            Self::Excluded => canvas.rect(
                (x - dot * 1.5, y - dot * 1.5),
                (x + dot * 1.7, y + dot * 1.5),
                Pen::new(palette.groups[1].mark, 0.0).opacity(EXCLUDED * 1.6),
            ),
            Self::Cross => {
                canvas.line((x - dot, y - dot), (x + dot, y + dot), Pen::new(echo, 1.6));
                canvas.line((x - dot, y + dot), (x + dot, y - dot), Pen::new(echo, 1.6));
            }
            Self::Band => {
                let (left, right) = (x - dot * 1.5, x + dot * 1.7);
                for (half, opacity) in [1.7, 0.8].into_iter().zip(palette.bands) {
                    canvas.rect(
                        (left, y - dot * half),
                        (right, y + dot * half),
                        Pen::new(model, 0.0).opacity(opacity),
                    );
                }
                canvas.line((left, y), (right, y), Pen::new(model, 2.0));
            }
        }
    }
}
