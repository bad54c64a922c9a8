"""Sentences and clauses, as (start, end) in code points."""

from __future__ import annotations

import re
from itertools import pairwise

from zoneqa.types import Bounds

# A sentence ends after its mark and the closing quotes behind it. A Latin full stop counts only
# before a space and a capital, so that 3.5 and e.g. stay whole, or between an English sentence and
# a Chinese one: in 2024. 去年, but not 2. 去年.
_SENTENCE_END = re.compile(
    r"(?:[。！？!?…]+|\.(?=\s+[\"“]?[A-Z]|\s*$)|(?:(?<=[a-z%)])|(?<=\d{3}))\.(?=\s+[\u4e00-\u9fff]))"
    r"[”’」』》）)\"']*|\n+"
)
_CLAUSE_END = re.compile(r"[，；：,;:](?!\d)")

# Marks at the ends of a quoted run of words that are no part of it.
_LOOSE = " \t\n\u3000，。、；：！？,;:!?"
BRACKETS = (
    ("“", "”"),
    ("‘", "’"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("（", "）"),
    ("(", ")"),
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Bounds]:
    """Return the sentences of `text[start:end]`, without the white space round them."""
    return _cut(text, start, len(text) if end is None else end, _SENTENCE_END)


def clauses(text: str, start: int = 0, end: int | None = None) -> list[Bounds]:
    """Return the clauses of `text[start:end]`, cut after commas, semicolons and colons."""
    return _cut(text, start, len(text) if end is None else end, _CLAUSE_END)


def trimmed(text: str, start: int, end: int) -> Bounds:
    """Return the bounds without marks and space at their ends, and with brackets whole."""
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    for opening, closing in BRACKETS:
        inside = text[start:end]
        opened = inside.count(opening) - inside.count(closing)
        if opened > 0 and text[end : end + 1] == closing:
            end += 1
        elif opened > 0 and inside.startswith(opening):
            start += 1
        elif opened < 0 and start and text[start - 1] == opening:
            start -= 1
        elif opened < 0 and inside.endswith(closing):
            end -= 1
    return start, end


def _cut(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Bounds]:
    edges = [start, *(m.end() for m in mark.finditer(text, start, end)), end]
    trimmed = (without_outer_space(text, a, b) for a, b in pairwise(edges))
    return [(a, b) for a, b in trimmed if a < b]


def without_outer_space(text: str, start: int, end: int) -> Bounds:
    """Return the bounds of a part of a text, moved inwards past the space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def last_clause(words: str, marks: str = ",，;；。") -> str:
    """Return what stands behind the last of some marks."""
    return words[max(map(words.rfind, marks)) + 1 :]
