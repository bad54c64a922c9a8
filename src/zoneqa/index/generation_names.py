"""The names of generations outside of their collections, and that of several together."""

from __future__ import annotations

from collections.abc import Iterable

from zoneqa.index.article_ids import MARK
from zoneqa.types import DEFAULT_COLLECTION

_AND = "+"


def merged_name(names: Iterable[str]) -> str:
    """Return a name for several generations together."""
    return _AND.join(names)


def generations_in(name: str) -> dict[str, str]:
    """Return the generation of each collection that a name is of; none for an empty one."""
    parts = (each.rpartition(MARK) for each in name.split(_AND) if each)
    return {collection or DEFAULT_COLLECTION: generation for collection, _, generation in parts}
