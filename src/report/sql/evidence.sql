-- title: Evidence
-- question: What is known about a claim: its words, its reading, its source, its chain of relays, and what agrees or disagrees with it?
-- parameters: claim
-- needs: nothing
-- years: none
-- words: none
WITH one AS (
  SELECT claim.*, estimate.series, estimate.figure, estimate.bound, estimate.scope, estimate.since, series.measure, estimate.read_as, estimate.correction_reason, event.title, event.category, event.happening,
    document.title AS document_title, document.published, publisher.name AS publisher_name, origin.name AS origin_name,
    place.name AS place_name, document.private AS document_private, document.private_note AS document_private_note, document.url, document.archive_url, document.sha256
  FROM claim
  JOIN document ON document.key = claim.document
  JOIN agent AS publisher ON publisher.key = document.publisher
  JOIN agent AS origin ON origin.key = claim.origin
  JOIN place ON place.key = claim.place
  LEFT JOIN estimate ON estimate.claim = claim.id
  LEFT JOIN series ON series.key = estimate.series
  LEFT JOIN event ON event.claim = claim.id
  WHERE claim.id = :claim
),
line (position, field, value) AS (
  SELECT 1, 'claim', id FROM one
  UNION ALL SELECT 2, 'series', series FROM one
  UNION ALL SELECT 3, 'event', title || ' (' || category || ')' FROM one
  UNION ALL SELECT 4, 'stated', stated FROM one
  UNION ALL SELECT 5, 'read as', figure || ' (' || bound || ')' FROM one
  UNION ALL SELECT 6, 'correction', read_as || ': ' || correction_reason FROM one
  UNION ALL SELECT 7, 'place', place_name || ' (' || place || ')' FROM one
  UNION ALL SELECT 8, 'scope', scope FROM one
  UNION ALL SELECT 9, 'about', when_words || ' (' || when_edtf || ', ' || extent || CASE WHEN when_stated NOT IN (when_edtf, when_words) THEN ', written as ' || when_stated ELSE '' END || ')' FROM one
  UNION ALL SELECT 9, 'counted since', since FROM one WHERE measure = 'cumulative'
  UNION ALL SELECT 9, 'projection', 'a goal or forecast, no evidence of what was' FROM one WHERE projection
  UNION ALL SELECT 9.5 + position * 1e-6, 'party', role || ': ' || agent_name || ' (' || agent || ')' FROM parties WHERE claim = :claim
  UNION ALL SELECT 10, 'origin', CASE WHEN unsourced THEN 'unknown (given by ' || origin_name || ')' ELSE origin_name || CASE WHEN origin_given THEN '' ELSE ' (the publisher; no other origin is given)' END END FROM one
  UNION ALL SELECT 11, 'basis', basis FROM one
  UNION ALL SELECT 11, 'independent', 'a measurement of its own' FROM one WHERE independent
  UNION ALL SELECT 12, 'document', document_title || ', ' || publisher_name || coalesce(', ' || published, '') FROM one
  UNION ALL SELECT 13, 'locator', locator FROM one
  UNION ALL SELECT 14, 'known on', known_on || ' (' || known_by || ')' FROM one
  UNION ALL SELECT 15, 'address', coalesce(archive_url, url) FROM one
  UNION ALL SELECT 16, 'copy', 'sha256 ' || sha256 FROM one
  UNION ALL SELECT 17, 'grade', reliability || credibility FROM one
  UNION ALL SELECT 18, 'status', status || coalesce(' since ' || status_on, '') || coalesce(': ' || status_reason, '') FROM one
  UNION ALL SELECT 18, 'superseded by', successor FROM claim_successor WHERE claim = :claim
  UNION ALL SELECT 18, 'supersedes', supersedes FROM one
  UNION ALL SELECT 18, 'denies', denies FROM one
  UNION ALL SELECT 18, 'denied by', claim.id || ' (' || agent.name || ')' FROM claim JOIN agent ON agent.key = claim.origin WHERE claim.denies = :claim
  UNION ALL SELECT 19, 'note', note FROM one
  UNION ALL SELECT 19, 'private note', private_note FROM one
  UNION ALL SELECT 19, 'private note of the document', document_private_note FROM one
  UNION ALL SELECT 19, 'private', CASE WHEN document_private THEN 'with its document' WHEN private THEN 'as a whole' ELSE private_fields END FROM one
  UNION ALL SELECT 20, 'written at', file || ':' || line FROM one
  UNION ALL
  SELECT 21, CASE WHEN mine.root IS NULL THEN 'first of its chain' ELSE 'repeats' END, coalesce(mine.root, one.id)
  FROM one LEFT JOIN claim_root AS mine ON mine.claim = one.id
  UNION ALL
  SELECT 22, 'repeated by', other.claim || ' (' || claim.known_on || ')'
  FROM one LEFT JOIN claim_root AS mine ON mine.claim = one.id
  JOIN claim_root AS other ON other.root = coalesce(mine.root, one.id) AND other.depth > coalesce(mine.depth, 0)
  JOIN claim ON claim.id = other.claim
  UNION ALL
  SELECT 23, 'same happening', claim.id FROM event JOIN claim ON claim.id = event.claim, one WHERE event.happening = one.happening AND claim.id <> one.id
  UNION ALL
  SELECT 24, verdict, figure_b || ' by ' || b || ' (' || rule || coalesce(', factor ' || factor, '') || ')' FROM contradictions WHERE a = :claim
  UNION ALL
  SELECT 24, verdict, figure_a || ' by ' || a || ' (' || rule || coalesce(', factor ' || factor, '') || ')' FROM contradictions WHERE b = :claim
)
SELECT field, value FROM line WHERE value IS NOT NULL ORDER BY position, field, value
