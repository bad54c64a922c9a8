"""Parse bytes as a file of a given name, and expect one document or one problem."""

from __future__ import annotations

from zoneqa.documents.document import Document, ParserOutput, Problem
from zoneqa.documents.formats.registry import parse


def read(data: bytes | str, name: str) -> list[ParserOutput]:
    return list(parse(data.encode() if isinstance(data, str) else data, name))


def document(data: bytes | str, name: str) -> Document:
    (found,) = read(data, name)
    assert isinstance(found, Document), found
    return found


def reason(data: bytes | str, name: str) -> str:
    (found,) = read(data, name)
    assert isinstance(found, Problem), found
    return found.reason
