//! The axis of values: linear from zero or logarithmic, chosen by what could be read on it, with ticks at round numbers.

/// The axis requested by a spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AxisChoice {
    /// Linear from zero, unless too many figures would lie too low on it to be told apart; then logarithmic.
    #[default]
    Auto,
    /// Linear from zero.
    Linear,
    /// Logarithmic.
    Log,
}

/// The kind of scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Law {
    Linear,
    Log,
}

/// A span of values mapped to a span of pixels; `start` may be right of or below `end`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ValueAxis {
    pub(crate) law: Law,
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// The pixel of `low`.
    pub(crate) start: f64,
    /// The pixel of `high`.
    pub(crate) end: f64,
}

/// On a linear axis nobody can read a figure in the lowest tenth against those around it.
const LOW: f64 = 10.0;
/// So many of all figures may lie there.
const FEW: f64 = 0.25;
/// A figure this many times below the highest would lie on the zero line.
const LOWEST: f64 = 100.0;

/// An axis of more powers of ten than this is looked through for outliers.
const DECADES: f64 = 4.0;
/// How far an outlier is from every other figure, as a factor.
const FAR: f64 = 30.0;
/// At most one in so many figures is an outlier at either end, and without them there are at least three.
const RARE: usize = 8;

/// What an axis must contain.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extent {
    /// The lowest and the highest value of each figure. A few that are far from all others may be left off the axis.
    pub(crate) figures: Vec<(f64, f64)>,
    /// Other values that must be on the axis, such as those of a band.
    pub(crate) others: Vec<f64>,
    /// Values that need room above for an arrow.
    pub(crate) open_above: Vec<f64>,
    /// Values that need room below for an arrow.
    pub(crate) open_below: Vec<f64>,
    /// Whether values are fractions of a whole, at most 1.
    pub(crate) share: bool,
}

impl ValueAxis {
    /// The axis for an extent over the pixels from `start` to `end`, with `room` pixels for an arrow.
    pub(crate) fn over(extent: &Extent, choice: AxisChoice, start: f64, end: f64, room: f64) -> Self {
        let kept = if choice == AxisChoice::Auto && !extent.share {
            extent.without_outliers()
        } else {
            extent.figures.clone()
        };
        let finite = || {
            let ends = kept.iter().flat_map(|(low, high)| [*low, *high]);
            ends.chain(extent.others.iter().copied())
                .filter(|value| value.is_finite())
        };
        let positive = || finite().filter(|value| *value > 0.0);
        let (least, most) = (positive().fold(f64::INFINITY, f64::min), finite().fold(0.0, f64::max));
        let wants_log = match choice {
            AxisChoice::Linear => false,
            AxisChoice::Log => true,
            AxisChoice::Auto => !extent.share && crowds_low(&kept, &extent.others, most),
        };
        let length = (end - start).abs().max(1.0);
        let room = (room / length).min(0.3);
        let beyond = |test: &dyn Fn(f64) -> bool| extent.figures.iter().any(|(low, high)| test(*low) || test(*high));
        let at_top = extent.open_above.iter().any(|value| *value >= most * 0.8) || beyond(&|value| value > most);
        let at_bottom = extent.open_below.iter().any(|value| *value <= least * 1.25)
            || beyond(&|value| value > 0.0 && value < least);
        let any_negative = finite().any(|value| value < 0.0);
        if wants_log && least.is_finite() && !any_negative {
            let span = (libm::log10(most) - libm::log10(least)).max(0.5);
            let pad = |needs_room: bool| span * if needs_room { room + 0.05 } else { 0.07 };
            let (low, high) = (libm::log10(least) - pad(at_bottom), libm::log10(most) + pad(at_top));
            // Below a factor of four there may be no round value for a tick.
            let widen = ((0.61 - (high - low)) / 2.0).max(0.0);
            return Self {
                law: Law::Log,
                low: libm::pow(10.0, (low - widen).max(-307.0)),
                high: libm::pow(10.0, (high + widen).min(308.0)),
                start,
                end,
            };
        }
        let lowest = finite().fold(0.0, f64::min);
        let (least, most) = if most <= 0.0 && lowest >= 0.0 {
            (0.0, 1.0)
        } else {
            (lowest, most)
        };
        let span = most - least;
        let high = most + span * if at_top { room + 0.04 } else { 0.08 };
        Self {
            law: Law::Linear,
            low: if least < 0.0 { least - span * 0.08 } else { 0.0 },
            high: if extent.share && most <= 1.0 {
                high.min(if most > 0.75 { 1.0 } else { high })
            } else {
                high
            },
            start,
            end,
        }
    }

    /// Whether a value lies beyond an end of the axis, and not only at zero below a logarithmic one.
    pub(crate) fn beyond(&self, value: f64) -> Option<End> {
        let is_zero = self.law == Law::Log && value <= 0.0;
        match self.fraction(value) {
            fraction if fraction > 1.0 + 1e-9 => Some(End::High),
            fraction if fraction < -1e-9 && !is_zero => Some(End::Low),
            _ => None,
        }
    }

    /// Whether one of these values lies beyond an end.
    pub(crate) fn is_beyond(&self, (low, high): (f64, f64)) -> bool {
        self.beyond(low).is_some() || self.beyond(high).is_some()
    }

    /// The position of a value between `low` (0) and `high` (1).
    fn fraction(&self, value: f64) -> f64 {
        match self.law {
            Law::Linear => (value - self.low) / (self.high - self.low),
            Law::Log if value <= 0.0 => f64::NEG_INFINITY,
            Law::Log => (libm::log10(value) - libm::log10(self.low)) / self.decades(),
        }
    }

    /// How many powers of ten a logarithmic axis spans.
    pub(crate) fn decades(&self) -> f64 {
        libm::log10(self.high) - libm::log10(self.low)
    }

    /// The pixel of a value, kept on the axis.
    pub(crate) fn at(&self, value: f64) -> f64 {
        self.start + self.fraction(value).clamp(0.0, 1.0) * (self.end - self.start)
    }

    /// Whether the axis can show the value; a logarithmic axis cannot show zero.
    pub(crate) fn holds(&self, value: f64) -> bool {
        (-1e-9..=1.0 + 1e-9).contains(&self.fraction(value))
    }
}

/// An end of an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Low,
    High,
}

impl Extent {
    /// The figures without the few that are so far from all others that these would be a line on an axis with them.
    fn without_outliers(&self) -> Vec<(f64, f64)> {
        let positive = |value: &f64| *value > 0.0 && value.is_finite();
        let mut kept = self.figures.clone();
        let most = (kept.len() / RARE).max(1);
        for is_top in [true, false] {
            let end = |figure: &(f64, f64)| if is_top { figure.1 } else { 1.0 / figure.0 };
            let mut ends: Vec<f64> = kept.iter().map(end).filter(positive).collect();
            ends.sort_by(|a, b| b.total_cmp(a));
            let others = self
                .others
                .iter()
                .map(|value| if is_top { *value } else { 1.0 / value });
            let other = others.filter(positive).fold(0.0, f64::max);
            let span = |ends: &[f64]| Some(libm::log10(ends.first()? / ends.last()?));
            if span(&ends).is_none_or(|decades| decades <= DECADES) || kept.len() < most + 3 {
                continue;
            }
            let is_gap = |count: &usize| ends[count - 1] / ends[*count].max(other) >= FAR;
            if let Some(count) = (1..=most.min(ends.len() - 1)).find(is_gap) {
                let limit = ends[count];
                kept.retain(|figure| !positive(&end(figure)) || end(figure) <= limit);
            }
        }
        kept
    }
}

/// Whether a linear axis up to `most` would have too many figures too low.
fn crowds_low(figures: &[(f64, f64)], others: &[f64], most: f64) -> bool {
    let lows = figures.iter().map(|(_, high)| *high).filter(|high| *high > 0.0);
    let low = lows.clone().filter(|high| *high < most / LOW).count() as f64;
    let positive = others.iter().copied().filter(|value| *value > 0.0);
    let least = lows.clone().chain(positive).fold(f64::INFINITY, f64::min);
    (low > 0.0 && low >= FEW * lows.count() as f64) || least < most / LOWEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(values: &[f64], choice: AxisChoice) -> ValueAxis {
        ValueAxis::over(&extent(values), choice, 400.0, 0.0, 24.0)
    }

    fn extent(values: &[f64]) -> Extent {
        Extent {
            figures: values.iter().map(|value| (*value, *value)).collect(),
            ..Extent::default()
        }
    }

    #[test]
    fn what_can_be_read_chooses_the_law() {
        assert_eq!(axis(&[10_000.0, 90_000.0], AxisChoice::Auto).law, Law::Linear);
        // One low figure among high ones can be read, a quarter of them cannot, nor one on the zero line.
        let high = [40e3, 50e3, 60e3, 90e3];
        assert_eq!(
            axis(&[high.as_slice(), &[5e3]].concat(), AxisChoice::Auto).law,
            Law::Linear
        );
        assert_eq!(
            axis(&[high.as_slice(), &[5e3, 6e3]].concat(), AxisChoice::Auto).law,
            Law::Log
        );
        assert_eq!(
            axis(&[high.as_slice(), &[500.0]].concat(), AxisChoice::Auto).law,
            Law::Log
        );
        assert_eq!(axis(&[1_000.0, 90_000.0], AxisChoice::Auto).law, Law::Log);
        assert_eq!(axis(&[1_000.0, 90_000.0], AxisChoice::Linear).law, Law::Linear);
        assert_eq!(axis(&[0.0], AxisChoice::Log).law, Law::Linear);
        let share = Extent {
            share: true,
            ..extent(&[0.01, 0.9])
        };
        assert_eq!(
            ValueAxis::over(&share, AxisChoice::Auto, 100.0, 0.0, 0.0).law,
            Law::Linear
        );
    }

    #[test]
    fn a_linear_axis_begins_at_zero() {
        let axis = axis(&[40_000.0, 90_000.0], AxisChoice::Auto);
        assert_eq!(axis.at(0.0).to_bits(), 400.0_f64.to_bits());
        assert_eq!(axis.ticks(60.0)[..3], [0.0, 20_000.0, 40_000.0]);
        assert!(axis.holds(90_000.0));
    }

    #[test]
    fn log_ticks_are_round_and_their_step_is_said() {
        let axis = axis(&[1_000.0, 100_000.0], AxisChoice::Auto);
        assert_eq!(axis.ticks(40.0), [1_000.0, 3_000.0, 10_000.0, 30_000.0, 100_000.0]);
        assert_eq!(axis.said(40.0), "log scale: each step is about ×3");
        assert!(!axis.holds(0.0));
    }

    #[test]
    fn every_value_lies_on_its_axis_whatever_it_is() {
        for values in [
            vec![0.0],
            vec![-5.0, 3.0],
            vec![1e-9, 1e12],
            vec![7.0],
            vec![],
            vec![f64::NAN, 3.0],
            vec![1e-300, 1e300],
        ] {
            for choice in [AxisChoice::Auto, AxisChoice::Linear, AxisChoice::Log] {
                let axis = axis(&values, choice);
                for value in values
                    .iter()
                    .filter(|value| value.is_finite() && (axis.law == Law::Linear || **value > 0.0))
                {
                    assert!(axis.holds(*value), "{values:?} {choice:?} {axis:?}");
                    assert_eq!(axis.beyond(*value), None);
                }
                let ticks = axis.ticks(40.0);
                assert!(
                    !ticks.is_empty() && ticks.len() <= 200,
                    "{values:?} {choice:?} {ticks:?}"
                );
                assert!(ticks.windows(2).all(|pair| pair[0] < pair[1]));
            }
        }
    }

    #[test]
    fn an_outlier_does_not_stretch_the_axis() {
        let near = [20e3, 30e3, 50e3, 90e3];
        let far = axis(&[near.as_slice(), &[1e9]].concat(), AxisChoice::Auto);
        assert_eq!((far.law, far.beyond(1e9)), (Law::Linear, Some(End::High)));
        assert!(near.iter().all(|value| far.beyond(*value).is_none()));
        let both = axis(&[near.as_slice(), &[0.01, 1e9]].concat(), AxisChoice::Auto);
        assert_eq!((both.beyond(0.01), both.beyond(1e9)), (None, Some(End::High)));
        // What is no rarity is no outlier, nor what a spec wants to see.
        let two = axis(&[near.as_slice(), &[1e9, 2e9]].concat(), AxisChoice::Auto);
        assert_eq!(two.beyond(1e9), None);
        let wanted = axis(&[near.as_slice(), &[1e9]].concat(), AxisChoice::Log);
        assert_eq!(wanted.beyond(1e9), None);
        // Zero has a strip of its own below a logarithmic axis.
        assert_eq!(axis(&[1.0, 1e3, 0.0], AxisChoice::Log).beyond(0.0), None);
    }

    #[test]
    fn an_arrow_at_the_top_has_room() {
        let extent = Extent {
            open_above: vec![50.0],
            ..extent(&[10.0, 50.0])
        };
        let axis = ValueAxis::over(&extent, AxisChoice::Auto, 400.0, 0.0, 30.0);
        assert!(axis.at(50.0) >= 30.0);
    }
}
