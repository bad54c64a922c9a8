"""Which articles a list shows: filters as people type them, and words to be found."""

from __future__ import annotations

from dataclasses import replace

from zoneqa.index import ArticleFilter
from zoneqa.query.filters import FilterResolver
from zoneqa.text.normalize import as_read, clean_text, simplify
from zoneqa.types import Filters, Wordings

_MOST_WORDS = 8
"""Words that are looked for; every one costs a look at every text."""


def article_filter(resolver: FilterResolver, asked: Filters, words: str = "") -> ArticleFilter:
    """Return the filter that is meant: an article must have every word between blanks.

    A word is found in the script in which it is typed and in simplified script. A zone that
    articles name so is meant alone; any other goes by any of its names. Raises BadFilter.
    """
    typed = clean_text(words).split()[:_MOST_WORDS]
    known = tuple(zone for zone in asked.zones if zone in resolver.zones)
    unknown = tuple(zone for zone in asked.zones if zone not in resolver.zones)
    resolved = resolver.resolve(replace(asked, zones=unknown))
    filters = replace(resolved, zones=(*known, *resolved.zones))
    return ArticleFilter(filters, tuple(map(_wordings, typed)))


def _wordings(word: str) -> Wordings:
    return tuple(dict.fromkeys((word, simplify(word), as_read(word))))
