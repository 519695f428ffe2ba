-- title: Without one origin
-- question: How would the model's estimate change without one of its origins?
-- parameters: series place origin date
-- needs: without
-- years: none
-- words: none
SELECT trend_without.series, trend_without.place, trend_without.currency, coalesce(trend_without.origin, '(with all)') AS without_origin,
  trend_without.date, trend_without.p05 AS low_90, trend_without.p50 AS median, trend_without.p95 AS high_90,
  CASE WHEN trend_without.origin IS NOT NULL THEN round(trend_without.p50 / whole.p50, 2) END AS moves_by,
  trend_without.pull, trend_without.beyond AS beyond_pull, trend_without.name AS what
FROM trend_without
JOIN trend_without AS whole ON whole.origin IS NULL AND whole.series = trend_without.series AND whole.place = trend_without.place
  AND whole.currency IS trend_without.currency AND whole.day = trend_without.day
WHERE (:series IS NULL OR trend_without.series = :series)
  AND (:place IS NULL OR trend_without.place IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:origin IS NULL OR trend_without.origin IS NULL OR trend_without.origin = :origin)
  AND (:date IS NULL OR trend_without.day = :date)
ORDER BY trend_without.series, trend_without.place, trend_without.currency, trend_without.origin IS NOT NULL,
  abs(coalesce(trend_without.p50 / whole.p50 - 1, 0)) DESC, trend_without.origin
