//! Text to tokens: numerals, entries of the token table, and words that are in neither. No grammar here.

use crate::language::folded::Folded;
use crate::language::{Language, ReadError};
use crate::model::Currency;

use super::Options;
use super::lookup;
use super::meaning::Meaning;
use super::numeral::{self, Numeral, Refused};
use super::reason::{self, Reason, refusal};
use super::words::money::{before_digit, multiple};

/// The most words, numbers and signs that a phrase may have. A longer text is not one quantity, and refusing it at
/// this point keeps every reading linear in its length.
pub(super) const MOST_TOKENS: usize = 64;

/// As many as most phrases have, so that one allocation holds them.
const USUAL_TOKENS: usize = 12;

/// A word, number or sign with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether nothing stands between it and the token before.
    pub(super) glued: bool,
}

/// What a token is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Numeral(Numeral),
    Known(Meaning),
    Currency(iso_currency::Currency),
    Unknown,
    End,
}

/// The tokens of a phrase.
pub(super) struct Tokens {
    list: Vec<Token>,
    end: Token,
    /// How many there may be.
    most: usize,
    /// What a sign or name that several currencies share stands for.
    currency: Option<Currency>,
    language: Language,
}

impl Tokens {
    /// The token at an index; one of the kind [`Kind::End`] beyond the last.
    pub(super) fn at(&self, index: usize) -> &Token {
        self.list.get(index).unwrap_or(&self.end)
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) -> Result<(), ReadError> {
        if self.list.len() == self.most {
            return Err(refusal(start, start, reason::TOO_MANY_WORDS));
        }
        let glued = self.list.last().is_some_and(|last| last.end == start);
        self.list.push(Token {
            kind,
            start,
            end,
            glued,
        });
        Ok(())
    }
}

impl Tokens {
    /// Takes in the word, or the entry that begins with it, at `at`; returns where the next token may begin.
    fn word(&mut self, text: &str, at: usize) -> Result<usize, ReadError> {
        if text.as_bytes().get(at).is_some_and(u8::is_ascii_uppercase)
            && let Some((money, to)) = before_digit(text, at, self.currency)
        {
            self.push(Kind::Known(money.settled(self.currency)), at, to)?;
            return Ok(to);
        }
        if let Some((meaning, to)) = lookup::find(text, at, self.language) {
            // "T€ 50" are thousands; "50T€" is told by its digits.
            if let (Meaning::Letter(..), Some((power, width))) = (meaning, multiple(&text[at..]))
                && !matches!(self.list.last(), Some(last) if last.end == at && matches!(last.kind, Kind::Numeral(_)))
            {
                self.push(Kind::Known(Meaning::Scale(power)), at, at + width)?;
                return Ok(at + width);
            }
            self.push(Kind::Known(meaning.settled(self.currency)), at, to)?;
            return Ok(possessive_end(text, to));
        }
        if let Some((power, width)) = multiple(&text[at..]) {
            self.push(Kind::Known(Meaning::Scale(power)), at, at + width)?;
            return Ok(at + width);
        }
        let to = word_end(text, at);
        self.push(word(&text[at..to]), at, to)?;
        Ok(to)
    }

    /// Takes in a sign, a space other than the plain one, or a word that begins with a letter beyond ASCII.
    fn sign(&mut self, text: &str, at: usize) -> Result<usize, ReadError> {
        let first = text[at..].chars().next().unwrap_or_default();
        let end = at + first.len_utf8();
        if first.is_whitespace() || is_silent(first) {
            return Ok(end);
        }
        if first.is_alphabetic() || lookup::find(text, at, self.language).is_some() {
            return self.word(text, at);
        }
        self.push(Kind::Unknown, at, end)?;
        Ok(end)
    }
}

/// Splits a phrase into tokens.
pub(super) fn scan(text: &str, options: Options) -> Result<Tokens, ReadError> {
    in_language(text, options, Extent::Phrase)
}

/// Splits a sentence into tokens, however long it is. Digits that are no numeral are words here, with the reason.
pub(super) fn scan_prose(text: &str, options: Options) -> Result<Tokens, ReadError> {
    in_language(text, options, Extent::Prose)
}

/// What the tokens are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// One quantity, if it is any.
    Phrase,
    /// Running text, with or without quantities.
    Prose,
}

fn in_language(text: &str, options: Options, extent: Extent) -> Result<Tokens, ReadError> {
    match options.language {
        Language::English => split(text, options, extent),
        Language::Spanish => split_folded(&Folded::of(text), options, extent),
    }
}

/// The tokens of a text whose words may bear accents, at their places in that text.
fn split_folded(folded: &Folded<'_>, options: Options, extent: Extent) -> Result<Tokens, ReadError> {
    let mut tokens = split(folded.text(), options, extent).map_err(|error| ReadError {
        start: folded.place(error.start),
        end: folded.place(error.end),
        ..error
    })?;
    for token in tokens.list.iter_mut().chain([&mut tokens.end]) {
        (token.start, token.end) = (folded.place(token.start), folded.place(token.end));
    }
    Ok(tokens)
}

fn split(text: &str, options: Options, extent: Extent) -> Result<Tokens, ReadError> {
    let end = Token {
        kind: Kind::End,
        start: text.len(),
        end: text.len(),
        glued: false,
    };
    let mut tokens = Tokens {
        list: Vec::with_capacity(USUAL_TOKENS),
        end,
        most: match extent {
            Extent::Phrase => MOST_TOKENS,
            Extent::Prose => usize::MAX,
        },
        currency: options.currency,
        language: options.language,
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte == b' ' {
            at += 1;
        } else if byte.is_ascii_digit() || (byte == b'.' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)) {
            let (numeral, to) = numeral::scan(text, at, options.separators);
            let kind = match (numeral, extent) {
                (Ok(numeral), _) => Kind::Numeral(numeral),
                (Err(refused), Extent::Prose) => Kind::Known(Meaning::Not(refused_numeral(refused))),
                (Err(refused), Extent::Phrase) => return Err(refusal(at, to, refused_numeral(refused))),
            };
            tokens.push(kind, at, to)?;
            at = to;
        } else if byte.is_ascii_alphabetic() {
            at = tokens.word(text, at)?;
        } else {
            at = tokens.sign(text, at)?;
        }
    }
    Ok(tokens)
}

fn refused_numeral(refused: Refused) -> &'static Reason {
    match refused {
        Refused::Groups => reason::GROUPS,
        Refused::TooLong => reason::TOO_LONG,
    }
}

/// A word that the table does not have: a currency's code in capitals, or anything.
fn word(word: &str) -> Kind {
    if word.len() == 3
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
        && let Some(currency) = iso_currency::Currency::from_code(word)
    {
        return Kind::Currency(currency);
    }
    Kind::Unknown
}

/// Quotation marks, full stops and other signs that carry no meaning here.
fn is_silent(sign: char) -> bool {
    matches!(
        sign,
        '.' | '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' | '!' | '…' | '*' | '\u{feff}' | '\u{200b}'
    )
}

/// The end of a word's letters, marks and inner apostrophes.
fn word_end(text: &str, start: usize) -> usize {
    let letters = text.as_bytes()[start..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic());
    let mut end = start + letters.count();
    if !matches!(text.as_bytes().get(end), Some(b'\'' | 0x80..)) {
        return end;
    }
    let mut characters = text[end..].chars().peekable();
    while let Some(character) = characters.next() {
        let inner = matches!(character, '\'' | '’') && characters.peek().is_some_and(|next| next.is_alphabetic());
        let mark = ('\u{300}'..='\u{36f}').contains(&character);
        if !(character.is_alphabetic() || inner || mark) {
            break;
        }
        end += character.len_utf8();
    }
    end
}

/// Skips the ending of "a month's pay" and "two years' work".
fn possessive_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    if !matches!(bytes.get(at), Some(b'\'' | 0x80..)) {
        return at;
    }
    let rest = &text[at..];
    let apostrophe = rest.chars().next().filter(|c| matches!(c, '\'' | '’'));
    let Some(apostrophe) = apostrophe else { return at };
    let after = at + apostrophe.len_utf8();
    match text[after..].strip_prefix('s') {
        Some(rest) if !rest.starts_with(char::is_alphabetic) => after + 1,
        _ => at,
    }
}
