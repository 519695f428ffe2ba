-- Every claim as a row of a sheet, with the columns that `dossier::sheet` reads; its document in the first of its rows. An agent that only a sheet
-- names is named, since its key is made from its name. The last columns are for reading
-- the words anew.
SELECT claim.kind, claim.document,
  iif(is_first, iif(agent.kind = 'other' AND agent.file NOT LIKE '%.toml', agent.name, document.publisher), NULL) AS publisher, iif(is_first, document.published, NULL) AS published, iif(is_first, document.title, NULL) AS title,
  iif(is_first, document.author, NULL) AS author, iif(is_first, document.language, NULL) AS language, iif(is_first, document.url, NULL) AS url,
  iif(is_first, document.archive_url, NULL) AS archive_url, iif(is_first, document.archived_on, NULL) AS archived, iif(is_first, document.accessed_on, NULL) AS accessed,
  iif(is_first, document.sha256, NULL) AS sha256, iif(is_first, document.note, NULL) AS document_note, iif(is_first, document.private_note, NULL) AS document_private_note,
  iif(is_first, iif(document.private, 'true', replace(document.private_fields, ' ', '; ')), NULL) AS document_private,
  substr(claim.id, instr(claim.id, '#') + 1) AS "key", estimate.series, claim.place, estimate.scope, event.title AS event, event.category, event.happening, event.anchor,
  claim.stated, estimate.bound, estimate.low, estimate.best, estimate.high, estimate.interval, estimate.interval_level, nullif(estimate.hedge, 'none') AS hedge, estimate.currency, estimate.per,
  claim.when_stated AS "when", estimate.since, iif(claim.origin_given, iif(origin.kind = 'other' AND origin.file NOT LIKE '%.toml', origin.name, claim.origin), iif(claim.unsourced AND NOT agent.digest, 'unknown', NULL)) AS origin,
  (SELECT group_concat(role || ': ' || named, '; ') FROM (
    SELECT role, iif(acting.kind = 'other' AND acting.file NOT LIKE '%.toml' AND instr(acting.name, ';') = 0, acting.name, acting.key) AS named
    FROM party JOIN agent AS acting ON acting.key = party.agent WHERE party.claim = claim.id ORDER BY position)) AS parties,
  claim.relays, claim.supersedes, claim.denies, iif(claim.known_by = 'first-known', claim.known_on, NULL) AS first_known,
  iif(claim.independent, 'true', NULL) AS independent, iif(claim.projection, 'true', NULL) AS projection,
  claim.locator, claim.basis, claim.reliability || claim.credibility AS grade, nullif(claim.status, 'accepted') AS status, claim.status_on, claim.status_reason,
  estimate.read_as, estimate.correction_reason, claim.note, claim.private_note, iif(claim.private, 'true', replace(claim.private_fields, ' ', '; ')) AS private,
  coalesce(estimate.own_sizes, 0) AS own_sizes, document.language AS read_in,
  series.unit, series.unit_name, series.currency AS series_currency, series.per AS series_per
FROM (
  SELECT claim.id, row_number() OVER (PARTITION BY claim.document ORDER BY claim.file, claim.line, claim.id) = 1 AS is_first FROM claim
) AS place
JOIN claim ON claim.id = place.id
JOIN document ON document.key = claim.document
JOIN agent ON agent.key = document.publisher
JOIN agent AS origin ON origin.key = claim.origin
LEFT JOIN estimate ON estimate.claim = claim.id
LEFT JOIN event ON event.claim = claim.id
LEFT JOIN series ON series.key = estimate.series
ORDER BY document.known_on, claim.document, claim.file, claim.line, claim.id
