//! What follows a value: hedges after it, the period of a rate, notes in brackets, and the words that it counts.

use crate::language::ReadError;

use super::amount::{Amount, Of};
use super::meaning::{Meaning, Qualifier};
use super::parser::Parser;
use super::reason::{self, Reason, refusal};
use super::scan::{Kind, Token};
use crate::model::{Hedge, Per};

impl Parser<'_> {
    /// Reads to the end. Returns whether the words name several things, as those that a number counts do.
    pub(super) fn tail(&mut self, value: &mut Amount, range: bool) -> Result<bool, ReadError> {
        let mut named = false;
        let mut described = false;
        let first = self.at;
        if let Some(reason) = self.undone_by_next(value) {
            let token = *self.here();
            return Err(refusal(value.start, token.end, reason));
        }
        loop {
            let token = *self.here();
            if self.may_be_around(range) && self.around(value, range, self.at == first)? {
                continue;
            }
            if self.at == first
                && matches!(self.meaning(first), Some(Meaning::Comparative(_)))
                && self.more_of(&token, value)
            {
                continue;
            }
            if self.at > first && self.counts_a_part() {
                self.skip_parts(&token);
                return Ok(named);
            }
            if let Some(error) = self.undone_by(&token, value, first, range) {
                return Err(error);
            }
            match token.kind {
                Kind::End => return Ok(named),
                Kind::Unknown if self.at == first && is_of_other_script(self.words(&token)) => {
                    let mut error = refusal(token.start, token.end, reason::NOT_READ);
                    error.expected = Some("what is counted in English, or the ISO 4217 code of the money".into());
                    return Err(error);
                }
                Kind::Unknown => {
                    if self.at == first {
                        self.doubt_millions();
                    }
                    // "a 2000-strong crowd" counts, too.
                    let compound =
                        self.at == first + 1 && token.glued && matches!(self.meaning(first), Some(Meaning::Dash));
                    named |= compound || is_plural(self.words(&token));
                    self.pass("counted");
                }
                Kind::Numeral(_) | Kind::Currency(_) => self.second_number(&token)?,
                Kind::Known(meaning) => match meaning {
                    Meaning::Open
                    | Meaning::Comma
                    | Meaning::Dash
                    | Meaning::But
                    | Meaning::And
                    | Meaning::Or
                    | Meaning::Around(_)
                    | Meaning::Filler
                        if self.afterthought()? => {}
                    Meaning::Open if self.at == first && !range && self.unit_in_brackets(value)? => {}
                    Meaning::Comparative(_) if !matches!(self.token(self.at + 1).kind, Kind::Unknown) => {
                        self.leave_out(&token);
                    }
                    Meaning::Unit(unit)
                        if self.at == first && !unit.is_duration && matches!(value.of, Of::Money { .. }) =>
                    {
                        self.leave_out(&token);
                    }
                    Meaning::After(hedge) | Meaning::Around(hedge) => self.hedge(hedge)?,
                    Meaning::Negation => self.negation(&token, value.start, described)?,
                    Meaning::Relative => {
                        described = true;
                        self.pass("counted");
                    }
                    Meaning::Plus if self.at > first && self.together(&token) => {}
                    Meaning::Slash if self.at > first && self.either_word() => self.pass("counted"),
                    Meaning::Plus | Meaning::Min => self.hedge(Qualifier::AtLeast)?,
                    Meaning::Tilde | Meaning::PlusMinus => self.hedge(Qualifier::Near(Hedge::Roughly))?,
                    Meaning::OrEqual => self.or_equal(),
                    Meaning::NotBefore(reason::DENIED) if self.is_denied() => {
                        return Err(refusal(value.start, token.end, reason::DENIED));
                    }
                    Meaning::OnTop | Meaning::Percent | Meaning::OneIn(_) | Meaning::Unreported => {
                        self.leave_out(&token);
                    }
                    Meaning::Including => {
                        self.skip_parts(&token);
                        return Ok(named);
                    }
                    Meaning::Of if self.at == first => self.skip_base(value, range)?,
                    // "Half the 3,000 workers"
                    Meaning::Filler if self.at == first && value.number.fraction && self.starts_value(self.at + 1) => {
                        self.skip_base(value, range)?;
                    }
                    _ => named |= self.other_word(meaning, &token, value, first)?,
                },
            }
        }
    }

    /// Whether a number here is of those that were counted: `14 killed, 3 of them children`.
    fn counts_a_part(&self) -> bool {
        let is_number = matches!(
            self.here().kind,
            Kind::Numeral(_) | Kind::Known(Meaning::Small(_) | Meaning::Tens(_) | Meaning::Several)
        );
        let next = self.token(self.at + 1);
        let of_them = match next.kind {
            Kind::Known(Meaning::Including) => self
                .words(next)
                .get(..3)
                .is_some_and(|of| of.eq_ignore_ascii_case("of ")),
            Kind::Known(Meaning::Of) => self.words(self.token(self.at + 2)).eq_ignore_ascii_case("them"),
            _ => false,
        };
        is_number && of_them
    }

    /// Takes in a word after the value that is said of it no more than of other things: periods, notes, second numbers. Returns whether it names several
    /// things.
    fn other_word(&mut self, meaning: Meaning, token: &Token, value: &Amount, first: usize) -> Result<bool, ReadError> {
        match meaning {
            Meaning::Article => {
                let hyphened = self.at == first + 1 && matches!(self.meaning(first), Some(Meaning::Dash));
                self.rate(token, self.at == first || hyphened)?;
            }
            Meaning::Each | Meaning::Slash => self.rate(token, true)?,
            Meaning::Rate(per) => {
                self.set_per(per, token)?;
                self.at += 1;
            }
            Meaning::Comma | Meaning::And | Meaning::But | Meaning::Or if self.further_bound(value)? => {}
            Meaning::Open if self.hedge_in_brackets()? => {}
            Meaning::Open => self.skip_note(token),
            Meaning::Half
            | Meaning::AndHalf
            | Meaning::Hundred
            | Meaning::Hundreds(_)
            | Meaning::Scale(_)
            | Meaning::Tens(_)
            | Meaning::Small(0 | 2..)
            | Meaning::Size(..)
            | Meaning::Digits(_)
            | Meaning::Several
            | Meaning::Couple
            | Meaning::Times(_)
            | Meaning::Vulgar(..) => self.second_number(token)?,
            // "One of them" is a pronoun, "and one dog" a second number.
            Meaning::Small(1) if matches!(self.meaning(self.at - 1), Some(Meaning::And)) => {
                self.second_number(token)?;
            }
            Meaning::Lead | Meaning::Best | Meaning::Figures => {
                self.pass("counted");
                return Ok(is_plural(self.words(token)));
            }
            _ => self.pass("counted"),
        }
        Ok(false)
    }

    /// Steps over words that mean something and are not kept, and says so.
    fn leave_out(&mut self, token: &Token) {
        let words = self.words(token);
        self.warn(token.start, token.end, format!("`{words}` is not kept"));
        self.at += 1;
    }

    /// Whether an interval, its name or its best figure may begin here.
    fn may_be_around(&self, range: bool) -> bool {
        match self.here().kind {
            Kind::Known(
                Meaning::Open
                | Meaning::Comma
                | Meaning::Interval(_)
                | Meaning::Filler
                | Meaning::Join
                | Meaning::Article,
            ) => true,
            Kind::Known(Meaning::Best) => range,
            // "34 95% CI 28–41"
            Kind::Numeral(_) => !range,
            _ => false,
        }
    }

    /// The reason for which the word after a number makes it something else.
    fn undone_by_next(&self, value: &Amount) -> Option<&'static Reason> {
        let token = self.here();
        match self.meaning(self.past_hyphen(self.at))? {
            Meaning::OrdinalEnding if token.glued => Some(reason::ORDINAL),
            Meaning::NotHyphened(reason) if self.past_hyphen(self.at) > self.at => Some(reason),
            Meaning::Then if value.may_be_age() => Some(reason::AGE),
            Meaning::Calendar
                if value.of == Of::Things
                    && (self.options.language.writes_months_small()
                        || self.words(token).starts_with(char::is_uppercase)) =>
            {
                Some(reason::DATE)
            }
            // "12 of March", Spanish "12 de marzo".
            Meaning::Of
                if value.of == Of::Things
                    && matches!(value.number.bare_digits, 1 | 2)
                    && matches!(self.meaning(self.at + 1), Some(Meaning::Calendar)) =>
            {
                Some(reason::DATE)
            }
            Meaning::Not(reason) => Some(reason),
            _ => None,
        }
    }

    /// The refusal of a value that a word after it makes something else; `first` is where the words begin.
    fn undone_by(&self, token: &Token, value: &Amount, first: usize, range: bool) -> Option<ReadError> {
        let Kind::Known(meaning) = token.kind else { return None };
        let ends = || matches!(self.token(self.at + 1).kind, Kind::End);
        let beside = self.at == first;
        let (start, what) = match meaning {
            Meaning::Not(reason) => (token.start, reason),
            Meaning::NotAfter(reason) | Meaning::NotBeside(reason)
                if beside || (matches!(value.of, Of::Share(_)) && self.at == first + 1) =>
            {
                (token.start, reason)
            }
            Meaning::Comparative(_) if beside || (matches!(value.of, Of::Share(_)) && self.at == first + 1) => {
                (token.start, reason::RELATIVE)
            }
            // "30 percent more than in 2015", but not "$5 million over the period".
            Meaning::Before(_) if beside && compares(self.words(token)) => (token.start, reason::RELATIVE),
            Meaning::Ordinal | Meaning::Part(_) if beside && value.number.bare_digits == 0 && ends() => {
                (value.start, reason::ORDINAL)
            }
            Meaning::Dash if token.glued && ends() => (value.start, reason::NO_UPPER_END),
            Meaning::Colon if token.glued => (value.start, reason::CLOCK_OR_SCORE),
            Meaning::Money(_) | Meaning::Dollar | Meaning::Pound | Meaning::Cent | Meaning::Minor(_)
                if value.of == Of::Things && self.at <= first + 2 && !range =>
            {
                let mut error = refusal(token.start, token.end, reason::UNKNOWN_MONEY);
                error.expected = Some("the ISO 4217 code, such as `USD 5`".into());
                return Some(error);
            }
            _ => return None,
        };
        Some(refusal(start, token.end, what))
    }

    /// `a year`, `per month`, `/day`; another "per" is not kept, and a warning says so.
    ///
    /// `beside` says that it stands right after the value, where an article means "per": `$30 a barrel`.
    pub(super) fn rate(&mut self, token: &Token, beside: bool) -> Result<(), ReadError> {
        let period = self.past_hyphen(self.at + 1);
        let next = *self.token(period);
        let unit = period + 1;
        let period = match self.meaning(period) {
            Some(Meaning::Unit(unit)) => unit.per,
            Some(Meaning::Part(4)) => Some(Per::Quarter),
            _ => None,
        };
        match period {
            Some(per) => {
                let span = Token {
                    end: next.end,
                    ..*token
                };
                self.at = unit;
                self.set_per(per, &span)?;
            }
            None if matches!(self.meaning(self.at), Some(Meaning::Article)) && !beside => self.pass("counted"),
            None => {
                let counted = matches!(
                    next.kind,
                    Kind::Known(Meaning::Small(2..) | Meaning::Tens(_) | Meaning::Several)
                );
                if matches!(next.kind, Kind::Numeral(_)) || counted {
                    return Err(refusal(token.start, next.end, reason::FREQUENCY));
                }
                if matches!(next.kind, Kind::End) {
                    self.pass("counted");
                    return Ok(());
                }
                let words = &self.text[token.start..next.end];
                self.warn(token.start, next.end, format!("`{words}` is not kept"));
                self.other_rate = Some(token.start..next.end);
                self.at = unit;
            }
        }
        Ok(())
    }

    pub(super) fn set_per(&mut self, per: Per, token: &Token) -> Result<(), ReadError> {
        if self.per.is_some_and(|other| other != per) {
            return Err(refusal(token.start, token.end, reason::SECOND_PERIOD));
        }
        self.per = Some(per);
        self.note(token.start, token.end, "period", || per.to_string());
        Ok(())
    }

    /// `300 people, including 20 children`: what follows is of a part of them.
    fn skip_parts(&mut self, from: &Token) {
        while !matches!(self.here().kind, Kind::End) {
            self.at += 1;
        }
        self.note(from.start, self.here().end, "note", || "not part of the value".into());
    }
}

/// Whether words before a number compare with it, and so do after another one: "more than", Spanish "más de".
fn compares(words: &str) -> bool {
    let ends = |ending: &str| {
        let from = words.len().checked_sub(ending.len());
        from.and_then(|from| words.get(from..))
            .is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    ends(" than") || ends(" de") || ends(" del")
}

/// Whether a word is written in letters that are not Latin.
fn is_of_other_script(word: &str) -> bool {
    let latin = |letter: char| matches!(letter, '\0'..='\u{36f}' | '\u{1e00}'..='\u{1eff}');
    word.starts_with(|letter: char| letter.is_alphabetic() && !latin(letter))
}

/// Whether a word is a plural of people that does not end in "s".
pub(super) fn are_people(word: &str) -> bool {
    const IRREGULAR: [&str; 9] = [
        "people",
        "men",
        "women",
        "children",
        "police",
        "personnel",
        "staff",
        "gente",
        "personal",
    ];
    IRREGULAR.iter().any(|irregular| word.eq_ignore_ascii_case(irregular))
}

/// Whether a word is a plural by its look.
pub(super) fn is_plural(word: &str) -> bool {
    let ends = |ending: &str| word.len() > ending.len() && word.ends_with(ending);
    (ends("s") && !ends("ss") && !ends("us") && !ends("is")) || are_people(word) || word == "cattle"
}
