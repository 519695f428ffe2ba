//! What leads up to a value: hedges, articles, descriptions.

use crate::language::ReadError;
use crate::model::Hedge;

use super::meaning::{Meaning, Qualifier};
use super::parser::Parser;
use super::phrase::Opener;
use super::reason::{self, refusal};
use super::scan::Kind;
use super::tail::is_plural;
use super::words::names::CASUALTIES;

impl Parser<'_> {
    /// Everything before the value: hedges, articles, and descriptions such as "a total of".
    pub(super) fn head(&mut self) -> Result<Opener, ReadError> {
        let mut opener = Opener::None;
        loop {
            let token = *self.here();
            match token.kind {
                Kind::End => return Err(self.no_number()),
                Kind::Numeral(_) | Kind::Currency(_) => return Ok(opener),
                Kind::Unknown => {
                    if !self.skip_description() {
                        return Err(self.unknown_start());
                    }
                }
                Kind::Known(meaning) => match meaning {
                    Meaning::Min => self.hedge(Qualifier::AtLeast)?,
                    // What nearly exceeds a number lies just under it.
                    Meaning::Verb(Some(Qualifier::MoreThan))
                        if matches!(self.hedges.hedge, Hedge::Nearly | Hedge::JustUnder) =>
                    {
                        self.hedge(Qualifier::Near(Hedge::JustUnder))?;
                    }
                    Meaning::Before(qualifier) | Meaning::Around(qualifier) | Meaning::Verb(Some(qualifier)) => {
                        self.hedge(qualifier)?;
                    }
                    Meaning::Tilde => self.hedge(Qualifier::Near(Hedge::Roughly))?,
                    Meaning::Between | Meaning::From => {
                        let (found, says) = if meaning == Meaning::From {
                            (Opener::From, "its lower end follows")
                        } else {
                            (Opener::Between, "its ends follow")
                        };
                        opener = found;
                        self.at += 1;
                        self.note(token.start, token.end, "range", || says.into());
                    }
                    Meaning::In | Meaning::When => {
                        opener = Opener::When(token.start);
                        self.pass("description");
                    }
                    // "De 10 a 20", "del 10 al 20 %": the words around tell what is counted, not how many.
                    Meaning::Of if self.leads_to_value(self.at + 1) => self.pass("description"),
                    Meaning::Rate(per) => {
                        self.per = Some(per);
                        self.at += 1;
                        self.note(token.start, token.end, "period", || per.to_string());
                    }
                    Meaning::Filler | Meaning::Open | Meaning::Join | Meaning::Colon | Meaning::Verb(None) => {
                        self.pass("description");
                    }
                    Meaning::Negation => return Err(refusal(token.start, token.end, reason::DENIED)),
                    Meaning::Third(..) if self.is_third_of_size(self.at) => return Ok(opener),
                    Meaning::Third(4, 7) => return Err(refusal(token.start, token.end, reason::YEAR)),
                    // "Best estimate 15" needs no "of".
                    Meaning::Best if self.starts_value(self.at + 1) => self.pass("description"),
                    // "Weighing 70 pounds" needs no "of" either.
                    Meaning::Weight if self.starts_value(self.at + 1) || !self.skip_description() => {
                        self.pass("description");
                    }
                    Meaning::Weight => {}
                    Meaning::Lead if self.leads_to_bound() => self.pass("description"),
                    Meaning::Lead
                    | Meaning::Best
                    | Meaning::Interval(_)
                    | Meaning::Lowest
                    | Meaning::Highest
                    | Meaning::Figures
                    | Meaning::Third(..) => {
                        if !self.skip_description() {
                            return Err(self.unknown_start());
                        }
                    }
                    Meaning::Article => {
                        // "A4" is a name.
                        let next = self.token(self.at + 1);
                        if next.glued && matches!(next.kind, Kind::Numeral(_)) {
                            return Err(self.unknown_start());
                        }
                        if self.starts_number(self.at + 1) {
                            return Ok(opener);
                        }
                        self.pass("description");
                    }
                    Meaning::Not(reason) | Meaning::NotBefore(reason) | Meaning::NotBeside(reason) => {
                        return Err(refusal(token.start, token.end, reason));
                    }
                    Meaning::Calendar => return Err(refusal(token.start, token.end, reason::DATE)),
                    Meaning::NumberSign => {
                        return Err(refusal(token.start, token.end, reason::RANK));
                    }
                    Meaning::Plus => return Err(refusal(token.start, token.end, reason::CHANGE)),
                    Meaning::Unit(_) | Meaning::Percent | Meaning::Letter(..) | Meaning::Relative => {
                        return Err(self.unknown_start());
                    }
                    // "P50,000": nothing says whose money that is, and pence stand after their number.
                    Meaning::Minor(_) if matches!(self.token(self.at + 1).kind, Kind::Numeral(_)) => {
                        return Err(self.unknown_start());
                    }
                    Meaning::Each => {
                        return Err(refusal(token.start, token.end, reason::FREQUENCY));
                    }
                    _ => return Ok(opener),
                },
            }
        }
    }

    /// Whether a hedge and a value follow the word here: `a fine not exceeding £5,000`.
    fn leads_to_bound(&self) -> bool {
        let is_hedge = matches!(self.meaning(self.at + 1), Some(Meaning::Before(_) | Meaning::Around(_)));
        is_hedge && self.starts_value(self.at + 2)
    }

    /// Whether a value begins at a token, or what may stand right before one.
    fn leads_to_value(&self, at: usize) -> bool {
        self.starts_value(at)
            || match self.meaning(at) {
                Some(Meaning::Filler | Meaning::Article) => self.starts_value(at + 1),
                Some(Meaning::Between | Meaning::Before(_) | Meaning::Around(_)) => true,
                _ => false,
            }
    }

    /// Whether the word before a colon names what is counted: "Killed: 300", but not "Room: 39".
    fn is_label(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| self.token(before)) else {
            return false;
        };
        let word = self.words(before);
        matches!(before.kind, Kind::Unknown)
            && (is_plural(word) || CASUALTIES.iter().any(|other| other.eq_ignore_ascii_case(word)))
    }

    /// Skips "a total of", "their average monthly wage of"; false where the words are no such description.
    fn skip_description(&mut self) -> bool {
        let mut at = self.at;
        let mut leads = false;
        loop {
            match self.token(at).kind {
                Kind::Known(
                    Meaning::Lead | Meaning::Weight | Meaning::Best | Meaning::Interval(_) | Meaning::Figures,
                ) => {
                    leads = true;
                }
                Kind::Known(Meaning::Rate(per)) => self.per = Some(per),
                Kind::Known(Meaning::Colon) if self.is_label(at) => {
                    self.note(self.here().start, self.token(at).end, "description", String::new);
                    self.at = at + 1;
                    return true;
                }
                Kind::Known(Meaning::Of | Meaning::Join | Meaning::Colon) if leads => {
                    if !matches!(self.token(at + 1).kind, Kind::Unknown) {
                        self.note(self.here().start, self.token(at).end, "description", String::new);
                        self.at = at + 1;
                        return true;
                    }
                }
                // "Casualties numbered about 500" tells its subject and needs no "of".
                Kind::Known(Meaning::Verb(_)) => {
                    self.note(
                        self.here().start,
                        self.token(at.saturating_sub(1)).end,
                        "description",
                        String::new,
                    );
                    self.at = at;
                    return true;
                }
                Kind::Unknown
                | Kind::Known(
                    Meaning::Filler
                    | Meaning::Article
                    | Meaning::In
                    | Meaning::And
                    | Meaning::Of
                    | Meaning::Third(..)
                    | Meaning::Something,
                ) => {}
                _ => return false,
            }
            at += 1;
        }
    }
}
