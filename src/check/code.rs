//! The catalogue of codes: the stable name, severity and meaning of every problem that a dossier or the spec of a chart can have.

use crate::diagnostic::Severity;

/// A kind of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// Its stable name, which says the bad thing.
    pub name: &'static str,
    /// How grave it is at worst; one that depends on who says what may be a warning.
    pub severity: Severity,
    /// What it is, in one line.
    pub summary: &'static str,
    page: &'static str,
}

macro_rules! codes {
    ($($name:literal $severity:ident $summary:literal)+) => {
        /// Every code, in the order of the alphabet.
        pub const CODES: &[Code] = &[$(Code {
            name: $name,
            severity: Severity::$severity,
            summary: $summary,
            page: include_str!(concat!("../../docs/errors/", $name, ".md")),
        },)+];
    };
}

codes! {
    "agent-cycle" Error "agents that belong to one another"
    "bound-misfit" Error "ends that do not fit their bound"
    "bounds-out-of-order" Error "a lower end that lies above its upper end"
    "chart-spec" Error "a chart's spec that cannot be used as it stands"
    "claim-without-document" Error "claims in a file that has no document"
    "correction-of-nothing" Error "a correction of a claim that its file lacks"
    "currency-mismatch" Error "an amount in a currency other than its series'"
    "currency-missing" Error "an amount of money without its currency"
    "doubtful-date" Warning "a date that can be read in more than one way"
    "doubtful-quantity" Warning "a figure with two readings, or a likely misprint"
    "duplicate-break" Error "one event declared twice as a break of one level"
    "duplicate-claim" Error "a document that says one thing twice"
    "duplicate-key" Error "two records of one kind with the same key"
    "empty-file" Warning "a file that says nothing"
    "identity-misfit" Error "an equation whose sides differ in money"
    "identity-without-currency" Error "a money equation that names no currency"
    "invalid-date" Error "a date that cannot be read"
    "invalid-equation" Error "an equation that cannot be read"
    "invalid-key" Error "a key with a character that no key may have"
    "invalid-quantity" Error "words that are no quantity"
    "invalid-type" Error "a value or a table of the wrong type"
    "invalid-value" Error "a value that its field cannot have"
    "missing-field" Error "a required field that is absent or empty"
    "missing-locator" Error "a claim that does not say where it stands"
    "missing-unit" Error "a series of durations or measures without a unit"
    "part-larger-than-whole" Error "a part that is certainly more than its whole"
    "per-mismatch" Error "a rate per a period other than its series'"
    "period-after-publication" Error "a claim about a time after its document came out"
    "place-cycle" Error "places that lie within one another"
    "place-without-parent" Error "a place of the dossier's own without a parent"
    "relay-cycle" Error "claims that repeat one another in a circle"
    "relay-misfit" Error "a relay of a claim about something else"
    "relay-older" Error "a relay published before what it relays"
    "relay-to-nothing" Error "a relay of a claim that its document lacks"
    "series-cycle" Error "series that are parts of one another"
    "share-out-of-range" Error "a share below 0 or above 1"
    "stale-correction" Error "a correction that no longer fits what it corrects"
    "stale-repeat" Warning "an old figure said again of a later time"
    "stated-disagrees" Error "a field that contradicts the source's words"
    "status-without-reason" Error "a claim set aside without a reason"
    "suspected-echo" Warning "a figure that may repeat another publisher's"
    "syntax" Error "a file that is not valid TOML"
    "unit-mismatch" Error "a figure that is not in the unit of its series"
    "unknown-agent" Error "an agent that no file declares"
    "unknown-document" Error "a relay of a document that does not exist"
    "unknown-event" Error "a break by an event that no document states"
    "unknown-field" Error "a field that its table does not have"
    "unknown-identity-term" Error "an equation with a series that no file declares"
    "unknown-place" Error "a place that no standard lists and no file declares"
    "unknown-series" Error "a series that no file declares"
    "unknown-table" Error "a table that no dossier has"
    "unreadable-file" Error "a file that cannot be read as text"
    "vague-break" Error "a break at a time that is open or longer than a year"
    "withdrawn-break" Error "a break by a withdrawn event"
}

/// The page of a code: what it means, why it matters, an example and its mend. In Markdown.
#[must_use]
pub fn explain(code: &str) -> Option<&'static str> {
    CODES.iter().find(|known| known.name == code).map(|known| known.page)
}
