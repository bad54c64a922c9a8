"""Scores of documents added up, by producer, by kind and by the shape of tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from zoneqa.serialize import Json
from zoneqa_eval.layout.benchmark import DocumentScore
from zoneqa_eval.layout.cell_score import ShapeScore

CHARACTERS_WANTED, CELLS_WANTED = 0.999, 0.99


@dataclass(frozen=True, slots=True)
class CellSummary:
    """Cells of tables of one shape: shares with the right headers, and with them in order too."""

    name: str
    tables: int
    cells: float | None
    ordered: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Shares over some documents; None where there is nothing to count.

    `characters` is the F1 of all characters; larger documents count for more. `extra_cells` were
    read as data but are none.
    """

    name: str
    documents: int
    titles: float | None
    characters: float | None
    cells: float | None
    ordered: float | None
    extra_cells: int


@dataclass(frozen=True, slots=True)
class Report:
    """The summaries of a run, each list a table."""

    all: Summary
    by_producer: tuple[Summary, ...]
    by_kind: tuple[Summary, ...]
    by_shape: tuple[CellSummary, ...]


def summarize(scores: Sequence[DocumentScore]) -> Report:
    """Add up the scores of documents."""
    return Report(
        _add_up("all", scores),
        tuple(_grouped(scores, lambda score: score.producer)),
        tuple(_grouped(scores, lambda score: score.kind)),
        tuple(_by_shape(scores)),
    )


def worst(scores: Iterable[DocumentScore], count: int) -> list[DocumentScore]:
    """Return the documents that lose most, of those with a fault."""
    faulty = [score for score in scores if score.faults]
    return sorted(faulty, key=_loss, reverse=True)[:count]


def scores_json(scores: Sequence[DocumentScore]) -> Json:
    """Return the summaries and every document with its faults, for programs."""
    return {**asdict(summarize(scores)), "documents": [asdict(score) for score in scores]}


def _add_up(name: str, scores: Sequence[DocumentScore]) -> Summary:
    matched = sum(score.text.matched for score in scores)
    tables = _add_up_cells(name, [shape for score in scores for shape in score.cells.shapes])
    return Summary(
        name=name,
        documents=len(scores),
        titles=_share(sum(score.title for score in scores), len(scores)),
        characters=_share(2 * matched, sum(s.text.expected + s.text.found for s in scores)),
        cells=tables.cells,
        ordered=tables.ordered,
        extra_cells=sum(score.cells.extra for score in scores),
    )


def _add_up_cells(name: str, tables: Sequence[ShapeScore]) -> CellSummary:
    total = sum(table.cells for table in tables)
    right, ordered = sum(t.right for t in tables), sum(t.ordered for t in tables)
    return CellSummary(name, len(tables), _share(right, total), _share(ordered, total))


def _grouped(
    scores: Sequence[DocumentScore], key: Callable[[DocumentScore], str]
) -> Iterator[Summary]:
    for name in dict.fromkeys(map(key, scores)):
        yield _add_up(name, [score for score in scores if key(score) == name])


def _by_shape(scores: Sequence[DocumentScore]) -> Iterator[CellSummary]:
    tables = [table for score in scores for table in score.cells.shapes]
    for shape in sorted({table.shape for table in tables}):
        yield _add_up_cells(shape, [table for table in tables if table.shape == shape])


def _loss(score: DocumentScore) -> float:
    """Return the share of characters that is wrong plus that of cells."""
    own = _add_up(score.file, [score])
    return 2 - (own.characters or 0) - (1 if own.cells is None else own.cells)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
