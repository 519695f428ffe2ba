//! Text to tokens. Case, the sorts of dash, space and apostrophe, and the dots of abbreviations end here.

use super::lookup::lookup;
use super::words::{Unit, Word};
use crate::language::Language;
use crate::language::folded::Folded;

/// A word, number or sign and its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) word: Word,
    /// First byte, from 0.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
}

/// As many words and signs as the longest dates have; a longer text is refused without being read to its end.
const MOST_WORDS: usize = 64;

/// The tokens of the text, and whether they are all.
pub(super) fn scan(text: &str, language: Language) -> (Vec<Token>, bool) {
    in_language(text, language, MOST_WORDS)
}

/// The tokens of a sentence, however long it is.
pub(super) fn scan_prose(text: &str, language: Language) -> Vec<Token> {
    in_language(text, language, usize::MAX).0
}

fn in_language(text: &str, language: Language, most: usize) -> (Vec<Token>, bool) {
    if language == Language::English {
        return split(text, language, most);
    }
    // Words that may bear accents, at their places in the text.
    let folded = Folded::of(text);
    let (mut tokens, complete) = split(folded.text(), language, most);
    for token in &mut tokens {
        (token.start, token.end) = (folded.place(token.start), folded.place(token.end));
    }
    (tokens, complete)
}

fn split(text: &str, language: Language, most: usize) -> (Vec<Token>, bool) {
    let bytes = text.as_bytes();
    let mut tokens = Vec::with_capacity(12);
    let (mut at, mut words) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let word = match byte {
            b' ' => {
                at += 1;
                continue;
            }
            b'0'..=b'9' => {
                let (word, length) = number(&bytes[at..]);
                at += length;
                word
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                let (word, length) = letters(&text[at..], language);
                at += length;
                word
            }
            _ => {
                let character = text[at..].chars().next().unwrap_or_default();
                at += character.len_utf8();
                let digit =
                    |place: Option<usize>| place.and_then(|place| bytes.get(place)).is_some_and(u8::is_ascii_digit);
                match sign(character) {
                    Some(word) => word,
                    // `3.8.2018`; any other dot ends an abbreviation or a sentence.
                    None if character == '.' && digit(start.checked_sub(1)) && digit(Some(at)) => Word::Dot,
                    None => continue,
                }
            }
        };
        if words == most {
            return (tokens, false);
        }
        words += 1;
        let word = match word {
            Word::Zone | Word::Unit(Unit::Hour) | Word::Approximate => clock_sign(&text[start..at], word, &tokens),
            word => word,
        };
        push(&mut tokens, Token { word, start, end: at });
    }
    if tokens.iter().any(|token| matches!(token.word, Word::Era { .. })) {
        grouped_years(text, &mut tokens);
    }
    (tokens, true)
}

/// Years of five digits are grouped in print: `10,000 BC`. Without an era such a number is a quantity.
fn grouped_years(text: &str, tokens: &mut [Token]) {
    for token in tokens.iter_mut().filter(|token| token.word == Word::Figure) {
        let digits = text[token.start..token.end].replace(',', "");
        if let (Ok(value), Ok(digits)) = (digits.parse(), u8::try_from(digits.len())) {
            token.word = Word::Number { value, digits };
        }
    }
}

/// A word as it is to be read: a time zone, `hours` and the `EST` of New York make a clock time of four digits before them.
fn clock_sign(text: &str, word: Word, tokens: &[Token]) -> Word {
    let alone = match word {
        Word::Zone => Word::DayTime,
        Word::Unit(Unit::Hour) if matches!(text.as_bytes(), [b'h' | b'H', .., b's' | b'S']) => word,
        Word::Approximate if text == "EST" => word,
        _ => return word,
    };
    let [before @ .., last] = tokens else { return alone };
    let is_told = match before.last().map(|token| token.word) {
        // `1400-1600 GMT`
        Some(Word::Dash)
            if matches!(
                before,
                [
                    ..,
                    Token {
                        word: Word::Number { digits: 4, .. },
                        ..
                    },
                    _
                ]
            ) =>
        {
            true
        }
        // `3/8/2018 GMT`, `10:00 2018 GMT`: the year before the zone of a time told elsewhere.
        Some(Word::Clock | Word::Dot | Word::Dash | Word::Slash) => false,
        // `more than 1500 hours`
        Some(Word::For | Word::More | Word::Less | Word::Past | Word::Last | Word::Within) => word == Word::Zone,
        _ => true,
    };
    if is_told && matches!(last.word, Word::Number { digits: 4, .. }) {
        Word::Zone
    } else {
        alone
    }
}

/// Adds a token, or joins it to those before it that it completes: `11` `th`, `1990` `s`, `twenty` `-` `first`.
fn push(tokens: &mut Vec<Token>, token: Token) {
    let completes = matches!(
        token.word,
        Word::OrdinalEnding
            | Word::PluralEnding
            | Word::Meridiem
            | Word::Cardinal(_)
            | Word::Ordinal(_)
            | Word::Clock
            | Word::Zone
            | Word::Approximate
    );
    if !completes {
        return tokens.push(token);
    }
    let before = |places: usize| {
        tokens
            .len()
            .checked_sub(places)
            .and_then(|place| tokens.get(place))
            .copied()
    };
    let Some(last) = before(1) else {
        tokens.push(token);
        return;
    };
    let adjacent = last.end == token.start;
    if token.word == Word::Clock {
        return push_clock(tokens, token);
    }
    if token.word == Word::Zone {
        return push_four_digits(tokens, token.end);
    }
    // `19c`
    if let (
        Word::Number {
            value: century @ 1..=21,
            digits: ..=2,
        },
        Word::Approximate,
        true,
        1,
    ) = (last.word, token.word, adjacent, token.end - token.start)
    {
        tokens.pop();
        let word = Word::Ordinal(u8::try_from(century).unwrap_or(0));
        tokens.push(Token { word, ..last });
        return tokens.push(Token {
            word: Word::Unit(Unit::Century),
            ..token
        });
    }
    // The joined word, and how many tokens it takes the place of.
    let joined = match (last.word, token.word) {
        (Word::Number { value, .. }, Word::OrdinalEnding) if adjacent => {
            Some((u8::try_from(value).map_or(Word::Figure, Word::Ordinal), 1))
        }
        (Word::Number { value, digits }, Word::PluralEnding) if adjacent => Some((Word::Plural { value, digits }, 1)),
        (Word::Number { value: 0..=24, .. } | Word::Clock, Word::Meridiem) => Some((Word::Clock, 1)),
        (Word::Apostrophe, Word::PluralEnding) => before(2).map(|owner| match owner.word {
            // `1990's`, and else a genitive: `last year's`.
            Word::Number { value, digits } => (Word::Plural { value, digits }, 2),
            word => (word, 2),
        }),
        (Word::Cardinal(tens), Word::Cardinal(_) | Word::Ordinal(_)) => tens_and_ones(tens, token.word, 1),
        // "Thirty-first", and Spanish "treinta y uno"; but "between forty and five BC".
        (Word::And, Word::Cardinal(1..=9)) if before(3).is_none_or(|token| token.word != Word::Between) => {
            match before(2).map(|token| token.word) {
                Some(Word::Cardinal(tens)) => tens_and_ones(tens, token.word, 2),
                _ => None,
            }
        }
        (Word::Dash, Word::Cardinal(_) | Word::Ordinal(_)) => match before(2).map(|token| token.word) {
            Some(Word::Cardinal(tens)) => tens_and_ones(tens, token.word, 2),
            _ => None,
        },
        _ => None,
    };
    // `5th c. BC`
    if let (Word::Ordinal(1..=21), Word::Approximate, 1) = (last.word, token.word, token.end - token.start) {
        let word = Word::Unit(Unit::Century);
        return tokens.push(Token { word, ..token });
    }
    let Some((word, places)) = joined else {
        tokens.push(token);
        return;
    };
    tokens.truncate(tokens.len() + 1 - places);
    if let Some(last) = tokens.last_mut() {
        last.word = word;
        last.end = token.end;
    }
}

/// Adds a clock time; from one such time to another is a time of day as well: `between 9:30 and 11:00 on Tuesday`.
fn push_clock(tokens: &mut Vec<Token>, token: Token) {
    if let [.., from, joint] = tokens.as_slice()
        && from.word == Word::Clock
        && matches!(joint.word, Word::To | Word::Dash | Word::Until | Word::And)
    {
        let start = from.start;
        tokens.truncate(tokens.len() - 2);
        let led = tokens.pop_if(|before| matches!(before.word, Word::From | Word::Between));
        let start = led.map_or(start, |before| before.start);
        return tokens.push(Token { start, ..token });
    }
    tokens.push(token);
}

/// Makes a clock time of the four digits that stand last, `1400 GMT`, and of two such in a range: `from 0900 to 1100 GMT`.
/// No clock has 61 minutes; such digits stay a number, but are no year either.
fn push_four_digits(tokens: &mut Vec<Token>, end: usize) {
    let of_clock = |word: Word| matches!(word, Word::Number { value, digits: 4 } if value <= 2400 && value % 100 < 60);
    let Some(digits) = tokens.pop() else { return };
    let is_clock = of_clock(digits.word);
    if let ([before @ .., from, joint], true) = (tokens.as_mut_slice(), is_clock)
        && of_clock(from.word)
        && matches!(joint.word, Word::To | Word::Dash | Word::Until | Word::And)
    {
        // `May 3, 2015 - 1400 GMT` is a day and an hour.
        let joined = from.end == joint.start && joint.end == digits.start;
        let led = before.last().map(|token| token.word);
        if joined || matches!(led, None | Some(Word::From | Word::Between | Word::At)) {
            from.word = Word::Clock;
        }
    }
    let word = if is_clock { Word::Clock } else { Word::Figure };
    push_clock(tokens, Token { word, end, ..digits });
}

fn tens_and_ones(tens: u8, ones: Word, places: usize) -> Option<(Word, usize)> {
    if tens < 20 || !tens.is_multiple_of(10) {
        return None;
    }
    match ones {
        Word::Cardinal(ones @ 1..=9) => Some((Word::Cardinal(tens + ones), places)),
        Word::Ordinal(ones @ 1..=9) => Some((Word::Ordinal(tens + ones), places)),
        _ => None,
    }
}

fn sign(character: char) -> Option<Word> {
    Some(match character {
        ',' | ';' => Word::Comma,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Word::Dash,
        '/' => Word::Slash,
        '&' => Word::And,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{02bc}' => Word::Apostrophe,
        '?' => Word::Question,
        '~' => Word::Tilde,
        '(' | '[' => Word::Open,
        ')' | ']' => Word::Close,
        'º' | 'ª' => Word::OrdinalEnding,
        '"' | '\u{201c}' | '\u{201d}' => Word::Quote,
        '.' | ':' => return None,
        _ if character.is_whitespace() || character == '\u{200b}' => return None,
        _ => Word::Unknown,
    })
}

/// A run of digits with what belongs to it: separators of thousands, decimals, the colon of a clock time.
fn number(bytes: &[u8]) -> (Word, usize) {
    let run = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut length = run(0);
    let value = bytes[..length].iter().fold(0_u32, |value, digit| {
        value.saturating_mul(10).saturating_add(u32::from(digit - b'0'))
    });
    let digits = u8::try_from(length).unwrap_or(u8::MAX);
    let mut word = Word::Number { value, digits };
    loop {
        let following = if bytes.len() > length + 1 { run(length + 1) } else { 0 };
        match bytes.get(length) {
            Some(b':') if following == 2 && digits <= 2 => word = Word::Clock,
            Some(b',') if following == 3 && digits <= 3 => word = Word::Figure,
            Some(b'.') if following > 0 && matches!(word, Word::Figure | Word::Clock) => {}
            _ => return (word, length),
        }
        length += 1 + following;
    }
}

/// A word, or the fixed phrase that begins with it.
fn letters(text: &str, language: Language) -> (Word, usize) {
    let bytes = text.as_bytes();
    let mut first = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    // `Zürich`, `août`: one unknown word, whatever its first letters mean.
    if bytes.get(first).is_some_and(|byte| !byte.is_ascii())
        && text[first..].chars().next().is_some_and(char::is_alphanumeric)
    {
        return unknown(text, first);
    }
    // `p.m.`, `B.C.E.`: letters with dots between them.
    if first == 1 && bytes.get(1) == Some(&b'.') && bytes.get(2).is_some_and(u8::is_ascii_alphabetic) {
        let length = bytes
            .chunks_exact(2)
            .take_while(|pair| pair[0].is_ascii_alphabetic() && pair[1] == b'.')
            .count()
            * 2;
        let mut short = [0; 4];
        for (to, pair) in short.iter_mut().zip(bytes[..length].chunks_exact(2)) {
            *to = pair[0];
        }
        let size = (length / 2).min(4);
        let whole = bytes.get(length).is_none_or(|next| !next.is_ascii_alphabetic());
        if let (true, Ok(word)) = (whole, std::str::from_utf8(&short[..size])) {
            return (
                lookup(word, size, language).map_or(Word::Unknown, |(word, _)| word),
                length,
            );
        }
    }
    // `a. C.`, `p. m.`: the same with a space between two, if the table has them.
    if let [one, b'.', b' ', other, b'.', ..] = bytes
        && first == 1
        && other.is_ascii_alphabetic()
        && let Ok(word) = std::str::from_utf8(&[*one, *other])
        && let Some((word, _)) = lookup(word, 2, language)
    {
        return (word, 5);
    }
    // `o'clock`, `year's end`: one word, if the table has it.
    let apostrophe = ["'", "\u{2019}"]
        .into_iter()
        .find(|sign| text[first..].starts_with(sign));
    if let Some(sign) = apostrophe {
        let from = first + sign.len();
        let rest = bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        if let Some(found) = lookup(text, from + rest, language) {
            return found;
        }
        if rest > 1 {
            first = from + rest;
        }
    }
    lookup(text, first, language).unwrap_or_else(|| unknown(text, first))
}

/// A word that is not in the table, to its last letter of any script.
fn unknown(text: &str, first: usize) -> (Word, usize) {
    let length = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    (Word::Unknown, length.max(first))
}
