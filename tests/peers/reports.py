"""Asks every report of SQLite and of another engine, on the files of a Parquet export, and compares the rows in their order.

    reports.py duckdb|spark TALLYBOOK DATABASE FILES [--large SECONDS] [REPORT...]

Prints a line per question, with the time that SQLite took and the other engine; fails at the end if any differ. Spark needs pyspark and a Java 17 or later, and takes many minutes.

With `--large`, for a million claims: a question that SQLite or the engine does not answer in so many seconds is left out, and told; what the model computes anew is asked of the
dossier's headline only; Spark compiles its queries and hands over columns (which needs pyarrow).
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import threading
import time


class TooLong(Exception):
    pass


def within(seconds, stop, ask):
    """What `ask` gives, unless it takes longer."""
    if not seconds:
        return ask()
    is_late = threading.Event()

    def end():
        is_late.set()
        stop()

    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        return ask()
    except Exception as error:
        if is_late.is_set():
            raise TooLong from error
        raise
    finally:
        timer.cancel()
        timer.join()


def duckdb_engine(limit):
    import duckdb

    def rows(statements):
        connection = duckdb.connect()
        for statement in statements[:-1]:
            connection.execute(statement)
        return within(limit, connection.interrupt, lambda: connection.execute(statements[-1]).fetchall())

    return rows


def spark_engine(limit):
    from pyspark.sql import SparkSession

    # On few rows Spark spends its time on planning tasks and compiling code: none of these settings changes a row.
    few = {
        "spark.driver.memory": "2g",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    }
    many = {"spark.driver.memory": "6g", "spark.driver.maxResultSize": "0", "spark.sql.shuffle.partitions": "4"}
    shown = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    builder = SparkSession.builder.master("local[2]")
    for name, value in (shown | (many if limit else few)).items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    print(f"Spark {session.version}", flush=True)

    def rows(statements):
        for statement in statements[:-1]:
            session.sql(statement)
        if not limit:
            return [tuple(row) for row in session.sql(statements[-1]).collect()]
        table = within(limit, session.sparkContext.cancelAllJobs, lambda: session.sql(statements[-1]).toArrow())
        return list(zip(*(column.to_pylist() for column in table.columns)))

    return rows


def sqlite_rows(database, script, limit):
    # It may be interrupted from the thread that waits.
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, check_same_thread=False)
    before, _, last = script.strip().removesuffix(";").rpartition(";\n")
    if before:
        connection.executescript(before + ";")
    return within(limit, connection.interrupt, lambda: connection.execute(last).fetchall())


def is_same(a, b):
    if a is None or b is None or isinstance(a, str) or isinstance(b, str):
        return a == b
    return abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))


def difference(expected, found):
    if len(expected) != len(found):
        return f"{len(expected)} rows in SQLite, {len(found)} here"
    for number, (a, b) in enumerate(zip(expected, found)):
        if len(a) != len(b) or not all(map(is_same, a, b)):
            return f"row {number}:\n  {a}\n  {b}"
    return None


def questions(told, reports, is_short, is_large):
    """Each report without parameters, with each that it takes, and with several at once. Keys are those of the public picture."""

    def one(sql):
        rows = json.loads(told("sql", sql + " LIMIT 1", "--format", "json"))
        return next(iter(rows[0].values())) if rows else None

    series = one("SELECT key FROM series_list ORDER BY claims DESC, key")
    values = {
        "series": series,
        "place": one("SELECT key FROM places WHERE standard = 'iso-3166-1' ORDER BY claims_within DESC, key"),
        "from": "2013",
        "to": "2016-06",
        "origin": one("SELECT body FROM agents ORDER BY claims_originated DESC, key"),
        "party": one("SELECT agent FROM party ORDER BY agent"),
        "status": "accepted",
        "verdict": "not-comparable",
        "date": "2015",
    }
    claims = [
        "SELECT claim FROM estimate ORDER BY claim",
        "SELECT claim FROM event ORDER BY claim",
        "SELECT root FROM claim_root ORDER BY root",
        "SELECT claim FROM claim_root ORDER BY depth DESC, claim",
        "SELECT a FROM pair_apart ORDER BY factor DESC, a",
        "SELECT claim FROM event WHERE happening IS NOT NULL ORDER BY claim",
    ]
    for report in reports:
        takes = report["parameters"].split(" ")
        if "words" in takes:
            continue
        if "claim" in takes:
            found = dict.fromkeys(claim for claim in map(one, claims) if claim)
            yield from ([report["report"], claim] for claim in list(found)[: 1 if is_short else None])
            continue
        options = {name: ["--" + name, values[name]] for name in takes if values.get(name)}
        sets = [[], *options.values()]
        several = [name for name in ("series", "place", "from", "to") if name in options]
        sets.append([word for name in several for word in options[name]])
        # What the model computes anew takes seconds each time.
        is_slow = report["report"] in ("revisions", "vintages", "influence", "without")
        if is_large and is_slow:
            yield [report["report"], "--series", one("SELECT headline FROM dossier")]
            continue
        for given in [sets[0], sets[-1]] if is_short or is_slow else sets:
            yield [report["report"], *given]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("engine", choices=["duckdb", "spark"])
    parser.add_argument("tallybook")
    parser.add_argument("database")
    parser.add_argument("files")
    parser.add_argument("reports", nargs="*")
    parser.add_argument("--large", type=int, metavar="SECONDS")
    given = parser.parse_intermixed_args()
    limit = given.large
    rows = {"duckdb": duckdb_engine, "spark": spark_engine}[given.engine](limit)

    def told(*arguments):
        done = subprocess.run([given.tallybook, "--db", given.database, *arguments], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    reports = json.loads(told("report", "--format", "json"))
    if given.reports:
        reports = [report for report in reports if report["report"] in given.reports]
    asked = failed = left_out = 0
    for question in questions(told, reports, given.engine == "spark", bool(limit)):
        statement = told("report", *question, "--sql")
        script = told("report", *question, "--sql", "--dialect", given.engine, "--files", given.files)
        who, times, wrong, expected = "SQLite", [], None, []
        try:
            begun = time.monotonic()
            expected = sqlite_rows(given.database, statement, limit)
            times.append(time.monotonic() - begun)
            who, begun = given.engine, time.monotonic()
            found = rows(script.strip().removesuffix(";").split(";\n\n"))
            times.append(time.monotonic() - begun)
            wrong = difference(expected, found)
        except TooLong:
            left_out += 1
            print(f"{' '.join(question)}: left out, {who} did not answer in {limit} s", flush=True)
            continue
        except Exception as error:  # whatever an engine says
            wrong = f"{type(error).__name__}: {str(error)[:2000]}"
        asked, failed = asked + 1, failed + bool(wrong)
        took = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in zip(["SQLite", given.engine], times))
        print(f"{' '.join(question)}: {wrong or f'{len(expected)} rows, the same'} ({took})", flush=True)
    if left_out:
        print(f"{left_out} questions left out")
    print(f"{asked} questions, {failed} answered otherwise")
    sys.exit(bool(failed))


main()
