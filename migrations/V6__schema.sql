-- Why: the tables for a dossier as it was read, and for what is computed from it. Every row read from a file gives its file and line.
-- Tables use the dossier's own keys and are stored in key order (WITHOUT ROWID), so that the same files
-- give the same bytes in a dump, whatever the order or history of ingestion. Cost: keys are repeated in references.
-- Days are kept twice: as ISO text, for people, and, where they may lie before Christ, as Julian day numbers (src/model/day.rs), which sort, compare and
-- subtract rightly, as text with a sign does not. The days on which something became public or changed lie in the years 0 to 9999 and are text alone.
-- The numbering starts at 6: layouts 1 to 5 were never released.

PRAGMA application_id = 1413565529; -- "TALY"

CREATE TABLE source_file ( -- a text file of a dossier
  name TEXT NOT NULL PRIMARY KEY, -- path starting with the name of the dossier's folder: seeds/series.toml
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- of its bytes
  reading TEXT NOT NULL -- digest of the rows read from it, which also depend on other files and on the version of tallybook
) STRICT, WITHOUT ROWID;

CREATE TABLE table_digest ( -- digests of the rows that are not read from files, as they were written last; rows that differ from them are damaged
  name TEXT NOT NULL PRIMARY KEY, -- of a table; of `place`, the rows from a standard
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE agent ( -- whoever publishes, states or is cited
  key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('news-outlet', 'government', 'international', 'ngo', 'research', 'company', 'person', 'witness', 'other')),
  part_of TEXT REFERENCES agent (key) DEFERRABLE INITIALLY DEFERRED,
  place TEXT REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED,
  digest INTEGER NOT NULL DEFAULT 0 CHECK (digest IN (0, 1)), -- 1: it collects figures of others, so what it gives without an origin is unsourced
  note TEXT,
  private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)), -- 1: left out of public output
  private_fields TEXT, -- fields left out of public output, in alphabetical order, separated by spaces
  file TEXT NOT NULL REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX agent_file ON agent (file);

CREATE TABLE place ( -- a place and its parent
  key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  standard TEXT NOT NULL CHECK (standard IN ('iso-3166-1', 'iso-3166-2', 'iso-3166-3', 'un-m49', 'own')),
  parent TEXT REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED CHECK (parent <> key),
  note TEXT,
  file TEXT REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED, -- NULL: defined by a standard
  line INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX place_parent ON place (parent);
CREATE INDEX place_file ON place (file);

CREATE TABLE series ( -- what is measured
  key TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('count', 'share', 'money', 'duration', 'measure')),
  unit_name TEXT, -- day, tonne; for a count, what is counted
  currency TEXT CHECK (length(currency) = 3), -- NULL: each claim has its own
  per TEXT CHECK (per IN ('hour', 'day', 'week', 'month', 'quarter', 'year')),
  measure TEXT NOT NULL CHECK (measure IN ('stock', 'flow', 'cumulative')), -- a level at a time, an amount over a period, a total since a start
  since TEXT, -- of a total: when its count starts, EDTF
  since_day INTEGER, -- its first day as a Julian day number
  tolerance_days INTEGER CHECK (tolerance_days >= 0), -- of a total: how far apart counts may be and still be compared; NULL: a tenth of the time counted
  adds_up INTEGER NOT NULL CHECK (adds_up IN (0, 1)), -- whether the parts of a place add up to the whole
  bound_by_parts INTEGER NOT NULL CHECK (bound_by_parts IN (0, 1)), -- whether, where they do, what is said of a part bounds the trend of the whole, and the other way round
  part_of TEXT REFERENCES series (key) DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  file TEXT NOT NULL REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX series_file ON series (file);

CREATE TABLE document ( -- a published document that can be cited
  key TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL REFERENCES agent (key) DEFERRABLE INITIALLY DEFERRED,
  author TEXT,
  published TEXT, -- EDTF
  published_words TEXT, -- the same in English
  published_from TEXT,
  published_to TEXT,
  published_from_day INTEGER, -- Julian day numbers
  published_to_day INTEGER,
  archived_on TEXT,
  accessed_on TEXT,
  known_on TEXT NOT NULL, -- the day by which it was certainly public
  known_by TEXT NOT NULL CHECK (known_by IN ('published', 'archived', 'accessed')),
  language TEXT NOT NULL,
  url TEXT,
  archive_url TEXT,
  sha256 TEXT CHECK (length(sha256) = 64), -- of the researcher's own copy
  note TEXT,
  private_note TEXT, -- left out of public output
  private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)), -- 1: left out of public output
  private_fields TEXT, -- fields left out of public output, in alphabetical order, separated by spaces
  file TEXT NOT NULL REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX document_file ON document (file);
CREATE INDEX document_publisher ON document (publisher);
CREATE INDEX document_private ON document (key) WHERE private OR private_note IS NOT NULL OR private_fields IS NOT NULL; -- empty where nothing is private

CREATE TABLE claim ( -- one assertion by one document at one locator
  id TEXT NOT NULL PRIMARY KEY, -- document#key
  document TEXT NOT NULL REFERENCES document (key) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('estimate', 'event')),
  place TEXT NOT NULL REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED,
  stated TEXT, -- a few of the source's own words
  when_stated TEXT NOT NULL, -- the date as written in the dossier
  when_edtf TEXT NOT NULL, -- ISO 8601-2
  when_words TEXT NOT NULL, -- the same in English
  when_from TEXT, -- first day that it can mean; NULL: open, unknown or beyond the calendar
  when_to TEXT, -- last day that it can mean; NULL likewise
  from_day INTEGER, -- when_from as a Julian day number
  to_day INTEGER, -- when_to likewise
  extent TEXT NOT NULL CHECK (extent IN ('throughout', 'at-some-time')),
  when_approximate INTEGER NOT NULL CHECK (when_approximate IN (0, 1)),
  when_uncertain INTEGER NOT NULL CHECK (when_uncertain IN (0, 1)),
  known_on TEXT NOT NULL, -- the day by which it was certainly public
  known_day INTEGER NOT NULL, -- the same as a Julian day number
  known_by TEXT NOT NULL CHECK (known_by IN ('published', 'archived', 'accessed', 'first-known')), -- first-known: before its document
  origin TEXT NOT NULL REFERENCES agent (key) DEFERRABLE INITIALLY DEFERRED, -- who it comes from
  origin_given INTEGER NOT NULL CHECK (origin_given IN (0, 1)), -- 0: no origin is given, so it is the publisher
  unsourced INTEGER NOT NULL CHECK (unsourced IN (0, 1)), -- 1: nobody says where it comes from
  independent INTEGER NOT NULL CHECK (independent IN (0, 1)), -- 1: known to be a measurement of its own
  relays TEXT REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED CHECK (relays <> id), -- the claim that it repeats
  supersedes TEXT REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes <> id), -- the claim that its origin replaces by it
  denies TEXT REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED CHECK (denies <> id), -- the claim that it disputes
  locator TEXT NOT NULL,
  basis TEXT,
  reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
  credibility INTEGER CHECK (credibility BETWEEN 1 AND 6),
  projection INTEGER NOT NULL CHECK (projection IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('accepted', 'disputed', 'withdrawn')),
  status_on TEXT, -- the day from which the status holds; NULL: from the start
  status_reason TEXT,
  note TEXT,
  private_note TEXT, -- left out of public output
  private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)), -- 1: left out of public output
  private_fields TEXT, -- fields left out of public output, in alphabetical order, separated by spaces
  file TEXT NOT NULL REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL,
  CHECK (from_day <= to_day),
  CHECK ((when_from IS NULL) = (from_day IS NULL)), CHECK ((when_to IS NULL) = (to_day IS NULL)),
  CHECK (status = 'accepted' OR status_reason IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_document ON claim (document);
CREATE INDEX claim_relays ON claim (relays) WHERE relays IS NOT NULL;
CREATE INDEX claim_supersedes ON claim (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX claim_denies ON claim (denies) WHERE denies IS NOT NULL;
CREATE INDEX claim_place ON claim (place);
CREATE INDEX claim_origin ON claim (origin);
CREATE INDEX claim_file ON claim (file);
CREATE INDEX claim_private ON claim (id) WHERE private OR private_note IS NOT NULL OR private_fields IS NOT NULL; -- empty where nothing is private

CREATE TABLE hedge ( -- how far from a figure a qualifying word allows the value to be, as factors of the figure
  word TEXT NOT NULL PRIMARY KEY,
  lower_factor ANY NOT NULL CHECK (typeof(lower_factor) IN ('integer', 'real') AND lower_factor > 0), -- 1 is an integer, so that whole figures stay whole
  upper_factor ANY NOT NULL CHECK (typeof(upper_factor) IN ('integer', 'real') AND upper_factor > 0),
  lower_strict INTEGER NOT NULL CHECK (lower_strict IN (0, 1)), -- 1: the lower end is excluded
  upper_strict INTEGER NOT NULL CHECK (upper_strict IN (0, 1)), -- 1: the upper end is excluded
  approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)) -- 1: the value is near the figure and need not be it
) STRICT, WITHOUT ROWID;

INSERT INTO hedge (word, lower_factor, upper_factor, lower_strict, upper_strict, approximate) VALUES -- src/model/hedge.rs says why
  ('none', 1, 1, 0, 0, 0),
  ('plural', 2, 1, 0, 0, 0), -- tens of thousands: two of them at least
  ('counted', 1, 1, 0, 0, 0),
  ('exactly', 1, 1, 0, 0, 0),
  ('well-over', 1, 1, 0, 0, 0),
  ('well-under', 1, 1, 0, 0, 0),
  ('estimated', 0.9, 1.1, 0, 0, 1),
  ('about', 0.9, 1.1, 0, 0, 1),
  ('roughly', 0.9, 1.1, 0, 0, 1),
  ('nearly', 0.9, 1, 0, 0, 1),
  ('just-under', 0.92, 1, 0, 1, 1),
  ('just-over', 1, 1.1, 1, 0, 1),
  ('order-of', 1.0 / 3, 3, 0, 0, 1);

CREATE TABLE estimate ( -- the content of a claim about a quantity
  claim TEXT NOT NULL PRIMARY KEY REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  series TEXT NOT NULL REFERENCES series (key) DEFERRABLE INITIALLY DEFERRED,
  bound TEXT NOT NULL CHECK (bound IN ('exact', 'approximate', 'range', 'at-least', 'more-than', 'at-most', 'less-than', 'magnitude', 'unreported')),
  low ANY CHECK (typeof(low) IN ('integer', 'real', 'null')),
  best ANY CHECK (typeof(best) IN ('integer', 'real', 'null')),
  high ANY CHECK (typeof(high) IN ('integer', 'real', 'null')),
  interval TEXT CHECK (interval IN ('ci', 'ui', 'range', 'margin')), -- what the ends are around a best figure
  interval_level ANY CHECK (typeof(interval_level) IN ('integer', 'real', 'null') AND interval_level > 0 AND interval_level < 100), -- in percent
  currency TEXT CHECK (length(currency) = 3),
  per TEXT CHECK (per IN ('hour', 'day', 'week', 'month', 'quarter', 'year')),
  hedge TEXT NOT NULL REFERENCES hedge (word), -- the word that hedges it
  figure TEXT NOT NULL, -- the quantity with its hedge, for people: >= 25,000
  own_sizes INTEGER NOT NULL CHECK (own_sizes IN (0, 1)), -- 1: a size in words that the dossier has set otherwise than usual
  since TEXT, -- of a total: the first day counted; NULL if unknown
  since_day INTEGER, -- the same as a Julian day number
  scope TEXT, -- the part covered, if not all
  read_as TEXT, -- the words read instead of a misprint
  correction_reason TEXT,
  CHECK (low <= high), CHECK (low <= best), CHECK (best <= high),
  CHECK ((coalesce(low, best, high) IS NOT NULL) = (bound <> 'unreported')),
  CHECK ((interval IS NOT NULL) = (best IS NOT NULL AND bound NOT IN ('exact', 'approximate'))),
  CHECK (interval IS NOT NULL OR interval_level IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX estimate_series ON estimate (series);

CREATE TABLE event ( -- the content of a claim that something happened
  claim TEXT NOT NULL PRIMARY KEY REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  happening TEXT, -- shared by all claims about the same happening
  anchor TEXT -- the name by which other claims may count from its time
) STRICT, WITHOUT ROWID;
CREATE INDEX event_happening ON event (happening) WHERE happening IS NOT NULL;

CREATE TABLE identity ( -- an equation between series that should hold
  key TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  equation TEXT NOT NULL,
  place TEXT NOT NULL REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED,
  when_edtf TEXT NOT NULL,
  when_from TEXT,
  when_to TEXT,
  from_day INTEGER, -- Julian day numbers
  to_day INTEGER,
  currency TEXT CHECK (length(currency) = 3),
  note TEXT,
  file TEXT NOT NULL REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE identity_term ( -- a factor or divisor of one side of an identity
  identity TEXT NOT NULL REFERENCES identity (key) DEFERRABLE INITIALLY DEFERRED,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  position INTEGER NOT NULL CHECK (position >= 1), -- within its side
  operation TEXT NOT NULL CHECK (operation IN ('*', '/')),
  series TEXT REFERENCES series (key) DEFERRABLE INITIALLY DEFERRED,
  is_rest INTEGER NOT NULL CHECK (is_rest IN (0, 1)), -- 1: what the series, a share, leaves of 1
  number REAL,
  PRIMARY KEY (identity, side, position),
  CHECK ((series IS NULL) <> (number IS NULL)),
  CHECK (position > 1 OR operation = '*')
) STRICT, WITHOUT ROWID;

CREATE TABLE break ( -- a declared time at which the level of a series may jump
  key TEXT NOT NULL PRIMARY KEY,
  series TEXT NOT NULL REFERENCES series (key) DEFERRABLE INITIALLY DEFERRED,
  place TEXT NOT NULL REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED, -- the trend of exactly this place, in every currency
  event TEXT NOT NULL REFERENCES event (claim) DEFERRABLE INITIALLY DEFERRED, -- the reason; its time is the time of the break
  factor ANY NOT NULL CHECK (typeof(factor) IN ('integer', 'real') AND factor > 1 AND factor <= 100), -- how far the level may typically jump
  direction TEXT NOT NULL CHECK (direction IN ('down', 'up', 'either')), -- which way it may jump
  reason TEXT NOT NULL,
  note TEXT,
  file TEXT NOT NULL REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX break_file ON break (file);

CREATE TABLE search ( -- a search for a figure that found nothing
  key TEXT NOT NULL PRIMARY KEY,
  series TEXT NOT NULL REFERENCES series (key) DEFERRABLE INITIALLY DEFERRED,
  place TEXT NOT NULL REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED,
  when_edtf TEXT NOT NULL, -- the time that a figure was wanted for
  when_from TEXT,
  when_to TEXT,
  from_day INTEGER, -- Julian day numbers
  to_day INTEGER,
  searched_in TEXT NOT NULL, -- an archive, a database
  words TEXT NOT NULL, -- what was searched for
  searched_on TEXT NOT NULL, -- the day of the search; it is known from then on
  note TEXT,
  private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)), -- 1: left out of public output
  private_fields TEXT, -- fields left out of public output, in alphabetical order, separated by spaces
  file TEXT NOT NULL REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX search_file ON search (file);

CREATE TABLE ingest_run ( -- the only table with timestamps
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL, -- UTC, ISO 8601
  finished_at TEXT NOT NULL,
  tool_version TEXT NOT NULL,
  files_read INTEGER NOT NULL,
  files_written INTEGER NOT NULL,
  files_removed INTEGER NOT NULL,
  claims_added INTEGER NOT NULL,
  claims_changed INTEGER NOT NULL,
  claims_removed INTEGER NOT NULL
) STRICT;

-- The tables below are computed from those above at each ingest and stored because computing them takes longer than reading them.

CREATE TABLE place_ancestor ( -- every place with each place that contains it, including itself
  place TEXT NOT NULL REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED,
  ancestor TEXT NOT NULL REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED,
  distance INTEGER NOT NULL CHECK (distance >= 0), -- steps between them
  PRIMARY KEY (place, ancestor)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_ancestor_ancestor ON place_ancestor (ancestor);

CREATE TABLE claim_root ( -- every claim that repeats another, with the first claim of its chain
  claim TEXT NOT NULL PRIMARY KEY REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  root TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  depth INTEGER NOT NULL CHECK (depth >= 1) -- steps between them
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_root_root ON claim_root (root, depth);

CREATE TABLE claim_successor ( -- every claim that no longer counts because another replaced it or what it repeats
  claim TEXT NOT NULL PRIMARY KEY REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  successor TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE agent_body ( -- every agent with the outermost agent that it is part of, or itself
  agent TEXT NOT NULL PRIMARY KEY REFERENCES agent (key) DEFERRABLE INITIALLY DEFERRED,
  body TEXT NOT NULL REFERENCES agent (key) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE interval_year ( -- every year of each dated, comparable estimate, so that disjoint intervals are found through an index
  series TEXT NOT NULL,
  place TEXT NOT NULL,
  kind TEXT NOT NULL, -- currency, rate and projection; estimates of different kinds are not compared
  year INTEGER NOT NULL,
  claim TEXT NOT NULL,
  first_year INTEGER NOT NULL, -- of the claim
  lower REAL, -- NULL if open
  upper REAL, -- NULL if open
  PRIMARY KEY (series, place, kind, year, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX interval_year_upper ON interval_year (series, place, kind, year, upper);

CREATE TABLE total_interval ( -- every comparable total as an interval, so that an earlier one above a later one is found through an index
  series TEXT NOT NULL,
  place TEXT NOT NULL,
  kind TEXT NOT NULL, -- currency, rate, projection and start; totals of different kinds are not compared
  stretch INTEGER NOT NULL, -- of days, in order of time: those within the tolerance are at most four stretches apart
  claim TEXT NOT NULL,
  day INTEGER NOT NULL, -- by which it was counted
  near_from REAL NOT NULL, -- the first day that is within the tolerance before it
  lower REAL, -- NULL if open
  upper REAL, -- NULL if open
  highest_lower REAL, -- the highest lower end of the totals that it may be below, of the place or a part of it; NULL if open
  lowest_upper REAL, -- the lowest upper end of those that it may be above, of the place or one that contains it; NULL if open
  PRIMARY KEY (series, place, kind, stretch, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX total_interval_upper ON total_interval (series, place, kind, stretch, upper);
CREATE INDEX total_interval_lower ON total_interval (series, place, kind, stretch, lower);
CREATE INDEX total_interval_claim ON total_interval (claim);

CREATE TABLE trend_fit ( -- what the model made of the accepted, unscoped estimates of a series in a place
  series TEXT NOT NULL REFERENCES series (key) DEFERRABLE INITIALLY DEFERRED,
  place TEXT NOT NULL REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED,
  currency TEXT NOT NULL, -- '' if not money
  model TEXT NOT NULL, -- name and version of the model
  fingerprint TEXT NOT NULL, -- of the statements that it was computed from
  known_by TEXT NOT NULL, -- the day by which all of them were known
  name TEXT NOT NULL, -- what it is, in words: model estimate from 3 independent origins
  story TEXT NOT NULL, -- its description, one sentence per line
  verdict TEXT NOT NULL CHECK (verdict IN ('no-statements', 'only-bounds', 'marks-only', 'contradiction', 'two-camps', 'line')),
  origins INTEGER NOT NULL, -- independent origins behind it
  unsourced INTEGER NOT NULL, -- figures behind it that nobody says the origin of
  kept INTEGER NOT NULL, -- statements that are used
  echoes INTEGER NOT NULL, -- statements that only repeat a kept one
  refused INTEGER NOT NULL, -- statements that could not be used
  first_on TEXT, -- first day that a kept statement is about
  last_on TEXT, -- last day that a kept statement is about
  first_day INTEGER, -- Julian day numbers of both
  last_day INTEGER,
  drift REAL, -- standard deviation of the random walk over a year, on the working scale
  excess REAL, -- error of a statement beyond its words, on the same scale
  bias REAL, -- error of an origin, on the same scale
  PRIMARY KEY (series, place, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE trend_point ( -- the band on a day
  series TEXT NOT NULL,
  place TEXT NOT NULL,
  currency TEXT NOT NULL,
  day INTEGER NOT NULL, -- Julian day number
  date TEXT NOT NULL,
  p05 REAL NOT NULL,
  p25 REAL NOT NULL,
  p50 REAL, -- NULL if no single number can represent the level
  p75 REAL NOT NULL,
  p95 REAL NOT NULL,
  support TEXT NOT NULL CHECK (support IN ('near', 'gap', 'before', 'after')), -- whether it is supported by statements
  line INTEGER NOT NULL CHECK (line IN (0, 1)), -- whether a line may be drawn through it
  statements INTEGER NOT NULL, -- kept statements about a time within a year
  origins INTEGER NOT NULL, -- independent origins of those
  PRIMARY KEY (series, place, currency, day),
  FOREIGN KEY (series, place, currency) REFERENCES trend_fit (series, place, currency) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE trend_statement ( -- how the model treated a statement
  series TEXT NOT NULL,
  place TEXT NOT NULL,
  currency TEXT NOT NULL,
  claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  bounds TEXT CHECK (bounds IN ('part', 'whole')), -- how a claim about another place bounds the trend: part of it, from below; the whole that it is part of, from above; NULL: it is about the place
  fate TEXT NOT NULL CHECK (fate IN ('kept', 'echo', 'presumed-echo', 'refused')),
  speaker TEXT, -- for an echo: the claim that counts in its place
  reason TEXT, -- for a refused statement: the reason
  read_low REAL, -- the range that its words are taken to allow
  read_high REAL,
  leverage REAL, -- its share of what is known about the value it states, 0 to 1
  outlier REAL, -- probability of a gross error, given all other statements
  PRIMARY KEY (series, place, currency, claim),
  FOREIGN KEY (series, place, currency) REFERENCES trend_fit (series, place, currency) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX trend_statement_claim ON trend_statement (claim);
