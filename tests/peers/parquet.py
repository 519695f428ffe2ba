"""Opens every table of a Parquet export in DuckDB and Polars, and compares it with the SQLite database that was exported.

    parquet.py DATABASE FILES

The database must be the public one: what is exported is what is in it, row for row, with the types that its schema means.
"""

import json
import pathlib
import sqlite3
import sys

import duckdb
import polars

database, files = sys.argv[1], pathlib.Path(sys.argv[2])
connection = sqlite3.connect(database)
partitioned = json.loads((files / "tallybook.json").read_text())["partitioned"]
# Runs, fingerprints, the index of words and what describes the schema itself.
LEFT_OUT = {"ingest_run", "source_file", "table_digest", "claim_words", "column_meaning", "relation_meaning", "refinery_schema_history"}
BOOLEANS = {("claim_year", "is_dated"), ("year_told", "open_below"), ("year_told", "open_above")}
POLARS = {"BIGINT": polars.Int64, "DOUBLE": polars.Float64, "VARCHAR": polars.String, "BOOLEAN": polars.Boolean}

tables = [
    name
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'claim\\_text%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name")
    if name not in LEFT_OUT
]


def type_of(table, name, declared, ddl):
    if declared == "INTEGER" and (f"CHECK ({name} IN (0, 1))" in ddl or (table, name) in BOOLEANS):
        return "BOOLEAN"
    return {"INTEGER": "BIGINT", "REAL": "DOUBLE", "ANY": "DOUBLE", "TEXT": "VARCHAR"}[declared]


cells = 0
for table in tables:
    (ddl,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [table]).fetchone()
    info = connection.execute("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid", [table]).fetchall()
    types = {name: type_of(table, name, declared, ddl) for name, declared, _ in info}
    key = ", ".join(name for name, _, place in sorted(info, key=lambda column: column[2]) if place)
    names = ", ".join(types)
    expected = connection.execute(f"SELECT {names} FROM {table} ORDER BY {key}").fetchall()

    if table in partitioned:
        path = f"{files}/{table}/*/*/*.parquet"
        source = f"read_parquet('{path}', hive_partitioning = true, hive_types = {{'series': VARCHAR, 'year': BIGINT}})"
        frame = polars.scan_parquet(path, hive_partitioning=True, hive_schema={"series": polars.String, "year": polars.Int64}).collect()
        years = f"SELECT count(*) FROM {table} {'JOIN claim ON claim.id = estimate.claim' if table == 'estimate' else ''} WHERE CAST(when_from AS INTEGER) = 2015"
        (in_2015,) = connection.execute(years).fetchone()
        assert duckdb.execute(f"SELECT count(*) FROM {source} WHERE year = 2015").fetchall() == [(in_2015,)], table
    else:
        path = f"{files}/{table}.parquet"
        source = f"read_parquet('{path}')"
        frame = polars.read_parquet(path)
        assert frame.columns == list(types), (table, frame.columns)

    found = duckdb.execute(f"SELECT {names} FROM {source} ORDER BY {key}")
    assert [(name, str(kind)) for name, kind, *_ in found.description] == list(types.items()), (table, found.description, types)
    assert found.fetchall() == expected, table

    frame = frame.select(list(types))
    assert frame.schema == {name: POLARS[kind] for name, kind in types.items()}, (table, frame.schema)
    assert sorted(frame.rows(), key=repr) == sorted(
        (tuple(float(cell) if kind == "DOUBLE" and cell is not None else bool(cell) if kind == "BOOLEAN" and cell is not None else cell for cell, kind in zip(row, types.values())) for row in expected),
        key=repr,
    ), table
    cells += len(expected) * len(types)
    print(table, len(expected))
    # For a test that nothing private is in it: what the compressed files hold.
    if "--cells" in sys.argv:
        print(repr(frame.rows()))
assert cells, "nothing was compared"
print(f"{len(tables)} tables, {cells} cells")
