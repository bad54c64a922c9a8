"""Opening a file: what is too large is not read; what may be hostile, parsed in its own process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.files import File, cannot_be_read, shown
from zoneqa.documents.formats.jsonl import documents
from zoneqa.documents.formats.registry import FORMAT_BY_SUFFIX
from zoneqa.documents.sandbox.parser_process import ParserProcess

Item = Document | Problem

_MB = 1 << 20
_LARGEST = 20 * _MB
_LARGEST_OF = {"zip": 64 * _MB, "jsonl": 512 * _MB}
_LONGEST_LINE = 8 * _MB


def contents(file: File, parser: ParserProcess) -> Iterator[Item]:
    """The documents of a file, and what is wrong with it; nothing is raised."""
    if file.problem:
        yield file.problem
        return
    suffix = file.path.suffix.lower()
    named = FORMAT_BY_SUFFIX.get(suffix)
    if named is None:
        yield Problem("type_unknown", f"Unknown file type {suffix!r}.")
        return
    try:
        for item in _opened(file, parser, named.name):
            yield replace(item, part=shown(item.part))
    except OSError as error:
        yield cannot_be_read(error)


def _opened(file: File, parser: ParserProcess, format_name: str) -> Iterable[Item]:
    limit = _LARGEST_OF.get(format_name, _LARGEST)
    with file.path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(0)
        if size > limit:
            yield Problem("too_large", f"It is larger than {limit // _MB} MB.")
        elif format_name == "jsonl" and size > _LARGEST:
            yield from _streamed(file.path)
        else:
            yield from parser.parse(stream.read(limit), file.path.name)


def _streamed(path: Path) -> Iterator[Item]:
    """The lines of a JSONL file that is too big to hold: our own strict reader needs no guard."""
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as stream:
            yield from documents(_lines(stream))
    except UnicodeDecodeError:
        yield Problem("not_text", f"JSONL of more than {_LARGEST // _MB} MB must be UTF-8.")


def _lines(stream: IO[str]) -> Iterator[str]:
    while line := stream.readline(_LONGEST_LINE):
        yield line
