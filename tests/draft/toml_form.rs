//! A draft as a file of a dossier.

use tallybook::article::{self, Form};
use tallybook::draft::{self, Document, Options, Overrules, Rules};

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
    assert_eq!((document.key.as_str(), document.published.as_deref()), ("northern-wire-2019-05-04", Some("2019-05-04")));
    let drafted = draft::draft(&article, &Options::default(), &Rules::built_in());
    let text = drafted.to_toml(&document, &|name| (name == "the union").then(|| "dockers-union".to_owned()));
    let table: toml::Table = toml::from_str(&text).unwrap();
    let estimates = table["estimate"].as_array().unwrap();
    assert_eq!(estimates.len(), 2, "{text}");
    assert!(estimates.iter().all(|entry| entry["review"].as_str() == Some("pending")));
    assert_eq!(estimates[0]["stated"].as_str(), Some("About 1,200"));
    assert_eq!(estimates[0]["origin"].as_str(), Some("dockers-union"));
    assert_eq!(estimates[0]["place"].as_str(), Some("RU"));
    assert_eq!(estimates[0]["series"].as_str(), Some("?"));
    assert_eq!(table["document"]["review"].as_str(), Some("pending"));
}
