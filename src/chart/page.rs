//! What stands around every plot: headline, subtitle, keys, caption, source line. Never the plot.

use crate::chart::drawing::Drawing;
use crate::chart::drawing::canvas::{Canvas, Group, Pen, Point, Type};
use crate::chart::drawing::element::Align;
use crate::chart::error::DrawError;
use crate::chart::spec::Spec;
use crate::chart::style::{Palette, Rgb, Sizes, Style, palette, sizes};
use crate::chart::text::{Ruler, Weight};

/// What draws one symbol of a key, given the middle of its place.
pub(crate) type Symbol<'a> = Box<dyn Fn(&mut Canvas<'_>, Point) + 'a>;

/// The width of a headline at most, in units of its size.
const HEADLINE: f64 = 46.0;
/// The width of a paragraph at most, likewise.
const MEASURE: f64 = 62.0;

/// The height of a picture at most, in pixels: at twice the size, which is what a PNG has, as high as one can be.
const HIGHEST: f64 = 10_000.0;

/// A plot is at least this high, in pixels.
const LOWEST: f64 = 120.0;

/// A symbol and what it means.
pub(crate) struct KeyItem<'a> {
    pub(crate) symbol: Symbol<'a>,
    pub(crate) words: String,
    pub(crate) color: Rgb,
    pub(crate) bold: bool,
}

impl<'a> KeyItem<'a> {
    /// A symbol with its meaning in small print.
    pub(crate) fn new(symbol: Symbol<'a>, words: &str, palette: &Palette) -> Self {
        Self {
            symbol,
            words: words.to_owned(),
            color: palette.muted,
            bold: false,
        }
    }
}

/// The words around a plot, laid out below one another.
pub(crate) struct Column<'a> {
    lines: Vec<(String, Type, f64)>,
    keys: Vec<(KeyItem<'a>, Point, Type)>,
    /// Height so far, in pixels.
    pub(crate) height: f64,
    left: f64,
    limit: f64,
}

impl<'a> Column<'a> {
    /// An empty column from `left`, this wide.
    pub(crate) fn new(left: f64, limit: f64) -> Self {
        Self {
            lines: Vec::new(),
            keys: Vec::new(),
            height: 0.0,
            left,
            limit,
        }
    }

    pub(crate) fn space(&mut self, height: f64) {
        self.height += height;
    }

    /// Adds a paragraph; headlines are broken into even lines.
    pub(crate) fn paragraph(&mut self, text: &str, set: Type, leading: f64, ruler: &Ruler) {
        let lines = if set.weight == Weight::Bold {
            let limit = self.limit.min(set.size * HEADLINE);
            ruler.balance(text, set.size, set.weight, limit)
        } else {
            let limit = (set.size * MEASURE).max(self.limit * 0.72).min(self.limit);
            ruler.ragged(text, set.size, set.weight, limit)
        };
        for line in lines {
            let step = (set.size * leading).round();
            self.lines
                .push((line, set, self.height + step - (step - set.size * 0.72) / 2.0));
            self.height += step;
        }
    }

    /// Adds a row of symbols with their meanings, broken where it is too long.
    pub(crate) fn key(&mut self, items: Vec<KeyItem<'a>>, size: f64, ruler: &Ruler) {
        if items.is_empty() {
            return;
        }
        let (room, step) = (size * 1.85, (size * 1.6).round());
        let mut x = 0.0;
        for mut item in items {
            let weight = if item.bold { Weight::Bold } else { Weight::Regular };
            item.words = ruler.shorten(&item.words, size, weight, self.limit - room);
            let width = room + ruler.width(&item.words, size, weight);
            if x > 0.0 && x + width > self.limit {
                x = 0.0;
                self.height += step;
            }
            let set = Type {
                weight,
                ..Type::new(size, item.color)
            };
            self.keys.push((item, (self.left + x, self.height + step / 2.0), set));
            x += width + size * 1.3;
        }
        self.height += step;
    }

    /// Draws the column with its upper edge at `top`.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, top: f64) {
        for (line, set, y) in &self.lines {
            canvas.text(line, (self.left, top + y), *set);
        }
        for (item, (x, y), set) in &self.keys {
            canvas.group(
                Group {
                    hidden: true,
                    ..Group::default()
                },
                |canvas| {
                    (item.symbol)(canvas, (x + set.size * 0.65, top + y));
                },
            );
            canvas.text(&item.words, (x + set.size * 1.85, top + y + set.size * 0.36), *set);
        }
    }
}

/// What every chart lays itself out with.
pub(crate) struct PageSetup {
    pub(crate) ruler: Ruler,
    pub(crate) width: f64,
    pub(crate) sizes: Sizes,
    pub(crate) palette: &'static Palette,
    /// The height of the whole picture, if that is fixed.
    height: Option<u32>,
    /// Whether the small print is left out.
    brief: bool,
}

/// Everything that a page says around its plot.
#[derive(Default)]
pub(crate) struct Texts<'t> {
    pub(crate) title: &'t str,
    pub(crate) subtitle: &'t str,
    /// Unit, scale and counts, below the subtitle.
    pub(crate) note: String,
    /// What the plot's colours stand for, above it.
    pub(crate) groups: Vec<KeyItem<'t>>,
    /// What its shapes stand for, below it.
    pub(crate) keys: Vec<KeyItem<'t>>,
    pub(crate) caption: String,
    pub(crate) source: String,
    /// For those who do not see the picture.
    pub(crate) description: String,
}

impl PageSetup {
    /// A setup of the style's width and theme.
    ///
    /// # Errors
    /// [`DrawError::Font`] as [`Ruler::new`].
    pub(crate) fn new(spec: &Spec, style: Style) -> Result<Self, DrawError> {
        let width = f64::from(style.width);
        Ok(Self {
            ruler: Ruler::new()?,
            width,
            sizes: sizes(width),
            palette: palette(style.theme),
            height: spec.height,
            brief: spec.brief,
        })
    }

    /// Lays out what stands around a plot.
    pub(crate) fn page<'t>(&'t self, texts: Texts<'t>) -> Page<'t> {
        let (sizes, palette, ruler) = (&self.sizes, self.palette, &self.ruler);
        let column = || Column::new(sizes.margin, self.width - 2.0 * sizes.margin);
        let small = Type::new(sizes.small, palette.muted);
        let mut heading = column();
        heading.paragraph(texts.title, Type::new(sizes.title, palette.ink).bold(), 1.2, ruler);
        heading.space(sizes.subtitle * 0.35);
        heading.paragraph(texts.subtitle, Type::new(sizes.subtitle, palette.ink), 1.36, ruler);
        heading.paragraph(&texts.note, small, 1.45, ruler);
        if !texts.groups.is_empty() {
            heading.space(sizes.small * 0.3);
            heading.key(texts.groups, sizes.label, ruler);
        }
        let mut footing = column();
        footing.key(texts.keys, sizes.small, ruler);
        footing.space(sizes.small * 0.5);
        if !self.brief {
            footing.paragraph(&texts.caption, small, 1.42, ruler);
            footing.space(sizes.small * 0.35);
        }
        footing.paragraph(&texts.source, small, 1.42, ruler);
        Page {
            title: texts.title,
            description: texts.description,
            heading,
            footing,
            width: self.width,
            height: self.height.map(f64::from),
            sizes: self.sizes,
            palette,
            ruler,
        }
    }

    /// The page around a plot, and the plot's height: this one, or what a fixed height of the picture leaves it. `around` tells for a height what the page says
    /// and how high is what belongs to the plot besides.
    pub(crate) fn page_around<'t>(&'t self, natural: f64, around: impl Fn(f64) -> (Texts<'t>, f64)) -> (Page<'t>, f64) {
        let page_for = |height: f64| {
            let (texts, beside) = around(height);
            let page = self.page(texts);
            let room = page.room(beside);
            (page, room)
        };
        let (mut page, mut room) = page_for(natural);
        let (mut height, mut least) = (natural, f64::INFINITY);
        // Words about a plot of that height may leave it less.
        while let Some(less) = room.filter(|room| *room < least) {
            (height, least) = (less, less);
            (page, room) = page_for(height);
        }
        (page, height)
    }
}

/// A length in whole pixels.
fn whole(length: f64) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    // a picture is at most a few thousand pixels high
    {
        length.round() as u32
    }
}

/// A pen for grid lines.
pub(crate) fn grid(palette: &Palette) -> Pen {
    Pen::new(palette.grid, 1.0)
}

/// A whole picture around one plot.
pub(crate) struct Page<'p> {
    title: &'p str,
    description: String,
    heading: Column<'p>,
    footing: Column<'p>,
    width: f64,
    height: Option<f64>,
    sizes: Sizes,
    palette: &'static Palette,
    ruler: &'p Ruler,
}

impl Page<'_> {
    /// The height that a fixed one of the whole picture leaves to the plot, besides so much that belongs to it; never too low to be read.
    fn room(&self, beside: f64) -> Option<f64> {
        let height = self.height?;
        Some((height - self.words_height() - beside).max(LOWEST))
    }

    /// The height of everything but the plot.
    fn words_height(&self) -> f64 {
        let (heading, footing) = (self.heading.height, self.footing.height);
        (self.sizes.margin + heading + self.sizes.small * 1.2).round()
            + self.sizes.small * 1.1
            + footing
            + self.sizes.margin * 0.8
    }

    /// Draws the words, and between them what `plot` draws into this height from the `y` that it is given.
    ///
    /// # Errors
    /// What [`Canvas::finish`] tells, and [`DrawError::Height`].
    pub(crate) fn draw(&self, plot_height: f64, plot: impl FnOnce(&mut Canvas<'_>, f64)) -> Result<Drawing, DrawError> {
        let top = (self.sizes.margin + self.heading.height + self.sizes.small * 1.2).round();
        let foot = self.footing.height + self.sizes.margin * 0.8;
        let full = (top + plot_height + self.sizes.small * 1.1 + foot).round();
        // What is lower than a fixed height has its small print at the foot.
        let height = self.height.map_or(full, |fixed| fixed.max(full));
        let below = height - foot;
        if height > HIGHEST {
            return Err(DrawError::Height(height));
        }
        let mut elements = Vec::new();
        let mut canvas = Canvas::new(&mut elements, self.width, height);
        self.heading.draw(&mut canvas, self.sizes.margin);
        plot(&mut canvas, top);
        self.footing.draw(&mut canvas, below);
        canvas.finish()?;
        Ok(Drawing {
            width: whole(self.width),
            height: whole(height),
            ground: self.palette.ground,
            title: self.title.to_owned(),
            description: self.description.clone(),
            elements,
        })
    }

    /// Draws the words around a plot with nothing in it, which says so.
    ///
    /// # Errors
    /// What [`Canvas::finish`] tells.
    pub(crate) fn draw_empty(&self, words: &str) -> Result<Drawing, DrawError> {
        let height = self.sizes.plot * 0.3;
        let (size, limit) = (self.sizes.subtitle, self.width - 2.0 * self.sizes.margin);
        let lines = self.ruler.balance(words, size, Weight::Regular, limit);
        self.draw(height, |canvas, top| {
            let mut y = top + height / 2.0;
            for line in &lines {
                empty(canvas, line, (self.width / 2.0, y), &self.sizes, self.palette);
                y += size * 1.3;
            }
        })
    }
}

/// Writes words where a plot would be.
pub(crate) fn empty(canvas: &mut Canvas<'_>, words: &str, at: Point, sizes: &Sizes, palette: &Palette) {
    canvas.text(words, at, Type::new(sizes.subtitle, palette.muted).align(Align::Middle));
}
