//! Numbers that are no quantity by the words around them: ages, labels, addresses, codes, names.

use std::ops::Range;

use super::noun::is_plural;
use super::rules::{Kind, Rules};
use super::sentence::Sentence;
use crate::language::quantity::Mention;
use crate::model::UnitKind;

/// Whether the words around make a number something else.
pub(super) fn is_trap(mention: &Mention, sentence: &Sentence<'_>, rules: &Rules) -> bool {
    let words = &sentence.words;
    let value = sentence.words_before(mention.value);
    let first = sentence.words_before(mention.words.start);
    let end = sentence.words_before(mention.words.end);
    let Some(word) = words.get(value) else { return true };
    let counts = mention
        .reading
        .as_ref()
        .map_or(true, |reading| reading.quantity.unit == UnitKind::Count);
    let plain = counts && first == value;
    let is_number = word.lower.starts_with(|digit: char| digit.is_ascii_digit());
    if (value.saturating_sub(3)..=value).any(|start| {
        rules
            .at(Kind::NotWithin, words, start)
            .is_some_and(|(length, _)| start + length > value)
    }) {
        return true;
    }
    if counts && rules.at(Kind::NotBefore, words, end).is_some() && sentence.signs_before(end).is_empty() {
        return true;
    }
    if is_titled(sentence, value, end, rules) || is_title(mention, sentence) || is_serial(mention, sentence) {
        return true;
    }
    if !plain {
        return false;
    }
    if is_cited(mention, sentence, value, end)
        || is_named(mention, sentence, value, end, rules)
        || is_joined(mention, sentence)
        || is_label_of(sentence, value, end, rules)
        || is_of_a_year(sentence, value, rules)
    {
        return true;
    }
    if matches!(word.lower.as_str(), "none" | "both" | "neither") || is_pronoun(sentence, value, end, rules) {
        return true;
    }
    is_number
        && (is_numbered(mention, sentence, value, end, rules)
            || is_clock(mention, sentence, value, end)
            || is_age(mention, sentence)
            || is_label(mention, sentence, value)
            || is_address(sentence, end, rules)
            || is_telephone(mention, sentence))
}

/// Whether what is counted follows: a plural within two words.
fn counts_after(sentence: &Sentence<'_>, end: usize, rules: &Rules) -> bool {
    let near = (end..end + 2).take_while(|at| *at == end || sentence.signs_before(*at).is_empty());
    let mut words = near.filter_map(|at| sentence.words.get(at));
    sentence.signs_before(end).is_empty() && words.any(|word| is_plural(&word.lower, rules))
}

/// "M23", "4x4": a part of a word. "K1.43 trillion" is money.
fn is_joined(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    let before = sentence.text[..mention.value].chars().next_back();
    let after = sentence.text[mention.words.end..].chars().next();
    let digits = sentence.text[mention.words.clone()]
        .bytes()
        .all(|byte| byte.is_ascii_digit());
    let is_of_word = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
    digits && (is_of_word(before) || is_of_word(after))
}

/// A number that tells one of several apart: "cell 14", "Articles 2, 5 and 7", "phase two".
fn is_label_of(sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let digits = |at: usize| words[at].lower.starts_with(|digit: char| digit.is_ascii_digit());
    // Back through a list of them.
    let mut at = value;
    while at > 0
        && (digits(at - 1) || matches!(words[at - 1].lower.as_str(), "and" | "or" | "to"))
        && matches!(sentence.signs_before(at), "" | "," | "-" | "–")
    {
        at -= 1;
    }
    let led = |at: usize| {
        at > 0 && matches!(sentence.signs_before(at), "" | ".") && rules.before(Kind::NotAfter, words, at).is_some()
    };
    if digits(value) {
        return led(value) || at < value && digits(at) && led(at) && !counts_after(sentence, end, rules);
    }
    let things = words.get(end).filter(|_| sentence.signs_before(end).is_empty());
    led(value) && !things.is_some_and(|things| is_plural(&things.lower, rules))
}

/// "In cell 14 they waited": a number after a word that stands for one thing, after a preposition, and nothing that it could count.
fn is_numbered(mention: &Mention, sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let phrase = &sentence.text[mention.words.clone()];
    let short = phrase.len() <= 4 && phrase.bytes().all(|byte| byte.is_ascii_digit());
    let Some([before, noun]) = value.checked_sub(2).and_then(|at| words.get(at..value)) else {
        return false;
    };
    let ends = words
        .get(end)
        .is_none_or(|next| !sentence.signs_before(end).is_empty() || rules.find(Kind::EndsNoun, &next.lower).is_some());
    let is_noun = !noun.capital
        && noun.lower.bytes().all(|byte| byte.is_ascii_lowercase())
        && !["ing", "ly", "ed"].iter().any(|ending| noun.lower.ends_with(ending))
        && !is_plural(&noun.lower, rules)
        && rules.find(Kind::EndsNoun, &noun.lower).is_none()
        && rules.find(Kind::LeadsNoun, &noun.lower).is_none()
        && rules.find(Kind::NoLabel, &noun.lower).is_none();
    short
        && ends
        && is_noun
        && sentence.signs_before(value).is_empty()
        && sentence.signs_before(value - 1).is_empty()
        && rules.find(Kind::Locative, &before.lower).is_some()
}

/// "The Treaty of 1648"
fn is_of_a_year(sentence: &Sentence<'_>, value: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let four = words[value].lower.len() == 4 && words[value].lower.bytes().all(|byte| byte.is_ascii_digit());
    four && words[value.saturating_sub(1)].lower == "of" && rules.before(Kind::NotDated, words, value).is_some()
}

/// "At 10.30 they were told", "the 6.15 train": a time of day with a dot.
fn is_clock(mention: &Mention, sentence: &Sentence<'_>, value: usize, end: usize) -> bool {
    let phrase = &sentence.text[mention.words.clone()];
    let is_time = phrase.split_once('.').is_some_and(|(hour, minute)| {
        hour.parse().is_ok_and(|hour: u8| hour < 24)
            && minute.len() == 2
            && minute.parse().is_ok_and(|minute: u8| minute < 60)
    });
    let words = &sentence.words;
    let before = value.checked_sub(1).map(|at| words[at].lower.as_str());
    let vehicle = words.get(end).is_some_and(|next| {
        matches!(
            next.lower.as_str(),
            "train" | "bus" | "ferry" | "flight" | "tram" | "boat"
        )
    });
    is_time && (vehicle || matches!(before, Some("at" | "by" | "until" | "before" | "after" | "since")))
}

/// A number of a citation: "s 5(1)", "2 SLR 614 at 620".
fn is_cited(mention: &Mention, sentence: &Sentence<'_>, value: usize, end: usize) -> bool {
    let words = &sentence.words;
    let after = &sentence.text[mention.words.end..];
    let clause = after.starts_with('(') && after[1..].starts_with(|digit: char| digit.is_ascii_alphanumeric());
    let is_digits = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.lower.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let reporter = |at: usize| {
        let word = words.get(at).map(|word| &sentence.text[word.range.clone()]);
        word.is_some_and(|word| word.len() > 1 && word.chars().all(|letter| letter.is_uppercase() || letter == '.'))
    };
    let pinpoint = value > 1 && words[value - 1].lower == "at" && is_digits(value - 2);
    clause
        || reporter(end) && is_digits(end + 1)
        || value > 1 && reporter(value - 1) && is_digits(value - 2)
        || pinpoint
}

/// A small bare number after a name: the "Lucky Star 9".
fn is_named(mention: &Mention, sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let phrase = &sentence.text[mention.words.clone()];
    let small = phrase.len() <= 4 && phrase.bytes().all(|byte| byte.is_ascii_digit());
    let named = value > 1 && words[value - 1].capital && sentence.signs_before(value).is_empty();
    let counts = words
        .get(end)
        .is_some_and(|next| is_plural(&next.lower, rules) && sentence.signs_before(end).is_empty());
    small && named && !counts
}

/// "One was stopped", "some never get one": it stands for a thing and counts none.
fn is_pronoun(sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    if words[value].lower != "one" || end != value + 1 {
        return false;
    }
    let noun = words
        .get(end)
        .filter(|_| sentence.signs_before(end).is_empty() || sentence.signs_before(end) == "-");
    noun.is_none_or(|noun| noun.lower == "of" || rules.find(Kind::EndsNoun, &noun.lower).is_some())
}

/// A number word that is a part of a name: "the Eight Hours Act", "the Group of Seven", "Three Mile Island was shut".
fn is_titled(sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let word = &words[value];
    if !word.capital || !word.lower.starts_with(char::is_alphabetic) {
        return false;
    }
    // In a headline every word has a capital, and no full stop ends it.
    let near = &words[value.saturating_sub(8)..(value + 8).min(words.len())];
    let capitals = near.iter().filter(|word| word.capital).count() * 2 > near.len();
    if capitals && !sentence.text.ends_with(['.', '?', '!', '.', '”', '"']) {
        return false;
    }
    let named = (end..words.len()).take_while(|at| words[*at].capital && sentence.signs_before(*at).is_empty());
    let named = end..end + named.count();
    if value == 0 {
        return is_name(sentence, named, rules);
    }
    let of = value > 1
        && words[value - 1].lower == "of"
        && words[value - 2].capital
        && sentence.signs_before(value).is_empty();
    sentence.signs_before(value).is_empty() && (!named.is_empty() || of || words[value - 1].capital)
}

/// "12 Angry Men", in quotation marks: a title, of which most words have capitals.
fn is_title(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    const LONGEST: usize = 60;
    let (before, after) = (
        &sentence.text[..mention.words.start],
        &sentence.text[mention.words.end..],
    );
    let opens = before.ends_with(['"', '“', '«']);
    let Some(end) = after.find(['"', '”', '»']).filter(|end| opens && *end < LONGEST) else {
        return false;
    };
    let words = after[..end].split_whitespace().filter(|word| word.len() > 1);
    let (capital, small): (Vec<&str>, Vec<&str>) = words.partition(|word| word.starts_with(char::is_uppercase));
    let rest = sentence.text[mention.words.clone()].split_whitespace().skip(1);
    let capital = capital.len() + rest.filter(|word| word.starts_with(char::is_uppercase)).count();
    capital > small.len() && !after[..end].ends_with(['.', ',', '!', '?'])
}

/// Whether words with capitals after a number are no things that it counts: "Two Rivers Press published", but "Two North Koreans died".
fn is_name(sentence: &Sentence<'_>, named: Range<usize>, rules: &Rules) -> bool {
    let words = &sentence.words;
    let Some(last) = named.clone().last() else { return false };
    let next = words
        .get(named.end)
        .filter(|_| sentence.signs_before(named.end).is_empty());
    let verb = next.map_or("", |next| next.lower.as_str());
    let is_one = matches!(verb, "is" | "was" | "has");
    let is_many = matches!(verb, "are" | "were" | "have") || counts_after(sentence, named.end, rules);
    let is_people = named.clone().any(|at| rules.at(Kind::Place, words, at).is_some());
    is_one || !is_many && !is_people && !is_plural(&words[last].lower, rules)
}

/// A code or a number in a series: "§ 89", "36° 14′", "412 F.3d 88", nine digits and more without separators.
fn is_serial(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    let before = sentence.text[..mention.words.start].trim_end();
    let after = &sentence.text[mention.words.end..];
    let digits = sentence.text[mention.words.clone()]
        .bytes()
        .filter(u8::is_ascii_digit)
        .count();
    let bare = sentence.text[mention.words.clone()]
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b' ');
    let cited = before.rsplit(char::is_whitespace).next().is_some_and(|word| {
        word.contains('.')
            && word.contains(|digit: char| digit.is_ascii_digit())
            && word.starts_with(char::is_uppercase)
    });
    before.ends_with(['§', '¶', '°', '′', '#', '№'])
        || sentence.text[mention.words.clone()].ends_with('°')
            && after
                .trim_start()
                .starts_with(|next: char| next.is_ascii_digit() || matches!(next, 'N' | 'S' | 'E' | 'W'))
        || after.starts_with(['°', '′', '″']) && !after.trim_start_matches('°').trim_start().starts_with(['C', 'F'])
        || bare && digits >= 9
        || cited && bare
}

/// A number in commas after a name: ", 50, a crane driver".
fn is_age(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    let before = sentence.text[..mention.words.start].trim_end();
    let after = sentence.text[mention.words.end..].trim_start();
    let small = sentence.text[mention.words.clone()]
        .parse::<u32>()
        .is_ok_and(|age| (1..=110).contains(&age));
    let phrase_is_age = sentence.text[mention.words.clone()].len() == 2;
    let named = || {
        let name = before
            .trim_end_matches(',')
            .rsplit(|sign: char| sign.is_whitespace())
            .next();
        name.is_some_and(|name| name.starts_with(char::is_uppercase))
    };
    // "A cooper of 28,"
    let cooper = before.ends_with(" of") && (after.starts_with([',', ';']) || after.starts_with("who ")) && {
        let words: Vec<&str> = before.split_whitespace().rev().take(4).collect();
        words
            .iter()
            .skip(2)
            .any(|word| matches!(*word, "a" | "an" | "A" | "An"))
    };
    // "Then 41,", "since I was 19", "a man of 72 told"
    let last: Vec<&str> = before.rsplit(char::is_whitespace).take(2).collect();
    let at_end = after.is_empty() || after.starts_with([',', '.', ';', ')', '"', '”', '—']);
    let being = matches!(
        last.as_slice(),
        ["was" | "is" | "am", "I" | "he" | "she" | "He" | "She"]
    ) || last.first() == Some(&"then");
    let turned = matches!(last.as_slice(), ["turned", "I" | "he" | "she" | "He" | "She"]);
    // "The foreman, 52, said"
    let someone = || {
        let clause = before.trim_end_matches(',');
        let mut words = clause.rsplit(char::is_whitespace);
        let noun = words
            .next()
            .is_some_and(|noun| !noun.ends_with('s') && noun.chars().all(char::is_alphabetic));
        noun && words.take(2).any(|word| {
            matches!(
                word,
                "The" | "A" | "An" | "the" | "a" | "an" | "his" | "her" | "His" | "Her"
            )
        }) && phrase_is_age
    };
    let somebody = matches!(
        last.as_slice(),
        [
            "of",
            "man" | "woman" | "boy" | "girl" | "widow" | "widower" | "mother" | "father" | "son" | "daughter"
        ]
    );
    small
        && (cooper
            || somebody
            || being && at_end
            || turned
            || before.ends_with(" age of")
            || before.ends_with(',') && after.starts_with(',') && someone()
            || before.ends_with(',') && (after.starts_with([',', '.', ';', ')']) || after.is_empty()) && named()
            || before.ends_with('(') && after.starts_with(')') && {
                let name = before
                    .trim_end_matches('(')
                    .trim_end()
                    .rsplit(char::is_whitespace)
                    .next();
                name.is_some_and(|name| name.starts_with(char::is_uppercase))
            })
}

/// A number of a list, a section or a note: "3. The parties", "(2) in cash", "[14]", and a footnote's right after a full stop.
fn is_label(mention: &Mention, sentence: &Sentence<'_>, value: usize) -> bool {
    let before = sentence.text[..mention.words.start].trim_end();
    let after = &sentence.text[mention.words.end..];
    let first = value == 0 && before.trim_start_matches(['(', '[', '•', '-', '*']).is_empty();
    let labelled =
        after.starts_with([')', '.', ']']) && (after.len() == 1 || after[1..].starts_with(char::is_whitespace));
    let digits = sentence.text[mention.words.clone()].len();
    let heading = first
        && sentence.text[mention.words.clone()].contains('.')
        && after.trim_start().starts_with(char::is_uppercase);
    let clause = first
        && (after.starts_with(".—")
            || after.starts_with(".–")
            || after.starts_with('—')
            || sentence.text[mention.words.clone()].ends_with(['—', '–']));
    first && labelled && digits <= 3
        || heading
        || clause
        || before.ends_with('[') && after.starts_with(']')
        || before.ends_with('(') && after.starts_with(')') && digits <= 2
}

/// The number of a house: "16 Lenin Street".
fn is_address(sentence: &Sentence<'_>, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    (end..(end + 4).min(words.len()))
        .take_while(|at| words[*at].capital && (*at == end || sentence.signs_before(*at).is_empty()))
        .any(|at| rules.find(Kind::Way, &words[at].lower).is_some())
}

/// Digits of a telephone number or a code: groups of digits that are joined by hyphens, or led by "+".
fn is_telephone(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    let before = &sentence.text[..mention.words.start];
    // "0131 244 6438": a group after others of which the first begins as a number to dial does.
    let run =
        before.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | '-' | '(' | ')' | '+'));
    let group = before[run.len()..].trim_start();
    let dialled =
        group.starts_with(['0', '+']) && group.bytes().filter(u8::is_ascii_digit).count() >= 3 && group.len() < 20;
    dialled
        || before.ends_with('+')
        || before.ends_with(['-', '/'])
            && before
                .trim_end_matches(['-', '/'])
                .ends_with(|digit: char| digit.is_alphanumeric())
}
