//! How a chart looks: width, theme, palette, sizes of type. Never what it shows.

use crate::chart::words::number::Lang;

/// The look of the page that a chart is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// White ground, for screens.
    #[default]
    Light,
    /// Dark ground, for screens.
    Dark,
    /// White ground, black ink, colours apart in grey too.
    Print,
}

impl Theme {
    /// Every theme, in the order of declaration.
    pub const ALL: &'static [Self] = &[Self::Light, Self::Dark, Self::Print];

    /// The theme's spelling in specs and options.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
        }
    }

    /// Finds the theme with exactly this spelling.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|theme| theme.as_str() == word)
    }
}

/// The narrowest width that a chart is laid out for, in pixels.
pub const NARROWEST: u32 = 320;
/// The widest width that a chart is laid out for, in pixels.
pub const WIDEST: u32 = 1600;

/// How to draw: the reader's page, not the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Width in pixels; kept within [`NARROWEST`] and [`WIDEST`].
    pub width: u32,
    /// The theme.
    pub theme: Theme,
    /// The habit of writing numbers.
    pub lang: Lang,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            width: 800,
            theme: Theme::Light,
            lang: Lang::En,
        }
    }
}

/// Opacity of the edge of an area that means something: 1.5:1 against the ground at the least, which the area itself could not have under words.
pub(crate) const EDGE: f64 = 0.6;

/// A colour without transparency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rgb(pub(crate) u8, pub(crate) u8, pub(crate) u8);

impl Rgb {
    /// Relative luminance of WCAG 2.2, from 0 for black to 1 for white.
    pub(crate) fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                libm::pow((part + 0.055) / 1.055, 2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

const fn hex(code: u32) -> Rgb {
    let [_, r, g, b] = code.to_be_bytes();
    Rgb(r, g, b)
}

/// A colour for marks and a darker (or, on dark ground, lighter) one for the words beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ink {
    /// For marks: 3:1 against the ground.
    pub(crate) mark: Rgb,
    /// For words: 4.5:1 against the ground.
    pub(crate) text: Rgb,
}

/// The colours of a theme. After Okabe and Ito (2008), darkened where a colour would miss its contrast (WCAG 2.2, 1.4.3 and 1.4.11).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Palette {
    pub(crate) ground: Rgb,
    pub(crate) ink: Rgb,
    pub(crate) muted: Rgb,
    pub(crate) grid: Rgb,
    pub(crate) axis: Rgb,
    /// What groups of marks are told apart by; shapes repeat it.
    pub(crate) groups: [Ink; 5],
    /// Echoes and events.
    pub(crate) echo: Rgb,
    /// What the model says.
    pub(crate) model: Ink,
    /// Opacity of the 90 % band and of the 50 % band on top of it: words can be read on them, and the edge of the outer one is seen ([`EDGE`]).
    pub(crate) bands: [f64; 2],
    /// Opacity of the values that a bound excludes, in the ink of the second group; likewise with an edge.
    pub(crate) excluded: f64,
}

impl Palette {
    /// The ink of a group; those that there are no colours for share the last.
    pub(crate) fn group(&self, index: usize) -> Ink {
        self.groups[index.min(self.groups.len() - 1)]
    }
}

const LIGHT: Palette = Palette {
    ground: hex(0x00ff_ffff),
    ink: hex(0x001d_1f23),
    muted: hex(0x005c_626b),
    grid: hex(0x00e6_e8eb),
    axis: hex(0x0080_868f),
    groups: [
        Ink {
            mark: hex(0x001d_1f23),
            text: hex(0x001d_1f23),
        },
        Ink {
            mark: hex(0x00d5_5e00),
            text: hex(0x00ad_4600),
        },
        Ink {
            mark: hex(0x0000_8a64),
            text: hex(0x0000_7353),
        },
        Ink {
            mark: hex(0x00b2_5a8c),
            text: hex(0x009a_4576),
        },
        Ink {
            mark: hex(0x00b0_7a00),
            text: hex(0x0086_5c00),
        },
    ],
    echo: hex(0x0076_7676),
    model: Ink {
        mark: hex(0x0000_72b2),
        text: hex(0x0000_639c),
    },
    bands: [0.20, 0.24],
    excluded: 0.12,
};

const DARK: Palette = Palette {
    ground: hex(0x0014_171c),
    ink: hex(0x00ed_eef0),
    muted: hex(0x00a9_afb8),
    grid: hex(0x002a_2f37),
    axis: hex(0x0078_7f8a),
    groups: [
        Ink {
            mark: hex(0x00ed_eef0),
            text: hex(0x00ed_eef0),
        },
        Ink {
            mark: hex(0x00ff_8540),
            text: hex(0x00ff_9a60),
        },
        Ink {
            mark: hex(0x0034_c39a),
            text: hex(0x0045_d0a8),
        },
        Ink {
            mark: hex(0x00e3_90bf),
            text: hex(0x00ea_a3cb),
        },
        Ink {
            mark: hex(0x00ef_b23c),
            text: hex(0x00f2_bf58),
        },
    ],
    echo: hex(0x0097_9da6),
    model: Ink {
        mark: hex(0x0056_b4e9),
        text: hex(0x0078_c4ef),
    },
    bands: [0.24, 0.30],
    excluded: 0.18,
};

const PRINT: Palette = Palette {
    ground: hex(0x00ff_ffff),
    ink: hex(0x0000_0000),
    muted: hex(0x0045_4545),
    grid: hex(0x00d9_d9d9),
    axis: hex(0x0060_6060),
    groups: [
        Ink {
            mark: hex(0x0000_0000),
            text: hex(0x0000_0000),
        },
        Ink {
            mark: hex(0x00c6_5200),
            text: hex(0x0095_3b00),
        },
        Ink {
            mark: hex(0x0000_5f45),
            text: hex(0x0000_5f45),
        },
        Ink {
            mark: hex(0x00b2_5a8c),
            text: hex(0x0080_3562),
        },
        Ink {
            mark: hex(0x00a3_7200),
            text: hex(0x006b_4a00),
        },
    ],
    echo: hex(0x006a_6a6a),
    model: Ink {
        mark: hex(0x0000_5f96),
        text: hex(0x0000_5080),
    },
    bands: [0.20, 0.28],
    excluded: 0.12,
};

/// The theme's palette.
pub(crate) const fn palette(theme: Theme) -> &'static Palette {
    match theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
        Theme::Print => &PRINT,
    }
}

/// Sizes of type and space in pixels: few, and chosen by width, because layout adapts instead of scaling.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sizes {
    pub(crate) title: f64,
    pub(crate) subtitle: f64,
    pub(crate) label: f64,
    pub(crate) small: f64,
    /// From the picture's edge to its content.
    pub(crate) margin: f64,
    /// Height of the plot where the spec fixes none.
    pub(crate) plot: f64,
    /// Radius of a dot.
    pub(crate) dot: f64,
}

/// The sizes for a width.
pub(crate) fn sizes(width: f64) -> Sizes {
    let fluid = ((width - 320.0) / (1600.0 - 320.0)).clamp(0.0, 1.0);
    let between = |narrow: f64, wide: f64| ((narrow + (wide - narrow) * fluid) * 2.0).round() / 2.0;
    Sizes {
        title: between(18.0, 31.0),
        subtitle: between(12.5, 17.5),
        label: between(11.5, 16.0),
        small: between(11.0, 13.5),
        margin: between(14.0, 36.0),
        plot: (width * 0.50).clamp(380.0, 690.0).round(),
        dot: between(4.0, 6.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio of WCAG 2.2.
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (a.luminance(), b.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// What the ground looks like under an ink of this opacity.
    fn over(ground: Rgb, ink: Rgb, opacity: f64) -> Rgb {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a mix of bytes is a byte
        let mix = |over: u8, under: u8| (f64::from(over) * opacity + f64::from(under) * (1.0 - opacity)) as u8;
        Rgb(mix(ink.0, ground.0), mix(ink.1, ground.1), mix(ink.2, ground.2))
    }

    /// What the ground looks like under both bands.
    fn under_bands(palette: &Palette) -> Rgb {
        let outer = over(palette.ground, palette.model.mark, palette.bands[0]);
        over(outer, palette.model.mark, palette.bands[1])
    }

    #[test]
    fn areas_that_mean_something_stand_out_by_their_edges() {
        for theme in Theme::ALL {
            let palette = palette(*theme);
            let ground = palette.ground;
            for ink in palette.groups.into_iter().chain([palette.model]) {
                let edge = over(ground, ink.mark, EDGE);
                assert!(contrast(edge, ground) >= 1.5, "{theme:?} {ink:?}");
            }
            let outer = over(ground, palette.model.mark, palette.bands[0]);
            assert!(contrast(outer, ground) >= 1.25, "{theme:?}");
            assert!(contrast(under_bands(palette), outer) >= 1.25, "{theme:?}");
        }
    }

    #[test]
    fn words_and_marks_stand_out_from_the_ground() {
        for theme in Theme::ALL {
            let palette = palette(*theme);
            for text in [palette.ink, palette.muted, palette.model.text]
                .into_iter()
                .chain(palette.groups.map(|ink| ink.text))
            {
                assert!(contrast(text, palette.ground) >= 4.5, "{theme:?} text {text:?}");
            }
            for mark in [palette.echo, palette.model.mark]
                .into_iter()
                .chain(palette.groups.map(|ink| ink.mark))
            {
                assert!(contrast(mark, palette.ground) >= 3.0, "{theme:?} mark {mark:?}");
            }
        }
    }

    #[test]
    fn the_first_two_groups_stand_out_from_the_band_too() {
        for theme in Theme::ALL {
            let palette = palette(*theme);
            let band = under_bands(palette);
            assert!(contrast(palette.groups[0].mark, band) >= 4.5, "{theme:?}");
            assert!(contrast(palette.groups[1].text, band) >= 3.0, "{theme:?}");
        }
    }

    #[test]
    fn a_theme_is_found_by_its_word() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_word(theme.as_str()), Some(*theme));
        }
        assert_eq!(Theme::from_word("Light"), None);
    }
}
