//! Tests of the language module.

mod dates;
mod dates_properties;
mod edtf;
mod edtf_properties;
mod quantities;
mod quantities_properties;
