//! How long it takes to read and check a dossier of 1,000 documents with ten claims each.
//!
//! `cargo bench --bench check` writes such a dossier into a temporary folder (about 2.5 MB in 1,003 files: stated ranges,
//! hedges, money and shares in four series, twenty countries and regions, a relay in ten) and times `dossier::read`,
//! `check::run` and both. The aim is less than 0.5 s for both.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench, not a library")]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use divan::black_box;
use tallybook::dossier::Options;
use tallybook::{check, dossier};
use tempfile::TempDir;

const DOCUMENTS: usize = 1_000;
const CLAIMS: usize = 10;

static DOSSIER: LazyLock<TempDir> = LazyLock::new(|| write(DOCUMENTS));

fn main() {
    let reading = dossier::read(&paths(), &Options::default()).unwrap();
    assert_eq!(reading.problems, [], "every file is read without a problem");
    assert_eq!(reading.book.claims.len(), DOCUMENTS * CLAIMS, "every claim is read");
    // Random figures contradict each other, but break no other rule.
    let expected = |code: &str| matches!(code, "part-larger-than-whole" | "suspected-echo" | "stale-repeat");
    let broken = check::run(&reading.book)
        .into_iter()
        .find(|problem| !expected(problem.code));
    assert_eq!(broken, None, "every claim is sound");
    divan::main();
}

#[divan::bench(sample_count = 20)]
fn read() -> dossier::Reading {
    dossier::read(black_box(&paths()), &Options::default()).unwrap()
}

#[divan::bench(sample_count = 20)]
fn check_alone(bencher: divan::Bencher<'_, '_>) {
    let reading = dossier::read(&paths(), &Options::default()).unwrap();
    bencher.bench(|| check::run(black_box(&reading.book)));
}

#[divan::bench(sample_count = 20)]
fn read_and_check() -> usize {
    let reading = dossier::read(black_box(&paths()), &Options::default()).unwrap();
    reading.problems.len() + check::run(&reading.book).len()
}

fn paths() -> [PathBuf; 1] {
    [DOSSIER.path().to_path_buf()]
}

/// Pseudo-random numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let index = self.below(words.len() as u64);
        words[usize::try_from(index).unwrap_or_default()]
    }
}

fn write(documents: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut agents = String::new();
    for agent in 0..50 {
        let _ = writeln!(
            agents,
            "[[agent]]\nkey = \"paper-{agent}\"\nname = \"Paper {agent}\"\nkind = \"news-outlet\"\n"
        );
    }
    fs::write(folder.path().join("agents.toml"), agents).unwrap();
    fs::write(
        folder.path().join("series.toml"),
        "[[series]]\nkey = \"workers\"\ntitle = \"Workers\"\nunit = \"count\"\nadds_up = true\n\
         [[series]]\nkey = \"loggers\"\ntitle = \"Loggers\"\nunit = \"count\"\nadds_up = true\npart_of = \"workers\"\n\
         [[series]]\nkey = \"pay\"\ntitle = \"Pay\"\nunit = \"money\"\nper = \"month\"\n\
         [[series]]\nkey = \"share\"\ntitle = \"Share\"\nunit = \"share\"\n",
    )
    .unwrap();
    fs::write(folder.path().join("dossier.toml"), "[dossier]\ntitle = \"Generated\"\n").unwrap();
    let mut dice = Dice(7);
    for document in 0..documents {
        let year = 2005 + document % 20;
        let folder = folder.path().join(year.to_string());
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{document}.toml")), page(document, year, &mut dice)).unwrap();
    }
    folder
}

fn page(document: usize, year: usize, dice: &mut Dice) -> String {
    let places = [
        "001", "150", "151", "142", "RU", "RU-SAK", "RU-PRI", "CN", "KW", "QA", "PL", "MY", "MN", "NG", "AE", "CZ",
    ];
    let mut text = format!(
        "[document]\nkey = \"d{document}\"\ntitle = \"Document {document}\"\npublisher = \"paper-{}\"\npublished = \"{year}-06\"\n\
         url = \"https://example.org/{document}\"\nlanguage = \"en\"\n",
        dice.below(50)
    );
    for claim in 0..CLAIMS {
        let number = 10_000 + dice.below(90_000);
        let (series, stated) = match claim % 5 {
            0 => ("workers", format!("about {number}")),
            1 => ("workers", format!("at least {number} workers")),
            2 => ("loggers", format!("between {number} and {}", number + 2_000)),
            3 => ("pay", format!("${number} a month")),
            _ => ("share", format!("up to {} percent", 10 + number % 90)),
        };
        // A relay is about the same place as the claim it repeats.
        let place = if claim == 9 { "001" } else { dice.pick(&places) };
        let when = dice.pick(&["2003", "2004", "spring 2004", "2001/2004", "mid 2004", "2003-11"]);
        let _ = write!(
            text,
            "\n[[estimate]]\nkey = \"c{claim}\"\nseries = \"{series}\"\nplace = \"{place}\"\nstated = \"{stated}\"\n\
             when = \"{when}\"\nlocator = \"paragraph {claim}\"\nnote = \"A note of ordinary length about this figure.\"\n",
        );
        if claim == 9 && document >= 20 {
            let _ = writeln!(text, "relays = \"d{}#c{claim}\"", document % 20);
        }
    }
    text
}
