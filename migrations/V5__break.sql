-- Why: some events are known to have moved a level at once, and a researcher may say so: the trend may then jump at their date. The date is not
-- kept here but read from the event, so that a break is known when its event is, and moves when the event's date is mended.
-- Cost: nothing where no break is declared.

PRAGMA user_version = 5;

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

CREATE VIEW breaks AS -- one row per declared break, flat
SELECT
  break.key, break.series, break.place, break.factor, claim.when_edtf, claim.when_from, claim.when_to, event.title, break.reason,
  break.event, document.known_on, claim.status,
  claim.status <> 'withdrawn' AND coalesce(julianday(claim.when_to) - julianday(claim.when_from) < 366, 0) AS applied,
  break.note, break.file, break.line
FROM break
JOIN event ON event.claim = break.event
JOIN claim ON claim.id = break.event
JOIN document ON document.key = claim.document;

INSERT INTO relation_meaning (relation, position, one_row_per) VALUES
  ('breaks', 33, 'declared break: a time at which the level of a series may jump');

INSERT INTO column_meaning (relation, position, name, meaning, unit) VALUES
  ('breaks', 1, 'key', 'its key', NULL),
  ('breaks', 2, 'series', 'whose level may jump: key in series_list', NULL),
  ('breaks', 3, 'place', 'where: key in places; exactly this place', NULL),
  ('breaks', 4, 'factor', 'how far the level may typically jump, up or down; two jumps in three would be smaller', 'factor on an amount, or on the odds of a share'),
  ('breaks', 5, 'when_edtf', 'the time of the event, over which the jump is spread', 'EDTF, ISO 8601-2'),
  ('breaks', 6, 'when_from', 'first day that this time can mean', 'ISO date'),
  ('breaks', 7, 'when_to', 'last day that this time can mean', 'ISO date'),
  ('breaks', 8, 'title', 'what happened, in the researcher''s own words', NULL),
  ('breaks', 9, 'reason', 'why it may have moved the level, in the researcher''s own words', NULL),
  ('breaks', 10, 'event', 'the claim of the event: document#key', NULL),
  ('breaks', 11, 'known_on', 'the day by which the world could know the event, and from which the break counts', 'ISO date'),
  ('breaks', 12, 'status', 'the researcher''s standing towards the event: accepted, disputed, withdrawn', NULL),
  ('breaks', 13, 'applied', '1 where trends allow for it; 0 where its event was taken back, has no date or takes more than a year', NULL),
  ('breaks', 14, 'note', 'public note', NULL),
  ('breaks', 15, 'file', 'the file of the dossier that states it', NULL),
  ('breaks', 16, 'line', 'the line in that file, from 1', NULL);

UPDATE column_meaning SET meaning = 'the last day by which one of its claims, or the event of a declared break, could be known'
WHERE relation IN ('trend', 'trend_fits') AND name = 'known_by';
