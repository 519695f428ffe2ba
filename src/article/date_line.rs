//! Lines that tell the day of publication: those that print nothing else, and those that lead up to it.

/// Words that stand in such lines beside digits. Months and weekdays by their first three letters.
const LABELS: [&str; 24] = [
    "published",
    "updated",
    "posted",
    "embargoed",
    "until",
    "modified",
    "last",
    "first",
    "on",
    "at",
    "date",
    "am",
    "pm",
    "gmt",
    "utc",
    "est",
    "edt",
    "bst",
    "publicado",
    "actualizado",
    "de",
    "el",
    "del",
    "of",
];

const NAMES: [&str; 29] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun", "ene", "abr", "ago", "dic", "lun", "mié", "jue", "vie", "sáb", "dom",
];

/// What the line prints of a day: nothing for a label alone (`Updated on`). `None` if it is not such a line.
pub(super) fn date(line: &str) -> Option<&str> {
    let words = || {
        line.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let count = words().count();
    if count == 0 || count > 14 || !words().all(|word| is_label(word) || is_part_of_a_date(word)) {
        return None;
    }
    let label = |word: &str| is_label(word) && !is_part_of_a_date(word);
    let line = after_embargo(line);
    let words = || {
        line.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let first = words().find(|word| !label(word));
    let Some(first) = first else {
        return Some("");
    };
    let start = first.as_ptr() as usize - line.as_ptr() as usize;
    Some(line[start..].trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Without the time of an embargo, which stands before the day: `Embargoed until 09:30, Thursday 26 September 2024`.
fn after_embargo(line: &str) -> &str {
    let is_embargo = line
        .get(..9)
        .is_some_and(|start| start.eq_ignore_ascii_case("embargoed"));
    match line.split_once(',') {
        Some((before, after)) if is_embargo && before.contains(':') && has_year(after) => after,
        _ => line,
    }
}

/// Words behind which a line of a head says when the text was published.
const TELLING: [&str; 6] = ["published", "delivered", "issued", "released", "posted", "dated"];

/// The day that a line above a text tells: one of [`date`], or one that ends in a day, behind a byline and a comma or behind a word such as "published".
pub(super) fn told(line: &str) -> Option<&str> {
    if let Some(date) = date(line) {
        return Some(date);
    }
    if let Some((_, day)) = byline(line) {
        return Some(day);
    }
    let mut at = 0;
    for word in line.split_inclusive(|c: char| !c.is_alphanumeric()) {
        at += word.len();
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if TELLING.contains(&word.as_str())
            && let Some(day) = line.get(at..).and_then(day)
        {
            return Some(day);
        }
    }
    None
}

/// What stands before the day and the day of a byline that ends in one: `By Tom Hale, 11 November 2024`.
pub(super) fn byline(line: &str) -> Option<(&str, &str)> {
    line.get(..3).filter(|by| by.eq_ignore_ascii_case("by "))?;
    before_day(line)
}

/// The day in the dateline that a text begins with: `CHINGOLA, Zambia, 3 March 2021 (Continental Press) - The mine …`.
pub(super) fn dateline(text: &str) -> Option<&str> {
    let dash = [" - ", " – ", " — "].iter().filter_map(|dash| text.find(dash)).min()?;
    let line = text.get(..dash).filter(|line| line.chars().count() <= 100)?;
    let town = line.split(',').next()?;
    if town.chars().any(char::is_lowercase) || town.chars().filter(|c| c.is_uppercase()).count() < 2 {
        return None;
    }
    // The agency stands in brackets.
    let line = line.split('(').next().unwrap_or(line);
    Some(before_day(line)?.1)
}

/// A line that ends in a comma and a day, as both parts. A day may have a comma itself, so the longest is taken.
fn before_day(line: &str) -> Option<(&str, &str)> {
    line.match_indices(',')
        .find_map(|(at, _)| Some((&line[..at], day(line.get(at + 1..)?)?)))
}

/// A text that prints a whole day and nothing else.
fn day(text: &str) -> Option<&str> {
    date(text).filter(|day| has_year(day))
}

/// Whether a day is told to the year.
fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The day of a time as ISO 8601 has it, `2019-02-18T07:45:00+05:00`, and any other text as it is.
pub(super) fn without_time(published: &str) -> &str {
    let is_iso = |day: &str| {
        day.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    };
    match published.split_at_checked(10) {
        Some((day, time)) if is_iso(day) && time.starts_with(['T', 't', ' ']) => day,
        _ => published,
    }
}

fn is_label(word: &str) -> bool {
    LABELS.contains(&word.to_lowercase().as_str())
}

/// A number, alone or with the ending of an ordinal or of a time; the name of a month or of a day of the week.
fn is_part_of_a_date(word: &str) -> bool {
    let word = word.to_lowercase();
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < word.len() {
        // The "T" of ISO 8601 stands between digits.
        let rest = rest.trim_end_matches(|c: char| c.is_ascii_digit());
        return ["", "st", "nd", "rd", "th", "am", "pm", "t", "z"].contains(&rest);
    }
    let stem: String = word.chars().take(3).collect();
    NAMES.contains(&stem.as_str()) && ENDINGS.iter().any(|ending| word.ends_with(ending))
        || word.chars().count() <= 4 && NAMES.contains(&stem.as_str())
}

/// How the full names end, so that "marched" is no March.
const ENDINGS: [&str; 15] = [
    "day", "ary", "uary", "arch", "pril", "ember", "ober", "une", "uly", "gust", "enero", "ero", "rzo", "io", "bre",
];

#[cfg(test)]
mod tests {
    use super::{byline, date, dateline, told, without_time};

    #[test]
    fn days_as_they_are_printed() {
        for (line, read) in [
            ("Tuesday, 28 May 2024", "Tuesday, 28 May 2024"),
            ("Jun 11, 2014-", "Jun 11, 2014"),
            ("Published on: August 3, 2018", "August 3, 2018"),
            ("Updated on", ""),
            ("2014-06-11T10:00:00Z", "2014-06-11T10:00:00Z"),
            ("11 de junio de 2014", "11 de junio de 2014"),
        ] {
            assert_eq!(date(line), Some(read), "{line}");
        }
    }

    #[test]
    fn lines_that_only_contain_a_day() {
        for line in [
            "Korea in 2015",
            "Workers marched in May 2014",
            "",
            "—",
            "The third of May",
        ] {
            assert_eq!(date(line), None, "{line}");
        }
    }

    #[test]
    fn lines_that_lead_up_to_a_day() {
        for (line, day) in [
            ("By Tom Hale, 11 November 2024", "11 November 2024"),
            (
                "*Prison Monitor, briefing no. 14, published 20 November 2018*",
                "20 November 2018",
            ),
            ("Judgment delivered on 14 January 2021", "14 January 2021"),
            (
                "Embargoed until 09:30, Thursday 26 September 2024",
                "Thursday 26 September 2024",
            ),
            ("By Ana Molina, May 3, 2017", "May 3, 2017"),
        ] {
            assert_eq!(told(line), Some(day), "{line}");
        }
        for line in [
            "Report published in 2018 finds 500 dead",
            "By Tom Hale",
            "By Tom Hale, Lusaka",
            "Delivered on time",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
        assert_eq!(
            byline("By Tom Hale, 11 November 2024"),
            Some(("By Tom Hale", "11 November 2024"))
        );
    }

    #[test]
    fn datelines() {
        let text = "CHINGOLA, Zambia, 3 March 2021 (Continental Press) - The mine is closed.";
        assert_eq!(dateline(text), Some("3 March 2021"));
        for text in [
            "CHINGOLA, Zambia (Continental Press) - The mine, closed on 3 March 2021, is open.",
            "The mine was closed on Tuesday, 3 March 2021 - and opened again.",
            "PORT ALBA — Between 4,000 and 5,500 passengers were stranded.",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }

    #[test]
    fn times_are_left_out() {
        for (published, day) in [
            ("2019-02-18T07:45:00+05:00", "2019-02-18"),
            ("2019-02-18 07:45", "2019-02-18"),
            ("2019-02-18", "2019-02-18"),
            ("18 February 2019", "18 February 2019"),
        ] {
            assert_eq!(without_time(published), day);
        }
    }
}
