//! `suspected-echo`: a document gives another publisher's figure, and nothing says that it found it itself. The trend presumes the same.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::model::{
    AgentKey, CHANCE, Claim, Currency, Per, Quantity, Told, UnitKind, Wording, by_wording, presumed_echoes, year,
};

use super::figure::Subject;
use super::lookup::{Lookup, at};

/// What figures must share to be compared.
type Thing<'a> = (Subject<'a>, UnitKind, Option<Currency>, Option<Per>);

/// A claim as a trend takes it.
struct Heard<'a> {
    claim: &'a Claim,
    id: String,
    origin: &'a AgentKey,
    publisher: &'a AgentKey,
    quantity: &'a Quantity,
    period: (f64, f64),
    known_on: chrono::NaiveDate,
    is_independent: bool,
}

impl Told for Heard<'_> {
    fn id(&self) -> &str {
        &self.id
    }

    fn origin(&self) -> &str {
        self.origin.as_str()
    }

    fn publisher(&self) -> &str {
        self.publisher.as_str()
    }

    fn wording(&self) -> Wording {
        self.quantity.wording()
    }

    fn ends(&self) -> [Option<f64>; 3] {
        [self.quantity.low, self.quantity.best, self.quantity.high]
    }

    fn period(&self) -> (f64, f64) {
        self.period
    }

    fn published(&self) -> f64 {
        year::decimal_end(self.known_on)
    }

    fn is_independent(&self) -> bool {
        self.is_independent
    }
}

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let mut things: HashMap<Thing<'_>, Vec<Heard<'_>>> = HashMap::new();
    for (claim, estimate, document) in lookup.accepted().filter(|(claim, ..)| claim.relays.is_none()) {
        let known_on = claim.first_known.unwrap_or(document.known_on);
        let (from, to) = lookup.about(claim, estimate);
        let heard = Heard {
            claim,
            id: claim.id.to_string(),
            origin: lookup.body(&claim.origin),
            publisher: &document.publisher,
            quantity: &estimate.quantity,
            period: year::period(from, to, known_on),
            known_on,
            is_independent: estimate.independent || claim.origin_given() && claim.origin != document.publisher,
        };
        // A forecast is no statement of a trend.
        if heard.period.0 < heard.published() {
            let quantity = &estimate.quantity;
            let thing = (
                Subject::of(claim, estimate),
                quantity.unit,
                quantity.currency,
                quantity.per,
            );
            things.entry(thing).or_default().push(heard);
        }
    }
    let problems = things.iter().flat_map(|((_, unit, ..), heard)| {
        let heard: Vec<&Heard<'_>> = heard.iter().collect();
        let echoes = presumed_echoes(
            &heard,
            &by_wording(&heard),
            (*unit == UnitKind::Share).then_some(CHANCE),
        );
        let problems = echoes
            .into_iter()
            .map(move |(echo, first)| suspected(heard[echo], heard[first]));
        problems.collect::<Vec<_>>()
    });
    problems.collect()
}

fn suspected(echo: &Heard<'_>, first: &Heard<'_>) -> Diagnostic {
    let what = format!("`{}` may repeat `{}`", echo.id, first.id);
    Diagnostic::warning("suspected-echo", what)
        .at(at(&echo.claim.position, "stated"), "the same figure, with no origin given")
        .related(
            at(&first.claim.position, "stated"),
            format!("known since {}", first.known_on),
        )
        .why("a figure that many sources repeat looks as if many sources had found it")
        .help(format!(
            "if it is a repeat, add `relays = \"{}\"`; if not, add its `origin`, or `independent = true` for a measurement of its own",
            first.id
        ))
}
