-- title: Trend
-- question: What range do all statements together leave for the level over time, and how many independent origins is that based on?
-- parameters: series place from to
-- needs: nothing
-- years: none
SELECT trend.series, trend.place, trend.currency, trend.date,
  trend.p05 AS low_90, trend.p25 AS low_50, trend.p50 AS median, trend.p75 AS high_50, trend.p95 AS high_90,
  CASE trend.support WHEN 'near' THEN 'statements near' WHEN 'gap' THEN 'no statement near' ELSE 'extrapolation' END AS support,
  trend.statements AS statements_within_year, trend.origins_near AS origins_within_year,
  trend.series || ' in ' || trend.place || ': ' || trend_fits.story AS story
FROM trend
JOIN trend_fits ON trend_fits.series = trend.series AND trend_fits.place = trend.place AND trend_fits.currency IS trend.currency
WHERE (trend.date LIKE '%-07-01' OR trend_fits.verdict = 'line' AND trend_fits.last_day - trend_fits.first_day <= 90) -- a line of up to 90 days is shown by days
  AND (:series IS NULL OR trend.series = :series)
  AND (:place IS NULL OR trend.place IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:from IS NULL OR trend.day >= :from)
  AND (:to IS NULL OR trend.day <= :to)
ORDER BY trend.series, trend.place, trend.currency, trend.day
