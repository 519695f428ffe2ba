//! A draft as one JSON object.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::super::Failure;
use super::super::parse::number;
use crate::draft::{Anchoring, Candidate, Direction, Document, Draft, Kind};
use crate::model::{Bound, Currency, Hedge, Per, UnitKind};

/// An article in JSON. Rows are written from structs: a tree of values would take longer than the draft itself.
#[derive(Serialize)]
struct Whole<'a> {
    document: Head<'a>,
    candidates: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Head<'a> {
    key: &'a str,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    author: Option<&'a str>,
    published: Option<&'a str>,
    language: Option<&'a str>,
    url: Option<&'a str>,
    sha256: Option<&'a str>,
    dates_count_from: &'static str,
}

/// A candidate; docs/draft.md describes the fields.
#[derive(Serialize)]
struct Row<'a> {
    kind: Kind,
    phrase: &'a str,
    start: usize,
    end: usize,
    paragraph: Option<usize>,
    locator: &'a str,
    ok: bool,
    bound: Option<Bound>,
    hedge: Option<Hedge>,
    low: Value,
    best: Value,
    high: Value,
    unit: Option<UnitKind>,
    unit_name: Option<&'a str>,
    currency: Option<&'a str>,
    per: Option<Per>,
    change: Option<Direction>,
    direction: Option<Direction>,
    what: Option<&'a str>,
    place: Option<&'a str>,
    when: Option<&'a str>,
    edtf: Option<&'a str>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    attributed_to: Option<&'a str>,
    basis: Option<&'a str>,
    series: Option<&'a str>,
    category: Option<&'a str>,
    confidence: f64,
    reasons: &'a [String],
    context: &'a str,
}

pub(super) fn in_json(document: &Document, drafted: &Draft) -> Result<String, Failure> {
    let whole = Whole {
        document: Head {
            key: &document.key,
            title: document.title.as_deref(),
            publisher: document.publisher.as_deref(),
            author: document.author.as_deref(),
            published: document.published.as_deref(),
            language: document.language.as_deref(),
            url: document.url.as_deref(),
            sha256: document.sha256.as_deref(),
            dates_count_from: match drafted.anchoring {
                Anchoring::Publication => "publication",
                Anchoring::Text => "text",
            },
        },
        candidates: drafted.candidates.iter().map(row).collect(),
    };
    serde_json::to_string(&whole).map_err(|error| Failure::job(error.to_string()))
}

fn row(candidate: &Candidate) -> Row<'_> {
    let figure = candidate.figure.as_ref();
    let quantity = figure.and_then(|figure| figure.reading.as_ref().ok());
    let when = candidate.when.as_ref();
    Row {
        kind: candidate.kind,
        phrase: &candidate.phrase,
        start: candidate.start,
        end: candidate.end,
        paragraph: candidate.paragraph,
        locator: &candidate.locator,
        ok: figure.map_or(when.is_some(), |figure| figure.reading.is_ok()),
        bound: quantity.map(|quantity| quantity.bound),
        hedge: quantity.map(|quantity| quantity.hedge),
        low: number(quantity.and_then(|quantity| quantity.low)),
        best: number(quantity.and_then(|quantity| quantity.best)),
        high: number(quantity.and_then(|quantity| quantity.high)),
        unit: quantity.map(|quantity| quantity.unit),
        unit_name: quantity.and_then(|quantity| quantity.unit_name.as_deref()),
        currency: quantity
            .and_then(|quantity| quantity.currency.as_ref())
            .map(Currency::as_str),
        per: quantity.and_then(|quantity| quantity.per),
        change: figure.and_then(|figure| figure.change),
        direction: figure.and_then(|figure| figure.direction),
        what: figure.and_then(|figure| figure.what.as_deref()),
        place: figure
            .and_then(|figure| figure.place.as_deref())
            .or(candidate.place.as_deref()),
        when: when.map(|when| when.phrase.as_str()),
        edtf: when.map(|when| when.edtf.as_str()),
        from: when.and_then(|when| when.from),
        to: when.and_then(|when| when.to),
        attributed_to: figure.and_then(|figure| figure.attributed_to.as_deref()),
        basis: figure.and_then(|figure| figure.basis.as_deref()),
        series: figure.and_then(|figure| figure.series.as_deref()),
        category: candidate.category.as_deref(),
        confidence: candidate.confidence,
        reasons: &candidate.reasons,
        context: &candidate.context,
    }
}
