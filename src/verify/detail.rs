//! What is said beside an outcome, in a few words.

/// Of scattered words.
pub(super) const SCATTERED: &str = "each of its words is there, but never together";

/// The phrase as the copy prints it.
pub(super) fn printed(text: &str) -> String {
    format!("the copy prints “{text}”")
}

/// What differs, word by word, with the words that are the same left out.
pub(super) fn difference(stated: &str, printed: &str) -> String {
    let (stated_words, printed_words): (Vec<&str>, Vec<&str>) = (
        stated.split_whitespace().collect(),
        printed.split_whitespace().collect(),
    );
    let same = |(one, other): &(&&str, &&str)| one == other;
    let head = stated_words.iter().zip(&printed_words).take_while(same).count();
    let left = stated_words.len().min(printed_words.len()) - head;
    let tail = stated_words
        .iter()
        .rev()
        .zip(printed_words.iter().rev())
        .take_while(same)
        .count()
        .min(left);
    let middle = |words: &[&str]| words[head..words.len() - tail].join(" ");
    let (ours, theirs) = (middle(&stated_words), middle(&printed_words));
    match (ours.is_empty(), theirs.is_empty()) {
        (true, true) => format!("the copy prints “{printed}”"),
        (true, false) => format!("the copy has “{theirs}” more"),
        (false, true) => format!("the copy lacks “{ours}”"),
        (false, false) => format!("the copy has “{theirs}” for “{ours}”"),
    }
}

/// Of a phrase that is elsewhere, with what is near it at the locator.
pub(super) fn not_there(locator: &str, is_short: bool, near: Option<&str>) -> String {
    let mut text = format!("not at its locator, {locator}");
    if let Some(near) = near {
        text.push_str(&format!(", where {near}"));
    } else if is_short {
        text.push_str("; so short a phrase may be there by chance");
    }
    text
}

/// Of a short phrase with a locator that cannot be looked up.
pub(super) fn needs_locator(locator: &str) -> String {
    format!("so short a phrase may be there by chance, and its locator, {locator}, cannot be looked up")
}

/// Of a phrase with a locator that cannot be looked up.
pub(super) fn searched_all(locator: &str) -> String {
    format!("its locator, {locator}, cannot be looked up, so all of the text was searched")
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn only_what_differs_is_told() {
        for (stated, printed, told) in [
            (
                "about 47,000 men",
                "about 46,000 men",
                "the copy has “46,000” for “47,000”",
            ),
            ("about 47,000", "about some 47,000", "the copy has “some” more"),
            ("to to be", "to be", "the copy lacks “to”"),
            ("five", "four", "the copy has “four” for “five”"),
        ] {
            assert_eq!(difference(stated, printed), told);
        }
    }
}
