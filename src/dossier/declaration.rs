//! Reads declarations: the dossier itself, agents, places, series, identities and breaks.

use crate::diagnostic::Diagnostic;
use crate::language::locale::Locale;
use crate::model::{
    Agent, AgentKey, AgentKind, Break, BreakKey, ClaimId, Currency, Direction, Dossier, Identity, IdentityKey, Per,
    Place, PlaceKey, PlaceStandard, PrivateField, Series, SeriesKey, Sizes, Span, UnitKind,
};

use super::date::{self, Calendar};
use super::privacy::privacy;
use super::record::{Record, Reported, Text};
use super::shape::{Field, Shape, Words, flag, list, number, optional, private, required, word};
use super::{equation, measure, place};

/// `[dossier]`
pub(super) const DOSSIER: Shape = Shape {
    header: "[dossier]",
    noun: "the dossier",
    fields: &[
        required("title"),
        optional("language"),
        optional("sizes"),
        optional("headline"),
        optional("note"),
    ],
};

/// `[[agent]]`
pub(super) const AGENT: Shape = Shape {
    header: "[[agent]]",
    noun: "an agent",
    fields: &[
        required("key"),
        required("name"),
        word("kind", Words::AgentKind).must(),
        optional("part_of"),
        optional("place"),
        flag("digest"),
        optional("note"),
        private(&[PrivateField::Note, PrivateField::PartOf, PrivateField::Place]),
    ],
};

/// `[[place]]`
pub(super) const PLACE: Shape = Shape {
    header: "[[place]]",
    noun: "a place",
    fields: &[required("key"), required("name"), optional("parent"), optional("note")],
};

/// `[[series]]`
pub(super) const SERIES: Shape = Shape {
    header: "[[series]]",
    noun: "a series",
    fields: SERIES_FIELDS,
};
/// The words of a text by which a draft suggests the series.
const MATCH: &str = "match";
const SERIES_FIELDS: &[Field] = &[
    required("key"),
    required("title"),
    word("unit", Words::Unit).must(),
    optional("unit_name"),
    optional("currency"),
    word("per", Words::Per),
    word("measure", Words::Measure),
    optional("since"),
    optional("tolerance"),
    flag("adds_up"),
    flag("bound_by_parts"),
    optional("part_of"),
    list(MATCH),
    optional("note"),
];

/// `[[identity]]`
pub(super) const IDENTITY: Shape = Shape {
    header: "[[identity]]",
    noun: "an identity",
    fields: &[
        required("key"),
        required("title"),
        required("equation"),
        required("place"),
        required("when"),
        optional("currency"),
        optional("note"),
    ],
};

/// `[[break]]`
pub(super) const BREAK: Shape = Shape {
    header: "[[break]]",
    noun: "a break",
    fields: &[
        required("key"),
        required("series"),
        required("place"),
        required("event"),
        number("factor"),
        word("direction", Words::Direction),
        required("reason"),
        optional("note"),
    ],
};
/// The default factor of a break: a doubling or a halving.
const FACTOR: f64 = 2.0;
/// The largest factor that a break may have.
const LARGEST_FACTOR: f64 = 100.0;

type Problems = Vec<Diagnostic>;

/// Reads the `[dossier]` table.
pub(super) fn dossier(record: &Record<'_>, problems: &mut Problems) -> Result<Dossier, Reported> {
    let language = language(record, problems);
    let headline = record.key_if("headline", SeriesKey::new, problems);
    let sizes = sizes(record, problems);
    Ok(Dossier {
        title: record.owned("title")?,
        language: language?,
        sizes: sizes?,
        headline: headline?,
        note: record.owned_if("note")?,
        position: record.position(),
    })
}

/// Reads what sizes in words stand for.
fn sizes(record: &Record<'_>, problems: &mut Problems) -> Result<Sizes, Reported> {
    let Some(text) = record.text_if("sizes")? else {
        return Ok(Sizes::default());
    };
    text.value.parse().map_err(|what: String| {
        problems.push(
            Diagnostic::error("invalid-value", "sizes that cannot be read")
                .at(text.span.place(), what)
                .why("figures in words are kept as the ranges that they stand for")
                .help("write the words with both ends, such as `sizes = \"several 3-6, dozens 12-60, scores 40-99, hundreds 200-999\"`; hundreds also decide for tens, thousands and millions"),
        );
        Reported
    })
}

/// Reads an agent.
pub(super) fn agent(record: &Record<'_>, problems: &mut Problems) -> Result<Agent, Reported> {
    let key = record.key("key", AgentKey::new, problems);
    let kind = record.word_if("kind", AgentKind::ALL, AgentKind::as_str, problems);
    let part_of = record.key_if("part_of", AgentKey::new, problems);
    let place = record.key_if("place", PlaceKey::new, problems);
    let privacy = privacy(record, problems);
    Ok(Agent {
        key: key?,
        name: record.owned("name")?,
        kind: kind?.ok_or(Reported)?.0,
        part_of: part_of?,
        digest: record.flag("digest")?,
        place: place?,
        note: record.owned_if("note")?,
        privacy,
        position: record.position(),
    })
}

/// Reads a new place, or a new name for a place that a standard defines.
pub(super) fn place(record: &Record<'_>, problems: &mut Problems) -> Result<Place, Reported> {
    let key = record.key("key", PlaceKey::new, problems);
    let parent = record.key_if("parent", PlaceKey::new, problems);
    let (key, parent) = (key?, parent?);
    let standard = place::standard(key.as_str());
    let parent = match (parent, standard) {
        (Some(parent), _) => Some(parent),
        (None, Some(standard)) => standard.parent.and_then(|parent| PlaceKey::new(parent).ok()),
        (None, None) => {
            problems.push(
                Diagnostic::error("place-without-parent", format!("the place `{key}` has no parent"))
                    .at(record.position().field("key").place(), "not in any standard")
                    .why("figures for a place without a parent cannot be rolled up into a country, region or the world")
                    .help("add `parent`, such as `parent = \"RU\"`, or `parent = \"001\"` for the world"),
            );
            return Err(Reported);
        }
    };
    Ok(Place {
        key,
        name: record.owned("name")?,
        standard: standard.map_or(PlaceStandard::Own, |standard| standard.list),
        parent,
        note: record.owned_if("note")?,
        position: Some(record.position()),
    })
}

/// Reads a series.
pub(super) fn series(record: &Record<'_>, problems: &mut Problems) -> Result<Series, Reported> {
    let key = record.key("key", SeriesKey::new, problems);
    let unit = record.word_if("unit", UnitKind::ALL, UnitKind::as_str, problems);
    let currency = currency_if(record, problems);
    let per = record.word_if("per", Per::ALL, Per::as_str, problems);
    let part_of = record.key_if("part_of", SeriesKey::new, problems);
    let measure = measure::measure(record, problems);
    let matches = matches(record, problems);
    let unit_name = record.owned_if("unit_name")?;
    let unit = unit?.ok_or(Reported)?;
    let (measure, since, tolerance) = measure?;
    check_unit(unit, unit_name.as_deref(), currency, problems)?;
    Ok(Series {
        key: key?,
        title: record.owned("title")?,
        unit: unit.0,
        unit_name,
        currency: currency?.map(|(currency, _)| currency),
        per: per?.map(|(per, _)| per),
        measure,
        since,
        tolerance,
        adds_up: record.flag("adds_up")?,
        bound_by_parts: record.flag_if("bound_by_parts")?.is_none_or(|(flag, _)| flag),
        part_of: part_of?,
        matches,
        note: record.owned_if("note")?,
        position: record.position(),
    })
}

/// Reads the words by which a draft suggests a series. One that is empty would fit every figure; it is reported, and keeps nothing else from being read.
fn matches(record: &Record<'_>, problems: &mut Problems) -> Vec<String> {
    let mut read = Vec::new();
    for text in record.texts(MATCH) {
        let words = text.value.trim();
        if words.is_empty() {
            problems.push(
                Diagnostic::error("invalid-value", format!("`{MATCH}` has an empty text"))
                    .at(text.span.place(), "empty")
                    .why("a draft suggests this series where an article says one of these words")
                    .help("write a word or a few, such as `match = [\"workers\", \"labourers abroad\"]`"),
            );
        } else {
            read.push(words.to_owned());
        }
    }
    read
}

fn check_unit(
    (unit, span): (UnitKind, Span),
    unit_name: Option<&str>,
    currency: Result<Option<(Currency, Span)>, Reported>,
    problems: &mut Problems,
) -> Result<(), Reported> {
    if matches!(unit, UnitKind::Duration | UnitKind::Measure) && unit_name.is_none() {
        problems.push(
            Diagnostic::error(
                "missing-unit",
                format!("a series with the unit `{unit}` must have `unit_name`"),
            )
            .at(span.place(), "in which unit?")
            .why("a number of days cannot be compared with a number of months")
            .help(format!(
                "add `unit_name` below `{}`, in the singular: `unit_name = \"day\"`",
                SERIES.header
            )),
        );
        return Err(Reported);
    }
    if let (Ok(Some((currency, at))), false) = (currency, unit == UnitKind::Money) {
        problems.push(
            Diagnostic::error(
                "unit-mismatch",
                format!("a series with the unit `{unit}` has the currency {currency}"),
            )
            .at(at.place(), "only money has a currency")
            .related(span.place(), "the unit")
            .why("all figures of a series share one unit")
            .help("write `unit = \"money\"`, or remove `currency`"),
        );
        return Err(Reported);
    }
    Ok(())
}

/// Reads an identity between series.
pub(super) fn identity(record: &Record<'_>, problems: &mut Problems) -> Result<Identity, Reported> {
    let key = record.key("key", IdentityKey::new, problems);
    let place = record.key_if("place", PlaceKey::new, problems);
    let currency = currency_if(record, problems);
    let when = record
        .text("when")
        .and_then(|when| date::period(when, Calendar::default(), problems));
    let equation = record.text("equation");
    let terms = equation.and_then(|equation| terms(equation, problems));
    Ok(Identity {
        key: key?,
        title: record.owned("title")?,
        place: place?.ok_or(Reported)?,
        when: when?,
        currency: currency?.map(|(currency, _)| currency),
        terms: terms?,
        equation: equation?.value.to_owned(),
        note: record.owned_if("note")?,
        position: record.position(),
    })
}

fn terms(equation: Text<'_>, problems: &mut Problems) -> Result<Vec<crate::model::Term>, Reported> {
    equation::read(equation.value).map_err(|error| {
        problems.push(
            Diagnostic::error("invalid-equation", "the equation cannot be read")
                .at(equation.part(error.start..error.end).place(), error.what)
                .why("both sides of an identity must be products that interval arithmetic can compute")
                .help(
                    "join series keys and numbers with `*` and `/`, such as `revenue / workers = pay * share-withheld`",
                ),
        );
        Reported
    })
}

/// Reads a break of a series.
pub(super) fn declared_break(record: &Record<'_>, problems: &mut Problems) -> Result<Break, Reported> {
    let key = record.key("key", BreakKey::new, problems);
    let series = record.key("series", SeriesKey::new, problems);
    let place = record.key("place", PlaceKey::new, problems);
    let event = record.key("event", |text| text.parse::<ClaimId>(), problems);
    let factor = factor(record, problems);
    let direction = record.word_if("direction", Direction::ALL, Direction::as_str, problems);
    Ok(Break {
        key: key?,
        series: series?,
        place: place?,
        event: event?,
        factor: factor?,
        direction: direction?.map_or(Direction::Either, |(direction, _)| direction),
        reason: record.owned("reason")?,
        note: record.owned_if("note")?,
        position: record.position(),
    })
}

fn factor(record: &Record<'_>, problems: &mut Problems) -> Result<f64, Reported> {
    let Some((factor, span)) = record.number_if("factor", problems)? else {
        return Ok(FACTOR);
    };
    if factor > 1.0 && factor <= LARGEST_FACTOR {
        return Ok(factor);
    }
    problems.push(
        Diagnostic::error("invalid-value", format!("the factor {factor} is out of range"))
            .at(span.place(), format!("must be above 1 and at most {LARGEST_FACTOR}"))
            .why("the factor says how far the level may jump, up or down: 2 allows for a doubling or a halving")
            .help("write how many times larger or smaller the level may typically have become, such as `factor = 2`"),
    );
    Err(Reported)
}

/// Reads an ISO 4217 currency code.
pub(super) fn currency_if(record: &Record<'_>, problems: &mut Problems) -> Result<Option<(Currency, Span)>, Reported> {
    let Some(text) = record.text_if("currency")? else {
        return Ok(None);
    };
    let listed = iso_currency::Currency::from_code(text.value).and_then(|listed| Currency::new(listed.code()));
    if let Some(currency) = listed {
        return Ok(Some((currency, text.span)));
    }
    let capitals = text.value.to_ascii_uppercase();
    let meant = iso_currency::Currency::from_code(&capitals).map(|_| crate::diagnostic::Suggestion {
        text: capitals,
        location: None,
    });
    problems.push(
        Diagnostic::error(
            "invalid-value",
            format!("`{}` is not an ISO 4217 currency code", text.value),
        )
        .at(text.span.place(), "unknown code")
        .why("amounts can only be compared in the same currency, so it must be clear which one is meant")
        .suggest(meant)
        .help("write three capital letters, such as `USD`, `EUR` or `RUB`"),
    );
    Err(Reported)
}

/// Reads a language tag.
pub(super) fn language(record: &Record<'_>, problems: &mut Problems) -> Result<Option<String>, Reported> {
    let Some(text) = record.text_if("language")? else {
        return Ok(None);
    };
    if Locale::of(text.value).is_some() {
        return Ok(Some(text.value.to_owned()));
    }
    problems.push(
        Diagnostic::error("invalid-value", format!("`{}` is not a language tag", text.value))
            .at(text.span.place(), "not valid in BCP 47")
            .why("the language decides how numbers and dates are read")
            .help("write a tag such as `en`, `en-GB`, `ko` or `pt-BR`"),
    );
    Err(Reported)
}
