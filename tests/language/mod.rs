//! Tests of the language module.

mod anchors;
mod currencies;
mod dates;
mod dates_properties;
mod denials;
mod edtf;
mod edtf_properties;
mod hedges;
mod locales;
mod quantities;
mod quantities_properties;
mod sizes;
mod spanish;
