//! From a dossier to its picture: what the model says of the statements reaches the chart, and a spec's slips reach the user.

use crate::command::sandbox::Sandbox;

/// A dossier of statements about one number, as publisher, words and year, published a year later.
fn dossier(statements: &[(&str, &str, u16)]) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("seeds/dossier.toml", "[dossier]\ntitle = \"T\"\nlanguage = \"en\"\n");
    sandbox.write(
        "seeds/series.toml",
        "[[series]]\nkey = \"deaths\"\ntitle = \"Deaths\"\nunit = \"count\"\nunit_name = \"deaths\"\n",
    );
    let agents: String = statements
        .iter()
        .map(|(who, ..)| {
            format!(
                "[[agent]]\nkey = \"{}\"\nname = \"{who}\"\nkind = \"ngo\"\n\n",
                who.to_lowercase()
            )
        })
        .collect();
    sandbox.write("seeds/agents.toml", &agents);
    for (index, (who, stated, year)) in statements.iter().enumerate() {
        let text = format!(
            "[document]\nkey = \"doc-{index}\"\ntitle = \"Report\"\npublisher = \"{}\"\npublished = \"{}-02-01\"\nlanguage = \"en\"\n\n\
             [[estimate]]\nkey = \"a\"\nseries = \"deaths\"\nplace = \"KP\"\nstated = \"{stated}\"\nwhen = \"{year}\"\nlocator = \"paragraph 1\"\n",
            who.to_lowercase(),
            year + 1
        );
        sandbox.write(&format!("seeds/doc-{index}.toml"), &text);
    }
    sandbox.write("charts/deaths.toml", SPEC);
    sandbox
}

const SPEC: &str = "kind = \"trend\"\nseries = \"deaths\"\nplace = \"KP\"\ntitle = \"T\"\n";

fn picture(statements: &[(&str, &str, u16)]) -> String {
    let sandbox = dossier(statements);
    sandbox.run(["build"]).ok();
    sandbox.read("charts/deaths.svg").replace('\u{a0}', " ")
}

/// What a chart of this kind says of these statements to people who do not see it.
fn described(statements: &[(&str, &str, &str)], kind: &str) -> String {
    let sandbox = dossier(&[]);
    for (index, (who, stated, when)) in statements.iter().enumerate() {
        let agent = format!("[[agent]]\nkey = \"{who}\"\nname = \"{who}\"\nkind = \"ngo\"\n\n");
        let claim = format!(
            "[document]\nkey = \"doc-{index}\"\ntitle = \"Report\"\npublisher = \"{who}\"\npublished = \"2012-02-01\"\nlanguage = \"en\"\n\n\
             [[estimate]]\nkey = \"a\"\nseries = \"deaths\"\nplace = \"KP\"\nstated = \"{stated}\"\nwhen = \"{when}\"\nlocator = \"paragraph 1\"\n",
        );
        sandbox.write(&format!("seeds/agent-{index}.toml"), &agent);
        sandbox.write(&format!("seeds/doc-{index}.toml"), &claim);
    }
    sandbox.write("charts/deaths.toml", &SPEC.replace("trend", kind));
    sandbox.run(["build"]).ok();
    let svg = sandbox.read("charts/deaths.svg").replace('\u{a0}', " ");
    let (_, rest) = svg.split_once("<desc>").unwrap();
    rest.split_once("</desc>").unwrap().0.to_owned()
}

#[test]
fn figures_that_the_store_does_not_compare_are_not_described_as_contradicting() {
    for kind in ["trend", "sources", "places"] {
        // At some time within ten years: nobody knows that it was 2005.
        let apart = [("alpha", "10,000", "[2001..2010]"), ("bravo", "90,000", "2005")];
        let text = described(&apart, kind);
        assert!(
            text.contains("10,000") && !text.contains("isagreement"),
            "{kind}: {text}"
        );
        let same = [("alpha", "10,000", "2005"), ("bravo", "90,000", "2005")];
        let text = described(&same, kind);
        assert!(
            text.contains("Widest disagreement: 10,000") && text.contains("a factor of 9.0"),
            "{kind}: {text}"
        );
    }
}

#[test]
fn two_camps_reach_the_picture() {
    let svg = picture(&[
        ("Alpha", "about 10,000", 2014),
        ("Bravo", "10,500", 2015),
        ("Charlie", "about 11,000", 2016),
        ("Delta", "about 100,000", 2014),
        ("Echo", "110,000", 2015),
        ("Foxtrot", "95,000", 2016),
    ]);
    for words in [
        ">lower camp, Dec 2016</text>",
        ">upper camp, Dec 2016</text>",
        "Lower camp: 3 statements. Start, ",
        "Model estimate from the upper camp alone: 3 statements",
    ] {
        assert!(svg.contains(words), "{words}");
    }
    assert!(!svg.contains(">model, Dec 2016</text>"));
}

#[test]
fn bounds_alone_reach_the_picture() {
    let svg = picture(&[
        ("Alpha", "at least 10,000", 2014),
        ("Bravo", "more than 20,000", 2016),
        ("Charlie", "at most 60,000", 2018),
    ]);
    assert_eq!(svg.matches("<title>Excluded: ").count(), 3);
    assert!(svg.contains("All statements are bounds, so there is no middle."));
}

#[test]
fn a_contradiction_reaches_the_picture() {
    let svg = picture(&[("Alpha", "about 10,000", 2014), ("Bravo", "about 100,000", 2014)]);
    assert!(
        svg.replace("</text>\n<text", "").contains("(Alpha) against") && svg.contains("100,000 (Bravo)"),
        "{svg}"
    );
}

#[test]
fn a_presumed_repeat_reaches_the_picture() {
    let svg = picture(&[
        ("Alpha", "about 10,000", 2014),
        ("Bravo", "about 10,000", 2014),
        ("Charlie", "12,000", 2016),
        ("Delta", "about 15,000", 2018),
        ("Echo", "14,500", 2019),
    ]);
    assert!(svg.contains("(presumed: same words and figures)"));
    assert!(svg.contains("5 statements, 4 independent after removing 1 presumed repeat"));
    assert!(svg.contains(">model, Dec 2019</text>"));
}

#[test]
fn what_a_spec_names_in_vain_is_a_warning_and_the_picture_is_drawn() {
    let sandbox = dossier(&[("Alpha", "about 10,000", 2014)]);
    let spec = format!("{SPEC}events = [{{ category = \"eclipse\" }}]\nlabels = [\"doc-0#a\", \"doc-0#b\"]\n");
    sandbox.write("charts/deaths.toml", &spec);
    let outcome = sandbox.run(["build"]);
    assert_eq!(outcome.status, 0, "{}", outcome.whole());
    for told in [
        "warning[chart-spec]: no event of the chart has the category `eclipse`\n  --> charts/deaths.toml:5:11\n",
        "warning[chart-spec]: the chart has no claim `doc-0#b`\n  --> charts/deaths.toml:6:22\n",
    ] {
        assert!(outcome.stderr.contains(told), "{}", outcome.whole());
    }
    assert_eq!(outcome.stderr.matches("warning").count(), 2, "{}", outcome.whole());
    assert!(sandbox.path("charts/deaths.png").exists());
}

#[test]
fn the_bundled_charts_name_nothing_in_vain() {
    let sandbox = Sandbox::with_seeds();
    let outcome = sandbox.run(["build"]);
    assert!(
        outcome.status == 0 && !outcome.stderr.contains("warning[chart-spec]"),
        "{}",
        outcome.whole()
    );
}

#[test]
fn the_table_is_written_beside_the_picture() {
    let sandbox = Sandbox::with_database();
    sandbox.run(["chart", "workers-abroad", "--data"]).ok();
    let table = sandbox.read("charts/workers-abroad.csv");
    let count = |start: &str| table.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!((count("statement,"), count("repeat,"), count("event,")), (11, 2, 2));
    assert!(count("model,") > 100, "{}", count("model,"));
}
