//! The fields that a table may have, with their types.

use toml::de::DeValue;

use crate::model::{
    AgentKind, Bound, Direction, Hedge, IntervalKind, Measure, Per, PrivateField, Review, Status, UnitKind,
};

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

/// The closed list that a text is a word of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    AgentKind,
    Bound,
    Direction,
    Hedge,
    Interval,
    Measure,
    Per,
    Review,
    Status,
    Unit,
}

impl Words {
    /// The words, in the order of the list.
    pub(super) fn all(self) -> Vec<&'static str> {
        fn spelt<W: Copy>(all: &[W], spelling: impl Fn(W) -> &'static str) -> Vec<&'static str> {
            all.iter().map(|word| spelling(*word)).collect()
        }
        match self {
            Self::AgentKind => spelt(AgentKind::ALL, AgentKind::as_str),
            Self::Bound => spelt(Bound::ALL, Bound::as_str),
            Self::Direction => spelt(Direction::ALL, Direction::as_str),
            Self::Hedge => spelt(Hedge::ALL, Hedge::as_str),
            Self::Interval => spelt(IntervalKind::ALL, IntervalKind::as_str),
            Self::Measure => spelt(Measure::ALL, Measure::as_str),
            Self::Per => spelt(Per::ALL, Per::as_str),
            Self::Review => spelt(Review::ALL, Review::as_str),
            Self::Status => spelt(Status::ALL, Status::as_str),
            Self::Unit => spelt(UnitKind::ALL, UnitKind::as_str),
        }
    }
}

/// A field that a record may have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) required: bool,
    /// The words that a text may be, if they are a closed list.
    pub(super) words: Option<Words>,
}

impl Field {
    /// The same field, which must have a value.
    pub(super) const fn must(self) -> Self {
        Self { required: true, ..self }
    }
}

/// A required string.
pub(super) const fn required(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Text,
        required: true,
        words: None,
    }
}

/// An optional string.
pub(super) const fn optional(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Text,
        required: false,
        words: None,
    }
}

/// An optional word from a closed list.
pub(super) const fn word(name: &'static str, words: Words) -> Field {
    Field {
        words: Some(words),
        ..optional(name)
    }
}

/// An optional number.
pub(super) const fn number(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Number,
        required: false,
        words: None,
    }
}

/// An optional flag.
pub(super) const fn flag(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Flag,
        required: false,
        words: None,
    }
}

/// An optional list of strings.
pub(super) const fn list(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::List,
        required: false,
        words: None,
    }
}

/// The field that says that a record waits for review.
pub(super) const REVIEW: &str = "review";

/// Whether a record waits for review.
pub(super) const fn review() -> Field {
    word(REVIEW, Words::Review)
}

/// What of a record is private: all of it, or some of these fields.
pub(super) const fn private(fields: &'static [PrivateField]) -> Field {
    Field {
        name: "private",
        kind: Kind::Private(fields),
        required: false,
        words: None,
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

impl Shape {
    /// The name between the brackets of its header.
    pub(super) fn name(&self) -> &'static str {
        self.header.trim_matches(['[', ']'])
    }

    /// Whether it may wait for review.
    pub(super) fn can_wait(&self) -> bool {
        self.fields.iter().any(|field| field.name == REVIEW)
    }

    /// Whether a file may have several of it.
    pub(super) fn is_list(&self) -> bool {
        self.header.starts_with("[[")
    }
}
