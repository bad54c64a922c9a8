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
_MAX_REPORTED = 100
"""Invalid lines of a file that are reported one by one; of the others, the number is reported."""

_MAX_WITHOUT_ARTICLE = 2_000_000
"""Lines without an article, invalid or blank, after which the rest of a file is not read."""


def parse(data: bytes, _name: str) -> Iterator[Document | Problem]:
    """Yield the articles of all lines, and a Problem with the line number for each invalid one.

    A JSON array, or objects that are printed over several lines, are read too.
    """
    text = decoded(data)
    rows = _values(text.text)
    if rows is None:
        return documents(_lines(text.text), text.encoding)
    items = (article_of(row, f"item {number}", text.encoding) for number, row in enumerate(rows, 1))
    return _within_limits(items)


def documents(lines: Iterable[str], encoding: str = "utf-8") -> Iterator[Document | Problem]:
    """Yield the articles of an iterable of lines, so that a large file can be streamed."""
    return _within_limits(
        _document(line, f"line {number}", encoding) if line.strip() else None
        for number, line in enumerate(lines, 1)
    )


def _within_limits(items: Iterable[Document | Problem | None]) -> Iterator[Document | Problem]:
    """Yield the articles, and as many problems as anyone reads; None is a blank line."""
    invalid = articles = 0
    for number, item in enumerate(items, 1):
        invalid += isinstance(item, Problem)
        articles += isinstance(item, Document)
        if item and (isinstance(item, Document) or invalid <= _MAX_REPORTED):
            yield item
        if number - articles >= _MAX_WITHOUT_ARTICLE:
            says = f"It is not read beyond line {number:,}: too few lines hold an article."
            yield Problem("too_complex", says)
            break
    if invalid > _MAX_REPORTED:
        yield Problem("not_valid", f"{invalid - _MAX_REPORTED:,} more lines are not valid.")


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text one at a time, for a list of them may take too much memory."""
    start = 0
    for end in _LINE_END.finditer(text):
        yield text[start : end.start()]
        start = end.end()
    yield text[start:]


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
