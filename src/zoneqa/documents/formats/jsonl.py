"""JSONL: one article per line, `id|_id|doc_id, title, text, date, source, zone, url, author`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.formats.format_error import decoded
from zoneqa.documents.tables import text_tables
from zoneqa.text.dates import iso_date_or_raw
from zoneqa.text.prose import clean_prose

_ID_NAMES = ("id", "_id", "doc_id")
_LINE_END = re.compile("\r\n|\r|\n")


def parse(data: bytes, _name: str) -> Iterator[Document | Problem]:
    """Yield the articles of all lines, and a Problem with the line number for each invalid one."""
    text = decoded(data)
    return documents(_LINE_END.split(text.text), text.encoding)


def documents(lines: Iterable[str], encoding: str = "utf-8") -> Iterator[Document | Problem]:
    """Yield the articles of an iterable of lines, so that a large file can be streamed."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _document(line, f"line {number}", encoding)


def _document(line: str, part: str, encoding: str) -> Document | Problem:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return Problem("not_valid", "This is not valid JSON.", part)
    if not isinstance(row, dict):
        return Problem("not_valid", "This is not a JSON object.", part)
    text = _to_text(row.get("text"))
    if text is None:
        return Problem("no_text", "There is no text.", part)
    text, grids = text_tables(text)
    return Document(
        text,
        title=_to_text(row.get("title")),
        source=_to_text(row.get("source")),
        date=iso_date_or_raw(_to_text(row.get("date"))),
        zone=_to_text(row.get("zone")),
        url=_to_text(row.get("url")),
        author=_to_text(row.get("author")),
        id=next(filter(None, (_to_text(row.get(name)) for name in _ID_NAMES)), None),
        part=part,
        whole=True,
        encoding=encoding,
        grids=grids,
    )


def _to_text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return clean_prose(str(value)).strip() or None
