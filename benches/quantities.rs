//! How many quantities are read per second: `cargo bench --bench quantities`.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use tallybook::language::quantity::{Options, print, read};

/// Phrases from newspapers and reports, including a few that are refused.
const PHRASES: [&str; 40] = [
    "806",
    "50,000",
    "about 50,000",
    "at least 12 companies",
    "806 North Korean workers",
    "nearly 40 countries",
    "tens of thousands of laborers",
    "between 10,000 and 15,000",
    "US$300 and up",
    "between US$300 and $1,000",
    "$1.2billion to $2.3bn per year",
    "some 70 to 90 percent",
    "up to 90%",
    "no more than 50 out of every 50,000",
    "more than three decades",
    "six or more days a week",
    "two days of rest per year",
    "£230 average monthly wage",
    "3,000 rubles ($38) a month",
    "$20,000 to $30,000",
    "around 100,000 of its citizens",
    "half of the workers",
    "well over 100,000",
    "2-3 million",
    "48.2bn",
    "one hundred and twenty-three",
    "two and a half million",
    "several hundred thousand",
    "two-thirds",
    "1 in 23",
    "5 million tonnes",
    "500,000 barrels a day",
    "€5m",
    "approximately $2 billion",
    "fewer than 500",
    "12-16 hours a day",
    "25 cents",
    "27% more",
    "Room 39",
    "41-year-old",
];

fn main() {
    divan::main();
}

#[divan::bench]
fn read_phrases(bencher: Bencher<'_, '_>) {
    let options = Options::default();
    bencher.counter(ItemsCount::new(PHRASES.len())).bench_local(|| {
        for phrase in black_box(&PHRASES) {
            let _ = black_box(read(phrase, &options));
        }
    });
}

#[divan::bench]
fn print_quantities(bencher: Bencher<'_, '_>) {
    let readings = PHRASES
        .iter()
        .filter_map(|phrase| read(phrase, &Options::default()).ok());
    let quantities: Vec<_> = readings.map(|reading| reading.quantity).collect();
    bencher.counter(ItemsCount::new(quantities.len())).bench_local(|| {
        for quantity in black_box(&quantities) {
            black_box(print(quantity));
        }
    });
}

#[divan::bench(args = [1_000, 100_000, 10_000_000])]
fn refuse_long_digits(bencher: Bencher<'_, '_>, length: usize) {
    let text = "1".repeat(length);
    bencher
        .counter(divan::counter::BytesCount::new(length))
        .bench_local(|| black_box(read(&text, &Options::default())));
}
