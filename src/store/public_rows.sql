-- The parties of claims that keep them private.
DELETE FROM temp.party WHERE claim IN (SELECT id FROM temp.claim WHERE instr(' ' || private_fields || ' ', ' parties '));
-- What was found of phrases that are private, or where it is private where they stand.
DELETE FROM temp.verification WHERE claim IN (
  SELECT id FROM temp.claim WHERE instr(' ' || private_fields || ' ', ' stated ') OR instr(' ' || private_fields || ' ', ' locator '));
-- The other document may be private.
UPDATE temp.verification SET found_at = NULL WHERE outcome = 'misattributed';
-- What may not be named or shown of the public records. A private agent, or one whose claim keeps it private, has one number wherever it would be named;
-- numbers are given in the order of the records that name it, which says nothing of its key.
CREATE TEMP TABLE withheld AS SELECT agent, 'withheld-' || row_number() OVER (ORDER BY min(named_in)) AS key FROM (
  SELECT document.publisher AS agent, document.key AS named_in FROM main.document JOIN main.agent ON agent.key = document.publisher
  WHERE NOT document.private AND agent.private
  UNION ALL
  SELECT claim.origin, claim.id FROM main.claim JOIN main.document ON document.key = claim.document JOIN main.agent ON agent.key = claim.origin
  WHERE NOT claim.private AND NOT document.private AND (agent.private OR instr(' ' || claim.private_fields || ' ', ' origin '))
  UNION ALL
  SELECT party.agent, party.claim || ' ' || party.position FROM temp.party JOIN main.agent ON agent.key = party.agent
  WHERE agent.private
) GROUP BY agent;
UPDATE temp.document SET publisher = (SELECT key FROM temp.withheld WHERE agent = publisher)
WHERE publisher IN (SELECT key FROM main.agent WHERE private);
UPDATE temp.document SET
  archive_url = iif(instr(' ' || private_fields || ' ', ' archive_url '), NULL, archive_url),
  author = iif(instr(' ' || private_fields || ' ', ' author '), NULL, author),
  note = iif(instr(' ' || private_fields || ' ', ' note '), NULL, note),
  sha256 = iif(instr(' ' || private_fields || ' ', ' sha256 '), NULL, sha256),
  url = iif(instr(' ' || private_fields || ' ', ' url '), NULL, url)
WHERE private_fields IS NOT NULL;
UPDATE temp.document SET private_note = NULL, private_fields = NULL WHERE private_note IS NOT NULL OR private_fields IS NOT NULL;
UPDATE temp.claim SET origin = (SELECT key FROM temp.withheld WHERE agent = origin)
WHERE origin IN (SELECT key FROM main.agent WHERE private) OR instr(' ' || private_fields || ' ', ' origin ');
UPDATE temp.party SET agent = (SELECT key FROM temp.withheld WHERE withheld.agent = party.agent) WHERE agent IN (SELECT key FROM main.agent WHERE private);
UPDATE temp.claim SET
  basis = iif(instr(' ' || private_fields || ' ', ' basis '), NULL, basis),
  credibility = iif(instr(' ' || private_fields || ' ', ' grade '), NULL, credibility),
  locator = iif(instr(' ' || private_fields || ' ', ' locator '), 'withheld', locator),
  note = iif(instr(' ' || private_fields || ' ', ' note '), NULL, note),
  reliability = iif(instr(' ' || private_fields || ' ', ' grade '), NULL, reliability),
  stated = iif(instr(' ' || private_fields || ' ', ' stated '), NULL, stated),
  status_reason = iif(instr(' ' || private_fields || ' ', ' status_reason '), 'withheld', status_reason)
WHERE private_fields IS NOT NULL;
UPDATE temp.search SET note = iif(instr(' ' || private_fields || ' ', ' note '), NULL, note), private_fields = NULL WHERE private_fields IS NOT NULL;
UPDATE temp.claim SET private_note = NULL, private_fields = NULL WHERE private_note IS NOT NULL OR private_fields IS NOT NULL;
INSERT INTO temp.agent SELECT * FROM main.agent WHERE NOT private;
UPDATE temp.agent SET
  note = iif(instr(' ' || private_fields || ' ', ' note '), NULL, note),
  part_of = iif(instr(' ' || private_fields || ' ', ' part_of '), NULL, part_of),
  place = iif(instr(' ' || private_fields || ' ', ' place '), NULL, place),
  private_fields = NULL
WHERE private_fields IS NOT NULL;
UPDATE temp.agent SET part_of = NULL WHERE part_of IN (SELECT key FROM main.agent WHERE private);
INSERT INTO temp.agent (key, name, kind, digest, private, file, line)
SELECT key, 'withheld (' || substr(key, 10) || ')', 'other', 0, 0, 'withheld', 0 FROM temp.withheld;
DROP TABLE temp.withheld;
INSERT INTO temp.dossier SELECT * FROM main.dossier;
INSERT INTO temp.series SELECT * FROM main.series;
INSERT INTO temp.identity SELECT * FROM main.identity;
-- Of the places of a standard, those that something public is about, and what they lie in.
INSERT INTO temp.place SELECT * FROM main.place WHERE file IS NOT NULL OR key IN (
  SELECT ancestor FROM main.place_ancestor WHERE place IN (
    SELECT place FROM temp.claim UNION SELECT place FROM temp.agent UNION SELECT place FROM temp.identity UNION SELECT place FROM temp.break UNION SELECT place FROM temp.search
    UNION SELECT key FROM main.place WHERE file IS NOT NULL));
INSERT INTO temp.place_ancestor SELECT * FROM main.place_ancestor WHERE place IN (SELECT key FROM temp.place);
-- A file is named after its document.
UPDATE temp.agent SET file = 'withheld', line = 0 WHERE file IN (SELECT file FROM main.document WHERE private);
UPDATE temp.dossier SET file = 'withheld', line = 0 WHERE file IN (SELECT file FROM main.document WHERE private);
DELETE FROM temp.dossier WHERE file = 'withheld' AND rowid > (SELECT min(rowid) FROM temp.dossier WHERE file = 'withheld');
UPDATE temp.place SET file = 'withheld', line = 0 WHERE file IN (SELECT file FROM main.document WHERE private);
UPDATE temp.series SET file = 'withheld', line = 0 WHERE file IN (SELECT file FROM main.document WHERE private);
UPDATE temp.identity SET file = 'withheld', line = 0 WHERE file IN (SELECT file FROM main.document WHERE private);
UPDATE temp.search SET file = 'withheld', line = 0 WHERE file IN (SELECT file FROM main.document WHERE private);
UPDATE temp.break SET file = 'withheld', line = 0 WHERE file IN (SELECT file FROM main.document WHERE private);
-- Not what a file was read as: its fingerprints would confirm a guess at what is private in it.
INSERT INTO temp.source_file SELECT file, '0000000000000000000000000000000000000000000000000000000000000000', '' FROM (
  SELECT file FROM temp.dossier UNION SELECT file FROM temp.agent UNION SELECT file FROM temp.place WHERE file IS NOT NULL UNION SELECT file FROM temp.series
  UNION SELECT file FROM temp.document UNION SELECT file FROM temp.claim UNION SELECT file FROM temp.identity UNION SELECT file FROM temp.break UNION SELECT file FROM temp.search);
