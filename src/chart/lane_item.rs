//! What lies in lanes: things in time with their words, section by section. Never where they are drawn.

/// How a thing lies in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// On a day.
    Day,
    /// All through a period.
    Throughout,
    /// At some time within a period.
    Within,
}

/// One thing.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// First and last moment in days; infinite where open.
    pub(super) from: f64,
    pub(super) until: f64,
    pub(super) form: Form,
    /// Whether the date is approximate or uncertain.
    pub(super) doubtful: bool,
    /// Whether it only repeats another.
    pub(super) hollow: bool,
    /// When, in words.
    pub(super) when: String,
    pub(super) label: String,
    pub(super) hover: String,
    /// The item in the same section that it repeats.
    pub(super) root: Option<usize>,
}

/// Things that belong together.
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) items: Vec<Item>,
}

/// The words of such a chart.
pub(super) struct Words {
    pub(super) subtitle: String,
    pub(super) note: String,
    pub(super) caption: String,
    pub(super) source: String,
    pub(super) description: String,
    /// What the plot says where there is nothing to draw.
    pub(super) nothing: &'static str,
    /// What a dot means, for the key.
    pub(super) day_means: &'static str,
    /// Whether everything has a row of its own, in the order given.
    pub(super) list: bool,
}
