//! The JSON Schema of a dossier's files knows what the reader knows, and other programs take it as one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use super::sandbox::Sandbox;
use crate::peers::{peer, told};

fn schema() -> Value {
    serde_json::from_str(&Sandbox::new().run(["schema"]).ok()).unwrap()
}

/// The schema of one record of each table, and whether a file may have several.
fn tables(schema: &Value) -> BTreeMap<String, (Value, bool)> {
    let tables = schema["properties"].as_object().unwrap();
    tables
        .iter()
        .map(|(name, table)| {
            let is_list = table["type"] == "array";
            let record = if is_list { &table["items"] } else { table };
            (name.clone(), (record.clone(), is_list))
        })
        .collect()
}

/// A document and what it needs: claims are read only in a file that has one.
const DOCUMENT: &str = "[[agent]]\nkey = \"a\"\nname = \"A\"\nkind = \"other\"\n[[series]]\nkey = \"a\"\ntitle = \"A\"\nunit = \"count\"\n[document]\nkey = \"d\"\ntitle = \"D\"\npublisher = \"a\"\npublished = \"2020\"\n";

/// The beginning of a file with a record of a table, up to its header.
fn begun(name: &str, is_list: bool) -> String {
    let document = if ["estimate", "event", "correction"].contains(&name) {
        DOCUMENT
    } else {
        ""
    };
    if is_list {
        format!("{document}[[{name}]]\n")
    } else {
        format!("{document}[{name}]\n")
    }
}

/// The problems that `check` has with a file, as objects.
fn problems(text: &str) -> Vec<Value> {
    let sandbox = Sandbox::new();
    sandbox.write("seeds/file.toml", text);
    serde_json::from_str(&sandbox.run(["check", "--format", "json"]).stdout).unwrap()
}

fn of_code<'a>(problems: &'a [Value], code: &str) -> Vec<&'a str> {
    let found = problems.iter().filter(|problem| problem["code"] == code);
    found.map(|problem| problem["what"].as_str().unwrap()).collect()
}

/// The names between backticks in the first column of the tables of docs/dossier.md below a heading that names a table.
fn documented(name: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string("docs/dossier.md").unwrap();
    let below = text
        .split("\n## ")
        .find(|section| section.starts_with(&format!("`[{name}]`")) || section.starts_with(&format!("`[[{name}]]`")))
        .unwrap_or_else(|| panic!("docs/dossier.md has no section about `{name}`"));
    below.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_schema_has_the_fields_that_the_reader_takes_and_no_others() {
    for (name, (record, is_list)) in tables(&schema()) {
        let fields = record["properties"].as_object().unwrap();
        // Every field of the schema, with a value of its type: the reader knows each, and of the right type.
        let mut text = begun(&name, is_list);
        // What waits for review is not read.
        for (field, value) in fields.iter().filter(|(field, _)| *field != "review") {
            let sample = match (value["type"].as_str(), value.get("enum")) {
                (_, Some(words)) => words[0].to_string(),
                (Some("number"), _) => "1".into(),
                (Some("array"), _) => "[\"target: a\"]".into(),
                (Some("boolean"), _) | (None, None) => "true".into(),
                _ => "\"a\"".into(),
            };
            writeln!(text, "{field} = {sample}").unwrap();
        }
        let found = problems(&text);
        for code in [
            "unknown-field",
            "unknown-table",
            "invalid-type",
            "missing-field",
            "missing-locator",
            "syntax",
        ] {
            assert_eq!(of_code(&found, code), Vec::<&str>::new(), "{text}");
        }
        // A field that the schema has not is unknown to the reader, and one that it requires is missing there.
        let found = problems(&format!("{}qqqq = 1\n", begun(&name, is_list)));
        assert_eq!(of_code(&found, "unknown-field").len(), 1, "{name}");
        // One of three dates of a document must be there, which is no rule about any one of them.
        let missing: BTreeSet<String> = found
            .iter()
            .filter(|problem| problem["code"] == "missing-field" || problem["code"] == "missing-locator")
            .filter(|problem| !problem["what"].as_str().unwrap().contains("`published`"))
            .map(|problem| problem["what"].as_str().unwrap().split('`').nth(1).unwrap().to_owned())
            .collect();
        let required: BTreeSet<String> = record["required"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field.as_str().unwrap().to_owned())
            .collect();
        assert_eq!(missing, required, "{name}");
        // What docs/dossier.md tells of the table is what both know.
        let told = documented(&name);
        for field in fields.keys() {
            assert!(
                told.contains(field),
                "docs/dossier.md does not tell of `{field}` in `{name}`"
            );
        }
    }
}

#[test]
fn the_schema_has_the_words_that_the_reader_takes() {
    let mut lists = 0;
    for (name, (record, is_list)) in tables(&schema()) {
        for (field, value) in record["properties"].as_object().unwrap() {
            let Some(words) = value["enum"].as_array() else {
                continue;
            };
            lists += 1;
            let mut text = begun(&name, is_list);
            for required in record["required"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|other| *other != field)
            {
                let words = &record["properties"][required.as_str().unwrap()]["enum"];
                let sample = if words.is_array() {
                    words[0].to_string()
                } else {
                    "\"a\"".into()
                };
                writeln!(text, "{} = {sample}", required.as_str().unwrap()).unwrap();
            }
            writeln!(text, "{field} = \"qqqq\"").unwrap();
            let found = problems(&text);
            let help = found
                .iter()
                .filter(|problem| problem["what"].as_str().unwrap().contains("qqqq"))
                .find_map(|problem| {
                    problem["help"]
                        .as_str()?
                        .strip_prefix("allowed values are ")?
                        .split(';')
                        .next()
                })
                .unwrap_or_else(|| panic!("the reader has no list for {name}.{field}: {found:?}"));
            let words: Vec<&str> = words.iter().map(|word| word.as_str().unwrap()).collect();
            assert_eq!(help, words.join(", "), "{name}.{field}");
        }
    }
    assert_eq!(lists, 15);
}

/// Reads a schema and files from its arguments, and prints what is wrong with each.
const VALIDATE: &str = r#"
import json, sys, tomllib
from jsonschema import Draft7Validator
schema = json.load(open(sys.argv[1]))
Draft7Validator.check_schema(schema)
validator = Draft7Validator(schema)
for path in sys.argv[2:]:
    for error in validator.iter_errors(tomllib.load(open(path, "rb"))):
        print(path, "/".join(map(str, error.absolute_path)), error.message)
"#;

#[test]
fn every_dossier_of_the_project_fits_the_schema_and_mistakes_do_not() {
    let Some(mut python) = peer("python") else { return };
    let sandbox = Sandbox::new();
    sandbox.write("schema.json", &sandbox.run(["schema"]).ok());
    sandbox.run(["init", "new"]).ok();
    let is_of_a_dossier = |path: &std::path::Path| {
        let text = path.display().to_string();
        let is_toml = path.extension().is_some_and(|extension| extension == "toml");
        is_toml && !text.ends_with(".map.toml") && !text.contains("/charts/")
    };
    let new = sandbox.path("new/seeds");
    let files: Vec<std::path::PathBuf> = ["seeds", "examples/maria", "examples/gallery", "examples/feeds"]
        .iter()
        .map(std::path::Path::new)
        .chain([new.as_path()])
        .flat_map(|folder| walkdir::WalkDir::new(folder).sort_by_file_name())
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| is_of_a_dossier(path))
        .collect();
    assert!(files.len() > 40, "{} files", files.len());
    let schema = sandbox.path("schema.json");
    assert_eq!(told(python.args(["-c", VALIDATE]).arg(&schema).args(&files)), "");

    sandbox.write(
        "wrong.toml",
        "[document]\nkey = \"a b\"\ntitle = \" \"\npublisher = \"p\"\n[[estimate]]\nkey = \"k\"\nserie = \"s\"\nprivate = [\"stated\"]\nlow = \"5\"\nhedge = \"maybe\"\n[agent]\n",
    );
    let wrong = told(
        peer("python")
            .unwrap()
            .args(["-c", VALIDATE])
            .args([schema, sandbox.path("wrong.toml")]),
    );
    for part in [
        "document/key ",
        "document/title ",
        "estimate/0 Additional properties are not allowed ('serie' was unexpected)",
        "estimate/0 'series' is a required property",
        "estimate/0/private ",
        "estimate/0/low ",
        "estimate/0/hedge 'maybe' is not one of",
        "agent ",
    ] {
        assert!(wrong.contains(part), "{part} is not in\n{wrong}");
    }
}

#[test]
fn the_schema_of_charts_is_the_one_that_stands_beside_them() {
    let printed = Sandbox::new().run(["schema", "chart"]).ok();
    assert_eq!(printed, std::fs::read_to_string("charts/schema.json").unwrap());
}

#[test]
fn an_editor_set_up_as_its_page_says_takes_the_schemas() {
    let Some(mut taplo) = peer("taplo") else { return };
    let sandbox = Sandbox::with_seeds();
    let page = std::fs::read_to_string("docs/editors.md").unwrap();
    let rules = page
        .split("```toml\n")
        .find(|block| block.starts_with("[[rule]]"))
        .unwrap();
    sandbox.write(".taplo.toml", rules.split("```").next().unwrap());
    for (of, name) in [("dossier", "dossier.schema.json"), ("chart", "chart.schema.json")] {
        sandbox.write(name, &sandbox.run(["schema", of]).ok());
    }
    let files = [
        "seeds/agents.toml",
        "seeds/valuewalk-2015-07.toml",
        "charts/timeline.toml",
    ];
    told(taplo.arg("lint").args(files).current_dir(sandbox.path("")));
    for (file, (right, wrong)) in files.iter().zip([
        ("kind = \"ngo\"", "kind = \"charity\""),
        ("origin = ", "orign = "),
        ("kind = \"timeline\"", "kind = \"pie\""),
    ]) {
        sandbox.write(file, &sandbox.read(file).replace(right, wrong));
        let output = peer("taplo")
            .unwrap()
            .args(["lint", file])
            .current_dir(sandbox.path(""))
            .output()
            .unwrap();
        let problems = String::from_utf8_lossy(&output.stderr).into_owned();
        let word = wrong
            .trim_end_matches(" = ")
            .rsplit(['=', ' '])
            .next()
            .unwrap()
            .trim_matches('"');
        assert!(
            !output.status.success() && problems.contains(word),
            "{word}\n{problems}"
        );
    }
    // The line at the top of a file does the same.
    std::fs::remove_file(sandbox.path(".taplo.toml")).unwrap();
    let line = page.lines().find(|line| line.starts_with("#:schema ")).unwrap();
    sandbox.write("seeds/agents.toml", &format!("{line}\n[[agent]]\nkee = \"a\"\n"));
    let mut taplo = peer("taplo").unwrap();
    let output = taplo
        .args(["lint", "seeds/agents.toml"])
        .current_dir(sandbox.path(""))
        .output();
    assert!(!output.unwrap().status.success());
}
