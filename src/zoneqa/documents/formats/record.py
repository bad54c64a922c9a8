"""A JSON object that holds an article, under the names and in the shapes that exports have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.formats.article_fields import (
    MAX_VALUES,
    Field,
    by_field,
    field_of,
    one_line,
    with_metadata,
)
from zoneqa.documents.formats.html_page.blocks import visible_blocks
from zoneqa.documents.tables import text_tables
from zoneqa.text.prose import clean_prose

# Objects that search engines, APIs and text splitters wrap an article or its metadata in.
_WRAPPERS = (
    *("_source", "article", "attributes", "data", "doc", "document", "fields", "item", "metadata"),
    *("meta", "node", "payload", "properties", "record", "result"),
)
# Objects that stand for one value: {"name": "云岭日报"}, {"$date": "2024-07-09T00:00:00Z"}.
_VALUE_KEYS = ("name", "$date", "$oid", "$numberLong", "rendered", "#text", "value")
_MAX_DEPTH = 3
_MARKUP = re.compile(
    r"</(?:p|div|span|section|article|li|td|h[1-6]|strong)>|<br ?/?>", re.IGNORECASE
)


def article_of(row: object, part: str, encoding: str | None = None) -> Document | Problem:
    """Return the article of a decoded JSON value, or a Problem if it is none."""
    if not isinstance(row, dict):
        return Problem("not_valid", "This is not a JSON object.", part)
    fields = _fields(row)
    text = fields.get("text")
    if text is None:
        says = "There is no text"
        says += ": a list is not read as one." if isinstance(row.get("text"), list) else "."
        return Problem("no_text", says, part)
    text, grids = text_tables(text)
    document = Document(
        text, id=fields.get("id"), part=part, whole=True, encoding=encoding, grids=grids
    )
    return with_metadata(document, fields)


def _fields(row: Mapping[str, object]) -> dict[Field, str]:
    """Return the known fields of an object; its own count before those of objects in it."""
    fields: dict[Field, str] = {}
    for level in _levels(row, _MAX_DEPTH):
        fields = by_field(_texts(level)) | fields
    return fields


def _levels(row: Mapping[str, object], depth: int) -> Iterator[Mapping[str, object]]:
    """Yield an object and those that it wraps, from the outermost."""
    yield row
    for key in _WRAPPERS if depth else ():
        if isinstance(inner := row.get(key), dict):
            yield from _levels(inner, depth - 1)


def _texts(row: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        field = field_of(name)
        if field == "text":
            # Under our own name a text is one string; exports give theirs in paragraphs.
            in_parts = name == "text" and isinstance(value, list)
            yield name, "" if in_parts else _paragraphs(value, _MAX_DEPTH)
        elif field in ("id", "title"):
            yield name, one_line(_scalar(value))
        elif field:
            values = value[:MAX_VALUES] if isinstance(value, list) else [value]
            yield name, " ".join(filter(None, (one_line(_scalar(one)) for one in values)))


def _paragraphs(value: object, depth: int) -> str:
    """Return a text, or the paragraphs of one: as a list, and as objects that hold a text."""
    if isinstance(value, list):
        parts = (_paragraphs(one, depth - 1) for one in value if depth)
        return "\n\n".join(filter(None, parts))
    if isinstance(value, dict) and depth:
        inner = by_field((name, _paragraphs(one, depth - 1)) for name, one in value.items())
        return inner.get("text") or _plain(_scalar(value))
    return _plain(_scalar(value))


def _plain(text: str) -> str:
    """Return a text without the markup that exports of web sites leave in it."""
    return clean_prose("\n\n".join(visible_blocks(text)) if _MARKUP.search(text) else text).strip()


def _scalar(value: object) -> str:
    """Return a string or number, or that in an object that stands for one."""
    for key in _VALUE_KEYS:
        if isinstance(value, dict) and key in value:
            value = value[key]
    return str(value) if type(value) in (str, int, float) else ""
