//! Draws pictures into the target folder, to be looked at: `cargo test --test tests chart::pictures -- --ignored`.

use std::fs;
use std::path::Path;

use tallybook::chart::{self, Data, Lang, Spec, Style, Theme};

use super::fixture;

const WORKERS: &str = include_str!("specs/workers-abroad.toml");
const SOURCES: &str = include_str!("specs/workers-abroad-sources.toml");
const PLACES: &str = include_str!("specs/workers-abroad-places.toml");
const CONTRADICTIONS: &str = include_str!("specs/workers-abroad-contradictions.toml");
const TIMELINE: &str = include_str!("specs/timeline.toml");
const ECHOES: &str = include_str!("specs/workers-abroad-echoes.toml");
const COVERAGE: &str = include_str!("specs/coverage.toml");
const VINTAGES: &str = include_str!("specs/workers-abroad-vintages.toml");
const REVENUE: &str = include_str!("specs/revenue-per-worker.toml");

#[test]
#[ignore = "writes pictures for people to look at"]
fn pictures() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("charts");
    fs::create_dir_all(&folder).unwrap();
    let hard = "kind = \"trend\"\nseries = \"s\"\nplace = \"001\"\ntitle = \"A hard case\"";
    let log = format!("{hard}\naxis = \"log\"");
    let echoes = "kind = \"echoes\"\nseries = \"s\"\ntitle = \"A figure and a hundred repeats\"";
    let cases: [(&str, &str, Data); 22] = [
        ("workers", WORKERS, fixture::bundled()),
        ("band", WORKERS, fixture::banded()),
        ("sources", SOURCES, fixture::bundled()),
        ("places", PLACES, fixture::bundled()),
        ("contradictions", CONTRADICTIONS, fixture::bundled()),
        ("triangulation", REVENUE, fixture::triangulated()),
        ("timeline", TIMELINE, fixture::happenings()),
        ("echoes", ECHOES, fixture::echoing()),
        ("coverage", COVERAGE, fixture::covered()),
        ("vintages", VINTAGES, fixture::vintages()),
        ("many", hard, fixture::many()),
        ("one-sided", hard, fixture::one_sided()),
        ("one-month", &log, fixture::one_month()),
        ("only-bounds", hard, fixture::only_bounds()),
        ("divided", hard, fixture::divided()),
        ("contradicted", hard, fixture::contradicted()),
        ("presumed", WORKERS, fixture::presumed()),
        ("hundred-echoes", hard, fixture::hundred_echoes()),
        ("hundred-echoes-listed", echoes, fixture::hundred_echoes()),
        ("five-hundred", hard, fixture::five_hundred()),
        ("one", hard, fixture::one()),
        ("none", hard, fixture::none()),
    ];
    let only = std::env::var("PICTURES").unwrap_or_default();
    for (name, spec, data) in cases {
        if !only.is_empty() && !only.split(',').any(|wanted| wanted == name) {
            continue;
        }
        let spec = Spec::parse(spec).unwrap();
        let themes = std::env::var("THEMES").unwrap_or_else(|_| "light".into());
        for theme in Theme::ALL.iter().filter(|theme| themes.contains(theme.as_str())) {
            for width in [320, 800, 1600] {
                let drawing = chart::draw(
                    &spec,
                    &data,
                    &Style {
                        width,
                        theme: *theme,
                        lang: Lang::En,
                    },
                )
                .unwrap();
                let name = format!("{name}-{}-{width}", theme.as_str());
                fs::write(folder.join(format!("{name}.svg")), drawing.svg()).unwrap();
                let scale = if width == 320 { 2.0 } else { 1.0 };
                fs::write(folder.join(format!("{name}.png")), drawing.png(scale).unwrap()).unwrap();
            }
        }
    }
}
