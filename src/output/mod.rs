//! A table of cells to bytes, one file a format. Never queries.
