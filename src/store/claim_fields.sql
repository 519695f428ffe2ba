-- What claims say, for finding what changes: their ids, the fields that are compared, and what of them is private.
SELECT claim.id, coalesce(estimate.figure, event.title) AS says, claim.place, claim.stated, claim.when_stated, claim.when_edtf, claim.known_on, claim.origin,
  claim.unsourced, claim.independent, claim.relays, claim.supersedes, claim.denies, claim.locator, claim.basis, claim.reliability || claim.credibility AS grade, claim.projection, claim.status, claim.status_on, claim.status_reason,
  (SELECT group_concat(role || ': ' || agent, '; ') FROM (SELECT role, agent FROM party WHERE party.claim = claim.id ORDER BY position)) AS parties,
  estimate.series, estimate.bound, estimate.low, estimate.best, estimate.high, estimate.interval, estimate.interval_level, estimate.currency, estimate.per, estimate.hedge,
  estimate.since, estimate.scope, estimate.read_as, estimate.correction_reason, event.category, event.happening, claim.note, claim.private_note,
  claim.private, claim.private_fields,
  claim.private OR document.private AS is_private, coalesce(claim.private_fields, '') || ' private_note'
    || iif(origin.private, ' origin', '') || iif(relayed.private OR relayed_document.private, ' relays', '')
    || iif(superseded.private OR superseded_document.private, ' supersedes', '') || iif(denied.private OR denied_document.private, ' denies', '')
    || iif(EXISTS (SELECT 1 FROM party JOIN agent ON agent.key = party.agent WHERE party.claim = claim.id AND agent.private), ' parties', '') AS names_private,
  claim.file
FROM claim
LEFT JOIN estimate ON estimate.claim = claim.id
LEFT JOIN event ON event.claim = claim.id
LEFT JOIN document ON document.key = claim.document
LEFT JOIN agent AS origin ON origin.key = claim.origin
LEFT JOIN claim AS relayed ON relayed.id = claim.relays
LEFT JOIN document AS relayed_document ON relayed_document.key = relayed.document
LEFT JOIN claim AS superseded ON superseded.id = claim.supersedes
LEFT JOIN document AS superseded_document ON superseded_document.key = superseded.document
LEFT JOIN claim AS denied ON denied.id = claim.denies
LEFT JOIN document AS denied_document ON denied_document.key = denied.document
