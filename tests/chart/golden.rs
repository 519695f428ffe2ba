//! Pictures kept as they are: a change in any of them is seen in review. Mend on purpose with `cargo insta review`.

use tallybook::chart::{self, Data, Drawing, Lang, Spec, Style, Theme};

use super::fixture;

#[allow(clippy::unwrap_used)] // a test may fail here
fn drawn(spec: &str, data: &Data, width: u32, theme: Theme) -> Drawing {
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
    insta::assert_snapshot!("trend", drawn(WORKERS, &fixture::bundled(), 800, Theme::Light).svg());
}

#[test]
fn trend_with_band_narrow_and_dark() {
    insta::assert_snapshot!("trend-band", drawn(WORKERS, &fixture::banded(), 320, Theme::Dark).svg());
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
            fixture::bundled(),
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
        insta::assert_snapshot!(name, drawn(spec, &data, 800, Theme::Print).svg());
    }
}

/// Mean grey of blocks of 16 by 16 pixels: what the eye sees from across the room.
#[allow(clippy::unwrap_used)] // a test may fail here
fn blocks(bytes: &[u8]) -> (u32, u32, Vec<f64>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let (width, height) = reader.info().size();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let mut means = Vec::new();
    for top in (0..height).step_by(16) {
        for left in (0..width).step_by(16) {
            let (mut sum, mut count) = (0.0, 0.0);
            for y in top..height.min(top + 16) {
                for x in left..width.min(left + 16) {
                    let at = (y * width + x) as usize * 3;
                    let [red, green, blue] = [0, 1, 2].map(|part| f64::from(pixels[at + part]));
                    sum += red * 0.299 + green * 0.587 + blue * 0.114;
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
    let now = drawn(WORKERS, &fixture::bundled(), 320, Theme::Light).png(1.0).unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let (width, height, kept) = blocks(&std::fs::read(path).unwrap());
    let (now_width, now_height, now) = blocks(&now);
    assert_eq!((width, height), (now_width, now_height));
    let worst = kept.iter().zip(&now).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    assert!(worst < 6.0, "a block differs by {worst:.1} of 255");
}
