//! Hedges: which words are which, and that everybody takes them to reach as far.

use std::collections::BTreeMap;

use rusqlite::Connection;
use tallybook::language::quantity::{Options, print, read};
use tallybook::model::{Bound, Hedge, Leeway, Quantity, UnitKind};

use crate::command::sandbox::Sandbox;

/// Phrases with the bound and the hedge that they are read as.
fn phrases() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("hedges.tsv")
        .lines()
        .filter_map(|row| row.split_once('\t'))
}

fn quantity(phrase: &str) -> Quantity {
    read(phrase, &Options::default())
        .unwrap_or_else(|error| panic!("{phrase}: {error}"))
        .quantity
}

#[test]
fn every_phrase_is_the_hedge_that_it_is() {
    for (phrase, expected) in phrases() {
        let read = quantity(phrase);
        assert_eq!(format!("{} {}", read.bound, read.hedge), expected, "{phrase}");
        assert!(read.bound.admits(read.hedge), "{phrase}: {read:?}");
        assert_eq!(quantity(&print(&read)), read, "{phrase} as {}", print(&read));
    }
}

#[test]
fn no_hedge_and_no_bound_is_without_a_phrase() {
    let read: Vec<Quantity> = phrases().map(|(phrase, _)| quantity(phrase)).collect();
    for hedge in Hedge::ALL {
        assert!(read.iter().any(|read| read.hedge == *hedge), "{hedge}");
    }
    for bound in Bound::ALL {
        assert!(read.iter().any(|read| read.bound == *bound), "{bound}");
    }
}

#[test]
fn the_table_of_the_database_is_the_list() {
    let connection = Connection::open(Sandbox::with_database().path("tallybook.db")).unwrap();
    let mut statement = connection
        .prepare("SELECT word, lower_factor, upper_factor, lower_strict, upper_strict, approximate FROM hedge")
        .unwrap();
    let number = |row: &rusqlite::Row<'_>, column: usize| row.get::<_, f64>(column);
    let rows = statement.query_map([], |row| {
        let leeway = Leeway {
            lower_factor: number(row, 1)?,
            upper_factor: number(row, 2)?,
            lower_strict: row.get(3)?,
            upper_strict: row.get(4)?,
        };
        Ok((row.get(0)?, (leeway, row.get(5)?)))
    });
    let stored: BTreeMap<String, (Leeway, bool)> = rows.unwrap().collect::<Result<_, _>>().unwrap();
    let list = Hedge::ALL
        .iter()
        .map(|hedge| (hedge.to_string(), (hedge.leeway(), hedge.is_approximate())));
    assert_eq!(stored, list.collect());
}

/// The series of a test's dossier that a quantity belongs to.
fn series(quantity: &Quantity) -> &'static str {
    match quantity.unit {
        UnitKind::Share => "share",
        UnitKind::Money => "money",
        _ => "workers",
    }
}

/// A dossier with a claim for each phrase, its key the phrase's number.
fn dossier() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write(
        "seeds/dossier.toml",
        "[dossier]\ntitle = \"Hedges\"\n\n[[agent]]\nkey = \"daily\"\nname = \"The Daily\"\nkind = \"news-outlet\"\n\n\
         [[series]]\nkey = \"workers\"\ntitle = \"Workers\"\nunit = \"count\"\n\n\
         [[series]]\nkey = \"share\"\ntitle = \"Share\"\nunit = \"share\"\n\n[[series]]\nkey = \"money\"\ntitle = \"Money\"\nunit = \"money\"\n",
    );
    let mut document =
        String::from("[document]\nkey = \"d\"\ntitle = \"Words\"\npublisher = \"daily\"\npublished = \"2016-03-31\"\n");
    for (number, (phrase, _)) in phrases().enumerate() {
        document += &format!(
            "\n[[estimate]]\nkey = \"c{number}\"\nseries = \"{}\"\nplace = \"RU\"\nstated = \"{phrase}\"\nwhen = \"{}\"\nlocator = \"line {number}\"\n",
            series(&quantity(phrase)),
            1900 + number // the same figure of one year would be one claim
        );
    }
    sandbox.write("seeds/d.toml", &document);
    for series in ["workers", "share", "money"] {
        let spec = format!("kind = \"sources\"\nseries = \"{series}\"\nplace = \"RU\"\ntitle = \"{series}\"\n");
        sandbox.write(&format!("charts/{series}.toml"), &spec);
    }
    sandbox.run(["ingest", "seeds"]).ok();
    sandbox.run(["chart", "--all", "--data"]).ok();
    sandbox
}

type Ends = (Option<f64>, Option<f64>);

/// Two columns of a query by the claim's number.
fn ends(connection: &Connection, sql: &str) -> BTreeMap<usize, Ends> {
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| {
        let id: String = row.get(0)?;
        let number = id.trim_start_matches("d#c").parse().unwrap();
        Ok((number, (row.get(1)?, row.get(2)?)))
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

/// What the charts draw, by the claim's number.
fn drawn(sandbox: &Sandbox) -> BTreeMap<usize, Ends> {
    let mut all = BTreeMap::new();
    for series in ["workers", "share", "money"] {
        let path = sandbox.path(&format!("charts/{series}.csv"));
        let mut table = csv::Reader::from_path(path).unwrap();
        let headers = table.headers().unwrap().clone();
        let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
        for row in table.records() {
            let row = row.unwrap();
            let end = |name: &str| row[column(name)].parse::<f64>().ok();
            if let Some(number) = row[column("id")].strip_prefix("d#c") {
                all.insert(number.parse().unwrap(), (end("drawn_low"), end("drawn_high")));
            }
        }
    }
    all
}

#[test]
fn language_sql_model_and_chart_take_a_phrase_to_the_same_interval() {
    let sandbox = dossier();
    let connection = Connection::open(sandbox.path("tallybook.db")).unwrap();
    let compared = ends(&connection, "SELECT id, lower, upper FROM comparable_interval");
    let strict = ends(
        &connection,
        "SELECT id, lower_strict, upper_strict FROM comparable_interval",
    );
    let modelled = ends(&connection, "SELECT claim, read_low, read_high FROM trend_statements");
    let drawn = drawn(&sandbox);
    for (number, (phrase, _)) in phrases().enumerate() {
        if quantity(phrase).bound == Bound::Unreported {
            assert!(
                !compared.contains_key(&number) && !modelled.contains_key(&number),
                "{phrase}"
            );
            assert_eq!(drawn[&number], (None, None), "{phrase}");
            continue;
        }
        let reach = quantity(phrase).reach();
        let expected = (reach.low, reach.high);
        assert_eq!(compared[&number], expected, "SQL: {phrase}");
        assert_eq!(modelled[&number], expected, "model: {phrase}");
        assert_eq!(drawn[&number], expected, "chart: {phrase}");
        let flags = (f64::from(reach.low_strict), f64::from(reach.high_strict));
        assert_eq!(
            strict[&number],
            (Some(flags.0), Some(flags.1)),
            "strict ends in SQL: {phrase}"
        );
    }
}

#[test]
fn nearly_stays_below_and_just_over_above() {
    for (phrase, low, high) in [
        ("nearly 40", Some(36.0), Some(40.0)),
        ("just shy of 50,000", Some(46_000.0), Some(50_000.0)),
        ("just over 50,000", Some(50_000.0), Some(55_000.000_000_000_01)),
        ("well over 100,000", Some(100_000.0), None),
        ("more than about 500", Some(450.0), None),
        ("about 10,000 to 20,000", Some(9_000.0), Some(22_000.0)),
        ("tens of thousands", Some(20_000.0), Some(99_999.0)),
        ("six figures", Some(100_000.0), Some(999_999.0)),
        ("about 95%", Some(0.855), Some(1.0)),
    ] {
        let reach = quantity(phrase).reach();
        assert_eq!((reach.low, reach.high), (low, high), "{phrase}");
    }
}
