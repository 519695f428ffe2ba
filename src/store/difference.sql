-- What claims said before an ingest. In a table, since there may be very many.
DROP TABLE IF EXISTS temp.claim_before;
CREATE TEMP TABLE claim_before AS SELECT * FROM claim_fields WHERE 0;
CREATE UNIQUE INDEX temp.claim_before_id ON claim_before (id);
