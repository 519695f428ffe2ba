-- Why: the public views, a contract with everyone who writes SQL, in plain SQLite 3.37 without custom functions.
-- Cost: none when not queried.

CREATE VIEW place_within AS -- one row per place and place that contains it, including itself
SELECT place, ancestor, distance FROM place_ancestor;

CREATE VIEW relay_chain AS -- one row per claim, with the first claim of its chain of relays (itself if it repeats nothing)
SELECT claim.id AS claim, coalesce(claim_root.root, claim.id) AS root, coalesce(claim_root.depth, 0) AS depth
FROM claim LEFT JOIN claim_root ON claim_root.claim = claim.id;

CREATE VIEW estimates AS -- one row per estimate, flat
SELECT
  claim.id, estimate.series, claim.place, claim.stated, estimate.figure, estimate.bound, estimate.hedge, estimate.low, estimate.best, estimate.high,
  estimate.interval, estimate.interval_level, series.unit, series.unit_name, estimate.currency, estimate.per, hedge.approximate, estimate.scope,
  claim.when_edtf, claim.when_from, claim.when_to, claim.extent, claim.known_on,
  claim.origin, document.publisher, claim.document, claim.locator, claim.basis, claim.reliability || claim.credibility AS grade,
  claim.status, claim.status_on, claim.status_reason, claim_successor.successor AS superseded_by, claim.denies,
  claim.relays IS NOT NULL AS is_echo, root.id AS origin_id, agent_body.body AS root_origin, root.unsourced, claim.independent,
  claim.projection, estimate.read_as, claim.note, claim.private_note,
  max(claim.private, document.private) AS private, claim.file, claim.line, series.measure, estimate.since,
  CASE series.measure WHEN 'cumulative' THEN coalesce(claim.when_to, claim.known_on) ELSE claim.when_from END AS about_from, -- a total is about the day by which it was counted
  CASE series.measure WHEN 'cumulative' THEN coalesce(claim.when_to, claim.known_on) ELSE claim.when_to END AS about_to,
  claim.from_day, claim.to_day, estimate.since_day,
  CASE series.measure WHEN 'cumulative' THEN coalesce(claim.to_day, claim.known_day) ELSE claim.from_day END AS about_from_day,
  CASE series.measure WHEN 'cumulative' THEN coalesce(claim.to_day, claim.known_day) ELSE claim.to_day END AS about_to_day, claim.known_day,
  series.measure = 'cumulative' OR claim.extent = 'throughout' OR coalesce(claim.to_day - claim.from_day <= 731, 0) AS is_dated, -- otherwise: some time in more than two years
  claim.when_words, estimate.own_sizes
FROM estimate
JOIN hedge ON hedge.word = estimate.hedge
JOIN claim ON claim.id = estimate.claim
JOIN document ON document.key = claim.document
JOIN series ON series.key = estimate.series
LEFT JOIN claim_root ON claim_root.claim = claim.id
JOIN claim AS root ON root.id = coalesce(claim_root.root, claim.id)
JOIN agent_body ON agent_body.agent = root.origin
LEFT JOIN claim_successor ON claim_successor.claim = claim.id;

CREATE VIEW events AS -- one row per claim that something happened, flat
SELECT
  claim.id, event.title, event.category, event.happening, claim.place, claim.stated,
  claim.when_edtf, claim.when_from, claim.when_to, claim.extent, claim.known_on,
  claim.origin, document.publisher, claim.document, claim.locator, claim.basis, claim.reliability || claim.credibility AS grade,
  claim.status, claim.status_on, claim.status_reason, claim_successor.successor AS superseded_by, claim.denies,
  claim.relays IS NOT NULL AS is_echo, root.id AS origin_id, agent_body.body AS root_origin,
  claim.projection, claim.note, claim.private_note,
  max(claim.private, document.private) AS private, claim.file, claim.line, claim.from_day, claim.to_day, claim.when_words, event.anchor
FROM event
JOIN claim ON claim.id = event.claim
JOIN document ON document.key = claim.document
LEFT JOIN claim_root ON claim_root.claim = claim.id
JOIN claim AS root ON root.id = coalesce(claim_root.root, claim.id)
JOIN agent_body ON agent_body.agent = root.origin
LEFT JOIN claim_successor ON claim_successor.claim = claim.id;

CREATE VIEW timeline AS -- one row per dated thing: estimate, event or publication, in order
SELECT when_from, when_to, when_edtf, 'estimate' AS kind, series.title AS what, figure, scope, place, origin, publisher, document, locator, known_on, status, is_echo, id, from_day, to_day, when_words
FROM estimates JOIN series ON series.key = estimates.series
UNION ALL
SELECT when_from, when_to, when_edtf, 'event', title, NULL, NULL, place, origin, publisher, document, locator, known_on, status, is_echo, id, from_day, to_day, when_words FROM events
UNION ALL
SELECT published_from, published_to, published, 'publication', title, NULL, NULL, NULL, publisher, publisher, key, NULL, known_on, 'accepted', 0, key, published_from_day, published_to_day, published_words
FROM document WHERE published IS NOT NULL
ORDER BY from_day, to_day, id;

CREATE VIEW claim_span AS -- one row per accepted estimate that is neither superseded nor a projection, with the first and last year that it can be about; an open end extends to the day of publication
SELECT id AS claim, series, is_dated,
  coalesce(from_year, min(coalesce(to_year, known_year), known_year)) AS first_year,
  coalesce(to_year, max(coalesce(from_year, known_year), known_year)) AS last_year, known_year
FROM (
  SELECT id, series, is_dated,
    CAST(about_from AS INTEGER) AS from_year, CAST(about_to AS INTEGER) AS to_year, CAST(known_on AS INTEGER) AS known_year -- the number that an ISO date begins with
  FROM estimates
  WHERE status = 'accepted' AND superseded_by IS NULL AND bound <> 'unreported' AND NOT projection -- no figure is no evidence, and what is foreseen neither
);

CREATE VIEW claim_years AS -- one row per accepted estimate that is neither superseded nor a projection, and calendar year that it can be about
WITH RECURSIVE
clear AS MATERIALIZED ( -- for "at some time" in over a century, only years that other estimates of the series are about count
  SELECT series, min(first_year) AS first_year, max(last_year) AS last_year FROM claim_span WHERE is_dated OR last_year - first_year <= 100 GROUP BY series
),
span (claim, is_dated, year, last_year) AS (
  SELECT claim, is_dated, first_year, last_year FROM claim_span WHERE is_dated OR last_year - first_year <= 100
  UNION ALL
  SELECT claim, is_dated, max(claim_span.first_year, coalesce(clear.first_year, known_year)), min(claim_span.last_year, coalesce(clear.last_year, known_year))
  FROM claim_span LEFT JOIN clear ON clear.series = claim_span.series
  WHERE NOT is_dated AND claim_span.last_year - claim_span.first_year > 100
  UNION ALL
  SELECT claim, is_dated, year + 1, last_year FROM span WHERE year < last_year
)
SELECT claim, year, is_dated FROM span WHERE year <= last_year;

CREATE VIEW yearly AS -- one row per series, place, scope, currency, start and year that accepted estimates are about
SELECT series, place, scope, currency, since, year,
  max(as_of) AS as_of,
  count(*) AS claims,
  sum(is_dated) AS dated,
  count(DISTINCT CASE WHEN NOT unsourced THEN root_origin END) AS origins,
  count(DISTINCT CASE WHEN is_dated AND NOT unsourced THEN root_origin END) AS dated_origins,
  count(CASE WHEN unsourced AND NOT is_echo THEN 1 END) AS unsourced,
  min(CASE WHEN is_told THEN coalesce(low, best) END) AS lowest,
  min(middle) AS median_low, max(middle) AS median_high, -- the two middle values, as stated, since nobody states a number between them
  max(CASE WHEN is_told THEN coalesce(high, best) END) AS highest,
  coalesce(max(is_told AND low IS NULL AND (best IS NULL OR bound IN ('at-most', 'less-than'))), 0) AS open_below,
  coalesce(max(is_told AND high IS NULL AND (best IS NULL OR bound IN ('at-least', 'more-than'))), 0) AS open_above,
  max(CASE WHEN newest_rank = 1 THEN figure END) AS latest,
  max(CASE WHEN newest_rank = 1 THEN id END) AS latest_id
FROM (
  SELECT ranked.*, CASE WHEN best_rank IN ((best_count + 1) / 2, (best_count + 2) / 2) THEN best END AS middle
  FROM (
    SELECT counted.*,
      row_number() OVER (PARTITION BY series, place, scope, currency, since, year ORDER BY measure <> 'stock' AND is_told DESC, known_on DESC, id) AS newest_rank,
      CASE WHEN best IS NOT NULL AND is_told AND NOT is_echo THEN -- echoes do not count
        row_number() OVER (PARTITION BY series, place, scope, currency, since, year, best IS NOT NULL AND is_told AND NOT is_echo ORDER BY best)
      END AS best_rank,
      count(*) OVER (PARTITION BY series, place, scope, currency, since, year, best IS NOT NULL AND is_told AND NOT is_echo) AS best_count
    FROM (
      SELECT dated.*, is_dated AND CASE measure WHEN 'cumulative' THEN about_to = as_of WHEN 'flow' THEN per IS NOT NULL OR is_whole_year ELSE 1 END AS is_told -- a total is compared with those of the same day only, an amount with those over the same year
      FROM (
        SELECT estimates.*, claim_years.year,
          coalesce(about_to_day - about_from_day IN (364, 365) AND substr(about_from, -6) = '-01-01' AND substr(about_to, -6) = '-12-31', 0) AS is_whole_year,
          CASE measure WHEN 'cumulative' THEN max(about_to) OVER (PARTITION BY series, place, scope, currency, since, year) END AS as_of
        FROM claim_years JOIN estimates ON estimates.id = claim_years.claim
      ) AS dated
    ) AS counted
  ) AS ranked
)
GROUP BY series, place, scope, currency, since, year
ORDER BY series, place, scope, currency, since, year;

CREATE VIEW echoes AS -- one row per claim that others only repeat
SELECT
  root.id AS origin_id,
  coalesce(estimate.series, event.category) AS about,
  coalesce(estimate.figure, event.title) AS what,
  root.origin AS origin,
  count(*) AS relays,
  count(DISTINCT document.publisher) AS publishers,
  max(claim_root.depth) AS longest_chain,
  (SELECT group_concat(step, ' <- ') FROM (
    SELECT link.claim AS step FROM claim_root AS link JOIN claim AS relay ON relay.id = link.claim
    WHERE link.root = root.id ORDER BY link.depth, relay.known_on, link.claim)) AS chain,
  min(root.known_on, min(relayed.known_on)) AS first_seen,
  max(root.known_on, max(relayed.known_on)) AS last_seen
FROM claim_root
JOIN claim AS relayed ON relayed.id = claim_root.claim
JOIN document ON document.key = relayed.document
JOIN claim AS root ON root.id = claim_root.root
LEFT JOIN estimate ON estimate.claim = root.id
LEFT JOIN event ON event.claim = root.id
GROUP BY root.id
ORDER BY count(*) DESC, root.id;

CREATE VIEW hedges AS -- one row per word that qualifies figures
SELECT word, lower_factor, upper_factor, lower_strict, upper_strict, approximate FROM hedge;

CREATE VIEW estimate_interval AS -- one row per estimate, as the interval that its words allow; of one without a figure, only its time
SELECT id, series, place, scope, currency, per, figure, when_from, when_to, known_on, origin, publisher, root_origin,
  least * CASE WHEN least < 0 THEN upper_factor ELSE lower_factor END AS lower, -- NULL: no lower end; below zero the factors change places
  CASE WHEN unit = 'share' THEN min(most * upper_factor, max(most, 1)) ELSE most * CASE WHEN most < 0 THEN lower_factor ELSE upper_factor END END AS upper, -- NULL: no upper end
  bound = 'more-than' OR CASE WHEN least < 0 THEN upper_strict ELSE lower_strict END AS lower_strict,
  bound = 'less-than' OR CASE WHEN most < 0 THEN lower_strict ELSE upper_strict END AS upper_strict,
  CASE bound WHEN 'magnitude' THEN least * lower_factor ELSE least END AS stated_lower, -- of a size in words nobody states the ends
  CASE bound WHEN 'magnitude' THEN most * upper_factor ELSE most END AS stated_upper,
  about_from, coalesce(about_to, CASE WHEN about_from_day > known_day THEN about_from WHEN about_from_day IS NOT NULL THEN known_on END) AS about_to, -- open: until known
  is_dated, projection, measure, since,
  status = 'accepted' AND NOT is_echo AND bound <> 'unreported' AS is_own, superseded_by,
  CASE WHEN about_to_day IS NULL THEN about_from_day ELSE coalesce(about_from_day, -100000000) END AS about_from_day, -- open: before every day of the calendar; NULL: about no known time
  coalesce(about_to_day, max(about_from_day, known_day)) AS about_to_day, since_day
FROM (
  SELECT estimates.*, -- a best figure beside a bound does not close its open side: 15 (up to 20)
    CASE WHEN bound IN ('at-most', 'less-than') THEN low ELSE coalesce(low, best) END AS least,
    CASE WHEN bound IN ('at-least', 'more-than') THEN high ELSE coalesce(high, best) END AS most,
    hedge.lower_factor, hedge.upper_factor, hedge.lower_strict, hedge.upper_strict
  FROM estimates JOIN hedge ON hedge.word = estimates.hedge
);

CREATE VIEW comparable_interval AS -- one row per accepted estimate that is no echo and not superseded, as the interval that its words allow
SELECT id, series, place, scope, currency, per, figure, when_from, when_to, known_on, origin, publisher, root_origin,
  lower, upper, lower_strict, upper_strict, stated_lower, stated_upper, about_from, about_to, is_dated, projection, measure, since, about_from_day, about_to_day, since_day
FROM estimate_interval
WHERE is_own AND superseded_by IS NULL;

CREATE VIEW interval_pair AS -- one row per pair of estimates of one series whose times overlap, in one place or a in a part of b, with how they compare
SELECT pair.*,
  coalesce(a_above AND relation IN ('same', 'part') OR b_above AND relation IN ('same', 'whole'), 0) AS disagree, -- a part is at most its whole
  round(CASE WHEN a_above THEN 1.0 * stated_lower_a / nullif(stated_upper_b, 0) WHEN b_above THEN 1.0 * stated_lower_b / nullif(stated_upper_a, 0) END, 2) AS factor
FROM (
  SELECT a.id AS a, b.id AS b, a.series,
    a.figure AS figure_a, a.root_origin AS origin_a, a.place AS place_a, a.scope AS scope_a, a.lower AS lower_a, a.upper AS upper_a,
    a.stated_lower AS stated_lower_a, a.stated_upper AS stated_upper_a,
    b.figure AS figure_b, b.root_origin AS origin_b, b.place AS place_b, b.scope AS scope_b, b.lower AS lower_b, b.upper AS upper_b,
    b.stated_lower AS stated_lower_b, b.stated_upper AS stated_upper_b,
    a.lower > b.upper OR (a.lower = b.upper AND (a.lower_strict OR b.upper_strict)) AS a_above,
    b.lower > a.upper OR (b.lower = a.upper AND (b.lower_strict OR a.upper_strict)) AS b_above,
    CASE WHEN (a.measure = 'cumulative') = (a.about_from_day <= b.about_from_day) THEN a.about_from ELSE b.about_from END AS overlap_from, -- of totals, the time between them
    CASE WHEN (a.measure = 'cumulative') = (a.about_to_day >= b.about_to_day) THEN a.about_to ELSE b.about_to END AS overlap_to,
    CASE
      WHEN a.projection <> b.projection THEN 'projection'
      WHEN NOT (a.is_dated AND b.is_dated) THEN 'time-uncertain' -- some time in more than two years: may not be the same time
      WHEN a.currency IS NOT b.currency THEN 'different-currency'
      WHEN a.per IS NOT b.per THEN 'different-rate'
      WHEN a.measure = 'cumulative' AND a.since IS NOT b.since THEN 'different-start'
      WHEN a.measure = 'flow' AND a.per IS NULL AND (a.about_from_day, a.about_to_day) IS NOT (b.about_from_day, b.about_to_day) THEN -- an amount over a part of a period is at most that over the whole
        CASE
          WHEN a.scope IS NOT b.scope OR a.place <> b.place AND NOT series.adds_up THEN 'different-period'
          WHEN a.about_from_day >= b.about_from_day AND a.about_to_day <= b.about_to_day THEN 'part'
          WHEN a.place = b.place AND b.about_from_day >= a.about_from_day AND b.about_to_day <= a.about_to_day THEN 'whole'
          ELSE 'different-period'
        END
      WHEN a.place = b.place AND a.scope IS b.scope THEN 'same'
      WHEN NOT series.adds_up AND a.place <> b.place THEN 'does-not-add-up'
      WHEN NOT series.adds_up THEN 'different-scope'
      WHEN b.scope IS NULL OR a.scope IS b.scope THEN 'part'
      ELSE 'different-scope'
    END AS relation,
    a.is_own AND b.is_own AND a.superseded_by IS NULL AND b.superseded_by IS NULL AS is_comparable,
    nullif(CASE a.measure WHEN 'cumulative' THEN min(a.about_from_day, b.about_from_day) ELSE max(a.about_from_day, b.about_from_day) END, -100000000) AS overlap_from_day,
    CASE a.measure WHEN 'cumulative' THEN max(a.about_to_day, b.about_to_day) ELSE min(a.about_to_day, b.about_to_day) END AS overlap_to_day
  FROM estimate_interval AS a
  JOIN series AS whole ON whole.key = a.series
  JOIN place_within ON place_within.place = a.place
  JOIN estimate_interval AS b ON b.series = a.series AND b.place = place_within.ancestor
    AND (a.about_from_day <= b.about_to_day AND b.about_from_day <= a.about_to_day
      OR a.measure = 'cumulative' AND a.since IS b.since AND (
        abs(a.about_to_day - b.about_to_day) <= coalesce(whole.tolerance_days, 0.1 * (max(a.about_to_day, b.about_to_day) - a.since_day), 0)
        OR a.about_to_day < b.about_to_day AND a.lower > b.upper OR b.about_to_day < a.about_to_day AND b.lower > a.upper)) -- a total does not fall
    AND (a.place <> b.place OR CASE -- one row per pair: the part first if there is one, otherwise in order of id
      WHEN a.scope IS b.scope THEN a.id < b.id
      WHEN b.scope IS NULL THEN 1
      WHEN a.scope IS NULL THEN 0
      ELSE a.id < b.id
    END)
  JOIN series ON series.key = a.series
) AS pair;

CREATE VIEW comparable_pair AS -- one row per pair of comparable intervals of one series whose times overlap, in one place or a in a part of b, with how they compare
SELECT a, b, series, figure_a, origin_a, place_a, scope_a, lower_a, upper_a, stated_lower_a, stated_upper_a,
  figure_b, origin_b, place_b, scope_b, lower_b, upper_b, stated_lower_b, stated_upper_b, a_above, b_above, overlap_from, overlap_to, relation, disagree, factor, overlap_from_day, overlap_to_day
FROM interval_pair
WHERE is_comparable;

CREATE VIEW intervals_apart AS -- pairs of dated intervals that touch or are disjoint in a year of both, of totals the later or near ones below, in both orders: candidates for disagreement
SELECT above.series, above.claim AS a, below.claim AS b
FROM interval_year AS above
CROSS JOIN place_within ON place_within.place = above.place
CROSS JOIN interval_year AS below ON below.series = above.series AND below.place = place_within.ancestor AND below.kind = above.kind AND below.year = above.year AND below.upper <= above.lower
WHERE above.year = max(above.first_year, below.first_year) -- one of the years that they share
UNION ALL
SELECT above.series, below.claim, above.claim
FROM interval_year AS above
CROSS JOIN interval_year AS below ON below.series = above.series AND below.place = above.place AND below.kind = above.kind AND below.year = above.year AND below.upper <= above.lower
WHERE above.year = max(above.first_year, below.first_year)
UNION ALL
SELECT above.series, above.claim, below.claim -- a total, and one that is later or so near that they are compared; the + keeps SQLite from one long range of stretches
FROM total_interval AS above
CROSS JOIN place_within ON place_within.place = above.place
CROSS JOIN (SELECT DISTINCT series, kind, stretch FROM total_interval) AS time ON time.series = above.series AND time.kind = above.kind AND time.stretch >= above.stretch - 4
CROSS JOIN total_interval AS below ON below.series = above.series AND below.place = place_within.ancestor AND below.kind = above.kind AND below.stretch = +time.stretch AND below.upper < above.lower
WHERE above.lowest_upper < above.lower AND below.day >= above.near_from
UNION ALL
SELECT below.series, below.claim, above.claim
FROM total_interval AS below
CROSS JOIN (SELECT DISTINCT series, kind, stretch FROM total_interval) AS time ON time.series = below.series AND time.kind = below.kind AND time.stretch <= below.stretch + 4
CROSS JOIN total_interval AS above ON above.series = below.series AND above.place = below.place AND above.kind = below.kind AND above.stretch = +time.stretch AND above.lower > below.upper
WHERE below.highest_lower > below.upper AND below.day >= above.near_from;

CREATE VIEW declared_pair AS -- one row per pair of estimates that the dossier says belong together: a claim and the one that replaces it, or a standing denial and the claim that it disputes
SELECT rule, a.series, a.id AS a, b.id AS b,
  a.figure AS figure_a, a.root_origin AS origin_a, a.place AS place_a, a.scope AS scope_a,
  b.figure AS figure_b, b.root_origin AS origin_b, b.place AS place_b, b.scope AS scope_b,
  CASE is_shared = (a.about_from_day >= b.about_from_day) WHEN 1 THEN a.about_from WHEN 0 THEN b.about_from END AS overlap_from, -- of totals, and of times apart, the time from one to the other
  CASE is_shared = (a.about_to_day <= b.about_to_day) WHEN 1 THEN a.about_to WHEN 0 THEN b.about_to END AS overlap_to,
  nullif(CASE WHEN is_shared THEN max(a.about_from_day, b.about_from_day) ELSE min(a.about_from_day, b.about_from_day) END, -100000000) AS overlap_from_day,
  CASE WHEN is_shared THEN min(a.about_to_day, b.about_to_day) ELSE max(a.about_to_day, b.about_to_day) END AS overlap_to_day
FROM (
  SELECT 'own-revision' AS rule, supersedes AS first, id AS second FROM claim WHERE supersedes IS NOT NULL
  UNION ALL
  SELECT 'denied', denial.id, denial.denies -- what only repeats a denial does not deny again
  FROM claim AS denial
  JOIN claim AS denied ON denied.id = denial.denies
  LEFT JOIN claim_root ON claim_root.claim = denial.id
  LEFT JOIN claim AS root ON root.id = claim_root.root
  WHERE denial.status = 'accepted' AND denied.status = 'accepted' AND root.denies IS NOT denial.denies AND (denied.denies IS NOT denial.id OR denial.id < denied.id)
    AND NOT EXISTS (SELECT 1 FROM claim_successor WHERE claim_successor.claim IN (denial.id, denied.id))
) AS declared
CROSS JOIN estimate_interval AS a ON a.id = declared.first
CROSS JOIN estimate_interval AS b ON b.id = declared.second
CROSS JOIN (SELECT 0 AS is_shared UNION ALL SELECT 1) AS time
  ON is_shared = coalesce(a.measure <> 'cumulative' AND a.about_from_day <= b.about_to_day AND b.about_from_day <= a.about_to_day, 0);

CREATE VIEW contradictions AS -- one row per pair of accepted estimates of one series, place or part, and time; of a denial, and of superseded ones the pair of the old and the new, whatever they are about
SELECT * FROM (
  SELECT 'disagree' AS verdict,
    CASE WHEN relation IN ('part', 'whole') THEN 'part-larger-than-whole' ELSE 'intervals-apart' END AS rule,
    factor, pair.series, pair.a, figure_a, origin_a, place_a, scope_a, pair.b, figure_b, origin_b, place_b, scope_b,
    overlap_from, overlap_to, overlap_from_day, overlap_to_day
  FROM intervals_apart AS apart
  CROSS JOIN comparable_pair AS pair ON pair.a = apart.a AND pair.b = apart.b AND pair.series = apart.series
  WHERE disagree
  UNION ALL
  SELECT 'compatible', CASE WHEN relation IN ('part', 'whole') THEN 'part-within-whole' ELSE 'intervals-overlap' END, NULL,
    series, a, figure_a, origin_a, place_a, scope_a, b, figure_b, origin_b, place_b, scope_b, overlap_from, overlap_to, overlap_from_day, overlap_to_day
  FROM comparable_pair
  WHERE relation IN ('same', 'part', 'whole') AND NOT disagree
  UNION ALL
  SELECT 'not-comparable', relation, NULL,
    series, a, figure_a, origin_a, place_a, scope_a, b, figure_b, origin_b, place_b, scope_b, overlap_from, overlap_to, overlap_from_day, overlap_to_day
  FROM comparable_pair
  WHERE relation NOT IN ('same', 'part', 'whole')
) AS compared
WHERE NOT EXISTS (SELECT 1 FROM claim WHERE id = compared.a AND denies = compared.b OR id = compared.b AND denies = compared.a) -- a denied pair has its one row below
UNION ALL
SELECT CASE rule WHEN 'denied' THEN 'disagree' ELSE 'compatible' END, rule,
  CASE rule WHEN 'denied' THEN coalesce( -- of figures that are apart
    (SELECT factor FROM interval_pair WHERE interval_pair.a = pair.a AND interval_pair.b = pair.b AND disagree),
    (SELECT factor FROM interval_pair WHERE interval_pair.a = pair.b AND interval_pair.b = pair.a AND disagree)) END,
  series, a, figure_a, origin_a, place_a, scope_a, b, figure_b, origin_b, place_b, scope_b, overlap_from, overlap_to, overlap_from_day, overlap_to_day
FROM declared_pair AS pair;

CREATE VIEW triangulation AS -- one row per declared identity, both sides by interval arithmetic, from claims about a time that all terms have claims about
WITH RECURSIVE
candidate AS MATERIALIZED ( -- the claims within the time of the identity that each term may use, converted to a year, with the days of that time that they are about
  SELECT identity.key AS identity, estimate.bound = 'magnitude' AS in_words, identity_term.side, identity_term.position, comparable_interval.id, claim.when_edtf, comparable_interval.is_dated,
    max(about_from_day, coalesce(identity.from_day, about_from_day)) AS first_day, min(about_to_day, coalesce(identity.to_day, about_to_day)) AS last_day,
    CASE WHEN identity.from_day > about_from_day THEN identity.when_from ELSE about_from END AS first_on, CASE WHEN identity.to_day < about_to_day THEN identity.when_to ELSE about_to END AS last_on,
    comparable_interval.lower * year.times AS low, comparable_interval.upper * year.times AS high
  FROM identity
  JOIN identity_term ON identity_term.identity = identity.key
  JOIN series ON series.key = identity_term.series
  JOIN comparable_interval ON comparable_interval.series = series.key
  JOIN estimate ON estimate.claim = comparable_interval.id
    AND (series.unit <> 'money' OR comparable_interval.currency = identity.currency)
    AND comparable_interval.scope IS NULL
    AND (identity.to_day IS NULL OR comparable_interval.about_from_day <= identity.to_day)
    AND (identity.from_day IS NULL OR identity.from_day <= comparable_interval.about_to_day)
  JOIN claim ON claim.id = comparable_interval.id
  JOIN place_within ON place_within.place = comparable_interval.place AND place_within.ancestor = identity.place
    AND (place_within.distance = 0 OR NOT series.adds_up)
  JOIN (
    SELECT 'year' AS per, 1.0 AS times UNION ALL SELECT 'quarter', 4.0 UNION ALL SELECT 'month', 12.0
    UNION ALL SELECT 'week', 365.2425 / 7 UNION ALL SELECT 'day', 365.2425 UNION ALL SELECT 'hour', 8765.82 UNION ALL SELECT NULL, 1.0
  ) AS year ON year.per IS comparable_interval.per
),
turn AS ( -- the days on which a term begins or ceases to have a claim about them; "at some time" in over two years may be another time
  SELECT identity, side, position, day, ends, change FROM (
    SELECT *, sum(change) OVER (PARTITION BY identity, side, position ORDER BY day, ends, id) AS claims
    FROM (
      SELECT identity, side, position, id, ends, CASE ends WHEN 0 THEN first_day ELSE last_day END AS day, 1 - 2 * ends AS change
      FROM candidate JOIN (SELECT 0 AS ends UNION ALL SELECT 1)
      WHERE is_dated
    )
  )
  WHERE change = 1 AND claims = 1 OR change = -1 AND claims = 0
),
stretch AS MATERIALIZED ( -- from each such day to the next, both included, how many terms have a claim; never more of them than after a beginning
  SELECT identity, day AS first_day, lead(day) OVER in_order AS last_day, sum(change) OVER in_order AS terms
  FROM turn
  WINDOW in_order AS (PARTITION BY identity ORDER BY day, ends, side, position)
),
needed AS (SELECT identity, count(*) AS terms FROM identity_term WHERE series IS NOT NULL GROUP BY identity),
common AS MATERIALIZED ( -- a time common to all terms
  SELECT stretch.identity, first_day, last_day FROM stretch JOIN needed ON needed.identity = stretch.identity AND needed.terms = stretch.terms
),
found AS MATERIALIZED ( -- the claims about a common time, or all that there are if no time is common
  SELECT identity, side, position, id, when_edtf, is_dated, first_day, last_day, low, high, is_common
  FROM (
    SELECT *, max(is_common) OVER (PARTITION BY identity) AS any_common, min(in_words) OVER (PARTITION BY identity, side, position, is_common) AS only_words
    FROM (
      SELECT candidate.*, is_dated AND EXISTS (
        SELECT 1 FROM common WHERE common.identity = candidate.identity AND candidate.first_day <= common.last_day AND common.first_day <= candidate.last_day) AS is_common
      FROM candidate
    )
  )
  WHERE NOT any_common OR is_common AND in_words = only_words -- a magnitude in words counts only if no claim gives a number, since it would contain them all
),
term AS MATERIALIZED ( -- the range of what its claims allow; an end is open if one of them leaves it open
  SELECT identity_term.identity, identity_term.side, identity_term.position, identity_term.operation,
    coalesce(identity_term.number, CASE identity_term.is_rest
      WHEN 0 THEN CASE WHEN count(found.low) = count(found.id) THEN min(found.low) END
      ELSE CASE WHEN count(found.high) = count(found.id) THEN 1 - max(found.high) END END) AS low, -- the most that is taken leaves the least
    coalesce(identity_term.number, CASE identity_term.is_rest
      WHEN 0 THEN CASE WHEN count(found.high) = count(found.id) THEN max(found.high) END
      ELSE CASE WHEN count(found.low) = count(found.id) THEN 1 - min(found.low) END END) AS high
  FROM identity_term
  LEFT JOIN found ON found.identity = identity_term.identity AND found.side = identity_term.side AND found.position = identity_term.position AND found.is_common
  GROUP BY identity_term.identity, identity_term.side, identity_term.position
),
product (identity, side, position, low, high) AS ( -- interval arithmetic; every quantity here is at least 0, and what is open stays open
  SELECT identity, side, 1, low, high FROM term WHERE position = 1
  UNION ALL
  SELECT product.identity, product.side, term.position,
    CASE term.operation WHEN '*' THEN product.low * term.low ELSE product.low / nullif(term.high, 0) END,
    CASE term.operation WHEN '*' THEN product.high * term.high ELSE product.high / nullif(term.low, 0) END
  FROM product JOIN term ON term.identity = product.identity AND term.side = product.side AND term.position = product.position + 1
),
sides AS (
  SELECT identity, max(CASE side WHEN 'left' THEN low END) AS left_low, max(CASE side WHEN 'left' THEN high END) AS left_high,
    max(CASE side WHEN 'right' THEN low END) AS right_low, max(CASE side WHEN 'right' THEN high END) AS right_high
  FROM product
  WHERE position = (SELECT max(position) FROM identity_term WHERE identity_term.identity = product.identity AND identity_term.side = product.side)
  GROUP BY identity
),
counted AS (
  SELECT identity, count(DISTINCT side || position) AS terms, max(is_common) AS any_common,
    count(CASE side WHEN 'left' THEN 1 END) AS left_claims, count(CASE side WHEN 'right' THEN 1 END) AS right_claims
  FROM found
  GROUP BY identity
),
compared AS (
  SELECT identity.key, identity.title, identity.equation, identity.place, identity.when_edtf, identity.currency,
    left_low, left_high, right_low, right_high, coalesce(left_claims, 0) AS left_claims, coalesce(right_claims, 0) AS right_claims,
    CASE
      WHEN coalesce(counted.terms, 0) < needed.terms THEN 'no-evidence'
      WHEN NOT any_common THEN 'no-common-time'
      WHEN left_low > right_high OR right_low > left_high THEN 'gap'
      WHEN left_low IS NULL OR left_high IS NULL OR right_low IS NULL OR right_high IS NULL THEN 'open'
      ELSE 'overlap'
    END AS verdict
  FROM identity
  JOIN sides ON sides.identity = identity.key
  LEFT JOIN needed ON needed.identity = identity.key
  LEFT JOIN counted ON counted.identity = identity.key
),
edge AS (SELECT identity, first_day AS day, first_on AS "on" FROM candidate UNION SELECT identity, last_day, last_on FROM candidate),
nearest AS MATERIALIZED ( -- the first time about which most terms have a claim
  SELECT identity, first_day, last_day,
    coalesce((SELECT max("on") FROM edge WHERE edge.identity = ranked.identity AND day = first_day), '..') AS first_on,
    coalesce((SELECT max("on") FROM edge WHERE edge.identity = ranked.identity AND day = last_day), '..') AS last_on
  FROM (SELECT stretch.*, row_number() OVER (PARTITION BY identity ORDER BY terms DESC, first_day) AS rank FROM stretch) AS ranked
  WHERE rank = 1
)
SELECT key AS identity, title, equation, place, when_edtf, currency, verdict,
  round(CASE WHEN verdict <> 'gap' THEN NULL WHEN left_low > right_high THEN left_low / nullif(right_high, 0) ELSE right_low / nullif(left_high, 0) END, 2) AS gap_factor,
  left_low, left_high, right_low, right_high, left_claims, right_claims,
  (SELECT group_concat(id || ' (' || when_edtf || ')', ', ') FROM (SELECT DISTINCT id, when_edtf FROM found WHERE found.identity = compared.key ORDER BY id)) AS claims,
  (SELECT group_concat(series || ' is of ' || times, '; ') FROM (
    SELECT series, min(printf('%s%02d', side, position)) AS nth, group_concat(when_edtf, ', ') AS times FROM (
      SELECT identity_term.series, identity_term.side, identity_term.position, found.when_edtf
      FROM identity_term JOIN found ON found.identity = identity_term.identity AND found.side = identity_term.side AND found.position = identity_term.position
      WHERE identity_term.identity = compared.key AND verdict = 'no-common-time'
      GROUP BY identity_term.series, found.when_edtf ORDER BY identity_term.series, min(found.first_day), found.when_edtf)
    GROUP BY series ORDER BY nth)) AS times,
  (SELECT group_concat(series, ', ') || ' in ' || coalesce(time, compared.when_edtf)
    FROM (
      SELECT term.series, CASE
          WHEN first_on = last_on THEN first_on
          WHEN first_on NOT LIKE '%-01-01' OR last_on NOT LIKE '%-12-31' THEN first_on || '/' || last_on
          WHEN CAST(first_on AS INTEGER) = CAST(last_on AS INTEGER) THEN replace(first_on, '-01-01', '')
          ELSE replace(first_on, '-01-01', '') || '/' || replace(last_on, '-12-31', '')
        END AS time
      FROM identity_term AS term LEFT JOIN nearest ON nearest.identity = term.identity
      WHERE term.identity = compared.key AND term.series IS NOT NULL AND verdict IN ('no-evidence', 'no-common-time') AND NOT EXISTS (
        SELECT 1 FROM found WHERE found.identity = term.identity AND found.side = term.side AND found.position = term.position
          AND found.is_dated AND found.first_day <= nearest.last_day AND nearest.first_day <= found.last_day)
      GROUP BY term.series ORDER BY min(printf('%s%02d', term.side, term.position)))) AS wanted
FROM compared
ORDER BY key;

CREATE VIEW searches AS -- one row per search that found nothing
SELECT key, series, place, when_edtf, when_from, when_to, from_day, to_day, searched_in, words, searched_on, note, private, file, line
FROM search;

CREATE VIEW coverage AS -- one row per year without a dated claim about a place: within the span of the series, or searched or said to be unknown
WITH RECURSIVE
known AS MATERIALIZED (
  SELECT DISTINCT estimate.series, claim.place, claim_years.year
  FROM claim_years JOIN estimate ON estimate.claim = claim_years.claim JOIN claim ON claim.id = claim_years.claim
  WHERE claim_years.is_dated
),
calendar (series, year, last_year) AS (
  SELECT series, min(year), max(year) FROM known GROUP BY series
  UNION ALL
  SELECT series, year + 1, last_year FROM calendar WHERE year < last_year
),
silence AS MATERIALIZED ( -- the years that a search covers whole, and those of which a source says that it knows no figure; an open end reaches to that day
  SELECT series, place, 1 AS searched, 0 AS unreported,
    CAST(when_from AS INTEGER) + (substr(when_from, -5) <> '01-01') AS first_year, -- NULL: open
    CAST(coalesce(when_to, searched_on) AS INTEGER) - (substr(coalesce(when_to, searched_on), -5) <> '12-31') AS last_year
  FROM search
  WHERE when_from IS NOT NULL OR when_to IS NOT NULL
  UNION ALL
  SELECT series, place, 0, 1, CAST(about_from AS INTEGER), CAST(coalesce(about_to, known_on) AS INTEGER)
  FROM estimates
  WHERE bound = 'unreported' AND status = 'accepted' AND superseded_by IS NULL AND NOT is_echo
    AND is_dated AND (about_from IS NOT NULL OR about_to IS NOT NULL)
),
silent (series, place, year, last_year) AS ( -- of over a century, only the years within the span of the series count
  SELECT DISTINCT series, place, first_year, last_year FROM silence WHERE last_year BETWEEN first_year AND first_year + 100
  UNION
  SELECT series, place, year + 1, last_year FROM silent WHERE year < last_year
),
pair AS (SELECT DISTINCT estimate.series, claim.place FROM estimate JOIN claim ON claim.id = estimate.claim LEFT JOIN claim_successor ON claim_successor.claim = claim.id
  WHERE claim.status = 'accepted' AND claim_successor.claim IS NULL
  UNION SELECT series, place FROM silence),
cell AS (
  SELECT pair.series, pair.place, calendar.year FROM pair JOIN calendar ON calendar.series = pair.series
  UNION
  SELECT series, place, year FROM silent
)
SELECT series, place, year, last_before, next_after,
  (SELECT coalesce(sum(searched), 0) FROM silence JOIN place_within ON place_within.ancestor = silence.place
    WHERE silence.series = gap.series AND place_within.place = gap.place AND gap.year BETWEEN coalesce(first_year, gap.year) AND last_year) AS searched, -- a search of the whole covers its parts
  (SELECT coalesce(sum(unreported), 0) FROM silence WHERE silence.series = gap.series AND silence.place = gap.place AND gap.year BETWEEN coalesce(first_year, gap.year) AND last_year) AS unreported
FROM (
  SELECT cell.series, cell.place, cell.year, known.year IS NULL AS is_gap,
    max(known.year) OVER (PARTITION BY cell.series, cell.place ORDER BY cell.year) AS last_before,
    min(known.year) OVER (PARTITION BY cell.series, cell.place ORDER BY cell.year ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next_after
  FROM cell
  LEFT JOIN known ON known.series = cell.series AND known.place = cell.place AND known.year = cell.year
) AS gap
WHERE is_gap
UNION ALL
SELECT key, NULL, NULL, NULL, NULL, (SELECT count(*) FROM search WHERE search.series = series.key), (SELECT coalesce(sum(unreported), 0) FROM silence WHERE silence.series = series.key) FROM series
WHERE NOT EXISTS (SELECT 1 FROM known WHERE known.series = series.key)
ORDER BY 1, 2, 3;

CREATE VIEW documents AS -- one row per document
SELECT document.key, document.title, document.publisher, agent.name AS publisher_name, document.author, document.published, document.published_from, document.published_to,
  document.archived_on, document.accessed_on, document.known_on, document.known_by, document.language, document.url, document.archive_url, document.sha256,
  (SELECT count(*) FROM claim WHERE claim.document = document.key) AS claims,
  document.note, document.private_note, document.private, document.file, document.line
FROM document JOIN agent ON agent.key = document.publisher;

CREATE VIEW agents AS -- one row per agent
SELECT agent.key, agent.name, agent.kind, agent.part_of, agent_body.body, agent.place, agent.digest,
  (SELECT count(*) FROM document WHERE document.publisher = agent.key) AS documents,
  (SELECT count(*) FROM claim WHERE claim.origin = agent.key) AS claims_originated,
  agent.note, agent.private, agent.file, agent.line
FROM agent JOIN agent_body ON agent_body.agent = agent.key;

CREATE VIEW series_list AS -- one row per series
SELECT series.key, series.title, series.unit, series.unit_name, series.currency, series.per, series.measure, series.since, series.tolerance_days, series.adds_up, series.bound_by_parts, series.part_of,
  (SELECT count(*) FROM estimate WHERE estimate.series = series.key) AS claims,
  series.note, series.file, series.line
FROM series;

CREATE VIEW places AS -- one row per place
SELECT place.key, place.name, place.standard, place.parent, coalesce(counted.claims, 0) AS claims, coalesce(counted.claims_within, 0) AS claims_within,
  place.note, place.file, place.line
FROM place LEFT JOIN (
  SELECT place_within.ancestor AS place, sum(CASE distance WHEN 0 THEN claims ELSE 0 END) AS claims, sum(claims) AS claims_within
  FROM (SELECT place, count(*) AS claims FROM claim GROUP BY place) AS here JOIN place_within ON place_within.place = here.place
  GROUP BY place_within.ancestor
) AS counted ON counted.place = place.key;

CREATE VIEW breaks AS -- one row per declared break, flat
SELECT
  break.key, break.series, break.place, break.factor, break.direction, claim.when_edtf, claim.when_from, claim.when_to, event.title, break.reason,
  break.event, claim.known_on, claim.status,
  claim.status <> 'withdrawn' AND coalesce(claim.to_day - claim.from_day < 366, 0) AS applied,
  break.note, break.file, break.line, claim.from_day, claim.to_day, claim.when_words
FROM break
JOIN event ON event.claim = break.event
JOIN claim ON claim.id = break.event;

CREATE VIEW trend AS -- one row per series, place, currency and date of the model's band
SELECT trend_point.series, trend_point.place, nullif(trend_point.currency, '') AS currency, trend_point.date,
  trend_point.p05, trend_point.p25, trend_point.p50, trend_point.p75, trend_point.p95,
  trend_point.support, trend_point.line, trend_point.statements, trend_point.origins AS origins_near,
  trend_fit.origins, trend_fit.verdict, trend_fit.name, trend_fit.model, trend_fit.known_by, trend_point.day
FROM trend_point
JOIN trend_fit ON trend_fit.series = trend_point.series AND trend_fit.place = trend_point.place AND trend_fit.currency = trend_point.currency;

CREATE VIEW trend_fits AS -- one row per series, place and currency that the model was fitted to
SELECT series, place, nullif(currency, '') AS currency, name, story, verdict, origins, unsourced, kept, echoes, refused, first_on, last_on, drift, excess, bias, model, known_by, first_day, last_day
FROM trend_fit;

CREATE VIEW trend_statements AS -- one row per statement given to the model; a claim about a part also bounds the trend of the whole, and the other way round
SELECT series, place, nullif(currency, '') AS currency, claim, bounds, fate, speaker, reason, read_low, read_high, leverage, outlier
FROM trend_statement;

CREATE VIEW ingest_runs AS -- one row per ingest
SELECT id, started_at, finished_at, tool_version, files_read, files_written, files_removed, claims_added, claims_changed, claims_removed FROM ingest_run;
