//! What charts say: numbers, dates, captions, descriptions. Never drawing.

pub(crate) mod alt_text;
pub(crate) mod caption;
pub(crate) mod dates;
pub(crate) mod hover;
pub(crate) mod number;
pub(crate) mod sentences;

/// The parts that say something, joined.
pub(crate) fn joined<const N: usize>(parts: [String; N], between: &str) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(between)
}

/// The different names among these: up to three, and how many others.
pub(crate) fn some_of<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let mut different: Vec<&str> = Vec::new();
    for name in names {
        if !different.contains(&name) {
            different.push(name);
        }
    }
    match different.as_slice() {
        [only] => (*only).to_owned(),
        [names @ .., last] if names.len() < 3 => format!("{} and {last}", names.join(", ")),
        [a, b, c, others @ ..] => format!("{a}, {b}, {c} and {}", caption::plural(others.len(), "other")),
        _ => String::new(),
    }
}

/// A text with its first letter large.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + chars.as_str())
        .unwrap_or_default()
}
