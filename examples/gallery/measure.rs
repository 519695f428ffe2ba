//! Measures a drawn chart: whether its marks stand at their dates, whether its words can be read, whether its legend tells what is drawn.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use roxmltree::{Document, Node};
use tallybook::chart::{Data, Kind};
use tallybook::model::Bound;
use tallybook::store::EstimateRow;
use ttf_parser::Face;

/// A mark may stand this far from its date, in pixels.
const OFF: f64 = 1.0;
/// Two lines of words may meet by this much, in pixels: a descender and an ascender.
const MEET: f64 = 1.0;
/// Contrast of words with what is behind them (WCAG 2.2, 1.4.3).
const CONTRAST: f64 = 4.5;
/// Lines longer than this are times, which end at their dates; shorter ones are parts of a mark.
const TIME: f64 = 22.0;

type Rgb = [f64; 3];

/// A line of words.
struct Words<'a> {
    text: &'a str,
    at: Box,
    ink: Rgb,
    /// What is behind them.
    ground: Rgb,
}

/// Edges in pixels.
#[derive(Debug, Clone, Copy)]
struct Box {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// An axis of time as the picture tells it.
#[derive(Clone, Copy)]
struct Axis {
    from: NaiveDate,
    until: NaiveDate,
    left: f64,
    right: f64,
}

impl Axis {
    /// The pixel at which a day begins, within the axis.
    fn x(&self, day: NaiveDate) -> f64 {
        let part = (day - self.from).num_days() as f64 / (self.until - self.from).num_days() as f64;
        (self.left + part * (self.right - self.left)).clamp(self.left, self.right)
    }
}

/// A part of the mark of a claim.
struct Part<'a> {
    claim: &'a str,
    axis: Option<Axis>,
    at: Box,
}

/// What a picture has, in the order in which it is drawn.
struct Scene<'a> {
    size: (f64, f64),
    words: Vec<Words<'a>>,
    parts: Vec<Part<'a>>,
    fills: Vec<(Box, Rgb, f64)>,
    fonts: [Face<'static>; 2],
}

/// What is wrong with the picture of a chart of this kind, in words.
pub(crate) fn problems(svg: &str, kind: Kind, data: &Data) -> Vec<String> {
    let document = match Document::parse(svg) {
        Ok(document) => document,
        Err(error) => return vec![format!("the picture is no XML: {error}")],
    };
    let Some(scene) = Scene::of(document.root_element()) else {
        return vec!["the picture has no size".into()];
    };
    let mut found = scene.words_outside();
    found.extend(scene.words_over_words());
    found.extend(scene.faint_words());
    found.extend(scene.marks_elsewhere(kind, data));
    found.extend(scene.legend(kind, data));
    found
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).and_then(|text| text.parse().ok()).unwrap_or(0.0)
}

fn color(text: &str) -> Option<Rgb> {
    let part = |at: usize| Some(f64::from(u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?));
    Some([part(1)?, part(3)?, part(5)?])
}

impl<'a> Scene<'a> {
    fn of(root: Node<'a, 'a>) -> Option<Self> {
        let mut scene = Self {
            size: (number(root, "width"), number(root, "height")),
            words: Vec::new(),
            parts: Vec::new(),
            fills: Vec::new(),
            fonts: [
                Face::parse(notosans::REGULAR_TTF, 0).ok()?,
                Face::parse(notosans::BOLD_TTF, 0).ok()?,
            ],
        };
        scene.read(root, None, None);
        (scene.size.0 > 0.0).then_some(scene)
    }

    fn read(&mut self, node: Node<'a, 'a>, axis: Option<Axis>, claim: Option<&'a str>) {
        let day = |name| node.attribute(name).and_then(|text| text.parse().ok());
        let own = day("data-from").zip(day("data-until")).map(|(from, until)| Axis {
            from,
            until,
            left: number(node, "data-left"),
            right: number(node, "data-right"),
        });
        let (axis, claim) = (own.or(axis), node.attribute("data-claim").or(claim));
        match node.tag_name().name() {
            "text" => self.words.push(self.line(node)),
            "title" | "desc" => return,
            _ => {
                if let Some(at) = bounds(node) {
                    if let (Some(ink), "rect") = (node.attribute("fill").and_then(color), node.tag_name().name()) {
                        let opacity = node
                            .attribute("fill-opacity")
                            .map_or(1.0, |text| text.parse().unwrap_or(1.0));
                        self.fills.push((at, ink, opacity));
                    }
                    if let Some(claim) = claim {
                        self.parts.push(Part { claim, axis, at });
                    }
                }
            }
        }
        for child in node.children() {
            self.read(child, axis, claim);
        }
    }

    fn line(&self, node: Node<'a, 'a>) -> Words<'a> {
        let text = node.text().unwrap_or_default();
        let (size, x, y) = (number(node, "font-size"), number(node, "x"), number(node, "y"));
        let font = &self.fonts[usize::from(node.attribute("font-weight") == Some("700"))];
        let advance = |c: char| {
            let glyph = font.glyph_index(c).unwrap_or_default();
            f64::from(font.glyph_hor_advance(glyph).unwrap_or(0)) / f64::from(font.units_per_em())
        };
        let width = text.chars().map(advance).sum::<f64>() * size;
        let left = match node.attribute("text-anchor") {
            Some("middle") => x - width / 2.0,
            Some("end") => x - width,
            _ => x,
        };
        let at = Box {
            left,
            top: y - size * 0.74,
            right: left + width,
            bottom: y + size * 0.22,
        };
        Words {
            text,
            at,
            ink: node.attribute("fill").and_then(color).unwrap_or_default(),
            ground: self.ground(f64::midpoint(at.left, at.right), y - size * 0.3),
        }
    }

    /// What has been painted so far at this point.
    fn ground(&self, x: f64, y: f64) -> Rgb {
        let under = self
            .fills
            .iter()
            .filter(|(at, ..)| (at.left..=at.right).contains(&x) && (at.top..=at.bottom).contains(&y));
        under.fold([255.0; 3], |ground, (_, ink, opacity)| {
            [0, 1, 2].map(|part| ink[part] * opacity + ground[part] * (1.0 - opacity))
        })
    }

    fn words_outside(&self) -> Vec<String> {
        let (width, height) = self.size;
        let is_outside = |words: &&Words<'_>| {
            let at = words.at;
            at.left < 0.0 || at.right > width || at.top < 0.0 || at.bottom > height
        };
        let cut = self.words.iter().filter(|words| words.text.contains('…'));
        let outside = self.words.iter().filter(is_outside);
        let outside = outside.map(|words| format!("“{}” leaves the picture", words.text));
        outside
            .chain(cut.map(|words| format!("“{}” is cut", words.text)))
            .collect()
    }

    fn words_over_words(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (index, one) in self.words.iter().enumerate() {
            for other in &self.words[..index] {
                let (a, b) = (one.at, other.at);
                let across = a.right.min(b.right) - a.left.max(b.left);
                let down = a.bottom.min(b.bottom) - a.top.max(b.top);
                if across > MEET && down > MEET {
                    found.push(format!("“{}” stands over “{}”", one.text, other.text));
                }
            }
        }
        found
    }

    fn faint_words(&self) -> Vec<String> {
        let faint = self
            .words
            .iter()
            .filter(|words| contrast(words.ink, words.ground) < CONTRAST);
        let told = |words: &Words<'_>| {
            format!(
                "“{}” has a contrast of {:.1}",
                words.text,
                contrast(words.ink, words.ground)
            )
        };
        faint.map(told).collect()
    }

    fn marks_elsewhere(&self, kind: Kind, data: &Data) -> Vec<String> {
        let mut found = Vec::new();
        for Part { claim, axis, at } in &self.parts {
            let Some(axis) = axis else { continue };
            let Some((from, to)) = time(kind, data, claim) else {
                found.push(format!("{claim} is drawn, but no claim of the chart"));
                continue;
            };
            let left = from.map_or(axis.left, |day| axis.x(day)) - OFF;
            let right = to.and_then(|day| day.succ_opt()).map_or(axis.right, |day| axis.x(day)) + OFF;
            let middle = f64::midpoint(at.left, at.right);
            let is_long = at.right - at.left > TIME && at.bottom - at.top < 1.0;
            if middle < left || middle > right || (is_long && (at.left < left || at.right > right)) {
                found.push(format!(
                    "{claim} stands at {middle:.1}, not within {left:.1} and {right:.1}"
                ));
            }
        }
        found
    }

    /// Entries of the legend for what is not drawn, and marks without an entry.
    fn legend(&self, kind: Kind, data: &Data) -> Vec<String> {
        if !matches!(kind, Kind::Trend | Kind::Sources | Kind::Places | Kind::Contradictions) {
            return Vec::new();
        }
        let drawn: BTreeSet<&str> = self.parts.iter().map(|part| part.claim).collect();
        let rows: Vec<&EstimateRow> = data
            .estimates
            .iter()
            .filter(|row| drawn.contains(row.id.as_str()))
            .collect();
        let presumed = data.band.iter().flat_map(|band| &band.presumed);
        let presumed: BTreeSet<&str> = presumed.map(|(echo, _)| echo.as_str()).collect();
        let is_hollow = |row: &EstimateRow| row.is_echo || row.projection || presumed.contains(row.id.as_str());
        let mut found = Vec::new();
        for (entry, fits) in ENTRIES {
            let is_told = self.words.iter().any(|words| words.text == *entry);
            let solid = rows.iter().any(|row| !is_hollow(row) && fits(row));
            if is_told && !rows.iter().any(|row| fits(row)) {
                found.push(format!("the legend tells of “{entry}”, which is not drawn"));
            }
            if solid && !is_told {
                found.push(format!("the legend does not tell of “{entry}”"));
            }
        }
        found
    }
}

/// When a claim of a chart of this kind is drawn: the first and the last day, as far as they are known.
fn time(kind: Kind, data: &Data, claim: &str) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    let estimate = data.estimates.iter().find(|row| row.id == *claim);
    let event = || data.events.iter().find(|row| row.id == *claim);
    let presumed = data
        .band
        .iter()
        .flat_map(|band| &band.presumed)
        .any(|(echo, _)| echo == claim);
    match estimate {
        Some(row) if kind == Kind::Echoes || (kind == Kind::Trend && (row.is_echo || presumed)) => {
            Some((Some(row.known_on), Some(row.known_on)))
        }
        Some(row) => Some((row.when_from, row.when_to)),
        None => event().map(|row| (row.when_from, row.when_to)),
    }
}

/// An entry of a legend, and the claims that it is for.
type Entry = (&'static str, fn(&EstimateRow) -> bool);

const ENTRIES: &[Entry] = &[
    ("stated figure", |row| {
        is_point(row) && row.reach().low == row.reach().high
    }),
    ("hedged (bar: what the words allow)", |row| {
        is_point(row) && row.reach().low != row.reach().high
    }),
    ("best estimate in its stated interval", |row| row.interval.is_some()),
    ("range", |row| row.interval.is_none() && row.bound == Bound::Range),
    ("magnitude in words", |row| {
        row.interval.is_none() && row.bound == Bound::Magnitude
    }),
    ("at least", |row| {
        row.interval.is_none() && matches!(row.bound, Bound::AtLeast | Bound::MoreThan)
    }),
    ("at most", |row| {
        row.interval.is_none() && matches!(row.bound, Bound::AtMost | Bound::LessThan)
    }),
];

fn is_point(row: &EstimateRow) -> bool {
    row.interval.is_none() && matches!(row.bound, Bound::Exact | Bound::Approximate)
}

/// The edges of a shape.
fn bounds(node: Node<'_, '_>) -> Option<Box> {
    let get = |name| number(node, name);
    let around = |points: &[(f64, f64)]| {
        let fold = |start: f64, pick: fn(f64, f64) -> f64, part: fn(&(f64, f64)) -> f64| {
            points.iter().map(part).fold(start, pick)
        };
        Box {
            left: fold(f64::INFINITY, f64::min, |point| point.0),
            top: fold(f64::INFINITY, f64::min, |point| point.1),
            right: fold(f64::NEG_INFINITY, f64::max, |point| point.0),
            bottom: fold(f64::NEG_INFINITY, f64::max, |point| point.1),
        }
    };
    match node.tag_name().name() {
        "rect" => Some(around(&[
            (get("x"), get("y")),
            (get("x") + get("width"), get("y") + get("height")),
        ])),
        "circle" => Some(around(&[
            (get("cx") - get("r"), get("cy") - get("r")),
            (get("cx") + get("r"), get("cy") + get("r")),
        ])),
        "line" => Some(around(&[(get("x1"), get("y1")), (get("x2"), get("y2"))])),
        "polyline" | "polygon" => {
            let points: Vec<(f64, f64)> = node
                .attribute("points")?
                .split_whitespace()
                .filter_map(|point| {
                    let (x, y) = point.split_once(',')?;
                    Some((x.parse().ok()?, y.parse().ok()?))
                })
                .collect();
            Some(around(&points))
        }
        _ => None,
    }
}

/// Contrast ratio of WCAG 2.2.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |color: Rgb| {
        let linear = |part: f64| {
            let part = part / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2])
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
