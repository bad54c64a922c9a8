"""Check eval/questions.jsonl against the articles in corpus/.

Prints the counts by type, language, wording and split, then every problem
found; the exit status is 1 if there was any.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "eval" / "questions.jsonl"
CORPUS = ROOT / "corpus"

ANSWERABLE_TYPES = {"figure", "date", "place", "name", "list", "fact", "two_articles"}
UNANSWERABLE_TYPES = {"absent_fact", "absent_zone", "wrong_premise", "off_topic"}
ALLOWED: dict[str, set[Any]] = {
    "language": {"zh", "en", "zh-Hant"},
    "type": ANSWERABLE_TYPES | UNANSWERABLE_TYPES,
    "wording": {"plain", "colloquial"},
    "split": {"tune", "report"},
    "answerable": {True, False},
}
FIELDS = {"id", "question", "gold", *ALLOWED}
# The letter tells paraphrases of one fact apart: guilin-011a, guilin-011b.
ID = re.compile(r"(?P<fact>[a-z]+-\d{3})[a-z]")


def read_bodies(folder: Path) -> dict[str, str]:
    """Return the text after the front matter of each article, by file stem."""
    bodies = {}
    for path in sorted(folder.glob("*.md")):
        if path.stem != "README":
            bodies[path.stem] = path.read_text(encoding="utf-8").split("---", 2)[2]
    return bodies


def split_of(fact: str) -> str:
    """Return the split of a fact: paraphrases of it always fall together.

    The byte taken is the one that spreads types and languages most evenly.
    """
    even = hashlib.sha256(fact.encode()).digest()[16] % 2 == 0
    return "tune" if even else "report"


def gold_problems(row: dict[str, Any], bodies: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with the gold evidence of one question."""
    gold = row["gold"]
    if row["answerable"] != (row["type"] in ANSWERABLE_TYPES):
        yield "type and answerable disagree"
    if row["answerable"] != bool(gold):
        yield "gold must be given exactly for the answerable questions"
    if row["type"] == "two_articles" and len({g["article"] for g in gold}) < 2:
        yield "two_articles needs evidence from two articles"
    for entry in gold:
        quote = entry["quote"]
        if not quote or quote not in bodies.get(entry["article"], ""):
            yield f"quote not in article {entry['article']}: {quote}"
        if not entry["answers"]:
            yield f"no answers for the quote: {quote}"
        for answer in entry["answers"]:
            if not answer or answer not in quote:
                yield f"answer not in the quote: {answer!r}"
            if answer and answer in row["question"]:
                yield f"the question gives its answer away: {answer}"


def row_problems(row: dict[str, Any], bodies: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with one question."""
    if set(row) != FIELDS:
        yield f"fields differ: {sorted(set(row) ^ FIELDS)}"
        return
    for field, values in ALLOWED.items():
        if row[field] not in values:
            yield f"{field} is {row[field]!r}"
    match = ID.fullmatch(row["id"])
    if match is None:
        yield "malformed id"
    elif row["split"] != split_of(match["fact"]):
        yield "the split does not follow from the id"
    yield from gold_problems(row, bodies)


def main() -> int:
    """Check every question and print counts and problems."""
    bodies = read_bodies(CORPUS)
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    problems = [f"{row.get('id')}: {p}" for row in rows for p in row_problems(row, bodies)]
    for field in ("id", "question"):
        repeated = [v for v, n in Counter(row.get(field) for row in rows).items() if n > 1]
        problems += [f"{field} occurs twice: {value}" for value in repeated]

    print(f"{len(rows)} questions")
    for field in ALLOWED:
        counts = Counter(str(row.get(field)) for row in rows)
        print(f"{field}: " + ", ".join(f"{k} {n}" for k, n in sorted(counts.items())))
    cells = Counter((str(row.get("type")), str(row.get("split"))) for row in rows)
    for kind in sorted({kind for kind, _ in cells}):
        print(f"  {kind}: tune {cells[kind, 'tune']}, report {cells[kind, 'report']}")
    for problem in problems:
        print(f"PROBLEM {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
