-- title: Year by year
-- question: What has been stated for each year: how many claims, from how many independent origins, how low and how high? Of totals: for each start (since), what was stated of the last day of the year by which any was counted (as_of)?
-- parameters: series place from to
-- needs: nothing
-- years: year
-- words: none
SELECT series, place, scope, currency, since, year, as_of, claims, dated, origins, nullif(unsourced, 0) AS unsourced, lowest, CASE WHEN open_below THEN 'or less' END AS below, median_low, median_high, highest, CASE WHEN open_above THEN 'or more' END AS above, latest
FROM yearly
WHERE (:series IS NULL OR series = :series)
  AND (:place IS NULL OR place IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:from_year IS NULL OR year >= :from_year)
  AND (:to_year IS NULL OR year <= :to_year)
ORDER BY series, place, scope, currency, since, year
