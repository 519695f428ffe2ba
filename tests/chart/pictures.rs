//! Draws pictures into the target folder, to be looked at: `cargo test --test tests chart::pictures -- --ignored`.

use std::fs;
use std::path::Path;

use tallybook::chart::{self, Lang, Spec, Style, Theme};

use super::fixture;

const WORKERS: &str = include_str!("../../charts/workers-abroad.toml");

#[test]
#[ignore = "writes pictures for people to look at"]
fn pictures() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("charts");
    fs::create_dir_all(&folder).unwrap();
    let spec = Spec::parse(WORKERS).unwrap();
    let data = fixture::bundled();
    for theme in Theme::ALL {
        for width in [320, 800, 1600] {
            let svg = chart::draw(&spec, &data, &Style { width, theme: *theme, lang: Lang::En }).unwrap();
            let name = format!("workers-{}-{width}", theme.as_str());
            fs::write(folder.join(format!("{name}.svg")), &svg.0).unwrap();
            let scale = if width == 320 { 2.0 } else { 1.0 };
            fs::write(folder.join(format!("{name}.png")), chart::png(&svg, scale).unwrap()).unwrap();
        }
    }
}
