-- The other tables that hold what may be private, or name it.
CREATE TEMP TABLE dossier AS SELECT * FROM main.dossier WHERE 0;
CREATE TEMP TABLE agent AS SELECT * FROM main.agent WHERE 0;
CREATE UNIQUE INDEX temp.agent_key ON agent (key);
CREATE TEMP TABLE agent_body AS SELECT * FROM main.agent_body WHERE 0;
CREATE UNIQUE INDEX temp.agent_body_agent ON agent_body (agent);
CREATE TEMP TABLE place AS SELECT * FROM main.place WHERE 0;
CREATE UNIQUE INDEX temp.place_key ON place (key);
CREATE TEMP TABLE place_ancestor AS SELECT * FROM main.place_ancestor WHERE 0;
CREATE UNIQUE INDEX temp.place_ancestor_key ON place_ancestor (place, ancestor);
CREATE INDEX temp.place_ancestor_ancestor ON place_ancestor (ancestor);
CREATE TEMP TABLE series AS SELECT * FROM main.series WHERE 0;
CREATE UNIQUE INDEX temp.series_key ON series (key);
CREATE TEMP TABLE identity AS SELECT * FROM main.identity WHERE 0;
CREATE UNIQUE INDEX temp.identity_key ON identity (key);
CREATE TEMP TABLE source_file AS SELECT * FROM main.source_file WHERE 0;
CREATE TEMP TABLE table_digest AS SELECT * FROM main.table_digest WHERE 0;
