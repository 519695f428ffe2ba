//! A draft as a file of a dossier.

use std::fmt::Write as _;
use tallybook::article::{self, Form};

use tallybook::Dossier;
use tallybook::draft::{self, Alone, Candidate, Document, Kind, Options, Overrules, Rules};

const ARTICLE: &str = "Dockers walk out\n\n4 May 2019\n\nAbout 1,200 dockers struck at a port in Russia on Friday, the union said. It has a \"strike fund\" of 3,00 rubles.\n";

#[test]
fn every_entry_waits_and_says_where_it_stands() {
    let article = article::read(ARTICLE.as_bytes(), Form::Text).unwrap();
    let overrules = Overrules {
        publisher: Some("Northern \"Wire\""),
        published: Some("4 May 2019"),
        key: None,
    };
    let document = Document::of(&article, "dockers", &overrules, &|_| None);
    assert_eq!(
        (document.key.as_str(), document.published.as_deref()),
        ("northern-wire-2019-05-04", Some("2019-05-04"))
    );
    let drafted = draft::draft(&article, &Options::default(), &Rules::built_in());
    let text = drafted.to_toml(&document, &|name| {
        (name == "the union").then(|| "dockers-union".to_owned())
    });
    let table: toml::Table = toml::from_str(&text).unwrap();
    let estimates = table["estimate"].as_array().unwrap();
    assert_eq!(estimates.len(), 2, "{text}");
    assert!(
        estimates
            .iter()
            .all(|entry| entry["review"].as_str() == Some("pending"))
    );
    assert_eq!(estimates[0]["stated"].as_str(), Some("About 1,200"));
    assert_eq!(estimates[0]["origin"].as_str(), Some("dockers-union"));
    assert_eq!(estimates[0]["place"].as_str(), Some("RU"));
    assert_eq!(estimates[0]["series"].as_str(), Some("?"));
    assert_eq!(table["document"]["review"].as_str(), Some("pending"));
}

/// A series that a figure fits, as a dossier declares it.
fn series(number: usize, candidate: &Candidate) -> Option<String> {
    let figure = candidate.figure.as_ref()?;
    let quantity = figure.reading.as_ref().ok()?;
    let mut text = format!(
        "[[series]]\nkey = \"s{number}\"\ntitle = \"Series {number}\"\nunit = \"{}\"\n",
        quantity.unit
    );
    for (name, value) in [
        ("unit_name", quantity.unit_name.as_ref().map(ToString::to_string)),
        ("currency", quantity.currency.as_ref().map(ToString::to_string)),
        ("per", quantity.per.map(|per| per.to_string())),
    ] {
        if let Some(value) = value {
            writeln!(text, "{name} = \"{value}\"").unwrap();
        }
    }
    Some(text)
}

/// What a person fills in: the series of each figure, and something for each gap. What cannot be read is removed.
fn reviewed(text: &str, candidates: &[&Candidate]) -> (String, String) {
    let mut table: toml::Table = toml::from_str(text).unwrap();
    let published = table["document"]["published"].as_str().unwrap().to_owned();
    let fill = |table: &mut toml::Table| {
        table.remove("review");
        let key = table["key"].as_str().unwrap().to_owned();
        for (field, value) in [
            ("when", published.as_str()),
            ("place", "001"),
            ("origin", "somebody"),
            ("title", key.as_str()),
            ("publisher", "somebody"),
            ("published", published.as_str()),
        ] {
            if table.get(field).and_then(toml::Value::as_str) == Some("?") {
                table.insert(field.to_owned(), value.into());
            }
        }
    };
    fill(table["document"].as_table_mut().unwrap());
    let mut declared = String::from("[[agent]]\nkey = \"somebody\"\nname = \"Somebody\"\nkind = \"other\"\n");
    if let Some(events) = table.get_mut("event").and_then(toml::Value::as_array_mut) {
        for event in events.iter_mut() {
            fill(event.as_table_mut().unwrap());
        }
    }
    if let Some(estimates) = table.get_mut("estimate").and_then(toml::Value::as_array_mut) {
        let mut number = 0;
        estimates.retain_mut(|estimate| {
            let candidate = candidates[number];
            number += 1;
            // What its words alone do not say is for a person to settle.
            let settled = candidate
                .figure
                .as_ref()
                .is_some_and(|figure| figure.alone != Alone::Otherwise);
            // Money that is no more in use is read, but no series is in it.
            let money = candidate
                .figure
                .as_ref()
                .and_then(|figure| figure.reading.as_ref().ok()?.currency);
            let settled = settled && money.is_none_or(|money| money.as_str() != "ITL");
            let Some(series) = series(number, candidate).filter(|_| settled) else {
                return false;
            };
            declared.push_str(&series);
            let estimate = estimate.as_table_mut().unwrap();
            fill(estimate);
            estimate.insert("series".into(), format!("s{number}").into());
            true
        });
    }
    (table.to_string(), declared)
}

#[test]
fn a_draft_whose_gaps_are_filled_passes_check() {
    let folder = format!("{}/tests/corpus/open", env!("CARGO_MANIFEST_DIR"));
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let passage: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let article = article::read(passage["text"].as_str().unwrap().as_bytes(), Form::Text).unwrap();
        let document = Document::of(
            &article,
            "passage",
            &Overrules {
                published: passage["published"].as_str(),
                ..Overrules::default()
            },
            &|_| None,
        );
        let options = Options {
            date: tallybook::language::date::Options {
                reference: document.day(),
                ..Default::default()
            },
            ..Options::default()
        };
        let drafted = draft::draft(&article, &options, &Rules::built_in());
        let figures: Vec<&Candidate> = drafted
            .candidates
            .iter()
            .filter(|candidate| candidate.kind == Kind::Estimate)
            .collect();
        let (text, declared) = reviewed(&drafted.to_toml(&document, &|_| None), &figures);
        let dossier = tempfile::tempdir().unwrap();
        std::fs::write(dossier.path().join("draft.toml"), text).unwrap();
        std::fs::write(dossier.path().join("series.toml"), declared).unwrap();
        let read = Dossier::read(&[dossier.path()]).unwrap();
        let errors: Vec<String> = read
            .problems()
            .iter()
            .filter(|problem| problem.severity == tallybook::diagnostic::Severity::Error)
            .map(|problem| format!("{} {}", problem.code, problem.what))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}
