//! Which place a figure is about.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::rules::{Kind, Rules};
use super::sentence::Sentence;
use crate::language::quantity;
use crate::model::Currency;

/// How many places on either side of a quantity are looked at.
const PLACES: usize = 6;
/// How many sentences before one are looked at.
const SENTENCES: usize = 6;

/// A place that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Its bytes in the sentence.
    words: Range<usize>,
    /// Its code.
    code: String,
    /// Whether a preposition says that something is there: "in Russia".
    there: bool,
    /// The paragraph of its sentence.
    paragraph: usize,
}

/// The places that the sentences of a text name.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// By sentence.
    named: Vec<Vec<Named>>,
    /// By sentence, the code that the text before names most.
    most: Vec<Option<String>>,
    /// The money of each place that is ever named most.
    monies: HashMap<String, Currency>,
}

/// The places that each sentence names.
pub(super) fn places(title: Option<&Sentence<'_>>, sentences: &[Sentence<'_>], rules: &Rules) -> Places {
    let named: Vec<Vec<Named>> = sentences.iter().map(|sentence| named(sentence, rules)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    // What the headline names counts first.
    let titled = title.map(|title| self::named(title, rules)).unwrap_or_default();
    let mut leader: Option<(&str, usize)> = titled.first().map(|place| (place.code.as_str(), 1));
    let mut most = Vec::with_capacity(named.len());
    for places in &named {
        most.push(leader.map(|(code, _)| code.to_owned()));
        for place in places {
            let count = counts.entry(&place.code).or_default();
            *count += 1;
            if leader.is_none_or(|(_, best)| *count > best) {
                leader = Some((&place.code, *count));
            }
        }
    }
    let leaders: HashSet<&String> = most.iter().flatten().collect();
    let monies = leaders
        .into_iter()
        .filter_map(|code| Some((code.clone(), only_money(code)?)))
        .collect();
    Places { named, most, monies }
}

/// The one money that a country uses; `None` if it uses several or none.
fn only_money(code: &str) -> Option<Currency> {
    let mut moneys = quantity::moneys(code);
    moneys.next().filter(|_| moneys.next().is_none())
}

fn named(sentence: &Sentence<'_>, rules: &Rules) -> Vec<Named> {
    let words = &sentence.words;
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let place = words[at].capital.then(|| rules.at(Kind::Place, words, at)).flatten();
        // "Worldwide" is written small.
        let place = place.or_else(|| rules.at(Kind::Place, words, at).filter(|(_, code)| *code == "001"));
        let Some((length, code)) = place else {
            at += 1;
            continue;
        };
        // "US" and "us".
        let after = &sentence.text[words[at].range.end..];
        if words[at].lower == "us"
            && (!sentence.text[words[at].range.clone()].starts_with("US") || after.starts_with('$'))
        {
            at += 1;
            continue;
        }
        let before = (1..=3)
            .filter_map(|back| at.checked_sub(back))
            .map(|before| words[before].lower.as_str());
        let mut near = before.map_while(|word| rules.find(Kind::Locative, word));
        found.push(Named {
            words: words[at].range.start..words[at + length - 1].range.end,
            code: code.to_owned(),
            there: code == "001" || near.any(|meaning| meaning == "there"),
            paragraph: sentence.paragraph,
        });
        at += length;
    }
    found
}

impl Places {
    /// The money of the place that the text before a sentence names most.
    pub(super) fn money(&self, number: usize) -> Option<Currency> {
        let code = self.most[number].as_deref()?;
        self.monies.get(code).copied()
    }

    /// The code of the place that a quantity is about: of those of its sentence the nearest that something is said to be in, else the nearest; or the last
    /// one that its paragraph names before, or the one that the text before names most.
    pub(super) fn of(
        &self,
        number: usize,
        sentence: &Sentence<'_>,
        quantity: &Range<usize>,
        counted: Option<&Range<usize>>,
    ) -> Option<String> {
        let (here, before) = self.named[..=number].split_last()?;
        let apart = |place: &&Named| {
            let gap = if place.words.end <= quantity.start {
                quantity.start - place.words.end
            } else {
                place.words.start.saturating_sub(quantity.end)
            };
            // "North Korean workers" says who they are, not where.
            let of_people =
                counted.is_some_and(|counted| place.words.start >= counted.start && place.words.end < counted.end);
            (of_people, !place.there, gap)
        };
        let earlier = || {
            let close = before
                .iter()
                .rev()
                .take(SENTENCES)
                .flat_map(|places| places.iter().rev());
            let same = close.filter(|place| place.paragraph == sentence.paragraph);
            same.min_by_key(|place| !place.there)
        };
        let next = here.partition_point(|place| place.words.start < quantity.start);
        let near = &here[next.saturating_sub(PLACES)..(next + PLACES).min(here.len())];
        let place = near.iter().min_by_key(apart).or_else(earlier);
        place.map_or_else(|| self.most[number].clone(), |place| Some(place.code.clone()))
    }
}
