//! The data that a chart needs, read from the store in the chart's own types.

mod bands;
mod identity;

use rusqlite::Connection;

use crate::chart::{
    Contradiction, CoverageRow, CurrencyChoice, Data, DeclaredBreak, Kind, Panel, Panels, Position, Spec,
};
use crate::fitting::{self, Trends};
use crate::model::{PlaceKey, SeriesKey, TrendKey};
use crate::store::{self, EvidenceRow, Filter, Reader};

use super::Error;

/// Reads the data for the spec's kind of chart, as of the day of the reader.
pub(super) fn read(reader: &Reader, spec: &Spec) -> Result<Data, Error> {
    fitting::fill(reader)?;
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
        Kind::Triangulation => identity::publishers(connection, &triangulations)?,
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
            .map(|row| identity::read(connection, row))
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
    let key = trend_key(spec, &data);
    if let (Kind::Trend | Kind::Vintages, Some(key)) = (spec.kind, &key) {
        fitting::compute_trends(reader, Trends::At(key))?;
    }
    match (spec.kind, key) {
        (Kind::Trend, Some(key)) => {
            data.breaks = bands::breaks(connection, &key)?
                .into_iter()
                .map(|row| DeclaredBreak {
                    event: row.event,
                    direction: row.direction,
                })
                .collect();
            data.band = bands::current(connection, &key, &data)?;
        }
        (Kind::Vintages, Some(key)) => data.vintages = bands::vintages(connection, &key, spec.known_by)?,
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
        // A place of which there are only repeats has no panel.
        Panels::EachPlace => data
            .places(None, |row| !row.is_echo)
            .into_iter()
            .take(MOST_PANELS)
            .map(|(place, _)| (Some(place), None))
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

/// The trend that the band of a chart shows: the spec's series and place, or the place of most of its claims, in the chart's currency.
fn trend_key(spec: &Spec, data: &Data) -> Option<TrendKey> {
    Some(TrendKey {
        series: spec.series.clone()?,
        place: data.main_place(spec.place.as_ref())?,
        currency: data.drawn_in(),
    })
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
