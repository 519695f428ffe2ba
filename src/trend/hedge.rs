//! How the words of a statement are weighed: the one table of hedges, and from quantity to likelihood.
//!
//! What a phrase *says* is `model::Quantity` ("thousands" is 1,000 to 9,999); what it is *worth as evidence* is decided here and nowhere
//! else. The figures are round because nobody knows them better; halving or doubling every one moves the error of the trend by about 1 %
//! (`docs/trend.md`), since the excess error of the sources is learnt on top. They lean on:
//!
//! - Ferson et al. 2015, "Natural language of uncertainty: numeric hedge words", Int. J. Approx. Reasoning 57: readers take "about 100" as some 19 % wide,
//!   "about 10,000" as 7 %, and hardly tell about, around and roughly apart. Wider here: those are readings, not errors of sources.
//! - Williams and Power 2013 on rounded numbers: a round number without a hedge is read as approximate; hence [`rounding`].
//! - Cummins, Sauerland and Solt 2012, "Granularity and scalar implicature in numerical expressions": "more than n" suggests "not much more",
//!   on the scale of n's roundness; Hesse and Benz 2020: the likeliest value is a fixed fraction off n. Hence the reach of a bound.

use libm::{floor, hypot, log, log10, pow};

use super::evidence::{Shape, Window};
use super::scale::Scale;
use crate::model::{Bound, Quantity, Refusal};

/// The word that hedges a single figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// None.
    Bare,
    /// "exactly".
    Exactly,
    /// "counted".
    Counted,
    /// "estimated".
    Estimated,
    /// "about", "around", "some", "approximately", or one that the table does not know.
    About,
    /// "roughly", "circa", "~".
    Roughly,
    /// "nearly".
    Nearly,
    /// "almost", "just under".
    JustUnder,
    /// "just over".
    JustOver,
    /// "on the order of".
    OrderOf,
}

/// What a hedge says about the distance between figure and value.
#[derive(Debug, Clone, Copy)]
enum Worth {
    /// Noise of this standard deviation (relative, that is on the log scale); rounding comes on top where `rounded`.
    Noise { sd: f64, rounded: bool },
    /// A range, as factors of the figure.
    Range(f64, f64),
}

/// The phrases looked for in the source's words, the more telling first: "an estimated figure of nearly 500" is "nearly".
const PHRASES: &[(&str, Hedge)] = &[
    ("order of", Hedge::OrderOf),
    ("just under", Hedge::JustUnder),
    ("just below", Hedge::JustUnder),
    ("slightly under", Hedge::JustUnder),
    ("slightly below", Hedge::JustUnder),
    ("just over", Hedge::JustOver),
    ("just above", Hedge::JustOver),
    ("slightly over", Hedge::JustOver),
    ("slightly above", Hedge::JustOver),
    ("slightly more than", Hedge::JustOver),
    ("almost", Hedge::JustUnder),
    ("nearly", Hedge::Nearly),
    ("close to", Hedge::Nearly),
    ("roughly", Hedge::Roughly),
    ("circa", Hedge::Roughly),
    ("ca", Hedge::Roughly),
    ("~", Hedge::Roughly),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("some", Hedge::About),
    ("approximately", Hedge::About),
    ("approx", Hedge::About),
    ("estimated", Hedge::Estimated),
    ("estimate", Hedge::Estimated),
    ("exactly", Hedge::Exactly),
    ("counted", Hedge::Counted),
];

const fn worth(hedge: Hedge) -> Worth {
    match hedge {
        Hedge::Exactly => Worth::Noise {
            sd: 0.005,
            rounded: false,
        },
        Hedge::Counted => Worth::Noise {
            sd: 0.01,
            rounded: false,
        },
        Hedge::Bare => Worth::Noise {
            sd: 0.03,
            rounded: true,
        },
        Hedge::Estimated => Worth::Noise {
            sd: 0.06,
            rounded: true,
        },
        Hedge::About => Worth::Noise {
            sd: 0.08,
            rounded: true,
        },
        Hedge::Roughly => Worth::Noise {
            sd: 0.10,
            rounded: true,
        },
        Hedge::Nearly => Worth::Range(0.90, 1.0),
        Hedge::JustUnder => Worth::Range(0.92, 1.0),
        Hedge::JustOver => Worth::Range(1.0, 1.10),
        Hedge::OrderOf => Worth::Range(1.0 / 3.0, 3.0),
    }
}

/// Noise of a stated range.
const RANGE_SD: f64 = 0.03;
/// Noise of a bound.
const BOUND_SD: f64 = 0.05;
/// Noise of a size in words.
const MAGNITUDE_SD: f64 = 0.10;
/// How far beyond a strict bound ("more than") the value probably lies, as a factor.
const STRICT_REACH: f64 = 1.5;
/// The same of an inclusive bound ("at least", "up to"), which is more often said with room to spare.
const INCLUSIVE_REACH: f64 = 3.0;

impl Hedge {
    /// Finds the hedge in a source's words; [`Hedge::Bare`] where there is none.
    #[must_use]
    pub fn read(stated: &str) -> Self {
        let text = stated.to_lowercase();
        // Where a word or a sign begins: not within a run of letters.
        let mut within = false;
        let mut starts = Vec::new();
        for (at, c) in text.char_indices() {
            if !(within && c.is_alphabetic()) {
                starts.push(at);
            }
            within = c.is_alphabetic();
        }
        let stands = |phrase: &str| starts.iter().any(|&at| begins_with_words(&text[at..], phrase));
        PHRASES
            .iter()
            .find(|(phrase, _)| stands(phrase))
            .map_or(Self::Bare, |(_, hedge)| *hedge)
    }

    /// The standard deviation that the word adds to a bound or a range ("more than about 500").
    fn blur(self) -> f64 {
        match worth(self) {
            Worth::Noise { sd, .. } if self > Self::Counted => sd,
            _ => 0.0,
        }
    }
}

/// Whether a text begins with a phrase and the phrase's last word ends there.
fn begins_with_words(text: &str, phrase: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    text.strip_prefix(phrase)
        .is_some_and(|rest| !(letter(phrase.chars().next_back()) && letter(rest.chars().next())))
}

/// A statement as evidence, on the working scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Evidence {
    pub shape: Shape,
    /// Standard deviation of the statement's own imprecision.
    pub sd: f64,
}

impl Evidence {
    /// Whether it names a value or a range, and not only a bound.
    pub(super) fn is_valued(&self) -> bool {
        self.shape.open.is_none()
    }

    /// The middle of the value or range; for a bound, its figure.
    pub(super) fn middle(&self) -> f64 {
        match self.shape.open {
            Some(open) if open.low.is_finite() => open.low,
            Some(open) => open.high,
            None => 0.5 * (self.shape.near.low + self.shape.near.high),
        }
    }
}

/// The coarsest power of ten that divides a value: 1,000 for 47,000.
pub(super) fn coarseness(value: f64) -> f64 {
    let mut unit = pow(10.0, floor(log10(value)) - 8.0);
    // Nine digits are looked at, so there are at most nine steps: one power above the value, the quotient is below 1 and at least 0.1.
    for _ in 0..9 {
        let coarser = 10.0 * unit;
        if (value / coarser - (value / coarser).round_ties_even()).abs() >= 1e-6 {
            break;
        }
        unit = coarser;
    }
    unit
}

/// Standard deviation, on the log scale, of a value that was rounded to the roundness it shows (uniform within half a unit, capped).
fn rounding(value: f64) -> f64 {
    (0.5 * coarseness(value) / value).min(0.17) / 3.0_f64.sqrt()
}

/// Weighs a stated quantity. `sampling` is the statement's own sampling error on the working scale, where it reports one.
pub(super) fn weigh(
    quantity: &Quantity,
    hedge: Hedge,
    sampling: Option<f64>,
    scale: Scale,
) -> Result<Evidence, Refusal> {
    let ends = [quantity.low, quantity.best, quantity.high];
    if ends.iter().flatten().any(|end| !end.is_finite() || *end < 0.0)
        || sampling.is_some_and(|sd| !sd.is_finite() || sd < 0.0)
    {
        return Err(Refusal::NegativeOrInfinite);
    }
    if scale == Scale::Logit && ends.iter().flatten().any(|end| *end > 1.0) {
        return Err(Refusal::ShareAboveOne);
    }
    match (quantity.low, quantity.best, quantity.high) {
        (None, None, None) => Err(Refusal::NoFigure),
        _ if !quantity.is_ordered() => Err(Refusal::EndsOutOfOrder),
        (Some(low), _, Some(high)) if low < high => Ok(range(quantity.bound, low, high, hedge, scale)),
        (_, Some(value), _) | (Some(value), None, Some(_)) => Ok(single(value, hedge, sampling, scale)),
        (Some(low), None, None) if is_nothing(low) => Err(Refusal::SaysNothing),
        (Some(low), None, None) => Ok(if scale.is_all(low) {
            all(scale)
        } else {
            at_least(low, reach(quantity.bound), hedge, scale)
        }),
        (None, None, Some(high)) if scale.is_all(high) && quantity.bound != Bound::LessThan => {
            Err(Refusal::SaysNothing)
        }
        (None, None, Some(high)) if is_nothing(high) && quantity.bound == Bound::LessThan => {
            Err(Refusal::NegativeOrInfinite)
        }
        (None, None, Some(high)) => Ok(if is_nothing(high) {
            none(scale)
        } else {
            at_most(high, reach(quantity.bound), hedge, scale)
        }),
    }
}

const fn reach(bound: Bound) -> f64 {
    match bound {
        Bound::MoreThan | Bound::LessThan => STRICT_REACH,
        _ => INCLUSIVE_REACH,
    }
}

fn single(value: f64, hedge: Hedge, sampling: Option<f64>, scale: Scale) -> Evidence {
    if is_nothing(value) {
        return none(scale);
    }
    if scale.is_all(value) {
        return all(scale);
    }
    let at = scale.onto(value);
    match worth(hedge) {
        Worth::Range(from, to) => Evidence {
            shape: Shape {
                near: Window {
                    low: scale.onto(value * from),
                    high: scale.onto(value * to),
                },
                open: None,
            },
            sd: RANGE_SD,
        },
        Worth::Noise { sd, rounded } => Evidence {
            shape: Shape {
                near: Window { low: at, high: at },
                open: None,
            },
            sd: match sampling {
                Some(sampling) => sampling,
                None if rounded && scale == Scale::Log => hypot(sd, rounding(value)),
                None => sd,
            },
        },
    }
}

fn range(bound: Bound, low: f64, high: f64, hedge: Hedge, scale: Scale) -> Evidence {
    if is_nothing(low) {
        return at_most(high, INCLUSIVE_REACH, hedge, scale);
    }
    if scale.is_all(high) {
        return at_least(low, INCLUSIVE_REACH, hedge, scale);
    }
    // A size in words spans a power of ten as it is read, 1,000 to 9,999; but a plural is said of two at the least.
    let decade =
        bound == Bound::Magnitude && low >= 10.0 && is_power_of_ten(low) && (high - (10.0 * low - 1.0)).abs() <= 1.0;
    let (low, high) = if decade { (2.0 * low, 10.0 * low) } else { (low, high) };
    let sd = if bound == Bound::Magnitude {
        MAGNITUDE_SD
    } else {
        hypot(RANGE_SD, hedge.blur())
    };
    Evidence {
        shape: Shape {
            near: Window {
                low: scale.onto(low),
                high: scale.onto(high),
            },
            open: None,
        },
        sd,
    }
}

fn is_nothing(value: f64) -> bool {
    value <= 0.0
}

fn is_power_of_ten(value: f64) -> bool {
    let power = log10(value);
    (power - power.round_ties_even()).abs() < 1e-9
}

fn at_least(low: f64, reach: f64, hedge: Hedge, scale: Scale) -> Evidence {
    let at = scale.onto(low);
    Evidence {
        shape: Shape {
            near: Window {
                low: at,
                high: at + log(reach),
            },
            open: Some(Window {
                low: at,
                high: f64::INFINITY,
            }),
        },
        sd: hypot(BOUND_SD, hedge.blur()),
    }
}

fn at_most(high: f64, reach: f64, hedge: Hedge, scale: Scale) -> Evidence {
    let at = scale.onto(high);
    Evidence {
        shape: Shape {
            near: Window {
                low: at - log(reach),
                high: at,
            },
            open: Some(Window {
                low: f64::NEG_INFINITY,
                high: at,
            }),
        },
        sd: hypot(BOUND_SD, hedge.blur()),
    }
}

/// "None", "0 %": fewer than one unit. A level of 0 itself is infinitely far on either scale.
fn none(scale: Scale) -> Evidence {
    at_most(scale.least(), INCLUSIVE_REACH, Hedge::Bare, scale)
}

/// "All", "100 %".
fn all(scale: Scale) -> Evidence {
    at_least(1.0 - scale.least(), INCLUSIVE_REACH, Hedge::Bare, scale)
}
