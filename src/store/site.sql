-- What the pages of a site show, as seen by this connection. Each section gives the rows of one list, in order.

-- dossier
SELECT title, language, headline, note FROM dossier ORDER BY file;

-- claims
SELECT claim.id, replace(claim.id, '#', ':') AS anchor, claim.kind, estimate.series, series.title AS series_title, event.title AS event, event.category, event.happening,
  claim.place, place.name AS place_name, claim.stated, estimate.figure, estimate.scope,
  claim.when_edtf, claim.when_words, claim.when_from, claim.when_to, claim.extent, claim.known_on,
  estimate.bound, estimate.low, estimate.best, estimate.high, series.unit, series.unit_name, series.measure, estimate.currency, estimate.per, estimate.since,
  claim.origin, origin.name AS origin_name, claim.unsourced, claim.independent, claim.relays,
  (SELECT group_concat(role || ': ' || acting.name, '; ') FROM (SELECT * FROM party WHERE party.claim = claim.id ORDER BY position) AS acts JOIN agent AS acting ON acting.key = acts.agent) AS parties,
  claim.document, document.title AS document_title, document.publisher, publisher.name AS publisher_name, document.published, document.published_words, document.author,
  document.url, document.archive_url, document.accessed_on, claim.locator, claim.basis, claim.reliability || claim.credibility AS grade,
  claim.status, claim.status_on, claim.status_reason, claim.supersedes, claim_successor.successor AS superseded_by, claim.denies, claim.projection,
  coalesce(claim_root.root, claim.id) AS root, root.origin AS root_origin, root_origin.name AS root_origin_name, coalesce(claim_root.depth, 0) AS depth,
  estimate.read_as, estimate.correction_reason, claim.note
FROM claim
JOIN document ON document.key = claim.document
JOIN agent AS publisher ON publisher.key = document.publisher
JOIN agent AS origin ON origin.key = claim.origin
JOIN place ON place.key = claim.place
LEFT JOIN claim_root ON claim_root.claim = claim.id
JOIN claim AS root ON root.id = coalesce(claim_root.root, claim.id)
JOIN agent AS root_origin ON root_origin.key = root.origin
LEFT JOIN claim_successor ON claim_successor.claim = claim.id
LEFT JOIN estimate ON estimate.claim = claim.id
LEFT JOIN series ON series.key = estimate.series
LEFT JOIN event ON event.claim = claim.id
ORDER BY coalesce(claim.from_day, claim.to_day), claim.to_day, claim.id;

-- disputes
SELECT verdict, rule, factor, series, a, b, overlap_from, overlap_to
FROM (
  SELECT 'disagree' AS verdict, rule, factor, series, a, b, overlap_from, overlap_to FROM pair_apart
  UNION ALL
  SELECT verdict, rule, factor, series, a, b, overlap_from, overlap_to FROM pair_declared WHERE rule = 'denied'
)
ORDER BY factor IS NULL, factor DESC, series, a, b;

-- crowded
SELECT series FROM crowded_series ORDER BY series;

-- series
SELECT key, title, unit, unit_name, currency, per, measure, since, note, part_of, claims,
  (SELECT count(DISTINCT claim.place) FROM estimate JOIN claim ON claim.id = estimate.claim WHERE estimate.series = series_list.key) AS places
FROM series_list
ORDER BY claims DESC, key;

-- documents
SELECT documents.key, documents.title, documents.publisher, publisher_name, documents.author, documents.published, document.published_words, documents.published_from, documents.published_to, documents.archived_on, documents.accessed_on, documents.known_on, documents.known_by,
  documents.language, documents.url, documents.archive_url, documents.sha256, documents.note, documents.claims
FROM documents JOIN document ON document.key = documents.key
ORDER BY documents.known_on, documents.key;

-- agents
SELECT key, name, kind, part_of, (SELECT whole.name FROM agent AS whole WHERE whole.key = agents.part_of) AS part_of_name, body,
  place, (SELECT place.name FROM place WHERE place.key = agents.place) AS place_name, digest, note, documents, claims_originated
FROM agents
ORDER BY name, key;

-- hedges
SELECT word, lower_factor, upper_factor FROM hedges WHERE word NOT IN ('none', 'counted') ORDER BY word;

-- views
SELECT relation_meaning.relation AS name, one_row_per AS meaning,
  (SELECT group_concat(name, ', ') FROM (SELECT name FROM column_meaning WHERE column_meaning.relation = relation_meaning.relation ORDER BY position)) AS columns
FROM relation_meaning ORDER BY relation_meaning.position, relation_meaning.relation;

-- verified
SELECT claim, outcome AS verified, verified_on FROM verification ORDER BY claim;

-- runs
SELECT substr(finished_at, 1, 10) AS changed_on FROM ingest_runs WHERE claims_added + claims_changed + claims_removed > 0 ORDER BY id DESC LIMIT 1;

-- estimates
SELECT id, series, place, scope, stated, figure, bound, hedge, low, best, high, interval, interval_level, unit, unit_name, currency, per, when_edtf, when_from, when_to, extent, known_on,
  origin, root_origin, publisher, document, locator, basis, grade, status, status_on, status_reason, superseded_by, denies, is_echo, origin_id, unsourced, projection, read_as, note
FROM estimates
WHERE series = :series
ORDER BY from_day, to_day, id;
