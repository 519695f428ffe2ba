//! A sheet of claims: how long it takes to ingest it and to ask questions of it, beside what others do with the same file in the same run.
//!
//! `cargo bench --bench tables -- [ROWS] [ROUNDS]` (100,000 and 5 by default) writes a sheet of that many claims, 12 a document, in 200 series and ten countries, and runs in turn, round
//! after round, so that each is measured under the same load:
//!
//! - the limit: a Rust program that reads the same CSV and inserts its cells as text with one prepared statement, reading nothing into them;
//! - `tallybook ingest --no-trends` into a new database, again with nothing changed, and with 1 % of rows appended;
//! - `sqlite3 .import`, `sqlite-utils insert --csv` and pandas, where they are installed;
//! - reports on the whole and on one series.
//!
//! It prints the median and the range of the wall times, the median of the CPU time, each wall time as a multiple of the limit's, and the most memory.

#![allow(
    missing_docs,
    clippy::print_stdout,
    reason = "a bench, not a library: it prints what it measured"
)]

mod measure;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::Command;

use measure::{Cost, Dice, measured};

const PLACES: [&str; 10] = ["RU", "CN", "KP", "QA", "KW", "AE", "PL", "MN", "MY", "NG"];
const SERIES: u64 = 200;
const AGENTS: u64 = 300;
const PER_DOCUMENT: u64 = 12;
const COLUMNS: &str = "document,publisher,published,title,key,series,place,stated,when,origin,locator";

/// Writes the declarations and a sheet with rows from one number to another.
fn write(folder: &Path, rows: std::ops::Range<u64>) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut text = String::new();
    for series in 0..SERIES {
        let _ = writeln!(
            text,
            "[[series]]\nkey = \"s{series}\"\ntitle = \"Series {series}\"\nunit = \"count\"\nadds_up = true\n"
        );
    }
    fs::write(folder.join("series.toml"), &text)?;
    text.clear();
    for agent in 0..AGENTS {
        let _ = writeln!(
            text,
            "[[agent]]\nkey = \"a{agent}\"\nname = \"Agent {agent}\"\nkind = \"news-outlet\"\n"
        );
    }
    fs::write(folder.join("agents.toml"), &text)?;
    let sheet = fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(folder.join("claims.csv"))?;
    let mut sheet = BufWriter::new(sheet);
    if rows.start == 0 {
        writeln!(sheet, "{COLUMNS}")?;
    }
    for row in rows {
        let mut dice = Dice(row);
        dice.below(2);
        let document = row / PER_DOCUMENT;
        let year = 2012 + document % 12;
        let of_document = match row % PER_DOCUMENT {
            0 => format!(
                "d{document},a{},{year}-{:02}-{:02},Document {document}",
                document % AGENTS,
                1 + document % 12,
                1 + document % 28
            ),
            _ => format!("d{document},,,"),
        };
        // A bare number below that could be a year, which is no figure.
        let figure = 3_000 + dice.below(90_000);
        let stated = match dice.below(10) {
            0..4 => format!("about {figure}"),
            4..6 => format!("at least {figure}"),
            6..8 => figure.to_string(),
            8 => format!("between {figure} and {}", figure + figure / 3),
            _ => "tens of thousands".to_owned(),
        };
        let when = match dice.below(3) {
            0 => (year - 1).to_string(),
            1 => format!("{}-{:02}", year - 1, 1 + dice.below(12)),
            _ => format!("{}/{}", year - 2, year - 1),
        };
        let (series, place) = (
            dice.below(SERIES),
            PLACES[usize::try_from(dice.below(10)).unwrap_or_default()],
        );
        writeln!(
            sheet,
            "{of_document},c{row},s{series},{place},{stated},{when},a{},paragraph {}",
            dice.below(AGENTS),
            row % 40
        )?;
    }
    sheet.flush()
}

/// The limit: every cell of a CSV file as text in one table, in one transaction.
fn load(sheet: &str, db: &str) -> Result<(), Box<dyn Error>> {
    let connection = rusqlite::Connection::open(db)?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN")?;
    let columns: Vec<String> = COLUMNS.split(',').map(|column| format!("\"{column}\" TEXT")).collect();
    connection.execute_batch(&format!("CREATE TABLE claims ({}) STRICT", columns.join(", ")))?;
    let values = vec!["?"; columns.len()].join(", ");
    let mut insert = connection.prepare(&format!("INSERT INTO claims VALUES ({values})"))?;
    let mut reader = csv::Reader::from_path(sheet)?;
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        insert.execute(rusqlite::params_from_iter(&record))?;
    }
    drop(insert);
    Ok(connection.execute_batch("COMMIT")?)
}

/// What is measured in each round: its name and its command, and what is removed before it.
fn steps(folder: &Path) -> Vec<(&'static str, Command, Option<&'static str>)> {
    let tallybook = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tallybook"));
        command.args(arguments).current_dir(folder).env_remove("TALLYBOOK_DB");
        command
    };
    let other = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder);
        command
    };
    let this = std::env::current_exe().unwrap_or_default();
    let ingest = ["ingest", "dossier", "--no-trends"];
    let pandas = "import pandas, sqlite3; pandas.read_csv('dossier/claims.csv').to_sql('claims', sqlite3.connect('pandas.db'), chunksize=50000)";
    vec![
        (
            "the limit",
            other(&this.to_string_lossy(), &["load", "dossier/claims.csv", "limit.db"]),
            Some("limit.db"),
        ),
        ("tallybook ingest, new", tallybook(&ingest), Some("tallybook.db")),
        ("tallybook ingest, no change", tallybook(&ingest), None),
        (
            "tallybook report yearly",
            tallybook(&["report", "yearly", "--format", "csv"]),
            None,
        ),
        (
            "tallybook report estimates, one series",
            tallybook(&["report", "estimates", "--series", "s7", "--format", "csv"]),
            None,
        ),
        (
            "tallybook report contradictions, one series",
            tallybook(&["report", "contradictions", "--series", "s7", "--format", "csv"]),
            None,
        ),
        (
            "tallybook report find",
            tallybook(&["report", "find", "agent 17", "--format", "csv"]),
            None,
        ),
        (
            "sqlite3 .import",
            other("sqlite3", &["import.db", "-csv", ".import dossier/claims.csv claims"]),
            Some("import.db"),
        ),
        (
            "sqlite-utils insert --csv",
            other(
                "sqlite-utils",
                &["insert", "utils.db", "claims", "dossier/claims.csv", "--csv"],
            ),
            Some("utils.db"),
        ),
        ("pandas to_sql", other("python3", &["-c", pandas]), Some("pandas.db")),
    ]
}

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo passes `--bench`.
    let given: Vec<String> = std::env::args().skip(1).filter(|text| !text.starts_with('-')).collect();
    if let [verb, sheet, db] = &given[..]
        && verb == "load"
    {
        return load(sheet, db);
    }
    let number = |index: usize, usual: u64| given.get(index).map_or(Ok(usual), |text| text.parse());
    let (rows, rounds) = (number(0, 100_000)?, number(1, 5)?);
    let folder = tempfile::tempdir()?;
    write(&folder.path().join("dossier"), 0..rows)?;
    let bytes = fs::metadata(folder.path().join("dossier/claims.csv"))?.len();
    println!("{rows} claims, {} MB", bytes / 1_000_000);
    let mut steps = steps(folder.path());
    let mut costs: Vec<Vec<Cost>> = steps.iter().map(|_| Vec::new()).collect();
    for _ in 0..rounds {
        for ((_, command, db), costs) in steps.iter_mut().zip(&mut costs) {
            for end in db
                .iter()
                .flat_map(|db| [(*db).to_owned(), format!("{db}-wal"), format!("{db}-shm")])
            {
                let _ = fs::remove_file(folder.path().join(end));
            }
            costs.extend(measured(command));
        }
    }
    let mut limit = None;
    for ((name, ..), costs) in steps.iter().zip(&costs) {
        tell(name, costs, &mut limit);
    }
    write(&folder.path().join("dossier"), rows..rows + rows / 100)?;
    let (_, ingest, _) = &mut steps[2];
    let cost: Vec<Cost> = measured(ingest).into_iter().collect();
    tell("tallybook ingest, 1 % appended", &cost, &mut limit);
    Ok(())
}

fn tell(name: &str, costs: &[Cost], limit: &mut Option<f64>) {
    let sorted = |of: fn(&Cost) -> f64| {
        let mut values: Vec<f64> = costs.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let (wall, cpu, memory) = (
        sorted(|cost| cost.wall),
        sorted(|cost| cost.cpu),
        sorted(|cost| cost.memory),
    );
    let (Some(least), Some(most), Some(memory)) = (wall.first(), wall.last(), memory.last()) else {
        println!("{name}: not installed, or it failed");
        return;
    };
    let (median, cpu) = (wall[wall.len() / 2], cpu[cpu.len() / 2]);
    let times = median / *limit.get_or_insert(median);
    println!(
        "{name}: {median:.3} s ({least:.3} to {most:.3}), {cpu:.2} s of CPU, {times:.2} times the limit, {memory:.0} MB"
    );
}
