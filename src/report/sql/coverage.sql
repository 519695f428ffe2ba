-- title: Gaps in coverage
-- question: For which years does a series have no claims about a place, and which series have no accepted claims at all; and was it searched, or does a source say that it does not know?
-- parameters: series place from to
-- needs: nothing
-- years: evidence_before evidence_after
-- words: none
WITH gap AS ( -- years in a row that are told of alike share the year minus its rank
  SELECT series, place, year, last_before, next_after, searched, unreported, year - row_number() OVER (PARTITION BY series, place, searched, unreported ORDER BY year) AS run
  FROM coverage
  WHERE (:series IS NULL OR series = :series)
    AND (:place IS NULL OR place IN (SELECT place FROM place_within WHERE ancestor = :place))
    AND (:from_year IS NULL OR year >= :from_year)
    AND (:to_year IS NULL OR year <= :to_year)
)
SELECT series, place,
  CASE
    WHEN first IS NULL THEN 'no dated claim'
    ELSE iif(abs(first) > 9999, 'Y' || first, iif(first < 0, '-', '') || substr('000' || abs(first), -4)) -- EDTF
      || iif(first = last, '', '/' || iif(abs(last) > 9999, 'Y' || last, iif(last < 0, '-', '') || substr('000' || abs(last), -4)))
  END AS nothing_about,
  years, evidence_before, evidence_after, nullif(searched, 0) AS searched, nullif(unreported, 0) AS unreported
FROM (
  SELECT series, place, min(year) AS first, max(year) AS last, count(year) AS years, min(last_before) AS evidence_before, max(next_after) AS evidence_after, searched, unreported
  FROM gap
  GROUP BY series, place, searched, unreported, run
)
ORDER BY series, place, first
