"""The terms of the list that the words of an English question may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
