-- What was known on a day, or ever: documents out by then, their claims, no link to a claim that was not out yet, and no break by an event that was not.
-- Without private records, where those are not to be shown.
INSERT INTO temp.document SELECT * FROM main.document WHERE (:known_by IS NULL OR known_on <= :known_by) AND private <= :private;
INSERT INTO temp.claim SELECT * FROM main.claim WHERE document IN (SELECT key FROM temp.document) AND private <= :private;
UPDATE temp.claim SET relays = NULL WHERE relays IS NOT NULL AND relays NOT IN (SELECT id FROM temp.claim);
INSERT INTO temp.estimate SELECT * FROM main.estimate WHERE claim IN (SELECT id FROM temp.claim);
INSERT INTO temp.event SELECT * FROM main.event WHERE claim IN (SELECT id FROM temp.claim);
INSERT INTO temp.break SELECT * FROM main.break WHERE event IN (SELECT claim FROM temp.event);
