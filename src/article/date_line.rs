//! Lines that print nothing but the day of publication.

/// Words that stand in such lines beside digits. Months and weekdays by their first three letters.
const LABELS: [&str; 22] = [
    "published",
    "updated",
    "posted",
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
    let first = words().find(|word| !label(word));
    let Some(first) = first else {
        return Some("");
    };
    let start = first.as_ptr() as usize - line.as_ptr() as usize;
    Some(line[start..].trim_matches(|c: char| !c.is_alphanumeric()))
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
    use super::date;

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
}
