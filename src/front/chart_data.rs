//! The data that a chart needs, read from the store in the chart's own types.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};
use rusqlite::Connection;

use crate::chart::{
    Band, BandPoint, Camp, CampBand, Contradiction, CoverageRow, CurrencyChoice, Data, DeclaredBreak, IdentitySide,
    Kind, Panel, Panels, Position, Spec, Triangulation, Verdict, Vintage,
};
use crate::fitting::{self, Side, Trends};
use crate::language::edtf::Edtf;
use crate::model::{self, BandPoint as StoredPoint, Fate, PlaceKey, SeriesKey, Support, TrendKey, UnitKind};
use crate::store::{
    self, BreakRow, EvidenceRow, Filter, Reader, SeriesRow, TrendFit, TrendStatement, TriangulationRow,
};

use super::Error;

/// Reads the data for the spec's kind of chart, as of the day of the reader.
pub(super) fn read(reader: &Reader, spec: &Spec) -> Result<Data, Error> {
    fitting::fill(reader)?;
    let is_fitted = matches!(spec.kind, Kind::Trend | Kind::Vintages) && spec.panels == Panels::None;
    if let Some(series) = spec.series.as_ref().filter(|_| is_fitted) {
        fitting::compute_trends(reader, Trends::Of(series))?;
    }
    let connection = reader.connection();
    let filter = spec.filter();
    let series = match &spec.series {
        Some(key) => store::series(connection, key)?,
        None => None,
    };
    let events_of = match spec.kind {
        Kind::Timeline => filter.clone(),
        // Events mark the time, wherever they happened, and the chart says which of them are outside its own.
        _ => Filter {
            place: None,
            from: None,
            to: None,
            ..filter.clone()
        },
    };
    let contradictions = match spec.kind {
        Kind::Contradictions | Kind::Trend | Kind::Sources | Kind::Places => {
            reader.fill(&["pair_apart", "pair_declared"].map(str::to_owned).into())?;
            store::disagreements(connection, spec.series.as_ref())?
        }
        _ => Vec::new(),
    };
    let triangulations = if spec.kind == Kind::Triangulation {
        store::triangulations(connection, &filter)?
    } else {
        Vec::new()
    };
    let publishers = match spec.kind {
        Kind::Triangulation => publishers_of(connection, &triangulations)?,
        Kind::Coverage => store::publishers(connection, spec.series.as_ref())?,
        _ => Vec::new(),
    };
    let evidence = if spec.kind == Kind::Coverage {
        reader.fill(&["year_told".to_owned()].into())?;
        store::evidence_by_year(connection, &filter)?
    } else {
        Vec::new()
    };
    let mut data = Data {
        // A timeline without a series shows only events.
        estimates: if series.is_some() {
            store::estimates(connection, &filter)?
        } else {
            Vec::new()
        },
        events: store::events(connection, &events_of)?,
        contradictions: contradictions
            .into_iter()
            .map(|row| Contradiction {
                a: row.a,
                b: row.b,
                rule: row.rule,
                factor: row.factor,
            })
            .collect(),
        triangulations: triangulations
            .into_iter()
            .map(|row| triangulation(connection, row))
            .collect::<Result<_, _>>()?,
        coverage: evidence.into_iter().map(coverage).collect(),
        publishers,
        currency: spec.currency.map(|choice| choice.currency),
        series,
        ..Data::default()
    };
    data.panels = panels(reader, spec, &data)?;
    if !data.panels.is_empty() {
        // The picture is that of its panels; what it names is looked for in all of them.
        if data.series.is_none() {
            data.estimates = data
                .panels
                .iter()
                .flat_map(|panel| panel.data.estimates.clone())
                .collect();
        }
        return Ok(data);
    }
    data.elsewhen = elsewhen(connection, spec, &data)?;
    match (spec.kind, trend_key(spec, &data)) {
        (Kind::Trend, Some(key)) => {
            let breaks = breaks(connection, &key)?.into_iter();
            data.breaks = breaks
                .map(|row| DeclaredBreak {
                    event: row.event,
                    direction: row.direction,
                })
                .collect();
            data.band = band(connection, &key, &data)?;
        }
        (Kind::Vintages, Some(key)) => data.vintages = vintages(connection, &key, spec.known_by)?,
        _ => {}
    }
    Ok(data)
}

/// A chart has no more panels than this: the largest.
const MOST_PANELS: usize = 12;

/// The panels that a spec wants, each with the data of a chart of it alone.
fn panels(reader: &Reader, spec: &Spec, data: &Data) -> Result<Vec<Panel>, Error> {
    let chosen: Vec<(Option<PlaceKey>, Option<SeriesKey>)> = match &spec.panels {
        Panels::None => Vec::new(),
        Panels::EachPlace => places(data)
            .into_iter()
            .take(MOST_PANELS)
            .map(|place| (Some(place), None))
            .collect(),
        Panels::Places(places) => places.iter().map(|place| (Some(place.clone()), None)).collect(),
        Panels::Series(series) => series.iter().map(|series| (None, Some(series.clone()))).collect(),
    };
    let currency = data.drawn_in();
    let panel = |(place, series): (Option<PlaceKey>, Option<SeriesKey>)| {
        let mut alone = spec.of_panel(place.as_ref(), series.as_ref());
        // Of one series, all panels are in one currency.
        if let (None, Some(currency)) = (&series, currency) {
            alone.currency = Some(CurrencyChoice {
                currency,
                position: Position::default(),
            });
        }
        let data = read(reader, &alone)?;
        let heading = match &place {
            Some(key) => {
                let named = data.estimates.first().map(|row| row.place_name.clone());
                named.unwrap_or_else(|| key.to_string())
            }
            None => data
                .series
                .as_ref()
                .map(|series| series.title.clone())
                .unwrap_or_default(),
        };
        Ok(Panel {
            heading,
            series,
            place,
            data,
        })
    };
    chosen.into_iter().map(panel).collect()
}

/// The places of the claims, those with most first.
fn places(data: &Data) -> Vec<PlaceKey> {
    let mut counts: BTreeMap<&PlaceKey, usize> = BTreeMap::new();
    for row in data.estimates.iter().filter(|row| !row.is_echo) {
        *counts.entry(&row.place).or_default() += 1;
    }
    let mut places: Vec<(&PlaceKey, usize)> = counts.into_iter().collect();
    places.sort_by_key(|(_, count)| Reverse(*count));
    places.into_iter().map(|(place, _)| place.clone()).collect()
}

/// How many claims are about times that a trend chart does not show.
fn elsewhen(connection: &Connection, spec: &Spec, data: &Data) -> Result<usize, Error> {
    let is_limited = spec.from.is_some() || spec.to.is_some();
    if spec.kind != Kind::Trend || !is_limited || data.series.is_none() {
        return Ok(0);
    }
    let ever = Filter {
        from: None,
        to: None,
        ..spec.filter()
    };
    Ok(store::estimates(connection, &ever)?.len() - data.estimates.len())
}

/// The publishers of the figures in the series of these identities.
fn publishers_of(connection: &Connection, rows: &[TriangulationRow]) -> Result<Vec<(String, NaiveDate)>, Error> {
    let terms = rows
        .iter()
        .flat_map(|row| row.equation.split(['*', '/', '=', '(', ')', ' ']));
    let mut known: Vec<(String, NaiveDate)> = Vec::new();
    for series in terms
        .filter_map(|term| SeriesKey::new(term).ok())
        .collect::<BTreeSet<_>>()
    {
        for (name, day) in store::publishers(connection, Some(&series))? {
            match known.iter_mut().find(|(other, _)| *other == name) {
                Some((_, latest)) => *latest = day.max(*latest),
                None => known.push((name, day)),
            }
        }
    }
    Ok(known)
}

/// The trend that the band of a chart shows: the spec's series and place, or the place of most of its claims, in the chart's currency.
fn trend_key(spec: &Spec, data: &Data) -> Option<TrendKey> {
    Some(TrendKey {
        series: spec.series.clone()?,
        place: data.main_place(spec.place.as_ref())?,
        currency: data.drawn_in(),
    })
}

/// The stored trend, if it may be shown.
fn band(connection: &Connection, key: &TrendKey, data: &Data) -> Result<Option<Band>, Error> {
    let Some(fit) = store::trend(connection, key)? else {
        return Ok(None);
    };
    let shown: BTreeSet<&str> = data.estimates.iter().map(|row| row.id.as_str()).collect();
    let kept = own(&fit).filter(|statement| statement.fate == Fate::Kept);
    let unseen = kept
        .filter(|statement| !shown.contains(statement.claim.as_str()))
        .count();
    let band = drawable(connection, key, &fit, Kind::Trend)?;
    Ok(band.map(|band| Band { unseen, ..band }))
}

/// The statements about the place itself: a figure may be doubted as a bound on the whole and stand for its part.
fn own(fit: &TrendFit) -> impl Iterator<Item = &TrendStatement> {
    fit.statements.iter().filter(|statement| statement.bounding.is_none())
}

/// The declared breaks of a trend.
fn breaks(connection: &Connection, key: &TrendKey) -> Result<Vec<BreakRow>, Error> {
    let mut breaks = store::breaks(connection, Some(&key.series))?;
    breaks.retain(|row| row.place == key.place);
    Ok(breaks)
}

/// The trend as of the end of each year in which a claim of the series was published; of each quarter, month or day where all were published within a shorter
/// time.
fn vintages(connection: &Connection, key: &TrendKey, known_by: Option<NaiveDate>) -> Result<Vec<Vintage>, Error> {
    let filter = Filter {
        series: Some(key.series.clone()),
        ..Filter::default()
    };
    let known = store::estimates(connection, &filter)?;
    let declared = breaks(connection, key)?;
    let days = known.iter().map(|row| row.known_on);
    let days: BTreeSet<NaiveDate> = days.chain(declared.iter().map(|row| row.known_on)).collect();
    let span = days
        .first()
        .zip(days.last())
        .map_or(0, |(first, last)| (*last - *first).num_days());
    let months = match span {
        ..=45 => 0,
        46..=550 => 1,
        551..=1_500 => 3,
        _ => 12,
    };
    // Nothing is known later than the day as of which the chart is.
    let known = |day: NaiveDate| known_by.map_or(day, |last| day.min(last));
    let ends: BTreeSet<NaiveDate> = days
        .into_iter()
        .filter_map(|day| end_of(day, months))
        .map(known)
        .collect();
    let ends: Vec<NaiveDate> = ends.into_iter().collect();
    let mut vintages = Vec::new();
    for (known_by, fit) in fitting::history(connection, key, &ends)? {
        if let Some(band) = drawable(connection, key, &fit, Kind::Vintages)? {
            vintages.push(Vintage { known_by, band });
        }
    }
    Ok(vintages)
}

/// The last day of the span of so many months that a day is in; the day itself for none.
fn end_of(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    if months == 0 {
        return Some(day);
    }
    let first = NaiveDate::from_ymd_opt(day.year(), day.month0() / months * months + 1, 1)?;
    first.checked_add_months(Months::new(months))?.pred_opt()
}

/// What may be shown of a stored trend; `None` without statements. Vintages show only lines, so they end where the statements do.
fn drawable(connection: &Connection, key: &TrendKey, fit: &TrendFit, kind: Kind) -> Result<Option<Band>, Error> {
    let (Some(first_kept), Some(last_kept)) = (fit.first_on, fit.last_on) else {
        return Ok(None);
    };
    let verdict = match fit.verdict {
        model::Verdict::Line => Verdict::Line,
        model::Verdict::OnlyBounds => Verdict::OnlyBounds,
        model::Verdict::NoStatements | model::Verdict::MarksOnly => Verdict::MarksOnly,
        // A vintage shows only lines, so without one there is nothing to compute.
        model::Verdict::TwoCamps | model::Verdict::Contradiction if kind == Kind::Vintages => Verdict::MarksOnly,
        model::Verdict::TwoCamps | model::Verdict::Contradiction => match fitting::sides(connection, key)? {
            Some(sides) => Verdict::Divided(sides.map(camp)),
            None => Verdict::MarksOnly,
        },
    };
    let points = match verdict {
        Verdict::Line => points(fit),
        Verdict::MarksOnly | Verdict::OnlyBounds | Verdict::Divided(_) => Vec::new(),
    };
    Ok(Some(Band {
        verdict,
        points,
        first_kept,
        last_kept,
        gaps: gaps(fit),
        kept: fit.kept,
        unseen: 0,
        origins: fit.origins,
        unsourced: fit.unsourced,
        bounds: fit
            .statements
            .iter()
            .filter(|statement| statement.bounding.is_some() && statement.fate == Fate::Kept)
            .count(),
        doubted: own(fit)
            .filter(|statement| statement.outlier.is_some_and(|outlier| outlier > 0.5))
            .map(|statement| statement.claim.clone())
            .collect(),
        presumed: own(fit)
            .filter_map(|statement| match &statement.fate {
                Fate::PresumedEcho(speaker) => Some((statement.claim.clone(), speaker.clone())),
                _ => None,
            })
            .collect(),
    }))
}

/// The points with a median.
fn points(fit: &TrendFit) -> Vec<BandPoint> {
    let with_median = |point: &StoredPoint| {
        Some(BandPoint {
            date: point.date,
            p05: point.p05,
            p25: point.p25,
            p50: point.p50?,
            p75: point.p75,
            p95: point.p95,
            line: point.line,
        })
    };
    fit.points.iter().filter_map(with_median).collect()
}

/// The gaps without statements, from the last point with support to the next one.
fn gaps(fit: &TrendFit) -> Vec<(NaiveDate, NaiveDate)> {
    let in_gap = |index: usize| fit.points.get(index).is_some_and(|point| point.support == Support::Gap);
    (0..fit.points.len())
        .filter(|index| in_gap(*index) && !(*index > 0 && in_gap(index - 1)))
        .map(|start| {
            let end = (start..fit.points.len())
                .find(|index| !in_gap(*index))
                .unwrap_or(fit.points.len() - 1);
            (fit.points[start.saturating_sub(1)].date, fit.points[end].date)
        })
        .collect()
}

/// One side of a divided trend, with its own estimate if that has a line.
fn camp(side: Side) -> Camp {
    let band = side
        .fit
        .filter(|fit| fit.verdict == model::Verdict::Line)
        .and_then(|fit| {
            Some(CampBand {
                points: points(&fit),
                first_kept: fit.first_on?,
                last_kept: fit.last_on?,
            })
        });
    Camp {
        statements: side.statements,
        band,
    }
}

fn triangulation(connection: &Connection, row: TriangulationRow) -> Result<Triangulation, Error> {
    let (left, right) = row.equation.split_once('=').unwrap_or((row.equation.as_str(), ""));
    let mut terms: BTreeMap<String, SeriesRow> = BTreeMap::new();
    for term in row.equation.split([' ', '(', ')']).filter(|term| term.len() > 1) {
        if let Ok(key) = SeriesKey::new(term)
            && let Some(series) = store::series(connection, &key)?
        {
            terms.insert(term.to_owned(), series);
        }
    }
    let titled = |term: &str| {
        let bare = term.trim_matches(['(', ')']);
        terms
            .get(bare)
            .map_or_else(|| term.to_owned(), |series| term.replace(bare, &series.title))
    };
    let side = |expression: &str, [low, high]: [Option<f64>; 2], claims: usize| IdentitySide {
        expression: expression.split_whitespace().map(titled).collect::<Vec<_>>().join(" "),
        low,
        high,
        claims,
    };
    let unit = match (row.currency, terms.get(left.trim())) {
        (Some(_), _) => UnitKind::Money,
        (None, Some(series)) if series.unit == UnitKind::Share => UnitKind::Share,
        _ => UnitKind::Count,
    };
    Ok(Triangulation {
        left: side(left, row.left, row.left_claims),
        right: side(right, row.right, row.right_claims),
        title: row.title,
        currency: row.currency,
        unit,
        gap_factor: row.gap_factor,
        no_common_time: row
            .no_common_time
            .map(|[times, wanted]| [in_words(&times, " is of ", titled), in_words(&wanted, " in ", titled)]),
    })
}

/// What is said of terms, such as `revenue is of 2015, 2016-01~; pay is of 2013`, with the titles of their series and with dates in English.
fn in_words(terms: &str, between: &str, titled: impl Fn(&str) -> String) -> String {
    let date = |text: &str| {
        let date = text.parse::<Edtf>();
        date.map_or_else(|_| text.to_owned(), |date| date.words())
    };
    let told = |term: &str| match term.split_once(between) {
        Some((series, dates)) => {
            let dates: Vec<String> = dates.split(", ").map(date).collect();
            format!("{}{between}{}", titled(series), dates.join(", "))
        }
        None => term.to_owned(),
    };
    terms.split("; ").map(told).collect::<Vec<_>>().join("; ")
}

fn coverage(row: EvidenceRow) -> CoverageRow {
    CoverageRow {
        series: row.series,
        series_title: row.series_title,
        place_name: row.place_name,
        year: row.year,
        claims: row.claims,
        origins: row.origins,
        searched: row.searched,
    }
}
