-- What was known on a day, or at any time: documents published by then and their claims, without links to later claims or breaks by later events;
-- and without private records, if those are hidden.
INSERT INTO temp.document SELECT * FROM main.document WHERE (:known_by IS NULL OR known_on <= :known_by) AND private <= :private;
INSERT INTO temp.claim SELECT * FROM main.claim WHERE document IN (SELECT key FROM temp.document) AND private <= :private;
UPDATE temp.claim SET relays = NULL WHERE relays IS NOT NULL AND relays NOT IN (SELECT id FROM temp.claim);
INSERT INTO temp.estimate SELECT * FROM main.estimate WHERE claim IN (SELECT id FROM temp.claim);
INSERT INTO temp.event SELECT * FROM main.event WHERE claim IN (SELECT id FROM temp.claim);
INSERT INTO temp.break SELECT * FROM main.break WHERE event IN (SELECT claim FROM temp.event);
