//! What stands around every plot: headline, subtitle, keys, caption, source line. Never the plot.

use super::sheet::{Align, Group, Pen, Point, Sheet, Type};
use super::style::{Palette, Rgb, Sizes, Style, palette, sizes};
use super::surface::{escape, pixels};
use super::text::{FAMILIES, Ruler, Weight};
use super::{DrawError, Svg};

/// What draws one symbol of a key, given the middle of its place.
pub(super) type Symbol<'a> = Box<dyn Fn(&mut Sheet<'_>, Point) + 'a>;

/// The width of a headline at most, in units of its size.
const HEADLINE: f64 = 46.0;
/// The width of a paragraph at most, likewise.
const MEASURE: f64 = 62.0;

/// A symbol and what it means.
pub(super) struct KeyItem<'a> {
    pub(super) symbol: Symbol<'a>,
    pub(super) words: String,
    pub(super) color: Rgb,
    pub(super) bold: bool,
}

/// The words around a plot, laid out below one another.
pub(super) struct Column<'a> {
    lines: Vec<(String, Type, f64)>,
    keys: Vec<(KeyItem<'a>, Point, Type)>,
    /// Height so far, in pixels.
    pub(super) height: f64,
    left: f64,
    limit: f64,
}

impl<'a> Column<'a> {
    /// An empty column from `left`, this wide.
    pub(super) fn new(left: f64, limit: f64) -> Self {
        Self {
            lines: Vec::new(),
            keys: Vec::new(),
            height: 0.0,
            left,
            limit,
        }
    }

    pub(super) fn space(&mut self, height: f64) {
        self.height += height;
    }

    /// Adds a paragraph; headlines are broken into even lines.
    pub(super) fn paragraph(&mut self, text: &str, set: Type, leading: f64, ruler: &Ruler) {
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
    pub(super) fn key(&mut self, items: Vec<KeyItem<'a>>, size: f64, ruler: &Ruler) {
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
    pub(super) fn draw(&self, sheet: &mut Sheet<'_>, top: f64) {
        for (line, set, y) in &self.lines {
            sheet.text(line, (self.left, top + y), *set);
        }
        for (item, (x, y), set) in &self.keys {
            sheet.group(
                Group {
                    hidden: true,
                    ..Group::default()
                },
                |sheet| {
                    (item.symbol)(sheet, (x + set.size * 0.65, top + y));
                },
            );
            sheet.text(&item.words, (x + set.size * 1.85, top + y + set.size * 0.36), *set);
        }
    }
}

/// What every chart lays itself out with.
pub(super) struct Canvas {
    pub(super) ruler: Ruler,
    pub(super) width: f64,
    pub(super) sizes: Sizes,
    pub(super) palette: &'static Palette,
}

/// Everything that a page says around its plot.
#[derive(Default)]
pub(super) struct Texts<'t> {
    pub(super) title: &'t str,
    pub(super) subtitle: &'t str,
    /// Unit, scale and counts, below the subtitle.
    pub(super) note: String,
    /// What the plot's colours stand for, above it.
    pub(super) groups: Vec<KeyItem<'t>>,
    /// What its shapes stand for, below it.
    pub(super) keys: Vec<KeyItem<'t>>,
    pub(super) caption: String,
    pub(super) source: String,
    /// For those who do not see the picture.
    pub(super) description: String,
}

impl Canvas {
    /// A canvas of the style's width and theme.
    ///
    /// # Errors
    /// [`DrawError::Font`] as [`Ruler::new`].
    pub(super) fn new(style: Style) -> Result<Self, DrawError> {
        let width = f64::from(style.width);
        Ok(Self {
            ruler: Ruler::new()?,
            width,
            sizes: sizes(width),
            palette: palette(style.theme),
        })
    }

    /// Lays out what stands around a plot.
    pub(super) fn page<'t>(&self, texts: Texts<'t>) -> Page<'t> {
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
        footing.paragraph(&texts.caption, small, 1.42, ruler);
        footing.space(sizes.small * 0.35);
        footing.paragraph(&texts.source, small, 1.42, ruler);
        Page {
            title: texts.title,
            description: texts.description,
            heading,
            footing,
            width: self.width,
            sizes: self.sizes,
            palette,
        }
    }
}

/// Opens a picture: size, names for screen readers, ground.
pub(super) fn open(width: f64, height: f64, title: &str, description: &str, ground: Rgb) -> String {
    let Rgb(r, g, b) = ground;
    #[allow(clippy::cast_possible_truncation)] // a picture is at most a few thousand pixels high
    let whole = |length: f64| pixels((length.round() as i32).saturating_mul(super::surface::UNITS));
    let (width, height) = (whole(width), whole(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"{FAMILIES}\" fill=\"none\">\n<title>{}</title>\n<desc>{}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#{r:02x}{g:02x}{b:02x}\"/>\n",
        escape(title),
        escape(description)
    )
}

/// A pen for grid lines.
pub(super) fn grid(palette: &Palette) -> Pen {
    Pen::new(palette.grid, 1.0)
}

/// A whole picture around one plot.
pub(super) struct Page<'p> {
    title: &'p str,
    description: String,
    heading: Column<'p>,
    footing: Column<'p>,
    width: f64,
    sizes: Sizes,
    palette: &'static Palette,
}

impl Page<'_> {
    /// The height of everything but the plot.
    pub(super) fn words_height(&self) -> f64 {
        let (heading, footing) = (self.heading.height, self.footing.height);
        (self.sizes.margin + heading + self.sizes.small * 1.2).round()
            + self.sizes.small * 1.1
            + footing
            + self.sizes.margin * 0.8
    }

    /// Draws the words, and between them what `plot` draws into this height from the `y` that it is given.
    ///
    /// # Errors
    /// What [`Sheet::finish`] tells.
    pub(super) fn draw(&self, plot_height: f64, plot: impl FnOnce(&mut Sheet<'_>, f64)) -> Result<Svg, DrawError> {
        let top = (self.sizes.margin + self.heading.height + self.sizes.small * 1.2).round();
        let below = top + plot_height + self.sizes.small * 1.1;
        let height = (below + self.footing.height + self.sizes.margin * 0.8).round();
        let mut body = open(self.width, height, self.title, &self.description, self.palette.ground);
        let mut sheet = Sheet::new(&mut body, self.width, height);
        self.heading.draw(&mut sheet, self.sizes.margin);
        plot(&mut sheet, top);
        self.footing.draw(&mut sheet, below);
        sheet.finish()?;
        body.push_str("</svg>\n");
        Ok(Svg(body))
    }

    /// Draws the words around a plot with nothing in it, which says so.
    ///
    /// # Errors
    /// What [`Sheet::finish`] tells.
    pub(super) fn draw_empty(&self, words: &str) -> Result<Svg, DrawError> {
        let height = self.sizes.plot * 0.6;
        self.draw(height, |sheet, top| {
            let middle = (self.width / 2.0, top + height / 2.0);
            empty(sheet, words, middle, &self.sizes, self.palette);
        })
    }
}

/// Writes words where a plot would be.
pub(super) fn empty(sheet: &mut Sheet<'_>, words: &str, at: Point, sizes: &Sizes, palette: &Palette) {
    sheet.text(words, at, Type::new(sizes.subtitle, palette.muted).align(Align::Middle));
}

/// The parts that say something, joined.
pub(super) fn joined<const N: usize>(parts: [String; N], between: &str) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(between)
}

/// A text with its first letter large.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + chars.as_str())
        .unwrap_or_default()
}
