//! Tables of phrases and properties: edtf.
