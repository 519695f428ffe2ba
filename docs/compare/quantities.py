"""What other packages make of the same phrases: a Markdown table on standard output.

Optional; nothing in the build needs it. In a fresh virtual environment:

    pip install quantulum3 price-parser text2num recognizers-text-suite "emoji<2"
    cargo build --release
    python docs/compare/quantities.py target/release/tallybook

Each package is asked for a number, money and share in its own way and is shown by what it returns; `–` is nothing.
Without an argument, tallybook's own column is left out.
"""

import json
import subprocess
import sys

PHRASES = [
    "about 50,000",
    "at least 25,000",
    "more than 500",
    "up to 90%",
    "no more than 50",
    "between 10,000 and 15,000",
    "70 to 90 percent",
    "US$300 and $1,000",
    "$1.2billion to $2.3bn",
    "2-3 million",
    "5-7,000",
    "tens of thousands",
    "several thousand",
    "dozens",
    "half a million",
    "two-thirds",
    "1 in 23",
    "a majority",
    "3,00 rubles ($38)",
    "six or more days a week",
    "£230 a month",
    "25 cents",
    "5 crore rupees",
    "two dozen",
    "27% more",
    "doubled",
    "41-year-old",
    "Room 39",
    "F-16",
    "in 2014",
    "twice a day",
]


def quantulum(phrase):
    from quantulum3 import parser

    return "; ".join(f"{q.value:g} {q.unit.name}" for q in parser.parse(phrase))


def price(phrase):
    from price_parser import Price

    found = Price.fromstring(phrase)
    return "" if found.amount is None else f"{found.amount} {found.currency or ''}".strip()


def text2num(phrase):
    from text_to_num import alpha2digit

    found = alpha2digit(phrase, "en")
    return "" if found == phrase else found


def recognizers(phrase):
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency

    culture = "en-us"
    kinds = [recognize_percentage, recognize_currency, recognize_number]
    for kind in kinds:
        found = [result for result in kind(phrase, culture) if result.resolution]
        if found:
            return "; ".join(" ".join(str(v) for v in result.resolution.values() if v) for result in found)
    return ""


def tallybook(binary, phrases):
    run = subprocess.run(
        [binary, "parse", "quantity", "--format", "ndjson", *phrases], capture_output=True, text=True, check=False
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


def ours(row):
    if not row["ok"]:
        return "refused"
    ends = [row[end] for end in ("low", "best", "high")]
    shown = "..".join("" if end is None else f"{end:g}" for end in (ends[0], ends[2]))
    value = f"{ends[1]:g}" if ends[1] is not None else shown
    return " ".join(str(part) for part in (row["bound"], value, row["currency"], row["per"]) if part)


def main():
    packages = [quantulum, price, text2num, recognizers]
    names = ["quantulum3", "price-parser", "text2num", "recognizers-text"]
    rows = {phrase: [] for phrase in PHRASES}
    for package in packages:
        for phrase in PHRASES:
            try:
                found = package(phrase)
            except Exception as error:  # a package that falls over is a result, not a failure of the script
                found = f"*{type(error).__name__}*"
            rows[phrase].append(found or "–")
    if len(sys.argv) > 1:
        names.append("tallybook")
        for phrase, row in zip(PHRASES, tallybook(sys.argv[1], PHRASES)):
            rows[phrase].append(ours(row))
    print("| phrase | " + " | ".join(names) + " |")
    print("| --- |" + " --- |" * len(names))
    for phrase, cells in rows.items():
        print(f"| {phrase} | " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")


if __name__ == "__main__":
    main()
