//! What a table may hold: the list of its fields, each with its type. Which tables there are is said where they are read.

use toml::de::DeValue;

/// The sort of value that a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Flag,
}

impl Kind {
    /// Whether a value is of this sort.
    pub(super) fn fits(self, value: &DeValue<'_>) -> bool {
        match self {
            Self::Text => value.is_str(),
            Self::Number => value.is_integer() || value.is_float(),
            Self::Flag => value.is_bool(),
        }
    }

    /// The sort for people, as it is written.
    pub(super) const fn named(self) -> &'static str {
        match self {
            Self::Text => "text in quotes",
            Self::Number => "a number without quotes",
            Self::Flag => "`true` or `false`",
        }
    }
}

/// A field that a record may have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) required: bool,
}

/// A field of text that a record must have.
pub(super) const fn required(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Text,
        required: true,
    }
}

/// A field of text that a record may have.
pub(super) const fn optional(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Text,
        required: false,
    }
}

/// A number that a record may have.
pub(super) const fn number(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Number,
        required: false,
    }
}

/// A flag that a record may have.
pub(super) const fn flag(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Flag,
        required: false,
    }
}

/// The name and the fields of one kind of record.
#[derive(Debug)]
pub(super) struct Shape {
    /// Its header as written: `[[estimate]]`.
    pub(super) header: &'static str,
    /// Its noun with its article: `an estimate`.
    pub(super) noun: &'static str,
    /// Its fields.
    pub(super) fields: &'static [Field],
}
