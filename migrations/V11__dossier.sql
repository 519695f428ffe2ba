-- Why: what is published from a database needs the title of its dossier, and the series that it is about first.
-- Cost: a row for each dossier in the database.

CREATE TABLE dossier ( -- what a dossier says of itself
  title TEXT NOT NULL,
  language TEXT, -- of its documents where they do not say, BCP 47
  headline TEXT REFERENCES series (key) DEFERRABLE INITIALLY DEFERRED, -- the series that it is about first
  note TEXT,
  file TEXT NOT NULL PRIMARY KEY REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 11;
