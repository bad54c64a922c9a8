"""The terms of the list that the words of an English question may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from zoneqa.claims.vocabulary import Term, term_list
from zoneqa.types import Wordings

_SECTIONS = ("indicator", "object", "people")
"""The sections whose words a dictionary translates well; "new" and "services" may be anything."""


def terms_meant(wordings: Sequence[Wordings]) -> Iterator[frozenset[Term]]:
    """Yield for each term of an English question the terms of the list that it may be.

    `wordings` are what each may be called in Chinese. Two that stand together and make one term
    count as that: gazelle enterprises are 瞪羚企业. A word counts if most of what it may be called
    is a term.
    """
    listed = term_list()
    alone = [
        frozenset(t for t in map(listed.get, same) if t and t.section in _SECTIONS)
        for same in wordings
    ]
    for n, same in enumerate(wordings):
        follows = wordings[n + 1] if n + 1 < len(wordings) else ()
        joined = frozenset(filter(None, (listed.get(a + b) for a in same for b in follows)))
        if joined:
            alone[n], alone[n + 1] = joined, frozenset()
        elif sum(listed.get(word) is not None for word in same) * 2 < len(same):
            alone[n] = frozenset()
    yield from filter(None, alone)


def events_meant(question: str) -> Iterator[frozenset[Term]]:
    """Yield for each event that an English question names the terms that it may be.

    Words in which others stand count as one: open to traffic is not open.
    """
    found = [(m.span(), terms) for words, terms in _events() for m in words.finditer(question)]
    for (start, end), terms in found:
        if not any(a <= start and end <= b and b - a > end - start for (a, b), _ in found):
            yield terms


@lru_cache(maxsize=1)
def _events() -> tuple[tuple[re.Pattern[str], frozenset[Term]], ...]:
    text = (files("zoneqa.claims") / "data" / "english_events.txt").read_text(encoding="utf-8")
    lines = (line.split(" = ") for line in text.splitlines() if " = " in line[:40])
    return tuple((_pattern(words), _terms(names)) for names, words in lines)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split(', '))})\b", re.IGNORECASE)


def _terms(names: str) -> frozenset[Term]:
    return frozenset(filter(None, map(term_list().get, names.split())))
