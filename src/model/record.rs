//! What a dossier declares besides claims: agents, places, series, documents, identities, breaks and searches.

use chrono::NaiveDate;

use super::key::{AgentKey, BreakKey, ClaimId, DocumentKey, IdentityKey, PlaceKey, SearchKey, SeriesKey};
use super::period::ReferencePeriod;
use super::privacy::Privacy;
use super::quantity::{Currency, Per, UnitKind};
use super::sizes::Sizes;
use super::span::Position;
use super::word::words;

/// The dossier's own title and defaults.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// What it is about.
    pub title: String,
    /// The default language of its documents, BCP 47, if it says one.
    pub language: Option<String>,
    /// What sizes in words stand for in it.
    pub sizes: Sizes,
    /// The series that a build reports on, if it names one.
    pub headline: Option<SeriesKey>,
    /// A public note in the researcher's own words.
    pub note: Option<String>,
    /// Where it is declared.
    pub position: Position,
}

words!(
    /// The kinds of agents.
    AgentKind {
        /// A newspaper, broadcaster or news site.
        NewsOutlet => "news-outlet",
        /// A state, a ministry or a government agency.
        Government => "government",
        /// A body of an international organisation.
        International => "international",
        /// A non-governmental organisation.
        Ngo => "ngo",
        /// A university, institute or scholar.
        Research => "research",
        /// A company.
        Company => "company",
        /// A named person.
        Person => "person",
        /// Unnamed witnesses or a group of them.
        Witness => "witness",
        /// Anyone else.
        Other => "other",
    }
);

/// Whoever publishes, states or is cited.
#[derive(Debug, Clone, PartialEq)]
pub struct Agent {
    /// Its key.
    pub key: AgentKey,
    /// Its common name.
    pub name: String,
    /// What kind of agent it is.
    pub kind: AgentKind,
    /// The agent that it belongs to or is a part of, if any.
    pub part_of: Option<AgentKey>,
    /// Whether it collects figures of others, so that what it gives without an origin is unsourced.
    pub digest: bool,
    /// Its home, if any.
    pub place: Option<PlaceKey>,
    /// A public note in the researcher's own words.
    pub note: Option<String>,
    /// What of it is left out of public output.
    pub privacy: Privacy,
    /// Where it is declared.
    pub position: Position,
}

words!(
    /// The standard that a place's key comes from.
    PlaceStandard {
        /// ISO 3166-1 alpha-2, a current country.
        Country => "iso-3166-1",
        /// ISO 3166-2, a subdivision.
        Subdivision => "iso-3166-2",
        /// ISO 3166-3, a former country.
        FormerCountry => "iso-3166-3",
        /// UN M49, a region of the world.
        Region => "un-m49",
        /// Declared in the dossier.
        Own => "own",
    }
);

/// A place with its parent.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its key.
    pub key: PlaceKey,
    /// Its name.
    pub name: String,
    /// The standard its key comes from.
    pub standard: PlaceStandard,
    /// The place that it lies in; `None` only for the world.
    pub parent: Option<PlaceKey>,
    /// A public note in the researcher's own words.
    pub note: Option<String>,
    /// Where it is declared; `None` for a place that comes from a standard.
    pub position: Option<Position>,
}

words!(
    /// What a series measures about time, in the terms of SDMX.
    Measure {
        /// A level at a time: workers abroad.
        Stock => "stock",
        /// An amount over a period: deaths in a year.
        Flow => "flow",
        /// A total since a start, which cannot fall: the dead since the war began.
        Cumulative => "cumulative",
    }
);

/// What is measured, in which unit, per which period.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its key.
    pub key: SeriesKey,
    /// What it measures, for people.
    pub title: String,
    /// The kind of unit.
    pub unit: UnitKind,
    /// The unit of a duration or measure in the singular; for a count, what is counted, in the plural ("workers").
    pub unit_name: Option<String>,
    /// The currency every claim must have; `None` lets each claim have its own.
    pub currency: Option<Currency>,
    /// The period of a rate; claims must have the same.
    pub per: Option<Per>,
    /// A level, an amount over a period, or a total.
    pub measure: Measure,
    /// Of a total: when its count starts.
    pub since: Option<ReferencePeriod>,
    /// Of a total: how many days apart two counts may be and still be compared; `None` for a tenth of the time counted.
    pub tolerance: Option<u32>,
    /// Whether the parts of a place add up to the place, as head counts do and average wages do not.
    pub adds_up: bool,
    /// Whether, where they do, what is said of a part bounds the trend of the whole, and the other way round.
    pub bound_by_parts: bool,
    /// The series that this one is a part of, if any: loggers are part of workers.
    pub part_of: Option<SeriesKey>,
    /// Words by which a draft suggests this series for a figure ("labourers"). They decide nothing, so the database does not hold them.
    pub matches: Vec<String>,
    /// A public note in the researcher's own words.
    pub note: Option<String>,
    /// Where it is declared.
    pub position: Position,
}

words!(
    /// Which date decides when a document became known.
    KnownBy {
        /// The date of publication.
        Published => "published",
        /// The date an archive took a copy.
        Archived => "archived",
        /// The date the researcher read it.
        Accessed => "accessed",
    }
);

/// A published document that can be cited.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its key.
    pub key: DocumentKey,
    /// Its title.
    pub title: String,
    /// The agent that published it.
    pub publisher: AgentKey,
    /// Its author as printed, if known.
    pub author: Option<String>,
    /// When it was published; may be coarse or uncertain (`2016~`).
    pub published: Option<ReferencePeriod>,
    /// When an archive took a copy.
    pub archived: Option<NaiveDate>,
    /// When the researcher read it.
    pub accessed: Option<NaiveDate>,
    /// The day by which it was certainly public: the last possible day of the deciding date.
    pub known_on: NaiveDate,
    /// Which date decides `known_on`.
    pub known_by: KnownBy,
    /// Its language, BCP 47 (`en`, `de`).
    pub language: String,
    /// Its address.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archive_url: Option<String>,
    /// SHA-256 of the researcher's own copy, in lower-case hexadecimal.
    pub sha256: Option<String>,
    /// A public note in the researcher's own words.
    pub note: Option<String>,
    /// A note that is left out of public output.
    pub private_note: Option<String>,
    /// What of it is left out of public output; a private document takes its claims with it.
    pub privacy: Privacy,
    /// Where it is declared.
    pub position: Position,
}

words!(
    /// How a term enters a product.
    Operation {
        /// Multiplied.
        Times => "*",
        /// Divided by.
        Over => "/",
    }
);

words!(
    /// The side of an identity.
    Side {
        /// Left of the equals sign.
        Left => "left",
        /// Right of the equals sign.
        Right => "right",
    }
);

/// What a term of an identity stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Factor {
    /// The figures reported for a series.
    Series(SeriesKey),
    /// What a share leaves: 1 less the figures reported for a series of shares.
    Rest(SeriesKey),
    /// A constant.
    Number(f64),
}

impl Factor {
    /// The series whose figures it takes, if any.
    #[must_use]
    pub const fn series(&self) -> Option<&SeriesKey> {
        match self {
            Self::Series(key) | Self::Rest(key) => Some(key),
            Self::Number(_) => None,
        }
    }
}

/// One factor or divisor of one side of an identity.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Its side of the equation.
    pub side: Side,
    /// How it enters that side's product; the first term is always [`Operation::Times`].
    pub operation: Operation,
    /// What it stands for.
    pub factor: Factor,
}

/// An equation between series that the dossier says should hold, such as revenue / workers = pay x share withheld.
/// Rates are converted to a year before they are compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    /// Its key.
    pub key: IdentityKey,
    /// The question that it answers, for people.
    pub title: String,
    /// The place that it is about; claims about exactly this place are used and, for series that do not add up, claims about places within it.
    pub place: PlaceKey,
    /// The time that it is about; claims whose reference period overlaps it are used.
    pub when: ReferencePeriod,
    /// The currency of its money terms.
    pub currency: Option<Currency>,
    /// Its terms, left side first, each side in the order written.
    pub terms: Vec<Term>,
    /// The equation as written.
    pub equation: String,
    /// A public note in the researcher's own words.
    pub note: Option<String>,
    /// Where it is declared.
    pub position: Position,
}

words!(
    /// Which way a level may jump.
    Direction {
        /// To a lower level only.
        Down => "down",
        /// To a higher level only.
        Up => "up",
        /// Either way.
        Either => "either",
    }
);

/// A declared time at which the level of a series may jump because of an event. Whether it did jump is for the claims to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Break {
    /// Its key.
    pub key: BreakKey,
    /// The series whose level may jump, in every currency.
    pub series: SeriesKey,
    /// The place: the level of exactly this one.
    pub place: PlaceKey,
    /// The claim of the event that is the reason. Its time is the time of the break.
    pub event: ClaimId,
    /// How far the level may typically jump, as a factor on an amount or on the odds of a share; above 1, at most 100.
    pub factor: f64,
    /// Which way it may jump.
    pub direction: Direction,
    /// Why the event may have moved the level, in the researcher's own words.
    pub reason: String,
    /// A public note in the researcher's own words.
    pub note: Option<String>,
    /// Where it is declared.
    pub position: Position,
}

/// A search that found nothing. What was found is a claim; this says that there may be nothing to find.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// Its key.
    pub key: SearchKey,
    /// The series that a figure was wanted for.
    pub series: SeriesKey,
    /// The place that a figure was wanted for.
    pub place: PlaceKey,
    /// The time that a figure was wanted for.
    pub when: ReferencePeriod,
    /// Where it was searched: an archive, a database.
    pub searched_in: String,
    /// What was searched for.
    pub words: String,
    /// The day of the search; it is known from then on.
    pub on: NaiveDate,
    /// A public note in the researcher's own words.
    pub note: Option<String>,
    /// What of it is left out of public output.
    pub privacy: Privacy,
    /// Where it is declared.
    pub position: Position,
}
