"""JSONL: one article per line, with the names of `article_fields`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.formats.article_fields import article_of
from zoneqa.documents.formats.format_error import decoded

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
    return article_of(row, part, encoding)
