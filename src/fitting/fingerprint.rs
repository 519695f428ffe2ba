//! A fingerprint of what a trend is computed from, in a form of our own: no compiler or library can change it.

use std::borrow::Borrow;
use std::fmt::Write as _;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::model::{Currency, Measure, Per, Quantity, Reliability};
use crate::trend::{Break, Statement};

/// Fields one after another, each with its length, so that no two lists of fields look the same.
struct Fields(Sha256);

impl Fields {
    fn text(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_be_bytes());
        self.0.update(text);
    }

    fn optional(&mut self, text: Option<&str>) {
        self.0.update([u8::from(text.is_some())]);
        self.text(text.unwrap_or_default());
    }

    /// By its bits: every number has one spelling.
    fn number(&mut self, number: Option<f64>) {
        self.optional(number.map(|number| format!("{:016x}", number.to_bits())).as_deref());
    }

    fn day(&mut self, day: Option<NaiveDate>) {
        self.optional(day.map(|day| day.to_string()).as_deref());
    }

    fn flag(&mut self, flag: bool) {
        self.0.update([u8::from(flag)]);
    }

    // The fields of each struct are all named, so that a new one cannot be forgotten.

    fn statement(&mut self, statement: &Statement) {
        let Statement {
            id,
            origin,
            publisher,
            repeats,
            quantity,
            times,
            from,
            to,
            published,
            grade,
            independent,
            unsourced,
            projection,
            since,
            bound_by,
            sampling_sd,
        } = statement;
        for text in [id, origin, publisher] {
            self.text(text);
        }
        self.optional(repeats.as_deref());
        self.quantity(quantity);
        self.number(Some(*times));
        for day in [*from, *to, Some(*published), *since] {
            self.day(day);
        }
        self.optional(grade.map(Reliability::as_str));
        self.flag(*independent);
        self.flag(*unsourced);
        self.flag(*projection);
        self.optional(bound_by.as_ref().map(|by| by.side.as_str()));
        self.optional(bound_by.as_ref().map(|by| by.place.as_str()));
        self.number(*sampling_sd);
    }

    fn quantity(&mut self, quantity: &Quantity) {
        let Quantity {
            bound,
            low,
            best,
            high,
            unit,
            unit_name,
            currency,
            per,
            hedge,
            interval,
        } = quantity;
        self.text(bound.as_str());
        for end in [*low, *best, *high] {
            self.number(end);
        }
        self.text(unit.as_str());
        self.optional(unit_name.as_deref());
        self.optional(currency.as_ref().map(Currency::as_str));
        self.optional(per.map(Per::as_str));
        self.text(hedge.as_str());
        self.optional(interval.map(|interval| interval.kind.as_str()));
        self.number(interval.and_then(|interval| interval.level));
    }

    fn declared(&mut self, declared: &Break, known_on: NaiveDate) {
        let Break {
            from,
            to,
            sd,
            direction,
        } = declared;
        for day in [*from, *to, known_on] {
            self.day(Some(day));
        }
        self.number(Some(*sd));
        self.text(direction.as_str());
    }
}

/// The fingerprint, in hexadecimal digits: it changes whenever the trend could.
pub(super) fn fingerprint<'a, S: Borrow<Statement>>(
    model: &str,
    measure: Measure,
    since: Option<NaiveDate>,
    statements: &[S],
    breaks: impl Iterator<Item = (&'a Break, NaiveDate)>,
    disagreeing: &[[String; 2]],
) -> String {
    let mut fields = Fields(Sha256::new());
    fields.text(model);
    fields.text(measure.as_str());
    fields.day(since);
    fields.0.update((statements.len() as u64).to_be_bytes());
    for statement in statements {
        fields.statement(statement.borrow());
    }
    for (declared, known_on) in breaks {
        fields.declared(declared, known_on);
    }
    disagreeing.iter().flatten().for_each(|id| fields.text(id));
    fields.0.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bound, Direction, UnitKind};

    fn statement() -> Statement {
        let day = |year| NaiveDate::from_ymd_opt(year, 7, 1);
        Statement {
            id: "times-2016#abroad".into(),
            origin: "ministry".into(),
            publisher: "times".into(),
            repeats: None,
            quantity: Quantity {
                bound: Bound::Approximate,
                low: None,
                best: Some(50_000.0),
                high: None,
                unit: UnitKind::Money,
                unit_name: None,
                currency: Currency::new("EUR"),
                per: None,
                hedge: crate::model::Hedge::About,
                interval: None,
            },
            times: 1.0,
            from: day(2014),
            to: None,
            published: day(2016).unwrap(),
            grade: Some(Reliability::B),
            independent: false,
            unsourced: false,
            projection: false,
            since: None,
            bound_by: None,
            sampling_sd: None,
        }
    }

    /// A change here makes every stored trend be computed anew, once.
    #[test]
    fn a_fingerprint_is_what_it_was() {
        let declared = Break::by_factor(statement().published, statement().published, 2.0, Direction::Either);
        let breaks = [(&declared, statement().published)];
        let found = fingerprint("model 1", Measure::Stock, None, &[statement()], breaks.into_iter(), &[]);
        assert_eq!(
            found,
            "e33f9dfcd8a71b7e4fbde644851e10522a41dea54059eeac5bad2572eb658cea"
        );
        let moved = Statement {
            to: statement().from,
            from: None,
            ..statement()
        };
        assert_ne!(
            found,
            fingerprint("model 1", Measure::Stock, None, &[moved], breaks.into_iter(), &[])
        );
    }
}
