"""Which of a question's words a text lacks altogether."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.query.query import Query
from zoneqa.text.normalize import fold


def missing_words(query: Query, folded: str) -> tuple[str, ...]:
    """Return the words of a question that a folded text lacks, in order.

    In Chinese they are runs of two characters or more of which no pair stands in the text; in
    English, words none of whose Chinese wordings does.
    """
    if query.language == "en":
        return tuple(same[0] for same in query.wordings if not any(w in folded for w in same))
    runs = (fold(run) for run in query.slots.content)
    return tuple(part for run in runs for part in _missing_runs(run, folded))


def missing_share(query: Query, missing: Sequence[str]) -> float:
    """Return the share (0 to 1) of a question's telling words that are missing."""
    if query.language == "en":
        return len(missing) / len(query.wordings) if query.wordings else 0.0
    whole = sum(len(run) for run in query.slots.content)
    return sum(map(len, missing)) / whole if whole else 0.0


def _missing_runs(run: str, folded: str) -> Iterator[str]:
    start = 0
    for at in range(len(run)):
        if run[at : at + 2] in folded or at == len(run) - 1:
            if at - start >= 1:
                yield run[start : at + 1]
            start = at + 1
