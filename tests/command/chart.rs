//! `tallybook chart` run as a program: which pictures it draws from a database, and what it reports about bad specs.

use chrono::Datelike;

use super::sandbox::Sandbox;

#[test]
fn charts_that_fail_are_all_told_in_order_and_keep_no_other_from_being_drawn() {
    let sandbox = Sandbox::with_database();
    sandbox.write("c/a.toml", "kind = \"trend\"\ntitle = \"T\"\nseries = \"nope\"\n");
    sandbox.write("c/b.toml", "kind = \"timeline\"\ntitel = \"T\"\n");
    sandbox.write("c/c.toml", "kind = \"timeline\"\ntitle = \"T\"\n");
    let outcome = sandbox.run(["chart", "--all", "--charts", "c"]);
    assert_eq!(outcome.status, 2);
    let places: Vec<usize> = ["c/a.toml: unknown series `nope`", "c/b.toml:2:1", "2 of 3 charts"]
        .map(|told| {
            outcome
                .stderr
                .find(told)
                .unwrap_or_else(|| panic!("{told}: {}", outcome.stderr))
        })
        .to_vec();
    assert!(
        places.is_sorted(),
        "each in order, then the summary: {}",
        outcome.stderr
    );
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
        ("most", "(90%: $", "€", "3\u{a0}statements in other"),
        ("euro", "(90%: €", "$", "4\u{a0}statements in other"),
    ] {
        let svg = drawn(name);
        assert!(svg.contains(own) && svg.contains(left_out), "{svg}");
        assert!(!svg.contains(other), "{name} has {other}");
    }
}

#[test]
fn coverage_and_triangulation_are_of_the_place_and_the_series_that_the_spec_names() {
    let sandbox = Sandbox::with_database();
    let rows = |name: &str, spec: &str| -> Vec<String> {
        sandbox.write(&format!("c/{name}.toml"), spec);
        sandbox.run(["chart", name, "--charts", "c", "--data"]).ok();
        let csv = std::fs::read_to_string(sandbox.path(&format!("c/{name}.csv"))).unwrap();
        csv.lines().skip(1).map(str::to_owned).collect()
    };
    let coverage = "kind = \"coverage\"\ntitle = \"T\"\n";
    let whole = rows("whole", coverage);
    let some = rows(
        "some",
        &format!("{coverage}series = \"workers-abroad\"\nplace = \"RU\"\nfrom = 2016\n"),
    );
    assert_eq!(some.len(), 1, "{some:?}");
    assert!(whole.contains(&some[0]) && whole.len() > 10);
    let within = rows(
        "within",
        &format!("{coverage}series = \"workers-abroad\"\nplace = \"RU\"\nplaces-within = true\n"),
    );
    assert!(within.len() > 2, "{within:?}");
    let identities = "kind = \"triangulation\"\ntitle = \"T\"\n";
    assert!(!rows("all", identities).is_empty());
    assert_eq!(
        rows("none", &format!("{identities}place = \"PL\"\n")),
        Vec::<String>::new()
    );
}

#[test]
fn the_band_of_a_chart_without_a_place_is_of_the_one_with_most_claims() {
    let sandbox = Sandbox::with_database();
    let spec = "kind = \"trend\"\ntitle = \"T\"\nseries = \"workers-abroad\"\n";
    sandbox.write("c/all.toml", spec);
    sandbox.write("c/world.toml", &format!("{spec}place = \"001\"\n"));
    sandbox.write("c/only.toml", &spec.replace("workers-abroad", "annual-revenue"));
    sandbox.run(["chart", "--all", "--charts", "c"]).ok();
    let drawn = |name: &str| std::fs::read_to_string(sandbox.path(&format!("c/{name}.svg"))).unwrap();
    assert!(
        drawn("world").contains("Model estimate from"),
        "the chart names its place"
    );
    let all = drawn("all").replace('\u{a0}', " ");
    assert!(all.contains("model for World"), "it says whose band it is: {all}");
    assert!(drawn("only").contains("Model estimate from"), "{}", drawn("only"));
}

#[test]
fn vintages_of_several_places_are_of_the_one_with_most_claims() {
    let sandbox = Sandbox::with_database();
    let spec = "kind = \"vintages\"\ntitle = \"T\"\nseries = \"workers-abroad\"\n";
    sandbox.write("c/all.toml", spec);
    sandbox.write("c/world.toml", &format!("{spec}place = \"001\"\n"));
    sandbox.run(["chart", "--all", "--charts", "c"]).ok();
    let drawn = sandbox.read("c/all.svg");
    assert_eq!(drawn, sandbox.read("c/world.svg"));
    assert!(
        drawn.contains(">Workers, linear scale from 0, World · "),
        "it says which: {drawn}"
    );
}

#[test]
fn a_picture_for_a_purpose_has_its_size_and_an_alternative_text() {
    let sandbox = Sandbox::with_database();
    sandbox.write(
        "c/all.toml",
        "kind = \"trend\"\ntitle = \"T\"\nseries = \"workers-abroad\"\nplace = \"001\"\n",
    );
    for (preset, size) in [("story", (540, 960)), ("square", (540, 540)), ("slide", (960, 540))] {
        let outcome = sandbox.run(["chart", "all", "--charts", "c", "--preset", preset, "--alt"]);
        let svg = sandbox.read("c/all.svg");
        let (width, height) = size;
        assert!(
            svg.contains(&format!("width=\"{width}\" height=\"{height}\"")),
            "{preset}: {}",
            outcome.whole()
        );
        assert!(
            !svg.contains("Model estimate from 4 named"),
            "the small print is left out"
        );
        let alt = outcome.stdout.trim_end();
        assert!(
            alt.starts_with("T. Trend chart of") && alt.chars().count() <= 250,
            "{alt}"
        );
        assert!(svg.contains(&format!("aria-label=\"{alt}\"")), "{alt}");
    }
    // What has more rows than a purpose holds is not cut.
    sandbox.write("c/coverage.toml", "kind = \"coverage\"\ntitle = \"T\"\n");
    let outcome = sandbox.run(["chart", "coverage", "--charts", "c", "--preset", "square"]);
    assert!(
        outcome.stderr.contains("has more to show than a square holds"),
        "{}",
        outcome.whole()
    );
}

#[test]
fn panels_show_places_or_series_over_one_time() {
    let sandbox = Sandbox::with_database();
    let spec = "kind = \"trend\"\ntitle = \"T\"\n";
    sandbox.write(
        "c/places.toml",
        &format!("{spec}series = \"workers-abroad\"\npanels = \"place\"\n"),
    );
    sandbox.write(
        "c/two.toml",
        &format!("{spec}series = \"workers-abroad\"\npanels = {{ place = [\"RU\", \"001\"] }}\n"),
    );
    sandbox.write(
        "c/series.toml",
        &format!("{spec}panels = {{ series = [\"workers-abroad\", \"annual-revenue\"] }}\n"),
    );
    sandbox.run(["chart", "--all", "--charts", "c"]).ok();
    let axes = |name: &str| -> Vec<String> {
        let svg = sandbox.read(&format!("c/{name}.svg"));
        let groups = svg.lines().filter(|line| line.starts_with("<g data-from"));
        groups
            .map(|line| line.split(" data-left").next().unwrap_or_default().to_owned())
            .collect()
    };
    for (name, panels) in [("places", 4), ("two", 2), ("series", 2)] {
        let axes = axes(name);
        assert_eq!(axes.len(), panels, "{name}");
        assert!(
            axes.iter().all(|axis| *axis == axes[0]),
            "{name} has one time: {axes:?}"
        );
    }
    let two = sandbox.read("c/two.svg");
    let heading = |words: &str| two.find(&format!(">{words}</text>")).unwrap();
    assert!(heading("Russia") < heading("World"), "in the order of the spec");
    sandbox.write(
        "c/bad.toml",
        "kind = \"sources\"\ntitle = \"T\"\nseries = \"workers-abroad\"\npanels = \"place\"\n",
    );
    let outcome = sandbox.run(["chart", "bad", "--charts", "c"]);
    assert!(
        outcome.stderr.contains("a chart of the kind `sources` has no panels"),
        "{}",
        outcome.whole()
    );
}

#[test]
fn an_event_outside_the_time_shown_is_named() {
    let sandbox = Sandbox::with_database();
    let spec = "kind = \"trend\"\ntitle = \"T\"\nseries = \"workers-abroad\"\nfrom = 2012\nto = 2016\n\
                events = [{ id = \"freedom-united-2018-08-03#expulsion-deadline\" }]\n";
    sandbox.write("c/all.toml", spec);
    let outcome = sandbox.run(["chart", "all", "--charts", "c"]);
    assert!(
        outcome.stderr.contains("is outside the time that the chart shows"),
        "{}",
        outcome.whole()
    );
    let words = crate::chart::words(&sandbox.read("c/all.svg"));
    assert!(
        words.contains("Outside the time shown: Deadline of the United Nations"),
        "{words}"
    );
    // What is not known yet is said, too.
    let outcome = sandbox.run(["chart", "all", "--charts", "c", "--known-by", "2016"]);
    assert_eq!(outcome.status, 0, "{}", outcome.whole());
    let words = crate::chart::words(&sandbox.read("c/all.svg"));
    assert!(words.contains("1 chosen event not known by 31 Dec 2016."), "{words}");
}

#[test]
fn marks_stand_at_their_time_however_crowded() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "d/series.toml",
        "[[agent]]\nkey = \"m\"\nname = \"M\"\nkind = \"ngo\"\n\n[[series]]\nkey = \"s\"\ntitle = \"S\"\nunit = \"count\"\nunit_name = \"people\"\n",
    );
    let days = [
        "2005-12-01",
        "2005-12-05",
        "2005-12-06",
        "2005-12-12",
        "2005-12-13",
        "2006-02-20",
    ];
    for (number, day) in days.iter().enumerate() {
        let value = 1_000 + number;
        sandbox.write(
            &format!("d/d{number}.toml"),
            &format!(
                "[document]\nkey = \"d{number}\"\ntitle = \"T\"\npublisher = \"m\"\npublished = \"2006-03-01\"\n\n[[estimate]]\nkey = \"c\"\nseries = \"s\"\nplace = \"001\"\nstated = \"{value} people\"\nwhen = \"{day}\"\nlocator = \"p. 1\"\n"
            ),
        );
    }
    sandbox.run(["ingest", "d"]).ok();
    sandbox.write(
        "charts/t.toml",
        "kind = \"trend\"\ntitle = \"T\"\nseries = \"s\"\nplace = \"001\"\n",
    );
    let number = |day: &str| f64::from(day.parse::<chrono::NaiveDate>().unwrap().num_days_from_ce());
    for width in ["320", "800", "1600"] {
        sandbox.run(["chart", "t", "-o", "t.svg", "--width", width]).ok();
        let svg = sandbox.read("t.svg");
        // A mark is a group whose title tells its claim; the first disc in it is the mark.
        let at: Vec<f64> = (0..days.len())
            .map(|number| {
                let said = format!("1,00{number} — ");
                let group = svg.split("<title>").find(|part| part.starts_with(&said)).unwrap();
                let disc = group.split("cx=\"").nth(1).unwrap();
                disc.split('"').next().unwrap().parse().unwrap()
            })
            .collect();
        let first = number(days[0]);
        let a_day = (at[5] - at[0]) / (number(days[5]) - first);
        for (day, x) in days.iter().zip(&at) {
            let expected = at[0] + (number(day) - first) * a_day;
            assert!(
                (x - expected).abs() <= 1.0,
                "{width}: {day} at {x} instead of {expected}"
            );
        }
    }
}
