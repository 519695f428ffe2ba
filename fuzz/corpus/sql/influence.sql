-- title: Influence
-- question: Which statements is the trend of a series based on, how far does each pull it, and which are set aside as repeats or doubted?
-- parameters: series place origin date
-- needs: pulls
-- years: none
-- words: when
SELECT trend_statements.series, trend_statements.place, estimates.when_edtf AS "when", estimates.when_words, estimates.figure, estimates.root_origin AS origin,
  CASE WHEN trend_statements.bounds IS NOT NULL THEN trend_statements.bounds || ': ' || place.name END AS bounds, -- a figure about another place that bounds this one
  trend_statements.fate, trend_pull.factor AS pull, trend_pull.moves_by AS without_origin_moves_by, trend_pull.beyond AS beyond_pull, trend_pull.date AS pull_on, trend_statements.leverage, trend_statements.outlier,
  trend_statements.read_low, trend_statements.read_high, coalesce(trend_statements.speaker, trend_statements.reason) AS because,
  trend_statements.claim AS id
FROM trend_statements
JOIN estimates ON estimates.id = trend_statements.claim
JOIN place ON place.key = estimates.place
LEFT JOIN trend_pull ON trend_pull.claim = trend_statements.claim AND trend_pull.series = trend_statements.series AND trend_pull.place = trend_statements.place AND (:date IS NULL OR trend_pull.day = :date)
WHERE (:series IS NULL OR trend_statements.series = :series)
  AND (:place IS NULL OR trend_statements.place IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:origin IS NULL OR estimates.root_origin = :origin)
ORDER BY trend_statements.series, trend_statements.place, trend_statements.currency, abs(coalesce(trend_pull.shift, 0)) DESC,
  trend_statements.leverage DESC, trend_statements.claim
