#!/usr/bin/env python3
"""What other packages make of the phrases that tallybook reads as dates.

Optional; nothing else needs it. To run it:

    python3 -m venv venv
    venv/bin/pip install edtf dateparser recognizers-text-suite "emoji<1.8"
    venv/bin/python docs/compare/dates.py [PATH OF tallybook]

Prints a Markdown table. The reference date is 28 May 2024. Without a tallybook to run, its column is left out.
A package that is not installed has a column of dashes.
"""

import datetime
import json
import subprocess
import sys
import warnings

warnings.simplefilter("ignore")
REFERENCE = datetime.datetime(2024, 5, 28)
PHRASES = [
    "February 2013",
    "mid 1970s",
    "by the end of 2019",
    "no later than December 22, 2019",
    "before 2019",
    "after May 2015",
    "since the mid-1970s",
    "between 2014 and 2016",
    "from 2017 to last year",
    "more than three decades ago",
    "two years ago",
    "last week",
    "Thursday",
    "over the weekend",
    "as recently as July",
    "late 2015",
    "summer 2015",
    "1990s and 2000s",
    "2014-15",
    "FY2015",
    "Q3 2016",
    "c. 1950",
    "19th century",
    "44 BC",
    "2014 or 2016",
    "May 5-7, 2018",
    "Tuesday, 28 May 2024",
    "11/09/2017",
    "in recent weeks",
    "for three years",
    "46,000",
    "Room 39",
]


def with_edtf(phrase):
    from edtf import text_to_edtf

    return text_to_edtf(phrase)


def with_dateparser(phrase):
    import dateparser

    found = dateparser.parse(phrase, languages=["en"], settings={"RELATIVE_BASE": REFERENCE})
    return found and found.date().isoformat()


def with_recognizers(phrase):
    from recognizers_date_time import recognize_datetime

    return "; ".join(
        " or ".join(f'{value.get("Mod", "")} {value.get("timex", "?")}'.strip() for value in result.resolution["values"])
        for result in recognize_datetime(phrase, "en-us", reference=REFERENCE)
        if result.resolution
    )


def with_tallybook(program):
    def run(phrase):
        command = [program, "parse", "date", "--reference", "2024-05-28", "--format", "ndjson", phrase]
        answer = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
        return answer.get("edtf") if answer["ok"] else None

    return run


def said(reader, phrase):
    try:
        answer = reader(phrase)
    except ImportError:
        return "-"
    except Exception as error:  # a crash is an answer too
        return f"({type(error).__name__})"
    return f"`{answer}`" if answer else "nothing"


def main():
    readers = {"edtf": with_edtf, "dateparser": with_dateparser, "recognizers-text": with_recognizers}
    if len(sys.argv) > 1:
        readers = {"tallybook": with_tallybook(sys.argv[1]), **readers}
    print("| phrase | " + " | ".join(readers) + " |")
    print("| --- |" + " --- |" * len(readers))
    for phrase in PHRASES:
        cells = [said(reader, phrase).replace("|", "\\|") for reader in readers.values()]
        print(f"| {phrase} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
