-- Why: a claim was not found by what it measures, where, of which kind, and by the agents that it is about. And a repeat could be the lowest, highest or latest figure of a year
-- beside the figure that it repeats.
-- Cost: about 100 bytes per claim for these words and their index. The next ingest fills them.

DROP TABLE claim_text;
DROP TABLE claim_words;

CREATE TABLE claim_words ( -- the words by which a claim is found; never a private note
  number INTEGER NOT NULL PRIMARY KEY, -- in the order of ids, as the index needs it
  id TEXT NOT NULL UNIQUE,
  stated TEXT,
  title TEXT, -- of an event
  category TEXT, -- of an event
  series TEXT, -- title of an estimate's
  scope TEXT,
  place TEXT, -- its name
  parties TEXT, -- their names
  origin TEXT NOT NULL, -- its name
  publisher TEXT NOT NULL, -- its name
  document TEXT NOT NULL, -- its title
  basis TEXT,
  note TEXT
) STRICT;

CREATE VIRTUAL TABLE claim_text -- an index of claim_words: SELECT id FROM claim_text WHERE claim_text MATCH 'migrant workers' ORDER BY rank
USING fts5 (id UNINDEXED, stated, title, category, series, scope, place, parties, origin, publisher, document, basis, note, content = 'claim_words', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');

DELETE FROM table_digest WHERE name IN ('claim_words', 'claim_text');

-- Of a year, a repeat counts only where nothing else does; the next ingest computes it.
DELETE FROM table_digest WHERE name = 'year_told';
UPDATE column_meaning SET meaning = replace(meaning, 'the last day of the year by which any was counted', 'the last day of the year by which any was counted, repeats aside if there are others') WHERE relation = 'yearly' AND name = 'as_of';
UPDATE column_meaning SET meaning = replace(meaning, 'that a dated claim states', 'that a dated claim states, repeats aside if there are others') WHERE relation = 'yearly' AND name IN ('lowest', 'highest');
UPDATE column_meaning SET meaning = replace(meaning, 'the most recently known figure', 'the most recently known figure, repeats aside if there are others') WHERE relation = 'yearly' AND name = 'latest';

PRAGMA user_version = 12;
