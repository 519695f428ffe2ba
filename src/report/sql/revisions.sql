-- title: Revisions
-- question: How did the picture of a series change with each publication?
-- parameters: series place from to date
WITH considered AS (
  SELECT * FROM estimates
  WHERE status = 'accepted'
    AND (:series IS NULL OR series = :series)
    AND (:place IS NULL OR place IN (SELECT place FROM place_within WHERE ancestor = :place))
),
news AS ( -- figures, and events that let the level jump
  SELECT series, place, scope, currency, known_on, document, id, figure AS what, when_from, when_to FROM considered
  UNION ALL
  SELECT breaks.series, breaks.place, NULL, level.currency, breaks.known_on, events.document, breaks.event,
    'may jump ×' || breaks.factor || ' at ' || breaks.when_edtf, events.when_from, events.when_to
  FROM breaks
  JOIN events ON events.id = breaks.event
  JOIN (SELECT DISTINCT series, place, currency FROM considered WHERE scope IS NULL) AS level ON level.series = breaks.series AND level.place = breaks.place
  WHERE breaks.applied
),
step AS ( -- a publication is listed whole, or not at all: a filter picks rows and changes none
  SELECT series, place, scope, currency, known_on, document, group_concat(what, '; ') AS news
  FROM (SELECT * FROM news ORDER BY id) GROUP BY series, place, scope, currency, known_on, document
  HAVING max((:from IS NULL OR when_to IS NULL OR when_to >= :from) AND (:to IS NULL OR when_from IS NULL OR when_from <= :to))
)
SELECT step.series, step.place, step.scope, step.currency, step.known_on, step.document, step.news,
  count(*) AS claims_so_far, count(DISTINCT so_far.root_origin) AS origins_so_far,
  min(coalesce(so_far.low, so_far.best, so_far.high)) AS lowest_so_far, max(coalesce(so_far.high, so_far.best, so_far.low)) AS highest_so_far,
  held.date AS model_on, held.p05 AS low_90, held.p50 AS median, held.p95 AS high_90,
  held.name AS what
FROM step
JOIN considered AS so_far ON so_far.series = step.series AND so_far.place = step.place
  AND so_far.scope IS step.scope AND so_far.currency IS step.currency AND so_far.known_on <= step.known_on
LEFT JOIN trend_vintage AS held ON step.scope IS NULL AND held.asked AND held.series = step.series AND held.place = step.place
  AND held.currency IS step.currency AND held.known_on = step.known_on AND (:date IS NULL OR held.date = :date)
GROUP BY step.series, step.place, step.scope, step.currency, step.known_on, step.document
ORDER BY step.series, step.place, step.scope, step.currency, step.known_on, step.document
