//! The words by which a claim states a figure, so that a dossier reads from them what the draft did.

use std::ops::Range;

use super::candidate::Alone;
use super::sentence::Sentence;
use crate::language::quantity::{self, Options};
use crate::model::Quantity;

/// How many words after a figure may complete it.
const LONGER: usize = 10;

/// The words of a figure, and whether a dossier has to be told beside them what they say.
pub(super) struct Stated {
    /// Its words, with what is counted where they are not read without.
    pub(super) words: String,
    /// How they are read on their own.
    pub(super) alone: Alone,
}

/// The words that state a quantity. `counted` are the bytes of what is counted.
pub(super) fn stated(
    sentence: &Sentence<'_>,
    phrase: &Range<usize>,
    counted: Option<&Range<usize>>,
    quantity: Option<&Quantity>,
    options: &Options,
) -> Stated {
    let alone = &sentence.text[phrase.clone()];
    let Some(quantity) = quantity else {
        return Stated {
            words: alone.to_owned(),
            alone: Alone::Same,
        };
    };
    let longer = counted
        .filter(|counted| counted.start >= phrase.end)
        .map(|counted| &sentence.text[phrase.start..counted.end]);
    let same = |words: &&str| quantity::read(words, options).is_ok_and(|reading| is_same(&reading.quantity, quantity));
    // "62,000 rubles ($950) a month": on to the words that complete it.
    let first = sentence.words_before(phrase.end);
    let ends = sentence.words[first..]
        .iter()
        .take(LONGER)
        .map(|word| &sentence.text[phrase.start..word.range.end]);
    let found = [Some(alone), longer].into_iter().flatten().chain(ends).find(same);
    Stated {
        words: found.unwrap_or(alone).to_owned(),
        alone: match (found, quantity::read(alone, options)) {
            (Some(_), _) => Alone::Same,
            (None, Ok(_)) => Alone::Otherwise,
            (None, Err(_)) => Alone::Unread,
        },
    }
}

fn is_same(one: &Quantity, other: &Quantity) -> bool {
    let ends = |quantity: &Quantity| {
        (
            quantity.bound,
            quantity.low,
            quantity.best,
            quantity.high,
            quantity.unit,
            quantity.currency,
            quantity.per,
        )
    };
    ends(one) == ends(other) && one.unit_name == other.unit_name
}
