//! The fields that a table may have, with their types.

use toml::de::DeValue;

/// The type of value that a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Flag,
}

impl Kind {
    /// Whether a value is of this type.
    pub(super) fn fits(self, value: &DeValue<'_>) -> bool {
        match self {
            Self::Text => value.is_str(),
            Self::Number => value.is_integer() || value.is_float(),
            Self::Flag => value.is_bool(),
        }
    }

    /// The type as shown in messages.
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

/// A required string.
pub(super) const fn required(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Text,
        required: true,
    }
}

/// An optional string.
pub(super) const fn optional(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Text,
        required: false,
    }
}

/// An optional number.
pub(super) const fn number(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Number,
        required: false,
    }
}

/// An optional flag.
pub(super) const fn flag(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Flag,
        required: false,
    }
}

/// The header and fields of one kind of record.
#[derive(Debug)]
pub(super) struct Shape {
    /// Its header, such as `[[estimate]]`.
    pub(super) header: &'static str,
    /// Its name with an article, such as `an estimate`.
    pub(super) noun: &'static str,
    /// Its fields.
    pub(super) fields: &'static [Field],
}
