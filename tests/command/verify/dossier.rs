//! A dossier with copies of its documents in all forms.

use std::fs;

use crate::article::pdf::pdf;
use crate::command::sandbox::Sandbox;

const DECLARED: &str = r#"
[[series]]
key = "waiting"
title = "Passengers who wait"
unit = "count"
unit_name = "passengers"

[[agent]]
key = "herald"
name = "The Coast Herald"
kind = "news-outlet"
"#;

fn document(key: &str, more: &str) -> String {
    format!(
        "[document]\nkey = \"{key}\"\ntitle = \"News of {key}\"\npublisher = \"herald\"\npublished = \"2017-05-03\"\n{more}\n"
    )
}

fn estimate(key: &str, stated: &str, locator: &str, more: &str) -> String {
    format!(
        "[[estimate]]\nkey = \"{key}\"\nseries = \"waiting\"\nplace = \"PT\"\nscope = \"{key}\"\nstated = \"{stated}\"\nwhen = \"2017-05\"\nlocator = \"{locator}\"\n{more}\n"
    )
}

fn event(key: &str, stated: Option<&str>, locator: &str) -> String {
    let stated = stated
        .map(|stated| format!("stated = \"{stated}\"\n"))
        .unwrap_or_default();
    format!(
        "[[event]]\nkey = \"{key}\"\ntitle = \"It happens: {key}\"\ncategory = \"strike\"\nplace = \"PT\"\nwhen = \"2017-05\"\nlocator = \"{locator}\"\n{stated}\n"
    )
}

/// Writes a document with its claims.
fn write(sandbox: &Sandbox, key: &str, records: &[String]) {
    sandbox.write(&format!("seeds/{key}.toml"), &records.concat());
}

/// A dossier of five documents, of four of which there is a copy, each in another form.
pub(super) fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("seeds/declared.toml", DECLARED);
    let text = "News of plain\n\nBetween 4,000 and 5,500 passengers were stranded on Tuesday, the office said.\n\nThe union says “some 300” and no more.\n";
    sandbox.write("copies/anything.txt", text);
    let sha256 = tallybook::model::sha256(text.as_bytes());
    write(
        &sandbox,
        "plain",
        &[
            document("plain", &format!("sha256 = \"{sha256}\"")),
            estimate("stranded", "Between 4,000 and 5,500", "paragraph 1", ""),
            estimate("union", "some 300", "paragraph 2", "private = true"),
            estimate("wrong-digits", "Between 4,000 and 5,600", "paragraph 1", ""),
            event("strike", Some("on Tuesday"), "paragraph 1"),
            event("silence", None, "paragraph 2"),
        ],
    );
    sandbox.write("copies/marked.md", "# News of marked\n\nAbout **6,200** passengers came by\nbus at the end of May.\n\n- no more than 40 by train\n");
    write(
        &sandbox,
        "marked",
        &[
            document("marked", ""),
            estimate("bus", "About 6,200 passengers", "paragraph 1", ""),
            estimate("train", "no more than 40", "paragraph 1", ""),
            estimate("ferry", "some 6,200 came by ferry", "paragraph 1", ""),
        ],
    );
    let page = crate::article::page(
        "utf-8",
        "<p>Some 7,100 passengers left on foot, in the rain, along the old road by the sea, and nobody knows where all of them went.</p><p>More are coming, says the office, which has counted them all, one by one, from morning till night, every day of the week.</p>",
    );
    sandbox.write("copies/news-of-paged.html", &page);
    write(
        &sandbox,
        "paged",
        &[
            document("paged", ""),
            estimate("foot", "some 7,100 passengers", "paragraph 1", ""),
            estimate("borrowed", "Between 4,000 and 5,500", "paragraph 1", ""),
        ],
    );
    let printed = pdf(&[
        &["News of printed", "", "At least 8,300 passengers were counted."],
        &["News of printed", "", "Nearly 90 of them slept in the hall that night."],
    ]);
    fs::write(sandbox.path("copies/printed.pdf"), printed).unwrap();
    write(
        &sandbox,
        "printed",
        &[
            document("printed", ""),
            estimate("counted", "At least 8,300", "page 1", ""),
            estimate("slept", "Nearly 90 of them", "page 2", ""),
            estimate("invented", "twelve hundred horses", "page 2", ""),
        ],
    );
    write(
        &sandbox,
        "lost",
        &[
            document("lost", ""),
            estimate("lost", "about 12,000", "paragraph 1", ""),
        ],
    );
    sandbox
}
