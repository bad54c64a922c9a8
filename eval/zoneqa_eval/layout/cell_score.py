"""How many cells of a document's tables were read with the right headers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zoneqa.types import Article, Bounds
from zoneqa_eval.layout.compact import compact
from zoneqa_eval.layout.truth import HeadedCell, Truth


@dataclass(frozen=True, slots=True)
class ShapeScore:
    """The cells of a table: all, those with the right headers, and those with them in order."""

    shape: str
    cells: int
    right: int
    ordered: int


@dataclass(frozen=True, slots=True)
class CellScore:
    """The cells of all tables of a document; `extra` were read as data but are none."""

    shapes: tuple[ShapeScore, ...]
    extra: int
    faults: tuple[str, ...] = ()


def score_cells(truth: Truth, articles: Sequence[Article]) -> CellScore:
    """Compare the cells that were read with those that should be; each one read serves once."""
    found = [cell for article in articles for cell in read_cells(article)]
    exact, unordered = Counter(found), Counter(map(_sorted, found))
    shapes: list[ShapeScore] = []
    missed: list[HeadedCell] = []
    for shape, cells in truth.tables:
        wanted = list(map(_compact, cells))
        ordered = sum(_take(exact, cell) for cell in wanted)
        wrong = [cell for cell in wanted if not _take(unordered, _sorted(cell))]
        shapes.append(ShapeScore(shape, len(wanted), len(wanted) - len(wrong), ordered))
        missed += wrong
    extra = [cell for cell in found if _take(unordered, _sorted(cell))]
    return CellScore(tuple(shapes), len(extra), tuple(_faults(missed, extra)))


def read_cells(article: Article) -> Iterator[HeadedCell]:
    """Yield the cells of an article's tables as compact texts."""

    def texts(places: Iterable[Bounds]) -> tuple[str, ...]:
        return tuple(compact(article.text[start:end]) for start, end in places)

    for table in article.tables:
        for cell in table.cells:
            (text,) = texts([cell.place])
            yield HeadedCell(text, texts(cell.row_headers), texts(cell.column_headers))


def _compact(cell: HeadedCell) -> HeadedCell:
    return HeadedCell(
        compact(cell.text),
        tuple(map(compact, cell.row_headers)),
        tuple(map(compact, cell.column_headers)),
    )


def _sorted(cell: HeadedCell) -> HeadedCell:
    """Return the cell as it compares when the order of its headers does not matter."""
    rows, columns = sorted(cell.row_headers), sorted(cell.column_headers)
    return HeadedCell(cell.text, tuple(rows), tuple(columns))


def _take(cells: Counter[HeadedCell], cell: HeadedCell) -> bool:
    """Take a cell away if it is there, and return whether it was."""
    there = cells[cell] > 0
    cells[cell] -= there
    return there


def _faults(missed: Sequence[HeadedCell], extra: Sequence[HeadedCell]) -> Iterator[str]:
    """Yield a line for each cell that was missed, with what was read in its stead."""
    left = list(extra)
    for cell in missed:
        same = next((other for other in left if other.text == cell.text), None)
        if same is None:
            yield f"cell not found: {cell}"
        else:
            left.remove(same)
            yield f"cell {cell} read as {same}"
    yield from (f"no cell of data: {cell}" for cell in left)
