//! Whether a figure is an amount of change, or a level that something rose or fell to.

use super::direction::{Change, Direction};
use super::rules::{Kind, Rules};
use super::sentence::Sentence;
use crate::model::{Quantity, UnitKind};

/// What the words around a quantity say of change.
pub(super) fn change(
    sentence: &Sentence<'_>,
    words: &std::ops::Range<usize>,
    quantity: &Quantity,
    rules: &Rules,
) -> Option<Change> {
    let first = sentence.words_before(words.start);
    let end = sentence.words_before(words.end);
    before(sentence, first, quantity, rules).or_else(|| after(sentence, end, rules))
}

/// "Rose by 300", "fell a third", "rose to 500", "rose from 300".
fn before(sentence: &Sentence<'_>, first: usize, quantity: &Quantity, rules: &Rules) -> Option<Change> {
    let list = &sentence.words;
    let word = |back: usize| {
        first
            .checked_sub(back)
            .and_then(|at| list.get(at))
            .map(|word| word.lower.as_str())
    };
    let verb = |back: usize| {
        let end = first.checked_sub(back)?;
        let (_, meaning) = rules.before(Kind::Change, list, end)?;
        Direction::named(meaning)
    };
    let clear = |back: usize| {
        (first.saturating_sub(back)..=first)
            .all(|at| !sentence.signs_before(at).contains([';', ':']) || at + back == first)
    };
    // "500 fell ill" counts; "fell 500" and "a rise of" change.
    if let Some(direction) = verb(0) {
        return Some(Change::Amount(direction));
    }
    // The words between the verb and its figure: "rose sharply, to", "increased the number of workers by".
    let joint = word(1)?;
    for back in 1..=6 {
        if !clear(back) {
            return None;
        }
        let Some(direction) = verb(back) else { continue };
        return match joint {
            "by" | "of" | "another" | "further" => Some(Change::Amount(direction)),
            "to" | "from" => Some(Change::Level(direction)),
            _ if quantity.unit == UnitKind::Share && back == 1 => Some(Change::Amount(direction)),
            _ => None,
        };
    }
    None
}

/// "A 12 percent rise", "300 more than".
fn after(sentence: &Sentence<'_>, end: usize, rules: &Rules) -> Option<Change> {
    let list = &sentence.words;
    let word = |ahead: usize| list.get(end + ahead).map(|word| word.lower.as_str());
    // "23 fewer (-1.1%) than", "300 more than"
    if (1..6).any(|ahead| word(ahead) == Some("than")) {
        match word(0) {
            Some("more") => return Some(Change::Amount(Direction::Up)),
            Some("fewer" | "less") => return Some(Change::Amount(Direction::Down)),
            _ => {}
        }
    }
    if !sentence.signs_before(end).is_empty() && sentence.signs_before(end) != "-" {
        return None;
    }
    let (_, meaning) = rules.at(Kind::Change, list, end)?;
    // "500 fell ill" is none.
    let noun = word(0).is_some_and(|word| rules.find(Kind::ChangeNoun, word).is_some());
    noun.then(|| Direction::named(meaning).map(Change::Amount)).flatten()
}
