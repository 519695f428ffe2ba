//! The catalogue of codes: the stable name, severity and meaning of every problem that a dossier can have.

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
    "bounds-out-of-order" Error "the lower end of a figure lies above its upper end"
    "claim-without-document" Error "claims in a file that has no document"
    "correction-of-nothing" Error "a correction of a claim that its file does not have"
    "currency-mismatch" Error "an amount in another currency than that of its series"
    "currency-missing" Error "an amount of money without its currency"
    "doubtful-date" Warning "a date that can be read in more than one way"
    "doubtful-quantity" Warning "words for a figure that can be read in more than one way, or look like a misprint"
    "duplicate-break" Error "one event is declared twice as a break of one series in one place"
    "duplicate-claim" Error "one document says one thing twice"
    "duplicate-key" Error "two records of one kind have one key"
    "empty-file" Warning "a file says nothing"
    "invalid-date" Error "a date that cannot be read"
    "invalid-equation" Error "an equation that cannot be read"
    "invalid-key" Error "a key with a character that no key may have"
    "invalid-quantity" Error "words that are no quantity"
    "invalid-type" Error "a value of the wrong type, or a table in the wrong brackets"
    "invalid-value" Error "a value that its field cannot have"
    "missing-field" Error "a field that every record of its kind needs is absent or empty"
    "missing-locator" Error "a claim does not say where in the document it stands"
    "missing-unit" Error "a series of durations or measures that does not say which unit"
    "part-larger-than-whole" Error "a part that is certainly more than its whole"
    "per-mismatch" Error "a rate per another period than that of its series"
    "period-after-publication" Error "a claim about a time after its document was out"
    "place-cycle" Error "places that lie in one another"
    "place-without-parent" Error "a place of the dossier's own that does not say where it lies"
    "relay-cycle" Error "claims that repeat one another in a circle"
    "relay-misfit" Error "a relay of a claim about something else"
    "relay-older" Error "a relay that was published before what it relays"
    "relay-to-nothing" Error "a relay of a claim that its document does not have"
    "series-cycle" Error "series that are parts of one another"
    "share-out-of-range" Error "a share below 0 or above 1"
    "stale-correction" Error "a correction that no longer fits what it corrects"
    "stale-repeat" Warning "an old figure said again of a later time"
    "stated-disagrees" Error "a field contradicts the source's words"
    "status-without-reason" Error "a claim that is set aside without a reason"
    "suspected-echo" Warning "a figure that may repeat another publisher's"
    "syntax" Error "a file is not valid TOML"
    "unit-mismatch" Error "a figure that is not in the unit of its series"
    "unknown-agent" Error "an agent that no file declares"
    "unknown-document" Error "a relay of a document that is not there"
    "unknown-event" Error "a break by an event that no document states"
    "unknown-field" Error "a field that its table does not have"
    "unknown-identity-term" Error "an equation with a series that no file declares"
    "unknown-place" Error "a place that neither a standard lists nor a file declares"
    "unknown-series" Error "a series that no file declares"
    "unknown-table" Error "a table that no dossier has"
    "unreadable-file" Error "a file is no text that can be read"
    "vague-break" Error "a break at a time that is open or longer than a year"
    "withdrawn-break" Error "a break by an event that its source has taken back"
}

/// The page of a code: what it means, why it matters, an example and its mend. In Markdown.
#[must_use]
pub fn explain(code: &str) -> Option<&'static str> {
    CODES.iter().find(|known| known.name == code).map(|known| known.page)
}
