-- title: Gaps in coverage
-- question: For which years does a series have no claims about a place, and which series have no accepted claims at all?
-- parameters: series place from to
-- needs: nothing
-- years: evidence_before evidence_after
WITH gap AS ( -- years in a row share the year minus its rank
  SELECT series, place, year, last_before, next_after, year - row_number() OVER (PARTITION BY series, place ORDER BY year) AS run
  FROM coverage
  WHERE (:series IS NULL OR series = :series)
    AND (:place IS NULL OR place IN (SELECT place FROM place_within WHERE ancestor = :place))
    AND (:from IS NULL OR year >= CAST(substr(:from, 1, 4) AS INTEGER))
    AND (:to IS NULL OR year <= CAST(substr(:to, 1, 4) AS INTEGER))
)
SELECT series, place,
  CASE WHEN min(year) IS NULL THEN 'no dated claim' WHEN min(year) = max(year) THEN CAST(min(year) AS TEXT) ELSE min(year) || '/' || max(year) END AS nothing_about,
  count(year) AS years, min(last_before) AS evidence_before, max(next_after) AS evidence_after
FROM gap
GROUP BY series, place, run
ORDER BY series, place, min(year)
