//! The data of a chart, as plain rows.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{ClaimId, Currency, Direction, PlaceKey, SeriesKey, UnitKind};
use crate::store::{EstimateRow, EventRow, SeriesRow};

/// Everything that charts are drawn from. Each kind reads the parts that it needs; the others may be empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Data {
    /// What is measured; `None` for kinds that are not about one series.
    pub series: Option<SeriesRow>,
    /// The currency asked for, of money; `None` for that of most claims.
    pub currency: Option<Currency>,
    /// The claims about the quantity, in any order.
    pub estimates: Vec<EstimateRow>,
    /// The claims about happenings, in any order.
    pub events: Vec<EventRow>,
    /// What the model makes of the estimates, for `trend`.
    pub band: Option<Band>,
    /// The declared breaks of that series and place, for `trend`.
    pub breaks: Vec<DeclaredBreak>,
    /// How many claims are about times that the spec does not show, for `trend`.
    pub elsewhen: usize,
    /// Pairs of claims that cannot both hold, for `contradictions` and for the descriptions of `trend`, `sources` and `places`.
    pub contradictions: Vec<Contradiction>,
    /// Identities with both sides worked out, for `triangulation`.
    pub triangulations: Vec<Triangulation>,
    /// What the model made of the estimates known by one day after another, for `vintages`.
    pub vintages: Vec<Vintage>,
    /// The panels of a chart of several, each with its own data.
    pub panels: Vec<Panel>,
    /// What is known about each year, for `coverage`.
    pub coverage: Vec<CoverageRow>,
    /// Who published the claims that are not among `estimates`, and when last, for the source line of `coverage` and `triangulation`.
    pub publishers: Vec<(String, NaiveDate)>,
}

/// One of the plots of a chart of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// What it is about.
    pub heading: String,
    /// Its series, if that is not the chart's.
    pub series: Option<SeriesKey>,
    /// Its place, if that is not the chart's.
    pub place: Option<PlaceKey>,
    /// The data of a chart of it alone.
    pub data: Data,
}

impl Data {
    /// The place that a chart is about: the spec's own, or that of most claims.
    #[must_use]
    pub fn main_place(&self, own: Option<&PlaceKey>) -> Option<PlaceKey> {
        let most = || self.places(None, |_| true).into_iter().next();
        own.cloned().or_else(|| Some(most()?.0))
    }

    /// Key and name of the places of the claims counted: one's own first, then those with most.
    pub(crate) fn places(
        &self,
        own: Option<&PlaceKey>,
        is_counted: impl Fn(&EstimateRow) -> bool,
    ) -> Vec<(PlaceKey, String)> {
        let mut counts: BTreeMap<&PlaceKey, (usize, &str)> = BTreeMap::new();
        for row in self.estimates.iter().filter(|row| is_counted(row)) {
            counts.entry(&row.place).or_insert((0, &row.place_name)).0 += 1;
        }
        let mut places: Vec<_> = counts.into_iter().collect();
        // Of equals the first key: the sort is stable.
        places.sort_by_key(|(key, (count, _))| (own != Some(*key), Reverse(*count)));
        let owned = places
            .into_iter()
            .map(|(key, (_, name))| (key.clone(), name.to_owned()));
        owned.collect()
    }

    /// The same rows in one order, so that a picture does not depend on the order of a query.
    pub(crate) fn ordered(&self) -> Self {
        let mut data = self.clone();
        data.estimates.sort_by(|a, b| a.id.cmp(&b.id));
        data.events.sort_by(|a, b| a.id.cmp(&b.id));
        data.coverage
            .sort_by(|a, b| (&a.series, &a.place_name, a.year).cmp(&(&b.series, &b.place_name, b.year)));
        data.take_presumed_echoes_for_echoes();
        for panel in &mut data.panels {
            panel.data = panel.data.ordered();
        }
        data
    }

    /// Who published what the chart has no rows of, and when last.
    pub(crate) fn published_by(&self) -> Vec<(&str, NaiveDate)> {
        self.publishers
            .iter()
            .map(|(name, day)| (name.as_str(), *day))
            .collect()
    }

    /// What the model takes for an echo is drawn and counted as one: the picture and its band then speak of the same statements.
    fn take_presumed_echoes_for_echoes(&mut self) {
        let Some(band) = &self.band else { return };
        for (echo, speaker) in &band.presumed {
            let Some(root) = self.estimates.iter().find(|row| row.id == *speaker) else {
                continue;
            };
            let (origin_id, root_origin) = (root.origin_id.clone(), root.root_origin.clone());
            let unsourced = root.unsourced;
            for row in self.estimates.iter_mut().filter(|row| row.id == *echo && !row.is_echo) {
                row.is_echo = true;
                row.origin_id.clone_from(&origin_id);
                row.root_origin.clone_from(&root_origin);
                row.unsourced = unsourced;
            }
        }
    }

    /// Whether no one declares this claim an echo, but the model takes it for one.
    pub(crate) fn is_presumed_echo(&self, id: &ClaimId) -> bool {
        self.band
            .as_ref()
            .is_some_and(|band| band.presumed.iter().any(|(echo, _)| id == echo))
    }

    /// The currency that the chart is drawn in: the series', else the one asked for, else the one most claims have.
    #[must_use]
    pub fn drawn_in(&self) -> Option<Currency> {
        let fixed = self.series.as_ref().and_then(|series| series.currency);
        let is_money = self
            .series
            .as_ref()
            .is_some_and(|series| series.unit == UnitKind::Money);
        fixed.or(self.currency.filter(|_| is_money)).or_else(|| {
            let mut counts: Vec<(usize, Currency)> = Vec::new();
            for currency in self.estimates.iter().filter_map(|row| row.currency) {
                match counts.iter_mut().find(|(_, known)| *known == currency) {
                    Some((count, _)) => *count += 1,
                    None => counts.push((1, currency)),
                }
            }
            counts
                .into_iter()
                .min_by_key(|(count, currency)| (usize::MAX - count, *currency))
                .map(|(_, currency)| currency)
        })
    }

    /// The claims that one axis can hold: those in the chart's currency, of the series' period.
    pub(crate) fn comparable(&self) -> Vec<&EstimateRow> {
        let currency = self.drawn_in();
        let per = self.series.as_ref().and_then(|series| series.per);
        self.estimates
            .iter()
            .filter(|row| row.currency.is_none() || row.currency == currency)
            .filter(|row| per.is_none() || row.per.is_none() || row.per == per)
            .collect()
    }
}

/// A declared time at which the level may jump.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredBreak {
    /// Id of the event.
    pub event: ClaimId,
    /// Which way the level may jump.
    pub direction: Direction,
}

/// A model estimate from what the world could know by one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Vintage {
    /// The day.
    pub known_by: NaiveDate,
    /// The estimate.
    pub band: Band,
}

/// A row of the view `contradictions` with the verdict `disagree`. Only pairs with both claims among [`Data::estimates`] are used.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// Id of one claim.
    pub a: ClaimId,
    /// Id of the other.
    pub b: ClaimId,
    /// The rule that fired.
    pub rule: String,
    /// By what factor the claims miss each other; `None` where one end is zero, or where one only denies the other.
    pub factor: Option<f64>,
}

impl Contradiction {
    /// Whether one denies the other.
    pub(crate) fn is_denial(&self) -> bool {
        self.rule == "denied"
    }

    /// How far apart figures with these ends are, as a factor: infinite for none against some, 1 where one only denies the other, as one about another time may.
    pub(crate) fn apart(&self, (a_low, a_high): (f64, f64), (b_low, b_high): (f64, f64)) -> f64 {
        let is_some_against_none = a_low > 0.0 && b_high == 0.0 || b_low > 0.0 && a_high == 0.0;
        let only_denied = self.is_denial() && !is_some_against_none;
        self.factor.unwrap_or(if only_denied { 1.0 } else { f64::INFINITY })
    }
}

/// One side of an identity, by interval arithmetic over the claims.
#[derive(Debug, Clone, PartialEq)]
pub struct IdentitySide {
    /// The side as a reader writes it, its series by their titles: `Revenue ÷ Workers abroad`.
    pub expression: String,
    /// The lower end; `None` where open.
    pub low: Option<f64>,
    /// The upper end; `None` where open.
    pub high: Option<f64>,
    /// Claims behind it.
    pub claims: usize,
}

/// A row of the view `triangulation`.
#[derive(Debug, Clone, PartialEq)]
pub struct Triangulation {
    /// The question that the identity answers.
    pub title: String,
    /// The currency of both sides; `None` where they are no money. Money is per year.
    pub currency: Option<Currency>,
    /// What both sides are: money, a share or a number.
    pub unit: UnitKind,
    /// The left side.
    pub left: IdentitySide,
    /// The right side.
    pub right: IdentitySide,
    /// By what factor the sides miss each other; `None` where they overlap or an end is open.
    pub gap_factor: Option<f64>,
    /// Where the claims of its terms have no time in common, so that neither side has an end: the times of each term's claims, and what it would take.
    pub no_common_time: Option<[String; 2]>,
}

/// A row of the view `yearly` with the series' and the place's names: one per series, place and year with evidence, or searched without result.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageRow {
    /// The series' key.
    pub series: SeriesKey,
    /// What it measures.
    pub series_title: String,
    /// The place's name.
    pub place_name: String,
    /// The year.
    pub year: i32,
    /// Claims about it.
    pub claims: usize,
    /// Independent origins behind them.
    pub origins: usize,
    /// Searches for a figure about it that found nothing, and sources that say they have none; only where there are no claims.
    pub searched: usize,
}

/// What the model says about one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandPoint {
    /// The day.
    pub date: NaiveDate,
    /// The 5 % quantile, in the series' unit.
    pub p05: f64,
    /// The 25 % quantile.
    pub p25: f64,
    /// The median.
    pub p50: f64,
    /// The 75 % quantile.
    pub p75: f64,
    /// The 95 % quantile.
    pub p95: f64,
    /// Whether the model lets a line be drawn through it.
    pub line: bool,
}

/// A model estimate over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// What may be shown of it.
    pub verdict: Verdict,
    /// The quantiles, in order of date; empty where no single figure may stand for the level.
    pub points: Vec<BandPoint>,
    /// The first day that a kept statement is about: before it there is no line.
    pub first_kept: NaiveDate,
    /// The last day that a kept statement is about: after it there is no line, and no band beyond two years.
    pub last_kept: NaiveDate,
    /// Stretches without a statement, where the line breaks.
    pub gaps: Vec<(NaiveDate, NaiveDate)>,
    /// Figures behind it that nobody says the origin of.
    pub unsourced: usize,
    /// Statements kept after echoes are removed.
    pub kept: usize,
    /// Those of them that are not among the chart's claims, being about other times.
    pub unseen: usize,
    /// Independent origins behind them.
    pub origins: usize,
    /// Figures about parts of the place, or about what contains it, that bound the estimate.
    pub bounds: usize,
    /// Ids of statements that the model gives little weight (a probability of being an outlier above one half).
    pub doubted: Vec<String>,
    /// Statements that the model takes for echoes though no one declares them, each with the one that it seems to repeat.
    pub presumed: Vec<(String, String)>,
}

/// What may be shown of a model estimate.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Band and line.
    Line,
    /// The statements alone: too few for a line.
    MarksOnly,
    /// The bounds alone, and the values that they exclude: there is no middle.
    OnlyBounds,
    /// Statements that contradict each other, the lower side first: no figure represents both.
    Divided([Camp; 2]),
}

/// One of two sides that statements fall into.
#[derive(Debug, Clone, PartialEq)]
pub struct Camp {
    /// Ids of its statements.
    pub statements: Vec<String>,
    /// The camp's own model estimate, where its statements carry one.
    pub band: Option<CampBand>,
}

/// The model estimate from one camp alone.
#[derive(Debug, Clone, PartialEq)]
pub struct CampBand {
    /// The quantiles, in order of date.
    pub points: Vec<BandPoint>,
    /// The first day that one of the camp's statements is about.
    pub first_kept: NaiveDate,
    /// The last day that one of them is about.
    pub last_kept: NaiveDate,
}
