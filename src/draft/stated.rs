//! The words by which a claim states a figure, so that a dossier reads from them what the draft did.

use std::ops::Range;

use super::sentence::Sentence;
use crate::language::quantity::{self, Options};
use crate::model::Quantity;

/// The words of a figure, and whether a dossier has to be told beside them what they say.
pub(super) struct Stated {
    /// Its words, with what is counted where they are not read without.
    pub(super) words: String,
    /// Whether they are read otherwise on their own: "one worker in five".
    pub(super) needs_telling: bool,
}

/// The words that state a quantity. `counted` are the bytes of what is counted.
pub(super) fn stated(sentence: &Sentence<'_>, phrase: &Range<usize>, counted: Option<&Range<usize>>, quantity: Option<&Quantity>, options: &Options) -> Stated {
    let alone = &sentence.text[phrase.clone()];
    let Some(quantity) = quantity else {
        return Stated {
            words: alone.to_owned(),
            needs_telling: false,
        };
    };
    let longer = counted.filter(|counted| counted.start >= phrase.end).map(|counted| &sentence.text[phrase.start..counted.end]);
    let same = |words: &&str| quantity::read(words, options).is_ok_and(|reading| is_same(&reading.quantity, quantity));
    let found = [Some(alone), longer].into_iter().flatten().find(same);
    Stated {
        words: found.unwrap_or(alone).to_owned(),
        needs_telling: found.is_none(),
    }
}

fn is_same(one: &Quantity, other: &Quantity) -> bool {
    let ends = |quantity: &Quantity| (quantity.bound, quantity.low, quantity.best, quantity.high, quantity.unit, quantity.currency, quantity.per);
    ends(one) == ends(other) && one.unit_name == other.unit_name
}
