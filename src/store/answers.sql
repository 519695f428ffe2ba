CREATE TEMP TABLE trend_pull ( -- how far a statement pulls the median at a date
  series TEXT NOT NULL,
  place TEXT NOT NULL,
  currency TEXT,
  claim TEXT NOT NULL,
  day INTEGER NOT NULL, -- Julian day number
  date TEXT NOT NULL,
  shift REAL, -- on the working scale; NULL where no single number may represent the level
  factor REAL, -- the same as a factor on an amount, or on the odds of a share
  moves_by REAL, -- the median without the statement's origin, as a factor of the median
  beyond TEXT -- what the pull does not tell of what would be without that origin
);

CREATE INDEX temp.trend_pull_claim ON trend_pull (claim);

CREATE TEMP TABLE trend_without ( -- the trend at a date without an origin
  series TEXT NOT NULL,
  place TEXT NOT NULL,
  currency TEXT,
  origin TEXT, -- NULL: with all origins
  pull REAL, -- how far its statements pull the median together, as a factor on an amount, or on the odds of a share
  beyond TEXT, -- what the pull does not tell of what would be without it
  day INTEGER NOT NULL, -- Julian day number
  date TEXT NOT NULL,
  origins INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  name TEXT NOT NULL, -- what it is, in words
  p05 REAL,
  p50 REAL,
  p95 REAL
);

CREATE INDEX temp.trend_without_trend ON trend_without (series, place, day);

CREATE TEMP TABLE trend_vintage ( -- the trend at a date as of the day of each publication
  series TEXT NOT NULL,
  place TEXT NOT NULL,
  currency TEXT,
  known_on TEXT NOT NULL,
  day INTEGER NOT NULL, -- Julian day number
  date TEXT NOT NULL,
  asked INTEGER NOT NULL, -- 1: the date that was asked for; 0: a mid-year
  beyond INTEGER NOT NULL, -- 1: there is a band, but not at this date
  origins INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  name TEXT NOT NULL, -- what it is, in words
  p05 REAL,
  p50 REAL,
  p95 REAL
);

CREATE INDEX temp.trend_vintage_trend ON trend_vintage (series, place, known_on);
