//! The fields that a table may have, with their types.

use toml::de::DeValue;

use crate::model::PrivateField;

/// The type of value that a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Flag,
    /// A list of strings.
    List,
    /// `true`, or a list of fields, each one of these.
    Private(&'static [PrivateField]),
}

impl Kind {
    /// Whether a value is of this type.
    pub(super) fn fits(self, value: &DeValue<'_>) -> bool {
        match self {
            Self::Text => value.is_str(),
            Self::Number => value.is_integer() || value.is_float(),
            Self::Flag => value.is_bool(),
            Self::List => are_texts(value),
            Self::Private(_) => value.is_bool() || are_texts(value),
        }
    }

    /// The type as shown in messages.
    pub(super) const fn named(self) -> &'static str {
        match self {
            Self::Text => "text in quotes",
            Self::Number => "a number without quotes",
            Self::Flag => "`true` or `false`",
            Self::List => "a list of texts in quotes",
            Self::Private(_) => "`true`, or a list of fields",
        }
    }
}

fn are_texts(value: &DeValue<'_>) -> bool {
    let items = value.as_array();
    items.is_some_and(|items| items.iter().all(|item| item.get_ref().is_str()))
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

/// An optional list of strings.
pub(super) const fn list(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::List,
        required: false,
    }
}

/// What of a record is private: all of it, or some of these fields.
pub(super) const fn private(fields: &'static [PrivateField]) -> Field {
    Field {
        name: "private",
        kind: Kind::Private(fields),
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
