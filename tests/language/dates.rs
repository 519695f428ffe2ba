//! Tables of phrases and properties: dates.
