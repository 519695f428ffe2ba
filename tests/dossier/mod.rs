//! The dossier reader: files to a book, and every problem at its place.

mod anything;
mod reading;
mod refusals;
mod rendering;
mod rules;
mod workshop;
