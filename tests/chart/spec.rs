//! Specs: what is read, what is refused and where, and the schema beside the bundled ones.

use std::collections::BTreeSet;
use std::path::Path;

use tallybook::chart::{AxisChoice, Kind, Spec, SpecError, Theme};

use super::fixture::date;

#[allow(clippy::unwrap_used)] // a test may fail here
fn refused(text: &str) -> SpecError {
    Spec::parse(text).unwrap_err()
}

#[test]
fn every_field_is_read() {
    let spec = Spec::parse(
        r#"
        kind = "trend"
        title = "T"
        subtitle = "S"
        source = "Own count"
        series = "workers-abroad"
        place = "001"
        places-within = true
        currency = "USD"
        from = 2014
        to = "2024-02"
        known-by = 2016-01-01
        axis = "log"
        events = [{ category = "sanction" }, { id = "a#b", label = "L" }]
        labels = ["a#b"]
        width = 640
        height = 480
        theme = "dark"
        lang = "de"
        "#,
    )
    .unwrap();
    assert_eq!(
        (spec.kind, spec.axis, spec.theme),
        (Kind::Trend, AxisChoice::Log, Some(Theme::Dark))
    );
    assert_eq!(
        (spec.from, spec.to),
        (Some(date("2014-01-01")), Some(date("2024-02-29")))
    );
    assert_eq!(spec.events[1].label.as_deref(), Some("L"));
    assert_eq!(spec.labels[0].id, "a#b");
    let filter = spec.filter();
    assert_eq!(filter.series, Some("workers-abroad".parse().unwrap()));
    assert_eq!(filter.known_by, Some(date("2016-01-01")));
    assert!(filter.places_within);
    assert_eq!(
        spec.currency.map(|choice| choice.currency.to_string()).as_deref(),
        Some("USD")
    );
}

#[test]
fn an_unknown_field_is_refused_where_it_stands_with_the_nearest_name() {
    let error = refused("kind = \"trend\"\nseries = \"s\"\ntitle = \"T\"\n  tittle = \"x\"\n");
    let [problem] = &error.problems[..] else {
        panic!("{error:?}")
    };
    assert_eq!((problem.line, problem.column), (4, 3));
    assert_eq!(problem.what, "unknown field `tittle`");
    assert_eq!(problem.help.as_deref(), Some("did you mean `title`?"));
}

#[test]
fn every_problem_is_told_at_once_in_the_order_of_the_file() {
    let error = refused(
        "kind = \"trends\"\nseries = 3\ncurrency = \"dollars\"\nfrom = \"2014-13\"\nwidth = 20\naxis = \"cubic\"\nevents = [{ label = \"L\" }]\n",
    );
    let found: Vec<String> = error
        .problems
        .iter()
        .map(|problem| format!("{}:{} {}", problem.line, problem.column, problem.what))
        .collect();
    assert_eq!(
        found,
        [
            "1:1 `title` is missing",
            "1:8 unknown value `trends` for `kind`",
            "2:10 `series` must be non-empty text",
            "3:12 `currency` must be a code of ISO 4217, such as `\"USD\"`",
            "4:8 `from` must be a year, a month or a day, such as `2014`, `\"2014-06\"` or `2014-06-11`",
            "5:9 `width` must be a whole number of pixels from 320 to 1600",
            "6:8 unknown value `cubic` for `axis`",
            "7:11 an entry of `events` must choose something",
        ]
    );
}

#[test]
fn what_toml_refuses_has_its_place_too() {
    let error = refused("kind = \"trend\"\ntitle = \"\n");
    assert_eq!(error.problems[0].line, 2);
    assert!(
        refused("kind = \"trend\"\ntitle = \"T\"").problems[0]
            .what
            .contains("`series` is missing")
    );
    assert!(Spec::parse("kind = \"timeline\"\ntitle = \"T\"").is_ok());
    assert_eq!(
        refused("kind='trend'\ntitle='T'\nseries='s'\nfrom=2020\nto=2019").problems[0].what,
        "`to` is before `from`"
    );
}

#[test]
fn the_bundled_specs_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("charts");
    let mut kinds = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let spec = Spec::parse(&std::fs::read_to_string(&path).unwrap())
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            kinds.insert(spec.kind.as_str());
        }
    }
    assert_eq!(kinds, Kind::ALL.iter().map(|kind| kind.as_str()).collect());
}

#[test]
fn the_schema_knows_the_same_fields_and_words_as_the_reader() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../charts/schema.json")).unwrap();
    let keys = |value: &serde_json::Value| -> BTreeSet<String> { value.as_object().unwrap().keys().cloned().collect() };
    // The reader lists its fields where it has no nearer name.
    let listed = |text: &str| -> BTreeSet<String> {
        let help = refused(text)
            .problems
            .into_iter()
            .find_map(|problem| problem.help.filter(|help| help.starts_with("fields are")))
            .unwrap();
        help.split('`').skip(1).step_by(2).map(str::to_string).collect()
    };
    assert_eq!(keys(&schema["properties"]), listed("qqqq = 1"));
    assert_eq!(
        keys(&schema["properties"]["events"]["items"]["properties"]),
        listed("events = [{ qqqq = 1 }]")
    );
    let words = |name: &str| -> Vec<String> {
        schema["properties"][name]["enum"]
            .as_array()
            .unwrap()
            .iter()
            .map(|word| word.as_str().unwrap().to_string())
            .collect()
    };
    assert_eq!(
        words("kind"),
        Kind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>()
    );
    assert_eq!(
        words("theme"),
        Theme::ALL.iter().map(|theme| theme.as_str()).collect::<Vec<_>>()
    );
    assert_eq!(
        words("lang"),
        tallybook::chart::Lang::ALL
            .iter()
            .map(|lang| lang.as_str())
            .collect::<Vec<_>>()
    );
    for axis in words("axis") {
        assert!(Spec::parse(&format!("kind='trend'\ntitle='T'\nseries='s'\naxis='{axis}'")).is_ok());
    }
}
