-- title: Revisions
-- question: How did the picture of a series change with each publication?
-- parameters: series place from to date
-- needs: vintages
-- years: none
-- words: none
WITH considered AS ( -- what counts, or did until a day
  SELECT estimates.*,
    CASE WHEN estimates.projection THEN 'projected' WHEN estimates.measure = 'cumulative' AND estimates.since IS NOT coalesce(series_list.since, estimates.since) THEN 'since ' || coalesce(estimates.since, 'an unknown day') END AS apart, -- figures of other things
    min(coalesce(estimates.status_on, '9999'), coalesce(successor.known_on, '9999')) AS until
  FROM estimates
  JOIN series_list ON series_list.key = estimates.series
  LEFT JOIN claim AS successor ON successor.id = estimates.superseded_by
  WHERE (estimates.status = 'accepted' OR estimates.status_on IS NOT NULL)
    AND (:series IS NULL OR estimates.series = :series)
    AND (:place IS NULL OR estimates.place IN (SELECT place FROM place_within WHERE ancestor = :place))
),
news AS ( -- figures, events that let the level jump, and figures of other places that bound it
  SELECT series, place, scope, currency, known_on, document, id, figure || coalesce(' (' || apart || ')', '') AS what, from_day, to_day,
    apart IS NULL AS is_figure, CASE WHEN apart IS NULL AND NOT unsourced THEN root_origin END AS root_origin,
    CASE WHEN apart IS NULL THEN coalesce(low, best, high) END AS lowest, CASE WHEN apart IS NULL THEN coalesce(high, best, low) END AS highest, until
  FROM considered
  UNION ALL
  SELECT breaks.series, breaks.place, NULL, level.currency, breaks.known_on, events.document, breaks.event,
    CASE breaks.direction WHEN 'down' THEN 'may fall' WHEN 'up' THEN 'may rise' ELSE 'may jump' END || ' ×' || breaks.factor || ' at ' || breaks.when_edtf, events.from_day, events.to_day, 1 = 0, NULL, NULL, NULL, NULL
  FROM breaks
  JOIN events ON events.id = breaks.event
  JOIN (SELECT DISTINCT series, place, currency FROM considered WHERE scope IS NULL) AS level ON level.series = breaks.series AND level.place = breaks.place
  WHERE breaks.applied
  UNION ALL
  SELECT bound.series, bound.place, NULL, bound.currency, estimates.known_on, estimates.document, estimates.id,
    'bounded by ' || estimates.figure || ' (' || bound.bounds || ': ' || place.name || ')', estimates.from_day, estimates.to_day, 1 = 0, NULL, NULL, NULL, NULL
  FROM trend_statements AS bound
  JOIN estimates ON estimates.id = bound.claim
  JOIN place ON place.key = estimates.place
  WHERE bound.bounds IS NOT NULL AND (:series IS NULL OR bound.series = :series)
    AND (:place IS NULL OR bound.place IN (SELECT place FROM place_within WHERE ancestor = :place))
),
marked AS ( -- the first figure of each origin adds an origin
  SELECT news.*, is_figure AND root_origin IS NOT NULL AND row_number() OVER (PARTITION BY series, place, scope, currency, root_origin ORDER BY known_on, id) = 1 AS adds_origin,
    coalesce(min(until) OVER (PARTITION BY series, place, scope, currency), '9999') < '9999' AS loses
  FROM news
),
running AS (
  SELECT marked.*,
    count(CASE WHEN is_figure THEN 1 END) OVER so_far AS claims_so_far, count(CASE WHEN adds_origin THEN 1 END) OVER so_far AS origins_so_far,
    min(lowest) OVER so_far AS lowest_so_far, max(highest) OVER so_far AS highest_so_far
  FROM marked
  WINDOW so_far AS (PARTITION BY series, place, scope, currency ORDER BY known_on)
),
held AS MATERIALIZED ( -- where figures stopped counting, what counted on the day of each publication
  SELECT day.series, day.place, day.scope, day.currency, day.known_on, count(*) AS claims, count(DISTINCT figure.root_origin) AS origins,
    min(figure.lowest) AS lowest, max(figure.highest) AS highest
  FROM (SELECT DISTINCT series, place, scope, currency, known_on FROM running WHERE loses) AS day
  JOIN news AS figure ON figure.series = day.series AND figure.place = day.place AND figure.scope IS day.scope AND figure.currency IS day.currency
    AND figure.is_figure AND figure.known_on <= day.known_on AND day.known_on < figure.until
  GROUP BY day.series, day.place, day.scope, day.currency, day.known_on
),
counted AS (
  SELECT running.series, running.place, running.scope, running.currency, running.known_on, document, id, what, from_day, to_day,
    running.claims_so_far AS ever_so_far,
    CASE WHEN loses THEN coalesce(held.claims, 0) ELSE claims_so_far END AS claims_so_far, CASE WHEN loses THEN coalesce(held.origins, 0) ELSE origins_so_far END AS origins_so_far,
    CASE WHEN loses THEN held.lowest ELSE lowest_so_far END AS lowest_so_far, CASE WHEN loses THEN held.highest ELSE highest_so_far END AS highest_so_far
  FROM running
  LEFT JOIN held ON loses AND held.series = running.series AND held.place = running.place AND held.scope IS running.scope AND held.currency IS running.currency AND held.known_on = running.known_on
),
step AS ( -- a publication is listed completely or not at all; filters only select rows
  SELECT series, place, scope, currency, known_on, document, group_concat(what, '; ') AS news,
    max(claims_so_far) AS claims_so_far, max(origins_so_far) AS origins_so_far, min(lowest_so_far) AS lowest_so_far, max(highest_so_far) AS highest_so_far
  FROM (SELECT * FROM counted WHERE ever_so_far > 0 ORDER BY id) GROUP BY series, place, scope, currency, known_on, document
  HAVING max((:from IS NULL OR to_day IS NULL OR to_day >= :from) AND (:to IS NULL OR from_day IS NULL OR from_day <= :to))
)
SELECT step.series, step.place, step.scope, step.currency, step.known_on, step.document, step.news,
  step.claims_so_far, step.origins_so_far, step.lowest_so_far, step.highest_so_far,
  level.date AS model_on, level.p05 AS low_90, level.p50 AS median, level.p95 AS high_90,
  level.name || CASE WHEN :date IS NULL AND level.beyond THEN '; --date asks about another' ELSE '' END AS what
FROM step
LEFT JOIN trend_vintage AS level ON step.scope IS NULL AND level.asked AND level.series = step.series AND level.place = step.place
  AND level.currency IS step.currency AND level.known_on = step.known_on AND (:date IS NULL OR level.day = :date)
ORDER BY step.series, step.place, step.scope, step.currency, step.known_on, step.document
