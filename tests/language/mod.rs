//! Tests of the language room.

mod dates;
mod edtf;
mod quantities;
mod quantities_properties;
