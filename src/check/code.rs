//! The catalogue of codes: the stable name, severity and meaning of every problem in a dossier or a chart spec.

use crate::diagnostic::Severity;

/// A kind of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// Its stable name, which names what is wrong.
    pub name: &'static str,
    /// How serious it is at worst; some are only warnings in certain cases.
    pub severity: Severity,
    /// What it is, in one line.
    pub summary: &'static str,
    page: &'static str,
}

macro_rules! codes {
    ($($name:literal $severity:ident $summary:literal)+) => {
        /// Every code, in alphabetical order.
        pub const CODES: &[Code] = &[$(Code {
            name: $name,
            severity: Severity::$severity,
            summary: $summary,
            page: include_str!(concat!("../../docs/errors/", $name, ".md")),
        },)+];
    };
}

codes! {
    "agent-cycle" Error "agents that are part of each other"
    "bound-misfit" Error "`low`, `best` and `high` that do not fit `bound`"
    "bounds-out-of-order" Error "`low`, `best` and `high` that do not ascend"
    "chart-spec" Error "a chart spec that cannot be used"
    "claim-without-document" Error "claims in a file without a document"
    "correction-of-nothing" Error "a correction of a claim that is not in the same file"
    "currency-mismatch" Error "an amount in a different currency from its series"
    "currency-missing" Error "an amount of money without a currency"
    "denial-misfit" Error "a denial of a claim about something else"
    "doubtful-date" Warning "a date that can be read in more than one way"
    "doubtful-quantity" Warning "a figure with two readings, or a likely misprint"
    "duplicate-break" Error "two breaks of the same series by the same event"
    "duplicate-claim" Error "a document that makes the same claim twice"
    "duplicate-key" Error "two records of the same kind with the same key"
    "empty-file" Warning "a file with no content"
    "identity-misfit" Error "an equation between money and something else"
    "identity-without-currency" Error "an equation with money but no currency"
    "idle-bound" Warning "`bound_by_parts` of a series that does not add up"
    "interval-misfit" Error "a kind or level of an interval without its ends"
    "invalid-anchor" Error "a name that cannot stand for a date"
    "invalid-date" Error "a date that cannot be read"
    "invalid-equation" Error "an equation that cannot be read"
    "invalid-key" Error "a key with a character that keys cannot contain"
    "invalid-mapping" Error "a mapping that cannot be used"
    "invalid-party" Error "a party that is not `role: agent`, or is named twice"
    "invalid-private" Error "a field that cannot be private on its own"
    "invalid-quantity" Error "words that cannot be read as a quantity"
    "invalid-type" Error "a value or table of the wrong type"
    "invalid-value" Error "a value that its field does not allow"
    "known-after-document" Error "a claim that was first known after its document"
    "measure-mismatch" Warning "a series that is part of one with another measure, or is said to equal it"
    "missing-field" Error "a required field that is missing or empty"
    "missing-locator" Error "a claim that does not say where it is in its document"
    "missing-unit" Error "a series of durations or measures without a unit"
    "nothing-private" Warning "a private field that is not set"
    "one-worksheet" Warning "a workbook with more than one worksheet"
    "part-larger-than-whole" Error "a part that is certainly larger than its whole"
    "per-mismatch" Error "a rate for a different period from its series"
    "period-after-publication" Error "a claim about a time after its document was published"
    "place-cycle" Error "places that lie inside each other"
    "place-without-parent" Error "a place outside any standard without a parent"
    "private-name-shown" Warning "public text that names something private"
    "relay-cycle" Error "claims that repeat each other in a cycle"
    "relay-misfit" Error "a relay of a claim about something else"
    "relay-older" Error "a relay published before the claim it repeats"
    "relay-to-nothing" Error "a relay of a claim that does not exist"
    "reserved-key" Error "an agent key that is reserved"
    "revision-cycle" Error "claims that supersede each other in a cycle"
    "revision-misfit" Error "a revision of a claim about something else, or by another origin"
    "revision-older" Error "a revision known before the claim it replaces"
    "search-before-period" Error "a search done before the time that it is about"
    "series-cycle" Error "series that are part of each other"
    "share-out-of-range" Error "a share below 0 or above 1"
    "stale-correction" Error "a correction that no longer matches its claim"
    "stale-repeat" Warning "an old figure repeated for a later time"
    "start-mismatch" Warning "a total that counts from another day than its series"
    "stated-disagrees" Error "a field that contradicts the source's words"
    "status-without-reason" Error "a disputed or withdrawn claim without a reason"
    "suspected-echo" Warning "a figure that may repeat another publisher's"
    "syntax" Error "a file that is not valid TOML"
    "total-falls" Warning "a total below an earlier one of the same origin"
    "undeclared-revision" Warning "two figures by one origin that cannot both be right"
    "unit-mismatch" Error "a figure in a different unit from its series"
    "unknown-agent" Error "an agent that is not declared"
    "unknown-claim" Error "`supersedes` or `denies` of a claim that does not exist"
    "unknown-column" Error "a column of a sheet that no record has"
    "unknown-document" Error "a link to a document that does not exist"
    "unknown-event" Error "a break by an event that does not exist"
    "unknown-field" Error "a field that its table does not have"
    "unknown-identity-term" Error "an equation with a series that is not declared"
    "unknown-place" Error "a place that is neither in a standard nor declared"
    "unknown-series" Error "a series that is not declared"
    "unknown-table" Error "a table that dossiers do not have"
    "unreadable-file" Error "a file that cannot be read as text"
    "vague-break" Error "a break at a time that is open-ended or longer than a year"
    "withdrawn-break" Error "a break by a withdrawn event"
}

/// The Markdown page of a code: what it means, why it matters, an example and how to fix it.
#[must_use]
pub fn explain(code: &str) -> Option<&'static str> {
    CODES.iter().find(|known| known.name == code).map(|known| known.page)
}
