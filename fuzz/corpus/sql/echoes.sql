-- title: Echoes
-- question: Which claims are only repeated, by whom, and through which chain?
-- parameters: series place origin
-- needs: nothing
-- years: none
-- words: none
SELECT echoes.about, echoes.what, echoes.origin, echoes.relays, echoes.publishers, echoes.first_seen, echoes.last_seen,
  -- Several claims that all repeat the first one directly are not a chain.
  CASE echoes.longest_chain WHEN echoes.relays THEN echoes.origin_id || ' <- ' || echoes.chain
    ELSE echoes.origin_id || ' <- (' || replace(echoes.chain, ' <- ', '; ') || ')' END AS chain
FROM echoes
JOIN claim ON claim.id = echoes.origin_id
WHERE (:series IS NULL OR echoes.about = :series)
  AND (:place IS NULL OR claim.place IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:origin IS NULL OR echoes.origin = :origin)
ORDER BY echoes.relays DESC, echoes.origin_id
