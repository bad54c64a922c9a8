"""The articles that came closest to a question that was declined; `sources.js` shows the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from zoneqa.types import Article

_MOST = 3


def closest_articles(
    ids_of_hits: Iterable[str], article: Callable[[str], Article | None]
) -> list[Article]:
    """Return the articles of the first hits, each once, without those that are gone."""
    ids = list(dict.fromkeys(ids_of_hits))[:_MOST]
    return [found for found in map(article, ids) if found]
