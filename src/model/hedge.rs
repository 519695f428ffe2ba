//! The words that qualify a figure, and how far from it each lets the value lie. Decided here for everybody: SQL (the table `hedge` holds the same
//! rows), the trend, the charts and figures in print. No text is read here; which phrase is which hedge is said in `language`.
//!
//! Nobody knows the reaches better than in round figures. They lean on:
//!
//! - Ferson et al. 2015, "Natural language of uncertainty: numeric hedge words", Int. J. Approx. Reasoning 57: readers take "about 100" as some 19 % wide
//!   and hardly tell about, around and roughly apart. Hence a tenth either way for all of them, and for "estimated", which says how a figure was got
//!   and not how far off it may be.
//! - The same study: "nearly", "almost" and "below" stay on their side of the number. Hence the one-sided reaches, of the same width at the most.
//! - "On the order of" names a power of ten: a factor of three either way is half of one.
//! - Cummins, Sauerland and Solt 2012, "Granularity and scalar implicature in numerical expressions": "more than n" suggests "not much more". "Well over n"
//!   denies that, but nobody has measured how far it is, so that its reach begins at n; only the trend weighs the two apart.
//! - A plural is said of two at the least: "tens of thousands" begins at twenty thousand.

use super::word::words;

words!(
    /// The words that qualify a figure beside its bound. Where several stand together the later one in this list tells most, and is kept.
    Hedge {
        /// None.
        None => "none",
        /// "Tens of thousands": a size in words, in the plural.
        Plural => "plural",
        /// "Counted".
        Counted => "counted",
        /// "Exactly", "precisely".
        Exactly => "exactly",
        /// "Well over": a strict lower bound that is said to be far exceeded.
        WellOver => "well-over",
        /// "Well under", "far fewer than": its mirror image.
        WellUnder => "well-under",
        /// "Estimated".
        Estimated => "estimated",
        /// "About", "around", "some", "approximately", "perhaps".
        About => "about",
        /// "Roughly", "circa", "in the region of", "~".
        Roughly => "roughly",
        /// "Nearly", "close to": at most the figure.
        Nearly => "nearly",
        /// "Just under", "almost", "just shy of": below the figure.
        JustUnder => "just-under",
        /// "Just over", "slightly more than": above the figure.
        JustOver => "just-over",
        /// "On the order of".
        OrderOf => "order-of",
    }
);

/// How far a hedge lets the value lie from the figure, as factors of the figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leeway {
    /// The lower end is this many times the figure.
    pub lower_factor: f64,
    /// The upper end is this many times the figure.
    pub upper_factor: f64,
    /// Whether the lower end itself is excluded.
    pub lower_strict: bool,
    /// Whether the upper end itself is excluded.
    pub upper_strict: bool,
}

impl Hedge {
    /// How far it lets the value lie from the figure.
    #[must_use]
    pub const fn leeway(self) -> Leeway {
        let (lower_factor, upper_factor) = match self {
            Self::None | Self::Counted | Self::Exactly | Self::WellOver | Self::WellUnder => (1.0, 1.0),
            Self::Plural => (2.0, 1.0),
            Self::Estimated | Self::About | Self::Roughly => (0.9, 1.1),
            Self::Nearly => (0.9, 1.0),
            Self::JustUnder => (0.92, 1.0),
            Self::JustOver => (1.0, 1.1),
            Self::OrderOf => (1.0 / 3.0, 3.0),
        };
        Leeway {
            lower_factor,
            upper_factor,
            lower_strict: matches!(self, Self::JustOver),
            upper_strict: matches!(self, Self::JustUnder),
        }
    }

    /// Whether it says that the figure is not the value itself but near it.
    #[must_use]
    pub const fn is_approximate(self) -> bool {
        match self {
            Self::None | Self::Plural | Self::Counted | Self::Exactly | Self::WellOver | Self::WellUnder => false,
            Self::Estimated
            | Self::About
            | Self::Roughly
            | Self::Nearly
            | Self::JustUnder
            | Self::JustOver
            | Self::OrderOf => true,
        }
    }

    /// The hedge in print: a sign or words to stand before a figure, empty for none. A size in words shows by its ends that it is one.
    #[must_use]
    pub const fn notation(self) -> &'static str {
        match self {
            Self::None | Self::Plural => "",
            Self::Counted => "counted",
            Self::Exactly => "exactly",
            Self::WellOver => "well over",
            Self::WellUnder => "well under",
            Self::Estimated => "est.",
            Self::About => "≈",
            Self::Roughly => "roughly",
            Self::Nearly => "nearly",
            Self::JustUnder => "just under",
            Self::JustOver => "just over",
            Self::OrderOf => "order of",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reach_holds_the_figure_or_begins_at_it() {
        for hedge in Hedge::ALL.iter().filter(|hedge| **hedge != Hedge::Plural) {
            let leeway = hedge.leeway();
            assert!(leeway.lower_factor <= 1.0 && leeway.upper_factor >= 1.0, "{hedge}");
            assert_eq!(
                hedge.is_approximate(),
                leeway.lower_factor < 1.0 || leeway.upper_factor > 1.0,
                "{hedge}: what reaches is approximate, and nothing else is"
            );
        }
    }
}
