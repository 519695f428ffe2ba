//! What a trend chart owes its reader: no figure that nobody stands behind, no silence about what is missing, doubted or only repeated.

use std::collections::BTreeSet;

use tallybook::chart::{self, Data, Kind, Lang, Panel, Spec, Style, Theme, Verdict};
use tallybook::model::{Bound, Currency, Outcome, Status, UnitKind};

use super::{fixture, words};

/// The blue of the model in the light theme.
const MODEL: &str = "#0072b2";

#[allow(clippy::unwrap_used)] // a test may fail here
fn drawn_as(more: &str, data: &Data) -> String {
    let spec = format!("kind = \"trend\"\ntitle = \"T\"\nseries = \"s\"\nplace = \"001\"\n{more}");
    let style = Style {
        width: 800,
        theme: Theme::Light,
        lang: Lang::En,
    };
    chart::draw(&Spec::parse(&spec).unwrap(), data, &style).unwrap().svg()
}

fn drawn(data: &Data) -> String {
    drawn_as("", data)
}

fn description(svg: &str) -> String {
    let part = svg.split("<desc>").nth(1).and_then(|rest| rest.split("</desc>").next());
    part.unwrap_or_default().replace('\u{a0}', " ")
}

/// The solid median lines of a model.
fn lines(svg: &str) -> usize {
    svg.lines()
        .filter(|line| line.starts_with("<polyline") && line.contains("stroke-width=\"2.2\""))
        .count()
}

#[test]
fn two_camps_have_a_band_each_and_none_for_both() {
    let data = fixture::divided();
    let svg = drawn(&data);
    let said = words(&svg);
    for camp in [
        "(90%: 7,000–14,000) lower camp, Jul 2018",
        "(90%: 70,000–140,000) upper camp, Jul 2018",
    ] {
        assert!(said.contains(camp), "{camp}: {said}");
    }
    assert!(!said.contains("model, 20"), "{said}");
    assert!(said.contains("no single figure represents both"), "{said}");
    assert_eq!(lines(&svg), 2);
    let text = description(&svg);
    assert!(
        text.contains("no single figure represents both")
            && text.contains("Lower camp: 3 statements. Start, 2014: about 10,000"),
        "{text}"
    );
    let spec = Spec::parse("kind = \"trend\"\ntitle = \"T\"\nseries = \"s\"\nplace = \"001\"").unwrap();
    let table = chart::table(&spec, &data);
    let count = |group: &str| table.rows.iter().filter(|row| row[0] == group).count();
    assert_eq!(
        (count("lower camp"), count("upper camp"), count("model")),
        (49 * 5, 49 * 5, 0)
    );
}

#[test]
fn a_contradiction_names_both_sides_and_draws_no_band() {
    let svg = drawn(&fixture::contradicted());
    let said = words(&svg);
    assert!(
        said.contains(
            "≈ 10,000 (Source 0 of 10000) against ≈ 100,000 (Source 0 of 100000); no single figure represents both"
        ),
        "{said}"
    );
    assert!(!svg.contains(MODEL));
    // However little room there is.
    let spec = Spec::parse("kind = \"trend\"\ntitle = \"T\"\nseries = \"s\"\nplace = \"001\"\n").unwrap();
    for width in [320, 400, 560, 1000, 1600] {
        let style = Style {
            width,
            ..Style::default()
        };
        let said = words(&chart::draw(&spec, &fixture::contradicted(), &style).unwrap().svg());
        assert!(said.contains("(Source 0 of 10000) against"), "{width}: {said}");
    }
}

#[test]
fn an_identity_with_an_open_end_is_not_called_compatible() {
    let spec = Spec::parse("kind = \"triangulation\"\ntitle = \"T\"\n").unwrap();
    let said = words(
        &chart::draw(&spec, &fixture::triangulated(), &Style::default())
            .unwrap()
            .svg(),
    );
    assert!(
        said.contains("An end is open, so it is unknown whether the sides meet"),
        "{said}"
    );
    assert!(
        said.contains("rates converted to a year") && !said.contains("compatible"),
        "{said}"
    );
}

#[test]
fn what_is_set_aside_or_not_shown_is_said() {
    let mut data = fixture::banded();
    data.estimates[0].status = Status::Disputed;
    if let Some(band) = &mut data.band {
        band.unseen = 2;
    }
    let said = words(&drawn_as("known-by = 2024\n", &data));
    for part in [
        "1 of them disputed or withdrawn.",
        "It is also based on 2 statements about other times.",
        "Only what was known by 31 Dec 2024 is shown.",
        "disputed or withdrawn",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn bounds_alone_shade_what_they_exclude_and_have_no_middle() {
    let svg = drawn(&fixture::only_bounds());
    assert_eq!(svg.matches("<title>Excluded: below").count(), 8);
    assert_eq!(svg.matches("<title>Excluded: above").count(), 6);
    assert!(!svg.contains(MODEL) && !svg.contains("<circle") && lines(&svg) == 0);
    let said = words(&svg);
    assert!(
        said.contains("excluded by a bound") && said.contains("there is no middle to draw"),
        "{said}"
    );
    // The same claims without that verdict are not shaded: other claims may stand where they exclude.
    assert!(!drawn(&fixture::one_sided()).contains("Excluded"));
}

#[test]
fn too_few_statements_are_marks_alone_and_it_is_said() {
    let svg = drawn(&fixture::with_verdict(fixture::one(), Verdict::MarksOnly));
    assert!(words(&svg).contains("Too few values for a line."));
    assert!(!svg.contains(MODEL));
}

#[test]
fn a_presumed_repeat_is_dashed_and_counted_apart() {
    let declared = drawn(&fixture::banded());
    let svg = drawn(&fixture::presumed());
    let said = words(&svg);
    assert!(
        said.contains("presumed repeat") && !words(&declared).contains("presumed"),
        "{said}"
    );
    assert!(
        said.contains("12 statements, 10 independent after removing 2 repeats (1 of them presumed)"),
        "{said}"
    );
    assert!(svg.contains("(presumed: same words and figures)"));
    // Two links, of which only the presumed one is dashed, the other dotted; the dashes of its hollow mark, and those of the key.
    let dashed = |svg: &str, dash: &str| svg.matches(&format!("<g stroke-dasharray=\"{dash}\">\n<line")).count();
    assert_eq!((dashed(&svg, "3 3"), dashed(&declared, "3 3")), (1, 0));
    assert_eq!(svg.matches("stroke-dasharray=\"2 2\"").count(), 2);
}

#[test]
fn many_repeats_of_one_figure_are_a_number_beside_it() {
    let mut data = fixture::hundred_echoes();
    let svg = drawn(&data);
    assert!(words(&svg).contains("×100") && svg.contains("; repeated 100 times"));
    assert!(words(&svg).contains("101 statements, 1 independent after removing 100 repeats"));
    // One dot, and none for the repeats or for them in the key.
    assert_eq!(svg.matches("; stated “").count(), 1);
    data.estimates.truncate(4);
    let few = drawn(&data);
    assert_eq!(few.matches("; stated “").count(), 4);
    assert!(!words(&few).contains('×'), "three repeats are drawn, not counted");
}

#[test]
fn a_doubted_statement_is_crossed_and_a_gap_is_named() {
    let svg = drawn(&fixture::banded());
    assert!(svg.contains("given little weight by the model</title>"));
    let said = words(&svg);
    assert!(
        said.contains("given little weight") && said.contains("no figure dated 2020–2022"),
        "{said}"
    );
    assert!(
        said.contains("(90%: 14,000–85,000) model for Worldwide, May 2024"),
        "{said}"
    );
    // The line breaks at the gap, and the band is fainter where nothing stands behind it.
    assert_eq!(lines(&svg), 2);
    for opacity in ["0.20", "0.11", "0.24", "0.13"] {
        assert!(
            svg.contains(&format!("fill=\"{MODEL}\" fill-opacity=\"{opacity}\"")),
            "{opacity}"
        );
    }
    assert!(description(&svg).contains("No estimates 2019–2023."));
}

#[test]
fn the_scale_is_said_and_can_be_overruled() {
    let data = fixture::bundled();
    assert!(words(&drawn(&data)).contains("Workers, linear scale from 0"));
    assert!(words(&drawn_as("axis = \"log\"", &data)).contains("Workers, log scale: each step is about ×3"));
    assert!(
        !words(&drawn(&fixture::none())).contains("scale"),
        "nothing has no scale"
    );
}

#[test]
fn the_scale_that_is_said_is_that_of_the_axis_drawn() {
    let data = fixture::bundled();
    let panel = Panel {
        heading: "Worldwide".into(),
        series: None,
        place: Some(fixture::key("001")),
        data: data.clone(),
    };
    let panels = Data {
        panels: vec![panel],
        ..data.clone()
    };
    for data in [&data, &panels] {
        let mut said = BTreeSet::new();
        for height in (260..1400).step_by(30) {
            let svg = drawn_as(&format!("axis = \"log\"\nheight = {height}"), data);
            let has_tick = |tick: &str| svg.contains(&format!(">{tick}</text>"));
            let scale = match (has_tick("2,000"), has_tick("3,000")) {
                (true, _) => "log scale: each step is about ×2 ",
                (_, true) => "log scale: each step is about ×3 ",
                _ => "log scale: each step is ×10 ",
            };
            assert!(words(&svg).contains(scale), "{height}: {}", words(&svg));
            said.insert(scale);
        }
        assert!(said.len() > 1, "{said:?}");
    }
}

#[test]
fn zero_on_a_logarithmic_axis_has_a_strip_below_it() {
    let claim = |id: &str, value: f64| {
        let ends = [Some(value); 3];
        let year = ("2015-01-01", "2015-12-31");
        fixture::estimate(id, fixture::WORLD, Bound::Exact, ends, year, "2016-01-01", "Somebody")
    };
    let data = Data {
        estimates: vec![claim("a#1", 0.0), claim("a#2", 50.0), claim("a#3", 90_000.0)],
        ..fixture::none()
    };
    let svg = drawn(&data);
    assert!(words(&svg).contains("log scale") && svg.contains(">0</text>"));
    let number = |line: &str, name: &str| -> f64 {
        let rest = line.split(&format!(" {name}=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let axis = svg
        .lines()
        .find(|line| line.starts_with("<line") && line.contains("#80868f"))
        .map(|line| number(line, "y1"))
        .unwrap();
    let title = svg.lines().position(|line| line.contains("<title>0 —")).unwrap();
    let dot = svg
        .lines()
        .skip(title)
        .find(|line| line.starts_with("<circle"))
        .unwrap();
    assert!(number(dot, "cy") > axis, "{dot} above {axis}");
}

#[test]
fn the_caption_and_the_description_say_what_the_picture_stands_on() {
    let svg = drawn(&fixture::banded());
    let said = words(&svg);
    for part in [
        "12 statements, 11 independent after removing 1 repeat; 6 publishers, first known 2014–2024.",
        "12 statements from 9 independent origins",
        "Model estimate from 7 independent origins.",
        "Band: the value lies in the stronger inner part with 50% probability, in all of it with 90%, if the sources share half of their errors.",
        "The sources are few, so its width is partly an assumption.",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let text = description(&svg);
    for part in [
        "Trend chart of North Korean workers abroad, Worldwide, 2011–2024: 11 statements from 9 independent origins, and 1 repeat.",
        "Widest disagreement: ≈ 50,000 (Worldwide; United Nations, 2015) against ≈ 90,000 (Worldwide; ABC News, 2015), a factor of 1.8.",
        "Model estimate from 7 independent origins. Start, 2014: about 54,000, 90% band 43,000–67,000.",
        "Highest, 2017: about 64,000",
        "No clear change from start to end.",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn only_what_the_store_finds_contradictory_is_described_so() {
    let widest = |contradictions| {
        description(&drawn(&Data {
            contradictions,
            ..fixture::bundled()
        }))
        .contains("Widest")
    };
    assert!(widest(fixture::bundled().contradictions));
    assert!(!widest(Vec::new()));
}

#[test]
fn every_kind_names_its_sources() {
    for (kind, data) in [
        (Kind::Coverage, fixture::covered()),
        (Kind::Triangulation, fixture::triangulated()),
        (Kind::Vintages, fixture::vintages()),
    ] {
        let data = Data {
            publishers: vec![("The Example".into(), fixture::date("2020-01-01"))],
            estimates: if kind == Kind::Vintages {
                fixture::one().estimates
            } else {
                Vec::new()
            },
            ..data
        };
        let spec = format!("kind = \"{}\"\ntitle = \"T\"\nseries = \"s\"", kind.as_str());
        let svg = chart::draw(&Spec::parse(&spec).unwrap(), &data, &Style::default())
            .unwrap()
            .svg();
        let source = if kind == Kind::Vintages {
            "Source: Asian news agencies."
        } else {
            "Source: The Example."
        };
        assert!(words(&svg).contains(source), "{kind:?} {}", words(&svg));
    }
}

#[test]
fn five_hundred_claims_have_few_labels_and_two_hundred_kilobytes_at_every_width() {
    for (width, most) in [(320, 12), (800, 16), (1600, 16)] {
        let spec = Spec::parse("kind = \"trend\"\ntitle = \"T\"\nseries = \"s\"\nplace = \"001\"").unwrap();
        let style = Style {
            width,
            ..Style::default()
        };
        let svg = chart::draw(&spec, &fixture::five_hundred(), &style).unwrap().svg();
        assert!(svg.len() < 200_000, "{width}: {}", svg.len());
        let labels = svg.matches("font-weight=\"700\"").count();
        assert!((2..most).contains(&labels), "{width}: {labels} labels");
    }
}

#[test]
fn what_a_spec_names_in_vain_is_told_where_it_stands() {
    let text = "kind = \"trend\"\ntitle = \"T\"\nseries = \"s\"\nlabels = [\"kp-2014#stock\", \"gone#x\"]\n\
                events = [\n  { category = \"sanction\" },\n  { category = \"eclipse\", happening = \"h\" },\n]\n";
    let problems = chart::unknown_names(&Spec::parse(text).unwrap(), &fixture::bundled());
    let told: Vec<(usize, usize, &str)> = problems
        .iter()
        .map(|problem| (problem.line, problem.column, problem.what.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (4, 28, "the chart has no claim `gone#x`"),
            (
                7,
                3,
                "no event of the chart has the category `eclipse` and the happening `h`"
            ),
        ]
    );
    let money = Spec::parse(&format!("{text}currency = \"EUR\"\n")).unwrap();
    let mut data = fixture::bundled();
    for (unit, fixed, what) in [
        (UnitKind::Count, None, "the series `workers-abroad` is not money"),
        (UnitKind::Money, None, "no claim of the chart is in `EUR`"),
        (
            UnitKind::Money,
            Currency::new("USD"),
            "the chart is drawn in `USD`, the currency of its series",
        ),
        (UnitKind::Money, Currency::new("EUR"), ""),
    ] {
        let series = data.series.as_mut().unwrap();
        (series.unit, series.currency) = (unit, fixed);
        let told = chart::unknown_names(&money, &data);
        let of_currency: Vec<&str> = told
            .iter()
            .filter(|problem| problem.line == 9)
            .map(|problem| problem.what.as_str())
            .collect();
        assert_eq!(of_currency.join(""), what);
    }
    let sources = text.replace("\"trend\"", "\"sources\"");
    let problems = chart::unknown_names(&Spec::parse(&sources).unwrap(), &fixture::bundled());
    assert_eq!(
        problems.len(),
        4,
        "a chart of sources has neither events nor labels: {problems:?}"
    );
}

#[test]
fn an_event_that_is_disputed_is_called_so() {
    let mut data = fixture::happenings();
    for event in &mut data.events {
        event.status = Status::Disputed;
    }
    for kind in ["timeline", "trend\"\nseries = \"s"] {
        let text = format!("kind = \"{kind}\"\ntitle = \"T\"\nevents = [{{ id = \"a#1\", label = \"Deadline\" }}]\n");
        let svg = chart::draw(&Spec::parse(&text).unwrap(), &data, &Style::default())
            .unwrap()
            .svg();
        let said = words(&svg);
        assert!(said.contains("Deadline (disputed)"), "{kind}: {said}");
        assert!(
            svg.contains("UN deadline to send workers home (disputed) —"),
            "{kind}: {svg}"
        );
    }
}

#[test]
fn an_event_that_is_no_fact_says_so() {
    let mut event = fixture::event("a#b", "Camps close", "camp", ("2024-11-01", "2024-11-30"));
    event.projection = true;
    event.denied_by = Some("the Ministry".into());
    let data = Data {
        events: vec![event],
        ..fixture::none()
    };
    let spec = Spec::parse("kind = \"timeline\"\ntitle = \"T\"\n").unwrap();
    let said = words(&chart::draw(&spec, &data, &Style::default()).unwrap().svg());
    assert!(
        said.contains("Camps close (projected) (denied by the Ministry)"),
        "{said}"
    );
}

#[test]
fn what_was_verified_is_told_of_its_mark() {
    let mut data = fixture::banded();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 5);
    data.estimates[0].verified = day.map(|day| (Outcome::Repaired, day));
    data.estimates[1].verified = day.map(|day| (Outcome::Changed, day));
    let svg = drawn(&data).replace('\u{a0}', " ");
    let told = |what: &str| svg.matches(what).count();
    assert_eq!(told("; verified in the researcher’s copy on 5 Mar 2026"), 1);
    assert_eq!(
        told("; not found as stated in the researcher’s copy (changed) on 5 Mar 2026"),
        1
    );
}

#[test]
fn a_repeat_outside_the_time_shown_is_no_statement_about_other_times() {
    let data = fixture::banded();
    let repeats = data.estimates.iter().filter(|row| row.is_echo);
    let published = repeats.map(|row| row.known_on).min();
    let day_before = published.and_then(|day| day.pred_opt()).map(|day| day.to_string());
    let said = words(&drawn_as(&format!("to = {:?}", day_before.unwrap_or_default()), &data));
    assert!(
        said.contains("repeat published outside the time shown not drawn."),
        "{said}"
    );
}
