//! How many dates are read per second, over a mix of real phrases.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use tallybook::language::date::{Options, read};
use tallybook::language::edtf::Edtf;

/// English, as reports and newspapers write it.
const PHRASES: &[&str] = &[
    "1999",
    "February 2013",
    "mid 1970s",
    "Jun 11, 2014",
    "by the end of 2019",
    "December 22, 2019",
    "between 2017 and 2022",
    "from 2017 to last year",
    "last year",
    "last week",
    "Thursday",
    "over the weekend",
    "as recently as July",
    "more than three decades ago",
    "since the mid-1970s",
    "late 2015",
    "summer 2015",
    "1990s and 2000s",
    "2014-15",
    "FY2015",
    "Q3 2016",
    "3 August 2018",
    "Tuesday, 28 May 2024",
    "13/06/2014",
    "no later than 3 May 2015",
    "the past five years",
    "c. 1950",
    "5–7 May 2018",
];

/// EDTF, from every level.
const EDTF: &[&str] = &[
    "1985-04-12",
    "1985-04",
    "1985",
    "1964/2008",
    "2004-06/2006-08",
    "2001-21",
    "1984?",
    "2004-06-11%",
    "201X",
    "1985-04-12/..",
    "../1985",
    "[1667,1668,1670..1672]",
    "2004-06~-11",
    "15XX-12-25",
];

fn main() {
    divan::main();
}

fn options() -> Options<'static> {
    Options {
        reference: chrono::NaiveDate::from_ymd_opt(2024, 5, 28),
        ..Options::default()
    }
}

fn read_all(bencher: Bencher<'_, '_>, phrases: &[&str]) {
    let options = options();
    bencher.counter(ItemsCount::new(phrases.len())).bench_local(|| {
        for phrase in phrases {
            let _ = black_box(read(black_box(phrase), &options));
        }
    });
}

#[divan::bench]
fn english(bencher: Bencher<'_, '_>) {
    read_all(bencher, PHRASES);
}

#[divan::bench]
fn edtf(bencher: Bencher<'_, '_>) {
    read_all(bencher, EDTF);
}

#[divan::bench]
fn mixed(bencher: Bencher<'_, '_>) {
    read_all(bencher, &[PHRASES, EDTF].concat());
}

#[divan::bench]
fn bounds(bencher: Bencher<'_, '_>) {
    let dates: Vec<Edtf> = EDTF.iter().filter_map(|text| text.parse().ok()).collect();
    bencher.counter(ItemsCount::new(dates.len())).bench_local(|| {
        for date in &dates {
            black_box((date.earliest(), date.latest()));
        }
    });
}
