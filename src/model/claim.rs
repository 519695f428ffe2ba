//! A claim: one assertion by one document at one locator; it is either an estimate or an event.

use chrono::NaiveDate;

use super::key::{AgentKey, ClaimId, HappeningKey, PlaceKey, SeriesKey};
use super::party::Party;
use super::period::ReferencePeriod;
use super::privacy::Privacy;
use super::quantity::Quantity;
use super::span::Position;
use super::word::words;

words!(
    /// The researcher's position on a claim. Claims are not deleted.
    Status {
        /// Taken as stated.
        Accepted => "accepted",
        /// Doubted, with a reason; still kept and shown.
        Disputed => "disputed",
        /// Retracted by its source.
        Withdrawn => "withdrawn",
    }
);

words!(
    /// How reliable the source is: the first half of an Admiralty grade (NATO AJP-2.1).
    Reliability {
        /// Completely reliable.
        A => "A",
        /// Usually reliable.
        B => "B",
        /// Fairly reliable.
        C => "C",
        /// Not usually reliable.
        D => "D",
        /// Unreliable.
        E => "E",
        /// Cannot be judged.
        F => "F",
    }
);

/// An Admiralty grade: the researcher's own judgement, kept apart from the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grade {
    /// The source's reliability, A to F.
    pub reliability: Reliability,
    /// The statement's credibility, 1 (confirmed) to 6 (cannot be judged).
    pub credibility: u8,
}

impl Grade {
    /// Reads a letter and a digit, such as `B2`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (letter, digit) = text.split_at_checked(1)?;
        let credibility = digit.parse::<u8>().ok().filter(|digit| (1..=6).contains(digit))?;
        Some(Self {
            reliability: Reliability::from_word(letter)?,
            credibility,
        })
    }
}

impl std::fmt::Display for Grade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.reliability, self.credibility)
    }
}

/// The correction of a misprint: what the source prints stays in `stated`, and `value` is read instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// The words that `stated` must still have for the correction to apply.
    pub expect: String,
    /// The words that are read instead.
    pub value: String,
    /// Why the source must have meant that.
    pub reason: String,
    /// Where it is declared.
    pub position: Position,
}

/// A claim about a quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// What is measured.
    pub series: SeriesKey,
    /// How much, as read from the source's words and overridden by the dossier.
    pub quantity: Quantity,
    /// Whether it is a size in words that the dossier has set otherwise than usual.
    pub own_sizes: bool,
    /// Of a total: the day from which it counts; `None` if unknown.
    pub since: Option<NaiveDate>,
    /// The part of the series and place that the figure covers, if not all ("construction"); only equal scopes are compared.
    pub scope: Option<String>,
    /// Whether the claim looks ahead; only then may its period begin after publication.
    pub projection: bool,
    /// Whether it is known to be a measurement of its own, so that an equal figure elsewhere does not make it an echo.
    pub independent: bool,
    /// The correction of a misprint, if any.
    pub correction: Option<Box<Correction>>,
}

impl Estimate {
    /// The quantity for people, which says where the dossier has decided how much a word stands for.
    #[must_use]
    pub fn figure(&self) -> String {
        let set = if self.own_sizes { " (the dossier's sizes)" } else { "" };
        self.quantity.figure() + set
    }
}

/// A claim that something happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What happened, in the researcher's own words.
    pub title: String,
    /// The kind of event, such as `sanction` or `death`.
    pub category: String,
    /// Whether the claim looks ahead; only then may its time begin after publication.
    pub projection: bool,
    /// The happening that this claim shares with others, if any.
    pub happening: Option<HappeningKey>,
    /// The name by which other claims of the dossier may count from its time: `the invasion`.
    pub anchor: Option<String>,
}

/// What a claim asserts.
#[derive(Debug, Clone, PartialEq)]
pub enum Assertion {
    /// A quantity.
    Estimate(Estimate),
    /// A happening.
    Event(Event),
}

/// How the dossier tells where an assertion comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sourcing {
    /// It names the origin.
    Named,
    /// It does not, so the publisher is taken for it.
    Publisher,
    /// It says that nobody tells (`origin = "unknown"`); the publisher stands for whoever it was.
    Unknown,
}

/// One assertion by one document at one locator.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its id, `document#claim`.
    pub id: ClaimId,
    /// What it asserts.
    pub assertion: Assertion,
    /// The place that it is about.
    pub place: PlaceKey,
    /// The source's own words for the value (required for estimates) or for the date (optional for events).
    pub stated: Option<String>,
    /// The date as the dossier writes it: EDTF or words.
    pub when_stated: String,
    /// The time that it is about.
    pub when: ReferencePeriod,
    /// The day by which it was public, if that was before its document.
    pub first_known: Option<NaiveDate>,
    /// The agent that the assertion comes from; the document's publisher if no one else is named.
    pub origin: AgentKey,
    /// How the dossier tells that.
    pub sourcing: Sourcing,
    /// The agents that it is about, each with its role, in the order of the dossier; no two are equal.
    pub parties: Vec<Party>,
    /// The claim that this one only repeats.
    pub relays: Option<ClaimId>,
    /// The claim of the same origin that this one replaces.
    pub supersedes: Option<ClaimId>,
    /// The claim that this one disputes.
    pub denies: Option<ClaimId>,
    /// Where in the document: `paragraph 4`.
    pub locator: String,
    /// What the assertion rests on: `survey`, `government estimate`.
    pub basis: Option<String>,
    /// The researcher's grade.
    pub grade: Option<Grade>,
    /// The researcher's position on it.
    pub status: Status,
    /// The day from which that holds; `None` for from the start.
    pub status_on: Option<NaiveDate>,
    /// Why it is not accepted.
    pub status_reason: Option<String>,
    /// A public note in the researcher's own words.
    pub note: Option<String>,
    /// A note that is left out of public output.
    pub private_note: Option<String>,
    /// What of it is left out of public output; all of it where its document is private.
    pub privacy: Privacy,
    /// Where it is written.
    pub position: Position,
}

impl Claim {
    /// Whether the dossier names the origin.
    #[must_use]
    pub fn origin_given(&self) -> bool {
        self.sourcing == Sourcing::Named
    }

    /// Whether nobody tells where it comes from, given whether its publisher is a digest.
    #[must_use]
    pub fn is_unsourced(&self, publisher_is_digest: bool) -> bool {
        match self.sourcing {
            Sourcing::Named => false,
            Sourcing::Publisher => publisher_is_digest,
            Sourcing::Unknown => true,
        }
    }

    /// The estimate, if it is one.
    #[must_use]
    pub fn estimate(&self) -> Option<&Estimate> {
        match &self.assertion {
            Assertion::Estimate(estimate) => Some(estimate),
            Assertion::Event(_) => None,
        }
    }

    /// The event, if it is one.
    #[must_use]
    pub fn event(&self) -> Option<&Event> {
        match &self.assertion {
            Assertion::Event(event) => Some(event),
            Assertion::Estimate(_) => None,
        }
    }
}
