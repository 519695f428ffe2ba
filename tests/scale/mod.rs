//! The cost of reports grows with the claims and not with their square. Steps of SQLite's virtual machine are counted, not seconds.

#[path = "../../benches/growth/dossier.rs"]
mod dossier;

use std::collections::BTreeSet;
use std::path::Path;

use dossier::Spread;
use rusqlite::{Connection, StatementStatus};
use tallybook::report::REPORTS;
use tallybook::store::{self, Picture, Request, answer_tables_sql, picture_statements};

/// What a doubling may cost, as a power of two: a little more than linear, for sorting.
const EXPONENT: f64 = 1.3;
const SIZES: [usize; 2] = [500, 2_000];

/// A database of so many claims, without trends.
fn database(folder: &Path, claims: usize, spread: Spread) -> Connection {
    let seeds = folder.join(format!("{spread:?}-{claims}"));
    dossier::write(&seeds, claims, spread).unwrap();
    let reading = tallybook::dossier::read(&[seeds], &tallybook::Options::default()).unwrap();
    assert!(reading.problems.is_empty(), "{:?}", reading.problems.first());
    let path = folder.join(format!("{spread:?}-{claims}.db"));
    let opened = store::open_for_writing(&path, |_| ()).unwrap();
    let request = Request {
        book: &reading.book,
        asked: &reading.asked,
        folders: &reading.folders,
        prune: false,
        list: false,
        writing: &|_, _| (),
    };
    let epoch = chrono::DateTime::UNIX_EPOCH;
    store::ingest(&opened.connection, &request, epoch, || epoch, |_| Ok(())).unwrap();
    opened.commit().unwrap();
    Connection::open(path).unwrap()
}

/// Steps that a statement takes to its last row.
fn steps(connection: &Connection, sql: &str) -> f64 {
    let mut statement = connection.prepare(sql).unwrap();
    for (name, value) in [(":claim", "d1#c1"), (":words", "document")] {
        if let Some(index) = statement.parameter_index(name).unwrap() {
            statement.raw_bind_parameter(index, value).unwrap();
        }
    }
    let mut rows = statement.raw_query();
    while rows.next().unwrap().is_some() {}
    drop(rows);
    f64::from(statement.get_status(StatementStatus::VmStep))
}

#[test]
fn every_report_grows_with_the_claims_and_not_with_their_square() {
    let folder = tempfile::tempdir().unwrap();
    let known_by = chrono::NaiveDate::from_ymd_opt(2015, 1, 1);
    let picture = Picture {
        known_by,
        private: false,
    };
    let mut steep = BTreeSet::new();
    for spread in [Spread::One, Spread::Many, Spread::Relays, Spread::Totals] {
        let databases = SIZES.map(|size| database(folder.path(), size, spread));
        let then = picture_statements(picture);
        for (when, before) in [("now", String::new()), ("2015", then)] {
            for connection in &databases {
                connection.execute_batch(&before).unwrap();
                if before.is_empty() {
                    connection.execute_batch(answer_tables_sql()).unwrap();
                }
            }
            for report in REPORTS {
                let [small, large] = [&databases[0], &databases[1]].map(|connection| steps(connection, report.sql));
                let exponent = (large / small).ln() / (SIZES[1] as f64 / SIZES[0] as f64).ln();
                if exponent > EXPONENT {
                    steep.insert(format!("{} {spread:?} {when}: {exponent:.2}", report.name));
                }
            }
        }
    }
    assert_eq!(steep, BTreeSet::new());
}

#[test]
fn pairs_that_disagree_are_those_that_a_look_at_every_pair_finds() {
    for spread in [Spread::One, Spread::Totals] {
        disagree_as_every_pair_does(spread);
    }
}

fn disagree_as_every_pair_does(spread: Spread) {
    let folder = tempfile::tempdir().unwrap();
    let connection = database(folder.path(), 400, spread);
    let pairs = |sql: &str| -> BTreeSet<(String, String)> {
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let found = pairs("SELECT a, b FROM contradictions WHERE verdict = 'disagree'");
    let looked_at = pairs(
        "SELECT a, b FROM comparable_pair WHERE relation IN ('same', 'part') AND a_above OR relation = 'same' AND b_above",
    );
    assert!(found.len() > 100, "{}", found.len());
    assert_eq!(found, looked_at);
    let all: usize = ["disagree", "compatible", "not-comparable"]
        .iter()
        .map(|verdict| pairs(&format!("SELECT a, b FROM contradictions WHERE verdict = '{verdict}'")).len())
        .sum();
    assert_eq!(all, pairs("SELECT a, b FROM comparable_pair").len());
}

/// A total that rises from day to day gives no candidates; each that is far too high, those later ones that it excludes.
#[test]
fn candidates_among_totals_are_as_few_as_the_pairs_that_disagree() {
    let folder = tempfile::tempdir().unwrap();
    let connection = database(folder.path(), 400, Spread::Totals);
    let count = |sql: &str| -> u32 { connection.query_row(sql, [], |row| row.get(0)).unwrap() };
    let candidates = count("SELECT count(*) FROM intervals_apart");
    let found = count("SELECT count(*) FROM contradictions WHERE verdict = 'disagree'");
    // Each in both orders.
    assert!(found > 100 && candidates <= 2 * found, "{candidates} {found}");
}
