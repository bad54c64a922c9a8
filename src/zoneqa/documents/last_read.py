"""Completing what was read of a file with what it held before, where it could not be read.

A file that times out, is damaged or may not be opened was not deleted: its articles stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.documents.document import Document, Item, Problem
from zoneqa.documents.parse_cache import ParseCache
from zoneqa.documents.read_file import FileContents


@dataclass(frozen=True, slots=True)
class CompletedContents:
    """The items of a file as read, and the documents that it held before and that stay.

    `unknown` is true if nothing could be read and it is not known what the file held before.
    """

    items: Sequence[Item]
    kept: Sequence[Document] = ()
    unknown: bool = False


def completed(file: str, contents: FileContents, cache: ParseCache) -> CompletedContents:
    """Return the contents of a file, completed from the cache, and remember them there."""
    items = contents.items
    failed = [item for item in items if isinstance(item, Problem) and item.failed]
    if not failed:
        cache.remember(file, contents.key)
        return CompletedContents(items)
    last = cache.last_read(file)
    if last is None:
        cache.remember(file, None)
        return CompletedContents(items, unknown=not any(isinstance(i, Document) for i in items))
    kept = tuple(_not_read(last, items, failed))
    cache.remember(file, cache.put([*items, *kept]))
    return CompletedContents(items, kept)


def _not_read(
    last: Sequence[Document], items: Sequence[Item], failed: Sequence[Problem]
) -> Iterator[Document]:
    """Yield the documents that failed parts of a file held, unless they were read elsewhere."""
    read = [item for item in items if isinstance(item, Document)]
    parts, ids = {item.part for item in read}, {item.id for item in read if item.id}
    for document in last:
        moved = document.part in parts or document.id in ids
        if not moved and any(_is_within(document.part, problem.part) for problem in failed):
            yield document


def _is_within(part: str, whole: str) -> bool:
    return whole in ("", part) or part.startswith(f"{whole}, ")
