-- title: Revisions
-- question: How did the picture of a series change with each publication?
-- parameters: series place from to date
-- needs: vintages
-- years: none
WITH considered AS (
  SELECT * FROM estimates
  WHERE status = 'accepted'
    AND (:series IS NULL OR series = :series)
    AND (:place IS NULL OR place IN (SELECT place FROM place_within WHERE ancestor = :place))
),
news AS ( -- figures, and events that let the level jump
  SELECT series, place, scope, currency, known_on, document, id, figure AS what, when_from, when_to,
    1 AS is_figure, root_origin, coalesce(low, best, high) AS lowest, coalesce(high, best, low) AS highest
  FROM considered
  UNION ALL
  SELECT breaks.series, breaks.place, NULL, level.currency, breaks.known_on, events.document, breaks.event,
    'may jump ×' || breaks.factor || ' at ' || breaks.when_edtf, events.when_from, events.when_to, 0, NULL, NULL, NULL
  FROM breaks
  JOIN events ON events.id = breaks.event
  JOIN (SELECT DISTINCT series, place, currency FROM considered WHERE scope IS NULL) AS level ON level.series = breaks.series AND level.place = breaks.place
  WHERE breaks.applied
),
marked AS ( -- the first figure of each origin adds an origin
  SELECT news.*, is_figure AND row_number() OVER (PARTITION BY series, place, scope, currency, root_origin ORDER BY known_on, id) = 1 AS adds_origin FROM news
),
counted AS (
  SELECT marked.*,
    sum(is_figure) OVER so_far AS claims_so_far, sum(adds_origin) OVER so_far AS origins_so_far,
    min(lowest) OVER so_far AS lowest_so_far, max(highest) OVER so_far AS highest_so_far
  FROM marked
  WINDOW so_far AS (PARTITION BY series, place, scope, currency ORDER BY known_on)
),
step AS ( -- a publication is listed completely or not at all; filters only select rows
  SELECT series, place, scope, currency, known_on, document, group_concat(what, '; ') AS news,
    max(claims_so_far) AS claims_so_far, max(origins_so_far) AS origins_so_far, min(lowest_so_far) AS lowest_so_far, max(highest_so_far) AS highest_so_far
  FROM (SELECT * FROM counted WHERE claims_so_far > 0 ORDER BY id) GROUP BY series, place, scope, currency, known_on, document
  HAVING max((:from IS NULL OR when_to IS NULL OR when_to >= :from) AND (:to IS NULL OR when_from IS NULL OR when_from <= :to))
)
SELECT step.series, step.place, step.scope, step.currency, step.known_on, step.document, step.news,
  step.claims_so_far, step.origins_so_far, step.lowest_so_far, step.highest_so_far,
  held.date AS model_on, held.p05 AS low_90, held.p50 AS median, held.p95 AS high_90,
  held.name AS what
FROM step
LEFT JOIN trend_vintage AS held ON step.scope IS NULL AND held.asked AND held.series = step.series AND held.place = step.place
  AND held.currency IS step.currency AND held.known_on = step.known_on AND (:date IS NULL OR held.date = :date)
ORDER BY step.series, step.place, step.scope, step.currency, step.known_on, step.document
