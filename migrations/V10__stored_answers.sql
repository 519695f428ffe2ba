-- Why: SQLite took longer to compile the view `contradictions` than to run it, and compared all claims anew each time it was read. So the pairs that disagree, and those
-- that the dossier declares, are found at ingest and stored; the other verdicts, of which there are as many as pairs, are still found when they are asked for. What is told
-- of each year is stored too, since for one series it took as long as for all; and the words of claims are indexed, so that a claim is found by any of them.
-- Cost: about 300 bytes per pair that disagrees, 60 per claim and year, and 500 per claim for its words.

CREATE TABLE pair_apart ( -- every pair of comparable estimates that cannot both be right, of series that are not crowded
  series TEXT NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (rule IN ('intervals-apart', 'part-larger-than-whole')),
  factor ANY CHECK (typeof(factor) IN ('integer', 'real', 'null')), -- how many times as much one states as the other
  figure_a TEXT NOT NULL,
  origin_a TEXT NOT NULL,
  place_a TEXT NOT NULL,
  scope_a TEXT,
  figure_b TEXT NOT NULL,
  origin_b TEXT NOT NULL,
  place_b TEXT NOT NULL,
  scope_b TEXT,
  overlap_from TEXT,
  overlap_to TEXT,
  overlap_from_day INTEGER,
  overlap_to_day INTEGER,
  PRIMARY KEY (series, a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_apart_a ON pair_apart (a);
CREATE INDEX pair_apart_b ON pair_apart (b);

CREATE TABLE crowded_series ( -- every series with more pairs that disagree than are stored: they are found when they are asked for
  series TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE pair_declared ( -- every pair of estimates that the dossier says belong together, with its verdict
  rule TEXT NOT NULL CHECK (rule IN ('own-revision', 'denied')),
  verdict TEXT NOT NULL CHECK (verdict IN ('compatible', 'disagree')),
  factor ANY CHECK (typeof(factor) IN ('integer', 'real', 'null')), -- of a denied figure that is apart from the one that denies it
  series TEXT NOT NULL,
  a TEXT NOT NULL,
  figure_a TEXT NOT NULL,
  origin_a TEXT NOT NULL,
  place_a TEXT NOT NULL,
  scope_a TEXT,
  b TEXT NOT NULL,
  figure_b TEXT NOT NULL,
  origin_b TEXT NOT NULL,
  place_b TEXT NOT NULL,
  scope_b TEXT,
  overlap_from TEXT,
  overlap_to TEXT,
  overlap_from_day INTEGER,
  overlap_to_day INTEGER,
  PRIMARY KEY (rule, a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE total_stretch ( -- every stretch of days with comparable totals
  series TEXT NOT NULL,
  kind TEXT NOT NULL,
  stretch INTEGER NOT NULL,
  PRIMARY KEY (series, kind, stretch)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_year ( -- every accepted estimate that is neither superseded nor a projection, with each calendar year that it can be about
  series TEXT NOT NULL,
  claim TEXT NOT NULL,
  year INTEGER NOT NULL,
  is_dated INTEGER NOT NULL,
  PRIMARY KEY (series, claim, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE year_told ( -- what is told of every series, place, scope, currency, start and year
  series TEXT NOT NULL,
  place TEXT NOT NULL,
  scope TEXT NOT NULL, -- '' if all
  currency TEXT NOT NULL, -- '' if not money
  since TEXT NOT NULL, -- '' if unknown, or not a total
  year INTEGER NOT NULL,
  as_of TEXT,
  claims INTEGER NOT NULL,
  dated INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  dated_origins INTEGER NOT NULL,
  unsourced INTEGER NOT NULL,
  lowest ANY,
  median_low ANY,
  median_high ANY,
  highest ANY,
  open_below INTEGER NOT NULL,
  open_above INTEGER NOT NULL,
  latest TEXT,
  latest_id TEXT,
  PRIMARY KEY (series, place, scope, currency, since, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_words ( -- the words by which a claim is found; never a private note
  number INTEGER NOT NULL PRIMARY KEY, -- in the order of ids, as the index needs it
  id TEXT NOT NULL UNIQUE,
  stated TEXT,
  title TEXT, -- of an event
  scope TEXT,
  basis TEXT,
  note TEXT,
  document TEXT NOT NULL, -- its title
  origin TEXT NOT NULL, -- names
  publisher TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE claim_text -- an index of claim_words: SELECT id FROM claim_text WHERE claim_text MATCH 'migrant workers' ORDER BY rank
USING fts5 (id UNINDEXED, stated, title, scope, basis, note, document, origin, publisher, content = 'claim_words', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');

DROP VIEW intervals_apart;
CREATE VIEW intervals_apart AS -- pairs of dated intervals that touch or are disjoint in a year of both, of totals the later or near ones below, in both orders: candidates for disagreement
SELECT above.series, above.claim AS a, below.claim AS b, above.series IN (SELECT series FROM crowded_series) AS is_crowded
FROM interval_year AS above
CROSS JOIN place_within ON place_within.place = above.place
CROSS JOIN interval_year AS below ON below.series = above.series AND below.place = place_within.ancestor AND below.kind = above.kind AND below.year = above.year AND below.upper <= above.lower
WHERE above.year = max(above.first_year, below.first_year) -- one of the years that they share
UNION ALL
SELECT above.series, below.claim, above.claim, above.series IN (SELECT series FROM crowded_series)
FROM interval_year AS above
CROSS JOIN interval_year AS below ON below.series = above.series AND below.place = above.place AND below.kind = above.kind AND below.year = above.year AND below.upper <= above.lower
WHERE above.year = max(above.first_year, below.first_year) AND coalesce(below.lower <> above.upper, 1) -- two that are one and the same point are above
UNION ALL
SELECT above.series, above.claim, below.claim, above.series IN (SELECT series FROM crowded_series) -- a total, and one that is later or so near that they are compared; the + keeps SQLite from one long range of stretches
FROM total_interval AS above
CROSS JOIN place_within ON place_within.place = above.place
CROSS JOIN total_stretch AS time ON time.series = above.series AND time.kind = above.kind AND time.stretch >= above.stretch - 4
CROSS JOIN total_interval AS below ON below.series = above.series AND below.place = place_within.ancestor AND below.kind = above.kind AND below.stretch = +time.stretch AND below.upper < above.lower
WHERE above.lowest_upper < above.lower AND below.day >= above.near_from
UNION ALL
SELECT below.series, below.claim, above.claim, below.series IN (SELECT series FROM crowded_series)
FROM total_interval AS below
CROSS JOIN total_stretch AS time ON time.series = below.series AND time.kind = below.kind AND time.stretch <= below.stretch + 4
CROSS JOIN total_interval AS above ON above.series = below.series AND above.place = below.place AND above.kind = below.kind AND above.stretch = +time.stretch AND above.lower > below.upper
WHERE below.highest_lower > below.upper AND below.day >= above.near_from;

CREATE VIEW disagreeing_pair AS -- one row per pair of comparable intervals that cannot both be right and of which neither denies the other
SELECT pair.series, CASE WHEN relation IN ('part', 'whole') THEN 'part-larger-than-whole' ELSE 'intervals-apart' END AS rule, factor,
  pair.a, figure_a, origin_a, place_a, scope_a, pair.b, figure_b, origin_b, place_b, scope_b, overlap_from, overlap_to, overlap_from_day, overlap_to_day, apart.is_crowded
FROM intervals_apart AS apart
CROSS JOIN comparable_pair AS pair ON pair.a = apart.a AND pair.b = apart.b AND pair.series = apart.series
WHERE disagree AND NOT EXISTS (SELECT 1 FROM claim WHERE id = pair.a AND denies = pair.b OR id = pair.b AND denies = pair.a);

DROP VIEW contradictions;
CREATE VIEW contradictions AS -- one row per pair of accepted estimates of one series, place or part, and time; of a denial, and of superseded ones the pair of the old and the new, whatever they are about
SELECT 'disagree' AS verdict, rule, factor, series, a, figure_a, origin_a, place_a, scope_a, b, figure_b, origin_b, place_b, scope_b,
  overlap_from, overlap_to, overlap_from_day, overlap_to_day
FROM pair_apart
UNION ALL
SELECT 'disagree', rule, factor, series, a, figure_a, origin_a, place_a, scope_a, b, figure_b, origin_b, place_b, scope_b, overlap_from, overlap_to, overlap_from_day, overlap_to_day
FROM disagreeing_pair
WHERE is_crowded
UNION ALL
SELECT 'compatible', CASE WHEN relation IN ('part', 'whole') THEN 'part-within-whole' ELSE 'intervals-overlap' END, NULL,
  series, a, figure_a, origin_a, place_a, scope_a, b, figure_b, origin_b, place_b, scope_b, overlap_from, overlap_to, overlap_from_day, overlap_to_day
FROM comparable_pair AS pair
WHERE relation IN ('same', 'part', 'whole') AND NOT disagree
  AND NOT EXISTS (SELECT 1 FROM claim WHERE id = pair.a AND denies = pair.b OR id = pair.b AND denies = pair.a) -- a denied pair has its one row below
UNION ALL
SELECT 'not-comparable', relation, NULL,
  series, a, figure_a, origin_a, place_a, scope_a, b, figure_b, origin_b, place_b, scope_b, overlap_from, overlap_to, overlap_from_day, overlap_to_day
FROM comparable_pair AS pair
WHERE relation NOT IN ('same', 'part', 'whole')
  AND NOT EXISTS (SELECT 1 FROM claim WHERE id = pair.a AND denies = pair.b OR id = pair.b AND denies = pair.a)
UNION ALL
SELECT verdict, rule, factor, series, a, figure_a, origin_a, place_a, scope_a, b, figure_b, origin_b, place_b, scope_b, overlap_from, overlap_to, overlap_from_day, overlap_to_day
FROM pair_declared;

DROP VIEW claim_years;
CREATE VIEW claim_years AS -- one row per accepted estimate that is neither superseded nor a projection, and calendar year that it can be about
SELECT claim, year, is_dated FROM claim_year;

DROP VIEW yearly;
CREATE VIEW yearly AS -- one row per series, place, scope, currency, start and year that accepted estimates are about
SELECT series, place, nullif(scope, '') AS scope, nullif(currency, '') AS currency, nullif(since, '') AS since, year,
  as_of, claims, dated, origins, dated_origins, unsourced, lowest, median_low, median_high, highest, open_below, open_above, latest, latest_id
FROM year_told
ORDER BY year_told.series, year_told.place, year_told.scope, year_told.currency, year_told.since, year_told.year;

DROP VIEW coverage;
CREATE VIEW coverage AS -- one row per year without a dated claim about a place: within the span of the series, or searched or said to be unknown
WITH RECURSIVE
known AS MATERIALIZED (
  SELECT DISTINCT series, place, year FROM year_told WHERE dated > 0
),
calendar (series, year, last_year) AS (
  SELECT series, min(year), max(year) FROM known GROUP BY series
  UNION ALL
  SELECT series, year + 1, last_year FROM calendar WHERE year < last_year
),
silence AS MATERIALIZED ( -- the years that a search covers whole, and those of which a source says that it knows no figure; an open end reaches to that day
  SELECT series, place, 1 AS searched, 0 AS unreported,
    CAST(when_from AS INTEGER) + (substr(when_from, -5) <> '01-01') AS first_year, -- NULL: open
    CAST(coalesce(when_to, searched_on) AS INTEGER) - (substr(coalesce(when_to, searched_on), -5) <> '12-31') AS last_year
  FROM search
  WHERE when_from IS NOT NULL OR when_to IS NOT NULL
  UNION ALL
  SELECT series, place, 0, 1, CAST(about_from AS INTEGER), CAST(coalesce(about_to, known_on) AS INTEGER)
  FROM estimates
  WHERE bound = 'unreported' AND status = 'accepted' AND superseded_by IS NULL AND NOT is_echo
    AND is_dated AND (about_from IS NOT NULL OR about_to IS NOT NULL)
),
silent (series, place, year, last_year) AS ( -- of over a century, only the years within the span of the series count
  SELECT DISTINCT series, place, first_year, last_year FROM silence WHERE last_year BETWEEN first_year AND first_year + 100
  UNION
  SELECT series, place, year + 1, last_year FROM silent WHERE year < last_year
),
pair AS (SELECT DISTINCT estimate.series, claim.place FROM estimate JOIN claim ON claim.id = estimate.claim LEFT JOIN claim_successor ON claim_successor.claim = claim.id
  WHERE claim.status = 'accepted' AND claim_successor.claim IS NULL
  UNION SELECT series, place FROM silence),
cell AS (
  SELECT pair.series, pair.place, calendar.year FROM pair JOIN calendar ON calendar.series = pair.series
  UNION
  SELECT series, place, year FROM silent
)
SELECT series, place, year, last_before, next_after,
  (SELECT coalesce(sum(searched), 0) FROM silence JOIN place_within ON place_within.ancestor = silence.place
    WHERE silence.series = gap.series AND place_within.place = gap.place AND gap.year BETWEEN coalesce(first_year, gap.year) AND last_year) AS searched, -- a search of the whole covers its parts
  (SELECT coalesce(sum(unreported), 0) FROM silence WHERE silence.series = gap.series AND silence.place = gap.place AND gap.year BETWEEN coalesce(first_year, gap.year) AND last_year) AS unreported
FROM (
  SELECT cell.series, cell.place, cell.year, known.year IS NULL AS is_gap,
    max(known.year) OVER (PARTITION BY cell.series, cell.place ORDER BY cell.year) AS last_before,
    min(known.year) OVER (PARTITION BY cell.series, cell.place ORDER BY cell.year ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next_after
  FROM cell
  LEFT JOIN known ON known.series = cell.series AND known.place = cell.place AND known.year = cell.year
) AS gap
WHERE is_gap
UNION ALL
SELECT key, NULL, NULL, NULL, NULL, (SELECT count(*) FROM search WHERE search.series = series.key), (SELECT coalesce(sum(unreported), 0) FROM silence WHERE silence.series = series.key) FROM series
WHERE NOT EXISTS (SELECT 1 FROM known WHERE known.series = series.key)
ORDER BY 1, 2, 3;

INSERT INTO relation_meaning (relation, position, one_row_per) VALUES
  ('disagreeing_pair', 28, 'a pair of comparable intervals that cannot both be right and of which neither denies the other; contradictions reads them from where they are stored');

INSERT INTO column_meaning (relation, position, name, meaning, unit) VALUES
  ('intervals_apart', 4, 'is_crowded', '1 if so many pairs of the series disagree that contradictions finds them anew', NULL),
  ('disagreeing_pair', 1, 'series', 'what is measured: key in series_list', NULL),
  ('disagreeing_pair', 2, 'rule', 'intervals-apart or part-larger-than-whole', NULL),
  ('disagreeing_pair', 3, 'factor', 'how many times as much one states as the other', NULL),
  ('disagreeing_pair', 4, 'a', 'one claim; the part, if one is a part of the other', NULL),
  ('disagreeing_pair', 5, 'figure_a', 'figure of a', NULL),
  ('disagreeing_pair', 6, 'origin_a', 'independent origin of a', NULL),
  ('disagreeing_pair', 7, 'place_a', 'place of a', NULL),
  ('disagreeing_pair', 8, 'scope_a', 'scope of a', NULL),
  ('disagreeing_pair', 9, 'b', 'the other claim; the whole, if one is a part of the other', NULL),
  ('disagreeing_pair', 10, 'figure_b', 'figure of b', NULL),
  ('disagreeing_pair', 11, 'origin_b', 'independent origin of b', NULL),
  ('disagreeing_pair', 12, 'place_b', 'place of b', NULL),
  ('disagreeing_pair', 13, 'scope_b', 'scope of b', NULL),
  ('disagreeing_pair', 14, 'overlap_from', 'first day that both can be about; NULL if both are open', 'ISO date'),
  ('disagreeing_pair', 15, 'overlap_to', 'last day that both can be about', 'ISO date'),
  ('disagreeing_pair', 16, 'overlap_from_day', 'overlap_from as a number', 'Julian day number'),
  ('disagreeing_pair', 17, 'overlap_to_day', 'overlap_to as a number', 'Julian day number'),
  ('disagreeing_pair', 18, 'is_crowded', '1 if so many pairs of the series disagree that they are not stored', NULL);

PRAGMA user_version = 10;
