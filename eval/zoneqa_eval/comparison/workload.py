"""The texts and questions of a comparison: a part of a dataset in BEIR's layout, and its update."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from zoneqa.errors import UnreadableInput
from zoneqa.serialize import Json
from zoneqa_eval.datasets.beir import Qrels, read_qrels
from zoneqa_eval.files import format_jsonl, read_jsonl


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the reports that answer it, and the strings of which each is its answer."""

    id: str
    text: str
    relevant: frozenset[str]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """A question that shows a change: whether it finds the report, with these words in its text."""

    question: str
    report: str
    words: str
    is_found: bool


@dataclass(frozen=True, slots=True)
class Update:
    """A corpus of which about 1 % has changed: a third each is new, changed and removed."""

    corpus: Path
    written: tuple[str, ...]
    removed: tuple[str, ...]
    probes: tuple[Probe, ...]


@dataclass(frozen=True, slots=True)
class Workload:
    """A corpus, questions that it answers, and an update of it."""

    name: str
    corpus: Path
    rows: Sequence[Json]
    questions: Sequence[Question]
    update: Update

    @property
    def characters(self) -> int:
        return sum(len(row["text"]) for row in self.rows)


def make_workload(folder: Path, size: int, out: Path) -> Workload:
    """Write the corpora of a workload to `out`.

    All that answers its questions is in the first corpus, and at least as much that does not: a
    small one has not all questions. Raises UnreadableInput if the folder is not in BEIR's layout.
    """
    try:
        corpus, queries = read_jsonl(folder / "corpus.jsonl"), read_jsonl(folder / "queries.jsonl")
        qrels = read_qrels(folder)
    except OSError as error:
        raise UnreadableInput(f"{folder} is not a folder in BEIR's layout: {error}.") from error
    questions = _fitting([_question(row, qrels) for row in queries if row["_id"] in qrels], size)
    answering = frozenset[str]().union(*qrels.values())
    others = sorted((r for r in corpus if r["_id"] not in answering), key=lambda r: _rank(r["_id"]))
    gold = frozenset[str]().union(*(question.relevant for question in questions))
    fill = size - len(gold)
    chosen = gold | {row["_id"] for row in others[:fill]}
    rows = [row for row in corpus if row["_id"] in chosen]
    update = _make_update(rows, others[:fill], others[fill:], out / "updated.jsonl")
    return Workload(folder.name, _write(out / "corpus.jsonl", rows), rows, questions, update)


def _fitting(questions: Sequence[Question], size: int) -> list[Question]:
    """Return questions whose reports make up at most half of the size, the same every time."""
    gold: frozenset[str] = frozenset()
    chosen: set[str] = set()
    for question in sorted(questions, key=lambda question: _rank(question.id)):
        if len(gold | question.relevant) <= size / 2:
            gold |= question.relevant
            chosen.add(question.id)
    return [question for question in questions if question.id in chosen]


def _make_update(
    rows: Sequence[Json], others: Sequence[Json], unused: Sequence[Json], path: Path
) -> Update:
    """Change reports that answer no question; `unused` ones are new."""
    count = max(1, round(len(rows) / 300))
    new, removed, changed = unused[:count], others[:count], others[count : 2 * count]
    after, probes = _changed(rows, new, removed, changed)
    return Update(
        _write(path, after),
        written=tuple(row["_id"] for row in (*new, *changed)),
        removed=tuple(row["_id"] for row in removed),
        probes=probes,
    )


def _changed(
    rows: Sequence[Json], new: Sequence[Json], removed: Sequence[Json], changed: Sequence[Json]
) -> tuple[list[Json], tuple[Probe, ...]]:
    """Return the rows after an update, and what shows it."""
    notes = {
        row["_id"]: f"更正第{n}号：园区面积为{3 * n + 70}亩。" for n, row in enumerate(changed)
    }
    gone = {row["_id"] for row in removed}
    kept = [row for row in rows if row["_id"] not in gone]
    after = [{**row, "text": notes.get(row["_id"], "") + row["text"]} for row in kept]
    probes = (
        *(Probe(_opening(row), row["_id"], "", True) for row in new),
        *(Probe(_opening(row), row["_id"], "", False) for row in removed),
        *(
            Probe(notes[row["_id"]] + _opening(row), row["_id"], notes[row["_id"]], True)
            for row in changed
        ),
    )
    return [*after, *new], probes


def _question(row: Json, qrels: Qrels) -> Question:
    answers = tuple(map(str, row.get("answers", ())))
    return Question(str(row["_id"]), str(row["text"]), qrels[str(row["_id"])], answers)


def _opening(row: Json) -> str:
    return str(row["text"])[:40]


def _rank(id: str) -> int:
    """Return a number by which ids are in the same random order every time."""
    return crc32(id.encode())


def _write(path: Path, rows: Sequence[Json]) -> Path:
    path.write_text(format_jsonl(rows), encoding="utf-8")
    return path
