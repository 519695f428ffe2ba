//! Nouns that the grammar asks about, and that are otherwise read like any other word.

/// What casualty tables count, where it is no plural.
pub(in super::super) static CASUALTIES: [&str; 14] = [
    "dead",
    "killed",
    "wounded",
    "injured",
    "missing",
    "captured",
    "displaced",
    "homeless",
    "detained",
    "kia",
    "wia",
    "mia",
    "pow",
    "strength",
];

/// What "K" names rather than counts: `4K video` has some 4,000 dots a line, and a `10K run` is of 10 km.
pub(in super::super) static NAMED_BY_K: [&str; 19] = [
    "video",
    "videos",
    "tv",
    "tvs",
    "television",
    "televisions",
    "display",
    "displays",
    "screen",
    "monitor",
    "camera",
    "resolution",
    "footage",
    "uhd",
    "streaming",
    "race",
    "run",
    "runner",
    "runners",
];

/// Remarks in brackets that qualify the figure before them, though they say no direction.
pub(in super::super) const REMARKS: [&str; 10] = [
    "provisional",
    "preliminary",
    "unconfirmed",
    "unverified",
    "disputed",
    "contested",
    "incomplete",
    "partial",
    "revised",
    "alleged",
];

/// What a bare number after it names or numbers, and does not count: `page 4`, `flight 370`.
pub(in super::super) static UNCOUNTED: [&str; 64] = [
    "article", "articles", "section", "sections", "chapter", "chapters", "page", "pages", "paragraph", "paragraphs", "para", "paras", "clause", "clauses",
    "annex", "appendix", "table", "figure", "fig", "box", "note", "footnote", "volume", "vol", "part", "rule", "line", "lines", "item", "step", "phase",
    "stage", "level", "grade", "class", "type", "model", "mark", "room", "cell", "block", "ward", "zone", "sector", "district", "unit", "route", "highway",
    "road", "gate", "platform", "pier", "berth", "flight", "train", "camp", "pit", "shaft", "count", "verse", "footnotes", "grades", "standards", "ending",
];
