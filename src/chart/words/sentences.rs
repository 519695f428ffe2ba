//! Texts in whole sentences, as long as a listener follows. Never what they say.

/// So many characters of alternative text are read out without tiring the listener.
const MOST_ALT: usize = 250;

/// A text that ends in an ellipsis after a whole word if it is longer than so many characters.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most - 1).collect();
    let whole = start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

/// The sentences of a text. One ends with a full stop before a capital letter, but not after a single one: `U.S. Department`.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(". ") {
        let before = text[start..at].chars().rev().take(2).collect::<Vec<_>>();
        let is_initial =
            before.first().is_some_and(|c| c.is_uppercase()) && before.get(1).is_none_or(|c| !c.is_alphanumeric());
        if !is_initial && text[at + 2..].starts_with(char::is_uppercase) {
            found.push(&text[start..=at]);
            start = at + 2;
        }
    }
    found.push(&text[start..]);
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// A title and what of a description fits into 250 characters with it, in whole sentences.
pub(crate) fn alternative(title: &str, description: &str) -> String {
    let mut alt = cut(title, MOST_ALT);
    let description = description.replace('\u{a0}', " ");
    for sentence in sentences(&description) {
        let end = if alt.ends_with(['.', '?', '!', '…']) { "" } else { "." };
        let longer = format!("{alt}{end} {sentence}");
        if longer.chars().count() <= MOST_ALT {
            alt = longer;
        }
    }
    alt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternative_text_is_short_and_in_whole_sentences() {
        let long = format!("X{}", "x".repeat(240));
        let drawn = alternative(
            "A finding",
            &format!("Chart of it: 3 claims. The U.S. Department says 5. {long} end. Last."),
        );
        assert_eq!(
            drawn,
            "A finding. Chart of it: 3 claims. The U.S. Department says 5. Last."
        );
        let alt = alternative(&"word ".repeat(80), "");
        assert!(alt.ends_with("word…") && alt.chars().count() <= MOST_ALT, "{alt}");
    }
}
