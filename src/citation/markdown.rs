//! A footnote of Markdown (the syntax of Pandoc, PHP Markdown Extra and GitHub).

/// The signs that Markdown reads as more than themselves (CommonMark 0.31, "Backslash escapes"; Pandoc takes `@` for a citation), as far as they stand in the middle of a sentence.
const SIGNS: [char; 15] = [
    '\\', '`', '*', '_', '[', ']', '<', '>', '&', '~', '^', '$', '#', '|', '@',
];

/// A sentence as a footnote. Its label is made from the id of the claim, without the signs that end a label.
#[must_use]
pub fn footnote(claim: &str, sentence: &str) -> String {
    let label = claim.replace('#', ":");
    let mut escaped = String::with_capacity(sentence.len());
    for word in sentence.split_inclusive(' ') {
        // An address is a link, whatever is in it.
        if word.starts_with("https://") || word.starts_with("http://") {
            escaped.push_str(&format!("<{}>{}", word.trim_end(), &word[word.trim_end().len()..]));
            continue;
        }
        for sign in word.chars() {
            if SIGNS.contains(&sign) {
                escaped.push('\\');
            }
            escaped.push(sign);
        }
    }
    // A line break would end the note.
    format!("[^{label}]: {}", escaped.replace(['\n', '\r'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_would_read_stands_as_it_is() {
        assert_eq!(
            footnote("a#b_c", "Say “<b>5*</b>\n”, claim a#b_c. https://example.org/a_b#c"),
            "[^a:b_c]: Say “\\<b\\>5\\*\\</b\\> ”, claim a\\#b\\_c. <https://example.org/a_b#c>"
        );
    }
}
