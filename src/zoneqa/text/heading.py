"""The heading of an article, and the one way to write it above its text.

A heading is the title or, where an article was printed without one, its opening words.
"""

from __future__ import annotations

from zoneqa.text.normalize import as_read
from zoneqa.text.printed_prefix import first_sentence_start
from zoneqa.text.segment import clauses, sentences
from zoneqa.types import Article, ArticleSummary, Bounds, Passage

_SHORTEST, _LONGEST = 24, 48
_SEARCHED = 500
"""Characters at the beginning of a text in which its opening is looked for."""

OPENING_AT_MOST = _SEARCHED + _LONGEST + 1
"""Characters at the beginning of a text that decide what its opening is."""


def heading(article: Article) -> str:
    """Return the title of an article, or its opening words."""
    return article.title or opening(article.text)


def summary(article: Article) -> ArticleSummary:
    """Return an article without its text."""
    return ArticleSummary(
        article.id,
        heading(article),
        article.source,
        article.date,
        article.zone,
        article.url,
        article.author,
        article.also,
        article.repairs,
    )


def heading_with_zone(article: Article) -> str:
    """Return the heading, after the zone where that is not in it."""
    zone, words = article.zone or "", heading(article)
    return words if zone in words else f"{zone} {words}"


def heading_above(article: Article, text: str) -> str:
    """Return the heading with zone for a part of an article; opening words are not repeated."""
    repeated = not article.title and is_shown(heading(article), text)
    return article.zone or "" if repeated else heading_with_zone(article)


def in_context(article: Article, passage: Passage) -> str:
    """Return a passage as it is embedded and counted: under what it omits of its headings.

    Those are the heading, the zone and, within a table, the headers of its columns.
    All comes in the script and the words that questions are put into as well.
    """
    above = (
        w for w in (heading(article), article.zone, *headers_above(article, passage.start)) if w
    )
    omitted = (words for words in above if not is_shown(words, passage.text))
    return as_read("\n".join([*dict.fromkeys(omitted), passage.text]))


def headers_above(article: Article, start: int) -> list[str]:
    """Return the caption and the column headers of the table that a place is within, if any."""
    places: dict[Bounds, None] = {}
    for table in article.tables:
        if table.start < start < table.end:
            places |= dict.fromkeys([table.caption] if table.caption else [])
            for cell in table.cells:
                places |= dict.fromkeys(cell.column_headers)
    return [article.text[slice(*place)] for place in places if place[1] <= start]


def whole_text(article: Article) -> str:
    """Return zone, title and text as one string, to look for names in."""
    return with_heading(article, article.text)


def with_heading(article: Article, words: str) -> str:
    """Return words of an article after its zone and title, to look for words in."""
    return f"{article.zone or ''} {article.title} {words}"


def is_shown(words: str, text: str) -> bool:
    """Return whether a text has the words of a heading, which may be cut off."""
    return words.rstrip("…") in text


def opening(text: str) -> str:
    """Return the first words of a text: a sentence, clauses of it, or 48 characters of one."""
    start = first_sentence_start(text, _SEARCHED)
    ends = [end for cut in (sentences, clauses) for _, end in cut(text[start:_SEARCHED])]
    fitting = [end for end in ends if _SHORTEST <= end <= _LONGEST]
    words = text[start : start + max(fitting, default=_LONGEST)].rstrip("，。；、,;: \n")
    if not words:  # nothing but marks
        return text[:_LONGEST].strip()
    return words if fitting or len(words) < _LONGEST else f"{words}…"
