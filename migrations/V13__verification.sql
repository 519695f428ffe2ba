-- Why: a figure can be typed wrong, or made up. What `tallybook verify` found of each claim in the researcher's own copy of its document is kept, so that
-- charts and pages can mark what was verified and when, without anyone passing on the text.
-- Cost: about 60 bytes per claim that was looked for; none until then.

CREATE TABLE verification ( -- what the researcher's own copy of a document has of a claim's stated phrase; the days are those of the runs, so equal dossiers may differ in them
  claim TEXT NOT NULL PRIMARY KEY REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  outcome TEXT NOT NULL CHECK (outcome IN ('exact', 'repaired', 'moved', 'misattributed', 'changed', 'scattered', 'missing')),
  found_at TEXT, -- a locator, of a misattributed phrase in another document; NULL where it was not found
  occurrences INTEGER NOT NULL CHECK (occurrences >= 0), -- of the phrase, in the document that it was found in
  verified_on TEXT NOT NULL CHECK (verified_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;

DROP VIEW estimates;
CREATE VIEW estimates AS -- one row per estimate, flat
SELECT
  claim.id, estimate.series, claim.place, claim.stated, estimate.figure, estimate.bound, estimate.hedge, estimate.low, estimate.best, estimate.high,
  estimate.interval, estimate.interval_level, series.unit, series.unit_name, estimate.currency, estimate.per, hedge.approximate, estimate.scope,
  claim.when_edtf, claim.when_from, claim.when_to, claim.extent, claim.known_on,
  claim.origin, document.publisher, claim.document, claim.locator, claim.basis, claim.reliability || claim.credibility AS grade,
  claim.status, claim.status_on, claim.status_reason, claim_successor.successor AS superseded_by, claim.denies,
  claim.relays IS NOT NULL AS is_echo, root.id AS origin_id, agent_body.body AS root_origin, root.unsourced, claim.independent,
  claim.projection, estimate.read_as, claim.note, claim.private_note,
  max(claim.private, document.private) AS private, claim.file, claim.line, series.measure, estimate.since,
  CASE series.measure WHEN 'cumulative' THEN coalesce(claim.when_to, claim.known_on) ELSE claim.when_from END AS about_from, -- a total is about the day by which it was counted
  CASE series.measure WHEN 'cumulative' THEN coalesce(claim.when_to, claim.known_on) ELSE claim.when_to END AS about_to,
  claim.from_day, claim.to_day, estimate.since_day,
  CASE series.measure WHEN 'cumulative' THEN coalesce(claim.to_day, claim.known_day) ELSE claim.from_day END AS about_from_day,
  CASE series.measure WHEN 'cumulative' THEN coalesce(claim.to_day, claim.known_day) ELSE claim.to_day END AS about_to_day, claim.known_day,
  series.measure = 'cumulative' OR claim.extent = 'throughout' OR coalesce(claim.to_day - claim.from_day <= 731, 0) AS is_dated, -- otherwise: some time in more than two years
  claim.when_words, estimate.own_sizes, verification.outcome AS verified, verification.verified_on
FROM estimate
JOIN hedge ON hedge.word = estimate.hedge
JOIN claim ON claim.id = estimate.claim
JOIN document ON document.key = claim.document
JOIN series ON series.key = estimate.series
LEFT JOIN claim_root ON claim_root.claim = claim.id
JOIN claim AS root ON root.id = coalesce(claim_root.root, claim.id)
JOIN agent_body ON agent_body.agent = root.origin
LEFT JOIN claim_successor ON claim_successor.claim = claim.id
LEFT JOIN verification ON verification.claim = claim.id;

DROP VIEW events;
CREATE VIEW events AS -- one row per claim that something happened, flat
SELECT
  claim.id, event.title, event.category, event.happening, claim.place, claim.stated,
  claim.when_edtf, claim.when_from, claim.when_to, claim.extent, claim.known_on,
  claim.origin, document.publisher, claim.document, claim.locator, claim.basis, claim.reliability || claim.credibility AS grade,
  claim.status, claim.status_on, claim.status_reason, claim_successor.successor AS superseded_by, claim.denies,
  claim.relays IS NOT NULL AS is_echo, root.id AS origin_id, agent_body.body AS root_origin,
  claim.projection, claim.note, claim.private_note,
  max(claim.private, document.private) AS private, claim.file, claim.line, claim.from_day, claim.to_day, claim.when_words, event.anchor, verification.outcome AS verified, verification.verified_on
FROM event
JOIN claim ON claim.id = event.claim
JOIN document ON document.key = claim.document
LEFT JOIN claim_root ON claim_root.claim = claim.id
JOIN claim AS root ON root.id = coalesce(claim_root.root, claim.id)
JOIN agent_body ON agent_body.agent = root.origin
LEFT JOIN claim_successor ON claim_successor.claim = claim.id
LEFT JOIN verification ON verification.claim = claim.id;

CREATE VIEW verifications AS -- one row per claim whose phrase was looked for in the researcher's copy, flat
SELECT
  verification.claim, claim.kind, claim.document, claim.stated, claim.locator, verification.outcome, verification.found_at, verification.occurrences,
  verification.verified_on, max(claim.private, document.private) AS private, claim.file, claim.line
FROM verification
JOIN claim ON claim.id = verification.claim
JOIN document ON document.key = claim.document;

INSERT INTO relation_meaning (relation, position, one_row_per) VALUES
  ('verifications', 36, 'a claim whose stated phrase was looked for in the researcher''s own copy of its document');

INSERT INTO column_meaning (relation, position, name, meaning, unit) VALUES
  ('estimates', 60, 'verified', 'how the stated phrase was found again in the researcher''s own copy: exact, repaired, moved, misattributed, changed, scattered or missing; NULL if it was not looked for', NULL),
  ('estimates', 61, 'verified_on', 'the day on which it was looked for', 'ISO date'),
  ('events', 36, 'verified', 'how the stated phrase was found again in the researcher''s own copy: exact, repaired, moved, misattributed, changed, scattered or missing; NULL if it was not looked for', NULL),
  ('events', 37, 'verified_on', 'the day on which it was looked for', 'ISO date'),
  ('verifications', 1, 'claim', 'the claim: document#key', NULL),
  ('verifications', 2, 'kind', 'what the claim is: estimate or event', NULL),
  ('verifications', 3, 'document', 'key in documents', NULL),
  ('verifications', 4, 'stated', 'the phrase that was looked for', NULL),
  ('verifications', 5, 'locator', 'where the claim says that it stands', NULL),
  ('verifications', 6, 'outcome', 'exact or repaired: it stands there; moved: elsewhere in the document; misattributed: in another document; changed: nearly; scattered: its words alone; missing: not at all', NULL),
  ('verifications', 7, 'found_at', 'where it was found, as a locator; of a misattributed phrase, in another document', NULL),
  ('verifications', 8, 'occurrences', 'how often the phrase is in that document', NULL),
  ('verifications', 9, 'verified_on', 'the day on which it was looked for', 'ISO date'),
  ('verifications', 10, 'private', '1 where the claim or its document is private; public output leaves such rows out', NULL),
  ('verifications', 11, 'file', 'the file of the dossier that contains the claim', NULL),
  ('verifications', 12, 'line', 'the line in that file, from 1', NULL);

PRAGMA user_version = 13;
