//! Sizes in words as a dossier sets them: said wherever the figure is.

use super::sandbox::Sandbox;
use crate::chart::words;

#[test]
fn a_figure_by_the_dossiers_sizes_says_so() {
    let sandbox = Sandbox::new();
    let dossier = |sizes: &str| format!("[dossier]\ntitle = \"T\"\n{sizes}");
    sandbox.write(
        "d/claims.toml",
        "[[series]]\nkey = \"dead\"\ntitle = \"The dead\"\nunit = \"count\"\nunit_name = \"people\"\n\n\
         [[agent]]\nkey = \"daily\"\nname = \"The Daily\"\nkind = \"news-outlet\"\n\n\
         [document]\nkey = \"daily\"\ntitle = \"T\"\npublisher = \"daily\"\npublished = \"2006-10-12\"\n\n\
         [[estimate]]\nkey = \"some\"\nseries = \"dead\"\nplace = \"IQ\"\nstated = \"hundreds of people\"\nwhen = \"2005\"\nlocator = \"p. 1\"\n\n\
         [[estimate]]\nkey = \"exact\"\nseries = \"dead\"\nplace = \"IQ\"\nstated = \"1,234\"\nwhen = \"2006\"\nlocator = \"p. 1\"\n",
    );
    sandbox.write("c/c.toml", "kind = \"trend\"\ntitle = \"T\"\nseries = \"dead\"\n");
    let figures = |sizes: &str| {
        sandbox.write("d/dossier.toml", &dossier(sizes));
        sandbox.run(["ingest", "d"]).ok();
        sandbox.run(["chart", "--all", "--charts", "c"]).ok();
        let asked = [
            "sql",
            "SELECT figure, own_sizes FROM estimates ORDER BY id",
            "--format",
            "csv",
        ];
        (sandbox.run(asked).ok(), words(&sandbox.read("c/c.svg")))
    };
    let said = "Sizes in words, such as hundreds, are as the dossier sets them.";
    let (rows, chart) = figures("");
    assert_eq!(rows, "figure,own_sizes\n\"1,234\",0\n100…999,0\n");
    assert!(!chart.contains(said));
    let (rows, chart) = figures("sizes = \"hundreds 200-899\"\n");
    assert_eq!(rows, "figure,own_sizes\n\"1,234\",0\n200…899 (the dossier's sizes),1\n");
    assert!(chart.contains(said), "{chart}");
    sandbox.write("d/dossier.toml", &dossier("sizes = \"hundreds 250-899\"\n"));
    let refused = sandbox.run(["check", "d"]);
    assert!(
        refused.stderr.contains("`250-899` is not a range of hundreds"),
        "{}",
        refused.stderr
    );
}
