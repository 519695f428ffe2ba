//! Dates that are told from one in the text before: `the following spring`, `two years later`.

use super::super::words::{Unit, Word};
use super::{Finder, Mention, Pointer, Told};

impl Finder<'_> {
    /// `two years later`, `a day earlier`, `within a decade`, `the year after`: counted from a date in the text before.
    pub(super) fn counted(&self, at: usize) -> Option<(Mention, usize)> {
        let within = self.word(at) == Some(Word::Within);
        let mut place = at + usize::from(within);
        if matches!(self.word(place), Some(Word::More | Word::Less | Word::Approximate)) {
            place += 1;
        }
        let numbered = matches!(
            self.word(place),
            Some(Word::A | Word::Cardinal(_) | Word::Number { digits: 1..=3, .. } | Word::Half)
        );
        let the = self.word(place) == Some(Word::The) && !within;
        if !numbered && !the {
            return None;
        }
        let digits = matches!(self.word(place), Some(Word::Number { .. }));
        place += 1;
        while !digits && matches!(self.word(place), Some(Word::Power(_) | Word::Cardinal(_) | Word::Of)) {
            place += 1;
        }
        let Some(Word::Unit(unit)) = self.word(place) else {
            return None;
        };
        if unit == Unit::Hour {
            return None;
        }
        if within && numbered {
            return Some((self.mentioned(at, place, Told::CountedFromTextBefore), place + 1));
        }
        let next = place + 1;
        let ends_here = |at: usize| {
            !matches!(
                self.word(at),
                Some(
                    Word::Number { .. }
                        | Word::Month(_)
                        | Word::The
                        | Word::A
                        | Word::Unknown
                        | Word::This
                        | Word::Last
                )
            )
        };
        match self.word(next) {
            Some(Word::Later | Word::Earlier) if numbered && !self.words(next + 1).eq_ignore_ascii_case("than") => {
                Some((self.mentioned(at, next, Told::CountedFromTextBefore), next + 1))
            }
            // "The year after", "the year after that", but "the year after the war".
            Some(Word::After) if the && (self.is_that(next + 1) || ends_here(next + 1)) => {
                let last = if self.is_that(next + 1) { next + 1 } else { next };
                let unit = self.tokens[place].start..self.tokens[place].end;
                Some((
                    self.mentioned(at, last, Told::TextBefore(Pointer::Following, unit)),
                    last + 1,
                ))
            }
            Some(Word::Before) if the && ends_here(next + 1) && !self.is_that(next + 1) => {
                let unit = self.tokens[place].start..self.tokens[place].end;
                Some((
                    self.mentioned(at, next, Told::TextBefore(Pointer::Previous, unit)),
                    next + 1,
                ))
            }
            _ => None,
        }
    }

    pub(super) fn is_that(&self, at: usize) -> bool {
        self.words(at).eq_ignore_ascii_case("that")
    }

    /// A date that points to one before it: `that year`, `the following spring`.
    pub(super) fn pointed(&self, at: usize) -> Option<(Mention, usize)> {
        let mut place = at;
        while matches!(
            self.word(place),
            Some(
                Word::In
                    | Word::On
                    | Word::By
                    | Word::During
                    | Word::Since
                    | Word::Until
                    | Word::Part(_)
                    | Word::Of
                    | Word::From
            )
        ) && place < at + 3
        {
            place += 1;
        }
        let whole = self.words(place).to_ascii_lowercase();
        // The table has some of them with their unit.
        if self.word(place) == Some(Word::Elsewhere)
            && let Some((pointer, unit)) = whole
                .rsplit_once(' ')
                .and_then(|(first, unit)| Some((pointer(first.trim_start_matches("the "))?, unit)))
        {
            let end = self.tokens[place].end;
            let told = Told::TextBefore(pointer, end - unit.len()..end);
            return Some((self.mentioned(at, place, told), place + 1));
        }
        place += usize::from(self.word(place) == Some(Word::The));
        let pointer = pointer(&self.words(place).to_ascii_lowercase())?;
        let definite = self.before(place, 1) == Some(Word::The);
        let fits = match self.word(place) {
            Some(Word::Elsewhere) => definite || self.words(place).eq_ignore_ascii_case("that"),
            Some(Word::After | Word::Next) => definite,
            _ => false,
        };
        let unit = place + 1;
        let of_time = match self.word(unit)? {
            Word::Unit(Unit::Hour | Unit::Weekend) => false,
            Word::Unit(_) => !self.words(unit).ends_with('s'),
            Word::Season(_) | Word::DayTime => true,
            Word::Month(_) | Word::Weekday(_) => self.is_capital(unit),
            _ => false,
        };
        // `the next month` of a plan is as likely as one in a story; the text decides.
        if !fits || !of_time {
            return None;
        }
        let told = Told::TextBefore(pointer, self.tokens[unit].start..self.tokens[unit].end);
        Some((self.mentioned(at, unit, told), unit + 1))
    }
}

fn pointer(word: &str) -> Option<Pointer> {
    Some(match word {
        "same" | "that" => Pointer::Same,
        "following" | "next" => Pointer::Following,
        "previous" | "preceding" => Pointer::Previous,
        _ => return None,
    })
}
