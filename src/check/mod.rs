//! Rules across records, one file per rule. Each returns every problem it finds.
//!
//! Problems within a single record (syntax, fields, dates, quantities) are found by [`crate::dossier`] as it reads; their
//! codes are listed here too, so that [`explain`] covers them all.

mod agent_cycle;
mod bounds_out_of_order;
mod code;
mod currency;
mod cycle;
mod denial_misfit;
mod duplicate_break;
mod duplicate_claim;
mod duplicate_key;
mod figure;
mod identity_misfit;
mod identity_without_currency;
mod idle_bound;
mod lookup;
mod measure_mismatch;
mod part_larger_than_whole;
mod per_mismatch;
mod period_after_publication;
mod place_cycle;
mod private_name_shown;
mod relay_cycle;
mod relay_misfit;
mod relay_older;
mod relay_to_nothing;
mod reserved_key;
mod revision_cycle;
mod revision_misfit;
mod revision_older;
mod search_before_period;
mod series_cycle;
mod share_out_of_range;
mod stale_repeat;
mod start_mismatch;
mod status_without_reason;
mod suspected_echo;
mod total_falls;
mod undeclared_revision;
mod unit_mismatch;
mod unknown_agent;
mod unknown_event;
mod unknown_identity_term;
mod unknown_place;
mod unknown_series;
mod vague_break;
mod withdrawn_break;

pub use code::{CODES, Code, explain};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, sort};
use crate::model::Book;

use lookup::Lookup;

/// A rule: a pure function from the indexed book to every problem it finds.
type Rule = fn(&Lookup<'_>) -> Vec<Diagnostic>;

/// Every rule. The order does not affect the result, which is sorted.
const RULES: &[Rule] = &[
    duplicate_key::check,
    reserved_key::check,
    unknown_series::check,
    unknown_agent::check,
    unknown_place::check,
    unknown_identity_term::check,
    unknown_event::check,
    identity_misfit::check,
    identity_without_currency::check,
    relay_to_nothing::check,
    relay_cycle::check,
    relay_misfit::check,
    relay_older::check,
    revision_cycle::check,
    revision_misfit::check,
    revision_older::check,
    denial_misfit::check,
    place_cycle::check,
    series_cycle::check,
    agent_cycle::check,
    unit_mismatch::check,
    per_mismatch::check,
    currency::check,
    share_out_of_range::check,
    bounds_out_of_order::check,
    status_without_reason::check,
    period_after_publication::check,
    search_before_period::check,
    duplicate_claim::check,
    duplicate_break::check,
    vague_break::check,
    withdrawn_break::check,
    part_larger_than_whole::check,
    suspected_echo::check,
    undeclared_revision::check,
    stale_repeat::check,
    total_falls::check,
    start_mismatch::check,
    measure_mismatch::check,
    idle_bound::check,
    private_name_shown::check,
];

/// Runs every rule over a book and returns all problems, in the order of the files.
/// The result is deterministic.
#[must_use]
pub fn run(book: &Book) -> Vec<Diagnostic> {
    let lookup = Lookup::new(book);
    let mut problems: Vec<Diagnostic> = RULES.par_iter().flat_map_iter(|rule| rule(&lookup)).collect();
    sort(&mut problems);
    problems
}
