"""JSONL: one article per line, as an object with its text and metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.formats.format_error import decoded
from zoneqa.documents.formats.record import article_of

_LINE_END = re.compile("\r\n|\r|\n")
_DECODER = json.JSONDecoder()
_BETWEEN = re.compile(r"[\s,]*")


def parse(data: bytes, _name: str) -> Iterator[Document | Problem]:
    """Yield the articles of all lines, and a Problem with the line number for each invalid one.

    A JSON array, or objects that are printed over several lines, are read too.
    """
    text = decoded(data)
    rows = _values(text.text)
    if rows is None:
        yield from documents(_LINE_END.split(text.text), text.encoding)
    else:
        for number, row in enumerate(rows, 1):
            yield article_of(row, f"item {number}", text.encoding)


def documents(lines: Iterable[str], encoding: str = "utf-8") -> Iterator[Document | Problem]:
    """Yield the articles of an iterable of lines, so that a large file can be streamed."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _document(line, f"line {number}", encoding)


def _values(text: str) -> list[object] | None:
    """Return the values of JSON that is not one a line, or None if it is or is not valid."""
    if _is_object(text.lstrip().partition("\n")[0]):
        return None
    values: list[object] = []
    try:
        start = _skip(text, 0)
        while start < len(text):
            value, end = _DECODER.raw_decode(text, start)
            values.extend(value if isinstance(value, list) else [value])
            start = _skip(text, end)
    except (ValueError, RecursionError):
        return None
    return values


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line.rstrip().removesuffix(",")), dict)
    except (ValueError, RecursionError):
        return False


def _skip(text: str, start: int) -> int:
    found = _BETWEEN.match(text, start)
    return found.end() if found else start


def _document(line: str, part: str, encoding: str) -> Document | Problem:
    try:
        row = json.loads(line.rstrip().removesuffix(","))
    except (ValueError, RecursionError):
        return Problem("not_valid", "This is not valid JSON.", part)
    return article_of(row, part, encoding)
