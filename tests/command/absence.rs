//! What an origin pulls and what would be without it are told as one story, in `influence` and `without`.

use serde_json::Value;

use super::sandbox::Sandbox;

/// A dossier with a figure a document: origin, words, year.
fn dossier(figures: &[(&str, &str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new();
    let mut declared = String::from("[[series]]\nkey = \"n\"\ntitle = \"N\"\nunit = \"count\"\n");
    for (number, (origin, stated, year)) in figures.iter().enumerate() {
        declared += &format!("\n[[agent]]\nkey = \"{origin}\"\nname = \"{origin}\"\nkind = \"ngo\"\n");
        let text = format!(
            "[document]\nkey = \"d{number}\"\ntitle = \"T\"\npublisher = \"{origin}\"\npublished = \"2021-01-01\"\n\n\
             [[estimate]]\nkey = \"c\"\nseries = \"n\"\nplace = \"001\"\nstated = \"{stated}\"\nwhen = \"{year}\"\nlocator = \"p. 1\"\n"
        );
        sandbox.write(&format!("d/d{number}.toml"), &text);
    }
    sandbox.write("d/series.toml", &declared);
    sandbox.run(["ingest", "d"]).ok();
    sandbox
}

/// For each origin what `influence` and `without` say: pull, move, and what the pull does not tell.
fn told(sandbox: &Sandbox) -> Vec<(String, [Value; 3], [Value; 3])> {
    let rows = |report: &str| -> Vec<Value> {
        serde_json::from_str(
            &sandbox
                .run(["report", report, "--date", "2020-12-01", "--format", "json"])
                .ok(),
        )
        .unwrap()
    };
    let without = rows("without");
    let one = |row: &Value| {
        let left = without
            .iter()
            .find(|left| left["without_origin"] == row["origin"])
            .unwrap();
        (
            row["origin"].as_str().unwrap().to_owned(),
            ["pull", "without_origin_moves_by", "beyond_pull"].map(|name| row[name].clone()),
            ["pull", "moves_by", "beyond_pull"].map(|name| left[name].clone()),
        )
    };
    let mut told: Vec<_> = rows("influence").iter().map(one).collect();
    told.sort_by(|a, b| a.0.cmp(&b.0));
    told
}

#[test]
fn the_second_of_two_that_carry_a_rise_holds_more_than_it_pulls() {
    let told = told(&dossier(&[
        ("a", "10,000", "2013"),
        ("b", "11,000", "2014"),
        ("c", "10,500", "2015"),
        ("d", "40,000", "2019"),
        ("e", "45,000", "2020"),
    ]));
    for (origin, influence, without) in &told {
        let number = |value: &Value| value.as_f64().unwrap();
        assert!(
            (number(&influence[0]) / number(&without[0]) - 1.0).abs() < 0.02,
            "{origin}: one pull"
        );
        assert!(
            (number(&influence[1]) / number(&without[1]) - 1.0).abs() < 0.02,
            "{origin}: one move"
        );
        assert_eq!(influence[2], without[2], "{origin}: one word");
        let holds = origin == "d";
        assert_eq!(
            influence[2] == "holds more than it pulls",
            holds,
            "{origin} {influence:?}"
        );
    }
    let (_, [pull, moves, _], _) = &told[3];
    assert!(
        pull.as_f64().unwrap() < 1.15 && moves.as_f64().unwrap() < 0.85,
        "{pull} {moves}"
    );
}

#[test]
fn where_two_camps_stand_both_say_who_decides_what_may_be_shown() {
    let told = told(&dossier(&[
        ("a", "10,000", "2015"),
        ("b", "11,000", "2016"),
        ("c", "60,000", "2016"),
        ("d", "65,000", "2017"),
        ("e", "12,000", "2018"),
    ]));
    for (origin, influence, without) in &told {
        assert_eq!(influence, without, "{origin}");
        assert!(
            influence[0].is_null() && influence[1].is_null(),
            "no level, no pull: {origin}"
        );
        let decides = ["c", "d"].contains(&origin.as_str());
        assert_eq!(influence[2] == "decides what may be shown", decides, "{origin}");
    }
}
