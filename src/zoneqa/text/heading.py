"""What an article goes by: its title or, where it was printed without one, its opening words."""

from __future__ import annotations

import re

from zoneqa.text.segment import clauses, sentences
from zoneqa.types import Article

_SHORTEST, _LONGEST = 24, 48
_READ = 500
"""Characters at the beginning of a text in which its opening is looked for."""

# What stands before the first sentence: when it was published, labels, the dateline of a paper.
_BEFORE = re.compile(
    r".{0,120}?正文[:：]|(?:原标题|标题)[:：]"
    r"|[^，。！？；\s]{0,14}(?:讯|电|消息)(?:\s*[（(][^（()）]{0,40}[)）]|[\s:：—-]+)"
    r"|[^\w“《「【]+"
)


def heading(article: Article) -> str:
    """The title of an article, or the words that it opens with."""
    return article.title or opening(article.text)


def stands_in(words: str, text: str) -> bool:
    """Whether a text shows the words that an article goes by, which may be cut off."""
    return words.rstrip("…") in text


def opening(text: str) -> str:
    """The first words of a text: a sentence or clauses of it, or else 48 characters of one."""
    start = 0
    while (before := _BEFORE.match(text, start, _READ)) and before.end() > start:
        start = before.end()
    ends = [b for cut in (sentences, clauses) for _, b in cut(text[start:_READ])]
    short = [end for end in ends if _SHORTEST <= end <= _LONGEST]
    words = text[start : start + max(short, default=_LONGEST)].rstrip("，。；、,;: \n")
    if not words:  # nothing but marks
        return text[:_LONGEST].strip()
    return words if short or len(words) < _LONGEST else f"{words}…"
