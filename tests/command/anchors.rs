//! Claims that count from a date that the dossier has named.

use super::sandbox::Sandbox;

#[test]
fn a_claim_counts_from_an_event_of_another_file() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "d/a-claims.toml",
        "[[series]]\nkey = \"dead\"\ntitle = \"The dead\"\nunit = \"count\"\nunit_name = \"people\"\n\n\
         [[agent]]\nkey = \"daily\"\nname = \"The Daily\"\nkind = \"news-outlet\"\n\n\
         [document]\nkey = \"daily\"\ntitle = \"T\"\npublisher = \"daily\"\npublished = \"2006-10-12\"\n\n\
         [[estimate]]\nkey = \"dead\"\nseries = \"dead\"\nplace = \"IQ\"\nstated = \"45,000\"\nwhen = \"since the invasion\"\nlocator = \"p. 1\"\n",
    );
    let event = |when: &str| {
        format!(
            "[document]\nkey = \"weekly\"\ntitle = \"T\"\npublisher = \"daily\"\npublished = \"2005-10-12\"\n\n\
             [[event]]\nkey = \"invasion\"\ntitle = \"Troops cross the border\"\ncategory = \"war\"\nplace = \"IQ\"\nwhen = \"{when}\"\nlocator = \"p. 2\"\nanchor = \"the invasion\"\n"
        )
    };
    sandbox.write("d/b-events.toml", &event("20 March 2003"));
    sandbox.run(["ingest", "d"]).ok();
    let asked = [
        "sql",
        "SELECT when_edtf, when_words, (SELECT anchor FROM events) AS anchor FROM estimates",
        "--format",
        "csv",
    ];
    assert_eq!(
        sandbox.run(asked).ok(),
        "when_edtf,when_words,anchor\n2003-03-20/..,since 20 Mar 2003,the invasion\n"
    );
    // A changed event moves what counts from it, though that file is as it was.
    sandbox.write("d/b-events.toml", &event("19 March 2003"));
    sandbox.run(["ingest", "d"]).ok();
    assert!(sandbox.run(asked).ok().contains("since 19 Mar 2003"));
}

#[test]
fn an_anchor_may_count_from_another_and_a_private_event_is_none() {
    let sandbox = Sandbox::new();
    let text = |more: &str| {
        format!(
            "[[agent]]\nkey = \"daily\"\nname = \"The Daily\"\nkind = \"news-outlet\"\n\n\
             [document]\nkey = \"daily\"\ntitle = \"T\"\npublisher = \"daily\"\npublished = \"2006-10-12\"\n\n\
             [[event]]\nkey = \"later\"\ntitle = \"B\"\ncategory = \"war\"\nplace = \"IQ\"\nwhen = \"a year after the invasion\"\nlocator = \"p. 2\"\nanchor = \"the handover\"\n\n\
             [[event]]\nkey = \"invasion\"\ntitle = \"A\"\ncategory = \"war\"\nplace = \"IQ\"\nwhen = \"2003\"\nlocator = \"p. 2\"\nanchor = \"the invasion\"\n{more}\n\
             [[event]]\nkey = \"last\"\ntitle = \"C\"\ncategory = \"war\"\nplace = \"IQ\"\nwhen = \"before the handover\"\nlocator = \"p. 2\"\n"
        )
    };
    sandbox.write("d/d.toml", &text(""));
    sandbox.run(["ingest", "d"]).ok();
    let asked = ["sql", "SELECT when_edtf FROM events ORDER BY id", "--format", "csv"];
    assert_eq!(sandbox.run(asked).ok(), "when_edtf\n2003\n../2003\n2004\n");
    sandbox.write("d/d.toml", &text("private = true\n"));
    let refused = sandbox.run(["check", "d"]).stderr;
    assert!(
        refused.contains("`the invasion` is the name of a private event"),
        "{refused}"
    );
}
