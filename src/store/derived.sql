-- The tables computed from claims and places, as seen by this connection: names without a schema refer to the temporary tables as of an earlier day if there are any.

-- place_ancestor
DELETE FROM place_ancestor;
INSERT INTO place_ancestor (place, ancestor, distance)
WITH RECURSIVE up (place, ancestor, distance) AS (
  SELECT key, key, 0 FROM place
  UNION ALL
  SELECT up.place, place.parent, up.distance + 1 FROM up JOIN place ON place.key = up.ancestor
  WHERE place.parent IS NOT NULL
)
SELECT place, ancestor, distance FROM up;

-- claim_root
DELETE FROM claim_root;
INSERT INTO claim_root (claim, root, depth)
WITH RECURSIVE chain (claim, root, depth) AS (
  SELECT id, relays, 1 FROM claim WHERE relays IN (SELECT id FROM claim WHERE relays IS NULL)
  UNION ALL
  SELECT claim.id, chain.root, chain.depth + 1 FROM chain JOIN claim ON claim.relays = chain.claim
)
SELECT claim, root, depth FROM chain;

-- claim_successor
DELETE FROM claim_successor;
INSERT INTO claim_successor (claim, successor)
WITH RECURSIVE replaced (claim, successor, distance) AS ( -- what repeats a superseded claim is superseded with it; of several that supersede it, the first known counts
  SELECT supersedes, id, 0 FROM claim WHERE supersedes IS NOT NULL
  UNION ALL
  SELECT claim.id, replaced.successor, replaced.distance + 1 FROM replaced JOIN claim ON claim.relays = replaced.claim
)
SELECT claim, successor FROM (
  SELECT replaced.claim, replaced.successor, row_number() OVER (PARTITION BY replaced.claim ORDER BY claim.known_on, distance, successor) AS place
  FROM replaced JOIN claim ON claim.id = replaced.successor
) WHERE place = 1;

-- agent_body
DELETE FROM agent_body;
INSERT INTO agent_body (agent, body)
WITH RECURSIVE part (agent, body) AS (
  SELECT key, key FROM agent WHERE part_of IS NULL
  UNION ALL
  SELECT agent.key, part.body FROM part JOIN agent ON agent.part_of = part.agent
)
SELECT agent, body FROM part;

-- interval_year
DELETE FROM interval_year WHERE series = :series;
INSERT INTO interval_year (series, place, kind, year, claim, first_year, lower, upper)
WITH RECURSIVE
dated AS MATERIALIZED (
  SELECT series, place, coalesce(currency, '') || ' ' || coalesce(per, '') || ' ' || projection AS kind, id, lower, upper,
    CAST(about_from AS INTEGER) AS first_year, CAST(about_to AS INTEGER) AS last_year, -- the number that an ISO date begins with
    CAST(coalesce(when_from, about_to) AS INTEGER) AS first_named
  FROM comparable_interval
  WHERE is_dated AND about_from_day IS NOT NULL AND measure <> 'cumulative' AND series = :series
),
span AS MATERIALIZED (SELECT series, min(first_named) AS first_year FROM dated GROUP BY series), -- an open beginning extends back to the first year that any claim names
year (series, place, kind, year, last_year, claim, first_year, lower, upper) AS (
  SELECT dated.series, dated.place, dated.kind, coalesce(dated.first_year, span.first_year), dated.last_year, dated.id, coalesce(dated.first_year, span.first_year), dated.lower, dated.upper
  FROM dated JOIN span ON span.series = dated.series
  UNION ALL
  SELECT series, place, kind, year + 1, last_year, claim, first_year, lower, upper FROM year WHERE year < last_year
)
SELECT series, place, kind, year, claim, first_year, lower, upper FROM year;

-- total_interval
DELETE FROM total_interval;
INSERT INTO total_interval (series, place, kind, stretch, claim, day, near_from, lower, upper, highest_lower, lowest_upper)
WITH RECURSIVE
doubling (number, days) AS (SELECT 0, 1 UNION ALL SELECT number + 1, days * 2 FROM doubling WHERE number < 30),
total AS MATERIALIZED ( -- stretches are a quarter of the tolerance at least: a sixteenth of a doubling of the time elapsed, of which the tolerance is a tenth
  SELECT told.series, told.place, coalesce(told.currency, '') || ' ' || coalesce(told.per, '') || ' ' || projection || ' ' || coalesce(told.since, '') AS kind,
    CAST(CASE WHEN tolerance_days IS NULL AND told.since_day IS NOT NULL THEN number * 16 + max(about_to_day - told.since_day, 1) * 16 / days
      ELSE about_to_day / max(coalesce(tolerance_days, 0) / 4.0, 1) END AS INTEGER) AS stretch,
    id, about_to_day AS day, about_to_day - max(coalesce(tolerance_days, 0.1 * (about_to_day - told.since_day), 0), 0) AS near_from,
    lower + lower_strict * max(abs(lower), 1) * 1e-9 AS lower, upper - upper_strict * max(abs(upper), 1) * 1e-9 AS upper -- so that ends that touch exclude each other only if one is strict
  FROM series CROSS JOIN comparable_interval AS told ON told.series = series.key
  LEFT JOIN doubling ON max(about_to_day - told.since_day, 1) >= days AND max(about_to_day - told.since_day, 1) < 2 * days
  WHERE series.measure = 'cumulative' AND about_to_day IS NOT NULL
),
swept AS ( -- for each place with its parts, up and down through the days
  SELECT total.*, ancestor,
    max(lower) OVER (PARTITION BY series, ancestor, kind ORDER BY stretch RANGE BETWEEN UNBOUNDED PRECEDING AND 4 FOLLOWING) AS highest_lower,
    min(CASE WHEN ancestor = total.place THEN upper END) OVER (PARTITION BY series, ancestor, kind ORDER BY stretch DESC RANGE BETWEEN UNBOUNDED PRECEDING AND 4 FOLLOWING) AS lowest_upper
  FROM total JOIN place_within ON place_within.place = total.place
)
SELECT series, place, kind, stretch, id, day, near_from, lower, upper, max(CASE WHEN ancestor = place THEN highest_lower END), min(lowest_upper)
FROM swept
GROUP BY series, place, kind, stretch, id;
