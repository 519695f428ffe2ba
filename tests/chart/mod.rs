//! Charts: specs, pictures of hand-made rows, hard cases.

mod before_christ;
mod breaks;
mod dossier;
mod drawing;
mod fixture;
mod gallery;
mod golden;
mod honest;
mod pictures;
mod spec;

/// The words of a picture, as they stand; a broken paragraph is one text again.
pub(crate) fn words(svg: &str) -> String {
    let text = svg
        .split("</text>")
        .filter_map(|part| part.rsplit_once("<text").and_then(|(_, text)| text.split_once('>')))
        .map(|(_, text)| text);
    text.collect::<Vec<_>>().join(" ").replace('\u{a0}', " ")
}
