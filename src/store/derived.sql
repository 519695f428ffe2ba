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
DELETE FROM total_interval WHERE series = :series;
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
  WHERE series.key = :series AND series.measure = 'cumulative' AND about_to_day IS NOT NULL
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

-- total_stretch
DELETE FROM total_stretch WHERE series = :series;
INSERT INTO total_stretch (series, kind, stretch)
SELECT DISTINCT series, kind, stretch FROM total_interval WHERE series = :series;

-- pair_apart
DELETE FROM pair_apart WHERE series = :series;
INSERT INTO pair_apart (series, a, b, rule, factor, figure_a, origin_a, place_a, scope_a, figure_b, origin_b, place_b, scope_b, overlap_from, overlap_to, overlap_from_day, overlap_to_day)
SELECT series, a, b, rule, factor, figure_a, origin_a, place_a, scope_a, figure_b, origin_b, place_b, scope_b, overlap_from, overlap_to, overlap_from_day, overlap_to_day
FROM disagreeing_pair
WHERE series = :series
LIMIT :most;

-- crowded_series
DELETE FROM crowded_series WHERE series = :series;
INSERT INTO crowded_series (series)
SELECT series FROM pair_apart WHERE series = :series GROUP BY series HAVING count(*) >= :most;
DELETE FROM pair_apart WHERE series = :series AND series IN (SELECT series FROM crowded_series);

-- pair_declared
DELETE FROM pair_declared;
INSERT INTO pair_declared (rule, verdict, factor, series, a, figure_a, origin_a, place_a, scope_a, b, figure_b, origin_b, place_b, scope_b, overlap_from, overlap_to, overlap_from_day, overlap_to_day)
SELECT rule, CASE rule WHEN 'denied' THEN 'disagree' ELSE 'compatible' END,
  CASE rule WHEN 'denied' THEN coalesce( -- of figures that are apart
    (SELECT factor FROM interval_pair WHERE interval_pair.a = pair.a AND interval_pair.b = pair.b AND disagree),
    (SELECT factor FROM interval_pair WHERE interval_pair.a = pair.b AND interval_pair.b = pair.a AND disagree)) END,
  series, a, figure_a, origin_a, place_a, scope_a, b, figure_b, origin_b, place_b, scope_b, overlap_from, overlap_to, overlap_from_day, overlap_to_day
FROM declared_pair AS pair;

-- claim_year
DELETE FROM claim_year WHERE series = :series;
INSERT INTO claim_year (series, claim, year, is_dated)
WITH RECURSIVE
clear AS MATERIALIZED ( -- for "at some time" in over a century, only years that other estimates of the series are about count
  SELECT series, min(first_year) AS first_year, max(last_year) AS last_year FROM claim_span WHERE series = :series AND (is_dated OR last_year - first_year <= 100) GROUP BY series
),
span (series, claim, is_dated, year, last_year) AS (
  SELECT series, claim, is_dated, first_year, last_year FROM claim_span WHERE series = :series AND (is_dated OR last_year - first_year <= 100)
  UNION ALL
  SELECT claim_span.series, claim, is_dated, max(claim_span.first_year, coalesce(clear.first_year, known_year)), min(claim_span.last_year, coalesce(clear.last_year, known_year))
  FROM claim_span LEFT JOIN clear ON clear.series = claim_span.series
  WHERE claim_span.series = :series AND NOT is_dated AND claim_span.last_year - claim_span.first_year > 100
  UNION ALL
  SELECT series, claim, is_dated, year + 1, last_year FROM span WHERE year < last_year
)
SELECT series, claim, year, is_dated FROM span WHERE year <= last_year;

-- year_told
DELETE FROM year_told WHERE series = :series;
INSERT INTO year_told (series, place, scope, currency, since, year, as_of, claims, dated, origins, dated_origins, unsourced, lowest, median_low, median_high, highest, open_below, open_above, latest, latest_id)
WITH
about AS MATERIALIZED ( -- one row per claim and year
  SELECT estimates.series, place, coalesce(scope, '') AS scope, coalesce(currency, '') AS currency, coalesce(since, '') AS since, claim_year.year,
    id, measure, per, bound, low, best, high, known_day, estimates.is_dated, is_echo, unsourced, root_origin, about_to,
    coalesce(about_to_day - about_from_day IN (364, 365) AND substr(about_from, -6) = '-01-01' AND substr(about_to, -6) = '-12-31', 0) AS is_whole_year
  FROM claim_year CROSS JOIN estimates ON estimates.id = claim_year.claim
  WHERE claim_year.series = :series
),
counted AS MATERIALIZED ( -- of a total, the newest day that it is counted to; a repeat counts for nothing where there is a figure that is none
  SELECT series, place, scope, currency, since, year, max(is_dated AND NOT is_echo) AS has_own,
    CASE WHEN measure = 'cumulative' THEN coalesce(max(CASE WHEN is_dated AND NOT is_echo THEN about_to END), max(about_to)) END AS as_of
  FROM about
  GROUP BY series, place, scope, currency, since, year
),
told AS MATERIALIZED (
  SELECT about.*, as_of, is_dated AND NOT (is_echo AND has_own) AND CASE measure WHEN 'cumulative' THEN about_to = as_of WHEN 'flow' THEN per IS NOT NULL OR is_whole_year ELSE 1 END AS is_told -- a total is compared with those of the same day only, an amount with those over the same year
  FROM about JOIN counted USING (series, place, scope, currency, since, year)
),
ranked AS (
  SELECT series, place, scope, currency, since, year, best,
    row_number() OVER cell AS rank, count(*) OVER (PARTITION BY series, place, scope, currency, since, year) AS count
  FROM told
  WHERE best IS NOT NULL AND is_told AND NOT is_echo -- echoes do not count
  WINDOW cell AS (PARTITION BY series, place, scope, currency, since, year ORDER BY best)
),
middle AS MATERIALIZED ( -- the two middle values, as stated, since nobody states a number between them
  SELECT series, place, scope, currency, since, year, min(best) AS median_low, max(best) AS median_high
  FROM ranked
  WHERE rank IN ((count + 1) / 2, (count + 2) / 2)
  GROUP BY series, place, scope, currency, since, year
),
cell AS MATERIALIZED (
  SELECT series, place, scope, currency, since, year,
    max(as_of) AS as_of,
    count(*) AS claims,
    sum(is_dated) AS dated,
    count(DISTINCT CASE WHEN NOT unsourced THEN root_origin END) AS origins,
    count(DISTINCT CASE WHEN is_dated AND NOT unsourced THEN root_origin END) AS dated_origins,
    count(CASE WHEN unsourced AND NOT is_echo THEN 1 END) AS unsourced,
    min(CASE WHEN is_told THEN coalesce(low, best, high) END) AS lowest,
    max(CASE WHEN is_told THEN coalesce(high, best, low) END) AS highest,
    coalesce(max(is_told AND low IS NULL AND (best IS NULL OR bound IN ('at-most', 'less-than'))), 0) AS open_below,
    coalesce(max(is_told AND high IS NULL AND (best IS NULL OR bound IN ('at-least', 'more-than'))), 0) AS open_above,
    substr(min(printf('%d%d%08d', coalesce(measure = 'stock' OR NOT is_told, 1), is_echo, 99999999 - known_day) || id), 11) AS latest_id -- what is compared before the rest, then what is no repeat, the newest, the first by id
  FROM told
  GROUP BY series, place, scope, currency, since, year
)
SELECT cell.series, cell.place, cell.scope, cell.currency, cell.since, cell.year, as_of, claims, dated, origins, dated_origins, unsourced, lowest, median_low, median_high, highest, open_below, open_above, estimate.figure, latest_id
FROM cell
LEFT JOIN middle USING (series, place, scope, currency, since, year)
JOIN estimate ON estimate.claim = latest_id;

-- claim_words
DELETE FROM claim_words;
INSERT INTO claim_words (number, id, stated, title, category, series, scope, place, parties, origin, publisher, document, basis, note)
SELECT row_number() OVER (ORDER BY claim.id), claim.id, claim.stated, event.title, event.category, series.title, estimate.scope, place.name,
  (SELECT group_concat(name, ', ') FROM (SELECT agent.name FROM party JOIN agent ON agent.key = party.agent WHERE party.claim = claim.id ORDER BY party.position)),
  origin.name, publisher.name, document.title, claim.basis, claim.note
FROM claim
JOIN document ON document.key = claim.document
JOIN agent AS origin ON origin.key = claim.origin
JOIN agent AS publisher ON publisher.key = document.publisher
LEFT JOIN place ON place.key = claim.place
LEFT JOIN estimate ON estimate.claim = claim.id
LEFT JOIN series ON series.key = estimate.series
LEFT JOIN event ON event.claim = claim.id;
INSERT INTO claim_text (claim_text) VALUES ('rebuild');
INSERT INTO claim_text (claim_text) VALUES ('optimize');
