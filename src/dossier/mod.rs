//! The files of a dossier, read into the model with the place of every field kept. Never a database or a terminal.
