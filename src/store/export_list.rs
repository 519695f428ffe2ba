//! What exports show besides what others read: one statement for each list of rows.

use super::site::section;

const LISTS: &str = include_str!("export.sql");

/// A list of rows that is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExportList {
    /// The columns of the public views, with their meaning.
    Dictionary,
    /// The names of the tables of the file.
    Tables,
    /// Documents, as they are cited.
    Citable,
    /// The view `estimates`, without what is for tallybook alone.
    Estimates,
    /// The view `events`, likewise.
    Events,
    /// The view `documents`, likewise.
    Documents,
    /// The view `agents`, likewise.
    Agents,
    /// The view `places`, likewise.
    Places,
    /// The view `series_list`, likewise.
    Series,
    /// Events with the names of all that they refer to; not those that repeat another, are withdrawn or superseded.
    Happened,
}

impl ExportList {
    /// Every list.
    pub const ALL: [Self; 10] = [
        Self::Dictionary,
        Self::Tables,
        Self::Citable,
        Self::Estimates,
        Self::Events,
        Self::Documents,
        Self::Agents,
        Self::Places,
        Self::Series,
        Self::Happened,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Dictionary => "dictionary",
            Self::Tables => "tables",
            Self::Citable => "citable",
            Self::Estimates => "estimates",
            Self::Events => "events",
            Self::Documents => "documents",
            Self::Agents => "agents",
            Self::Places => "places",
            Self::Series => "series",
            Self::Happened => "happened",
        }
    }

    /// The statement that reads it.
    #[must_use]
    pub fn select(self) -> &'static str {
        section(LISTS, self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::super::open_copy;
    use super::*;

    #[test]
    fn every_list_can_be_read() {
        let connection = open_copy(std::path::Path::new("no such file.db")).unwrap();
        for list in ExportList::ALL {
            assert!(list.select().starts_with("SELECT"), "{list:?}");
            assert!(connection.prepare(list.select()).is_ok(), "{list:?}");
        }
    }
}
