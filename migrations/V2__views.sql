-- Why: the public views, the contract with everybody who writes SQL. Plain SQLite 3.37: no custom functions, no window
-- functions over claims x claims. Cost: none at rest; echo chains and place ancestry are walked when asked for.

PRAGMA user_version = 2;

CREATE VIEW place_within AS -- every place with each place that it lies in, itself included
WITH RECURSIVE up (place, ancestor, distance) AS (
  SELECT key, key, 0 FROM place
  UNION ALL
  SELECT up.place, place.parent, up.distance + 1 FROM up JOIN place ON place.key = up.ancestor
  WHERE place.parent IS NOT NULL AND up.distance < 64
)
SELECT place, ancestor, distance FROM up;

CREATE VIEW relay_chain AS -- every claim with the claim that its chain of relays begins with, itself where it relays nothing
WITH RECURSIVE chain (claim, root, depth) AS (
  SELECT id, id, 0 FROM claim WHERE relays IS NULL
  UNION ALL
  SELECT claim.id, chain.root, chain.depth + 1 FROM chain JOIN claim ON claim.relays = chain.claim
)
SELECT claim, root, depth FROM chain;

CREATE VIEW estimates AS -- one row per estimate, flat
SELECT
  claim.id, estimate.series, claim.place, claim.stated, estimate.figure, estimate.bound, estimate.low, estimate.best, estimate.high,
  series.unit, series.unit_name, estimate.currency, estimate.per, estimate.approximate, estimate.scope,
  claim.when_edtf, claim.when_from, claim.when_to, claim.extent, document.known_on,
  claim.origin, document.publisher, claim.document, claim.locator, claim.basis, claim.reliability || claim.credibility AS grade,
  claim.status, claim.status_reason, claim.relays IS NOT NULL AS is_echo, relay_chain.root AS origin_id, root.origin AS root_origin,
  claim.projection, estimate.read_as, claim.note, claim.file, claim.line
FROM estimate
JOIN claim ON claim.id = estimate.claim
JOIN document ON document.key = claim.document
JOIN series ON series.key = estimate.series
JOIN relay_chain ON relay_chain.claim = claim.id
JOIN claim AS root ON root.id = relay_chain.root;

CREATE VIEW events AS -- one row per claim that something happened, flat
SELECT
  claim.id, event.title, event.category, event.happening, claim.place, claim.stated,
  claim.when_edtf, claim.when_from, claim.when_to, claim.extent, document.known_on,
  claim.origin, document.publisher, claim.document, claim.locator, claim.basis, claim.reliability || claim.credibility AS grade,
  claim.status, claim.status_reason, claim.relays IS NOT NULL AS is_echo, relay_chain.root AS origin_id, root.origin AS root_origin,
  claim.projection, claim.note, claim.file, claim.line
FROM event
JOIN claim ON claim.id = event.claim
JOIN document ON document.key = claim.document
JOIN relay_chain ON relay_chain.claim = claim.id
JOIN claim AS root ON root.id = relay_chain.root;

CREATE VIEW timeline AS -- one row per dated thing: estimate, event or publication, in order
SELECT when_from, when_to, when_edtf, 'estimate' AS kind, series.title AS what, figure, scope, place, origin, publisher, document, locator, known_on, status, is_echo, id
FROM estimates JOIN series ON series.key = estimates.series
UNION ALL
SELECT when_from, when_to, when_edtf, 'event', title, NULL, NULL, place, origin, publisher, document, locator, known_on, status, is_echo, id FROM events
UNION ALL
SELECT published_from, published_to, published, 'publication', title, NULL, NULL, NULL, publisher, publisher, key, NULL, known_on, 'accepted', 0, key
FROM document WHERE published IS NOT NULL
ORDER BY 1, 2, 16; -- first day, last day, id

CREATE VIEW claim_years AS -- one row per accepted estimate and calendar year that it can be about
WITH RECURSIVE span (claim, is_dated, year, last_year) AS ( -- an open end reaches to the day of publication
  SELECT claim.id,
    extent = 'throughout' OR coalesce(julianday(when_to) - julianday(when_from) <= 731, 0), -- else: at some time in more than two years
    CAST(substr(coalesce(when_from, min(coalesce(when_to, known_on), known_on)), 1, 4) AS INTEGER),
    CAST(substr(coalesce(when_to, max(coalesce(when_from, known_on), known_on)), 1, 4) AS INTEGER)
  FROM claim JOIN document ON document.key = claim.document
  WHERE claim.kind = 'estimate' AND claim.status = 'accepted'
  UNION ALL
  SELECT claim, is_dated, year + 1, last_year FROM span WHERE year < last_year
)
SELECT claim, year, is_dated FROM span;

CREATE VIEW yearly AS -- one row per series, place, scope, currency and year that accepted estimates speak of
SELECT series, place, scope, currency, year,
  count(*) AS claims,
  sum(is_dated) AS dated,
  count(DISTINCT root_origin) AS origins,
  count(DISTINCT CASE WHEN is_dated THEN root_origin END) AS dated_origins,
  min(CASE WHEN is_dated THEN coalesce(low, best) END) AS lowest,
  CASE WHEN count(best_rank) > 0 THEN -- the median of the single values named; whole numbers stay whole
    CASE WHEN avg(middle) = CAST(avg(middle) AS INTEGER) THEN CAST(avg(middle) AS INTEGER) ELSE avg(middle) END
  END AS median_best,
  max(CASE WHEN is_dated THEN coalesce(high, best) END) AS highest,
  coalesce(max(is_dated AND low IS NULL AND best IS NULL), 0) AS open_below,
  coalesce(max(is_dated AND high IS NULL AND best IS NULL), 0) AS open_above,
  max(CASE WHEN newest_rank = 1 THEN figure END) AS latest,
  max(CASE WHEN newest_rank = 1 THEN id END) AS latest_id
FROM (
  SELECT ranked.*, CASE WHEN best_rank IN ((best_count + 1) / 2, (best_count + 2) / 2) THEN best END AS middle
  FROM (
    SELECT estimates.*, claim_years.year, claim_years.is_dated,
      row_number() OVER (PARTITION BY series, place, scope, currency, year ORDER BY known_on DESC, id) AS newest_rank,
      CASE WHEN best IS NOT NULL AND is_dated AND NOT is_echo THEN -- echoes do not vote
        row_number() OVER (PARTITION BY series, place, scope, currency, year, best IS NOT NULL AND is_dated AND NOT is_echo ORDER BY best)
      END AS best_rank,
      count(*) OVER (PARTITION BY series, place, scope, currency, year, best IS NOT NULL AND is_dated AND NOT is_echo) AS best_count
    FROM claim_years JOIN estimates ON estimates.id = claim_years.claim
  ) AS ranked
)
GROUP BY series, place, scope, currency, year
ORDER BY series, place, scope, currency, year;

CREATE VIEW echoes AS -- one row per claim that others only repeat
SELECT
  root.id AS origin_id,
  coalesce(estimate.series, event.category) AS about,
  coalesce(estimate.figure, event.title) AS what,
  root.origin AS origin,
  count(*) AS relays,
  count(DISTINCT document.publisher) AS publishers,
  max(relay_chain.depth) AS longest_chain,
  (SELECT group_concat(step, ' <- ') FROM (
    SELECT relay.id AS step FROM relay_chain AS link JOIN claim AS relay ON relay.id = link.claim JOIN document AS paper ON paper.key = relay.document
    WHERE link.root = root.id AND link.depth > 0 ORDER BY link.depth, paper.known_on, relay.id)) AS chain,
  min(root_document.known_on, min(document.known_on)) AS first_seen,
  max(root_document.known_on, max(document.known_on)) AS last_seen
FROM relay_chain
JOIN claim AS relayed ON relayed.id = relay_chain.claim
JOIN document ON document.key = relayed.document
JOIN claim AS root ON root.id = relay_chain.root
JOIN document AS root_document ON root_document.key = root.document
LEFT JOIN estimate ON estimate.claim = root.id
LEFT JOIN event ON event.claim = root.id
WHERE relay_chain.depth > 0
GROUP BY root.id
ORDER BY count(*) DESC, root.id;

CREATE VIEW comparable_interval AS -- one row per accepted estimate that is no echo, as an interval; "about N" is N plus or minus a tenth
SELECT id, series, place, scope, currency, per, figure, when_from, when_to, known_on, origin, publisher, root_origin,
  CASE bound WHEN 'approximate' THEN min(best * 0.9, best * 1.1) ELSE coalesce(low, best) END AS lower, -- NULL: no lower end
  CASE bound WHEN 'approximate' THEN max(best * 0.9, best * 1.1) ELSE coalesce(high, best) END AS upper, -- NULL: no upper end
  bound = 'more-than' AS lower_strict,
  bound = 'less-than' AS upper_strict,
  coalesce(low, best) AS stated_lower, coalesce(high, best) AS stated_upper,
  CASE WHEN when_from IS NULL AND when_to IS NULL THEN NULL ELSE coalesce(when_from, '0000') END AS about_from, -- NULL: about no known time
  CASE WHEN when_from IS NULL AND when_to IS NULL THEN NULL ELSE coalesce(when_to, max(when_from, known_on)) END AS about_to, -- open: until known
  extent = 'throughout' OR coalesce(julianday(when_to) - julianday(when_from) <= 731, 0) AS is_dated, projection
FROM estimates WHERE status = 'accepted' AND NOT is_echo;

CREATE VIEW contradictions AS -- one row per pair of accepted estimates of one series, place or part, and time
WITH
interval AS MATERIALIZED (SELECT * FROM comparable_interval),
within AS MATERIALIZED (SELECT place, ancestor FROM place_within),
pair AS ( -- a lies within b, or they have one place; periods overlap
  SELECT
    a.id AS a, b.id AS b, a.series AS series, a.place AS place_a, b.place AS place_b, a.scope AS scope_a, b.scope AS scope_b,
    a.figure AS figure_a, b.figure AS figure_b, a.root_origin AS origin_a, b.root_origin AS origin_b,
    a.lower AS low_a, a.upper AS high_a, b.lower AS low_b, b.upper AS high_b,
    a.stated_lower AS said_low_a, a.stated_upper AS said_high_a, b.stated_lower AS said_low_b, b.stated_upper AS said_high_b,
    a.lower_strict OR b.upper_strict AS strict_ab, b.lower_strict OR a.upper_strict AS strict_ba,
    max(a.about_from, b.about_from) AS overlap_from,
    min(a.about_to, b.about_to) AS overlap_to,
    series.adds_up AS adds_up,
    CASE
      WHEN a.projection <> b.projection THEN 'projection'
      WHEN NOT (a.is_dated AND b.is_dated) THEN 'time-uncertain' -- at some time in more than two years: perhaps not the same time
      WHEN a.currency IS NOT b.currency THEN 'different-currency'
      WHEN a.per IS NOT b.per THEN 'different-rate'
      WHEN a.place = b.place AND a.scope IS b.scope THEN 'same'
      WHEN NOT series.adds_up AND a.place <> b.place THEN 'does-not-add-up'
      WHEN NOT series.adds_up THEN 'different-scope'
      WHEN b.scope IS NULL OR a.scope IS b.scope THEN 'part'
      ELSE 'different-scope'
    END AS relation
  FROM interval AS a
  JOIN within ON within.place = a.place
  JOIN interval AS b ON b.series = a.series AND b.place = within.ancestor
    AND a.about_from <= b.about_to AND b.about_from <= a.about_to
    AND (a.place <> b.place OR CASE -- one row a pair: the part first, where there is one, else in order of id
      WHEN a.scope IS b.scope THEN a.id < b.id
      WHEN b.scope IS NULL THEN 1
      WHEN a.scope IS NULL THEN 0
      ELSE a.id < b.id
    END)
  JOIN series ON series.key = a.series
),
judged AS (
  SELECT pair.*,
    relation IN ('same', 'part') AND (low_a > high_b OR (low_a = high_b AND strict_ab)) AS a_above,
    relation = 'same' AND (low_b > high_a OR (low_b = high_a AND strict_ba)) AS b_above
  FROM pair
)
SELECT
  CASE WHEN a_above OR b_above THEN 'disagree' WHEN relation IN ('same', 'part') THEN 'compatible' ELSE 'not-comparable' END AS verdict,
  CASE
    WHEN relation = 'part' AND a_above THEN 'part-larger-than-whole'
    WHEN relation = 'part' THEN 'part-within-whole'
    WHEN a_above OR b_above THEN 'intervals-apart'
    WHEN relation = 'same' THEN 'intervals-overlap'
    ELSE relation
  END AS rule,
  CASE WHEN a_above THEN round(1.0 * said_low_a / nullif(said_high_b, 0), 2) WHEN b_above THEN round(1.0 * said_low_b / nullif(said_high_a, 0), 2) END AS factor,
  series, a, figure_a, origin_a, place_a, scope_a, b, figure_b, origin_b, place_b, scope_b,
  nullif(overlap_from, '0000') AS overlap_from, overlap_to
FROM judged;

CREATE VIEW triangulation AS -- one row per identity that the dossier declares, both sides by interval arithmetic
WITH RECURSIVE
candidate AS MATERIALIZED ( -- the claims that each term may use, brought to a year
  SELECT identity.key AS identity, estimate.bound = 'magnitude' AS in_words, identity_term.side, identity_term.position, identity_term.operation, comparable_interval.id, comparable_interval.figure,
    comparable_interval.stated_lower * year.times AS low, comparable_interval.stated_upper * year.times AS high
  FROM identity
  JOIN identity_term ON identity_term.identity = identity.key
  JOIN series ON series.key = identity_term.series
  JOIN comparable_interval ON comparable_interval.series = series.key
  JOIN estimate ON estimate.claim = comparable_interval.id
    AND (series.unit <> 'money' OR comparable_interval.currency = identity.currency)
    AND comparable_interval.scope IS NULL
    AND comparable_interval.about_from <= coalesce(identity.when_to, '9999')
    AND coalesce(identity.when_from, '0000') <= comparable_interval.about_to
  JOIN place_within ON place_within.place = comparable_interval.place AND place_within.ancestor = identity.place
    AND (place_within.distance = 0 OR NOT series.adds_up)
  JOIN (
    SELECT 'year' AS per, 1.0 AS times UNION ALL SELECT 'quarter', 4.0 UNION ALL SELECT 'month', 12.0
    UNION ALL SELECT 'week', 365.2425 / 7 UNION ALL SELECT 'day', 365.2425 UNION ALL SELECT 'hour', 8765.82 UNION ALL SELECT NULL, 1.0
  ) AS year ON year.per IS comparable_interval.per
),
evidence AS MATERIALIZED ( -- a size in words counts only where nobody gives a number: it would swallow them all
  SELECT * FROM candidate
  WHERE NOT in_words OR NOT EXISTS (
    SELECT 1 FROM candidate AS other
    WHERE other.identity = candidate.identity AND other.side = candidate.side AND other.position = candidate.position AND NOT other.in_words)
),
term AS MATERIALIZED ( -- the range of the figures stated; an end that no claim states is open
  SELECT identity_term.identity, identity_term.side, identity_term.position, identity_term.operation,
    coalesce(identity_term.number, min(evidence.low)) AS low, coalesce(identity_term.number, max(evidence.high)) AS high,
    count(evidence.id) AS claims, identity_term.number IS NULL AS needs_claims
  FROM identity_term
  LEFT JOIN evidence ON evidence.identity = identity_term.identity AND evidence.side = identity_term.side AND evidence.position = identity_term.position
  GROUP BY identity_term.identity, identity_term.side, identity_term.position
),
product (identity, side, position, low, high, claims, missing) AS ( -- interval arithmetic; every quantity here is at least 0
  SELECT identity, side, 1, low, high, claims, needs_claims AND claims = 0 FROM term WHERE position = 1
  UNION ALL
  SELECT product.identity, product.side, term.position,
    CASE term.operation WHEN '*' THEN product.low * term.low ELSE product.low / nullif(term.high, 0) END,
    CASE term.operation WHEN '*' THEN product.high * term.high ELSE product.high / nullif(term.low, 0) END,
    product.claims + term.claims, product.missing OR (term.needs_claims AND term.claims = 0)
  FROM product JOIN term ON term.identity = product.identity AND term.side = product.side AND term.position = product.position + 1
),
side AS (
  SELECT product.* FROM product
  WHERE position = (SELECT max(position) FROM identity_term WHERE identity_term.identity = product.identity AND identity_term.side = product.side)
),
compared AS (
  SELECT identity.key, identity.title, identity.equation, identity.place, identity.when_edtf, identity.currency,
    l.low AS left_low, l.high AS left_high, r.low AS right_low, r.high AS right_high, l.claims AS left_claims, r.claims AS right_claims,
    CASE
      WHEN l.missing OR r.missing THEN 'no-evidence'
      WHEN l.low > r.high OR r.low > l.high THEN 'gap'
      WHEN l.low IS NULL OR l.high IS NULL OR r.low IS NULL OR r.high IS NULL THEN 'open'
      ELSE 'overlap'
    END AS verdict
  FROM identity
  JOIN side AS l ON l.identity = identity.key AND l.side = 'left'
  JOIN side AS r ON r.identity = identity.key AND r.side = 'right'
)
SELECT key AS identity, title, equation, place, when_edtf, currency, verdict,
  round(CASE WHEN verdict <> 'gap' THEN NULL WHEN left_low > right_high THEN left_low / nullif(right_high, 0) ELSE right_low / nullif(left_high, 0) END, 2) AS gap_factor,
  left_low, left_high, right_low, right_high, left_claims, right_claims,
  (SELECT group_concat(id, ', ') FROM (SELECT DISTINCT id FROM evidence WHERE evidence.identity = compared.key ORDER BY id)) AS claims
FROM compared
ORDER BY key;

CREATE VIEW coverage AS -- one row per year within the span of a series for which no dated claim is about a place
WITH RECURSIVE
known AS MATERIALIZED (
  SELECT DISTINCT estimate.series, claim.place, claim_years.year
  FROM claim_years JOIN estimate ON estimate.claim = claim_years.claim JOIN claim ON claim.id = claim_years.claim
  WHERE claim_years.is_dated
),
extent AS (SELECT series, min(year) AS first_year, max(year) AS last_year FROM known GROUP BY series),
calendar (series, year, last_year) AS (
  SELECT series, first_year, last_year FROM extent
  UNION ALL
  SELECT series, year + 1, last_year FROM calendar WHERE year < last_year
),
pair AS (SELECT DISTINCT estimate.series, claim.place FROM estimate JOIN claim ON claim.id = estimate.claim WHERE claim.status = 'accepted')
SELECT pair.series, pair.place, calendar.year,
  (SELECT max(year) FROM known AS before WHERE before.series = pair.series AND before.place = pair.place AND before.year < calendar.year) AS last_before,
  (SELECT min(year) FROM known AS after WHERE after.series = pair.series AND after.place = pair.place AND after.year > calendar.year) AS next_after
FROM pair JOIN calendar ON calendar.series = pair.series
WHERE NOT EXISTS (SELECT 1 FROM known WHERE known.series = pair.series AND known.place = pair.place AND known.year = calendar.year)
UNION ALL
SELECT key, NULL, NULL, NULL, NULL FROM series
WHERE NOT EXISTS (SELECT 1 FROM known WHERE known.series = series.key)
ORDER BY 1, 2, 3;

CREATE VIEW documents AS -- one row per document
SELECT document.key, document.title, document.publisher, agent.name AS publisher_name, document.author, document.published, document.published_from, document.published_to,
  document.archived_on, document.accessed_on, document.known_on, document.known_by, document.language, document.url, document.archive_url, document.sha256,
  (SELECT count(*) FROM claim WHERE claim.document = document.key) AS claims,
  document.note, document.file, document.line
FROM document JOIN agent ON agent.key = document.publisher;

CREATE VIEW agents AS -- one row per agent
SELECT agent.key, agent.name, agent.kind, agent.part_of, agent.place,
  (SELECT count(*) FROM document WHERE document.publisher = agent.key) AS documents,
  (SELECT count(*) FROM claim WHERE claim.origin = agent.key) AS claims_originated,
  agent.note, agent.file, agent.line
FROM agent;

CREATE VIEW series_list AS -- one row per series
SELECT series.key, series.title, series.unit, series.unit_name, series.currency, series.per, series.adds_up, series.part_of,
  (SELECT count(*) FROM estimate WHERE estimate.series = series.key) AS claims,
  series.note, series.file, series.line
FROM series;

CREATE VIEW places AS -- one row per place
SELECT place.key, place.name, place.standard, place.parent,
  (SELECT count(*) FROM claim WHERE claim.place = place.key) AS claims,
  (SELECT count(*) FROM place_within JOIN claim ON claim.place = place_within.place WHERE place_within.ancestor = place.key) AS claims_within,
  place.note, place.file, place.line
FROM place;

CREATE VIEW ingest_runs AS -- one row per ingest
SELECT id, started_at, finished_at, tool_version, files_read, files_written, files_removed, claims_added, claims_changed, claims_removed FROM ingest_run;
