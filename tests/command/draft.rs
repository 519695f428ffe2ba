//! `tallybook draft`: articles in, files of a dossier or JSON out.

use serde_json::Value;

use super::sandbox::Sandbox;

const ARTICLE: &str = "Dockers walk out\n\n4 May 2019\n\nAbout 1,200 dockers struck in Malygin, a port in Russia, on Friday, the union said.\n";

/// What the program says where it cannot do its job.
fn refusal(sandbox: &Sandbox, arguments: &[&str]) -> String {
    let outcome = sandbox.run(arguments.iter().copied());
    assert_eq!(outcome.status, 2, "{}", outcome.whole());
    outcome.stderr
}

fn candidates(printed: &str) -> Vec<Value> {
    let drafted: Value = serde_json::from_str(printed).unwrap();
    drafted["candidates"].as_array().unwrap().clone()
}

#[test]
fn the_fields_of_json_are_those_that_its_page_promises() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", ARTICLE);
    let output = sandbox
        .run(["draft", "a.txt", "--format", "json", "--publisher", "Northern Wire"])
        .ok();
    let drafted: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(drafted["document"]["key"], "northern-wire-2019-05-04");
    let all = candidates(&output);
    let kinds: Vec<&str> = all
        .iter()
        .map(|candidate| candidate["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["date", "estimate", "event", "date"]);
    // The day above the text is a date of it.
    let first = &all[1];
    for (field, value) in [
        ("phrase", "About 1,200"),
        ("bound", "approximate"),
        ("unit", "count"),
        ("what", "dockers"),
        ("place", "RU"),
        ("when", "on Friday"),
        ("edtf", "2019-05-03"),
        ("from", "2019-05-03"),
        ("to", "2019-05-03"),
        ("attributed_to", "the union"),
    ] {
        assert_eq!(first[field], value, "{field}");
    }
    assert_eq!(
        (
            first["best"].as_i64(),
            first["ok"].as_bool(),
            first["paragraph"].as_i64()
        ),
        (Some(1200), Some(true), Some(1))
    );
    for field in ["low", "high", "currency", "per", "change", "series"] {
        assert!(first[field].is_null(), "{field}");
    }
    // The headline and the day stand before it in the text as read.
    assert_eq!((first["start"].as_i64(), first["end"].as_i64()), (Some(30), Some(41)));
}

#[test]
fn standard_input_and_other_forms_are_read() {
    let sandbox = Sandbox::new();
    let output = sandbox.run_with_input(["draft", "-", "--format", "json"], ARTICLE).ok();
    assert_eq!(candidates(&output)[1]["phrase"], "About 1,200");
    sandbox.write("a.md", "# Dockers *walk out*\n\nAbout **1,200** dockers struck.\n");
    let output = sandbox.run(["draft", "a.md", "--format", "json"]).ok();
    assert_eq!(candidates(&output)[0]["phrase"], "About 1,200");
    sandbox.write(
        "a.html",
        "<html><head><title>Dockers</title></head><body><nav>Page 12</nav><article><h1>Dockers</h1><p>About 1,200 dockers struck at the port, and nobody knows for how long they will stay away.</p></article></body></html>",
    );
    let output = sandbox.run(["draft", "a.html", "--format", "json"]).ok();
    assert_eq!(candidates(&output)[0]["phrase"], "About 1,200");
}

#[test]
fn a_draft_is_never_written_over_anything() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", ARTICLE);
    let arguments = ["draft", "a.txt", "--key", "mine", "--output", "seeds"];
    sandbox.run(arguments).ok();
    let refused = refusal(&sandbox, &arguments);
    assert!(refused.contains("seeds/mine.toml is there already"), "{refused}");
}

#[test]
fn several_articles_need_a_folder() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", ARTICLE);
    sandbox.write("b.txt", ARTICLE);
    let refused = refusal(&sandbox, &["draft", "a.txt", "b.txt"]);
    assert!(refused.contains("--output DIR"), "{refused}");
    sandbox
        .run([
            "draft",
            "a.txt",
            "b.txt",
            "--output",
            "out",
            "--published",
            "4 May 2019",
        ])
        .ok();
    assert!(sandbox.path("out/a.toml").exists() && sandbox.path("out/b.toml").exists());
}

#[test]
fn what_cannot_be_used_is_said() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", ARTICLE);
    sandbox.write("rules.tsv", "says\tsaid\nsings\tsang\n");
    for (arguments, expected) in [
        (vec!["draft", "a.txt", "--published", "someday"], "`someday` is no date"),
        (
            vec!["draft", "a.txt", "--rules", "rules.tsv"],
            "rules.tsv:2: `sings` is no kind of rule",
        ),
        (vec!["draft", "none.txt"], "none.txt"),
        (vec!["draft", "a.txt", "--lang", "!"], "is not a language tag"),
    ] {
        let refused = refusal(&sandbox, &arguments);
        assert!(refused.contains(expected), "{arguments:?}: {refused}");
    }
}

#[test]
fn words_of_ones_own_and_of_the_dossier_are_used() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "a.txt",
        "The keeper reckonses that 300 dockers struck at Port Malygin, and Kai 7 closed.\n",
    );
    sandbox.write("rules.tsv", "says\treckonses\nnot-after\tkai\n");
    sandbox.write(
        "seeds/d.toml",
        "series = [{ key = \"strikers\", title = \"Strikers\", unit = \"count\", unit_name = \"dockers\", match = [\"dockers\"] }]\n\
         place = [{ key = \"malygin\", name = \"Port Malygin\", parent = \"RU\" }]\n",
    );
    let output = sandbox
        .run(["draft", "a.txt", "--rules", "rules.tsv", "--format", "json"])
        .ok();
    let all = candidates(&output);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0]["attributed_to"], "The keeper");
    assert_eq!(all[0]["series"], "strikers");
    assert_eq!(all[0]["place"], "malygin");
}
