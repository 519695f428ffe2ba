"""Makes a database larger than can be ingested: copies all claims in it, with their documents and series, under other keys.

    multiply.py DATABASE FROM TO

A database that has its claims FROM times has them TO times afterwards; one that was ingested has them once. A copy `c02-…` of a claim, a document, a series, a happening has the rows of the first in every table that says
something of it, the index of words too, so that the tables, their indexes and their files are as large as if as many claims had been ingested. Agents, places, identities, breaks and trends stay as they are. Nothing
checks such a database, and the digests in it are those of the first: use it to measure reading, and do not ingest into it.
"""

import sqlite3
import sys

# What is a key that each copy has for itself; all other columns are copied as they are.
KEYS = {
    "series": ["key", "part_of"],
    "document": ["key"],
    "claim": ["id", "document", "relays", "supersedes", "denies"],
    "estimate": ["claim", "series"],
    "event": ["claim", "happening"],
    "party": ["claim"],
    "search": ["key", "series"],
    "claim_root": ["claim", "root"],
    "claim_successor": ["claim", "successor"],
    "claim_year": ["series", "claim"],
    "crowded_series": ["series"],
    "interval_year": ["series", "claim"],
    "pair_apart": ["series", "a", "b"],
    "pair_declared": ["series", "a", "b"],
    "total_interval": ["series", "claim"],
    "total_stretch": ["series"],
    "year_told": ["series", "latest_id"],
}


def columns(connection, table):
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def main():
    database, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    connection = sqlite3.connect(database, isolation_level=None)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "ignore_check_constraints = ON"):
        connection.execute(f"PRAGMA {setting}").fetchall()
    # A claim that was ingested, not copied, is in no range of copies.
    for number in range(first + 1, last + 1):
        prefix = f"c{number:02}-"
        connection.execute("BEGIN")
        for table, keys in KEYS.items():
            names = columns(connection, table)
            cells = ", ".join(f"'{prefix}' || {name}" if name in keys else f'"{name}"' for name in names)
            connection.execute(f"INSERT INTO {table} SELECT {cells} FROM {table} WHERE {keys[0]} < 'c02-' OR {keys[0]} >= 'c:' ORDER BY 1")
        words = columns(connection, "claim_words")
        step = connection.execute("SELECT count(*) FROM claim_words WHERE id < 'c02-' OR id >= 'c:'").fetchone()[0]
        cells = ", ".join({"number": f"number + {step * (number - 1)}", "id": f"'{prefix}' || id"}.get(name, name) for name in words)
        connection.execute(f"INSERT INTO claim_words SELECT {cells} FROM claim_words WHERE number <= {step} ORDER BY number")
        connection.execute(f"INSERT INTO claim_text (rowid, {', '.join(words[1:])}) SELECT {', '.join(words)} FROM claim_words WHERE number > {step * (number - 1)} ORDER BY number")
        connection.execute("COMMIT")
        print(f"{number} times", flush=True)


main()
