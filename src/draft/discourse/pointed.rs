//! Dates that are told from the last one that the text named: `the following spring`, `two years later`.

use chrono::{Datelike, Days, Months};

use super::Reader;
use crate::language::date::{self, Pointer};
use crate::language::edtf::Edtf;
use crate::language::quantity;

/// The units of time that dates are counted in.
const UNITS: [&str; 6] = ["day", "week", "fortnight", "month", "year", "decade"];

impl Reader<'_> {
    /// What the words before a pointer say of its date: `by the end of that year`, `in December of the same year`.
    pub(super) fn led(&self, before: &str, edtf: Edtf) -> Edtf {
        let mut words: Vec<&str> = before.split_whitespace().collect();
        let pointers = ["the", "same", "that", "following", "next", "previous", "preceding"];
        while words
            .last()
            .is_some_and(|last| pointers.iter().any(|word| last.eq_ignore_ascii_case(word)))
        {
            words.pop();
        }
        let plain = words.iter().all(|word| {
            ["in", "on", "during", "of"]
                .iter()
                .any(|other| word.eq_ignore_ascii_case(other))
        });
        if plain {
            return edtf;
        }
        let phrase = format!("{} {}", words.join(" "), edtf.period().words);
        date::read(&phrase, &self.options.date).map_or(edtf, |reading| reading.edtf)
    }

    /// `that year`, `the following spring`, `the next day`.
    pub(super) fn pointed(&self, pointer: Pointer, unit: &str) -> Option<Edtf> {
        let last = self.last?;
        let unit = unit.to_ascii_lowercase();
        let step: i32 = match pointer {
            Pointer::Same => 0,
            Pointer::Following => 1,
            Pointer::Previous => -1,
        };
        // On from the end of the date, back from its beginning.
        let start = if step > 0 { last.to } else { last.from };
        let year = start.year();
        let shifted = |months: u32| match step {
            0 => Some(last.from),
            1 => last.to.checked_add_months(Months::new(months)),
            _ => last.from.checked_sub_months(Months::new(months)),
        };
        let day = |days: u64| match step {
            0 => Some(last.from),
            1 => last.to.checked_add_days(Days::new(days)),
            _ => last.from.checked_sub_days(Days::new(days)),
        };
        let text = match unit.as_str() {
            "year" => format!("{:04}", year + step),
            "decade" => format!("{:03}X", (year / 10) + step),
            "century" => format!("{:02}XX", (year / 100) + step),
            "month" => shifted(1)?.format("%Y-%m").to_string(),
            "day" | "morning" | "evening" | "night" | "afternoon" if last.from == last.to => day(1)?.to_string(),
            "week" if last.from == last.to => {
                let start = day(7)?;
                let monday = start.checked_sub_days(Days::new(start.weekday().num_days_from_monday().into()))?;
                return format!("{monday}/{}", monday.checked_add_days(Days::new(6))?)
                    .parse()
                    .ok();
            }
            "spring" | "summer" | "autumn" | "fall" | "winter" => {
                let (code, month) = match unit.as_str() {
                    "spring" => (21, 3),
                    "summer" => (22, 6),
                    "winter" => (24, 12),
                    _ => (23, 9),
                };
                // The first that begins after the date.
                let passed = last.to.month() >= month || last.from.month() == 1 && last.to.month() == 12;
                let year = match step {
                    1 => year + i32::from(passed),
                    -1 => year - 1,
                    _ if code == 24 && last.to.month() <= 3 && last.from.month() <= 3 => year - 1,
                    _ => year,
                };
                format!("{year:04}-{code}")
            }
            "quarter" => return None,
            _ => return self.named_unit(&unit, step),
        };
        text.parse().ok()
    }

    /// `that March`, `the following Tuesday`.
    pub(super) fn named_unit(&self, unit: &str, step: i32) -> Option<Edtf> {
        let last = self.last?;
        let year = last.from.year();
        let of_year = |year: i32| {
            date::read(&format!("{unit} {year}"), &date::Options::default())
                .ok()
                .map(|reading| reading.edtf)
        };
        let reading = of_year(year);
        if let Some(reading) = reading {
            let begins = reading.earliest()?;
            return match step {
                1 if begins <= last.to => of_year(year + 1),
                -1 if begins >= last.from => of_year(year - 1),
                _ => Some(reading),
            };
        }
        let word = if step < 0 { "last" } else { "next" };
        self.against(&format!("{word} {unit}"), Some(last.to), false)
    }

    /// `two years later`, counted from the last date; in its precision.
    pub(super) fn counted(&self, phrase: &str) -> Option<Edtf> {
        let last = self.last?;
        let words: Vec<String> = phrase.split_whitespace().map(str::to_ascii_lowercase).collect();
        let back = words.iter().any(|word| word == "earlier" || word == "before");
        let within = words.first().is_some_and(|word| word == "within");
        let at = words
            .iter()
            .position(|word| UNITS.contains(&word.trim_end_matches('s')))?;
        let unit = words[at].trim_end_matches('s').to_owned();
        let number = count(&words[usize::from(within)..at])?;
        // On from its end, back from its beginning.
        let from = if back || within { last.from } else { last.to };
        let months = |months: u32| {
            if back {
                from.checked_sub_months(Months::new(months))
            } else {
                from.checked_add_months(Months::new(months))
            }
        };
        let days = |days: u64| {
            if back {
                from.checked_sub_days(Days::new(days))
            } else {
                from.checked_add_days(Days::new(days))
            }
        };
        // From the date to the end of the term.
        if within {
            let end = match unit.as_str() {
                "day" => days(number.into())?,
                "week" => days(u64::from(number) * 7)?,
                "fortnight" => days(u64::from(number) * 14)?,
                "month" => months(number)?,
                "year" => months(number.checked_mul(12)?)?,
                _ => months(number.checked_mul(120)?)?,
            };
            return format!("[{from}..{end}]").parse().ok();
        }
        // What is known to the year is known no better years later.
        let of_day = last.from == last.to;
        let of_month = last.from.month() == last.to.month() && last.from.year() == last.to.year();
        let text = match unit.as_str() {
            "day" if of_day => days(number.into())?.to_string(),
            "week" if of_day => days(u64::from(number) * 7)?.to_string(),
            "fortnight" if of_day => days(u64::from(number) * 14)?.to_string(),
            "month" if of_month => months(number)?.format("%Y-%m").to_string(),
            "year" => months(number.checked_mul(12)?)?.format("%Y").to_string(),
            "decade" => months(number.checked_mul(120)?)?.format("%Y").to_string(),
            _ => return None,
        };
        text.parse().ok()
    }
}

/// The whole number that words say: "two hundred", "12", "a".
fn count(words: &[String]) -> Option<u32> {
    match words {
        [] => Some(1),
        [one] if one == "a" || one == "an" => Some(1),
        _ => {
            let phrase = format!("{} things", words.join(" "));
            let read = quantity::read(&phrase, &quantity::Options::default()).ok()?;
            let number = read
                .quantity
                .best
                .filter(|number| (1.0..10_000.0).contains(number) && number.fract() == 0.0)?;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a whole number below 10,000"
            )]
            Some(number as u32)
        }
    }
}
