-- title: Trend
-- question: What range do all statements together leave for the level over time, and how many independent origins is that based on?
-- parameters: series place from to
-- needs: nothing
-- years: none
-- words: none
SELECT trend_fits.series, trend_fits.place, trend_fits.currency, trend.date,
  trend.p05 AS low_90, trend.p25 AS low_50, trend.p50 AS median, trend.p75 AS high_50, trend.p95 AS high_90,
  CASE WHEN trend.support = 'near' THEN 'statements near' WHEN trend.support = 'gap' THEN 'no statement near' WHEN trend.support IS NOT NULL THEN 'extrapolation' END AS support,
  trend.statements AS statements_within_year, trend.origins_near AS origins_within_year,
  trend_fits.series || ' in ' || trend_fits.place || ': ' || trend_fits.story AS story
FROM trend_fits
LEFT JOIN trend ON trend.series = trend_fits.series AND trend.place = trend_fits.place AND trend.currency IS trend_fits.currency -- without a band: its story alone
LEFT JOIN (SELECT series, place, currency, max(day) AS day FROM trend GROUP BY series, place, currency) AS latest
  ON latest.series = trend_fits.series AND latest.place = trend_fits.place AND latest.currency IS trend_fits.currency
WHERE (trend.day IS NULL OR trend_fits.verdict <> 'marks-only' OR trend.date LIKE '%-07-01' OR trend.day = latest.day) -- of too few values for a line, by years
  AND (:series IS NULL OR trend_fits.series = :series)
  AND (:place IS NULL OR trend_fits.place IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:from IS NULL OR coalesce(trend.day, trend_fits.last_day) >= :from)
  AND (:to IS NULL OR coalesce(trend.day, trend_fits.first_day) <= :to)
ORDER BY trend_fits.series, trend_fits.place, trend_fits.currency, trend.day
