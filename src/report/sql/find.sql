-- title: Found
-- question: Which claims have all of these words in what they state or are about (title, category, series, scope, place, parties), in the names of their origin and publisher, the title of their document, their basis or note? Best matches first.
-- parameters: words series place from to origin
-- needs: nothing
-- years: none
-- words: when
SELECT claim.when_edtf AS "when", claim.when_words,
  coalesce(estimate.figure || ' ' || series.title || coalesce(' (' || estimate.scope || ')', ''), event.title) AS what, claim.place, claim.origin,
  snippet(claim_text, -1, '[', ']', '…', 12) AS found, claim.id
FROM claim_text
CROSS JOIN claim ON claim.id = claim_text.id
LEFT JOIN estimate ON estimate.claim = claim.id
LEFT JOIN series ON series.key = estimate.series
LEFT JOIN event ON event.claim = claim.id
WHERE claim_text MATCH :words
  AND (:series IS NULL OR estimate.series = :series)
  AND (:place IS NULL OR claim.place IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:from IS NULL OR claim.to_day IS NULL OR claim.to_day >= :from)
  AND (:to IS NULL OR claim.from_day IS NULL OR claim.from_day <= :to)
  AND (:origin IS NULL OR claim.origin = :origin)
-- What a source says counts for more than who it is.
ORDER BY bm25(claim_text, 0, 4, 4, 1, 1, 2, 1, 2, 1, 1, 2, 1, 2), claim.id
