//! `tallybook chart` run as a program: which pictures it draws of a database, and what it tells of specs that fail.

use super::sandbox::Sandbox;

#[test]
fn charts_that_fail_are_all_told_in_order_and_keep_no_other_from_being_drawn() {
    let sandbox = Sandbox::with_database();
    sandbox.write("c/a.toml", "kind = \"trend\"\ntitle = \"T\"\nseries = \"nope\"\n");
    sandbox.write("c/b.toml", "kind = \"timeline\"\ntitel = \"T\"\n");
    sandbox.write("c/c.toml", "kind = \"timeline\"\ntitle = \"T\"\n");
    let outcome = sandbox.run(["chart", "--all", "--charts", "c"]);
    assert_eq!(outcome.status, 2);
    let places: Vec<usize> = ["c/a.toml: there is no series `nope`", "c/b.toml:2:1", "2 of 3 charts"]
        .map(|told| {
            outcome
                .stderr
                .find(told)
                .unwrap_or_else(|| panic!("{told}: {}", outcome.stderr))
        })
        .to_vec();
    assert!(places.is_sorted(), "each in its turn, then the sum: {}", outcome.stderr);
    assert!(sandbox.path("c/c.svg").exists() && sandbox.path("c/c.png").exists());
    assert!(!sandbox.path("c/a.svg").exists());
}

#[test]
fn the_band_of_a_chart_is_in_the_currency_of_its_marks() {
    let sandbox = Sandbox::new();
    let claim = |key: &str, stated: &str, year: u32, origin: &str| {
        format!(
            "[[estimate]]\nkey = \"{key}\"\nseries = \"pay\"\nplace = \"001\"\nstated = \"{stated}\"\nwhen = \"{year}\"\n\
             origin = \"{origin}\"\nlocator = \"p. 1\"\n\n"
        )
    };
    let mut text = String::from(
        "[[agent]]\nkey = \"a\"\nname = \"A\"\nkind = \"ngo\"\n\n[[agent]]\nkey = \"b\"\nname = \"B\"\nkind = \"ngo\"\n\n\
         [[series]]\nkey = \"pay\"\ntitle = \"Pay\"\nunit = \"money\"\n\n\
         [document]\nkey = \"d\"\ntitle = \"D\"\npublisher = \"a\"\npublished = \"2020-01-01\"\n\n",
    );
    for (index, (stated, origin)) in [
        ("$100", "a"),
        ("$110", "a"),
        ("$120", "b"),
        ("$130", "b"),
        ("€900", "a"),
        ("€950", "b"),
        ("€990", "b"),
    ]
    .into_iter()
    .enumerate()
    {
        let year = 2012 + u32::try_from(index % 4).unwrap();
        text.push_str(&claim(&format!("c{index}"), stated, year, origin));
    }
    sandbox.write("d/d.toml", &text);
    sandbox.run(["ingest", "d"]).ok();
    let spec = "kind = \"trend\"\ntitle = \"T\"\nseries = \"pay\"\nplace = \"001\"\n";
    sandbox.write("c/most.toml", spec);
    sandbox.write("c/euro.toml", &format!("{spec}currency = \"EUR\"\n"));
    sandbox.run(["chart", "--all", "--charts", "c"]).ok();
    let drawn = |name: &str| std::fs::read_to_string(sandbox.path(&format!("c/{name}.svg"))).unwrap();
    for (name, own, other, left_out) in [
        ("most", "90%: $", "€", "3\u{a0}statements in other"),
        ("euro", "90%: €", "$", "4\u{a0}statements in other"),
    ] {
        let svg = drawn(name);
        assert!(svg.contains(own) && svg.contains(left_out), "{svg}");
        assert!(!svg.contains(other), "{name} has {other}");
    }
}
