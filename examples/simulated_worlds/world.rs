//! Worlds in which the truth is known, and statements about it. They deliberately violate the model's assumptions: heavy-tailed biases, Laplace errors, ranges
//! unrelated to the real error, typos by a factor of three to ten, vague dates, bounds of two kinds, echoes declared, undeclared, garbled and misdated.

use chrono::{Datelike, Days, Months, NaiveDate};
use tallybook::model::{Bound, Hedge, Quantity, UnitKind};
use tallybook::trend::Statement;

use crate::random::Random;
use crate::sources::Sources;

pub(crate) const MONTHS: usize = 120;
const FIRST_YEAR: i32 = 2014;

/// How the truth moves over its ten years.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Regime {
    Flat,
    Walk,
    Growth,
    Logistic,
    Jump,
    Hump,
    Wild,
}

impl Regime {
    pub(crate) const ALL: [Self; 7] = [
        Self::Flat,
        Self::Walk,
        Self::Growth,
        Self::Logistic,
        Self::Jump,
        Self::Hump,
        Self::Wild,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Walk => "walk",
            Self::Growth => "growth",
            Self::Logistic => "logistic x8",
            Self::Jump => "jump",
            Self::Hump => "hump",
            Self::Wild => "wild walk",
        }
    }

    /// The logarithm of the truth in each month.
    pub(crate) fn truth(self, random: &mut Random) -> Vec<f64> {
        let level = 10.0_f64.ln() * random.between(2.5, 5.5);
        let walk = |random: &mut Random, sd: f64| -> Vec<f64> {
            let mut at = 0.0;
            let step = |_| {
                at += sd / 12.0_f64.sqrt() * random.normal();
                at
            };
            (0..MONTHS).map(step).collect()
        };
        let years = |month: usize| month as f64 / 12.0;
        let shape: Vec<f64> = match self {
            Self::Flat => walk(random, 0.02),
            Self::Walk => walk(random, 0.15),
            Self::Wild => walk(random, 0.45),
            Self::Growth => {
                let slope = random.sign() * random.between(0.1, 0.3);
                walk(random, 0.03)
                    .into_iter()
                    .enumerate()
                    .map(|(m, x)| x + slope * years(m))
                    .collect()
            }
            Self::Logistic => {
                let (sign, middle, speed) = (random.sign(), random.between(3.0, 7.0), random.between(0.8, 2.5));
                (0..MONTHS)
                    .map(|m| sign * 8.0_f64.ln() / (1.0 + (-(years(m) - middle) * speed).exp()))
                    .collect()
            }
            Self::Jump => {
                let (at, by) = (random.between(2.0, 8.0), random.sign() * random.between(0.7, 1.5));
                let jump = |m| if years(m) >= at { by } else { 0.0 };
                walk(random, 0.05)
                    .into_iter()
                    .enumerate()
                    .map(|(m, x)| x + jump(m))
                    .collect()
            }
            Self::Hump => {
                let (height, middle, width) = (
                    random.between(0.7, 1.8),
                    random.between(3.0, 7.0),
                    random.between(1.0, 2.5),
                );
                (0..MONTHS)
                    .map(|m| height * (-0.5 * ((years(m) - middle) / width).powi(2)).exp())
                    .collect()
            }
        };
        shape.into_iter().map(|x| level + x).collect()
    }
}

/// A truth and the statements about it.
pub(crate) struct World {
    /// The first of each month.
    pub(crate) dates: Vec<NaiveDate>,
    /// The logarithm of the truth on each of them.
    pub(crate) truth: Vec<f64>,
    pub(crate) statements: Vec<Statement>,
    /// How many of the statements, starting with the first, are not echoes.
    pub(crate) originals: usize,
}

impl World {
    pub(crate) fn new(regime: Regime, originals: usize, seed: u64, shares: bool) -> Self {
        let mut random = Random::new(seed);
        let truth = regime.truth(&mut random);
        let sources = Sources::new(originals, shares, &mut random);
        let mut statements: Vec<Statement> = (0..originals)
            .map(|number| {
                let house = sources.house(&mut random);
                let month = random.below(MONTHS);
                let seen = truth[month] + sources.off(house, &mut random);
                statement(number, house, month, seen, &mut random)
            })
            .collect();
        for number in 0..originals {
            if random.chance(0.4) {
                let mut count = 1;
                while !random.chance(0.3) {
                    count += 1;
                }
                for echo in 0..count {
                    let echo = repeat(&statements[number], echo, &mut random);
                    statements.push(echo);
                }
            }
        }
        Self::with(truth, statements, originals)
    }

    pub(crate) fn with(truth: Vec<f64>, statements: Vec<Statement>, originals: usize) -> Self {
        Self {
            dates: (0..MONTHS).filter_map(month).collect(),
            truth,
            statements,
            originals,
        }
    }

    /// The quarters with statements, and the truth.
    pub(crate) fn asked(&self) -> Vec<(NaiveDate, f64)> {
        let originals = &self.statements[..self.originals];
        let first = originals.iter().filter_map(|s| s.from).min();
        let last = originals.iter().filter_map(|s| s.to).max();
        let all = self
            .dates
            .iter()
            .zip(&self.truth)
            .filter(|(date, _)| Some(**date) >= first && Some(**date) <= last);
        all.step_by(3).map(|(date, truth)| (*date, *truth)).collect()
    }
}

pub(crate) fn month(number: usize) -> Option<NaiveDate> {
    let start = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1)?;
    start.checked_add_months(Months::new(u32::try_from(number).ok()?))
}

/// The day this many years after another.
pub(crate) fn later(day: NaiveDate, years: f64) -> NaiveDate {
    let days = Days::new((years.abs() * 365.25) as u64);
    let moved = if years < 0.0 {
        day.checked_sub_days(days)
    } else {
        day.checked_add_days(days)
    };
    moved.unwrap_or(day)
}

fn whole_year(year: i32) -> (Option<NaiveDate>, Option<NaiveDate>) {
    (
        NaiveDate::from_ymd_opt(year, 1, 1),
        NaiveDate::from_ymd_opt(year, 12, 31),
    )
}

/// A value rounded to this many digits.
fn rounded(value: f64, digits: i32, how: fn(f64) -> f64) -> f64 {
    let unit = 10.0_f64.powi(value.log10().floor() as i32 - digits + 1);
    how(value / unit).max(1.0) * unit
}

/// What someone who sees `seen` (a logarithm) says.
fn said(seen: f64, random: &mut Random) -> Quantity {
    let value = seen.exp();
    let mut quantity = Quantity {
        bound: Bound::Exact,
        low: None,
        best: None,
        high: None,
        unit: UnitKind::Count,
        unit_name: None,
        currency: None,
        per: None,
        hedge: Hedge::None,
        interval: None,
    };
    let kind = random.unit();
    if kind < 0.22 {
        let value = rounded(value, 2 + i32::from(random.chance(0.5)), f64::round);
        (quantity.low, quantity.best, quantity.high) = (Some(value), Some(value), Some(value));
    } else if kind < 0.55 {
        let digits = if random.chance(0.6) { 1 } else { 2 };
        quantity.bound = Bound::Approximate;
        quantity.best = Some(rounded(value, digits, f64::round));
        quantity.hedge = [Hedge::About, Hedge::Roughly, Hedge::About][random.below(3)];
    } else if kind < 0.76 {
        let half = random.between(0.05, 0.35);
        let centre = seen + random.between(-0.3, 0.3) * half;
        let low = rounded((centre - half).exp(), 2, f64::round);
        quantity.bound = Bound::Range;
        quantity.low = Some(low);
        quantity.high = Some(rounded((centre + half).exp(), 2, f64::round).max(low * 1.01));
    } else if kind < 0.84 {
        let below = random.between(0.3, 0.95);
        quantity.bound = Bound::AtLeast;
        quantity.low = Some(if random.chance(0.5) {
            rounded(value, 1, f64::floor)
        } else {
            rounded(value * below, 2, f64::floor)
        });
    } else if kind < 0.89 {
        quantity.bound = Bound::MoreThan;
        quantity.low = Some(rounded(value, 1, f64::floor));
    } else if kind < 0.94 {
        let above = random.between(1.0, 2.5);
        quantity.bound = Bound::AtMost;
        quantity.high = Some(if random.chance(0.5) {
            rounded(value, 1, f64::ceil)
        } else {
            rounded(value * above, 2, f64::ceil)
        });
    } else if kind < 0.96 {
        quantity.bound = Bound::LessThan;
        quantity.high = Some(rounded(value, 1, f64::ceil));
    } else {
        let power = 10.0_f64.powi(value.log10().floor() as i32);
        if value >= 100.0 && value / power >= 2.0 {
            quantity.bound = Bound::Magnitude;
            quantity.hedge = Hedge::Plural;
            (quantity.low, quantity.high) = (Some(power), Some(10.0 * power - 1.0));
        } else {
            quantity.bound = Bound::Approximate;
            quantity.best = Some(rounded(value, 1, f64::round));
            quantity.hedge = Hedge::About;
        }
    }
    quantity
}

pub(crate) fn statement(number: usize, house: usize, at: usize, seen: f64, random: &mut Random) -> Statement {
    let quantity = said(seen, random);
    let day = month(at).unwrap_or_default();
    let kind = random.unit();
    let (from, to) = if kind < 0.4 {
        (Some(day), month(at + 1).and_then(|next| next.pred_opt()))
    } else if kind < 0.85 {
        whole_year(day.year())
    } else {
        let start = later(day, -random.between(0.0, 2.0));
        (
            Some(start.max(NaiveDate::from_ymd_opt(2013, 1, 1).unwrap_or(start))),
            Some(later(start, 3.0)),
        )
    };
    let published = later(to.map_or(day, |to| to.max(day)), random.exponential(0.5));
    Statement {
        id: format!("o{number}"),
        origin: format!("h{house}"),
        publisher: format!("h{house}"),
        repeats: None,
        quantity,
        times: 1.0,
        from,
        to,
        published,
        grade: None,
        independent: false,
        unsourced: false,
        projection: false,
        since: None,
        bound_by: None,
        sampling_sd: None,
    }
}

pub(crate) fn repeat(of: &Statement, number: usize, random: &mut Random) -> Statement {
    let outlet = format!("outlet{}", random.below(40));
    let mut echo = Statement {
        id: format!("{}.e{number}", of.id),
        publisher: outlet.clone(),
        repeats: Some(of.id.clone()),
        published: later(of.published, random.exponential(0.7)),
        ..of.clone()
    };
    if random.chance(0.5) {
        (echo.from, echo.to) = whole_year(echo.published.year());
    }
    if random.chance(0.05) && echo.quantity.bound == Bound::Approximate {
        let best = echo.quantity.best;
        echo.quantity = Quantity {
            bound: Bound::Exact,
            low: best,
            high: best,
            hedge: Hedge::None,
            ..echo.quantity
        };
    }
    if random.chance(0.2) {
        echo.repeats = None;
        echo.origin = outlet;
    }
    echo
}
