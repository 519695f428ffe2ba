-- title: Vintages
-- question: What was the estimate for each year after each publication?
-- parameters: series place from to
-- needs: vintages
-- years: about
-- words: none
SELECT series, place, currency, CAST(date AS INTEGER) AS about, known_on, p05 AS low_90, p50 AS median, p95 AS high_90,
  round(p50 / lag(p50) OVER (PARTITION BY series, place, currency, day ORDER BY known_on), 2) AS moved_by, name AS what
FROM trend_vintage
WHERE NOT asked
  AND (:series IS NULL OR series = :series)
  AND (:place IS NULL OR place IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:from IS NULL OR day >= :from)
  AND (:to IS NULL OR day <= :to)
ORDER BY series, place, currency, day, known_on
