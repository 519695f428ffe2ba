//! A figure with its interval, from the dossier to SQL, the model and the chart.

use serde_json::{Value, json};

use super::sandbox::Sandbox;

const SERIES: &str = "\
[[agent]]
key = \"lancet\"
name = \"The Lancet\"
kind = \"research\"

[[series]]
key = \"deaths\"
title = \"Excess deaths\"
unit = \"count\"
unit_name = \"deaths\"
adds_up = true
";

/// A dossier with an estimate for each pair of words and further fields.
fn dossier(estimates: &[(&str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("seeds/series.toml", SERIES);
    let mut document = String::from(
        "[document]\nkey = \"d\"\ntitle = \"Mortality\"\npublisher = \"lancet\"\npublished = \"2006-10-11\"\nlanguage = \"en\"\n",
    );
    for (number, (stated, more)) in estimates.iter().enumerate() {
        document += &format!(
            "\n[[estimate]]\nkey = \"c{number}\"\nseries = \"deaths\"\nplace = \"IQ\"\nstated = \"{stated}\"\nwhen = \"{}\"\nlocator = \"line {number}\"\n{more}\n",
            2000 + number
        );
    }
    sandbox.write("seeds/d.toml", &document);
    sandbox
}

fn rows(sandbox: &Sandbox, sql: &str) -> Value {
    serde_json::from_str(&sandbox.run(["sql", sql, "--format", "json"]).ok()).unwrap()
}

const IRAQ: &str = "654,965 (95% CI 392,979–942,636)";

#[test]
fn a_best_figure_is_kept_with_its_interval() {
    let sandbox = dossier(&[(IRAQ, "")]);
    sandbox.run(["ingest", "seeds"]).ok();
    assert_eq!(
        rows(
            &sandbox,
            "SELECT figure, bound, low, best, high, interval, interval_level FROM estimates"
        ),
        json!([{
            "figure": "654,965 (392,979–942,636)", "bound": "range", "low": 392_979, "best": 654_965, "high": 942_636,
            "interval": "ci", "interval_level": 95,
        }])
    );
    assert_eq!(
        rows(&sandbox, "SELECT lower, upper FROM comparable_interval"),
        json!([{ "lower": 392_979, "upper": 942_636 }]),
        "it is compared by its ends"
    );
    assert!(
        sandbox
            .run(["report", "timeline"])
            .ok()
            .contains("654,965 (392,979–942,636)")
    );
}

#[test]
fn the_model_takes_the_best_figure_and_the_interval_as_its_error() {
    let level = |stated: &str| {
        let sandbox = dossier(&[(stated, "")]);
        sandbox.run(["ingest", "seeds"]).ok();
        let found = rows(&sandbox, "SELECT p05, p50, p95 FROM trend ORDER BY date LIMIT 1");
        ["p05", "p50", "p95"].map(|name| found[0][name].as_f64().unwrap())
    };
    let [low, middle, high] = level(IRAQ);
    assert!((middle / 654_965.0 - 1.0).abs() < 0.1, "{middle}");
    let [narrow_low, _, narrow_high] = level("654,965 (95% CI 640,000–670,000)");
    assert!(
        high / low > 1.1 * narrow_high / narrow_low,
        "a wider interval says less"
    );
    let [surer_low, _, surer_high] = level("654,965 (50% CI 392,979–942,636)");
    assert!(
        surer_high / surer_low > high / low,
        "of one width, the lower level says less"
    );
}

#[test]
fn the_chart_draws_a_dot_in_a_bar() {
    let sandbox = dossier(&[(IRAQ, ""), ("50,000 ± 10,000", "")]);
    sandbox.write(
        "charts/deaths.toml",
        "kind = \"trend\"\nseries = \"deaths\"\nplace = \"IQ\"\ntitle = \"Deaths\"\nfrom = \"1998\"\nto = \"2007\"\n",
    );
    sandbox.run(["ingest", "seeds"]).ok();
    sandbox.run(["chart", "--all", "--data"]).ok();
    let picture = sandbox.read("charts/deaths.svg");
    for words in [
        "best estimate in its stated interval",
        "654,965 (392,979–942,636)",
        "50,000 ± 10,000",
    ] {
        assert!(picture.contains(words), "{words}");
    }
    let table = sandbox.read("charts/deaths.csv");
    assert!(table.contains("392979,654965,942636"), "{table}");
}

#[test]
fn fields_confirm_or_complete_an_interval() {
    let ends = "low = 392_979\nhigh = 942_636\ninterval = \"ci\"\ninterval_level = 95";
    let sandbox = dossier(&[
        (IRAQ, ends),
        ("654,965", ends),
        ("654,965 (392,979–942,636)", "interval = \"ci\"\ninterval_level = 95"),
        ("about 650,000", &ends.replace("392_979", "390_000")),
        ("see the table", &format!("best = 654_965\n{ends}")),
        ("15 (up to 20)", "high = 20"),
        ("28", "low = 20\ninterval = \"range\""),
    ]);
    sandbox.run(["ingest", "seeds"]).ok();
    let ci = |figure: &str| json!({ "figure": figure, "interval": "ci", "interval_level": 95 });
    let range = |figure: &str| json!({ "figure": figure, "interval": "range", "interval_level": null });
    assert_eq!(
        rows(
            &sandbox,
            "SELECT figure, interval, interval_level FROM estimates ORDER BY id"
        ),
        json!([
            ci("654,965 (392,979–942,636)"),
            ci("654,965 (392,979–942,636)"),
            ci("654,965 (392,979–942,636)"),
            ci("≈ 650,000 (390,000–942,636)"),
            ci("654,965 (392,979–942,636)"),
            range("15 (≤ 20)"),
            range("28 (≥ 20)"),
        ])
    );
}

#[test]
fn fields_that_disagree_with_the_interval_are_refused() {
    for (stated, more, words) in [
        (IRAQ, "low = 400_000", "the words say low = 392979"),
        (IRAQ, "best = 600_000", "the words say best = 654965"),
        (IRAQ, "interval = \"ui\"", "the words say `ci`"),
        (IRAQ, "interval_level = 90", "the words say 95%"),
        (IRAQ, "bound = \"exact\"", "error"),
        ("654,965", "low = 392_979\nhigh = 942_636", "the words say low = 654965"),
        (
            "654,965",
            "best = 600_000\nlow = 392_979\nhigh = 942_636\ninterval = \"ci\"",
            "the words say best = 654965",
        ),
        (
            "654,965",
            "low = 700_000\nhigh = 942_636\ninterval = \"ci\"",
            "out of order",
        ),
        ("654,965", "interval = \"ci\"", "interval-misfit"),
        ("654,965 (95% CI 700,000–942,636)", "", "does not hold its best figure"),
    ] {
        let outcome = dossier(&[(stated, more)]).run(["check", "seeds"]);
        assert!(outcome.whole().contains(words), "{stated} {more}: {}", outcome.whole());
    }
}

#[test]
fn a_source_without_a_figure_is_listed_and_counts_for_nothing() {
    let sandbox = dossier(&[
        ("no figures available", ""),
        ("500", ""),
        ("the ministry keeps it secret", "bound = \"unreported\""),
    ]);
    sandbox.write(
        "charts/deaths.toml",
        "kind = \"sources\"\nseries = \"deaths\"\nplace = \"IQ\"\ntitle = \"Deaths\"\n",
    );
    sandbox.run(["ingest", "seeds"]).ok();
    let unreported =
        json!({ "figure": "not reported", "bound": "unreported", "low": null, "best": null, "high": null });
    assert_eq!(
        rows(
            &sandbox,
            "SELECT figure, bound, low, best, high FROM estimates WHERE bound = 'unreported'"
        ),
        json!([unreported, unreported])
    );
    let timeline = rows(&sandbox, "SELECT figure FROM timeline WHERE figure = 'not reported'");
    assert_eq!(timeline.as_array().unwrap().len(), 2);
    assert_eq!(
        rows(&sandbox, "SELECT year, claims FROM yearly"),
        json!([{ "year": 2001, "claims": 1 }])
    );
    assert_eq!(
        rows(&sandbox, "SELECT id FROM comparable_interval"),
        json!([{ "id": "d#c1" }])
    );
    assert_eq!(
        rows(&sandbox, "SELECT claim FROM trend_statements"),
        json!([{ "claim": "d#c1" }])
    );
    sandbox.run(["chart", "--all"]).ok();
    for (stated, more) in [("no figure", "best = 5"), ("500", "bound = \"unreported\"")] {
        let outcome = dossier(&[(stated, more)]).run(["check", "seeds"]);
        assert!(
            outcome.whole().contains("stated-disagrees") || outcome.whole().contains("bound-misfit"),
            "{}",
            outcome.whole()
        );
    }
}
