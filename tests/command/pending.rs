//! Entries that wait for review: every command that reads the dossier says how many do, and none uses them.

use super::sandbox::Sandbox;

const DECLARED: &str = "[[series]]\nkey = \"dead\"\ntitle = \"The dead\"\nunit = \"count\"\nunit_name = \"people\"\n\n\
     [[agent]]\nkey = \"office\"\nname = \"The Office\"\nkind = \"government\"\n";

const DOCUMENT: &str =
    "[document]\nkey = \"report\"\ntitle = \"T\"\npublisher = \"office\"\npublished = \"2019-01-01\"\n";

fn estimate(key: &str, series: &str, more: &str) -> String {
    format!(
        "\n[[estimate]]\nkey = \"{key}\"\nseries = \"{series}\"\nplace = \"RU\"\nstated = \"50\"\nwhen = \"2012\"\nlocator = \"p. 1\"\n{more}\n"
    )
}

/// A dossier with a claim and a draft with two that wait.
fn dossier() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("seeds/declared.toml", DECLARED);
    sandbox.write("seeds/report.toml", &format!("{DOCUMENT}{}", estimate("a", "dead", "")));
    let draft = DOCUMENT.replace("\"report\"", "\"draft\"") + "review = \"pending\"\n";
    sandbox.write(
        "seeds/drafts/draft.toml",
        &format!("{draft}{}", estimate("a", "?", "review = \"pending\"")),
    );
    sandbox
}

const NOTE: &str = "note: 2 entries wait for review in 1 file: seeds/drafts/draft.toml\n";

#[test]
fn check_tells_of_them_once_in_each_format() {
    let sandbox = dossier();
    let summary = "no problems in 3 files\n";
    for format in ["full", "short"] {
        let outcome = sandbox.run(["check", "--format", format]);
        assert_eq!(outcome.status, 0);
        assert_eq!(outcome.stdout, "");
        assert_eq!(outcome.stderr, format!("{NOTE}{summary}"), "{format}");
    }
    let json = sandbox.run(["check", "--format", "json"]);
    assert_eq!((&*json.stdout, &*json.stderr), ("[]\n", NOTE));
    let github = sandbox.run(["check", "--format", "github"]);
    assert_eq!(
        github.stdout,
        "::notice title=waits-for-review::2 entries wait for review in 1 file: seeds/drafts/draft.toml\n"
    );
    assert_eq!(github.stderr, summary);
    // A file that was not asked for is not told of.
    let asked = sandbox.run(["check", "seeds/report.toml"]);
    assert_eq!(asked.stderr, "no problems in 1 file\n");
    sandbox.write(
        "seeds/other.toml",
        "[document]\nkey = \"other\"\nreview = \"pending\"\n",
    );
    sandbox.write("seeds/wrong.toml", "[nothing]\n");
    let wrong = sandbox.run(["check", "--format", "short"]);
    assert_eq!(wrong.status, 1);
    assert_eq!(
        wrong.stderr,
        "seeds/wrong.toml:1:2: error[unknown-table]: unknown table `nothing`\n\
         note: 3 entries wait for review in 2 files: seeds/drafts/draft.toml, seeds/other.toml\n1 error in 5 files\n"
    );
}

#[test]
fn nothing_of_them_is_stored_until_they_are_reviewed() {
    let sandbox = dossier();
    // A row whose document waits, in a file that does not change.
    sandbox.write(
        "seeds/sheet.csv",
        "document,key,series,place,stated,when,locator\ndraft,c,dead,RU,60,2013,p. 2\n",
    );
    let note = "note: 3 entries wait for review in 2 files: seeds/drafts/draft.toml, seeds/sheet.csv\n";
    let ingested = sandbox.run(["ingest", "seeds"]);
    assert_eq!(
        ingested.stderr,
        format!("{note}files: 4 added\nclaims: 1 added, 0 changed, 0 removed\n")
    );
    let claims = "SELECT id FROM estimates ORDER BY id";
    assert_eq!(sandbox.run(["sql", claims, "--format", "csv"]).ok(), "id\nreport#a\n");
    let documents = "SELECT count(*) AS n FROM document";
    assert_eq!(sandbox.run(["sql", documents, "--format", "csv"]).ok(), "n\n1\n");
    let built = sandbox.run(["build"]);
    assert_eq!(built.stderr.matches("wait for review").count(), 1, "{}", built.stderr);
    let skipped = sandbox.run(["ingest", "seeds", "--on-error", "skip", "--dry-run"]);
    assert_eq!(skipped.stderr.matches(note).count(), 1, "{}", skipped.stderr);

    let draft = sandbox.read("seeds/drafts/draft.toml");
    let reviewed = draft.replace("review = \"pending\"\n", "").replace("\"?\"", "\"dead\"");
    sandbox.write("seeds/drafts/draft.toml", &reviewed);
    let ingested = sandbox.run(["ingest", "seeds"]);
    assert_eq!(
        ingested.stderr,
        "files: 2 changed, 2 unchanged\nclaims: 2 added, 0 changed, 0 removed\n"
    );
    assert_eq!(
        sandbox.run(["sql", claims, "--format", "csv"]).ok(),
        "id\ndraft#a\ndraft#c\nreport#a\n"
    );
}

#[test]
fn a_row_with_the_key_of_one_that_waits_can_be_skipped() {
    let sandbox = dossier();
    sandbox.write(
        "seeds/sheet.csv",
        "document,key,series,place,stated,when,locator,review\nreport,b,dead,RU,60,2013,p. 2,\nreport,b,?,,,,,pending\nreport,c,dead,RU,61,2014,p. 2,\n",
    );
    let outcome = sandbox.run(["ingest", "seeds", "--on-error", "skip", "--rejects", "rejects.csv"]);
    assert_eq!(outcome.status, 0, "{}", outcome.whole());
    let claims = "SELECT id FROM estimates ORDER BY id";
    assert_eq!(
        sandbox.run(["sql", claims, "--format", "csv"]).ok(),
        "id\nreport#a\nreport#b\nreport#c\n"
    );
    assert!(
        sandbox
            .read("rejects.csv")
            .contains("two claims have the key `report#b`")
    );
    assert!(outcome.stderr.starts_with(NOTE), "{}", outcome.stderr);
}
