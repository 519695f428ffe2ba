//! What a phrase adds about its figure once it is said: `28, likely more`, `15 (at least)`, `at least 200, and perhaps over 300`.

use crate::language::ReadError;

use super::amount::Amount;
use super::meaning::{Meaning, Qualifier};
use super::parser::{Parser, is_lower};
use super::scan::{Kind, Token};
use super::words::names::REMARKS;

impl Parser<'_> {
    /// `, likely more`, `but probably higher`, `(or more)`: that the value is more, or less, is what is likely.
    pub(super) fn afterthought(&mut self) -> Result<bool, ReadError> {
        let from = self.at;
        let joint = matches!(
            self.meaning(from),
            Some(Meaning::Comma | Meaning::Dash | Meaning::But | Meaning::And | Meaning::Or | Meaning::Open)
        );
        let open = matches!(self.meaning(from), Some(Meaning::Open));
        let mut at = from + usize::from(joint);
        at += usize::from(joint && matches!(self.meaning(at), Some(Meaning::And | Meaning::Or | Meaning::But)));
        let words = at;
        while matches!(
            self.meaning(at),
            Some(
                Meaning::Around(Qualifier::Near(_))
                    | Meaning::Before(Qualifier::Near(_))
                    | Meaning::Filler
                    | Meaning::Calendar
            )
        ) {
            at += 1;
        }
        let Some(Meaning::Comparative(qualifier)) = self.meaning(at) else {
            return Ok(false);
        };
        let led = at > words || (joint && words > from + 1);
        let ends = matches!(
            self.token(at + 1).kind,
            Kind::End | Kind::Known(Meaning::Close | Meaning::Comma | Meaning::When | Meaning::In)
        );
        if !led || !ends || (open && !matches!(self.token(at + 1).kind, Kind::End | Kind::Known(Meaning::Close))) {
            return Ok(false);
        }
        let start = self.token(from).start;
        let (end, back) = (self.token(at).end, self.at);
        self.at = at;
        self.hedge_of(qualifier, start, end)?;
        debug_assert!(self.at > back);
        self.at += usize::from(open && !matches!(self.here().kind, Kind::End));
        Ok(true)
    }

    /// A bracket of nothing but hedges, or one that ends in them: `15 (at least)`, `50 (approx.)`, `28 (confirmed minimum)`, `15 (lower bound)`.
    pub(super) fn hedge_in_brackets(&mut self) -> Result<bool, ReadError> {
        let mut at = self.at + 1;
        let mut hedges = 0;
        // An adjective may stand before a hedge that is a noun, and nothing after it.
        while matches!(self.token(at).kind, Kind::Unknown) && self.qualifier_in_brackets(at + 1).is_some() {
            at += 1;
        }
        while let Some(meaning) = self.meaning(at) {
            match meaning {
                Meaning::Plus | Meaning::Or | Meaning::And | Meaning::Filler | Meaning::Calendar | Meaning::Comma => {}
                _ if self.qualifier_in_brackets(at).is_some() => hedges += 1,
                _ => break,
            }
            at += 1;
        }
        let closed = matches!(self.token(at).kind, Kind::Known(Meaning::Close) | Kind::End);
        if !closed || hedges == 0 {
            return Ok(false);
        }
        self.at += 1;
        while self.at < at {
            match self.qualifier_in_brackets(self.at) {
                Some(qualifier) => self.hedge(qualifier)?,
                None if matches!(self.meaning(self.at), Some(Meaning::Plus)) => self.hedge(Qualifier::AtLeast)?,
                None => self.pass("note"),
            }
        }
        self.at = at + 1;
        Ok(true)
    }

    /// How a word qualifies the figure before the bracket that it stands in.
    fn qualifier_in_brackets(&self, at: usize) -> Option<Qualifier> {
        match self.meaning(at)? {
            Meaning::Before(qualifier) | Meaning::After(qualifier) | Meaning::Around(qualifier) => Some(qualifier),
            Meaning::Min | Meaning::Lowest => Some(Qualifier::AtLeast),
            Meaning::Highest => Some(Qualifier::AtMost),
            _ => None,
        }
    }

    /// `and possibly more than 2 million` after `at least 800,000`: what is sure is the first bound, and a warning says that the other is not kept.
    pub(super) fn further_bound(&mut self, value: &Amount) -> Result<bool, ReadError> {
        let Some(bound) = self.hedges.bound else {
            return Ok(false);
        };
        let from = self.at;
        let mut at = from;
        while matches!(
            self.meaning(at),
            Some(Meaning::Comma | Meaning::And | Meaning::But | Meaning::Or | Meaning::Dash)
        ) {
            at += 1;
        }
        let doubt = at;
        while matches!(
            self.meaning(at),
            Some(Meaning::Around(Qualifier::Near(_)) | Meaning::Filler)
        ) {
            at += 1;
        }
        let other = match self.meaning(at) {
            Some(Meaning::Before(other) | Meaning::Around(other) | Meaning::AndThen(other)) => other.bound(),
            _ => None,
        };
        let doubted = at > doubt && other.is_some_and(|other| is_lower(other) == is_lower(bound));
        if !doubted || !self.starts_value(at + 1) {
            return Ok(false);
        }
        let place = self.place();
        self.at = at + 1;
        let second = self.amount()?;
        let (first, further) = (value.ends().0.to_f64(), second.ends().0.to_f64());
        if (first <= further) != is_lower(bound) {
            self.go_back(&place);
            return Ok(false);
        }
        self.hedges.bound = Some(bound);
        let start = self.token(doubt).start;
        self.warn(
            start,
            second.end,
            format!(
                "`{}` is not kept: it is less sure than the first bound",
                &self.text[start..second.end]
            ),
        );
        Ok(true)
    }

    /// `600,000 more refugees` are so many, on top of others; `5% more` is a change, and so is `500 more` alone.
    pub(super) fn more_of(&mut self, token: &Token, value: &Amount) -> bool {
        let counted = value.of == super::amount::Of::Things
            && self.words(token).eq_ignore_ascii_case("more")
            && matches!(self.token(self.at + 1).kind, Kind::Unknown);
        if counted {
            self.warn(
                token.start,
                token.end,
                "`more` is not kept: they come on top of others".into(),
            );
            self.at += 1;
        }
        counted
    }

    /// A second amount in brackets, a source's remark: no part of the value, and a warning where it qualifies it all the same.
    pub(super) fn skip_note(&mut self, open: &Token) {
        let mut numbered = false;
        let mut said = false;
        // `dozens (at least 40)`: of the same things, and another bound.
        let (mut bounded, mut of_others) = (false, false);
        while !matches!(self.here().kind, Kind::End | Kind::Known(Meaning::Close)) {
            numbered |= self.starts_value(self.at);
            bounded |= self
                .qualifier_in_brackets(self.at)
                .is_some_and(|qualifier| qualifier.bound().is_some());
            of_others |= matches!(self.here().kind, Kind::Unknown) || self.currency_at(self.at).is_some();
            said |= self.qualifier_in_brackets(self.at).is_some()
                || REMARKS
                    .iter()
                    .any(|remark| self.words(self.here()).eq_ignore_ascii_case(remark))
                || self.currency_at(self.at).is_some()
                || matches!(
                    self.meaning(self.at),
                    Some(Meaning::Comparative(_) | Meaning::Percent | Meaning::OneIn(_))
                );
            self.at += 1;
        }
        let end = self.here().end;
        self.at += 1;
        if said && !numbered || bounded && numbered && !of_others {
            let words = &self.text[open.start..end];
            self.warn(open.start, end, format!("`{words}` is not kept"));
        }
        self.note(open.start, end, "note", || "not part of the value".into());
    }
}
