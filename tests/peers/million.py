"""Writes a dossier for tests of scale: the bundled one, and a sheet of generated claims beside it.

    million.py FOLDER [CLAIMS]

CLAIMS is a million if not given. The same number gives the same files. There are 10 claims a document and 1,000 a series, so a million claims have 1,000 series in ten pairs of countries. Those of a series are about 200
days over 18 years, so that a claim has few others to be compared with: 2 or 3 of its day and country, and now and then one of a month, a year, or of the world. About one figure in seven is far from the others.
Hedges, bounds, ranges and sizes in words; relays of relays, revisions, denials, disputed and withdrawn claims, sources that nobody names, parts, events, searches that found nothing: all occur. A tenth of the series are
amounts of a day, a tenth money. None is a count since a start, because an earlier total disagrees with every later one below it: of 1,000 claims with random figures that would be most pairs.
"""

import csv
import datetime
import random
import shutil
import sys
from pathlib import Path

PLACES = ["RU", "CN", "KP", "QA", "KW", "AE", "PL", "MN", "MY", "NG"]
AGENTS = 300
PER_DOCUMENT = 10
DOCUMENTS = 100  # a series
COLUMNS = (
    "document publisher published title key series place scope stated when origin relays supersedes denies status status_reason event category happening locator"
).split()


def declarations(folder, series):
    with open(folder / "made-agents.toml", "w") as file:
        for agent in range(AGENTS):
            file.write(f'[[agent]]\nkey = "made-{agent}"\nname = "Made-up source {agent}"\n')
            file.write(f'kind = "{["news-outlet", "government", "ngo", "research"][agent % 4]}"\n')
            if agent % 10:
                file.write(f'part_of = "made-{agent // 10 * 10}"\n' if agent % 3 == 0 else "")
            file.write("\n")
        file.write('[[agent]]\nkey = "made-world"\nname = "Made-up source on the world"\nkind = "international"\n')
    with open(folder / "made-series.toml", "w") as file:
        for number in range(series):
            file.write(f'[[series]]\nkey = "made-{number}"\ntitle = "Made-up series {number}"\n')
            file.write('unit = "money"\ncurrency = "USD"\n' if number % 10 == 1 else 'unit = "count"\n')
            file.write('measure = "flow"\n' if number % 10 == 0 else "")
            file.write("adds_up = true\n\n")
            if number % 50 == 7:
                file.write(f'[[search]]\nkey = "made-{number}"\nseries = "made-{number}"\nplace = "{PLACES[number % 10]}"\n')
                file.write('when = "2019/2020"\nwhere = "an archive"\nwords = "made up"\non = "2022-05-01"\n\n')


def day_of(number, slot):
    return datetime.date(2000, 1, 10) + datetime.timedelta(days=33 * slot + number % 30)


def rows(number, nth):
    """Document nth of a series. Claim j of it is about slot 2 nth + j % 5, so that up to three documents have a claim about one slot."""
    known = day_of(number, 2 * nth + 4) + datetime.timedelta(days=3 + nth % 5)
    document = f"made-{number}-{nth}"
    for j in range(PER_DOCUMENT):
        slot = 2 * nth + j % 5
        day = day_of(number, slot)
        row = dict.fromkeys(COLUMNS, "")
        row["document"], row["key"], row["locator"] = document, f"c{j}", f"paragraph {j + 1}"
        if j == 0:
            row |= {"publisher": f"made-{(number + 7 * nth) % AGENTS}", "published": str(known), "title": f"Made-up report {nth} of {number}"}
        row["place"] = PLACES[(number + j // 5) % 10]
        row["when"] = str(day)
        if nth % 10 == 5 and j == 9:
            row |= {"event": f"Something happens for the {nth}th time", "category": ["strike", "talks", "law"][number % 3], "happening": f"made-{number}-{nth // 20}"}
            yield row
            continue
        row["series"] = f"made-{number}"
        before = f"made-{number}-{nth - 1}"
        # What one claim takes over from another is made by the same dice.
        source, of = nth, j
        if j == 2 and nth % 3 == 1:
            source, of, row["relays"] = nth - 1, 4, f"{before}#c4"
        elif j == 0 and nth % 3 == 2:
            source, of, row["relays"] = nth - 2, 4, f"{before}#c2"
        elif j == 6 and nth % 7 == 3:
            row["supersedes"] = f"{before}#c8"
        elif j == 5 and nth % 9 == 4:
            row["denies"] = f"{before}#c7"
        dice = random.Random(f"{number} {source} {of}")
        figure = int((20_000 + 50 * number + 40 * slot) * dice.uniform(0.97, 1.03))
        is_world = j == 9 and nth % 10 == 9
        if is_world:
            figure *= 2
        if dice.random() < 0.07:
            figure = int(figure * dice.choice([0.4, 0.5, 2.5, 4]))
        if row["supersedes"]:
            figure += 111
        sign = "$" if number % 10 == 1 else ""
        written = f"{sign}{figure:,}"
        row["stated"] = dice.choices(
            [f"about {written}", written, f"at least {written}", f"up to {written}", f"nearly {written}", f"between {written} and {sign}{figure + figure // 4:,}", "tens of thousands" + (" of dollars" if sign else "")],
            [30, 30, 8, 5, 5, 12, 10],
        )[0]
        # A claim that another replaces, and that other, are of one origin.
        is_revised = j == 8 and nth % 7 == 2 or bool(row["supersedes"])
        origin = random.Random(f"{number} {slot} revised" if is_revised else f"{number} {source} {of} origin").randrange(AGENTS if is_revised else AGENTS + 15)
        row["origin"] = f"made-{origin}" if origin < AGENTS else "unknown"
        is_alone = not row["relays"] and j in (1, 3, 9)
        if is_alone and j == 1 and nth % 4 == 0:
            row["when"] = f"{day:%Y-%m}"
        elif is_alone and j == 3 and nth % 25 == 7:
            row["when"] = f"{day.year - 1}"
        elif is_world:
            # Nobody says that a part is larger than the whole that they state themselves: that would be an error.
            row |= {"place": "001", "origin": "made-world"}
        if is_alone and j == 3 and number % 10 == 3 and nth % 2:
            row["scope"] = "women"
        if is_alone and nth % 12 == 6:
            row |= {"status": "withdrawn" if nth % 24 == 6 else "disputed", "status_reason": "made up to be so"}
        yield row


def main():
    folder, claims = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    shutil.copytree(Path(__file__).parents[2] / "seeds", folder)
    documents = -(-claims // PER_DOCUMENT)
    series = -(-documents // DOCUMENTS)
    declarations(folder, series)
    with open(folder / "made-claims.csv", "w", newline="") as file:
        sheet = csv.DictWriter(file, COLUMNS)
        sheet.writeheader()
        for document in range(documents):
            sheet.writerows(rows(document // DOCUMENTS, document % DOCUMENTS))


main()
