//! Pictures kept as they are: a change in any of them is seen in review. Mend on purpose with `cargo insta review`.

use tallybook::chart::{self, Data, Lang, Spec, Style, Svg, Theme};

use super::fixture;

#[allow(clippy::unwrap_used)] // a test may fail here
fn drawn(spec: &str, data: &Data, width: u32, theme: Theme) -> Svg {
    chart::draw(
        &Spec::parse(spec).unwrap(),
        data,
        &Style {
            width,
            theme,
            lang: Lang::En,
        },
    )
    .unwrap()
}

const WORKERS: &str = include_str!("specs/workers-abroad.toml");

#[test]
fn trend() {
    insta::assert_snapshot!("trend", drawn(WORKERS, &fixture::bundled(), 800, Theme::Light).0);
}

#[test]
fn trend_with_band_narrow_and_dark() {
    insta::assert_snapshot!("trend-band", drawn(WORKERS, &fixture::banded(), 320, Theme::Dark).0);
}

#[test]
fn other_kinds() {
    for (name, spec, data) in [
        (
            "sources",
            include_str!("specs/workers-abroad-sources.toml"),
            fixture::bundled(),
        ),
        (
            "contradictions",
            include_str!("specs/workers-abroad-contradictions.toml"),
            fixture::contradicting(),
        ),
        (
            "triangulation",
            include_str!("specs/revenue-per-worker.toml"),
            fixture::triangulated(),
        ),
        ("timeline", include_str!("specs/timeline.toml"), fixture::happenings()),
        (
            "echoes",
            include_str!("specs/workers-abroad-echoes.toml"),
            fixture::echoing(),
        ),
        (
            "vintages",
            include_str!("specs/workers-abroad-vintages.toml"),
            fixture::vintages(),
        ),
        ("coverage", include_str!("specs/coverage.toml"), fixture::covered()),
    ] {
        insta::assert_snapshot!(name, drawn(spec, &data, 800, Theme::Print).0);
    }
}

/// Mean grey of blocks of 16 by 16 pixels: what the eye sees from across the room.
#[allow(clippy::unwrap_used)] // a test may fail here
fn blocks(png: &[u8]) -> (u32, u32, Vec<f64>) {
    let picture = resvg::tiny_skia::Pixmap::decode_png(png).unwrap();
    let (width, height) = (picture.width(), picture.height());
    let mut means = Vec::new();
    for top in (0..height).step_by(16) {
        for left in (0..width).step_by(16) {
            let (mut sum, mut count) = (0.0, 0.0);
            for y in top..height.min(top + 16) {
                for x in left..width.min(left + 16) {
                    let pixel = picture.pixel(x, y).unwrap();
                    sum += f64::from(pixel.red()) * 0.299
                        + f64::from(pixel.green()) * 0.587
                        + f64::from(pixel.blue()) * 0.114;
                    count += 1.0;
                }
            }
            means.push(sum / count);
        }
    }
    (width, height, means)
}

#[test]
fn the_png_looks_as_it_did() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/chart/golden/trend-320.png");
    let now = chart::png(&drawn(WORKERS, &fixture::bundled(), 320, Theme::Light), 1.0).unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let (width, height, kept) = blocks(&std::fs::read(path).unwrap());
    let (now_width, now_height, now) = blocks(&now);
    assert_eq!((width, height), (now_width, now_height));
    let worst = kept.iter().zip(&now).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    assert!(worst < 6.0, "a block differs by {worst:.1} of 255");
}
