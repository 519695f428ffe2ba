//! What it takes to ingest a dossier of many small trends: wall time, CPU time and the most memory.
//!
//! `cargo bench --bench ingest -- [TRENDS]` (1,000 by default; 14,000 makes 100,000 claims, which are to take less than 3 minutes on two cores and less
//! than 300 MB) writes such a dossier into a temporary folder and runs `tallybook ingest` on it three times: into a new database, again with nothing
//! changed, and with one file changed. `cargo bench --bench ingest -- TRENDS DIR` only writes the dossier into a folder that does not exist yet, to be
//! measured by other means, such as `/usr/bin/time -v`.
//!
//! A trend is one of 56 series in one of the dossier's own places and has seven claims or eight, by sixty agents over twenty years: figures, hedges, ranges and
//! bounds about years, months and spans of years, one in seven a relay. A file is a document with about ten claims of as many trends.

#![allow(
    missing_docs,
    clippy::print_stdout,
    reason = "a bench, not a library: it prints what it measured"
)]

mod measure;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use measure::{Cost, Dice, measured};

const SERIES: u64 = 56;
const AGENTS: u64 = 60;
const YEARS: u64 = 20;

/// Between 0 and 1.
fn share(dice: &mut Dice) -> f64 {
    dice.below(1_000_000) as f64 / 1e6
}

/// A number to two significant digits, as sources print them.
fn round(value: f64) -> u64 {
    let unit = 10_f64.powf(value.log10().floor() - 1.0);
    format!("{:.0}", (value / unit).round() * unit).parse().unwrap_or(1)
}

fn write(trends: u64, folder: &Path) -> std::io::Result<u64> {
    fs::create_dir(folder)?;
    let places = trends.div_ceil(SERIES);
    let mut text = String::from("[dossier]\ntitle = \"Many small trends\"\n");
    fs::write(folder.join("dossier.toml"), &text)?;
    text.clear();
    for agent in 0..AGENTS {
        let _ = writeln!(
            text,
            "[[agent]]\nkey = \"agent-{agent}\"\nname = \"Agent {agent}\"\nkind = \"news-outlet\""
        );
    }
    fs::write(folder.join("agents.toml"), &text)?;
    text.clear();
    for series in 0..SERIES {
        let _ = writeln!(
            text,
            "[[series]]\nkey = \"series-{series}\"\ntitle = \"Series {series}\"\nunit = \"count\""
        );
    }
    fs::write(folder.join("series.toml"), &text)?;
    text.clear();
    for place in 0..places {
        let _ = writeln!(
            text,
            "[[place]]\nkey = \"site-{place}\"\nname = \"Site {place}\"\nparent = \"RU\""
        );
    }
    fs::write(folder.join("places.toml"), &text)?;

    let mut dice = Dice(7);
    let documents = (trends * 7 / 10).max(1);
    let mut files: BTreeMap<u64, String> = BTreeMap::new();
    let mut claims = 0;
    for trend in 0..trends {
        let (series, place) = (trend % SERIES, trend / SERIES);
        let mut level = 10_f64.powf(2.0 + 4.0 * share(&mut dice));
        let mut repeated: Option<(u64, u64)> = None;
        // Evenly through the documents, which are in the order of their dates.
        let start = dice.below(documents);
        let mut homes: Vec<u64> = (0..7 + u64::from(trend % 7 == 0))
            .map(|number| (start + number * documents / 8) % documents)
            .collect();
        homes.sort_unstable();
        homes.dedup();
        for (number, home) in homes.into_iter().enumerate() {
            let year = 2004 + home * YEARS / documents;
            level *= (0.4 * (share(&mut dice) - 0.5)).exp();
            let figure = round(level * (0.8 * (share(&mut dice) - 0.5)).exp());
            let stated = match dice.below(8) {
                0 => format!("about {figure}"),
                1 => format!("at least {figure}"),
                2 => format!("up to {figure}"),
                3 => format!("{figure} to {}", figure + figure / 4 + 1),
                4 => format!("more than {figure}"),
                5 => format!("nearly {figure}"),
                _ => figure.to_string(),
            };
            let when = match dice.below(6) {
                0 => format!("{}-{:02}", year - 1, 1 + dice.below(12)),
                1 => format!("{}/{}", year - 3, year - 1),
                2 => format!("{}-{:02}-{:02}", year - 1, 1 + dice.below(12), 1 + dice.below(28)),
                _ => (year - 1).to_string(),
            };
            let file = files.entry(home).or_insert_with(|| {
                format!(
                    "[document]\nkey = \"d{home}\"\ntitle = \"Document {home}\"\npublisher = \"agent-{}\"\npublished = \"{year}-{:02}\"\nlanguage = \"en\"\n",
                    home % AGENTS,
                    1 + home * YEARS * 12 / documents % 12,
                )
            });
            let _ = write!(
                file,
                "\n[[estimate]]\nkey = \"c{trend}\"\nseries = \"series-{series}\"\nplace = \"site-{place}\"\nstated = \"{stated}\"\n\
                 when = \"{when}\"\nlocator = \"paragraph {number}\"\n",
            );
            match repeated.filter(|_| number == 4) {
                Some((document, _)) => {
                    let _ = writeln!(file, "relays = \"d{document}#c{trend}\"");
                }
                None => {
                    let _ = writeln!(file, "origin = \"agent-{}\"", dice.below(AGENTS));
                }
            }
            repeated = Some((home, trend));
            claims += 1;
        }
    }
    let folder = folder.join("documents");
    fs::create_dir(&folder)?;
    for (home, text) in files {
        fs::write(folder.join(format!("d{home}.toml")), text)?;
    }
    Ok(claims)
}

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo passes `--bench`.
    let mut given = std::env::args().skip(1).filter(|text| !text.starts_with('-'));
    let trends: u64 = given.next().map_or(Ok(1_000), |text| text.parse())?;
    if let Some(folder) = given.next() {
        println!("{} claims in {trends} trends", write(trends, Path::new(&folder))?);
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let dossier = folder.path().join("dossier");
    let claims = write(trends, &dossier)?;
    let mut ingest = Command::new(env!("CARGO_BIN_EXE_tallybook"));
    ingest
        .args(["ingest", "dossier"])
        .current_dir(folder.path())
        .env_remove("TALLYBOOK_DB");
    println!("{claims} claims in {trends} trends");
    for what in ["into a new database", "nothing changed", "one file changed"] {
        if what == "one file changed" {
            let file = dossier.join("documents").join("d1.toml");
            fs::write(&file, fs::read_to_string(&file)?.replace("\"\nwhen", "0\"\nwhen"))?;
        }
        let Cost { wall, cpu, memory } = measured(&mut ingest)?;
        println!("{what}: {wall:.1} s, {cpu:.1} s of CPU, {memory:.0} MB");
    }
    Ok(())
}
