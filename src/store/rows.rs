//! Rows of the public views as types, with the column names of the views.

use chrono::NaiveDate;

use crate::model::{
    AgentKey, Bound, ClaimId, Currency, Direction, DocumentKey, Extent, HappeningKey, Hedge, Interval, Measure,
    Outcome, Per, PlaceKey, Reach, SeriesKey, Status, UnitKind,
};

/// A row of the view `estimates`, with the names that go with its keys.
#[expect(clippy::struct_excessive_bools, reason = "they are columns of the view")]
#[derive(Debug, Clone, PartialEq)]
pub struct EstimateRow {
    /// The claim's id.
    pub id: ClaimId,
    /// The series' key.
    pub series: SeriesKey,
    /// The place's key.
    pub place: PlaceKey,
    /// The place's name.
    pub place_name: String,
    /// A few of the source's own words.
    pub stated: String,
    /// The quantity with its hedge, for people: `≥ 25,000`.
    pub figure: String,
    /// Whether it is a size in words that the dossier has set otherwise than usual.
    pub own_sizes: bool,
    /// How the value is stated.
    pub bound: Bound,
    /// The lower end, in the series' unit; `None` if open.
    pub low: Option<f64>,
    /// The single value named, if there is one.
    pub best: Option<f64>,
    /// The upper end; `None` if open.
    pub high: Option<f64>,
    /// What the ends are around a best figure that stands beside them.
    pub interval: Option<Interval>,
    /// What its series measures.
    pub measure: Measure,
    /// The series' kind of unit.
    pub unit: UnitKind,
    /// The currency of money.
    pub currency: Option<Currency>,
    /// The period of a rate.
    pub per: Option<Per>,
    /// The word that hedges the figure.
    pub hedge: Hedge,
    /// The part of series and place covered, if not all.
    pub scope: Option<String>,
    /// The reference period, EDTF.
    pub when_edtf: String,
    /// The same in English words.
    pub when_words: String,
    /// The first day that the figure is about, and of a total the day by which it was counted; `None` if open or unknown.
    pub when_from: Option<NaiveDate>,
    /// The last day, and of a total the same day again; `None` if open or unknown.
    pub when_to: Option<NaiveDate>,
    /// Of a total, the day from which it counts, if that is known.
    pub since: Option<NaiveDate>,
    /// Throughout, or at some time within.
    pub extent: Extent,
    /// The day by which the claim was public.
    pub known_on: NaiveDate,
    /// Whether that is the exact day of publication; otherwise it is the last possible day of an uncertain date.
    pub known_exactly: bool,
    /// The agent that the figure comes from.
    pub origin: AgentKey,
    /// That agent's name.
    pub origin_name: String,
    /// The document's publisher.
    pub publisher: AgentKey,
    /// The publisher's name.
    pub publisher_name: String,
    /// The document's key.
    pub document: DocumentKey,
    /// Where in the document.
    pub locator: String,
    /// The researcher's grade, such as `B2`.
    pub grade: Option<String>,
    /// The researcher's position on the claim.
    pub status: Status,
    /// The claim that replaces it, if one does.
    pub superseded_by: Option<ClaimId>,
    /// The names of those who deny it, if any do.
    pub denied_by: Option<String>,
    /// Whether the claim only repeats another.
    pub is_echo: bool,
    /// The first claim of the chain of relays; the claim itself if it repeats nothing.
    pub origin_id: ClaimId,
    /// The body that the first claim of the chain comes from; independent origins are counted by this.
    pub root_origin: AgentKey,
    /// Whether nobody says where the figure comes from.
    pub unsourced: bool,
    /// Whether the figure looks ahead.
    pub projection: bool,
    /// What the researcher's own copy of the document has of its words, and the day of the look; `None` if nobody looked.
    pub verified: Option<(Outcome, NaiveDate)>,
}

impl EstimateRow {
    /// Whether it counts: it is accepted, and no other claim replaces it.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.status == Status::Accepted && self.superseded_by.is_none()
    }

    /// The values that its words allow, as `comparable_interval` has them.
    #[must_use]
    pub fn reach(&self) -> Reach {
        Reach::of(self.bound, self.hedge, [self.low, self.best, self.high], self.unit)
    }
}

/// A row of the view `events`, with the names that go with its keys.
#[expect(clippy::struct_excessive_bools, reason = "they are columns of the view")]
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow {
    /// The claim's id.
    pub id: ClaimId,
    /// What happened, in the researcher's words.
    pub title: String,
    /// The kind of event.
    pub category: String,
    /// The happening shared with other claims, if any.
    pub happening: Option<HappeningKey>,
    /// The place's key.
    pub place: PlaceKey,
    /// The place's name.
    pub place_name: String,
    /// The time that it is about, EDTF.
    pub when_edtf: String,
    /// The same in English words.
    pub when_words: String,
    /// Its first day; `None` if open or unknown.
    pub when_from: Option<NaiveDate>,
    /// Its last day; `None` if open or unknown.
    pub when_to: Option<NaiveDate>,
    /// Throughout, or at some time within.
    pub extent: Extent,
    /// Whether any part of the date is marked approximate.
    pub when_approximate: bool,
    /// Whether any part of the date is marked uncertain.
    pub when_uncertain: bool,
    /// The day by which the claim was public.
    pub known_on: NaiveDate,
    /// The agent that the claim comes from.
    pub origin: AgentKey,
    /// That agent's name.
    pub origin_name: String,
    /// The document's publisher.
    pub publisher: AgentKey,
    /// The publisher's name.
    pub publisher_name: String,
    /// The document's key.
    pub document: DocumentKey,
    /// The researcher's position on the claim.
    pub status: Status,
    /// Whether the claim only repeats another.
    pub is_echo: bool,
    /// Whether it is foreseen: a plan or a forecast.
    pub projection: bool,
    /// The names of those who deny it, if any do.
    pub denied_by: Option<String>,
    /// The first claim of the chain of relays; the claim itself if it repeats nothing.
    pub origin_id: ClaimId,
}

/// A row of the view `breaks` that is applied.
#[derive(Debug, Clone, PartialEq)]
pub struct BreakRow {
    /// The series whose level may jump.
    pub series: SeriesKey,
    /// The place.
    pub place: PlaceKey,
    /// How far it may typically jump, as a factor above 1 on an amount or on the odds of a share.
    pub factor: f64,
    /// Which way it may jump.
    pub direction: Direction,
    /// The first day on which it may jump.
    pub when_from: NaiveDate,
    /// The last day.
    pub when_to: NaiveDate,
    /// The claim of the event that is the reason.
    pub event: ClaimId,
    /// The day by which that event was public.
    pub known_on: NaiveDate,
}

/// A row of the view `series_list`.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesRow {
    /// The series' key.
    pub key: SeriesKey,
    /// What it measures.
    pub title: String,
    /// The kind of unit.
    pub unit: UnitKind,
    /// The unit's name, or what is counted.
    pub unit_name: Option<String>,
    /// The currency of every claim, if the series fixes one.
    pub currency: Option<Currency>,
    /// The period of a rate.
    pub per: Option<Per>,
    /// Whether the parts of a place add up to the whole.
    pub adds_up: bool,
}

/// Which claims to read; an absent field does not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The series.
    pub series: Option<SeriesKey>,
    /// The place.
    pub place: Option<PlaceKey>,
    /// Whether to include places within `place`.
    pub places_within: bool,
    /// Claims whose reference period ends on or after this day.
    pub from: Option<NaiveDate>,
    /// Claims whose reference period begins on or before this day.
    pub to: Option<NaiveDate>,
    /// Claims that were public by this day.
    pub known_by: Option<NaiveDate>,
}
