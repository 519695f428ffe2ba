//! The feeds of `examples/feeds`: what their rows become, and what is said of a value that a mapping does not know.

use std::path::{Path, PathBuf};

use tallybook::Dossier;
use tallybook::dossier::{self, Options, Reading};
use tallybook::model::{Claim, Document, Quantity};

use super::workshop::Workshop;

const FEEDS: [&str; 5] = ["ucdp-ged", "acled", "polls", "auto-archiver", "casualty-tracker"];

fn folder(feed: &str) -> PathBuf {
    Path::new("examples/feeds").join(feed)
}

fn read(feed: &str) -> Reading {
    dossier::read(&[folder(feed)], &Options::default()).unwrap()
}

fn claim<'a>(reading: &'a Reading, id: &str) -> &'a Claim {
    let found = reading.book.claims.iter().find(|claim| claim.id.as_str() == id);
    found.unwrap_or_else(|| panic!("no claim {id}"))
}

fn document<'a>(reading: &'a Reading, key: &str) -> &'a Document {
    reading
        .book
        .documents
        .iter()
        .find(|document| document.key.as_str() == key)
        .unwrap()
}

/// What a claim is about and whose it is: place, time, origin, parties.
fn facts(claim: &Claim) -> [String; 4] {
    let parties: Vec<String> = claim.parties.iter().map(ToString::to_string).collect();
    [
        claim.place.to_string(),
        claim.when.edtf.clone(),
        claim.origin.to_string(),
        parties.join("; "),
    ]
}

fn quantity(claim: &Claim) -> &Quantity {
    &claim.estimate().unwrap().quantity
}

/// Its low, best and high.
fn figures(claim: &Claim) -> [Option<f64>; 3] {
    let quantity = quantity(claim);
    [quantity.low, quantity.best, quantity.high]
}

fn scope(claim: &Claim) -> Option<&str> {
    claim.estimate().unwrap().scope.as_deref()
}

#[test]
fn every_feed_is_sound() {
    for feed in FEEDS {
        let dossier = Dossier::read(&[folder(feed)]).unwrap();
        let problems: Vec<&str> = dossier.problems().iter().map(|problem| problem.code).collect();
        assert!(dossier.is_sound(), "{feed}: {problems:?}");
        let expected: &[&str] = if feed == "casualty-tracker" {
            &["total-falls"]
        } else {
            &[]
        };
        assert_eq!(problems, expected, "{feed}");
    }
}

#[test]
fn a_ged_row_is_an_event_and_its_deaths() {
    let ged = read("ucdp-ged");
    assert_eq!(ged.book.claims.len(), 24);
    let slf = "side-a: government-of-talmark; side-b: slf";
    // The day is known.
    let deaths = claim(&ged, "ged#deaths-900101");
    assert_eq!(facts(deaths), ["talmark-sel", "2023-02-11", "ucdp", slf]);
    assert_eq!(figures(deaths), [Some(12.0), Some(12.0), Some(15.0)]);
    assert_eq!(scope(deaths), Some("event 900101"));
    let event = claim(&ged, "ged#event-900101");
    assert_eq!(facts(event), facts(deaths));
    assert_eq!(
        event.note.as_deref(),
        Some("the market of Kassen; source: \"Talmark Times,2023-02-12,Twelve dead in Kassen, army says\"")
    );
    // One event between two days; several between two days.
    let between = claim(&ged, "ged#deaths-900103");
    assert_eq!(facts(between), ["talmark-sel", "[2023-03-03..2023-03-06]", "ucdp", slf]);
    assert_eq!(figures(between), [Some(5.0), Some(7.0), Some(7.0)]);
    let throughout = claim(&ged, "ged#event-900107");
    assert_eq!(facts(throughout), ["talmark-sel", "2023-05-02/2023-05-19", "ucdp", slf]);
    // No province, and one that the mapping does not have.
    let civilians = claim(&ged, "ged#deaths-900108");
    let parties = "side-a: government-of-talmark; side-b: civilians";
    assert_eq!(facts(civilians), ["talmark", "2023-06-09", "ucdp", parties]);
    assert_eq!(figures(civilians), [Some(20.0), Some(30.0), Some(80.0)]);
    let feud = claim(&ged, "ged#event-900109");
    let parties = "side-a: hill-brotherhood; side-b: river-guard";
    assert_eq!(facts(feud), ["osmere", "2023-07-01", "ucdp", parties]);
    // Perhaps nobody died.
    assert_eq!(
        figures(claim(&ged, "ged#deaths-900105")),
        [Some(0.0), Some(0.0), Some(5.0)]
    );
    let unchecked = claim(&ged, "ged#deaths-900110").note.as_deref().unwrap();
    assert!(
        unchecked.starts_with("UCDP has yet to check the deaths; source: "),
        "{unchecked}"
    );
}

#[test]
fn an_acled_row_has_fatalities_only_if_there_were_any() {
    let acled = read("acled");
    let estimates = acled.book.claims.iter().filter(|claim| claim.estimate().is_some());
    assert_eq!((acled.book.claims.len(), estimates.count()), (16, 6));
    let id = |key: &str| format!("acled-2024-07-05#{key}");
    let army = "actor-1: talmark-army; actor-2: slf-sel-liberation-front";
    let clash = claim(&acled, &id("fatalities-TLM101"));
    assert_eq!(facts(clash), ["talmark-sel", "2024-02-03", "radio-talmark", army]);
    assert_eq!(figures(clash), [Some(16.0); 3]);
    // About a week, and some time in a month.
    let mine = claim(&acled, &id("fatalities-TLM102"));
    let parties = "actor-1: slf-sel-liberation-front; actor-2: civilians-talmark";
    assert_eq!(
        facts(mine),
        ["talmark-sel", "[2024-02-12~..2024-02-18~]", "sel-observer", parties]
    );
    let attack = claim(&acled, &id("event-TLM103"));
    let parties = "actor-1: unidentified-armed-group-talmark; actor-2: civilians-talmark";
    assert_eq!(
        facts(attack),
        ["talmark-north", "2024-03", "radio-talmark-sel-observer", parties]
    );
    // No second actor; no deaths reported.
    let march = claim(&acled, &id("event-TLM104"));
    assert_eq!(
        facts(march),
        [
            "talmark-sel",
            "2024-03-18",
            "radio-talmark",
            "actor-1: protesters-talmark"
        ]
    );
    assert!(march.note.as_deref().unwrap().contains("marched, and sang, in Kassen"));
    assert!(
        !acled
            .book
            .claims
            .iter()
            .any(|claim| claim.id.as_str() == id("fatalities-TLM104"))
    );
    let raid = claim(&acled, &id("fatalities-TLM108"));
    assert_eq!(facts(raid)[..3], ["osmere", "2024-05-01", "undisclosed-source"]);
}

#[test]
fn an_answer_of_a_poll_is_a_share_with_its_margin() {
    let polls = read("polls");
    assert_eq!(polls.book.claims.len(), 15);
    let about = |value: Option<f64>| value.map(|share| (share * 1000.0).round() / 10.0);
    let percent = |id: &str| figures(claim(&polls, id)).map(about);
    let april = claim(&polls, "to-2024-04#bridge-yes");
    assert_eq!(facts(april), ["talmark", "2024-04-05/2024-04-08", "tal-opinion", ""]);
    assert_eq!(percent("to-2024-04#bridge-yes"), [Some(49.0), Some(52.0), Some(55.0)]);
    assert_eq!(april.basis.as_deref(), Some("poll; n = 1,012"));
    assert_eq!(
        document(&polls, "to-2024-04").title,
        "Tal Opinion poll for Talmark Times"
    );
    // No client, no margin, and a month of publication.
    let spring = claim(&polls, "us-spring#bridge-undecided");
    assert_eq!(
        facts(spring),
        ["talmark", "2024-03-01/2024-04-30", "sel-university", ""]
    );
    assert_eq!(percent("us-spring#bridge-undecided"), [Some(10.0), None, Some(12.0)]);
    assert_eq!(
        document(&polls, "us-spring").title,
        "University of Sel, Survey Centre poll"
    );
    // No first day and no sample, and a share that can have no margin.
    let june = claim(&polls, "nr-18#bridge-undecided");
    assert_eq!(facts(june), ["talmark", "2024-05-30", "northern-research", ""]);
    assert_eq!(percent("nr-18#bridge-undecided"), [None, None, Some(1.0)]);
    assert_eq!(june.basis.as_deref(), Some("poll"));
    assert_eq!(percent("nr-18#bridge-yes"), [Some(51.5), Some(55.0), Some(58.5)]);
    assert_eq!(
        document(&polls, "nr-17").title,
        "Northern Research poll for \"The Post\", Sunday edition"
    );
}

#[test]
fn an_archived_post_is_a_document_with_its_claims() {
    let posts = read("auto-archiver");
    let documents: Vec<&str> = posts
        .book
        .documents
        .iter()
        .map(|document| document.key.as_str())
        .collect();
    // Neither the one that failed nor the one in progress.
    assert_eq!(
        documents,
        [
            "KAS001", "KAS002", "KAS003", "KAS004", "KAS006", "KAS007", "KAS009", "KAS010"
        ]
    );
    assert_eq!(posts.book.claims.len(), 15);
    let first = document(&posts, "KAS001");
    assert_eq!(first.title, "Post by Kassen Live: Shelling in Kassen, \"first video\"");
    assert_eq!(first.url.as_deref(), Some("https://video.example/watch?v=kas001"));
    assert_eq!(
        first.archive_url.as_deref(),
        Some("https://archive.example/kas001.html")
    );
    assert!(first.sha256.as_deref().unwrap().starts_with("e71d3f9d"));
    assert_eq!(document(&posts, "KAS006").sha256, None);
    assert_eq!(document(&posts, "KAS003").title, "Post by Lena's videos");
    let shelling = claim(&posts, "KAS001#deaths");
    assert_eq!(facts(shelling), ["talmark-sel", "2024-02-03", "kassen-live", ""]);
    assert_eq!(figures(shelling), [Some(3.0); 3]);
    assert_eq!(scope(shelling), Some("Shells hit the market of Kassen"));
    let road = claim(&posts, "KAS003#deaths");
    assert_eq!(facts(road), ["talmark-sel", "2024-02-04", "lena-s-videos", ""]);
    assert_eq!(figures(road), [Some(5.0), None, None]);
    let cars = claim(&posts, "KAS004#event");
    assert_eq!(
        facts(cars),
        ["talmark-north", "[2024-02-06,2024-02-07]", "kassen-live", ""]
    );
    let fighting = claim(&posts, "KAS007#deaths");
    assert_eq!(
        facts(fighting),
        ["talmark", "2024-02-08/2024-02-10", "talmark-army-press", ""]
    );
    assert_eq!(figures(fighting), [None, None, Some(30.0)]);
    assert_eq!(figures(claim(&posts, "KAS010#deaths")), [None; 3]);
}

#[test]
fn a_daily_report_gives_its_totals() {
    let reports = read("casualty-tracker");
    assert_eq!((reports.book.documents.len(), reports.book.claims.len()), (10, 28));
    let last = claim(&reports, "report-2024-03-15#killed");
    assert_eq!(facts(last), ["talmark-sel", "2024-03-15", "health-office", ""]);
    assert_eq!(figures(last), [Some(1986.0); 3]);
    let other = claim(&reports, "report-2024-03-07#killed-children");
    assert_eq!(facts(other), ["talmark-sel", "2024-03-07", "media-office", ""]);
    assert_eq!(figures(other), [Some(140.0); 3]);
    let injured = claim(&reports, "report-2024-03-10#injured");
    assert_eq!(figures(injured), [Some(4000.0); 3]);
    let url = &document(&reports, "report-2024-03-10").url;
    assert_eq!(url.as_deref(), Some("https://health.example/2024-03-10"));
    // No report that day, and no children in the first.
    let missing = ["report-2024-03-06#killed", "report-2024-03-03#killed-children"];
    assert!(
        !reports
            .book
            .claims
            .iter()
            .any(|claim| missing.contains(&claim.id.as_str()))
    );
}

/// The problems of a feed with a text in one of its files replaced.
fn problems_with(feed: &str, file: &str, from: &str, to: &str) -> Vec<String> {
    let workshop = Workshop::empty();
    for entry in std::fs::read_dir(folder(feed)).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let mut text = std::fs::read_to_string(entry.path()).unwrap();
        if name == file {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        workshop.file(&name, text);
    }
    workshop.problems()
}

/// Those of a code, each place once: every record that needs a value reports it.
fn of(code: &str, problems: Vec<String>) -> Vec<String> {
    let mut found: Vec<String> = problems
        .into_iter()
        .filter(|problem| problem.contains(&format!("[{code}]")))
        .collect();
    found.dedup();
    found
}

#[test]
fn what_a_mapping_does_not_know_is_told_at_its_cell() {
    let unknown = |feed, file, from, to| of("invalid-value", problems_with(feed, file, from, to));
    assert_eq!(
        unknown("ucdp-ged", "ged.csv", "Osmere (East Talmark)", "Osmere"),
        ["seeds/ged.csv:10:404: error[invalid-value]: the map `countries` has no `Osmere`"]
    );
    assert_eq!(
        unknown(
            "polls",
            "polls.csv",
            "Do you support the truce of 2 April?",
            "Do you back the truce?"
        ),
        ["seeds/polls.csv:5:94: error[invalid-value]: the map `questions` has no `Do you back the truce?`"]
    );
    assert_eq!(
        unknown("auto-archiver", "links.csv", "Upper Kassen", "Lower Kassen"),
        ["seeds/links.csv:4:551: error[invalid-value]: the map `places` has no `Lower Kassen`"]
    );
}

#[test]
fn a_column_that_an_export_does_not_have_is_told_in_the_mapping() {
    assert_eq!(
        problems_with("acled", "export.map.toml", "{sub_event_type}", "{sub_event}"),
        ["seeds/export.map.toml:18:9: error[invalid-mapping]: seeds/export.csv has no column `sub_event`"]
    );
}

#[test]
fn a_total_that_is_no_number_is_told_at_its_cell() {
    let problems = problems_with(
        "casualty-tracker",
        "reports.json",
        "\"killed_cum\": 1162",
        "\"killed_cum\": \"unclear\"",
    );
    assert_eq!(
        of("invalid-type", problems),
        ["seeds/reports.json:8:83: error[invalid-type]: `best` must be a plain number"]
    );
}
