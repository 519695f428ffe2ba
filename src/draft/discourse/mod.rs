//! What dates count from. News counts from the day of publication, a history from the last date that it names; the text tells which.

mod pointed;

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::Options;
use super::candidate::Time;
use super::rules::{Kind, Rules};
use super::sentence::Sentence;
use super::trap::is_no_date;
use super::word::lower;
use crate::language::ErrorKind;
use crate::language::date::{self, Mention, Told};
use crate::language::edtf::Edtf;

/// What dates without a year count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchoring {
    /// The day of publication.
    Publication,
    /// The last date that the text names.
    Text,
}

/// A date of a sentence, and what it was read as.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dated {
    /// Its bytes in the sentence.
    pub(super) words: Range<usize>,
    phrase: String,
    edtf: Option<Edtf>,
    /// What is doubtful about it.
    pub(super) doubts: Vec<String>,
}

impl Dated {
    /// What it says, if that is known.
    pub(super) fn time(&self) -> Option<Time> {
        let period = self.edtf.as_ref()?.period();
        Some(Time {
            phrase: self.phrase.clone(),
            edtf: period.edtf,
            from: period.from,
            to: period.to,
        })
    }
}

/// How far back a sentence's dates lend their year to one without.
const NEAR: usize = 2;
/// So many dates of the past make a history; one may be a reminder in the news.
const MANY: usize = 2;
/// A text of so many years ago speaks of the past, not of the news.
const PAST: i32 = 3;

/// The dates of a sentence, without what is a part of a name, and terms.
pub(super) fn dates(sentence: &Sentence<'_>, options: &Options<'_>, rules: &Rules) -> Vec<Mention> {
    let mut found = date::find(sentence.text, options.date);
    let others = found.len() > 1;
    found.retain(|mention| {
        let phrase = &sentence.text[mention.words.clone()];
        // "Report within 90 days" is a term; "within a decade" of a date counts from it.
        let is_term = phrase
            .get(..7)
            .is_some_and(|first| first.eq_ignore_ascii_case("within "))
            && matches!(mention.told, Told::CountedFromTextBefore);
        if is_term && !others && mention.words.start > 0 {
            return false;
        }
        !is_no_date(mention, sentence, rules)
    });
    found
}

/// Reads the dates of each sentence, each against what it counts from.
pub(super) fn times(
    sentences: &[Sentence<'_>],
    dates: &[Vec<Mention>],
    options: &Options<'_>,
    rules: &Rules,
) -> (Vec<Vec<Dated>>, Anchoring) {
    let anchoring = anchoring(sentences, dates, options, rules);
    let mut reader = Reader {
        options,
        rules,
        anchoring,
        last: None,
    };
    let read = sentences
        .iter()
        .zip(dates)
        .enumerate()
        .map(|(number, (sentence, mentions))| {
            let read = mentions.iter().enumerate().map(|(at, mention)| {
                reader.read(
                    sentence,
                    number,
                    mention,
                    at.checked_sub(1).and_then(|before| mentions.get(before)),
                    mentions.get(at + 1),
                )
            });
            read.collect()
        });
    (read.collect(), anchoring)
}

/// Whether the text counts from its publication: it does if most of the years that it names are recent, or if it speaks of yesterday and of weekdays.
fn anchoring(sentences: &[Sentence<'_>], dates: &[Vec<Mention>], options: &Options<'_>, rules: &Rules) -> Anchoring {
    let Some(published) = options.published() else {
        return Anchoring::Text;
    };
    let (mut past, mut recent, mut pointing) = (0, 0, 0);
    for (sentence, mentions) in sentences.iter().zip(dates) {
        for mention in mentions {
            match mention.told {
                Told::Itself => {
                    let read = date::read(&sentence.text[mention.words.clone()], &options.date);
                    let year = read
                        .ok()
                        .and_then(|reading| reading.edtf.latest().or_else(|| reading.edtf.earliest()))
                        .map(|day| day.year());
                    match year {
                        Some(year) if year + PAST < published.year() => past += 1,
                        Some(_) => recent += 1,
                        None => {}
                    }
                }
                Told::Reference if is_pointing(&sentence.text[mention.words.clone()], rules) => pointing += 1,
                _ => {}
            }
        }
    }
    if past >= MANY && past > recent + 2 * pointing {
        Anchoring::Text
    } else {
        Anchoring::Publication
    }
}

/// Whether a date is told by a word that points from the day of writing.
fn is_pointing(phrase: &str, rules: &Rules) -> bool {
    phrase.split(|sign: char| !sign.is_alphabetic()).map(lower).any(|word| {
        [Kind::Pointing, Kind::Weekday]
            .iter()
            .any(|kind| rules.find(*kind, &word).is_some())
    })
}

/// The last date that the text named.
#[derive(Debug, Clone, Copy)]
struct Last {
    from: NaiveDate,
    to: NaiveDate,
    sentence: usize,
    paragraph: usize,
}

struct Reader<'a> {
    options: &'a Options<'a>,
    rules: &'a Rules,
    anchoring: Anchoring,
    last: Option<Last>,
}

impl Reader<'_> {
    fn read(
        &mut self,
        sentence: &Sentence<'_>,
        number: usize,
        mention: &Mention,
        before: Option<&Mention>,
        next: Option<&Mention>,
    ) -> Dated {
        let phrase = &sentence.text[mention.words.clone()];
        let mut doubts = Vec::new();
        let edtf = match &mention.told {
            Told::Itself => date::read(phrase, &self.options.date).ok().map(|reading| {
                doubts.extend(reading.warnings.into_iter().map(|warning| warning.what));
                reading.edtf
            }),
            Told::Reference => {
                let lent = next.and_then(|next| self.year_of_next(sentence, mention, next));
                let from = before.map_or(0, |before| before.words.end);
                let is_future = is_future(sentence, from, &mention.words, self.rules);
                lent.or_else(|| self.against_reference(phrase, [number, sentence.paragraph], is_future, &mut doubts))
            }
            Told::TextBefore(pointer, unit) => {
                let words = &sentence.text[unit.clone()];
                let found = self.pointed(*pointer, words);
                found.map(|edtf| self.led(&sentence.text[mention.words.start..unit.start], edtf))
            }
            Told::CountedFromTextBefore => self.counted(phrase),
        };
        // "(The labour department, 2016)" names a source, and nothing counts from it.
        let cited = sentence.text[mention.words.end..].starts_with(')');
        if let Some(edtf) = edtf.as_ref().filter(|_| !cited) {
            self.remember(edtf, number, sentence.paragraph);
        }
        Dated {
            words: mention.words.clone(),
            phrase: phrase.to_owned(),
            edtf,
            doubts,
        }
    }

    /// "On 7 January and 11 February 2019": the year of the second is that of the first.
    fn year_of_next(&self, sentence: &Sentence<'_>, mention: &Mention, next: &Mention) -> Option<Edtf> {
        let between = sentence.text[mention.words.end..next.words.start].trim_matches([' ', ',']);
        if next.told != Told::Itself || !["and", "or", "to", ""].contains(&between) {
            return None;
        }
        let read = date::read(&sentence.text[next.words.clone()], &self.options.date).ok()?;
        let (from, to) = (read.edtf.earliest()?, read.edtf.latest()?);
        (from.year() == to.year())
            .then(|| with_year(&sentence.text[mention.words.clone()], to.year(), self.options))
            .flatten()
    }

    /// A date read against a day, before it or to come.
    fn against(&self, phrase: &str, day: Option<NaiveDate>, ahead: bool) -> Option<Edtf> {
        let options = date::Options {
            reference: day,
            ahead,
            ..self.options.date
        };
        date::read(phrase, &options).ok().map(|reading| reading.edtf)
    }

    fn remember(&mut self, edtf: &Edtf, sentence: usize, paragraph: usize) {
        let (earliest, latest) = (edtf.earliest(), edtf.latest());
        // "214 died since 1 May; a week later": what goes on from a date is told of the day before it in the text.
        let goes_on = earliest.is_some() && latest.is_none() && self.last.is_some();
        if let Some(from) = earliest.or(latest).filter(|_| !goes_on) {
            let to = latest.unwrap_or(from);
            self.last = Some(Last {
                from,
                to,
                sentence,
                paragraph,
            });
        }
    }

    /// A date that points from the day of writing, or lacks its year.
    fn against_reference(
        &self,
        phrase: &str,
        [number, paragraph]: [usize; 2],
        is_future: bool,
        doubts: &mut Vec<String>,
    ) -> Option<Edtf> {
        let published = self.options.published();
        let points = is_pointing(phrase, self.rules);
        if !points {
            let near = self.last.filter(|last| {
                let other_year = published.is_none_or(|published| last.to.year() != published.year());
                self.anchoring == Anchoring::Text
                    || other_year && number - last.sentence < NEAR && last.paragraph == paragraph
            });
            // Of a year, or within one: what runs over several lends none.
            if let Some(last) = near
                && let Some(edtf) = with_year(phrase, last.from.year(), self.options)
                // What is told is past, as a rule.
                && published.is_none_or(|published| edtf.earliest().is_none_or(|from| from <= published))
            {
                return Some(edtf);
            }
        }
        match self.anchoring {
            Anchoring::Publication => {
                // "We'll publish by mid-December", "talks resume on Tuesday": the next one.
                let read = self.against(phrase, published, is_future)?;
                // "Aug 22" in a text of May is of the year before, unless it says that it is still to come.
                let past = published
                    .filter(|published| !is_future && !points && read.earliest().is_some_and(|from| from > *published));
                past.and_then(|published| with_year(phrase, published.year() - 1, self.options))
                    .or(Some(read))
            }
            Anchoring::Text => {
                let day = self.last.map(|last| last.to).or(published);
                doubts.extend(
                    self.last
                        .is_none()
                        .then(|| "counted from the day of publication, in a text that speaks of the past".to_owned()),
                );
                self.against(phrase, day, false)
            }
        }
    }
}

/// Whether the words between the date before and a date say that it is still to come.
fn is_future(sentence: &Sentence<'_>, from: usize, words: &Range<usize>, rules: &Rules) -> bool {
    let at = sentence.words_before(words.start);
    // Two dates beside one another are both of one clause.
    let after = sentence.words_before(from);
    let first = if at <= after + 3 { 0 } else { after }
        .max(at.saturating_sub(14))
        .min(at);
    sentence.words[first..at]
        .iter()
        .any(|word| rules.find(Kind::Future, &word.lower).is_some() || word.lower.ends_with("'ll"))
}

/// A phrase with a year after it: "in March" of 1848.
fn with_year(phrase: &str, year: i32, options: &Options<'_>) -> Option<Edtf> {
    let alone = date::Options {
        reference: None,
        ..options.date
    };
    // Only what lacks nothing but its year.
    let refused = date::read(phrase, &alone).err()?;
    (refused.kind == ErrorKind::NoReference).then_some(())?;
    date::read(&format!("{phrase} {year}"), &alone)
        .ok()
        .map(|reading| reading.edtf)
}
