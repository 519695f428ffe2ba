//! Any bytes as an article in any form but PDF: no panic, no stall, each phrase stands where the draft says, the draft as TOML can be read.
//!
//! A PDF is left out: its parser may panic, which is why the program reads PDFs in a process of its own.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tallybook::article::{self, Form};
use tallybook::draft::{self, Document, Options, Overrules, Rules};
use tallybook::language::date;

static RULES: std::sync::LazyLock<Rules> = std::sync::LazyLock::new(Rules::built_in);

fuzz_target!(|data: &[u8]| {
    let Some((&flags, bytes)) = data.split_first() else { return };
    let form = match flags & 3 {
        0 => Form::Html,
        1 => Form::Markdown,
        _ => Form::Text,
    };
    let Ok(article) = article::read(bytes, form) else { return };
    let options = Options {
        date: date::Options {
            reference: (flags & 4 == 0).then(|| chrono::NaiveDate::from_ymd_opt(2024, 5, 28)).flatten(),
            day_first: flags & 8 != 0,
            ..date::Options::default()
        },
        ..Options::default()
    };
    let drafted = draft::draft(&article, &options, &RULES);
    let points: Vec<char> = article.text.chars().collect();
    for candidate in &drafted.candidates {
        let there: String = points[candidate.start..candidate.end].iter().collect();
        assert_eq!(there, candidate.phrase);
    }
    let document = Document::of(&article, "article", &Overrules::default(), &|_| None);
    let text = drafted.to_toml(&document, &|_| None);
    assert!(text.parse::<toml::Table>().is_ok(), "{text}");
});
