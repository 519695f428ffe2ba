//! The events, as TimelineJS3 shows them in a browser.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::walls;

/// What TimelineJS shows of a file: `timelinejs.mjs` says how. `None` where anything for it is missing, which CI must have.
#[expect(clippy::print_stderr, reason = "a contributor should know what was not tested")]
fn shown(file: &Path) -> Option<Value> {
    for packages in [
        "tests/peers/node_modules/@knight-lab/timelinejs",
        "tests/site/node_modules/playwright-core",
    ] {
        if !Path::new(packages).exists() {
            assert!(std::env::var_os("CI").is_none(), "missing: {packages}");
            eprintln!(
                "not tested with TimelineJS, for want of {packages}: `npm ci --prefix tests/peers`, and the same with tests/site"
            );
            return None;
        }
    }
    let output = Command::new("node")
        .arg("tests/peers/timelinejs.mjs")
        .arg(file)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn events_stand_in_order_with_their_dates_in_words_and_no_markup_of_a_source() {
    let sandbox = walls();
    let outcome = sandbox.run(["export", "timelinejs", "--public", "-o", "walls.json"]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, "wrote walls.json\n"));
    let Some(shown) = shown(&sandbox.path("walls.json")) else {
        return;
    };
    assert_eq!(shown["errors"], json!([]));
    assert_eq!(shown["hits"], 0, "a text of a source ran as a script");
    assert_eq!(
        shown["dates"],
        json!([
            ["The rock is settled", "12,001 BC", "-12001", null],
            [
                "Walls <img src=x onerror=hit()> & “gates” are built",
                "480 BC",
                "-480",
                null
            ],
            ["The long walls stand", "461 BC (about) to 404 BC", "-461", "-404"],
            ["A tower falls", "1667 or 1670–1672", "1667", "1672"],
            ["The gates are gone", "by 1950", "1950", null],
            ["The survey begins", "5 Mar 1984 to Apr 1984", "1984-3-5", "1984-4"],
            ["The walls are measured", "spring 1985", "1985-3", "1985-5"],
        ])
    );
    assert_eq!(shown["title"], "Walls & <script>hit()</script>");
    assert_eq!(
        shown["groups"],
        json!(["peace", "war <img src=x onerror=hit()> & peace"])
    );
    let texts = shown["texts"].to_string();
    assert!(
        texts.contains("Source: Ministry of Works: A survey of walls, about 1990, page 1"),
        "{texts}"
    );
    assert!(
        texts.contains("<script>hit()</script>"),
        "the note is read as text: {texts}"
    );
}
