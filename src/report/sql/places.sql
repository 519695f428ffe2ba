-- title: Places
-- question: Which places are the claims about, and how many are there about each?
-- parameters: place from to origin status
-- needs: nothing
-- years: none
-- words: none
SELECT places.key AS place, places.name, places.parent AS lies_in,
  count(claim.id) FILTER (WHERE claim.kind = 'estimate') AS estimates,
  count(claim.id) FILTER (WHERE claim.kind = 'event') AS events,
  count(DISTINCT claim.document) AS documents,
  count(DISTINCT CASE WHEN NOT root.unsourced THEN agent_body.body END) AS origins,
  places.claims_within AS claims_with_parts
FROM places
LEFT JOIN claim ON claim.place = places.key
  AND (:from IS NULL OR claim.to_day IS NULL OR claim.to_day >= :from)
  AND (:to IS NULL OR claim.from_day IS NULL OR claim.from_day <= :to)
  AND (:origin IS NULL OR claim.origin = :origin)
  AND (:status IS NULL OR claim.status = :status)
LEFT JOIN relay_chain ON relay_chain.claim = claim.id
LEFT JOIN claim AS root ON root.id = relay_chain.root
LEFT JOIN agent_body ON agent_body.agent = root.origin
WHERE (:place IS NULL OR places.key IN (SELECT place FROM place_within WHERE ancestor = :place))
GROUP BY places.key, places.name, places.parent, places.claims_within
HAVING places.claims_within > 0
ORDER BY places.claims_within DESC, places.key
