//! Any text as EDTF: no panic, no stall, printed as it was read, bounds in order, errors at positions in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tallybook::language::edtf::Edtf;

fuzz_target!(|text: &str| {
    match text.parse::<Edtf>() {
        Ok(edtf) => {
            assert_eq!(edtf.to_string(), text);
            if let (Some(earliest), Some(latest)) = (edtf.earliest(), edtf.latest()) {
                assert!(earliest <= latest, "{text}");
            }
            assert_ne!(edtf.precedes(&edtf), Some(true));
        }
        Err(error) => assert!(text.get(error.start..error.end).is_some(), "{error:?}"),
    }
});
