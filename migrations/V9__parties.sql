-- Why: a claim may be about agents that act in it, each in a role: the sides of a battle, the perpetrator, the victim, the employer, the pollster.
-- Cost: a row and an index entry for each; none where no claim names any.

CREATE TABLE party ( -- an agent that a claim is about, in a role
  claim TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position >= 1), -- in the order of the dossier
  role TEXT NOT NULL, -- one word: attacker, side-b, employer
  agent TEXT NOT NULL REFERENCES agent (key) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX party_agent ON party (agent, claim, role);

CREATE VIEW parties AS -- one row per claim and party, flat
SELECT
  party.claim, party.position, party.role, party.agent, agent.name AS agent_name, agent_body.body, claim.kind, estimate.series, event.category,
  coalesce(estimate.figure, event.title) AS what, claim.place, claim.when_edtf, claim.when_words, claim.when_from, claim.when_to, claim.from_day, claim.to_day, claim.known_on,
  claim.origin, claim.document, claim.status, claim_successor.successor AS superseded_by, claim.relays IS NOT NULL AS is_echo, claim.projection,
  max(claim.private, document.private) AS private, claim.file, claim.line
FROM party
JOIN agent ON agent.key = party.agent
JOIN agent_body ON agent_body.agent = party.agent
JOIN claim ON claim.id = party.claim
JOIN document ON document.key = claim.document
LEFT JOIN estimate ON estimate.claim = party.claim
LEFT JOIN event ON event.claim = party.claim
LEFT JOIN claim_successor ON claim_successor.claim = party.claim;

INSERT INTO relation_meaning (relation, position, one_row_per) VALUES
  ('parties', 35, 'a claim and an agent that it is about, in one role');

INSERT INTO column_meaning (relation, position, name, meaning, unit) VALUES
  ('parties', 1, 'claim', 'the claim: document#key', NULL),
  ('parties', 2, 'position', 'where the party stands in the list of its claim, from 1', NULL),
  ('parties', 3, 'role', 'the part that the agent plays, in a word of the dossier: attacker, side-b, employer', NULL),
  ('parties', 4, 'agent', 'who plays it: key in agents', NULL),
  ('parties', 5, 'agent_name', 'the agent''s name', NULL),
  ('parties', 6, 'body', 'the outermost agent that this one is part of, or itself', NULL),
  ('parties', 7, 'kind', 'what the claim is: estimate or event', NULL),
  ('parties', 8, 'series', 'of an estimate, what is measured: key in series_list', NULL),
  ('parties', 9, 'category', 'of an event, its kind', NULL),
  ('parties', 10, 'what', 'of an estimate, the quantity with its hedge; of an event, its title', NULL),
  ('parties', 11, 'place', 'where: key in places', NULL),
  ('parties', 12, 'when_edtf', 'the time that the claim is about', 'EDTF, ISO 8601-2'),
  ('parties', 13, 'when_words', 'when_edtf in English words', NULL),
  ('parties', 14, 'when_from', 'first day that this time can mean; NULL if open or unknown', 'ISO date'),
  ('parties', 15, 'when_to', 'last day that this time can mean; NULL if open or unknown', 'ISO date'),
  ('parties', 16, 'from_day', 'when_from as a number, for order and distance', 'Julian day number'),
  ('parties', 17, 'to_day', 'when_to as a number', 'Julian day number'),
  ('parties', 18, 'known_on', 'the day by which the claim was public', 'ISO date'),
  ('parties', 19, 'origin', 'who the claim comes from, according to its document: key in agents', NULL),
  ('parties', 20, 'document', 'key in documents', NULL),
  ('parties', 21, 'status', 'accepted, disputed or withdrawn', NULL),
  ('parties', 22, 'superseded_by', 'the claim that replaces this one, or the one that it repeats; NULL if none does', NULL),
  ('parties', 23, 'is_echo', '1 if the claim only repeats another', NULL),
  ('parties', 24, 'projection', '1 if the claim looks ahead', NULL),
  ('parties', 25, 'private', '1 where the claim or its document is private; public output leaves such rows out', NULL),
  ('parties', 26, 'file', 'the file of the dossier that contains the claim', NULL),
  ('parties', 27, 'line', 'the line in that file, from 1', NULL);

PRAGMA user_version = 9;
