//! How well `draft` finds and reads the quantities and dates of `tests/corpus`: precision, recall and F1.
//!
//! `cargo run --release --example corpus -- [open|held-out] [--misses]` prints the figures of a set (`open` by default), and with `--misses` what was
//! missed, what was found that is none, and what was read otherwise. `held-out` is for a last look: rules are not made by it.

#![allow(clippy::print_stdout, reason = "an example prints what it measured")]

#[path = "../tests/draft/measure/mod.rs"]
mod measure;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let tells = arguments.iter().any(|argument| argument == "--misses");
    let set = arguments
        .iter()
        .find(|argument| !argument.starts_with('-'))
        .map_or("open", String::as_str);
    let (passages, scores) = measure::of_set(set, &mut |what| {
        if tells {
            println!("{what}");
        }
    })?;
    println!("{passages} passages of {set}");
    for (name, score) in scores {
        let [precision, recall, f1] = score.ratios();
        println!(
            "{name:<34} P {precision:.3}  R {recall:.3}  F1 {f1:.3}  ({} of {} found, {} there)",
            score.right, score.found, score.there
        );
    }
    Ok(())
}
