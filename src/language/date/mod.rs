//! Dates in English or Spanish, or EDTF: words to [`Edtf`], against a reference date where they are relative.
//!
//! The text becomes tokens (`scan`, by the one table in `words`), the tokens become dates that may still lack a year
//! (`partial`, `numeric`, `relative`), those become stretches of the calendar (`resolve`, by the rules in `convention`), and
//! the words between them make one EDTF expression of them (`phrase`). Never here: a clock, a guess without a warning.

mod anchor;
mod compose;
mod convention;
mod count;
mod doubled;
mod era;
mod find;
mod lead;
mod limit;
mod lookup;
mod named;
mod number;
mod numeric;
mod ordinal;
mod parser;
mod partial;
mod phrase;
mod prose;
mod range;
mod refuse;
mod resolve;
mod respelled;
mod scan;
mod slashed;
mod stretch;
mod unit_led;
mod words;

use chrono::NaiveDate;

pub use anchor::{Anchor, Anchors};
pub use find::{Mention, Pointer, Told, find};
use respelled::Respelled;

use super::edtf::Edtf;
use super::{Language, ReadError, ReadWarning, Step};

/// How relative and doubtful dates are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options<'a> {
    /// Whose words are read.
    pub language: Language,
    /// The day that relative phrases count from: the day of publication.
    pub reference: Option<NaiveDate>,
    /// Whether it is a day to come: a weekday, a day or a month without its year is the next one, not the last.
    pub ahead: bool,
    /// Whether `3/4/2015` is 3 April.
    pub day_first: bool,
    /// Whether seasons are the southern hemisphere's.
    pub southern: bool,
    /// Dates that have a name, if any.
    pub anchors: Option<&'a Anchors>,
}

/// A phrase that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What it says.
    pub edtf: Edtf,
    /// What is doubtful about it.
    pub warnings: Vec<ReadWarning>,
}

/// Reads EDTF, or a phrase such as `by the end of 2019`.
///
/// # Errors
/// [`ReadError`] if the phrase is not a date, with the reason.
pub fn read(phrase: &str, options: &Options<'_>) -> Result<Reading, ReadError> {
    run(phrase, *options, None).map(|(reading, _)| reading)
}

/// Reads a phrase and tells which rule read which words. Slower than [`read`], same result.
///
/// # Errors
/// As [`read`].
pub fn explain(phrase: &str, options: &Options<'_>) -> Result<(Reading, Vec<Step>), ReadError> {
    run(phrase, *options, Some(Vec::new()))
}

fn run(phrase: &str, options: Options<'_>, steps: Option<Vec<Step>>) -> Result<(Reading, Vec<Step>), ReadError> {
    let trimmed = phrase.trim();
    let start = phrase.len() - phrase.trim_start().len();
    match respelled::respelled(trimmed) {
        Some(Respelled::Date(edtf, warning)) => {
            let end = start + trimmed.len();
            let step = |edtf: &Edtf| Step {
                start,
                end,
                rule: "EDTF",
                reading: edtf.to_string(),
            };
            let steps = steps.map_or_else(Vec::new, |_| vec![step(&edtf)]);
            let warnings = warning
                .map(|what| ReadWarning { start, end, what })
                .into_iter()
                .collect();
            return Ok((Reading { edtf, warnings }, steps));
        }
        Some(Respelled::Text(text)) => {
            let text = format!("{}{text}", &phrase[..start]);
            return parser::Parser::new(&text, options, steps).read();
        }
        None => {}
    }
    let refused = if may_be_edtf(trimmed) && !is_by_hand(trimmed) {
        match trimmed.parse::<Edtf>() {
            Ok(edtf) => return Ok(as_edtf(phrase, trimmed, edtf, steps)),
            Err(error) => {
                let error = shifted(error, start);
                if trimmed.starts_with(['[', '{', 'Y', '-', '/', 'X']) || is_no_date_time(trimmed) {
                    return Err(error);
                }
                Some(error)
            }
        }
    } else {
        None
    };
    parser::Parser::new(phrase, options, steps)
        .read()
        .map_err(|error| match refused {
            Some(refused) if is_meant_as_edtf(trimmed) || trimmed.starts_with(['?', '~', '%']) => refused,
            _ => error,
        })
}

fn as_edtf(phrase: &str, trimmed: &str, edtf: Edtf, steps: Option<Vec<Step>>) -> (Reading, Vec<Step>) {
    let start = phrase.len() - phrase.trim_start().len();
    let end = start + trimmed.len();
    let steps = steps.map_or_else(Vec::new, |mut steps| {
        steps.push(Step {
            start,
            end,
            rule: "EDTF",
            reading: edtf.to_string(),
        });
        steps
    });
    let warnings = years_in_prose(trimmed)
        .map(|(first, last)| format!("read as EDTF; for the years from {first} to {last} write {first}/{last}"))
        .or_else(|| {
            is_day_and_year(trimmed).then(|| {
                String::from(
                    "read as EDTF, the years from the one to the other; if the first is a day, write it with its month",
                )
            })
        })
        .map(|what| ReadWarning { start, end, what })
        .into_iter()
        .collect();
    (Reading { edtf, warnings }, steps)
}

/// `2009-11`, which is November as EDTF, would in prose be the years from 2009 to 2011.
fn years_in_prose(text: &str) -> Option<(u32, u32)> {
    let (first, short) = text
        .trim_end_matches(['?', '~', '%'])
        .split_once('-')
        .filter(|(first, short)| first.len() == 4 && short.len() == 2)?;
    let (first, short) = (first.parse::<u32>().ok()?, short.parse::<u32>().ok()?);
    (short > first % 100).then_some((first, first / 100 * 100 + short))
}

/// Whether it is EDTF by chance: `?-1948` has no beginning, and `1829-32?` is of two years, not of a season in a list of numbers.
fn is_by_hand(text: &str) -> bool {
    let bare = text.trim_end_matches(['?', '~', '%']);
    let is_season_by_number = || {
        bare.get(5..)
            .and_then(|month| month.parse().ok())
            .is_some_and(|month: u32| month > 24)
    };
    text.starts_with("?-") || bare.len() < text.len() && is_season_by_number() && years_in_prose(bare).is_some()
}

/// `0627/2023`, which may be 27 June 2023.
fn is_day_and_year(text: &str) -> bool {
    let Some((first, year)) = text
        .split_once('/')
        .filter(|(first, year)| first.len() == 4 && year.len() == 4)
    else {
        return false;
    };
    let (Ok(first), Ok(year)) = (first.parse::<u32>(), year.parse::<u32>()) else {
        return false;
    };
    let is_day = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    year >= 1000 && (is_day(first / 100, first % 100) || is_day(first % 100, first / 100))
}

/// Whether every character occurs in EDTF; most phrases fail at their second.
///
/// A set with spaces in it is refused as EDTF: read as prose, `[2010, 2012]` would lose that only one of them is meant.
fn may_be_edtf(text: &str) -> bool {
    let set = text.starts_with(['[', '{']) && text.contains([',', '}']);
    !text.is_empty() && text.bytes().all(|byte| is_of_edtf(byte) || set && byte == b' ')
}

fn is_of_edtf(byte: u8) -> bool {
    matches!(
        byte,
        b'0'..=b'9'
            | b'X'
            | b'Y'
            | b'T'
            | b'Z'
            | b'E'
            | b'S'
            | b'-'
            | b'+'
            | b':'
            | b'.'
            | b','
            | b'/'
            | b'?'
            | b'~'
            | b'%'
            | b'['
            | b']'
            | b'{'
            | b'}'
    )
}

/// Whether the EDTF error is more helpful than the one for an English phrase.
fn is_meant_as_edtf(text: &str) -> bool {
    let digits = text
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || *byte == b'X')
        .count();
    let plain_number = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.');
    !plain_number && digits == 4
}

/// Whether it is shaped as `1985-04-12T…` but has no time of day: it is refused, not dropped. EDTF asks for whole seconds; `17:30` and
/// `17:30:05.120Z`, which files give as the time of an article, are times all the same.
fn is_no_date_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [_, _, _, _, b'-', _, _, b'-', _, _, b'T', ..]) && !text.get(11..).is_some_and(is_time)
}

/// Whether it is a time of day in the extended format of ISO 8601, with or without seconds and their decimals.
fn is_time(text: &str) -> bool {
    let time = text.strip_suffix('Z').unwrap_or(text);
    let (time, zone) = time.split_once(['+', '-']).unwrap_or((time, "00:00"));
    let below = |text: &str, limit: u32| {
        text.len() == 2
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && text.parse().is_ok_and(|value: u32| value < limit)
    };
    let clock = |text: &str| {
        let (hour, minute) = text.split_once(':').unwrap_or((text, "00"));
        below(hour, 24) && below(minute, 60)
    };
    let (minutes, seconds) = time.split_at(time.len().min(5));
    let seconds = seconds
        .strip_prefix(':')
        .unwrap_or(if seconds.is_empty() { "00" } else { "" });
    let (whole, decimals) = seconds.split_once('.').unwrap_or((seconds, "0"));
    let decimal = !decimals.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit());
    minutes.len() == 5 && clock(minutes) && below(whole, 60) && decimal && clock(zone)
}

fn shifted(error: ReadError, by: usize) -> ReadError {
    ReadError {
        start: error.start + by,
        end: error.end + by,
        ..error
    }
}
