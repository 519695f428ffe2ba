//! The names of ISO 4217's currencies, written by `build/currency_names.rs` from the list: an entry each, alone and in the plural, and for every name
//! that several bear the codes that do.

use crate::model::Currency;

use super::super::meaning::Meaning::{Money, Shared};
use super::super::meaning::{Meaning, Namesakes};
use super::super::reason;
use super::Entry;

/// The currency with a code. A code that is none stops the compiler.
pub(super) const fn code(code: &str) -> Currency {
    match Currency::new(code) {
        Some(currency) => currency,
        None => unreachable!(),
    }
}

pub(super) const fn codes<const N: usize>(codes: [&str; N]) -> [Currency; N] {
    let mut all = [Currency::USD; N];
    let mut at = 0;
    while at < N {
        all[at] = code(codes[at]);
        at += 1;
    }
    all
}

pub(super) const fn money(name: &str) -> Meaning {
    Money(code(name))
}

include!(concat!(env!("OUT_DIR"), "/currency_names.rs"));
