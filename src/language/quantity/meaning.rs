//! What a word can mean to the reader. Which word means what is said in `words`, and nowhere else.

use crate::model::{Bound, Currency, Hedge, IntervalKind, Per};

use super::reason::Reason;
use super::units::Unit;

/// Currencies that share a sign or a name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Namesakes {
    /// Those that ISO 4217's list names so, and others.
    all: [&'static [Currency]; 2],
    /// What it stands for where nothing says which: the usual one, or none for a reason.
    alone: Result<Currency, &'static Reason>,
}

impl Namesakes {
    /// Those of which one is meant where nothing else is said.
    pub(super) const fn usual(usual: Currency, all: [&'static [Currency]; 2]) -> Self {
        Self { all, alone: Ok(usual) }
    }

    /// Those of which nobody can tell which is meant.
    pub(super) const fn doubtful(all: [&'static [Currency]; 2], reason: &'static Reason) -> Self {
        Self {
            all,
            alone: Err(reason),
        }
    }

    pub(super) fn has(&self, currency: Currency) -> bool {
        self.alone == Ok(currency) || self.all.iter().any(|some| some.contains(&currency))
    }
}

/// How words qualify the figure beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Qualifier {
    /// It lies near the value, or is it, as this hedge says.
    Near(Hedge),
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    /// More than, by far.
    WellOver,
    /// Less than, by far.
    WellUnder,
}

impl Qualifier {
    /// The bound that it sets.
    pub(super) const fn bound(self) -> Option<Bound> {
        match self {
            Self::Near(_) => None,
            Self::AtLeast => Some(Bound::AtLeast),
            Self::MoreThan | Self::WellOver => Some(Bound::MoreThan),
            Self::AtMost => Some(Bound::AtMost),
            Self::LessThan | Self::WellUnder => Some(Bound::LessThan),
        }
    }

    /// The hedge that it is.
    pub(super) const fn hedge(self) -> Hedge {
        match self {
            Self::Near(hedge) => hedge,
            Self::AtLeast | Self::MoreThan | Self::AtMost | Self::LessThan => Hedge::None,
            Self::WellOver => Hedge::WellOver,
            Self::WellUnder => Hedge::WellUnder,
        }
    }

    /// Its name, as readings print it: that of the hedge, or else of the bound.
    pub(super) fn name(self) -> &'static str {
        match (self.hedge(), self.bound()) {
            (Hedge::None, Some(bound)) => bound.as_str(),
            (hedge, _) => hedge.as_str(),
        }
    }
}

/// What a word, phrase or sign means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    /// A number below twenty, or another in one word that is no ten: Spanish `veintitrés`.
    Small(u8),
    /// Twenty to ninety.
    Tens(u8),
    Hundred,
    /// One to nine hundred in one word: Spanish `quinientos`.
    Hundreds(u8),
    /// A power of ten that multiplies the number before it.
    Scale(u8),
    /// A letter that is a power of ten after a number ("5m") and perhaps a unit elsewhere ("5 m").
    Letter(u8, Option<&'static Unit>),
    /// "Point", before decimals in words.
    Point,
    /// A dozen, a score.
    Times(u8),
    Half,
    /// A half that is added to the number before it: Spanish `y medio`.
    AndHalf,
    /// A third to a trillionth, in the singular: a fraction after "a" or "one", an ordinal elsewhere.
    Part(u64),
    /// Thirds to trillionths.
    Parts(u64),
    /// A fraction in one sign.
    Vulgar(u8, u8),
    /// A couple: about two.
    Couple,
    /// "No": nought of what is named.
    No,
    /// Several, a few: 2 to 9 of what follows.
    Several,
    /// A size in words, `low` up to below `high`, times a power of ten: dozens, thousands.
    Size(u8, u8, u8),
    /// A size told by its number of digits, one more than this: "double digits" are from 10 up.
    Digits(u8),
    /// A part of a size, `low` up to below `high` tenths of it: low thousands.
    Third(u8, u8),
    /// What a number's length is told in: "six figures".
    Figures,
    /// The rest of a round number's range: "forty-something".
    Something,
    /// Qualifies the number after it.
    Before(Qualifier),
    /// Qualifies the number before it.
    After(Qualifier),
    /// Qualifies a number on either side.
    Around(Qualifier),
    /// Qualifies a second number that its "and" joins: "and less than".
    AndThen(Qualifier),
    /// A verb that leads up to a number and may have a subject: "deaths exceeded", "casualties numbered".
    Verb(Option<Qualifier>),
    /// "Roughly" before a number, "to" between two.
    Tilde,
    /// What makes a strict bound before its number inclusive: "or equal to".
    OrEqual,
    /// "Minus", "negative": the sign in words.
    Minus,
    PlusMinus,
    Plus,
    Between,
    From,
    To,
    And,
    But,
    Or,
    Of,
    In,
    OutOf,
    Dash,
    Article,
    Percent,
    /// One in so many, as a power of ten: 3 of "‰", 6 of "ppm".
    OneIn(u8),
    Money(Currency),
    /// A sign or name that several currencies share.
    Shared(&'static Namesakes),
    /// A dollar that the phrase does not tell apart.
    Dollar,
    /// A hundredth of a currency.
    Minor(Currency),
    /// A hundredth of the dollar that the phrase does not tell apart.
    Cent,
    /// A pound: money, or a weight where the phrase says so.
    Pound,
    /// A word that says that what is measured is a weight, and leads up to it: "weighing".
    Weight,
    /// A word that says that what is measured is a length: "5m deep".
    Extent,
    /// Words that make a small bare number before them an age: "18 at the time".
    Then,
    /// Words that make a number joined to them by a hyphen no count: "five-star".
    NotHyphened(&'static Reason),
    Unit(&'static Unit),
    /// A unit and the period of its rate in one sign: barrels a day.
    UnitRate(&'static Unit, Per),
    /// "Per", "each", "every": what follows is a period.
    Each,
    Slash,
    /// "Monthly": the period itself.
    Rate(Per),
    /// A word that may stand before a number or a unit and says nothing about it.
    Filler,
    /// A word that says that what leads up to the number is its description: "a total of 806".
    Lead,
    /// What joins a description to its number: "was", "at".
    Join,
    /// What is paid on top of a sum: "plus tax".
    OnTop,
    /// What opens a list of parts: "including".
    Including,
    /// "In", "by", "since" and the like, before a year.
    When,
    /// A word that makes the number one of a series: "third", "21st".
    Ordinal,
    /// The ending of an ordinal in digits.
    OrdinalEnding,
    /// Words that make the whole no quantity, with the reason.
    Not(&'static Reason),
    /// What denies the figure beside it, on either side: "did not", "never".
    Negation,
    /// What begins a description of the things counted: "who", of whom a negation may be said.
    Relative,
    /// Words that do so only before a number: "the last five years".
    NotBefore(&'static Reason),
    /// "More", "fewer": a change right after a number, and a bound in brackets: "28 (likely more)".
    Comparative(Qualifier),
    /// Words that do so only right after a number: "27% gain".
    NotAfter(&'static Reason),
    /// Words that do so on either side: "up 8 percent", "8 percent up".
    NotBeside(&'static Reason),
    /// The name of a month or weekday.
    Calendar,
    /// "Min": a bound before a number, minutes after it.
    Min,
    /// Words for more than half.
    Majority,
    Minority,
    /// Words for that a source gives no figure.
    Unreported,
    /// What an interval around a best figure is: "CI", "range".
    Interval(IntervalKind),
    /// The best figure of an interval: "best estimate".
    Best,
    /// The lower end of an interval, by name: "lower bound".
    Lowest,
    /// Its upper end.
    Highest,
    Open,
    Close,
    Comma,
    Colon,
    NumberSign,
}

impl Meaning {
    /// Which currency a shared sign or name stands for, once it is known which one is meant where it is shared.
    pub(super) fn settled(self, currency: Option<Currency>) -> Self {
        let Self::Shared(namesakes) = self else { return self };
        match (currency.filter(|meant| namesakes.has(*meant)), namesakes.alone) {
            (Some(meant), _) | (None, Ok(meant)) => Self::Money(meant),
            (None, Err(reason)) => Self::Not(reason),
        }
    }
}
