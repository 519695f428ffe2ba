-- What was known on a day, or at any time: claims known by then, as their status was then, without links to later claims or breaks by later events;
-- and without private records, if those are hidden. A document is there from the first day that one of its claims was known, without dates that were still to come.
INSERT INTO temp.claim SELECT * FROM main.claim WHERE (:known_by IS NULL OR known_on <= :known_by) AND private <= :private
  AND (:private OR document IN (SELECT key FROM main.document WHERE NOT private));
INSERT INTO temp.document SELECT * FROM main.document WHERE (:known_by IS NULL OR known_on <= :known_by OR key IN (SELECT document FROM temp.claim)) AND private <= :private;
UPDATE temp.document SET published = NULL, published_from = NULL, published_to = NULL, published_from_day = NULL, published_to_day = NULL, archived_on = NULL, accessed_on = NULL WHERE known_on > :known_by;
UPDATE temp.claim SET relays = NULL WHERE relays IS NOT NULL AND relays NOT IN (SELECT id FROM temp.claim);
UPDATE temp.claim SET supersedes = NULL WHERE supersedes IS NOT NULL AND supersedes NOT IN (SELECT id FROM temp.claim);
UPDATE temp.claim SET denies = NULL WHERE denies IS NOT NULL AND denies NOT IN (SELECT id FROM temp.claim);
UPDATE temp.claim SET status = 'accepted', status_on = NULL, status_reason = NULL WHERE status_on > :known_by;
INSERT INTO temp.estimate SELECT * FROM main.estimate WHERE claim IN (SELECT id FROM temp.claim);
INSERT INTO temp.event SELECT * FROM main.event WHERE claim IN (SELECT id FROM temp.claim);
INSERT INTO temp.party SELECT * FROM main.party WHERE claim IN (SELECT id FROM temp.claim);
INSERT INTO temp.verification SELECT * FROM main.verification WHERE claim IN (SELECT id FROM temp.claim);
INSERT INTO temp.break SELECT * FROM main.break WHERE event IN (SELECT claim FROM temp.event);
INSERT INTO temp.search SELECT * FROM main.search WHERE (:known_by IS NULL OR searched_on <= :known_by) AND private <= :private;
