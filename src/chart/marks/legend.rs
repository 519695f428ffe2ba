//! The legend of marks: what each shape and sign that occurs means. Never those that do not occur.

use crate::chart::drawing::canvas::{Canvas, Group, Pen, Point, Type};
use crate::chart::drawing::element::{Align, Dash};
use crate::chart::marks::body::{ARROW, Body, Direction, SUPERSEDED, cross, dot as dot_of, stroke};
use crate::chart::marks::mark::{Mark, Shape};
use crate::chart::page::KeyItem;
use crate::chart::style::{EDGE, Palette, Rgb, Sizes};
use crate::model::Status;

/// Dashes of the line from a declared repeat to what it repeats: dots, for solid lines are times.
pub(crate) const DOTTED: Dash = (1.0, 2.5);
/// Dashes of a mark that only the model takes for a repeat.
pub(crate) const PRESUMED: Dash = (2.0, 2.0);
/// Dashes of a goal or a forecast: longer, and around a mark of full size in the ink of its place.
pub(crate) const PROJECTED: Dash = (3.5, 2.0);

/// What the legend calls a goal or a forecast.
pub(crate) const PROJECTED_WORDS: &str = "projected (goal or forecast)";

/// The entry for goals and forecasts.
pub(crate) fn projection<'a>(palette: &'a Palette, sizes: &Sizes) -> KeyItem<'a> {
    let dot = sizes.dot * 0.9;
    let symbol = move |canvas: &mut Canvas<'_>, at: Point| projected(canvas, at, dot, palette);
    KeyItem::new(Box::new(symbol), PROJECTED_WORDS, palette)
}

/// The entry for claims that are crossed out in a list.
pub(crate) fn crossed<'a>(palette: &'a Palette, sizes: &Sizes) -> KeyItem<'a> {
    let dot = sizes.dot * 0.9;
    let symbol = move |canvas: &mut Canvas<'_>, at: Point| cross(canvas, at, dot, palette);
    KeyItem::new(Box::new(symbol), "disputed or withdrawn", palette)
}

/// The entry for claims that later ones of their origin replace, in a list.
pub(crate) fn superseded<'a>(palette: &'a Palette, sizes: &Sizes) -> KeyItem<'a> {
    let dot = sizes.dot * 0.9;
    let symbol = move |canvas: &mut Canvas<'_>, at: Point| dot_of(canvas, 0, at, dot * SUPERSEDED, palette.echo, None);
    KeyItem::new(Box::new(symbol), "superseded", palette)
}

/// The sign of what lies beyond an end of the axis: two arrowheads in a row, pointing `ahead` (-1 up, 1 down) to the end of the axis at this point.
pub(crate) fn beyond(canvas: &mut Canvas<'_>, (x, y): Point, ahead: f64, dot: f64, ink: Rgb) {
    for back in [0.0, 0.8] {
        let tip = y - ahead * back * dot;
        let wings = vec![
            (x - dot, tip - ahead * dot * 0.8),
            (x, tip),
            (x + dot, tip - ahead * dot * 0.8),
        ];
        canvas.path(wings, Pen::new(ink, 1.8));
    }
}

/// A dot as a goal or a forecast has it.
fn projected(canvas: &mut Canvas<'_>, at: Point, dot: f64, palette: &Palette) {
    let dashed = Group {
        dash: Some(PROJECTED),
        ..Group::default()
    };
    canvas.group(dashed, |canvas| {
        dot_of(canvas, 0, at, dot, palette.ink, Some(palette.ground));
    });
}

/// The shapes that occur, with their meanings.
///
/// Sizes in words are drawn as opaque as `fill` says, as a part of the usual.
pub(crate) fn shapes<'a>(
    shapes: &[Shape],
    direction: Direction,
    fill: f64,
    palette: &'a Palette,
    sizes: &Sizes,
) -> Vec<KeyItem<'a>> {
    let dot = sizes.dot * 0.9;
    let meaning = |shape: &Shape| match shape {
        Shape::Point { .. } if shape.is_hedged() => "hedged (bar: what the words allow)",
        Shape::Point { .. } => "stated figure",
        Shape::Interval { .. } => "best estimate in its stated interval",
        Shape::Span { verbal: false, .. } => "range",
        Shape::Span { verbal: true, .. } => "magnitude in words",
        Shape::Floor { .. } => "at least",
        Shape::Ceiling { .. } => "at most",
    };
    let (value, low, high) = (0.0, 0.0, 0.0);
    let known = [
        Shape::Point { value, low, high },
        Shape::Point {
            value,
            low: -1.0,
            high: 1.0,
        },
        Shape::Interval {
            value,
            low: None,
            high: None,
        },
        Shape::Span {
            low,
            high,
            verbal: false,
        },
        Shape::Span {
            low,
            high,
            verbal: true,
        },
        Shape::Floor { value },
        Shape::Ceiling { value },
    ];
    let occurs = |known: &Shape| shapes.iter().any(|shape| meaning(shape) == meaning(known));
    let item = |shape: Shape| {
        let symbol = move |canvas: &mut Canvas<'_>, at: Point| {
            let slim = if matches!(shape, Shape::Span { verbal: true, .. }) {
                fill
            } else {
                1.0
            };
            let body = example(shape, direction, at, dot, palette);
            Body { slim, ..body }.draw(canvas);
        };
        KeyItem::new(Box::new(symbol), meaning(&shape), palette)
    };
    known.into_iter().filter(occurs).map(item).collect()
}

/// A shape as large as a legend has room for, with its middle at this point.
fn example(shape: Shape, direction: Direction, (x, y): Point, dot: f64, palette: &Palette) -> Body {
    let (step, middle, across) = match direction {
        Direction::Up => (-1.0, y, x),
        Direction::Right => (1.0, x, y),
    };
    let (low, high, dot) = match shape {
        Shape::Point { .. } => (-1.8 * dot, 1.8 * dot, dot),
        Shape::Interval { .. } => (-1.9 * dot, 1.9 * dot, dot * 0.9),
        Shape::Span { .. } => (-1.6 * dot, 1.6 * dot, dot),
        Shape::Floor { .. } => (-0.7 * dot * ARROW / 2.0, 0.0, dot * 0.7),
        Shape::Ceiling { .. } => (0.7 * dot * ARROW / 2.0, 0.0, dot * 0.7),
    };
    Body {
        low: middle + step * low,
        high: middle + step * high,
        value: middle,
        halo: Some(palette.ground),
        ..Body::new(shape, direction, |_| middle, across, dot, palette.ink)
    }
}

/// What a trend chart draws besides marks.
#[expect(clippy::struct_excessive_bools, reason = "each sign occurs or does not")]
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Drawn {
    pub(crate) band: bool,
    /// A median.
    pub(crate) line: bool,
    /// Whether the median has breaks.
    pub(crate) broken: bool,
    /// A paler stretch, where no statement is.
    pub(crate) faded: bool,
    /// The values that bounds exclude.
    pub(crate) excluded: bool,
    /// A line for the time that a mark is about.
    pub(crate) period: bool,
    /// A mark beyond an end of the scale.
    pub(crate) beyond: bool,
}

impl std::ops::BitOrAssign for Drawn {
    fn bitor_assign(&mut self, other: Self) {
        self.band |= other.band;
        self.line |= other.line;
        self.broken |= other.broken;
        self.faded |= other.faded;
        self.excluded |= other.excluded;
        self.period |= other.period;
        self.beyond |= other.beyond;
    }
}

impl Drawn {
    fn band_in_words(self) -> &'static str {
        match (self.line, self.broken) {
            (false, _) => "model: 90%, 50%",
            (true, false) => "model: 90%, 50%, median",
            (true, true) => "model: 90%, 50%, median with breaks",
        }
    }
}

/// Dashes of the edge of a band where no statement is.
pub(crate) const FAINT: Dash = (3.0, 2.0);
/// How much fainter a band is where no statement is.
pub(crate) const FADED: f64 = 0.55;

/// What occurs in a trend chart, with its meanings.
pub(crate) fn trend<'a>(
    marks: &[Mark<'_>],
    drawn: Drawn,
    fill: f64,
    palette: &'a Palette,
    sizes: &Sizes,
) -> Vec<KeyItem<'a>> {
    // A repeat or a projection is hollow, which has an entry of its own; a repeated bound is still one.
    let is_bound = |shape: Shape| matches!(shape, Shape::Floor { .. } | Shape::Ceiling { .. });
    let solid = marks
        .iter()
        .filter(|mark| !mark.row.is_echo && !mark.is_projected() || is_bound(mark.shape));
    let solid: Vec<Shape> = solid.map(|mark| mark.shape).collect();
    let any = |test: fn(&Mark<'_>) -> bool| marks.iter().any(test);
    // A repeat looks like what it repeats; where there are several kinds, the dot stands for them.
    let hollow = |is_presumed: bool| {
        let mut shapes = marks
            .iter()
            .filter(|mark| mark.row.is_echo && mark.presumed == is_presumed)
            .map(|mark| mark.shape);
        let first = shapes.next()?;
        let is_like = |shape: Shape| std::mem::discriminant(&shape) == std::mem::discriminant(&first);
        Some(if shapes.all(is_like) && is_bound(first) {
            first
        } else {
            DOT
        })
    };
    let (echo, presumed) = (hollow(false), hollow(true));
    let place = marks.iter().find(|mark| mark.group == 0);
    let excluded = match place {
        Some(own) if marks.iter().any(|mark| mark.group > 0) => {
            format!("excluded by a bound, for {}", own.row.place_name)
        }
        _ => "excluded by a bound".to_owned(),
    };
    let signs = [
        (drawn.period, Sign::Period, "time it is about"),
        (
            echo.is_some(),
            Sign::Echo(echo.unwrap_or(DOT)),
            "repeat, when published",
        ),
        (
            presumed.is_some(),
            Sign::Presumed(presumed.unwrap_or(DOT)),
            "presumed repeat",
        ),
        (marks.iter().any(Mark::is_projected), Sign::Projected, PROJECTED_WORDS),
        (drawn.beyond, Sign::Beyond, "beyond the scale"),
        (any(|mark| mark.counted > 1), Sign::Count, "times repeated"),
        (marks.iter().any(Mark::is_superseded), Sign::Superseded, "superseded"),
        (any(|mark| mark.doubted), Sign::Stroke, "given little weight"),
        (
            any(|mark| mark.row.status != Status::Accepted),
            Sign::Cross,
            "disputed or withdrawn",
        ),
        (drawn.excluded, Sign::Excluded, &excluded),
        (
            drawn.band,
            Sign::Band {
                line: drawn.line,
                broken: drawn.broken,
            },
            drawn.band_in_words(),
        ),
        (drawn.faded, Sign::Faded, "model only, no figure"),
    ];
    let dot = sizes.dot * 0.9;
    let mut items = shapes(&solid, Direction::Up, fill, palette, sizes);
    for (_, sign, words) in signs.into_iter().filter(|(found, ..)| *found) {
        let symbol = move |canvas: &mut Canvas<'_>, at: Point| sign.draw(canvas, at, dot, palette);
        items.push(KeyItem::new(Box::new(symbol), words, palette));
    }
    items
}

/// The shape of a dot.
const DOT: Shape = Shape::point(0.0);

/// What a trend chart draws besides shapes.
#[derive(Clone, Copy)]
enum Sign {
    Period,
    Echo(Shape),
    Presumed(Shape),
    Projected,
    Beyond,
    Count,
    Superseded,
    Stroke,
    Cross,
    Excluded,
    Band { line: bool, broken: bool },
    Faded,
}

impl Sign {
    fn draw(self, canvas: &mut Canvas<'_>, (x, y): Point, dot: f64, palette: &Palette) {
        let (echo, model) = (palette.echo, palette.model.mark);
        let dashed = |dash: Dash| Group {
            dash: Some(dash),
            ..Group::default()
        };
        let hollow = |canvas: &mut Canvas<'_>, shape: Shape| {
            let body = Body {
                ink: echo,
                hollow: Some(palette.ground),
                ..example(shape, Direction::Up, (x, y), dot, palette)
            };
            body.draw(canvas);
        };
        match self {
            Self::Period => canvas.line(
                (x - dot * 1.5, y),
                (x + dot * 1.6, y),
                Pen::new(palette.ink, 1.4).opacity(0.6),
            ),
            Self::Echo(shape) => {
                canvas.group(dashed(DOTTED), |canvas| {
                    canvas.line((x - dot * 1.6, y), (x + dot * 1.6, y), Pen::new(echo, 1.0));
                });
                hollow(canvas, shape);
            }
            Self::Presumed(shape) => canvas.group(dashed(PRESUMED), |canvas| hollow(canvas, shape)),
            Self::Projected => projected(canvas, (x, y), dot, palette),
            Self::Beyond => beyond(canvas, (x, y - dot * 0.8), -1.0, dot, palette.ink),
            Self::Count => canvas.text(
                "×n",
                (x, y + dot),
                Type::new(dot * 2.6, palette.muted).bold().align(Align::Middle),
            ),
            Self::Excluded => {
                let (left, right) = (x - dot * 1.5, x + dot * 1.7);
                let pen = Pen::new(palette.groups[1].mark, 1.0);
                canvas.rect(
                    (left, y - dot * 1.5),
                    (right, y + dot * 1.5),
                    pen.opacity(palette.excluded),
                );
                canvas.line((left, y - dot * 1.5), (right, y - dot * 1.5), pen.opacity(EDGE));
                for side in [left, right] {
                    canvas.line((side, y - dot * 1.5), (side, y + dot * 1.5), pen.opacity(EDGE * 0.6));
                }
            }
            Self::Superseded => dot_of(canvas, 0, (x, y), dot * SUPERSEDED, echo, None),
            Self::Stroke => stroke(canvas, (x, y), dot, palette),
            Self::Cross => cross(canvas, (x, y), dot, palette),
            Self::Faded => {
                let (left, right) = (x - dot * 1.5, x + dot * 1.7);
                let pen = Pen::new(model, 0.0).opacity(palette.bands[0] * FADED);
                canvas.rect((left, y - dot * 1.7), (right, y + dot * 1.7), pen);
                canvas.group(dashed(FAINT), |canvas| {
                    for edge in [y - dot * 1.7, y + dot * 1.7] {
                        canvas.line((left, edge), (right, edge), Pen::new(model, 1.0).opacity(EDGE));
                    }
                });
            }
            Self::Band { line, broken } => {
                let (left, right) = (x - dot * 1.5, x + dot * 1.7);
                for (half, opacity) in [1.7, 0.8].into_iter().zip(palette.bands) {
                    canvas.rect(
                        (left, y - dot * half),
                        (right, y + dot * half),
                        Pen::new(model, 0.0).opacity(opacity),
                    );
                }
                for edge in [y - dot * 1.7, y + dot * 1.7] {
                    canvas.line((left, edge), (right, edge), Pen::new(model, 0.8).opacity(EDGE));
                }
                let gap = if broken { dot * 0.55 } else { 0.0 };
                for (from, to) in [(left, x - gap), (x + gap, right)] {
                    if line {
                        canvas.line((from, y), (to, y), Pen::new(model, 2.0));
                    }
                }
            }
        }
    }
}
