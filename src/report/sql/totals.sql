-- title: Totals
-- question: What do the figures that count different things add up to, by place and year, and which claims are left out, and why? The sums are computed: nobody states them.
-- parameters: series place from to party
-- needs: nothing
-- years: year
-- words: none
WITH RECURSIVE
denied AS MATERIALIZED ( -- both sides of a standing denial: a sum takes neither
  SELECT iif(is_root, relay_chain.root, a) AS claim
  FROM declared_pair
  JOIN relay_chain ON relay_chain.claim = b
  CROSS JOIN (SELECT 1 = 0 AS is_root UNION ALL SELECT 1 = 1) AS side
  WHERE rule = 'denied'
),
told AS MATERIALIZED ( -- every claim that is asked for, with the reason to leave it out, if it has one of its own
  SELECT estimates.id, estimates.series, estimates.place, estimates.scope, estimates.currency,
    allowed.about_from_day AS first_day, allowed.about_to_day AS last_day,
    CASE WHEN allowed.is_dated THEN CAST(allowed.about_to AS INTEGER) END AS year, -- the number that an ISO date begins with
    estimates.known_day, CASE WHEN NOT estimates.unsourced THEN estimates.root_origin END AS root_origin, allowed.lower AS low, estimates.best, allowed.upper AS high,
    CASE
      WHEN estimates.measure <> 'flow' THEN iif(estimates.measure = 'stock', 'levels', 'totals since a start')
      WHEN estimates.unit = 'share' THEN 'shares'
      WHEN series_list.per IS NOT NULL THEN 'rates'
      WHEN NOT series_list.adds_up THEN 'parts do not add up'
    END AS not_added,
    CASE
      WHEN estimates.status <> 'accepted' THEN estimates.status
      WHEN estimates.superseded_by IS NOT NULL THEN 'superseded'
      WHEN estimates.is_echo THEN 'echo'
      WHEN estimates.projection THEN 'projected'
      WHEN estimates.id IN (SELECT claim FROM denied) THEN 'denied'
      WHEN estimates.bound = 'unreported' THEN 'no figure'
      WHEN allowed.about_to_day IS NULL OR NOT allowed.is_dated THEN 'undated'
    END AS reason
  FROM series_list -- first, so that the claims of one series are found through an index
  CROSS JOIN estimates ON estimates.series = series_list.key
  CROSS JOIN estimate_interval AS allowed ON allowed.id = estimates.id
  WHERE (:series IS NULL OR series_list.key = :series)
    AND (:place IS NULL OR estimates.place IN (SELECT place FROM place_within WHERE ancestor = :place))
    AND (:party IS NULL OR estimates.id IN (SELECT claim FROM parties WHERE agent = :party))
),
in_order AS MATERIALIZED ( -- those that may count, each thing's in order of their ends: of the same end the shortest first, of the same time the one known last
  SELECT told.*, row_number() OVER (ORDER BY series, currency, place, scope, last_day, first_day DESC, known_day DESC, id) AS n,
    row_number() OVER (PARTITION BY series, currency, place, scope ORDER BY last_day, first_day DESC, known_day DESC, id) = 1 AS is_first
  FROM told
  WHERE not_added IS NULL AND reason IS NULL
),
walk (n, counts, until, id, series, currency, place, scope, first_day) AS ( -- each counts that begins after the last that counted ended: so as many as possible do
  SELECT n, is_first, last_day, id, series, currency, place, scope, first_day FROM in_order WHERE is_first
  UNION ALL
  SELECT next.n, next.first_day > walk.until, iif(next.first_day > walk.until, next.last_day, walk.until),
    next.id, next.series, next.currency, next.place, next.scope, next.first_day
  FROM walk CROSS JOIN in_order AS next ON next.n = walk.n + 1 AND NOT next.is_first
),
event AS ( -- of each place, the claims that count (at their ends) and those about it or its parts (at their beginnings); until: the last day of those that count
  SELECT walk.id, walk.series, walk.currency, place_within.ancestor AS whole, walk.scope, walk.first_day, is_asked, distance > 0 AS is_part,
    iif(is_asked, walk.until, walk.first_day) AS turn, walk.until
  FROM walk
  JOIN place_within ON place_within.place = walk.place
  CROSS JOIN (SELECT 1 = 0 AS is_asked UNION ALL SELECT 1 = 1) AS side
  WHERE walk.counts AND (distance = 0 OR NOT is_asked AND EXISTS (SELECT 1 FROM claim WHERE claim.place = place_within.ancestor))
),
seen AS ( -- until when those last that begin by its end: of parts, those of its scope and those of none; for a claim of no scope, all that are finer
  SELECT id, first_day, CASE WHEN scope IS NULL THEN finer_until ELSE max(scoped_until, unscoped_until) END AS finer_until
  FROM (
    SELECT id, first_day, scope, is_asked,
      max(iif(is_part, until, -200000000)) OVER (PARTITION BY series, currency, whole, scope ORDER BY turn, is_asked ROWS UNBOUNDED PRECEDING) AS scoped_until,
      max(iif(is_part AND scope IS NULL, until, -200000000)) OVER in_time AS unscoped_until,
      max(iif(is_part OR NOT is_asked AND scope IS NOT NULL, until, -200000000)) OVER in_time AS finer_until
    FROM event
    WINDOW in_time AS (PARTITION BY series, currency, whole ORDER BY turn, is_asked ROWS UNBOUNDED PRECEDING)
  )
  WHERE is_asked
),
judged AS MATERIALIZED (
  SELECT told.*, coalesce(not_added, reason, iif(id IN (SELECT id FROM seen WHERE first_day > finer_until), 'counted', 'overlapping')) AS fate
  FROM told
),
summed AS (
  SELECT series, CASE WHEN not_added IS NULL THEN coalesce(:place, place) END AS place, CASE WHEN not_added IS NULL THEN year END AS year,
    CASE WHEN not_added IS NULL THEN currency END AS currency, not_added, count(*) AS claims,
    count(*) FILTER (WHERE fate = 'counted') AS counted, count(DISTINCT CASE WHEN fate = 'counted' THEN root_origin END) AS origins,
    sum(1.0 * low) FILTER (WHERE fate = 'counted') AS low, count(*) FILTER (WHERE fate = 'counted' AND low IS NULL) AS open_below,
    sum(1.0 * best) FILTER (WHERE fate = 'counted') AS best, count(*) FILTER (WHERE fate = 'counted' AND best IS NULL) AS without_best,
    sum(1.0 * high) FILTER (WHERE fate = 'counted') AS high, count(*) FILTER (WHERE fate = 'counted' AND high IS NULL) AS open_above,
    count(*) FILTER (WHERE fate = 'overlapping') AS overlapping, count(*) FILTER (WHERE fate = 'echo') AS echoes,
    count(*) FILTER (WHERE fate = 'superseded') AS superseded, count(*) FILTER (WHERE fate = 'denied') AS denied,
    count(*) FILTER (WHERE fate = 'disputed') AS disputed, count(*) FILTER (WHERE fate = 'withdrawn') AS withdrawn,
    count(*) FILTER (WHERE fate = 'projected') AS projected, count(*) FILTER (WHERE fate = 'no figure') AS without_figure,
    count(*) FILTER (WHERE fate = 'undated') AS undated
  FROM judged
  GROUP BY 1, 2, 3, 4, 5
)
SELECT series, place, :party AS party, year, currency, claims, iif(not_added IS NULL, counted, NULL) AS counted, iif(not_added IS NULL, origins, NULL) AS origins,
  CASE WHEN counted > 0 AND open_below = 0 THEN iif(low = round(low) AND abs(low) < 9e15, CAST(low AS BIGINT), round(low, 6)) END AS sum_of_lows,
  nullif(open_below, 0) AS open_below,
  CASE WHEN counted > without_best THEN iif(best = round(best) AND abs(best) < 9e15, CAST(best AS BIGINT), round(best, 6)) END AS sum_of_bests,
  nullif(without_best, 0) AS without_best,
  CASE WHEN counted > 0 AND open_above = 0 THEN iif(high = round(high) AND abs(high) < 9e15, CAST(high AS BIGINT), round(high, 6)) END AS sum_of_highs,
  nullif(open_above, 0) AS open_above,
  nullif(overlapping, 0) AS overlapping, nullif(echoes, 0) AS echoes, nullif(superseded, 0) AS superseded, nullif(denied, 0) AS denied, nullif(disputed, 0) AS disputed,
  nullif(withdrawn, 0) AS withdrawn, nullif(projected, 0) AS projected, nullif(without_figure, 0) AS without_figure, nullif(undated, 0) AS undated, not_added
FROM summed
WHERE year IS NULL OR (:from_year IS NULL OR year >= :from_year) AND (:to_year IS NULL OR year <= :to_year)
ORDER BY series, place, year, currency
