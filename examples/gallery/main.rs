//! Draws the charts of dossiers that are hard to draw, to be looked at, and measures them.
//!
//! `cargo run --example gallery` draws into `target/gallery`, at 320, 800 and 1600 pixels, in every theme. `-- WORD…` only draws the charts whose names have one of
//! these words in them, and `-- --measure` draws nothing and tells what is wrong: exit status 1 if something is.

#![allow(clippy::print_stdout, reason = "it tells what it measures")]

mod material;
mod measure;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use tallybook::chart::{self, Lang, Style, Theme};

/// The widths to draw at, in pixels.
const WIDTHS: [u32; 3] = [320, 800, 1600];

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (flags, wanted): (Vec<&String>, Vec<&String>) = arguments.iter().partition(|text| text.starts_with("--"));
    let only_measures = flags.iter().any(|flag| *flag == "--measure");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/gallery");
    fs::create_dir_all(&folder)?;
    let (mut pictures, mut wrong) = (0, 0);
    for dossier in material::dossiers()? {
        for chart in material::charts(&dossier)? {
            if !(wanted.is_empty() || wanted.iter().any(|word| chart.name.contains(*word))) {
                continue;
            }
            for (width, theme) in WIDTHS
                .iter()
                .flat_map(|width| Theme::ALL.iter().map(move |theme| (*width, *theme)))
            {
                let style = Style {
                    width,
                    theme,
                    lang: Lang::En,
                };
                let drawing = chart::draw(&chart.spec, &chart.data, &style)?;
                let svg = drawing.svg();
                let name = format!("{}-{width}-{}", chart.name, theme.as_str());
                let problems = measure::problems(&svg, chart.spec.kind, &chart.data);
                pictures += 1;
                wrong += usize::from(!problems.is_empty());
                for problem in problems {
                    println!("{name}: {problem}");
                }
                if !only_measures {
                    fs::write(folder.join(format!("{name}.svg")), svg)?;
                    fs::write(folder.join(format!("{name}.png")), drawing.png(2.0)?)?;
                }
            }
        }
    }
    println!("{pictures} pictures, {wrong} with problems");
    Ok(if wrong == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
