"""JSON: one article, a list of articles, or an object that holds such a list."""

from __future__ import annotations

import json
from collections.abc import Iterator

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.formats.format_error import FormatError, decoded
from zoneqa.documents.formats.record import article_of

_LISTS = ("data", "articles", "items", "results", "records", "rows", "list", "hits", "docs")
_AROUND_LISTS = ("data", "result", "response", "hits")
"""Objects in an object that may hold the list: {"result": {"list": […]}}."""


def parse(data: bytes, _name: str) -> Iterator[Document | Problem]:
    """Yield the articles. Raises FormatError if the file is no JSON or holds no articles."""
    raw = decoded(data)
    try:
        value = json.loads(raw.text)
    except (ValueError, RecursionError) as error:
        raise FormatError("not_valid", "This is not valid JSON.") from error
    if isinstance(value, dict) and not _list_in(value):
        yield article_of(value, "", raw.encoding)
        return
    rows = value if isinstance(value, list) else _list_in(value)
    if not isinstance(rows, list) or not rows:
        raise FormatError("no_text", "There is no article in it, and no list of articles.")
    for number, row in enumerate(rows, 1):
        yield article_of(row, f"item {number}", raw.encoding)


def _list_in(value: object) -> list[object] | None:
    """Return the list under a usual key of an object, also within an object in it."""
    if not isinstance(value, dict):
        return None
    for key in dict.fromkeys((*_LISTS, *_AROUND_LISTS)):
        found = value.get(key)
        inner = _list_in(found) if key in _AROUND_LISTS else None
        rows = found if isinstance(found, list) else inner
        if rows and any(isinstance(row, dict) for row in rows):
            return rows
    return None
