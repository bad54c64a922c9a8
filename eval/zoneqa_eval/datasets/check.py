"""Checks of a file of questions: fields, ids, splits, and gold against the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from zoneqa.serialize import Json
from zoneqa_eval.case_ids import CASE_ID, split_of
from zoneqa_eval.datasets.cases import HOME

CORPUS = HOME / "corpus"

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

Texts = Mapping[str, str]


def read_bodies(folder: Path = CORPUS) -> dict[str, str]:
    """Return the text after the front matter of each article, by file stem."""
    paths = [path for path in sorted(folder.glob("*.md")) if path.stem != "README"]
    return {path.stem: path.read_text(encoding="utf-8").split("---", 2)[2] for path in paths}


def problems(rows: Sequence[Json], texts: Texts) -> Iterator[str]:
    """Yield every problem of a file of questions, with the id of the question."""
    for row in rows:
        yield from (f"{row.get('id')}: {problem}" for problem in row_problems(row, texts))
    yield from repetitions(rows)


def repetitions(rows: Sequence[Json]) -> Iterator[str]:
    """Yield the ids and the questions that occur twice."""
    for field in ("id", "question"):
        repeated = [v for v, n in Counter(row.get(field) for row in rows).items() if n > 1]
        yield from (f"{field} occurs twice: {value}" for value in repeated)


def counts(rows: Sequence[Json]) -> Iterator[str]:
    """Yield the counts by each label, and by type and split."""
    yield f"{len(rows)} questions"
    for field in ALLOWED:
        labels = Counter(str(row.get(field)) for row in rows)
        yield f"{field}: " + ", ".join(f"{k} {n}" for k, n in sorted(labels.items()))
    cells = Counter((str(row.get("type")), str(row.get("split"))) for row in rows)
    for type_ in sorted({type_ for type_, _ in cells}):
        yield f"  {type_}: tune {cells[type_, 'tune']}, report {cells[type_, 'report']}"


def row_problems(row: Json, texts: Texts) -> Iterator[str]:
    """Yield the problems of one question."""
    if set(row) != FIELDS:
        yield f"fields differ: {sorted(set(row) ^ FIELDS)}"
        return
    yield from value_problems(row, ALLOWED)
    yield from id_problems(row)
    yield from _label_problems(row)
    for entry in row["gold"]:
        yield from _gold_problems(entry, row["question"], texts)


def value_problems(row: Json, allowed: Mapping[str, Collection[Any]]) -> Iterator[str]:
    """Yield the labels with a value that is not allowed."""
    for field, values in allowed.items():
        if row[field] not in values:
            yield f"{field} is {row[field]!r}"


def id_problems(row: Json) -> Iterator[str]:
    """Yield what is wrong with the id of a question whose split should follow from it."""
    match = CASE_ID.fullmatch(row["id"])
    if match is None:
        yield "malformed id"
    elif row["split"] != split_of(match["fact"]):
        yield "the split does not follow from the id"


def _label_problems(row: Json) -> Iterator[str]:
    gold = row["gold"]
    if row["answerable"] != (row["type"] in ANSWERABLE_TYPES):
        yield "type and answerable disagree"
    if row["answerable"] != bool(gold):
        yield "gold must be given exactly for the answerable questions"
    if row["type"] == "two_articles" and len({entry["article"] for entry in gold}) < 2:
        yield "two_articles needs evidence from two articles"


def _gold_problems(entry: Json, question: str, texts: Texts) -> Iterator[str]:
    quote = entry["quote"]
    if not quote or quote not in texts.get(entry["article"], ""):
        yield f"quote not in article {entry['article']}: {quote}"
    if not entry["answers"]:
        yield f"no answers for the quote: {quote}"
    for answer in entry["answers"]:
        if not answer or answer not in quote:
            yield f"answer not in the quote: {answer!r}"
        if answer and answer in question:
            yield f"the question gives its answer away: {answer}"
