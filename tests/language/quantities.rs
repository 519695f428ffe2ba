//! Tables of phrases and properties: quantities.
