//! What the shape of a line tells: whether a sentence ends, whether it is an item of a list.

/// The longest line that may be a heading. A newspaper's are up to some ninety characters.
const HEADING: usize = 100;

/// Whether a text ends as a sentence does, or leads on to what follows. Closing quotes and brackets are looked through.
pub(super) fn ends_a_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', '」', '』', ')', ']', '*', '_', ' '])
        .ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '：', '।', '؟', '۔'])
}

/// Whether it is as short as a heading and ends like one.
pub(super) fn is_like_a_heading(text: &str) -> bool {
    text.chars().count() <= HEADING && !ends_a_sentence(text)
}

/// Whether it is as short as a headline and asks or exclaims, as headlines do.
pub(super) fn asks(text: &str) -> bool {
    text.chars().count() <= HEADING && text.ends_with(['?', '!', '？', '！'])
}

/// Whether it begins as an item of a list.
pub(super) fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(
        chars.next(),
        Some('•' | '·' | '‣' | '▪' | '●' | '◦' | '■' | '-' | '*' | '–' | '—' | '|')
    ) && chars.next() == Some(' ')
}

/// The author that a byline names: a short line that begins with "By".
pub(super) fn author(text: &str) -> Option<&str> {
    let words = text.split_whitespace().count();
    let name = ["By ", "BY ", "by "].iter().find_map(|by| text.strip_prefix(by))?;
    (is_like_a_heading(text) && (2..=12).contains(&words) && name.starts_with(char::is_uppercase)).then_some(name)
}

/// The site that the title of a page ends with: `Updates - example.org`.
pub(super) fn site(text: &str) -> Option<&str> {
    let (_, site) = [" - ", " | ", " – ", " — ", " :: "]
        .iter()
        .filter_map(|dash| text.rsplit_once(dash))
        .next_back()?;
    let (name, ending) = site.rsplit_once('.')?;
    let is_address = !name.is_empty() && (2..=12).contains(&ending.len()) && ending.chars().all(char::is_alphabetic);
    (is_address && !site.contains(' ')).then_some(site)
}
