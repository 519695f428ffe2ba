//! Any text at all: no panic, ends in order, and what is printed reads back as the same quantity.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tallybook::language::Language;
use tallybook::language::quantity::{Options, Separators, explain, print, read};
use tallybook::model::Currency;

fuzz_target!(|text: &str| {
    let european = Options {
        language: Language::English,
        separators: Separators::European,
        currency: Currency::new("CAD"),
        ..Options::default()
    };
    let spanish = Options {
        language: Language::Spanish,
        ..european
    };
    for options in [european, spanish] {
        match read(text, &options) {
            Ok(reading) => assert!(reading.quantity.is_ordered(), "{:?}", reading.quantity),
            Err(error) => assert!(text.get(error.start..error.end).is_some(), "{error:?}"),
        }
    }
    let Ok(reading) = read(text, &Options::default()) else {
        return;
    };
    assert!(reading.quantity.is_ordered(), "{:?}", reading.quantity);
    let printed = print(&reading.quantity);
    let again = read(&printed, &Options::default());
    assert_eq!(again.map(|again| again.quantity), Ok(reading.quantity.clone()), "printed as {printed:?}");
    let explained = explain(text, &Options::default()).map(|(explained, _)| explained);
    assert_eq!(explained, Ok(reading));
});
