//! Reading a dossier: files into a book, and every problem at its position.

mod anything;
mod feeds;
mod pending;
mod reading;
mod refusals;
mod rendering;
mod rules;
mod sheets;
pub(crate) mod workshop;
