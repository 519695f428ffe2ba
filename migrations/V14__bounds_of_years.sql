-- Why: "at least 1,200" is a value that somebody states, but the highest of its year left it out, and 940 stood there as the highest.
-- Cost: the next ingest computes the years of all series anew.

DELETE FROM table_digest WHERE name = 'year_told';
UPDATE column_meaning SET meaning = replace(meaning, 'that a dated claim states', 'that a dated claim states, also as a bound') WHERE relation = 'yearly' AND name IN ('lowest', 'highest');

PRAGMA user_version = 14;
