//! What lies in lanes: things in time with their words, section by section. Never where they are drawn.

use crate::model::ClaimId;

/// How a thing lies in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// On a day.
    Day,
    /// All through a period.
    Throughout,
    /// At some time within a period.
    Within,
}

/// One thing.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// First and last moment in days; infinite where open.
    pub(crate) from: f64,
    pub(crate) until: f64,
    pub(crate) form: Form,
    /// Whether the date is approximate or uncertain.
    pub(crate) doubtful: bool,
    /// Whether it only repeats another.
    pub(crate) hollow: bool,
    /// When, in words.
    pub(crate) when: String,
    pub(crate) label: String,
    pub(crate) hover: String,
    /// The id of the claim.
    pub(crate) id: ClaimId,
    /// The item in the same section that it repeats.
    pub(crate) root: Option<usize>,
}

/// Things that belong together.
pub(crate) struct Section {
    pub(crate) heading: String,
    pub(crate) items: Vec<Item>,
}

/// The words of such a chart.
pub(crate) struct Words {
    pub(crate) subtitle: String,
    pub(crate) note: String,
    pub(crate) caption: String,
    pub(crate) source: String,
    pub(crate) description: String,
    /// What the plot says where there is nothing to draw.
    pub(crate) nothing: &'static str,
    /// What a dot means, for the key.
    pub(crate) day_means: &'static str,
    /// Whether everything has a row of its own, in the order given.
    pub(crate) list: bool,
}
