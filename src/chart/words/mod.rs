//! What charts say: numbers, dates, captions, descriptions. Never drawing.

pub(crate) mod alt_text;
pub(crate) mod caption;
pub(crate) mod dates;
pub(crate) mod number;

/// The parts that say something, joined.
pub(crate) fn joined<const N: usize>(parts: [String; N], between: &str) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(between)
}

/// A text with its first letter large.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + chars.as_str())
        .unwrap_or_default()
}
