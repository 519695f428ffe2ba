//! What people do by hand: yearly median, last value, straight line, LOESS; all on midpoints, on the log scale.

use chrono::{Datelike, NaiveDate};
use tallybook::trend::Statement;

/// A curve with the ends of the 50 % and the 90 % band, if the method has them.
pub(crate) struct Curve {
    pub(crate) level: Vec<f64>,
    pub(crate) band50: Option<Vec<(f64, f64)>>,
    pub(crate) band90: Option<Vec<(f64, f64)>>,
}

/// A statement as a number at a time.
pub(crate) struct Dot {
    time: f64,
    level: f64,
}

fn decimal(day: NaiveDate) -> f64 {
    f64::from(day.year()) + f64::from(day.ordinal0()) / 365.25
}

pub(crate) fn dots<'a>(statements: impl Iterator<Item = &'a Statement>) -> Vec<Dot> {
    let dot = |statement: &Statement| {
        let quantity = &statement.quantity;
        let middle = quantity.low.zip(quantity.high).map(|(low, high)| 0.5 * (low + high));
        let value = statement.times * quantity.best.or(middle).or(quantity.low).or(quantity.high)?;
        let time = 0.5 * (decimal(statement.from?) + decimal(statement.to?) + 1.0 / 365.25);
        Some(Dot {
            time,
            level: value.max(0.5).ln(),
        })
    };
    let mut dots: Vec<Dot> = statements.filter_map(dot).collect();
    dots.sort_by(|a, b| a.time.total_cmp(&b.time));
    dots
}

fn times(asked: &[NaiveDate]) -> impl Iterator<Item = f64> + '_ {
    asked.iter().map(|&day| decimal(day))
}

/// The median of each year, with straight lines between them; the band is the extremes of the year.
pub(crate) fn yearly_median(dots: &[Dot], asked: &[NaiveDate]) -> Curve {
    let mut years: Vec<(f64, [f64; 3])> = Vec::new();
    for year in dots.chunk_by(|a, b| a.time.floor().total_cmp(&b.time.floor()).is_eq()) {
        let mut levels: Vec<f64> = year.iter().map(|dot| dot.level).collect();
        levels.sort_by(f64::total_cmp);
        let middle = levels.len() / 2;
        let median = if levels.len() % 2 == 1 {
            levels[middle]
        } else {
            0.5 * (levels[middle - 1] + levels[middle])
        };
        years.push((
            year[0].time.floor() + 0.5,
            [median, levels[0], levels[levels.len() - 1]],
        ));
    }
    let at = |time: f64, which: usize| {
        let after = years.partition_point(|year| year.0 < time);
        match (after.checked_sub(1).map(|i| years[i]), years.get(after)) {
            (Some(a), Some(b)) => a.1[which] + (b.1[which] - a.1[which]) * (time - a.0) / (b.0 - a.0),
            (Some(a), None) => a.1[which],
            (None, b) => b.map_or(f64::NAN, |b| b.1[which]),
        }
    };
    Curve {
        level: times(asked).map(|time| at(time, 0)).collect(),
        band50: None,
        band90: Some(times(asked).map(|time| (at(time, 1), at(time, 2))).collect()),
    }
}

/// The last value stated, carried forward.
pub(crate) fn last_value(dots: &[Dot], asked: &[NaiveDate]) -> Curve {
    let at = |time: f64| dots[dots.partition_point(|dot| dot.time <= time).max(1) - 1].level;
    Curve {
        level: times(asked).map(at).collect(),
        band50: None,
        band90: None,
    }
}

/// A straight line through the logarithms, with the textbook's standard error.
pub(crate) fn straight_line(dots: &[Dot], asked: &[NaiveDate]) -> Curve {
    let n = dots.len() as f64;
    let centre = dots.iter().map(|dot| dot.time).sum::<f64>() / n;
    let mean = dots.iter().map(|dot| dot.level).sum::<f64>() / n;
    let spread: f64 = dots.iter().map(|dot| (dot.time - centre).powi(2)).sum::<f64>() + 1e-9;
    let slope = dots.iter().map(|dot| (dot.time - centre) * dot.level).sum::<f64>() / spread;
    let residual = |dot: &Dot| dot.level - mean - slope * (dot.time - centre);
    let variance = dots.iter().map(|dot| residual(dot).powi(2)).sum::<f64>() / (n - 2.0).max(1.0);
    let error = |time: f64| (variance * (1.0 / n + (time - centre).powi(2) / spread)).sqrt();
    let curve: Vec<(f64, f64)> = times(asked)
        .map(|time| (mean + slope * (time - centre), error(time)))
        .collect();
    with_errors(&curve)
}

/// Local straight lines over three quarters of the statements, tricube weights (Cleveland 1979).
pub(crate) fn loess(dots: &[Dot], asked: &[NaiveDate]) -> Curve {
    let rows = |times: Vec<f64>| times.into_iter().map(|time| loess_row(dots, time)).collect::<Vec<_>>();
    let fitted = |row: &Vec<f64>| {
        row.iter()
            .zip(dots)
            .map(|(weight, dot)| weight * dot.level)
            .sum::<f64>()
    };
    let own = rows(dots.iter().map(|dot| dot.time).collect());
    let residuals: f64 = own
        .iter()
        .zip(dots)
        .map(|(row, dot)| (dot.level - fitted(row)).powi(2))
        .sum();
    let traces: f64 = own
        .iter()
        .enumerate()
        .map(|(i, row)| row.iter().map(|w| w * w).sum::<f64>() - 2.0 * row[i])
        .sum();
    let sd = (residuals / (dots.len() as f64 + traces).max(1.0)).sqrt();
    let error = |row: &Vec<f64>| sd * row.iter().map(|w| w * w).sum::<f64>().sqrt();
    let asked = rows(times(asked).collect());
    let curve: Vec<(f64, f64)> = asked.iter().map(|row| (fitted(row), error(row))).collect();
    with_errors(&curve)
}

/// The weight of each dot in the local line's value at a time.
fn loess_row(dots: &[Dot], time: f64) -> Vec<f64> {
    let mut distances: Vec<f64> = dots.iter().map(|dot| (dot.time - time).abs()).collect();
    distances.sort_by(f64::total_cmp);
    let reach = ((0.75 * dots.len() as f64).ceil() as usize).clamp(dots.len().min(3), dots.len());
    let width = distances[reach - 1].max(1e-3) * 1.0001;
    let tricube = |dot: &Dot| (1.0 - ((dot.time - time).abs() / width).powi(3)).max(0.0).powi(3) + 1e-9;
    let weights: Vec<f64> = dots.iter().map(tricube).collect();
    let moment = |power: i32| {
        dots.iter()
            .zip(&weights)
            .map(|(dot, w)| w * (dot.time - time).powi(power))
            .sum::<f64>()
    };
    let (s0, s1) = (moment(0), moment(1));
    // A slight pull of the slope to 0 keeps it stable where there are few dots.
    let s2 = moment(2) + 0.02 * s0;
    let determinant = s0 * s2 - s1 * s1;
    dots.iter()
        .zip(&weights)
        .map(|(dot, w)| w * (s2 - s1 * (dot.time - time)) / determinant)
        .collect()
}

fn with_errors(curve: &[(f64, f64)]) -> Curve {
    let band = |z: f64| {
        Some(
            curve
                .iter()
                .map(|(level, error)| (level - z * error, level + z * error))
                .collect(),
        )
    };
    Curve {
        band50: band(0.6745),
        band90: band(1.6449),
        level: curve.iter().map(|(level, _)| *level).collect(),
    }
}
