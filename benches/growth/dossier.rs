//! Made-up dossiers of any size: claims of one level with a few outliers, in one series and place or in many.

use std::fmt::Write as _;
use std::path::Path;

const DOCUMENTS: usize = 200;
const ORIGINS: usize = 40;
const OUTLIERS: usize = 20;

/// How claims are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spread {
    /// All about one series in one place.
    One,
    /// Seven about each series and place.
    Many,
    /// All about one series in one place, each repeating the one before it or the first, in turn.
    Relays,
    /// All about one total in one place, which rises from day to day.
    Totals,
}

/// Writes a dossier with this many claims into a folder.
///
/// # Errors
/// If a file cannot be written.
pub(crate) fn write(folder: &Path, claims: usize, spread: Spread) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let pairs = match spread {
        Spread::One | Spread::Relays | Spread::Totals => 1,
        Spread::Many => claims.div_ceil(7),
    };
    std::fs::write(folder.join("series.toml"), series(pairs.div_ceil(10), spread))?;
    std::fs::write(folder.join("agents.toml"), agents())?;
    std::fs::write(folder.join("places.toml"), places())?;
    for document in 0..DOCUMENTS.min(claims) {
        let mut text = head(document);
        for claim in (document..claims).step_by(DOCUMENTS) {
            text.push_str(&estimate(claim, pairs, spread));
        }
        std::fs::write(folder.join(format!("document-{document}.toml")), text)?;
    }
    Ok(())
}

fn series(count: usize, spread: Spread) -> String {
    let measure = match spread {
        Spread::Totals => "measure = \"cumulative\"\nsince = \"1999-12-31\"\n",
        Spread::One | Spread::Many | Spread::Relays => "",
    };
    (0..count)
        .map(|key| format!("[[series]]\nkey = \"s{key}\"\ntitle = \"Series {key}\"\nunit = \"count\"\nunit_name = \"people\"\nadds_up = true\n{measure}\n"))
        .collect()
}

fn agents() -> String {
    (0..ORIGINS)
        .map(|key| format!("[[agent]]\nkey = \"a{key}\"\nname = \"Agent {key}\"\nkind = \"ngo\"\n\n"))
        .collect()
}

fn places() -> String {
    (0..10)
        .map(|key| format!("[[place]]\nkey = \"p{key}\"\nname = \"Place {key}\"\nparent = \"RU\"\n\n"))
        .collect()
}

fn head(document: usize) -> String {
    let (year, month) = (2001 + document / 10, 1 + document % 10);
    format!(
        "[document]\nkey = \"d{document}\"\ntitle = \"Document {document}\"\npublisher = \"a{}\"\npublished = \"{year}-{month:02}-15\"\nlanguage = \"en\"\n",
        document % ORIGINS
    )
}

fn estimate(claim: usize, pairs: usize, spread: Spread) -> String {
    let pair = claim % pairs;
    let value = if claim > 0 && claim <= OUTLIERS {
        500_000
    } else {
        48_000
    } + claim * 37 % 4_001;
    let (document, number) = (claim % DOCUMENTS, claim / DOCUMENTS);
    let (year, month, day) = (2_000 + document / 10, 1 + document % 10, 1 + number % 28);
    let (value, when) = match spread {
        Spread::Totals => {
            let rises = (document * 30 + day) * 10_000;
            let value = match value {
                ..=100_000 => rises,
                _ if claim.is_multiple_of(2) => rises * 4,
                _ => rises / 4,
            };
            (value, format!("{year}-{month:02}-{day:02}"))
        }
        Spread::One | Spread::Many | Spread::Relays => (value, year.to_string()),
    };
    let mut text = format!(
        "\n[[estimate]]\nkey = \"c{claim}\"\nseries = \"s{}\"\nplace = \"p{}\"\nstated = \"about {value}\"\nwhen = \"{}\"\norigin = \"a{}\"\nlocator = \"paragraph {claim}\"\n",
        pair / 10,
        pair % 10,
        when,
        claim * 7 % ORIGINS,
    );
    if spread == Spread::Relays && claim > 0 {
        // A claim does not repeat a later document.
        let before = if claim.is_multiple_of(2) && !claim.is_multiple_of(DOCUMENTS) {
            claim - 1
        } else {
            0
        };
        let _ = writeln!(text, "relays = \"d{}#c{before}\"", before % DOCUMENTS);
    }
    text
}
