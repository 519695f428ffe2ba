//! The words that a draft goes by. They are in tables that can be read and added to: `rules/words.tsv` and `rules/places.tsv`.

use std::collections::HashMap;

use super::word::Word;

const WORDS: &str = include_str!("rules/words.tsv");
const PLACES: &str = include_str!("rules/places.tsv");

/// What a row of the table says of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// Its dot ends no sentence.
    Abbreviation,
    /// A sentence begins with it, so that a dot before it ends one.
    Opener,
    /// A number right after it is no quantity.
    NotAfter,
    /// A number right before it is no quantity.
    NotBefore,
    /// A number with these words around it is no quantity.
    NotWithin,
    /// A number right after it and a preposition counts all the same: "in total 300".
    NoLabel,
    /// A year right after it, or after it and a number, is a part of a name: "the Act of 1930".
    NotDated,
    /// A date in it is a part of a name: "Black Friday".
    NotDate,
    /// A limit after it is one of age: "children under five".
    Aged,
    /// Somebody states something.
    Says,
    /// Who states something follows.
    According,
    /// It may stand between a name and its verb of stating.
    Auxiliary,
    /// A word of stating right after it states nothing: "was reported", "a report".
    NotSaying,
    /// A verb after which a quotation names its speaker: "said Lee".
    Quotes,
    /// A word of stating that is as often a noun: "the report found".
    SaysNoun,
    /// It stands for who was named before.
    Pronoun,
    /// A sentence that begins with it goes on with what the one before stated.
    Continues,
    /// What follows is denied or disputed.
    Denies,
    /// It says more or less than before; its meaning is `up` or `down`.
    Change,
    /// A noun or an adjective of change, after a figure.
    ChangeNoun,
    /// It tells of what is still to come.
    Future,
    /// It points from the day of writing.
    Pointing,
    /// A day of the week, which does so too.
    Weekday,
    /// A month, in full or short.
    Month,
    /// The last word of an address.
    Way,
    /// What is counted begins after it: "half of the workers".
    LeadsNoun,
    /// What is counted goes no further.
    EndsNoun,
    /// It counts several, though it does not look like it.
    Plural,
    /// It may stand before the name of a place; its meaning is `there` if something is then said to be in that place.
    Locative,
    /// What a figure rests on; its meaning is a word for that.
    Basis,
    /// Something happened; its meaning is a category.
    Event,
    /// A place; its meaning is a code.
    Place,
}

impl Kind {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "abbreviation" => Self::Abbreviation,
            "opener" => Self::Opener,
            "not-after" => Self::NotAfter,
            "not-before" => Self::NotBefore,
            "not-within" => Self::NotWithin,
            "no-label" => Self::NoLabel,
            "not-dated" => Self::NotDated,
            "not-date" => Self::NotDate,
            "aged" => Self::Aged,
            "says" => Self::Says,
            "according" => Self::According,
            "auxiliary" => Self::Auxiliary,
            "not-saying" => Self::NotSaying,
            "quotes" => Self::Quotes,
            "says-noun" => Self::SaysNoun,
            "pronoun" => Self::Pronoun,
            "continues" => Self::Continues,
            "change-noun" => Self::ChangeNoun,
            "future" => Self::Future,
            "pointing" => Self::Pointing,
            "weekday" => Self::Weekday,
            "month" => Self::Month,
            "way" => Self::Way,
            "denies" => Self::Denies,
            "change" => Self::Change,
            "leads-noun" => Self::LeadsNoun,
            "ends-noun" => Self::EndsNoun,
            "plural" => Self::Plural,
            "locative" => Self::Locative,
            "basis" => Self::Basis,
            "event" => Self::Event,
            "place" => Self::Place,
            _ => return None,
        })
    }
}

/// The words after the first, and what they mean.
type Entry = (Vec<String>, String);

/// A row of a table that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct RuleError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

/// The words that a draft goes by.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// By the kind, and by the first word of each entry.
    by_first: Vec<HashMap<String, Vec<Entry>>>,
}

impl Rules {
    /// Those that come with the program.
    #[must_use]
    pub fn built_in() -> Self {
        let mut rules = Self::default();
        // Both tables are read by a test, which finds every row of them sound.
        let _ = rules.add(WORDS);
        for (_, row) in rows(PLACES) {
            if let Some((code, names)) = row.split_once('\t') {
                names.split(';').for_each(|name| rules.place(name, code));
            }
        }
        rules
    }

    /// Takes in rows of `KIND<tab>WORDS[;WORDS…][<tab>MEANING]`. Lines that begin with `#` are notes.
    ///
    /// # Errors
    /// [`RuleError`] for the first row that has another form. Those before it are taken in.
    pub fn add(&mut self, table: &str) -> Result<(), RuleError> {
        for (line, row) in rows(table) {
            let mut cells = row.split('\t');
            let name = cells.next().unwrap_or_default().trim();
            let kind = Kind::named(name).ok_or_else(|| RuleError {
                line,
                what: format!("`{name}` is no kind of rule"),
            })?;
            let words = cells.next().unwrap_or_default();
            let meaning = cells.next().unwrap_or_default().trim();
            if words.trim().is_empty() {
                return Err(RuleError {
                    line,
                    what: "there are no words after the kind and a tab".into(),
                });
            }
            words.split(';').for_each(|words| self.insert(kind, words, meaning));
        }
        Ok(())
    }

    /// Takes in a place by a name of its own.
    pub fn place(&mut self, name: &str, code: &str) {
        self.insert(Kind::Place, name, code);
    }

    fn insert(&mut self, kind: Kind, words: &str, meaning: &str) {
        // Split as sentences are, so that each row can match.
        let mut words = super::word::words(words).into_iter().map(|word| word.lower);
        let Some(first) = words.next() else { return };
        if self.by_first.len() <= kind as usize {
            self.by_first.resize_with(kind as usize + 1, HashMap::new);
        }
        let entries = self.by_first[kind as usize].entry(first).or_default();
        // The longest first; of equals the last that was taken in, so that a table of one's own wins.
        entries.insert(0, (words.collect(), meaning.to_owned()));
        entries.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }

    /// What a single word means.
    pub(super) fn find(&self, kind: Kind, word: &str) -> Option<&str> {
        let entries = self.by_first.get(kind as usize)?.get(word)?;
        entries
            .iter()
            .find(|(rest, _)| rest.is_empty())
            .map(|(_, meaning)| meaning.as_str())
    }

    /// The longest entry that begins at a word: how many words it has, and what it means.
    pub(super) fn at(&self, kind: Kind, words: &[Word], at: usize) -> Option<(usize, &str)> {
        let entries = self.by_first.get(kind as usize)?.get(words.get(at)?.lower.as_str())?;
        entries.iter().find_map(|(rest, meaning)| {
            let fits = rest
                .iter()
                .enumerate()
                .all(|(next, wanted)| words.get(at + 1 + next).is_some_and(|word| word.lower == *wanted));
            fits.then_some((1 + rest.len(), meaning.as_str()))
        })
    }

    /// The longest entry that ends right before a word: where it begins, and what it means.
    pub(super) fn before(&self, kind: Kind, words: &[Word], end: usize) -> Option<(usize, &str)> {
        (end.saturating_sub(5)..end).find_map(|start| {
            let (length, meaning) = self.at(kind, words, start)?;
            (start + length == end).then_some((start, meaning))
        })
    }
}

/// The rows of a table with their lines.
fn rows(table: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = table.lines().enumerate().map(|(line, row)| (line + 1, row.trim_end()));
    lines.filter(|(_, row)| !row.is_empty() && !row.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_sound() {
        assert_eq!(Rules::default().add(WORDS), Ok(()));
        for (line, row) in rows(PLACES) {
            let (code, names) = row.split_once('\t').unwrap_or_default();
            assert!(!code.is_empty() && !names.is_empty(), "places.tsv:{line}");
        }
    }

    #[test]
    fn a_row_of_another_form_is_named() {
        let error = Rules::default().add("says\tsaid\nsings\tsang").unwrap_err();
        assert_eq!((error.line, error.what.as_str()), (2, "`sings` is no kind of rule"));
    }
}
