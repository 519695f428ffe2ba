//! The quantity of an estimate: what its words mean, overridden by its fields, in the unit of its series.

use crate::diagnostic::Diagnostic;
use crate::language::quantity::{self, Options};
use crate::language::{ErrorKind, ReadError};
use crate::model::{Bound, Currency, Hedge, Interval, Per, PlaceKey, Quantity, Series, Span, UnitKind};

use super::agreement::agree;
use super::duration;
use super::ends::{Ends, ends};
use super::overrules::Overrules;
use super::record::{Reported, Text};

/// Determines the quantity. `words` are the source's own, or those of a correction; `header` is the claim's, for problems
/// that do not belong to a single field.
pub(super) fn quantity(
    words: Text<'_>,
    overrules: &Overrules,
    series: Option<&Series>,
    place: Option<&PlaceKey>,
    options: Options,
    header: Span,
    problems: &mut Vec<Diagnostic>,
) -> Result<Quantity, Reported> {
    // If several currencies share a sign or name, the claim decides which is meant.
    let explicit = overrules.currency.map(|(currency, _)| currency);
    let of_place = place
        .filter(|_| explicit.is_none())
        .and_then(|place| named_in(words, place, options))
        .filter(|own| {
            series
                .and_then(|series| series.currency)
                .is_none_or(|wanted| wanted == *own)
        });
    let currency = explicit.or(of_place);
    let read = quantity::read(words.value, &Options { currency, ..options });
    if let (Ok(reading), None, Some(place)) = (&read, currency, place) {
        problems.extend(other_money(words, reading.quantity.currency, place, options));
    }
    if let (Ok(reading), None, Some(per)) = (&read, overrules.per, series.and_then(|series| series.per))
        && let (Some(other), None) = (&reading.other_rate, reading.quantity.per)
    {
        problems.push(other_rate(words, other.clone(), per));
        return Err(Reported);
    }
    // Explicit values settle any ambiguity in the words.
    if let (Ok(reading), false) = (&read, overrules.gives_ends()) {
        problems.extend(reading.warnings.iter().map(|warning| {
            Diagnostic::warning("doubtful-quantity", format!("`{}` is doubtful", words.value))
                .at(words.part(warning.start..warning.end).place(), warning.what.clone())
                .why("a misprint taken literally becomes a wrong figure")
                .help("if it is a misprint, add a `[[correction]]`; if the reading is right, confirm it with `bound`, `low`, `best` or `high`")
        }));
    }
    let read = match read {
        Ok(reading) => Some(reading.quantity),
        Err(_) if overrules.gives_ends() => None,
        Err(error) => {
            problems.push(unreadable(words, error));
            return Err(Reported);
        }
    };
    let said = overruled(read.as_ref(), overrules, series, header, problems)?;
    if let Some(read) = &read {
        agree(words, read, &said, overrules, problems)?;
    }
    let quantity = in_series(said, series);
    if !quantity.is_in_range() {
        let what = "the duration is too large or too close to 0 in the unit of its series";
        problems.push(
            Diagnostic::error("invalid-quantity", what)
                .at(words.span.place(), "must be between 1e-21 and 1e21 in size")
                .help("check the unit of the phrase and of the series"),
        );
        return Err(Reported);
    }
    Ok(quantity)
}

/// The error for a rate that is not one of the supported periods; the period of the series must not be assumed instead.
fn other_rate(words: Text<'_>, at: std::ops::Range<usize>, per: Per) -> Diagnostic {
    Diagnostic::error(
        "invalid-quantity",
        format!("`{}` is a rate for another period, not per {per}", words.value),
    )
    .at(words.part(at).place(), "not an hour, day, week, month, quarter or year")
    .why("the figure would otherwise be taken as a rate for the period of the series")
    .help("say which period is meant with `per`, such as `per = \"day\"`, and file it under a series with that period")
}

/// The currencies of the country that a place is or belongs to.
fn moneys(place: &PlaceKey) -> impl Iterator<Item = Currency> {
    let country = place.as_str().split('-').next();
    country.into_iter().flat_map(quantity::moneys)
}

/// The country's own currency, if the words use a name that other currencies share, such as dirhams in Morocco. A mere sign
/// is not a name: `$` in Mexico may well be the US dollar.
fn named_in(words: Text<'_>, place: &PlaceKey, options: Options) -> Option<Currency> {
    let usual = quantity::read(words.value, &options)
        .ok()
        .and_then(|reading| reading.quantity.currency);
    if moneys(place).any(|own| Some(own) == usual) {
        return None;
    }
    let said = words.value.to_lowercase();
    moneys(place).find(|own| {
        let name = iso_currency::Currency::from_code(own.as_str()).map(|listed| listed.name().to_lowercase());
        let is_named = name.is_some_and(|name| name.split(' ').any(|word| word.len() > 2 && said.contains(word)));
        let meant = Options {
            currency: Some(*own),
            ..options
        };
        is_named && quantity::read(words.value, &meant).is_ok_and(|again| again.quantity.currency == Some(*own))
    })
}

/// A warning if the words were read as one currency, but the claim's country has another with the same sign or name, such as
/// won in North Korea.
fn other_money(words: Text<'_>, read: Option<Currency>, place: &PlaceKey, options: Options) -> Option<Diagnostic> {
    let read = read?;
    let other = moneys(place).find(|local| {
        let meant = Options {
            currency: Some(*local),
            ..options
        };
        *local != read && quantity::read(words.value, &meant).is_ok_and(|again| again.quantity.currency == Some(*local))
    })?;
    let problem = Diagnostic::warning(
        "doubtful-quantity",
        format!("`{}` is read as {read}, but could be {other}", words.value),
    );
    Some(
        problem
            .at(
                words.span.place(),
                format!("the currency of `{place}` has the same name"),
            )
            .why("currencies of different countries can share a name and be worth very different amounts")
            .help(format!(
                "say which with `currency = \"{other}\"` or `currency = \"{read}\"`"
            )),
    )
}

fn unreadable(words: Text<'_>, error: ReadError) -> Diagnostic {
    let expected = match &error.expected {
        Some(expected) => format!("{expected}; "),
        None if error.kind == ErrorKind::SharedMoney => {
            "say which with its code, such as `currency = \"PHP\"`; ".to_owned()
        }
        None => String::new(),
    };
    // Without its negation, a denial would be taken for the figure that it denies.
    let help = match (&error.expected, error.kind) {
        (Some(expected), ErrorKind::Denied) => expected.clone(),
        _ => format!(
            "{expected}keep the words for the figure in `stated`, with its hedges and its unit, or say what they mean with `bound`, `low`, `best`, `high`; for a misprint of the source add a `[[correction]]`"
        ),
    };
    Diagnostic::error(
        "invalid-quantity",
        format!("`{}` cannot be read as a quantity", words.value),
    )
    .at(words.part(error.start..error.end).place(), error.what)
    .why("a figure that cannot be read cannot be compared or drawn")
    .help(help)
}

/// Combines the words and the fields into one quantity.
fn overruled(
    read: Option<&Quantity>,
    overrules: &Overrules,
    series: Option<&Series>,
    header: Span,
    problems: &mut Vec<Diagnostic>,
) -> Result<Quantity, Reported> {
    let ends = if overrules.gives_ends() {
        ends(read, overrules, header, problems)?
    } else {
        Ends::of(read.ok_or(Reported)?)
    };
    let (ends, hedge) = hedged(ends, read, overrules, problems)?;
    let unit = match (overrules.unit, overrules.currency, read) {
        (Some((unit, _)), ..) => unit,
        (None, Some(_), _) => UnitKind::Money,
        (None, None, Some(read)) => read.unit,
        (None, None, None) => series.map_or(UnitKind::Count, |series| series.unit),
    };
    let same_unit = read.filter(|read| read.unit == unit);
    let series_unit_name = || {
        series
            .filter(|series| series.unit == unit)
            .and_then(|series| series.unit_name.clone())
    };
    let named = same_unit.and_then(|read| read.unit_name.clone());
    let unit_name = match unit {
        UnitKind::Duration | UnitKind::Measure => named.or_else(|| series_unit_name().map(Into::into)),
        UnitKind::Count | UnitKind::Share | UnitKind::Money => named,
    };
    Ok(Quantity {
        bound: ends.bound,
        low: ends.low,
        best: ends.best,
        high: ends.high,
        unit,
        unit_name,
        currency: overrules
            .currency
            .map(|(currency, _)| currency)
            .or(same_unit.and_then(|read| read.currency)),
        per: overrules.per.map(|(per, _)| per).or(read.and_then(|read| read.per)),
        hedge,
        interval: interval(&ends, read, overrules, problems)?,
    })
}

/// The hedge that the words and the fields say together, and the values beside it: a number with a hedge that makes it so is approximate.
fn hedged(
    ends: Ends,
    read: Option<&Quantity>,
    overrules: &Overrules,
    problems: &mut Vec<Diagnostic>,
) -> Result<(Ends, Hedge), Reported> {
    // A size in words that the fields narrow is no longer the plural's.
    let in_words = read
        .filter(|read| read.hedge != Hedge::Plural || read.low == ends.low)
        .map_or(Hedge::None, |read| read.hedge);
    let flagged = overrules
        .approximate
        .filter(|(approximate, _)| *approximate && !in_words.is_approximate());
    let said = overrules.hedge.or(flagged.map(|(_, span)| (Hedge::About, span)));
    let hedge = said.map_or(in_words, |(hedge, _)| hedge);
    let (ends, hedge) = match (ends.bound, hedge.is_approximate()) {
        (Bound::Exact, true) if overrules.bound.is_none() => (ends.approximate(), hedge),
        (Bound::Approximate, false) if said.is_none() => (ends, Hedge::About),
        _ => (ends, hedge),
    };
    match said {
        _ if ends.bound.admits(hedge) => Ok((ends, hedge)),
        // Whether the bound contradicts the words is for `agree` to say.
        None => Ok((ends, Hedge::None)),
        Some((_, span)) => {
            problems.push(
                Diagnostic::error(
                    "bound-misfit",
                    format!("the hedge `{hedge}` does not fit the bound `{}`", ends.bound),
                )
                .at(span.place(), "")
                .why("the hedge says how far the value may be from the figure, and the bound how it is stated")
                .help(
                    "`approximate` needs a hedge such as `about`, and `exact` has none; `well-over` goes with `more-than`, \
                     `well-under` with `less-than`, `plural` with `magnitude`",
                ),
            );
            Err(Reported)
        }
    }
}

/// What `low` and `high` are around a best figure beside them, as the words and the fields say together.
fn interval(
    ends: &Ends,
    read: Option<&Quantity>,
    overrules: &Overrules,
    problems: &mut Vec<Diagnostic>,
) -> Result<Option<Interval>, Reported> {
    let has_ends = ends.best.is_some() && ends.bound.admits_interval();
    match overrules.names_interval() {
        Some(span) if !has_ends => {
            problems.push(
                Diagnostic::error("interval-misfit", "an interval without ends around a best figure")
                    .at(span.place(), "what is the interval?")
                    .why("the kind and the level of an interval are said of `low` and `high` around `best`")
                    .help("give `low` and `high` of the interval, and `best` if the words do not say it; or remove `interval` and `interval_level`"),
            );
            Err(Reported)
        }
        _ if !has_ends => Ok(None),
        _ => {
            let said = read.and_then(|read| read.interval).unwrap_or(Interval::UNNAMED);
            Ok(Some(Interval {
                kind: overrules.interval.map_or(said.kind, |(kind, _)| kind),
                level: overrules.interval_level.map(|(level, _)| level).or(said.level),
            }))
        }
    }
}

/// The quantity in terms of its series: the series' period if it names none, and the series' unit of time.
fn in_series(mut quantity: Quantity, series: Option<&Series>) -> Quantity {
    let Some(series) = series else {
        return quantity;
    };
    quantity.per = quantity.per.or(series.per);
    if quantity.bound == Bound::Unreported {
        // No figure is one of whatever the series measures.
        quantity.unit = series.unit;
        quantity.unit_name = series.unit_name.clone().map(Into::into);
        quantity.currency = series.currency;
    }
    let both = quantity.unit == UnitKind::Duration && series.unit == UnitKind::Duration;
    let factor = both
        .then(|| duration::factor(quantity.unit_name.as_deref()?, series.unit_name.as_deref()?))
        .flatten();
    if let Some(factor) = factor {
        for end in [&mut quantity.low, &mut quantity.best, &mut quantity.high] {
            *end = end.map(|value| factor.apply(value));
        }
        quantity.unit_name = series.unit_name.clone().map(Into::into);
    }
    quantity
}
