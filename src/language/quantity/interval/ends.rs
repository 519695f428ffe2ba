//! The ends of an interval: two numbers that a joint parts, or one with its bound; and how they share the unit and scale of the figure.

use crate::language::ReadError;
use crate::model::{Bound, Hedge};

use super::super::amount::{Amount, Of};
use super::super::decimal::Ratio;
use super::super::meaning::{Meaning, Qualifier};
use super::super::money::same_money;
use super::super::parser::{Hedges, Parser};
use super::super::scan::Kind;

/// Two ends, or one with its bound.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    pub(super) low: Option<Amount>,
    pub(super) high: Option<Amount>,
    pub(super) bound: Option<Bound>,
    pub(super) hedge: Hedge,
}

impl Parser<'_> {
    /// Two ends that a joint parts, or one with its bound.
    pub(super) fn ends(&mut self) -> Result<Option<Ends>, ReadError> {
        let outer = std::mem::replace(&mut self.hedges, Hedges::NONE);
        let ends = self.ends_apart();
        self.hedges = outer;
        ends
    }

    fn ends_apart(&mut self) -> Result<Option<Ends>, ReadError> {
        self.at += usize::from(matches!(self.meaning(self.at), Some(Meaning::Between | Meaning::From)));
        let first = self.end_qualifier();
        if !self.starts_value(self.at) {
            return Ok(None);
        }
        let mut low = self.amount()?;
        let hedge = self.hedges.hedge;
        let joint = *self.here();
        let joins = matches!(
            self.meaning(self.at),
            Some(Meaning::Dash | Meaning::To | Meaning::Tilde | Meaning::Comma | Meaning::And)
        );
        if joins {
            let back = self.at;
            self.at += 1;
            if matches!(joint.kind, Kind::Known(Meaning::Comma)) && matches!(self.meaning(self.at), Some(Meaning::And))
            {
                self.at += 1;
            }
            let second = self.end_qualifier();
            let upwards = !matches!(first, Some(Bound::AtMost | Bound::LessThan));
            let apart = second.is_none_or(|second| upwards && matches!(second, Bound::AtMost | Bound::LessThan));
            if self.starts_value(self.at) && apart {
                let mut high = self.amount()?;
                let hyphen = joint.glued && matches!(joint.kind, Kind::Known(Meaning::Dash));
                if self.words(&joint) != "," {
                    self.share_scale(&mut low, &high, hyphen);
                }
                self.share_unit(&mut low, &mut high)?;
                return Ok(Some(Ends {
                    low: Some(low),
                    high: Some(high),
                    bound: None,
                    hedge: hedge.max(self.hedges.hedge),
                }));
            }
            self.at = back;
        }
        Ok(first.map(|bound| {
            let lower = matches!(bound, Bound::AtLeast | Bound::MoreThan);
            Ends {
                low: lower.then_some(low),
                high: (!lower).then_some(low),
                bound: Some(bound),
                hedge: Hedge::None,
            }
        }))
    }

    /// The words before an end: hedges, "low", "up to". Returns the bound that they say.
    fn end_qualifier(&mut self) -> Option<Bound> {
        let mut bound = None;
        loop {
            if let Some(label) = self.end_label() {
                bound = Some(label);
                self.at += 1;
                self.skip_words();
                continue;
            }
            match self.meaning(self.at) {
                Some(Meaning::Before(Qualifier::Near(hedge)) | Meaning::Around(Qualifier::Near(hedge))) => {
                    self.hedges.add(hedge);
                }
                Some(Meaning::Tilde) => self.hedges.add(Hedge::Roughly),
                Some(Meaning::Before(qualifier) | Meaning::Around(qualifier) | Meaning::AndThen(qualifier))
                    if bound.is_none() =>
                {
                    bound = qualifier.bound();
                }
                _ => return bound,
            }
            self.at += 1;
        }
    }

    /// The low end of "low 10, best 15, high 20", which stands before the best figure.
    pub(in super::super) fn low_first(&mut self) -> Result<(), ReadError> {
        let place = self.place();
        if self.end_qualifier() == Some(Bound::AtLeast) && self.starts_value(self.at) {
            let first = self.at;
            self.amount()?;
            self.skip_words();
            if matches!(self.meaning(self.at), Some(Meaning::Best)) {
                self.low_first = Some(first);
                return Ok(());
            }
        }
        self.go_back(&place);
        Ok(())
    }

    /// The amount at a token that has been read before.
    pub(super) fn amount_at(&mut self, token: usize) -> Result<Amount, ReadError> {
        let back = std::mem::replace(&mut self.at, token);
        let amount = self.amount();
        self.at = back;
        amount
    }

    /// The bound that a name of an end says, if a number follows it: "low 10", "upper bound: 20", "min 10".
    pub(in super::super) fn end_label(&self) -> Option<Bound> {
        let bound = match self.meaning(self.at)? {
            Meaning::Lowest | Meaning::Third(1, 4) | Meaning::Min | Meaning::Comparative(Qualifier::LessThan) => {
                Bound::AtLeast
            }
            Meaning::Highest | Meaning::Third(7, 10) => Bound::AtMost,
            _ => return None,
        };
        let mut next = self.at + 1;
        while matches!(self.meaning(next), Some(Meaning::Of | Meaning::Colon | Meaning::Join)) {
            next += 1;
        }
        matches!(
            self.token(next).kind,
            Kind::Numeral(_) | Kind::Currency(_) | Kind::Known(Meaning::Money(_) | Meaning::Dollar)
        )
        .then_some(bound)
    }
}

impl Amount {
    /// Makes it a part of a whole.
    pub(super) fn divide(&mut self, whole: Ratio) {
        if let (Some(low), Some(high)) = (self.number.low.divided(whole), self.number.high.divided(whole)) {
            (self.number.low, self.number.high) = (low, high);
        }
    }
}

impl Ends {
    /// Whether one has a scale of its own.
    pub(super) fn are_scaled(&self) -> bool {
        [self.low, self.high]
            .iter()
            .flatten()
            .any(|end| end.number.scales != [0, 0])
    }

    /// Whether neither has a unit.
    pub(super) fn are_things(&self) -> bool {
        [self.low, self.high].iter().flatten().all(|end| end.of == Of::Things)
    }

    /// Makes them parts of a whole.
    pub(super) fn divide(&mut self, whole: Ratio) {
        for end in [&mut self.low, &mut self.high].into_iter().flatten() {
            end.divide(whole);
        }
    }
}

/// Brings a figure and its ends to one unit and, where one of them lends it, one scale; false where they are of different things.
pub(super) fn fit(figure: &mut Amount, ends: &mut Ends, beside: bool) -> bool {
    let of = figure.of;
    for end in [&mut ends.low, &mut ends.high].into_iter().flatten() {
        match (of, end.of) {
            (one, other) if one == other => {}
            (_, Of::Things) => end.of = of,
            (Of::Things, other) if beside && figure.number.scales == [0, 0] && ends.bound.is_none() => {
                figure.of = other;
            }
            (Of::Share(_), Of::Share(_)) => {}
            (Of::Money { currency: one, .. }, Of::Money { currency: other, .. }) if one == other => {}
            (one, other) => match same_money(one, other) {
                Some(money) => (figure.of, end.of) = (money, money),
                None => return false,
            },
        }
    }
    if holds(figure, ends) {
        return true;
    }
    // "1.2 million (1.0–1.5)" and "1.2 (1.0–1.5 million)": a scale said once is that of all three.
    let end_scales = ends.high.or(ends.low).map_or([0, 0], |end| end.number.scales);
    let unscaled = |amount: &Option<Amount>| amount.is_none_or(|amount| amount.number.scales == [0, 0]);
    if end_scales == [0, 0] && unscaled(&ends.low) {
        for scale in figure.number.scales.into_iter().filter(|scale| *scale > 0) {
            let mut scaled = *ends;
            for end in [&mut scaled.low, &mut scaled.high].into_iter().flatten() {
                end.number.low = end.number.low.shifted(scale);
                end.number.high = end.number.high.shifted(scale);
            }
            if holds(figure, &scaled) {
                *ends = scaled;
                return true;
            }
        }
    }
    if figure.number.scales == [0, 0] {
        for scale in end_scales.into_iter().filter(|scale| *scale > 0) {
            let mut scaled = *figure;
            scaled.number.low = scaled.number.low.shifted(scale);
            (scaled.number.high, scaled.number.bare_digits) = (scaled.number.low, 0);
            if holds(&scaled, ends) {
                *figure = scaled;
                return true;
            }
        }
    }
    true
}

/// Whether a figure lies between its ends.
pub(super) fn holds(figure: &Amount, ends: &Ends) -> bool {
    let value = figure.ends().0.to_f64();
    let low = ends.low.map(|low| low.ends().0.to_f64());
    let high = ends.high.map(|high| high.ends().1.to_f64());
    low.is_none_or(|low| low <= value && low.is_some()) && high.is_none_or(|high| value <= high && high.is_some())
}
