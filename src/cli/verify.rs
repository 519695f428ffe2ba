//! `tallybook verify`

use std::path::{Path, PathBuf};

use crate::front::{Verification, VerifiedClaim};
use crate::model::{Outcome, PrivateField};
use crate::output::{Cell, Table};

use super::arguments::TableFormat;
use super::check::{LinksFollowed, only_following, read_and_check};
use super::privacy::left_out;
use super::{Failure, article, ingest, terminal};

/// Find every stated phrase again in your own copies of the documents
///
/// A document's copy is the file with its `sha256`, else the one that is named after its key or title: text, Markdown, HTML or PDF. What is found is recorded in
/// the database, if there is one, and shown in `estimates`, `events` and the published pages. docs/verify.md explains the outcomes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook verify --documents copies\n  tallybook verify seeds --documents copies --format csv"
)]
pub(super) struct Args {
    /// Folders or files of a dossier
    #[arg(default_value = "seeds")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    links: LinksFollowed,
    /// The folder of your copies
    #[arg(long, value_name = "DIR")]
    documents: PathBuf,
    /// Fail if the copies do not bear out every stated phrase
    #[arg(long)]
    strict: bool,
    /// Print private claims too; they are always looked for
    #[arg(long)]
    private: bool,
    /// How to print what was found
    #[arg(long, value_enum, default_value = "table")]
    format: TableFormat,
}

/// Runs the command.
pub(super) fn run(args: &Args, db: &Path) -> Result<(), Failure> {
    let dossier = read_and_check(&args.paths, &only_following(args.links))?;
    if !dossier.is_sound() {
        return Err(Failure::Data);
    }
    let found = dossier.verify(&args.documents, &article::read)?;
    for note in &found.notes {
        let note = if args.private { &note.whole } else { &note.public };
        terminal::message(&format!("warning: {note}"));
    }
    let shown: Vec<&VerifiedClaim<'_>> = found
        .claims
        .iter()
        .filter(|claim| args.private || !claim.is_private)
        .collect();
    terminal::print(&table(&shown, args.private), args.format.into(), false)?;
    if let Some(claims) = left_out(found.claims.len() - shown.len()) {
        terminal::message(&format!("{claims}; use --private to show everything"));
    }
    terminal::message(&summary(&found));
    match found.record(db, ingest::now().date_naive(), ingest::waiting)? {
        None => terminal::message("not recorded: there is no database of this version; run `tallybook ingest` first"),
        Some(recorded) => tell_unrecorded(&found, recorded),
    }
    let fails =
        |claim: &VerifiedClaim<'_>| claim.finding.outcome.is_against() || claim.finding.outcome == Outcome::NoCopy;
    if args.strict && found.claims.iter().any(fails) {
        return Err(Failure::Data);
    }
    Ok(())
}

fn table(claims: &[&VerifiedClaim<'_>], private: bool) -> Table {
    let columns = [
        "claim",
        "outcome",
        "found_at",
        "occurrences",
        "stated",
        "locator",
        "detail",
    ];
    let text = |text: Option<&str>| text.map_or(Cell::Null, |text| Cell::Text(text.to_owned()));
    let mut table = Table::new("", columns);
    table.rows = claims
        .iter()
        .map(|verified| {
            let (claim, finding) = (verified.claim, &verified.finding);
            // What differs quotes the phrase and tells where it stands.
            let shows = |field| private || claim.privacy.shows(field);
            let (shows_stated, shows_locator) = (shows(PrivateField::Stated), shows(PrivateField::Locator));
            let found_at = if private {
                &verified.found_at
            } else {
                &verified.found_at_public
            };
            let was_looked_for = !matches!(finding.outcome, Outcome::NoCopy | Outcome::Unquoted);
            let occurrences = i64::try_from(finding.occurrences).ok().filter(|_| was_looked_for);
            vec![
                text(Some(claim.id.as_str())),
                text(Some(finding.outcome.as_str())),
                text(found_at.as_deref()),
                occurrences.map_or(Cell::Null, Cell::Integer),
                text(claim.stated.as_deref().filter(|_| shows_stated)),
                text(Some(claim.locator.as_str()).filter(|_| shows_locator)),
                text(finding.detail.as_deref().filter(|_| shows_stated && shows_locator)),
            ]
        })
        .collect();
    table
}

/// What was found and what was not, in a line.
fn summary(found: &Verification<'_>) -> String {
    let counted = |outcomes: &[Outcome], words: &str| {
        let count: usize = outcomes.iter().map(|outcome| found.count(*outcome)).sum();
        (count > 0).then(|| format!("{count} {words}"))
    };
    let parts = [
        counted(
            &Outcome::ALL
                .iter()
                .copied()
                .filter(|outcome| outcome.is_found())
                .collect::<Vec<_>>(),
            "found at the locator",
        ),
        counted(&[Outcome::Moved], "elsewhere in the document"),
        counted(&[Outcome::Misattributed], "only in another document"),
        counted(&[Outcome::Changed], "changed"),
        counted(&[Outcome::Scattered], "with its words scattered"),
        counted(&[Outcome::Missing], "not found"),
        counted(&[Outcome::NoCopy], "without a copy"),
        counted(&[Outcome::Unquoted], "without a stated phrase"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let [documents, copies] = found.documents;
    let plural = |count: usize, one: &str| {
        if count == 1 {
            format!("1 {one}")
        } else {
            format!("{count} {one}s")
        }
    };
    let counts = if parts.is_empty() {
        String::new()
    } else {
        format!(": {}", parts.join(", "))
    };
    format!(
        "{}, {copies} of {} with a copy{counts}",
        plural(found.claims.len(), "claim"),
        plural(documents, "document")
    )
}

/// Says where the database says something else than the dossier.
fn tell_unrecorded(found: &Verification<'_>, recorded: usize) {
    let looked_for = found.claims.len() - found.count(Outcome::NoCopy) - found.count(Outcome::Unquoted);
    if recorded < looked_for {
        let left = looked_for - recorded;
        let claims = if left == 1 { "claim" } else { "claims" };
        terminal::message(&format!(
            "not recorded of {left} {claims}: the database says something else than the dossier; run `tallybook ingest` first"
        ));
    }
}
