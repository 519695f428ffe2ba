SELECT claim.id, coalesce(estimate.figure, event.title) AS says, estimate.series, claim.place, claim.stated, claim.when_edtf AS "when", claim.known_on, claim.origin, claim.document,
  claim.unsourced, claim.independent, claim.relays, claim.supersedes, claim.denies, claim.locator, claim.basis, claim.reliability || claim.credibility AS grade, claim.projection,
  claim.status, claim.status_on, claim.status_reason,
  (SELECT group_concat(role || ': ' || agent, '; ') FROM (SELECT role, agent FROM party WHERE party.claim = claim.id ORDER BY position)) AS parties,
  estimate.bound, estimate.low, estimate.best, estimate.high, estimate.interval, estimate.interval_level, estimate.currency, estimate.per, estimate.hedge,
  estimate.since, estimate.scope, estimate.read_as, estimate.correction_reason, event.category, event.happening, claim.note,
  document.title AS document_title, document.publisher, document.published, document.url, document.archive_url
FROM claim
JOIN document ON document.key = claim.document
LEFT JOIN estimate ON estimate.claim = claim.id
LEFT JOIN event ON event.claim = claim.id
ORDER BY claim.id
