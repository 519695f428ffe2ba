//! How much a hedge is worth as evidence: from quantity to likelihood. No words are read here.
//!
//! What a phrase *says* is `model::Quantity`, and how far its hedge lets the value lie from the figure is `model::Hedge`'s; what that is *worth* is decided
//! here and nowhere else. The figures are round because nobody knows them better; halving or doubling every one moves the error of the trend by about 1 %
//! (`docs/trend.md`), since the excess error of the sources is learnt on top. They lean on the studies that `model::Hedge` names, and on:
//!
//! - Williams and Power 2013 on rounded numbers: a round number without a hedge is read as approximate; hence [`rounding`].
//! - Cummins, Sauerland and Solt 2012: "more than n" suggests "not much more", on the scale of n's roundness; Hesse and Benz 2020: the likeliest value is a
//!   fixed fraction off n. Hence how far a bound reaches; "well over n" denies the suggestion.

use libm::{hypot, log};

use super::evidence::{Shape, Window};
use super::scale::Scale;
use crate::model::{Bound, Bounding, Hedge, Quantity, Refusal, coarseness};

/// What a hedge says about the distance between figure and value.
#[derive(Debug, Clone, Copy)]
enum Worth {
    /// Noise of this standard deviation (relative, that is on the log scale); rounding comes on top where `rounded`.
    Noise { sd: f64, rounded: bool },
    /// Anywhere within the hedge's reach: it is one-sided, or too wide for noise about the figure.
    Reach,
}

const fn worth(hedge: Hedge) -> Worth {
    let (sd, rounded) = match hedge {
        Hedge::Exactly => (0.005, false),
        Hedge::Counted => (0.01, false),
        Hedge::None | Hedge::Plural | Hedge::WellOver | Hedge::WellUnder => (0.03, true),
        Hedge::Estimated => (0.06, true),
        Hedge::About => (0.08, true),
        Hedge::Roughly => (0.10, true),
        Hedge::Nearly | Hedge::JustUnder | Hedge::JustOver | Hedge::OrderOf => return Worth::Reach,
    };
    Worth::Noise { sd, rounded }
}

/// The standard deviation that a hedge adds to a bound or a range ("more than about 500").
const fn blur(hedge: Hedge) -> f64 {
    match worth(hedge) {
        Worth::Noise { sd, .. } if hedge.is_approximate() => sd,
        _ => 0.0,
    }
}

/// Noise of a stated range.
const RANGE_SD: f64 = 0.03;
/// Noise of a bound.
const BOUND_SD: f64 = 0.05;
/// Noise of a size in words.
const MAGNITUDE_SD: f64 = 0.10;
/// How far beyond a strict bound ("more than") the value probably lies, as a factor.
const STRICT_ROOM: f64 = 1.5;
/// The same of an inclusive bound ("at least", "up to"), which is more often said with room to spare, and of "well over".
const INCLUSIVE_ROOM: f64 = 3.0;

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

    /// The same of the value multiplied; shares have no rate, and stay.
    pub(super) fn times(self, factor: f64, scale: Scale) -> Self {
        let by = match scale {
            Scale::Log => log(factor),
            Scale::Logit => 0.0,
        };
        let moved = |window: Window| Window {
            low: window.low + by,
            high: window.high + by,
        };
        Self {
            shape: Shape {
                near: moved(self.shape.near),
                open: self.shape.open.map(moved),
            },
            ..self
        }
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

/// Standard deviation, on the log scale, of a value that was rounded to the roundness it shows (uniform within half a unit, capped).
fn rounding(value: f64) -> f64 {
    (0.5 * coarseness(value) / value).min(0.17) / 3.0_f64.sqrt()
}

/// Weighs a stated quantity. `sampling` is the statement's own sampling error on the working scale, where it reports one.
pub(super) fn weigh(quantity: &Quantity, sampling: Option<f64>, scale: Scale) -> Result<Evidence, Refusal> {
    let ends = [quantity.low, quantity.best, quantity.high];
    if ends.iter().flatten().any(|end| !end.is_finite() || *end < 0.0)
        || sampling.is_some_and(|sd| !sd.is_finite() || sd < 0.0)
    {
        return Err(Refusal::NegativeOrInfinite);
    }
    if scale == Scale::Logit && ends.iter().flatten().any(|end| *end > 1.0) {
        return Err(Refusal::ShareAboveOne);
    }
    let strict = matches!(quantity.bound, Bound::MoreThan | Bound::LessThan);
    match (quantity.low, quantity.best, quantity.high) {
        (None, None, None) => Err(Refusal::NoFigure),
        _ if !quantity.is_ordered() => Err(Refusal::EndsOutOfOrder),
        (_, Some(best), _) if quantity.interval.is_some() && sampling.is_some() => {
            Ok(estimated(best, quantity, sampling, scale))
        }
        (Some(low), _, Some(high)) if low < high => Ok(range(quantity, scale)),
        (_, Some(value), _) | (Some(value), None, Some(_)) => Ok(single(value, quantity, sampling, scale)),
        (Some(low), None, None) if is_nothing(low) => Err(Refusal::SaysNothing),
        (None, None, Some(high)) if scale.is_all(high) && !strict => Err(Refusal::SaysNothing),
        (None, None, Some(high)) if is_nothing(high) && strict => Err(Refusal::NegativeOrInfinite),
        (Some(low), None, None) if scale.is_all(low) => Ok(all(scale)),
        (None, None, Some(high)) if is_nothing(high) => Ok(none(scale)),
        (Some(_), None, None) => Ok(at_least(edges(quantity).0, quantity, scale)),
        (None, None, Some(_)) => Ok(at_most(edges(quantity).1, quantity, scale)),
    }
}

/// How far beyond a bound the value probably lies, as a factor; a range with one end at nothing or at all there is counts as inclusive.
fn room(quantity: &Quantity) -> f64 {
    match (quantity.bound, quantity.hedge) {
        (_, Hedge::WellOver | Hedge::WellUnder) => INCLUSIVE_ROOM,
        (Bound::MoreThan | Bound::LessThan, _) => STRICT_ROOM,
        _ => INCLUSIVE_ROOM,
    }
}

/// The ends as evidence, open ones infinite: those of the hedge's reach, or where the hedge is weighed as noise those that are stated.
fn edges(quantity: &Quantity) -> (f64, f64) {
    let stated = (quantity.low.or(quantity.best), quantity.high.or(quantity.best));
    let reach = quantity.reach();
    let (low, high) = match worth(quantity.hedge) {
        Worth::Reach => (reach.low.or(stated.0), reach.high.or(stated.1)),
        // 1,000 to 9,999 as a plural is 2,000 up to 10,000, there being no gap between two sizes on the working scale.
        Worth::Noise { .. } if quantity.hedge == Hedge::Plural => {
            (reach.low, stated.0.zip(stated.1).map(until_next_size))
        }
        Worth::Noise { .. } => stated,
    };
    (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY))
}

/// Where a size in words ends: at ten times its beginning, where that is the next number.
fn until_next_size((low, high): (f64, f64)) -> f64 {
    let next = 10.0 * low;
    if (next - 1.0 - high).abs() <= 1.0 { next } else { high }
}

fn single(value: f64, quantity: &Quantity, sampling: Option<f64>, scale: Scale) -> Evidence {
    if is_nothing(value) {
        return none(scale);
    }
    let noise = match worth(quantity.hedge) {
        Worth::Reach => None,
        Worth::Noise { sd, rounded } => Some(match sampling {
            Some(sampling) => sampling,
            None if rounded && scale == Scale::Log => hypot(sd, rounding(value)),
            None => sd,
        }),
    };
    if noise.is_some() && scale.is_all(value) {
        return all(scale);
    }
    let (low, high) = edges(quantity);
    Evidence {
        shape: between(low, high, scale),
        sd: noise.unwrap_or(RANGE_SD),
    }
}

/// A best figure whose interval is its sampling error.
fn estimated(best: f64, quantity: &Quantity, sampling: Option<f64>, scale: Scale) -> Evidence {
    if is_nothing(best) {
        return none(scale);
    }
    if scale.is_all(best) {
        return all(scale);
    }
    Evidence {
        shape: between(best, best, scale),
        sd: hypot(sampling.unwrap_or_default(), blur(quantity.hedge)),
    }
}

fn range(quantity: &Quantity, scale: Scale) -> Evidence {
    let (low, high) = edges(quantity);
    if is_nothing(low) {
        return at_most(high, quantity, scale);
    }
    if scale.is_all(high) {
        return at_least(low, quantity, scale);
    }
    Evidence {
        shape: between(low, high, scale),
        sd: if quantity.bound == Bound::Magnitude {
            MAGNITUDE_SD
        } else {
            hypot(RANGE_SD, blur(quantity.hedge))
        },
    }
}

/// The shape of a value between two ends, which may be one.
fn between(low: f64, high: f64, scale: Scale) -> Shape {
    Shape {
        near: Window {
            low: scale.onto(low),
            high: scale.onto(high),
        },
        open: None,
    }
}

fn is_nothing(value: f64) -> bool {
    value <= 0.0
}

fn at_least(low: f64, quantity: &Quantity, scale: Scale) -> Evidence {
    from(scale.onto(low), room(quantity), blur(quantity.hedge))
}

fn at_most(high: f64, quantity: &Quantity, scale: Scale) -> Evidence {
    until(scale.onto(high), room(quantity), blur(quantity.hedge))
}

/// From a level upwards, probably no further than by a factor.
fn from(level: f64, room: f64, blur: f64) -> Evidence {
    Evidence {
        shape: Shape {
            near: Window {
                low: level,
                high: level + log(room),
            },
            open: Some(Window {
                low: level,
                high: f64::INFINITY,
            }),
        },
        sd: hypot(BOUND_SD, blur),
    }
}

/// Up to a level, its mirror image.
fn until(level: f64, room: f64, blur: f64) -> Evidence {
    Evidence {
        shape: Shape {
            near: Window {
                low: level - log(room),
                high: level,
            },
            open: Some(Window {
                low: f64::NEG_INFINITY,
                high: level,
            }),
        },
        sd: hypot(BOUND_SD, blur),
    }
}

/// What a claim about a part of a place, or about a place that contains it, says of the level: that it is no lower than the least, or no higher than the most,
/// that its words allow. How near it is to that, it does not say.
pub(super) fn bounding(quantity: &Quantity, side: Bounding, scale: Scale) -> Result<Evidence, Refusal> {
    let reach = quantity.reach();
    let open = match side {
        Bounding::Part => Window {
            low: scale.onto(reach.low.filter(|low| !is_nothing(*low)).ok_or(Refusal::SaysNothing)?),
            high: f64::INFINITY,
        },
        Bounding::Whole => Window {
            low: f64::NEG_INFINITY,
            high: scale.onto(reach.high.ok_or(Refusal::SaysNothing)?.max(scale.least())),
        },
    };
    Ok(Evidence {
        shape: Shape {
            near: open,
            open: Some(open),
        },
        sd: BOUND_SD,
    })
}

/// "None", "0 %": fewer than one unit. A level of 0 itself is infinitely far on either scale.
fn none(scale: Scale) -> Evidence {
    until(scale.onto(scale.least()), INCLUSIVE_ROOM, 0.0)
}

/// "All", "100 %".
fn all(scale: Scale) -> Evidence {
    from(scale.onto(1.0 - scale.least()), INCLUSIVE_ROOM, 0.0)
}
