-- The tables as they stood on a day: documents known by then, their claims, no link to a claim that was not known yet,
-- and no break by an event that was not.
CREATE TEMP VIEW document AS
SELECT * FROM main.document WHERE known_on <= :known_by;

CREATE TEMP VIEW claim AS
SELECT id, document, kind, place, stated, when_stated, when_edtf, when_from, when_to, extent, when_approximate, when_uncertain, origin, origin_given,
  CASE WHEN relays IN (SELECT id FROM main.claim WHERE document IN (SELECT key FROM main.document WHERE known_on <= :known_by)) THEN relays END AS relays,
  locator, basis, reliability, credibility, projection, status, status_reason, note, private_note, file, line
FROM main.claim WHERE document IN (SELECT key FROM main.document WHERE known_on <= :known_by);

CREATE TEMP VIEW estimate AS
SELECT * FROM main.estimate WHERE claim IN (SELECT id FROM temp.claim);

CREATE TEMP VIEW event AS
SELECT * FROM main.event WHERE claim IN (SELECT id FROM temp.claim);

CREATE TEMP VIEW break AS
SELECT * FROM main.break WHERE event IN (SELECT claim FROM temp.event);

-- What is computed from claims starts empty, and is computed from those.
CREATE TEMP TABLE trend_fit AS SELECT * FROM main.trend_fit WHERE 0;

CREATE TEMP TABLE trend_point AS SELECT * FROM main.trend_point WHERE 0;

CREATE TEMP TABLE trend_statement AS SELECT * FROM main.trend_statement WHERE 0;
