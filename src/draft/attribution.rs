//! Who states a figure: "according to the union", "the ministry said", and "it said" of the sentence after.

use std::ops::Range;

use super::name::{LONGEST, after, before, subject};
use super::rules::{Kind, Rules};
use super::sentence::Sentence;

/// Somebody who states something in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// As printed.
    pub(super) name: String,
    /// The bytes of the words that say that they state it, with their name where it stands beside.
    said: Range<usize>,
    /// Whether what they state may also stand before: "…, the ministry said".
    looks_back: bool,
}

impl Source {
    /// The same of another sentence, all of which it states: places are those of the sentence that names it.
    fn elsewhere(&self) -> Self {
        Self {
            said: 0..0,
            ..self.clone()
        }
    }
}

/// Who states something in each sentence; where nobody is named anew, who did so before.
pub(super) fn sources(sentences: &[Sentence<'_>], rules: &Rules) -> Vec<Vec<Source>> {
    let mut all: Vec<Vec<Source>> = Vec::with_capacity(sentences.len());
    for (number, sentence) in sentences.iter().enumerate() {
        let before = number
            .checked_sub(1)
            .filter(|before| sentences[*before].paragraph == sentence.paragraph);
        let antecedent = before.and_then(|before| antecedent(&sentences[before], all[before].last(), rules));
        let mut found = named(sentence, antecedent.as_deref(), rules);
        // Who stated something goes on: "it inspected 213 in 2022", and within a quotation.
        let pronoun = sentence
            .words
            .first()
            .is_some_and(|first| rules.find(Kind::Continues, &first.lower).is_some());
        let quotes_on =
            before.is_some_and(|before| sentences[before].quoted.1 || sentences[before].text.contains(['"', '”']));
        let continues = pronoun || sentence.quoted.0 || quotes_on && sentence.text.starts_with(['"', '“']);
        if found.is_empty()
            && continues
            && let Some(source) = before.and_then(|before| all[before].last())
        {
            found.push(source.elsewhere());
        }
        all.push(found);
    }
    // A quotation that its speaker ends: "Five died. Ten live," he said.
    for number in (0..all.len().saturating_sub(1)).rev() {
        if all[number].is_empty()
            && sentences[number].quoted.1
            && sentences[number].paragraph == sentences[number + 1].paragraph
        {
            all[number] = all[number + 1].first().map(Source::elsewhere).into_iter().collect();
        }
    }
    all
}

/// Who states a quantity: the nearest before it, else one after it.
pub(super) fn of(sources: &[Vec<Source>], number: usize, words: &Range<usize>) -> Option<String> {
    let here = &sources[number];
    let before = here.iter().rev().find(|source| source.said.end <= words.start);
    let after = || {
        here.iter()
            .find(|source| source.said.start >= words.end && source.looks_back)
    };
    before.or_else(after).map(|source| source.name.clone())
}

/// Who a pronoun of the next sentence stands for: who stated something, else the subject.
fn antecedent(sentence: &Sentence<'_>, source: Option<&Source>, rules: &Rules) -> Option<String> {
    source
        .map(|source| source.name.clone())
        .or_else(|| subject(sentence, rules).map(|name| sentence.slice(name).to_owned()))
}

/// Who states something in a sentence, in order.
fn named(sentence: &Sentence<'_>, antecedent: Option<&str>, rules: &Rules) -> Vec<Source> {
    let words = &sentence.words;
    let mut found: Vec<Source> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((length, _)) = rules.at(Kind::According, words, at) {
            if let Some(name) = after(sentence, at + length, rules) {
                found.push(stating(sentence, name.clone(), at..name.end, true));
                at = name.end.max(at + length);
                continue;
            }
            at += length;
            continue;
        }
        if rules.at(Kind::Says, words, at).is_some()
            && let Some(source) = speaker(sentence, at, antecedent, rules)
        {
            found.push(source);
        }
        at += 1;
    }
    found.sort_by_key(|source| source.said.start);
    found.dedup_by(|later, earlier| later.name == earlier.name && later.said == earlier.said);
    found
}

fn stating(sentence: &Sentence<'_>, name: Range<usize>, said: Range<usize>, looks_back: bool) -> Source {
    let words = &sentence.words;
    Source {
        name: sentence.slice(name).to_owned(),
        said: words[said.start].range.start..words[said.end - 1].range.end,
        looks_back,
    }
}

/// The one whose verb stands at a word: before it, or after it where the clause is turned round.
fn speaker(sentence: &Sentence<'_>, verb: usize, antecedent: Option<&str>, rules: &Rules) -> Option<Source> {
    let words = &sentence.words;
    let mut end = verb;
    // "Has said", "later told", "also put".
    while end > 0 && sentence.signs_before(end).is_empty() {
        let before = words[end - 1].lower.as_str();
        if rules.find(Kind::Auxiliary, before).is_none() {
            break;
        }
        end -= 1;
    }
    // What was reported, and a report.
    if end > 0 && sentence.signs_before(end).is_empty() && rules.find(Kind::NotSaying, &words[end - 1].lower).is_some()
    {
        return None;
    }
    let quoted_before = sentence.signs_before(verb).contains(['"', '”', '’'])
        || sentence.text[..words[verb].range.start]
            .trim_end()
            .ends_with([',', '"', '”']);
    if quoted_before
        && rules.find(Kind::Quotes, &words[verb].lower).is_some()
        && end == verb
        && !is_appositive(sentence, verb)
    {
        let name = after(sentence, verb + 1, rules)?;
        return Some(stating(sentence, name.clone(), verb..name.end, true));
    }
    // "… came to 4,060, and wrote": the subject of the sentence goes on.
    if end > 0 && matches!(words[end - 1].lower.as_str(), "and" | "but") {
        let name = subject(sentence, rules)?;
        return Some(stating(sentence, name.clone(), name.start..name.end, false));
    }
    let name = before(sentence, end, rules)?;
    let looks_back = sentence.signs_before(name.start).contains([',', '"', '”']) || name.start == 0;
    let first = &words[name.start];
    if name.len() == 1 && rules.find(Kind::Pronoun, &first.lower).is_some() {
        if matches!(first.lower.as_str(), "i" | "we" | "you" | "one") {
            return None;
        }
        let name_before = antecedent?;
        return Some(Source {
            name: name_before.to_owned(),
            said: first.range.start..words[verb].range.end,
            looks_back,
        });
    }
    Some(stating(sentence, name.clone(), name.start..verb + 1, looks_back))
}

/// Whether a comma before a verb ends an apposition to its subject: "Lee, a miner, said".
fn is_appositive(sentence: &Sentence<'_>, verb: usize) -> bool {
    sentence.signs_before(verb) == ","
        && (verb.saturating_sub(LONGEST)..verb).any(|at| at > 0 && sentence.signs_before(at) == ",")
}
