-- Why: the tables that hold a dossier as it was read, and what is computed from it. Every row of the former names the file and line that state it.
-- Keys are the dossier's own words, and tables are kept in key order (WITHOUT ROWID), so that the same files
-- give the same bytes in a dump, whatever the order or history of ingestion. Cost: keys are repeated in references.
-- The numbering starts at 6: layouts 1 to 5 were never released.

PRAGMA application_id = 1413565529; -- "TALY"

CREATE TABLE source_file ( -- a text file of a dossier
  name TEXT NOT NULL PRIMARY KEY, -- path from the dossier's folder name on: seeds/series.toml
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- of its bytes
  reading TEXT NOT NULL -- fingerprint of what was read from it, which other files and other versions of tallybook have a part in
) STRICT, WITHOUT ROWID;

CREATE TABLE agent ( -- whoever publishes, states or is cited
  key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('news-outlet', 'government', 'international', 'ngo', 'research', 'company', 'person', 'witness', 'other')),
  part_of TEXT REFERENCES agent (key) DEFERRABLE INITIALLY DEFERRED,
  place TEXT REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)), -- 1: left out of public output
  private_fields TEXT, -- fields left out of public output, in alphabetical order, separated by spaces
  file TEXT NOT NULL REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX agent_file ON agent (file);

CREATE TABLE place ( -- a place and the place that it lies in
  key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  standard TEXT NOT NULL CHECK (standard IN ('iso-3166-1', 'iso-3166-2', 'iso-3166-3', 'un-m49', 'own')),
  parent TEXT REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED CHECK (parent <> key),
  note TEXT,
  file TEXT REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED, -- absent: the standard defines it
  line INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX place_parent ON place (parent);
CREATE INDEX place_file ON place (file);

CREATE TABLE series ( -- what is measured
  key TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('count', 'share', 'money', 'duration', 'measure')),
  unit_name TEXT, -- day, tonne; for a count, what is counted
  currency TEXT CHECK (length(currency) = 3), -- absent: each claim brings its own
  per TEXT CHECK (per IN ('hour', 'day', 'week', 'month', 'quarter', 'year')),
  adds_up INTEGER NOT NULL CHECK (adds_up IN (0, 1)), -- whether the parts of a place make the whole
  part_of TEXT REFERENCES series (key) DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  file TEXT NOT NULL REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX series_file ON series (file);

CREATE TABLE document ( -- one published thing that can be cited
  key TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL REFERENCES agent (key) DEFERRABLE INITIALLY DEFERRED,
  author TEXT,
  published TEXT, -- EDTF
  published_from TEXT,
  published_to TEXT,
  archived_on TEXT,
  accessed_on TEXT,
  known_on TEXT NOT NULL, -- the day by which the world could know it for certain
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

CREATE TABLE claim ( -- one assertion by one document at one locator
  id TEXT NOT NULL PRIMARY KEY, -- document#key
  document TEXT NOT NULL REFERENCES document (key) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('estimate', 'event')),
  place TEXT NOT NULL REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED,
  stated TEXT, -- the source's own few words
  when_stated TEXT NOT NULL, -- the date as the dossier writes it
  when_edtf TEXT NOT NULL, -- ISO 8601-2
  when_from TEXT, -- first day that it can mean; absent: open, unknown or beyond the calendar
  when_to TEXT, -- last day that it can mean; absent likewise
  extent TEXT NOT NULL CHECK (extent IN ('throughout', 'at-some-time')),
  when_approximate INTEGER NOT NULL CHECK (when_approximate IN (0, 1)),
  when_uncertain INTEGER NOT NULL CHECK (when_uncertain IN (0, 1)),
  origin TEXT NOT NULL REFERENCES agent (key) DEFERRABLE INITIALLY DEFERRED, -- whom it comes from
  origin_given INTEGER NOT NULL CHECK (origin_given IN (0, 1)), -- 0: nobody is named, so it is the publisher
  relays TEXT REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED CHECK (relays <> id), -- the claim that it only repeats
  locator TEXT NOT NULL,
  basis TEXT,
  reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
  credibility INTEGER CHECK (credibility BETWEEN 1 AND 6),
  projection INTEGER NOT NULL CHECK (projection IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('accepted', 'disputed', 'withdrawn')),
  status_reason TEXT,
  note TEXT,
  private_note TEXT, -- left out of public output
  private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)), -- 1: left out of public output
  private_fields TEXT, -- fields left out of public output, in alphabetical order, separated by spaces
  file TEXT NOT NULL REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL,
  CHECK (when_from <= when_to),
  CHECK (status = 'accepted' OR status_reason IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_document ON claim (document);
CREATE INDEX claim_relays ON claim (relays) WHERE relays IS NOT NULL;
CREATE INDEX claim_place ON claim (place);
CREATE INDEX claim_origin ON claim (origin);
CREATE INDEX claim_file ON claim (file);

CREATE TABLE hedge ( -- how far a word that qualifies a figure lets the value lie from it, as factors of the figure
  word TEXT NOT NULL PRIMARY KEY,
  lower_factor REAL NOT NULL CHECK (lower_factor BETWEEN 0 AND 1),
  upper_factor REAL NOT NULL CHECK (upper_factor >= 1),
  lower_strict INTEGER NOT NULL CHECK (lower_strict IN (0, 1)), -- 1: the lower end itself is excluded
  upper_strict INTEGER NOT NULL CHECK (upper_strict IN (0, 1)) -- 1: the upper end itself is excluded
) STRICT, WITHOUT ROWID;

INSERT INTO hedge (word, lower_factor, upper_factor, lower_strict, upper_strict) VALUES
  ('none', 1.0, 1.0, 0, 0),
  ('about', 0.9, 1.1, 0, 0);

CREATE TABLE estimate ( -- what a claim about a quantity says
  claim TEXT NOT NULL PRIMARY KEY REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  series TEXT NOT NULL REFERENCES series (key) DEFERRABLE INITIALLY DEFERRED,
  bound TEXT NOT NULL CHECK (bound IN ('exact', 'approximate', 'range', 'at-least', 'more-than', 'at-most', 'less-than', 'magnitude')),
  low ANY CHECK (typeof(low) IN ('integer', 'real', 'null')),
  best ANY CHECK (typeof(best) IN ('integer', 'real', 'null')),
  high ANY CHECK (typeof(high) IN ('integer', 'real', 'null')),
  currency TEXT CHECK (length(currency) = 3),
  per TEXT CHECK (per IN ('hour', 'day', 'week', 'month', 'quarter', 'year')),
  approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)), -- whether any word hedges it
  hedge TEXT NOT NULL REFERENCES hedge (word), -- the word that hedges it
  figure TEXT NOT NULL, -- the quantity with its hedge, for people: >= 25,000
  scope TEXT, -- the part covered, where that is not all
  read_as TEXT, -- the words read in place of a misprint
  correction_reason TEXT,
  CHECK (low <= high), CHECK (low <= best), CHECK (best <= high),
  CHECK (coalesce(low, best, high) IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX estimate_series ON estimate (series);

CREATE TABLE event ( -- what a claim about a happening says
  claim TEXT NOT NULL PRIMARY KEY REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  happening TEXT -- shared by the claims about one happening
) STRICT, WITHOUT ROWID;
CREATE INDEX event_happening ON event (happening) WHERE happening IS NOT NULL;

CREATE TABLE identity ( -- an equation between series that ought to hold
  key TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  equation TEXT NOT NULL,
  place TEXT NOT NULL REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED,
  when_edtf TEXT NOT NULL,
  when_from TEXT,
  when_to TEXT,
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
  number REAL,
  PRIMARY KEY (identity, side, position),
  CHECK ((series IS NULL) <> (number IS NULL)),
  CHECK (position > 1 OR operation = '*')
) STRICT, WITHOUT ROWID;

CREATE TABLE break ( -- a time at which the level of a series may jump, as the dossier declares
  key TEXT NOT NULL PRIMARY KEY,
  series TEXT NOT NULL REFERENCES series (key) DEFERRABLE INITIALLY DEFERRED,
  place TEXT NOT NULL REFERENCES place (key) DEFERRABLE INITIALLY DEFERRED, -- the trend of exactly this place, in every currency
  event TEXT NOT NULL REFERENCES event (claim) DEFERRABLE INITIALLY DEFERRED, -- the reason, whose time is the break's
  factor ANY NOT NULL CHECK (typeof(factor) IN ('integer', 'real') AND factor > 1 AND factor <= 100), -- how far the level may typically jump
  reason TEXT NOT NULL,
  note TEXT,
  file TEXT NOT NULL REFERENCES source_file (name) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX break_file ON break (file);

CREATE TABLE ingest_run ( -- the only table that knows the time of day
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

-- What follows is computed from the tables above at each ingest, and kept because it takes longer to compute than to read.

CREATE TABLE place_ancestor ( -- every place with each place that it lies in, itself included
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

CREATE TABLE interval_year ( -- every year of each dated, comparable estimate, so that intervals that lie apart are found through an index
  series TEXT NOT NULL,
  place TEXT NOT NULL,
  kind TEXT NOT NULL, -- currency, rate and outlook: estimates of unequal kinds never disagree
  year INTEGER NOT NULL,
  claim TEXT NOT NULL,
  first_year INTEGER NOT NULL, -- of the claim
  lower REAL, -- absent where open
  upper REAL, -- absent where open
  PRIMARY KEY (series, place, kind, year, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX interval_year_upper ON interval_year (series, place, kind, year, upper);

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
