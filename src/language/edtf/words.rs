//! An expression in English, for people: `about 490 BC`, `1–2 Apr 2023`, `by 2019`. What English has no short words for stays EDTF.

use super::date::{Date, Marks, Pair, Qualifier, Year, value};
use super::{Choice, Edtf, End, Expression, Member};
use crate::model::day::{self, MONTHS};

/// Parts of a year by their EDTF numbers, from 21 on; those of a season in a hemisphere say which.
const PARTS: [&str; 21] = [
    "spring",
    "summer",
    "autumn",
    "winter",
    "northern spring",
    "northern summer",
    "northern autumn",
    "northern winter",
    "southern spring",
    "southern summer",
    "southern autumn",
    "southern winter",
    "Q1",
    "Q2",
    "Q3",
    "Q4",
    "early",
    "mid",
    "late",
    "first half of",
    "second half of",
];

impl Edtf {
    /// What it says in English: `about 1920`, `3–5 May 2014`, `since 2010`, `by 2019`, `2010 or 2012`, `between 1953 and 1976`, `the 1990s`.
    /// `?` is `perhaps`, `~` is `about`. A date that has no short words, such as `1X9X` or one with a mark on its month alone, is left as it is.
    #[must_use]
    pub fn words(&self) -> String {
        match &self.0 {
            Expression::Date(date) => hedged(date),
            Expression::DateTime(date, time) => format!("{}, {time}", hedged(date)),
            Expression::Interval(start, end) => interval(start, end),
            Expression::Set(choice, members) => set(*choice, members),
        }
    }
}

fn interval(start: &End, end: &End) -> String {
    match (start, end) {
        (End::Date(start), End::Date(end)) => from_to(start, end),
        (End::Date(start), End::Open) => format!("since {}", hedged(start)),
        (End::Date(start), End::Unknown) => format!("{} to an unknown date", hedged(start)),
        (End::Open, End::Date(end)) => format!("by {}", hedged(end)),
        (End::Unknown, End::Date(end)) => format!("an unknown date to {}", hedged(end)),
        _ => format!("{start}/{end}"),
    }
}

/// `2012–2014`, `about 2012–2014`; with a mark on one end, `2012 to 2014 (about)`.
fn from_to(start: &Date, end: &Date) -> String {
    match (Said::of(start), Said::of(end)) {
        (Some(first), Some(last)) if first.mark == last.mark => {
            first.hedge().to_owned() + &joined(&first, &last, start, end)
        }
        // A hedge before a range would be of both ends.
        _ => format!("{} to {}", hedged_after(start), hedged_after(end)),
    }
}

fn set(choice: Choice, members: &[Member]) -> String {
    if let [Member::Range(first, last)] = members {
        return match choice {
            Choice::One => format!("between {} and {}", hedged(first), hedged(last)),
            Choice::All => format!("all of {}", from_to(first, last)),
        };
    }
    let joint = match choice {
        Choice::One => "or",
        Choice::All => "and",
    };
    let mut words: Vec<String> = members.iter().map(|member| in_list(member, joint)).collect();
    match words.pop() {
        Some(last) if words.is_empty() => last,
        Some(last) => format!("{} {joint} {last}", words.join(", ")),
        None => String::new(),
    }
}

fn in_list(member: &Member, joint: &str) -> String {
    match member {
        Member::Date(date) => hedged(date),
        Member::Range(first, last) => from_to(first, last),
        Member::Until(last) => format!("{} {joint} earlier", hedged(last)),
        Member::From(first) => format!("{} {joint} later", hedged(first)),
    }
}

fn hedged(date: &Date) -> String {
    Said::of(date).map_or_else(|| date.to_string(), |said| format!("{}{}", said.hedge(), said.words))
}

fn hedged_after(date: &Date) -> String {
    match Said::of(date) {
        Some(said) if said.mark.is_some() => format!("{} ({})", said.words, said.hedge().trim_end()),
        Some(said) => said.words,
        None => date.to_string(),
    }
}

/// A date in words, and the one mark on it.
struct Said {
    words: String,
    mark: Option<Qualifier>,
    form: Form,
}

/// How precise a date is, as far as two of them can share their words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Year(i32),
    Month(i32, u8),
    Day(i32, u8, u8),
    Other,
}

impl Said {
    fn of(date: &Date) -> Option<Self> {
        let mark = only_mark(date)?;
        let (words, form) = match (year(&date.year)?, date.month, date.day) {
            (Span::One(year), None, None) => (day::year(year), Form::Year(year)),
            (Span::Many(words), None, None) => (words, Form::Other),
            (Span::One(year), Some(month), None) => match month.number() {
                Some(month @ 1..=12) => (month_of(year, month), Form::Month(year, month)),
                Some(part) => (part_of(year, part)?, Form::Other),
                None if month.digits == *b"XX" => (format!("a month of {}", day::year(year)), Form::Other),
                None => return None,
            },
            (Span::One(year), Some(month), Some(day)) => {
                let month = month.number()?;
                match day.number() {
                    Some(day) => (format!("{day} {}", month_of(year, month)), Form::Day(year, month, day)),
                    None if day.digits == *b"XX" => (format!("a day in {}", month_of(year, month)), Form::Other),
                    None => return None,
                }
            }
            _ => return None,
        };
        Some(Self { words, mark, form })
    }

    fn hedge(&self) -> &'static str {
        match self.mark {
            None => "",
            Some(Qualifier::Uncertain) => "perhaps ",
            Some(Qualifier::Approximate) => "about ",
            Some(Qualifier::Both) => "perhaps about ",
        }
    }
}

/// From one date to another, saying once what they share: `3–5 May 2014`, `Mar–May 2014`, `500–401 BC`.
fn joined(first: &Said, last: &Said, start: &Date, end: &Date) -> String {
    let without = |era: &str, words: &str| words.trim_end_matches(era).to_owned();
    match (first.form, last.form) {
        _ if start == end => first.words.clone(),
        (Form::Year(from), Form::Year(to)) if from <= 0 && to <= 0 => {
            format!("{}–{}", without(" BC", &first.words), last.words)
        }
        (Form::Year(from), Form::Year(_)) if from > 0 => {
            format!("{}–{}", first.words, last.words.trim_start_matches("AD "))
        }
        (Form::Month(from, month), Form::Month(to, _)) if from == to => format!("{}–{}", name(month), last.words),
        (Form::Day(from, month, day), Form::Day(to, other, _)) if from == to => {
            if month == other {
                format!("{day}–{}", last.words)
            } else {
                format!("{day} {}–{}", name(month), last.words)
            }
        }
        _ => format!("{} to {}", first.words, last.words),
    }
}

/// The mark on the whole date, if there is no other; `None` if there is one on a part of it.
#[expect(clippy::option_option, reason = "that no mark is there is an answer, too")]
fn only_mark(date: &Date) -> Option<Option<Qualifier>> {
    let pair = |pair: Option<Pair>| pair.map(|pair| pair.marks);
    let marks: Vec<Marks> = [Some(date.year_marks), pair(date.month), pair(date.day)]
        .into_iter()
        .flatten()
        .collect();
    let (last, others) = marks.split_last()?;
    let bare = |marks: &Marks| *marks == Marks::default();
    let is_one_on_all = others.iter().all(bare) && (last.left.is_none() || others.is_empty() && last.right.is_none());
    is_one_on_all.then(|| last.right.or(last.left))
}

/// What a year's digits name.
enum Span {
    One(i32),
    Many(String),
}

fn year(year: &Year) -> Option<Span> {
    if let Some(year) = year.number() {
        return Some(Span::One(year));
    }
    match year {
        Year::Four {
            negative,
            digits,
            significant: None,
        } => {
            let known = digits.iter().take_while(|digit| **digit != b'X').count();
            if digits[known..].iter().any(|digit| *digit != b'X') {
                return None;
            }
            let value = value(&digits[..known]);
            match (known, negative) {
                (3, false) if value >= 100 => Some(Span::Many(format!("the {value}0s"))),
                (2, false) if value >= 10 => Some(Span::Many(format!("the {} century", ordinal(value + 1)))),
                (2, false) => Some(Span::Many(format!("the {} century AD", ordinal(value + 1)))),
                (2, true) => Some(Span::Many(format!("the {} century BC", ordinal(value + 1)))),
                _ => None,
            }
        }
        Year::Long(long)
            if long.first == long.last && long.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') =>
        {
            i32::try_from(long.first).ok().map(Span::One)
        }
        Year::Four { .. } | Year::Long(_) => None,
    }
}

fn part_of(year: i32, part: u8) -> Option<String> {
    let name = PARTS.get(usize::from(part).checked_sub(21)?)?;
    let gap = if *name == "mid" { '-' } else { ' ' };
    Some(format!("{name}{gap}{}", day::year(year)))
}

fn month_of(year: i32, month: u8) -> String {
    format!("{} {}", name(month), day::year(year))
}

/// The short name of a month from 1 to 12.
fn name(month: u8) -> &'static str {
    let place = usize::from(month).saturating_sub(1);
    MONTHS.get(place).copied().unwrap_or_default()
}

/// `1st`, `22nd`, `13th`.
fn ordinal(number: i32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_in_words() {
        for (edtf, words) in [
            ("2015", "2015"),
            ("-0489~", "about 490 BC"),
            ("0079-08-24", "24 Aug AD 79"),
            ("2014-05", "May 2014"),
            ("2014-05-03", "3 May 2014"),
            ("1920~", "about 1920"),
            ("1920?", "perhaps 1920"),
            ("1920%", "perhaps about 1920"),
            ("~2004", "about 2004"),
            ("2014-05~", "about May 2014"),
            ("2014-~05", "2014-~05"),
            ("2004?-06", "2004?-06"),
            ("199X", "the 1990s"),
            ("18XX", "the 19th century"),
            ("-04XX", "the 5th century BC"),
            ("00XX", "the 1st century AD"),
            ("1X9X", "1X9X"),
            ("1950S2", "1950S2"),
            ("Y-12000", "12,001 BC"),
            ("2014-21", "spring 2014"),
            ("2014-34", "Q2 2014"),
            ("2014-41", "second half of 2014"),
            ("2014-XX", "a month of 2014"),
            ("2014-05-XX", "a day in May 2014"),
            ("2012/2014", "2012–2014"),
            ("2012~/2014~", "about 2012–2014"),
            ("2012/2014~", "2012 to 2014 (about)"),
            ("2014-37", "early 2014"),
            ("2014-38", "mid-2014"),
            ("{..1984}", "1984 and earlier"),
            ("2023-04-01/2023-04-02", "1–2 Apr 2023"),
            ("2014-03/2014-05", "Mar–May 2014"),
            ("2014-05-03/2014-06-02", "3 May–2 Jun 2014"),
            ("2013-12-28/2014-01-03", "28 Dec 2013 to 3 Jan 2014"),
            ("2013-12/2014-02", "Dec 2013 to Feb 2014"),
            ("-0499/-0400", "500–401 BC"),
            ("-0026/0014", "27 BC to AD 14"),
            ("0069/0096", "AD 69–96"),
            ("../2019", "by 2019"),
            ("/2019", "an unknown date to 2019"),
            ("2010/..", "since 2010"),
            ("2010/", "2010 to an unknown date"),
            ("[2010,2012]", "2010 or 2012"),
            ("[2010,2012,2013]", "2010, 2012 or 2013"),
            ("{2010,2012}", "2010 and 2012"),
            ("[1953..1976]", "between 1953 and 1976"),
            ("{1953..1976}", "all of 1953–1976"),
            ("[..1984]", "1984 or earlier"),
            ("[1760-12..]", "Dec 1760 or later"),
            ("2014-05-03T14:29:00Z", "3 May 2014, 14:29:00Z"),
        ] {
            let read: Edtf = edtf.parse().unwrap();
            assert_eq!(read.words(), words, "{edtf}");
        }
    }
}
