//! What a trend chart says of figures that do not count, or that it does not show.

use super::sandbox::Sandbox;
use crate::chart::words;

/// Counts of one office that replace each other, one of a paper, and one that is disputed, each of a day.
fn dossier() -> Sandbox {
    let sandbox = Sandbox::new();
    let mut text = String::from(
        "[[series]]\nkey = \"n\"\ntitle = \"N\"\nunit = \"count\"\nunit_name = \"people\"\n\n\
         [[agent]]\nkey = \"office\"\nname = \"The Office\"\nkind = \"government\"\n\n\
         [[agent]]\nkey = \"paper\"\nname = \"The Paper\"\nkind = \"news-outlet\"\n\n\
         [document]\nkey = \"d\"\ntitle = \"T\"\npublisher = \"paper\"\npublished = \"2018-12-31\"\n",
    );
    for (key, origin, stated, when, more) in [
        ("first", "office", "1,020", "2018-01-10", "first_known = \"2018-01-11\""),
        (
            "second",
            "office",
            "1,130",
            "2018-02-10",
            "first_known = \"2018-02-11\"\nsupersedes = \"first\"",
        ),
        (
            "paper",
            "paper",
            "1,250",
            "2018-03-10",
            "status = \"disputed\"\nstatus_reason = \"a slip\"",
        ),
        ("late", "office", "1,370", "2018-11-10", ""),
        ("silent", "paper", "no figure", "2018-02-20", ""),
    ] {
        text += &format!(
            "\n[[estimate]]\nkey = \"{key}\"\nseries = \"n\"\nplace = \"001\"\nstated = \"{stated}\"\nwhen = \"{when}\"\norigin = \"{origin}\"\nlocator = \"p. 1\"\n{more}\n"
        );
    }
    for (key, when) in [("storm", "2018-09-20"), ("review", "2019-02-22")] {
        text += &format!(
            "\n[[event]]\nkey = \"{key}\"\ntitle = \"The {key}\"\ncategory = \"storm\"\nplace = \"001\"\nwhen = \"{when}\"\nlocator = \"p. 2\"\nprojection = {}\n",
            key == "review"
        );
    }
    sandbox.write("d/d.toml", &text);
    sandbox.run(["ingest", "d"]).ok();
    sandbox
}

fn drawn(spec: &str) -> String {
    let sandbox = dossier();
    sandbox.write("c/c.toml", spec);
    sandbox.run(["chart", "--all", "--charts", "c"]).ok();
    words(&sandbox.read("c/c.svg"))
}

#[test]
fn the_caption_counts_what_counts_and_what_is_left_out_and_each_sign_has_one_entry() {
    let said = drawn(
        "kind = \"trend\"\ntitle = \"T\"\nseries = \"n\"\nplace = \"001\"\nfrom = \"2018-01-01\"\nto = \"2018-06-30\"\n",
    );
    assert!(
        said.contains("3 statements, 1 independent after removing 1 superseded, 1 disputed or withdrawn"),
        "{said}"
    );
    assert!(said.contains("1 statement about other times not drawn."), "{said}");
    assert!(said.contains("1 statement without a figure left out."), "{said}");
    // Each sign has one meaning.
    assert!(
        said.ends_with("stated figure superseded disputed or withdrawn"),
        "{said}"
    );
}

#[test]
fn a_timeline_begins_with_the_month_of_its_first_event() {
    let said = drawn("kind = \"timeline\"\ntitle = \"T\"\n");
    assert!(
        said.contains("Sep 2018") && !said.contains("Jan 2018") && !said.contains("Mar 2018"),
        "{said}"
    );
}
