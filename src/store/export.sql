-- What exports show besides what others read, as seen by this connection. Each section gives the rows of one list, in order.

-- dictionary
SELECT relation, name, meaning, unit, one_row_per FROM data_dictionary;

-- tables
SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name;

-- citable
SELECT document.key, document.title, publisher.kind AS publisher_kind, publisher.name AS publisher_name, document.author, document.published, document.published_words,
  document.accessed_on, document.language, document.url, document.archive_url
FROM document
JOIN agent AS publisher ON publisher.key = document.publisher
ORDER BY document.known_on, document.key;

-- estimates
SELECT id, series, place, stated, figure, bound, hedge, low, best, high, interval, interval_level, unit, unit_name, currency, per, approximate, scope, when_edtf, when_words, when_from, when_to,
  from_day, to_day, extent, since, known_on, origin, publisher, document, locator, basis, grade, status, status_on, status_reason, superseded_by, denies, is_echo, origin_id, root_origin, unsourced,
  independent, projection, measure, read_as, note, verified, verified_on
FROM estimates
ORDER BY id;

-- events
SELECT id, title, category, happening, place, stated, when_edtf, when_words, when_from, when_to, from_day, to_day, extent, known_on, origin, publisher, document, locator, basis, grade, status, status_on,
  status_reason, superseded_by, denies, is_echo, origin_id, root_origin, projection, anchor, note, verified, verified_on
FROM events
ORDER BY id;

-- documents
SELECT key, title, publisher, publisher_name, author, published, published_from, published_to, archived_on, accessed_on, known_on, known_by, language, url, archive_url, sha256, claims, note
FROM documents
ORDER BY key;

-- agents
SELECT key, name, kind, part_of, body, place, digest, documents, claims_originated, note
FROM agents
ORDER BY key;

-- places
SELECT key, name, standard, parent, claims, claims_within, note
FROM places
ORDER BY key;

-- series
SELECT key, title, unit, unit_name, currency, per, measure, since, tolerance_days, adds_up, bound_by_parts, part_of, claims, note
FROM series_list
ORDER BY key;

-- happened
SELECT claim.id, event.title, event.category, place.name AS place_name, claim.when_edtf, claim.when_words, claim.stated, claim.locator, claim.unsourced, claim.projection, claim.status, claim.status_reason,
  claim.origin, origin.name AS origin_name, document.publisher, publisher.name AS publisher_name, document.title AS document_title, document.published_words, document.url, claim.note
FROM event
JOIN claim ON claim.id = event.claim
JOIN document ON document.key = claim.document
JOIN agent AS publisher ON publisher.key = document.publisher
JOIN agent AS origin ON origin.key = claim.origin
JOIN place ON place.key = claim.place
LEFT JOIN claim_successor ON claim_successor.claim = claim.id
WHERE claim.relays IS NULL AND claim.status <> 'withdrawn' AND claim_successor.successor IS NULL
ORDER BY coalesce(claim.from_day, claim.to_day), claim.to_day, claim.id;
