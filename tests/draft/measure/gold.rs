//! What is marked in a passage: its fields, and where its phrases stand.

use std::ops::Range;

pub(super) fn text<'t>(table: &'t toml::Table, key: &str) -> Option<&'t str> {
    table.get(key).and_then(toml::Value::as_str)
}

pub(super) fn number(table: &toml::Table, key: &str) -> Option<f64> {
    let value = table.get(key)?;
    value
        .as_float()
        .or_else(|| value.as_integer().map(|whole| whole as f64))
}

pub(super) fn entries<'t>(passage: &'t toml::Table, key: &str) -> Vec<&'t toml::Table> {
    let list = passage.get(key).and_then(toml::Value::as_array);
    list.into_iter().flatten().filter_map(toml::Value::as_table).collect()
}

/// The code points of a phrase where it stands for the nth time, whole.
pub(super) fn place_of(entry: &toml::Table, text_of: &str) -> Result<Range<usize>, String> {
    let phrase = text(entry, "phrase").unwrap_or_default();
    let nth = entry.get("nth").and_then(toml::Value::as_integer).unwrap_or(1);
    let whole = |at: &usize| {
        let before = text_of[..*at].chars().next_back();
        let mut after = text_of[at + phrase.len()..].chars();
        let (next, then) = (after.next(), after.next());
        let first = phrase.chars().next().is_some_and(char::is_alphanumeric);
        let last = phrase.chars().next_back().is_some_and(char::is_alphanumeric);
        let number = |sign: Option<char>, digit: Option<char>| {
            matches!(sign, Some('.' | ',')) && digit.is_some_and(|digit| digit.is_ascii_digit())
        };
        let mut back = text_of[..*at].chars().rev();
        let (sign, digit) = (back.next(), back.next());
        let numeric = phrase.ends_with(|digit: char| digit.is_ascii_digit());
        let leads = phrase.starts_with(|digit: char| digit.is_ascii_digit());
        let joined =
            first && before.is_some_and(char::is_alphanumeric) || last && next.is_some_and(char::is_alphanumeric);
        // The label "2." is not the beginning of "2.3".
        let cut = phrase.ends_with('.') && next.is_some_and(|next| next.is_ascii_digit());
        let longer = cut || numeric && number(next, then) || leads && number(sign, digit);
        !joined && !longer
    };
    let places = text_of.match_indices(phrase).map(|(at, _)| at).filter(whole);
    let at = places
        .take(usize::try_from(nth).unwrap_or(1))
        .last()
        .ok_or_else(|| format!("`{phrase}` is not in the text"))?;
    let start = text_of[..at].chars().count();
    Ok(start..start + phrase.chars().count())
}
