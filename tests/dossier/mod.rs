//! The dossier reader: files to a book, and every problem at its place.

mod reading;
mod refusals;
mod workshop;
