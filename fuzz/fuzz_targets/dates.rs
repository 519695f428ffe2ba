//! Any text as a date in English or Spanish: no panic, no stall, every reading is valid EDTF, errors and warnings at positions in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tallybook::language::Language;
use tallybook::language::date::{Options, explain, read};
use tallybook::language::edtf::Edtf;

fuzz_target!(|data: &[u8]| {
    let Some((&flags, text)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let options = Options {
        language: if flags & 8 == 0 { Language::English } else { Language::Spanish },
        reference: (flags & 4 == 0).then(|| chrono::NaiveDate::from_ymd_opt(2024, 5, 28)).flatten(),
        day_first: flags & 1 != 0,
        southern: flags & 2 != 0,
        anchors: None,
    };
    let result = read(text, &options);
    match &result {
        Ok(reading) => {
            let printed = reading.edtf.to_string();
            let again: Edtf = printed.parse().expect("what is read is EDTF");
            assert_eq!(again, reading.edtf);
            if let (Some(earliest), Some(latest)) = (again.earliest(), again.latest()) {
                assert!(earliest <= latest, "{printed}");
            }
            assert!(reading.warnings.iter().all(|warning| text.get(warning.start..warning.end).is_some()));
        }
        Err(error) => assert!(text.get(error.start..error.end).is_some(), "{error:?}"),
    }
    assert_eq!(explain(text, &options).map(|(reading, _)| reading), result);
});
