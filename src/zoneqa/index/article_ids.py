"""The ids of articles as they are known outside of their collection: NAME~id.

Those of the default collection stay as they are. Only where it is searched together with others,
one that looks as if it were of another collection gets a `~` before it: no two articles have the
same id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from zoneqa.index.collections import is_name

MARK = "~"


class ArticleIds(Protocol):
    """How the ids within a collection and those outside of it correspond."""

    def outside(self, article_id: str) -> str:
        """Return the id outside of an article of the collection."""

    def within(self, article_id: str) -> str | None:
        """Return the id within the collection; None for an article of another one."""


@dataclass(frozen=True, slots=True)
class NamedIds:
    """The ids of a collection with a name."""

    name: str

    def outside(self, article_id: str) -> str:
        """See ArticleIds."""
        return f"{self.name}{MARK}{article_id}"

    def within(self, article_id: str) -> str | None:
        """See ArticleIds."""
        name, mark, rest = article_id.partition(MARK)
        return rest if mark and name == self.name else None


class DefaultIds:
    """The ids of the default collection where others are searched with it."""

    def outside(self, article_id: str) -> str:
        """See ArticleIds."""
        return f"{MARK}{article_id}" if _looks_named(article_id) else article_id

    def within(self, article_id: str) -> str | None:
        """See ArticleIds."""
        if not _looks_named(article_id):
            return article_id
        return article_id[1:] if article_id.startswith(MARK) else None


def _looks_named(article_id: str) -> bool:
    """Return whether an id is like one of a collection with a name, but for marks before it."""
    name, mark, _ = article_id.lstrip(MARK).partition(MARK)
    return bool(mark) and is_name(name)
