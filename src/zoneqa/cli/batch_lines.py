"""The lines of a batch: `{"id", "question"}`, optionally filters and earlier questions."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zoneqa.errors import UnreadableInput
from zoneqa.types import Filters

_LISTS = {"zone": "zones", "source": "sources"}
_DATES = ("since", "until")


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A question of a batch with its id, its filters and the questions before it."""

    id: object
    question: str
    filters: Filters
    thread: tuple[str, ...] = ()


def read_lines(source: Path, filters: Filters) -> list[BatchLine]:
    """Read the lines of a file; `filters` apply where a line has none of its own.

    Raises UnreadableInput, naming the first line that is wrong.
    """
    lines = text_lines(source)
    return [_line(source, n, line, filters) for n, line in enumerate(lines, 1) if line.strip()]


def text_lines(source: Path) -> list[str]:
    """Return the lines of a text file. Raises UnreadableInput."""
    try:
        return source.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise UnreadableInput(f"{source} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{source} is not UTF-8 text.") from error


def _line(source: Path, number: int, line: str, filters: Filters) -> BatchLine:
    try:
        row = json.loads(line)
        question = _text(row["question"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnreadableInput(
            f'{source}, line {number} is not an object with "id" and "question".'
        ) from error
    try:
        thread = _texts(row.get("thread", []))
        return BatchLine(row.get("id"), question, replace(filters, **_given(row)), thread)
    except TypeError as error:
        raise UnreadableInput(
            f'{source}, line {number}: "zone", "source" and "thread" are a text or a list of '
            'texts, "since" and "until" are dates.'
        ) from error


def _given(row: dict[str, Any]) -> dict[str, Any]:
    """Return the filters of a line."""
    lists = {field: _texts(row[name]) for name, field in _LISTS.items() if name in row}
    return lists | {name: _text(row[name]) for name in _DATES if name in row}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, value)) if isinstance(value, list) else (_text(value),)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
