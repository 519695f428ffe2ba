//! The charts of the gallery (`examples/gallery`), measured as they are drawn: marks at their dates, words that can be read, legends of what is drawn.

#[path = "../../examples/gallery/material.rs"]
mod material;
#[path = "../../examples/gallery/measure.rs"]
mod measure;

use tallybook::chart::{self, Lang, Style, Theme};

#[test]
fn every_chart_of_the_gallery_is_measured() {
    let mut found = Vec::new();
    let mut pictures = 0;
    for dossier in material::dossiers().unwrap() {
        for chart in material::charts(&dossier).unwrap() {
            let style = Style {
                width: 800,
                theme: Theme::Light,
                lang: Lang::En,
            };
            let drawing = chart::draw(&chart.spec, &chart.data, &style).unwrap();
            let problems = measure::problems(&drawing.svg(), chart.spec.kind, &chart.data);
            found.extend(problems.into_iter().map(|problem| format!("{}: {problem}", chart.name)));
            pictures += 1;
        }
    }
    assert!(pictures > 100, "{pictures}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What the measure finds in a picture of one claim of 2015, with something changed in its SVG.
fn found_after(change: impl Fn(&str) -> String) -> String {
    let data = super::fixture::one();
    let spec = chart::Spec::parse("kind = \"trend\"\ntitle = \"T\"\nseries = \"s\"\nplace = \"001\"").unwrap();
    let svg = chart::draw(&spec, &data, &Style::default()).unwrap().svg();
    let changed = change(&svg);
    measure::problems(&changed, chart::Kind::Trend, &data).join("\n")
}

#[test]
fn the_measure_finds_what_is_wrong() {
    assert_eq!(found_after(str::to_owned), "");
    // A mark that is moved.
    let moved = found_after(|svg| {
        let at = svg.find("<circle cx=\"").unwrap() + "<circle cx=\"".len();
        let end = at + svg[at..].find('"').unwrap();
        let claim = svg[..at].rfind("data-claim").unwrap();
        assert!(claim < at);
        format!("{}60{}", &svg[..at], &svg[end..])
    });
    assert!(moved.contains("stands at 60"), "{moved}");
    // A title that leaves the picture, is cut, or is too faint.
    assert!(
        found_after(|svg| svg.replace(">T</text>", &format!(">{}</text>", "T".repeat(90))))
            .contains("leaves the picture")
    );
    assert!(found_after(|svg| svg.replace(">T</text>", ">T…</text>")).contains("is cut"));
    assert!(
        found_after(|svg| svg.replace("fill=\"#1d1f23\">T<", "fill=\"#aaaaaa\">T<")).contains("has a contrast of 2.3")
    );
    // Words over words, and a legend of what is not there or lacks what is.
    let line = "<text x=\"100\" y=\"100\" font-size=\"14\" fill=\"#000000\">at least</text>\n";
    let twice = found_after(|svg| svg.replace("</svg>", &format!("{line}{line}</svg>")));
    assert!(twice.contains("“at least” stands over “at least”"), "{twice}");
    assert!(
        twice.contains("the legend tells of “at least”, which is not drawn"),
        "{twice}"
    );
    let silent = found_after(|svg| {
        svg.replace(">hedged (bar: what the words allow)<", ">x<")
            .replace(">stated figure<", ">x<")
    });
    assert!(silent.contains("the legend does not tell of"), "{silent}");
}
