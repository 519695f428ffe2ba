-- title: Contradictions
-- question: Which accepted claims about the same thing and time cannot both be right or deny one another, and by what factor do they differ?
-- parameters: series place from to origin verdict
-- needs: nothing
-- years: none
-- words: none
SELECT series, verdict, rule, factor,
  figure_a, origin_a, place_a || coalesce(' (' || scope_a || ')', '') AS where_a,
  figure_b, origin_b, place_b || coalesce(' (' || scope_b || ')', '') AS where_b,
  coalesce(overlap_from, '..') || '/' || coalesce(overlap_to, '..') AS both_about, a, b
FROM contradictions
WHERE (:series IS NULL OR series = :series)
  AND (:place IS NULL OR place_a IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:from IS NULL OR overlap_to_day IS NULL OR overlap_to_day >= :from)
  AND (:to IS NULL OR overlap_from_day IS NULL OR overlap_from_day <= :to)
  AND (:origin IS NULL OR :origin IN (origin_a, origin_b))
  AND verdict = coalesce(:verdict, 'disagree')
ORDER BY series, factor DESC, a, b
