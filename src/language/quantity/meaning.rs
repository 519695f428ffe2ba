//! What a word can mean to the reader. Which word means what is said in `words`, and nowhere else.

use crate::model::{Currency, Per};

use super::units::Unit;

/// Currencies that share a sign or a name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Namesakes {
    /// Their ISO 4217 codes, the usual one first.
    pub(super) all: &'static [&'static str],
    /// Whether the first is meant where nothing else is said; otherwise nobody can tell.
    pub(super) usual: bool,
}

impl Namesakes {
    pub(super) fn has(&self, currency: Currency) -> bool {
        self.all.contains(&currency.as_str())
    }
}

/// A hedge: how a figure is related to the value it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hedge {
    About,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
}

impl Hedge {
    /// Its name among the bounds, as readings print it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::About => "approximate",
            Self::AtLeast => "at-least",
            Self::MoreThan => "more-than",
            Self::AtMost => "at-most",
            Self::LessThan => "less-than",
        }
    }
}

/// What a word, phrase or sign means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    /// A number below twenty.
    Small(u8),
    /// Twenty to ninety.
    Tens(u8),
    Hundred,
    /// A power of ten that multiplies the number before it.
    Scale(u8),
    /// A letter that is a power of ten after a number ("5m") and perhaps a unit elsewhere ("5 m").
    Letter(u8, Option<&'static Unit>),
    /// "Point", before decimals in words.
    Point,
    /// A dozen, a score.
    Times(u8),
    Half,
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
    /// A part of a size, `low` up to below `high` tenths of it: low thousands.
    Third(u8, u8),
    /// What a number's length is told in: "six figures".
    Figures,
    /// The rest of a round number's range: "forty-something".
    Something,
    /// A hedge before its number.
    Before(Hedge),
    /// A hedge after its number.
    After(Hedge),
    /// A hedge on either side.
    Around(Hedge),
    /// A hedge of a second number that an "and" joins: "and less than".
    AndThen(Hedge),
    /// "About" before a number, "to" between two.
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
    PerMille,
    /// A currency, by its ISO 4217 code.
    Money(&'static str),
    /// A sign or name that several currencies share.
    Shared(&'static Namesakes),
    /// A dollar that the phrase does not tell apart.
    Dollar,
    /// A hundredth of a currency.
    Minor(&'static str),
    /// A hundredth of the dollar that the phrase does not tell apart.
    Cent,
    /// A pound: money, or a weight where "of" follows.
    Pound,
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
    Not(&'static str),
    /// Words that do so only before a number: "the last five years".
    NotBefore(&'static str),
    /// Words that do so only right after a number: "27% more".
    NotAfter(&'static str),
    /// Words that do so on either side: "up 8 percent", "8 percent up".
    NotBeside(&'static str),
    /// The name of a month or weekday.
    Calendar,
    /// "Min": a bound before a number, minutes after it.
    Min,
    /// Words for more than half.
    Majority,
    Minority,
    Open,
    Close,
    Comma,
    Colon,
    NumberSign,
}

/// Why a bare name of several currencies is no money.
pub(super) const WHICH: &str = "a currency of several countries: say whose, or write the ISO 4217 code";

impl Meaning {
    /// Which currency a shared sign or name stands for, once it is known which one is meant where it is shared.
    pub(super) fn settled(self, currency: Option<Currency>) -> Self {
        let Self::Shared(namesakes) = self else { return self };
        let meant = currency.and_then(|meant| namesakes.all.iter().find(|code| **code == meant.as_str()));
        match (meant, namesakes.all.first()) {
            (Some(code), _) => Self::Money(code),
            (None, Some(usual)) if namesakes.usual => Self::Money(usual),
            _ => Self::Not(WHICH),
        }
    }
}
