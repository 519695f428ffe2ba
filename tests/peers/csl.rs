//! Documents as Pandoc's citeproc prints them, and the footnotes of claims as Pandoc reads them.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tallybook::store::record::Record;

use super::walls;

/// What Pandoc makes of a text; `None` where it is not installed, which CI must have.
#[expect(clippy::print_stderr, reason = "a contributor should know what was not tested")]
fn pandoc(arguments: &[&str], text: &str) -> Option<String> {
    let begun = Command::new("pandoc")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match begun {
        Ok(child) => child,
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "pandoc: {error}");
            eprintln!("not tested with Pandoc, which is not installed ({error})");
            return None;
        }
    };
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{arguments:?}: {said}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The list of sources that Pandoc prints of all items of a file.
fn bibliography(file: &str) -> Option<Vec<String>> {
    let style = std::path::absolute("tests/peers/circa.csl").unwrap();
    let arguments = [
        "--citeproc",
        "--bibliography",
        file,
        "--csl",
        style.to_str().unwrap(),
        "--to=plain",
        "--wrap=none",
    ];
    let printed = pandoc(&arguments, "---\nnocite: '@*'\n---\n")?;
    Some(
        printed
            .lines()
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
    )
}

#[test]
fn documents_are_printed_as_precisely_dated_as_they_are() {
    let sandbox = walls();
    sandbox.run(["export", "csl-json", "--public", "-o", "walls.json"]).ok();
    let items: Value = serde_json::from_str(&sandbox.read("walls.json")).unwrap();
    assert_eq!(items.as_array().unwrap().len(), 3);
    let Some(printed) = bibliography(sandbox.path("walls.json").to_str().unwrap()) else {
        return;
    };
    assert_eq!(
        printed,
        [
            "A survey of walls | Ministry of Works | c. 1990 | archive.example.org",
            "Walls, _counted_ | A. Mason and B. Carter | The Paper | May 1991 | https://paper.example.org/walls?a=1&b=2",
            "More masons | The Echo | 1991–February 1992 | 05/04/1993",
        ]
    );
}

#[test]
fn seasons_years_before_christ_and_what_is_only_words_are_printed() {
    let sandbox = walls();
    let item = |key: &str, published: &str, words: &str| -> Value {
        let document: Record = [
            ("key", key),
            ("title", key),
            ("publisher_name", "P"),
            ("publisher_kind", "person"),
            ("published", published),
            ("published_words", words),
        ]
        .map(|(name, text)| (name.to_owned(), text.into()))
        .into_iter()
        .collect();
        tallybook::citation::document(&document, "T").into()
    };
    let items = json!([
        item("a", "2015-21", "spring 2015"),
        item("b", "-0489~", "about 490 BC"),
        item("c", "-0489/-0479", "490–480 BC"),
        item("d", "[2014..2016]", "between 2014 and 2016"),
        item("e", "2015-XX-XX", "2015"),
    ]);
    sandbox.write("items.json", &items.to_string());
    let Some(printed) = bibliography(sandbox.path("items.json").to_str().unwrap()) else {
        return;
    };
    assert_eq!(
        printed,
        [
            "a | P | Spring 2015",
            "b | P | c. 490BC",
            "c | P | 490BC–480BC",
            "d | P | between 2014 and 2016",
            "e | P | 2015",
        ]
    );
}

#[test]
fn a_claim_is_cited_in_the_same_words_everywhere() {
    let sandbox = walls();
    let cited = |format: &'static str| sandbox.run(["cite", "echo-1992#masons", "--format", format]).ok();
    let sentence = cited("text");
    let (said, edition) = sentence.trim_end().split_once(" In: ").unwrap();
    assert_eq!(
        said,
        "Masons: “about 50,000”, Greece, 1989. Ministry of Works, as relayed by The Echo in “More masons”, 1991 to Feb 1992, paragraph 1, which repeats The Paper, \
         which repeats Ministry of Works."
    );
    assert!(
        edition.starts_with("Walls & <script>hit()</script>, edition "),
        "{edition}"
    );
    assert!(edition.ends_with(", claim echo-1992#masons."), "{edition}");

    let items: Vec<Value> = serde_json::from_str(&cited("csl-json")).unwrap();
    let ids: Vec<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["echo-1992", "paper-1991", "ministry-1990"]);
    assert_eq!(items[0]["note"], sentence.trim_end());

    // The page of the series says the same.
    sandbox.run(["publish", "site"]).ok();
    let page = sandbox.read("site/series/masons.html");
    let escaped = sentence
        .trim_end()
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");

    assert!(page.contains(&escaped), "{escaped}\n{page}");

    let paper = sandbox.run(["cite", "paper-1991#masons", "--format", "markdown"]).ok();
    let note = format!("Masons are many.[^paper-1991:masons]\n\n{paper}");
    let Some(html) = pandoc(&["--from=markdown", "--to=plain", "--wrap=none"], &note) else {
        return;
    };
    let plain = sandbox.run(["cite", "paper-1991#masons"]).ok();
    assert!(html.contains(&format!("[1] {}", plain.trim_end())), "{html}");
}

#[test]
fn an_unknown_claim_is_not_cited() {
    let sandbox = walls();
    let refused = sandbox.run(["cite", "echo-1992#mason"]);
    assert_eq!((refused.status, refused.stdout.as_str()), (2, ""));
    assert!(
        refused.stderr.contains("unknown claim `echo-1992#mason`")
            && refused.stderr.contains("did you mean `echo-1992#masons`"),
        "{}",
        refused.stderr
    );
}
