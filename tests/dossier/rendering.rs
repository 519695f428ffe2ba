//! The forms of a problem: excerpts with the mark in the right place under any text, and safe for a terminal.

#![allow(clippy::unwrap_used, reason = "functions that serve tests only")]

use tallybook::diagnostic::{self, Diagnostic, Source, Sources, Suggestion};

fn marked(line: &str, part: &str) -> String {
    let start = line.find(part).unwrap();
    let sources = Sources::new(vec![Source::new("a.toml", line)]);
    let problem = Diagnostic::error("code", "what").at((0, start..start + part.len()), "here");
    diagnostic::full(&problem, &sources, false)
}

#[test]
fn the_mark_stands_under_wide_characters_and_tabs() {
    assert_eq!(
        marked("\tname = \"北朝鮮 workers\"", "workers"),
        "error[code]: what\n  --> a.toml:1:14\n 1 |     name = \"北朝鮮 workers\"\n   |                    ^^^^^^^ here\n"
    );
    assert_eq!(
        marked("name = \"北朝鮮\"", "朝鮮"),
        "error[code]: what\n  --> a.toml:1:10\n 1 | name = \"北朝鮮\"\n   |           ^^^^ here\n"
    );
}

#[test]
fn control_characters_are_shown_and_not_sent() {
    let shown = marked("a = \"\u{1b}]0;x\u{7}\u{202e}\" # \r", "a");
    assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}', '\r']), "{shown:?}");
    assert!(shown.contains("a = \"␛]0;x␇\u{fffd}\""), "{shown}");
    let sources = Sources::new(vec![Source::new("\u{1b}[31m.toml", "x")]);
    let problem = Diagnostic::error("code", "what\u{1b}c")
        .at((0, 0..1), "\u{9b}")
        .help("\u{85}");
    for form in [
        diagnostic::full(&problem, &sources, false),
        diagnostic::short(&problem, &sources),
    ] {
        assert!(form.chars().all(|c| c == '\n' || !c.is_control()), "{form:?}");
    }
}

#[test]
fn a_long_line_is_cut_around_its_mark() {
    let line = format!("note = \"{} here {}\"", "long ".repeat(100), "tail ".repeat(100));
    let shown = marked(&line, "here");
    let lines: Vec<&str> = shown.lines().collect();
    assert!(lines[2].chars().count() < 130, "{shown}");
    assert!(lines[2].contains("… ") || lines[2].contains("…"), "{shown}");
    let column = |line: &str, needle: &str| {
        line.chars()
            .collect::<String>()
            .find(needle)
            .map(|at| line[..at].chars().count())
    };
    assert_eq!(column(lines[2], "here"), column(lines[3], "^^^^"), "{shown}");
}

#[test]
fn a_mark_over_several_lines_ends_with_the_first() {
    assert!(marked("a = '''\nb\nc'''", "'''\nb\nc'''").contains("1 | a = '''\n   |     ^^^ here\n"));
}

#[test]
fn places_beyond_the_text_are_still_shown() {
    let sources = Sources::new(vec![Source::new("a.toml", "x = 1\n"), Source::new("empty.toml", "")]);
    for location in [(0, 6..6), (0, 99..120), (1, 0..9), (7, 0..1)] {
        let problem = Diagnostic::warning("code", "what")
            .at(location.clone(), "here")
            .related(location, "there");
        assert!(diagnostic::full(&problem, &sources, true).contains("what"));
        assert!(!diagnostic::short(&problem, &sources).is_empty());
        let json: serde_json::Value = serde_json::from_str(&diagnostic::json(&[problem], &sources)).unwrap();
        assert_eq!(json[0]["code"], "code");
    }
}

#[test]
fn colour_only_adds() {
    let sources = Sources::new(vec![Source::new("a.toml", "x = 1")]);
    let suggestion = Suggestion {
        text: "y".into(),
        location: Some((0, 0..1).into()),
    };
    let problem = Diagnostic::error("code", "what")
        .at((0, 0..1), "here")
        .why("because")
        .suggest([suggestion])
        .help("try");
    let mut bare = diagnostic::full(&problem, &sources, true);
    assert!(bare.contains("\u{1b}[1;31m"));
    for code in ["1;31", "1;33", "1;34", "1", "0"] {
        bare = bare.replace(&format!("\u{1b}[{code}m"), "");
    }
    assert_eq!(bare, diagnostic::full(&problem, &sources, false));
    assert!(bare.ends_with("   = why: because\n   = help: did you mean `y` (a.toml:1:1)?\n   = help: try\n"));
}
