-- title: Sources
-- question: Who do the claims come from, how many are from each, and through which publishers?
-- parameters: series place from to origin status
-- needs: nothing
-- years: none
-- words: none
WITH said AS (
  SELECT root.origin AS origin, claim.kind, claim.id, relay_chain.depth, claim.document, document.publisher, claim.known_on
  FROM claim
  JOIN relay_chain ON relay_chain.claim = claim.id
  JOIN claim AS root ON root.id = relay_chain.root
  JOIN document ON document.key = claim.document
  LEFT JOIN estimate ON estimate.claim = claim.id
  WHERE (:series IS NULL OR estimate.series = :series)
    AND (:place IS NULL OR claim.place IN (SELECT place FROM place_within WHERE ancestor = :place))
    AND (:from IS NULL OR claim.to_day IS NULL OR claim.to_day >= :from)
    AND (:to IS NULL OR claim.from_day IS NULL OR claim.from_day <= :to)
    AND (:status IS NULL OR claim.status = :status)
),
relayed AS (
  SELECT origin, group_concat(publisher, ', ') AS through
  FROM (SELECT DISTINCT origin, publisher FROM said WHERE publisher <> origin ORDER BY origin, publisher)
  GROUP BY origin
)
SELECT said.origin, agents.name, agents.kind,
  count(*) FILTER (WHERE said.kind = 'estimate' AND said.depth = 0) AS estimates,
  count(*) FILTER (WHERE said.kind = 'event' AND said.depth = 0) AS events,
  count(*) FILTER (WHERE said.depth > 0) AS echoes,
  relayed.through,
  min(said.known_on) AS first_known, max(said.known_on) AS last_known
FROM said JOIN agents ON agents.key = said.origin LEFT JOIN relayed ON relayed.origin = said.origin
WHERE :origin IS NULL OR said.origin = :origin
GROUP BY said.origin, agents.name, agents.kind, relayed.through
ORDER BY count(*) DESC, said.origin
