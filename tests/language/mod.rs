//! Tests of the language room.

mod dates;
mod dates_properties;
mod edtf;
mod edtf_properties;
mod quantities;
mod quantities_properties;
