-- Why: the model's estimate of the level over time is asked for as often as the claims themselves, and takes longer to compute than to read.
-- It is kept with what it was computed from, so that an ingest computes again only what changed. Cost: some 40 rows a series and place.
-- Quantiles are kept to three significant digits: more would claim a precision that no source gives.

PRAGMA user_version = 4;

CREATE TABLE trend_fit ( -- what the model made of the accepted, unscoped estimates of a series in a place
  series TEXT NOT NULL REFERENCES series (key) DEFERRABLE INITIALLY DEFERRED,
  place TEXT NOT NULL REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED,
  currency TEXT NOT NULL, -- '' for what is no money
  model TEXT NOT NULL, -- name and edition of the model
  fingerprint TEXT NOT NULL, -- of the statements that it was computed from
  known_by TEXT NOT NULL, -- the last day by which one of them could be known
  name TEXT NOT NULL, -- what it is, in words: model estimate from 3 independent origins
  story TEXT NOT NULL, -- what there is to say of it, sentence by sentence, a line each
  verdict TEXT NOT NULL CHECK (verdict IN ('no-statements', 'only-bounds', 'marks-only', 'contradiction', 'two-camps', 'line')),
  origins INTEGER NOT NULL, -- independent origins behind it
  kept INTEGER NOT NULL, -- statements that stand for themselves
  echoes INTEGER NOT NULL, -- statements that only repeat a kept one
  refused INTEGER NOT NULL, -- statements that could not be used
  first_on TEXT, -- first day that a kept statement is about
  last_on TEXT, -- last day that a kept statement is about
  drift REAL, -- standard deviation of the walk over a year, on the working scale
  excess REAL, -- error of a statement beyond its words, likewise
  bias REAL, -- error of an origin, likewise
  PRIMARY KEY (series, place, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE trend_point ( -- the band on a day
  series TEXT NOT NULL,
  place TEXT NOT NULL,
  currency TEXT NOT NULL,
  date TEXT NOT NULL,
  p05 REAL NOT NULL,
  p25 REAL NOT NULL,
  p50 REAL, -- absent where no one number may stand for the level
  p75 REAL NOT NULL,
  p95 REAL NOT NULL,
  support TEXT NOT NULL CHECK (support IN ('near', 'gap', 'before', 'after')), -- whether statements stand behind it
  line INTEGER NOT NULL CHECK (line IN (0, 1)), -- whether a line may be drawn through it
  statements INTEGER NOT NULL, -- kept statements about a time no more than a year away
  origins INTEGER NOT NULL, -- independent origins of those
  PRIMARY KEY (series, place, currency, date),
  FOREIGN KEY (series, place, currency) REFERENCES trend_fit (series, place, currency) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE trend_statement ( -- what became of a statement in the model
  series TEXT NOT NULL,
  place TEXT NOT NULL,
  currency TEXT NOT NULL,
  claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  fate TEXT NOT NULL CHECK (fate IN ('kept', 'echo', 'presumed-echo', 'refused')),
  speaker TEXT, -- of an echo: the claim that speaks for it
  reason TEXT, -- of a refused statement: why
  read_low REAL, -- what its words are taken to allow
  read_high REAL,
  leverage REAL, -- share of the certainty about what it measures that is its own, 0 to 1
  outlier REAL, -- probability that it is grossly wrong, given all others
  PRIMARY KEY (series, place, currency, claim),
  FOREIGN KEY (series, place, currency) REFERENCES trend_fit (series, place, currency) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX trend_statement_claim ON trend_statement (claim);

CREATE VIEW trend AS -- one row per series, place, currency and date of the model's band
SELECT trend_point.series, trend_point.place, nullif(trend_point.currency, '') AS currency, trend_point.date,
  trend_point.p05, trend_point.p25, trend_point.p50, trend_point.p75, trend_point.p95,
  trend_point.support, trend_point.line, trend_point.statements, trend_point.origins AS origins_near,
  trend_fit.origins, trend_fit.verdict, trend_fit.name, trend_fit.model, trend_fit.known_by
FROM trend_point
JOIN trend_fit ON trend_fit.series = trend_point.series AND trend_fit.place = trend_point.place AND trend_fit.currency = trend_point.currency;

CREATE VIEW trend_fits AS -- one row per series, place and currency that the model was fitted to
SELECT series, place, nullif(currency, '') AS currency, name, story, verdict, origins, kept, echoes, refused, first_on, last_on, drift, excess, bias, model, known_by
FROM trend_fit;

CREATE VIEW trend_statements AS -- one row per statement that was put to the model
SELECT series, place, nullif(currency, '') AS currency, claim, fate, speaker, reason, read_low, read_high, leverage, outlier
FROM trend_statement;

INSERT INTO relation_meaning (relation, position, one_row_per) VALUES
  ('trend', 30, 'series, place, currency and date of the model''s band: a model estimate, never a measurement'),
  ('trend_fits', 31, 'series, place and currency that the model was fitted to'),
  ('trend_statements', 32, 'statement that was put to the model');

INSERT INTO column_meaning (relation, position, name, meaning, unit) VALUES
  ('trend', 1, 'series', 'what is measured: key in series_list', NULL),
  ('trend', 2, 'place', 'where: key in places; claims about exactly this place', NULL),
  ('trend', 3, 'currency', 'of money', 'ISO 4217'),
  ('trend', 4, 'date', 'the day', 'ISO date'),
  ('trend', 5, 'p05', 'lower end of the 90 % band: how low independent sources leave the level open', 'the series'' unit'),
  ('trend', 6, 'p25', 'lower end of the 50 % band', 'the series'' unit'),
  ('trend', 7, 'p50', 'the median; NULL where no one number may stand for the level', 'the series'' unit'),
  ('trend', 8, 'p75', 'upper end of the 50 % band', 'the series'' unit'),
  ('trend', 9, 'p95', 'upper end of the 90 % band', 'the series'' unit'),
  ('trend', 10, 'support', 'near: statements are near; gap: none is; before, after: extrapolation', NULL),
  ('trend', 11, 'line', '1 where a line may be drawn through it', NULL),
  ('trend', 12, 'statements', 'kept statements about a time no more than a year away', NULL),
  ('trend', 13, 'origins_near', 'independent origins of those', NULL),
  ('trend', 14, 'origins', 'independent origins behind the whole band', NULL),
  ('trend', 15, 'verdict', 'what may be shown: only-bounds, marks-only, contradiction, two-camps, line', NULL),
  ('trend', 16, 'name', 'what it is, in words: model estimate from N independent origins', NULL),
  ('trend', 17, 'model', 'name and edition of the model', NULL),
  ('trend', 18, 'known_by', 'the last day by which one of its claims could be known', 'ISO date'),
  ('trend_fits', 1, 'series', 'what is measured: key in series_list', NULL),
  ('trend_fits', 2, 'place', 'where: key in places', NULL),
  ('trend_fits', 3, 'currency', 'of money', 'ISO 4217'),
  ('trend_fits', 4, 'name', 'what it is, in words: model estimate from N independent origins', NULL),
  ('trend_fits', 5, 'story', 'what there is to say of it, a sentence a line', NULL),
  ('trend_fits', 6, 'verdict', 'what may be shown: no-statements, only-bounds, marks-only, contradiction, two-camps, line', NULL),
  ('trend_fits', 7, 'origins', 'independent origins behind it', NULL),
  ('trend_fits', 8, 'kept', 'statements that stand for themselves', NULL),
  ('trend_fits', 9, 'echoes', 'statements that only repeat a kept one', NULL),
  ('trend_fits', 10, 'refused', 'statements that could not be used', NULL),
  ('trend_fits', 11, 'first_on', 'first day that a kept statement is about', 'ISO date'),
  ('trend_fits', 12, 'last_on', 'last day that a kept statement is about', 'ISO date'),
  ('trend_fits', 13, 'drift', 'standard deviation of the walk over a year', 'log, or log odds for shares'),
  ('trend_fits', 14, 'excess', 'error of a statement beyond its words', 'log, or log odds for shares'),
  ('trend_fits', 15, 'bias', 'error of an origin', 'log, or log odds for shares'),
  ('trend_fits', 16, 'model', 'name and edition of the model', NULL),
  ('trend_fits', 17, 'known_by', 'the last day by which one of its claims could be known', 'ISO date'),
  ('trend_statements', 1, 'series', 'what is measured: key in series_list', NULL),
  ('trend_statements', 2, 'place', 'where: key in places', NULL),
  ('trend_statements', 3, 'currency', 'of money', 'ISO 4217'),
  ('trend_statements', 4, 'claim', 'the claim: document#key', NULL),
  ('trend_statements', 5, 'fate', 'kept, echo, presumed-echo (nobody declared it) or refused', NULL),
  ('trend_statements', 6, 'speaker', 'of an echo: the claim that speaks for it', NULL),
  ('trend_statements', 7, 'reason', 'of a refused statement: why', NULL),
  ('trend_statements', 8, 'read_low', 'lower end of what its words are taken to allow', 'the series'' unit'),
  ('trend_statements', 9, 'read_high', 'upper end of that', 'the series'' unit'),
  ('trend_statements', 10, 'leverage', 'share of the certainty about what it measures that is its own', '0 to 1'),
  ('trend_statements', 11, 'outlier', 'probability that it is grossly wrong, given all others', '0 to 1');
