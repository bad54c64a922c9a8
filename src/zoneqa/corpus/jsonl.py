"""JSONL: one article a line, `id|_id|doc_id, title, text, date, source, zone, url, author`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from zoneqa.corpus.decoding import read_text
from zoneqa.errors import UnreadableInput
from zoneqa.text import clean_text
from zoneqa.types import Article

_ID_NAMES = ("id", "_id", "doc_id")


def read_jsonl(path: Path, article_id: str) -> Iterator[Article | UnreadableInput]:
    """The articles of a JSONL file; a line that is none comes out as the error that names it."""
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _article(line, f"{article_id}-{number}")
        except ValueError as error:
            yield UnreadableInput(f"{path}, line {number}: {error}.")


def _article(line: str, fallback_id: str) -> Article:
    row = _row(line)
    text = _string(row.get("text")) or ""
    if not text:
        raise ValueError("there is no text")
    given = (_string(row.get(name)) for name in _ID_NAMES)
    return Article(
        id=next(filter(None, given), fallback_id),
        title=_string(row.get("title")) or "",
        text=text,
        source=_string(row.get("source")),
        date=_string(row.get("date")),
        zone=_string(row.get("zone")),
        url=_string(row.get("url")),
        author=_string(row.get("author")),
    )


def _row(line: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("not valid JSON") from error
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    return row


def _string(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return clean_text(str(value)).strip() or None
