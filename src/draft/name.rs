//! The noun phrases by which a sentence names somebody: before a verb, after one, and at its beginning.

use std::ops::Range;

use super::rules::{Kind, Rules};
use super::sentence::Sentence;

/// How many words a name has at most.
pub(super) const LONGEST: usize = 12;

/// The noun phrase that a sentence begins with.
pub(super) fn subject(sentence: &Sentence<'_>, rules: &Rules) -> Option<Range<usize>> {
    let words = &sentence.words;
    let mut last = 0;
    while last < words.len().min(LONGEST) && (last == 0 || sentence.signs_before(last).is_empty()) {
        let word = words[last].lower.as_str();
        let of = matches!(word, "of" | "for" | "the" | "a" | "an" | "that" | "this" | "on");
        let verb = [Kind::EndsNoun, Kind::Says, Kind::Event]
            .iter()
            .any(|kind| rules.find(*kind, word).is_some());
        // After a name, what is written small is its verb: "The inspector Ivan Petrov visited".
        let after_name = last > 1 && words[last - 1].capital && !words[last].capital;
        if last > 0 && !of && (verb || after_name) {
            break;
        }
        last += 1;
    }
    let first = words.first()?;
    let other = matches!(
        first.lower.as_str(),
        "in" | "on" | "at" | "by" | "it" | "he" | "she" | "they" | "there" | "but" | "and" | "after" | "when"
    );
    (first.capital && !other && last > 0 && last < LONGEST).then_some(0..last)
}

/// The noun phrase that ends before a word: the subject of its verb.
pub(super) fn before(sentence: &Sentence<'_>, end: usize, rules: &Rules) -> Option<Range<usize>> {
    let words = &sentence.words;
    let mut end = end;
    // An apposition between the subject and its verb.
    if end > 0 && end < words.len() && sentence.signs_before(end) == "," {
        // "Oleg Surkov, 50, a crane driver, said": back to the name.
        let commas = (end.saturating_sub(LONGEST)..end)
            .rev()
            .filter(|at| *at > 0 && sentence.signs_before(*at) == ",");
        end = commas.take_while(|comma| *comma < end).find(|comma| {
            let from = (0..*comma)
                .rev()
                .take(LONGEST)
                .find(|at| *at == 0 || sentence.signs_before(*at) == ",")
                .unwrap_or(0);
            let first = &words[from];
            !first.lower.starts_with(|digit: char| digit.is_ascii_digit())
                && !matches!(first.lower.as_str(), "a" | "an" | "who")
                || from == 0
        })?;
    }
    let mut first = end;
    while first > 0 && end - first < LONGEST {
        let at = first - 1;
        let word = words[at].lower.as_str();
        let joins = matches!(
            word,
            "of" | "for"
                | "on"
                | "the"
                | "a"
                | "an"
                | "its"
                | "this"
                | "that"
                | "from"
                | "by"
                | "to"
                | "in"
                | "at"
                | "near"
        );
        if first < end
            && !sentence.signs_before(first).is_empty()
            && sentence.signs_before(first) != "-"
            && !sentence
                .signs_before(first)
                .chars()
                .all(|sign| sign == '\'' || sign == '’')
        {
            break;
        }
        let pronoun = rules.find(Kind::Pronoun, word).is_some();
        let ends = !joins
            && !pronoun
            && (rules.find(Kind::EndsNoun, word).is_some()
                || rules
                    .find(Kind::Says, word)
                    .is_some_and(|_| !words[at].capital && rules.find(Kind::SaysNoun, word).is_none()));
        if ends || word == "that" && first < end && at > 0 {
            break;
        }
        if pronoun && first < end {
            break;
        }
        first = at;
        if pronoun {
            break;
        }
        // A determiner begins its phrase, unless "of" and the like join it to one before.
        let begins = matches!(word, "the" | "a" | "an" | "its" | "this")
            && !(at > 0
                && matches!(
                    words[at - 1].lower.as_str(),
                    "of" | "for" | "on" | "from" | "by" | "in" | "at"
                )
                && sentence.signs_before(at).is_empty()
                && at > 1);
        if begins {
            break;
        }
    }
    while first < end
        && matches!(
            words[first].lower.as_str(),
            "of" | "for" | "on" | "from" | "by" | "to" | "that" | "but" | "and" | "in" | "at" | "near"
        )
    {
        first += 1;
    }
    let has_name = words[first..end]
        .iter()
        .any(|word| word.lower.contains(char::is_alphabetic) && (word.capital || word.lower.len() > 1));
    (first < end && has_name).then_some(first..end)
}

/// The noun phrase that begins at a word: the one named after "according to".
pub(super) fn after(sentence: &Sentence<'_>, first: usize, rules: &Rules) -> Option<Range<usize>> {
    let words = &sentence.words;
    let mut last = first;
    while last < words.len() && last < first + LONGEST {
        let word = words[last].lower.as_str();
        let joins = matches!(
            word,
            "of" | "for" | "on" | "the" | "a" | "an" | "its" | "this" | "and" | "in" | "from" | "by"
        ) || words[last].capital;
        let signs = sentence.signs_before(last);
        let parted = last > first
            && !signs.is_empty()
            && signs != "-"
            && !signs.chars().all(|sign| sign == '\'' || sign == '’' || sign == '.');
        let ends = !joins
            && (rules.find(Kind::EndsNoun, word).is_some()
                || rules
                    .find(Kind::Says, word)
                    .is_some_and(|_| rules.find(Kind::SaysNoun, word).is_none()));
        let clause = word == "and"
            && words
                .get(last + 1)
                .is_some_and(|next| !next.capital && !matches!(next.lower.as_str(), "the" | "its"));
        let place = word == "in"
            && !words
                .get(last + 1)
                .is_some_and(|next| next.capital && !next.lower.starts_with(|digit: char| digit.is_ascii_digit()));
        if parted || ends || clause || place {
            break;
        }
        last += 1;
    }
    while last > first
        && matches!(
            words[last - 1].lower.as_str(),
            "of" | "for" | "on" | "the" | "a" | "an" | "and" | "in" | "from" | "by"
        )
    {
        last -= 1;
    }
    (last > first).then_some(first..last)
}
