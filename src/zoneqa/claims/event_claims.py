"""The claims that dates make: what happened, or will, on a day or in a month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.figure_claims import (
    Surroundings,
    edition_of,
    is_base,
    modality_of,
    span,
    subjects_of,
)
from zoneqa.claims.periods import Period
from zoneqa.text.segment import clauses
from zoneqa.types import Bounds

_LONGEST_DAYS = 366
"""Days of a period that still date an event."""

_NO_EVENT = re.compile(r"[,，]?\s*(?:电|讯|消息|记者|据|获悉|\d|\)|）)")
_EVENT_END = re.compile(r"[，。；,;!?！？\n]")
_LONGEST_EVENT = 24
_DIGIT = re.compile(r"\d")


def event_claims(text: ArticleText, sentence: Bounds, around: Surroundings) -> Iterator[Claim]:
    """Yield the claims of the dates in a sentence, in order."""
    cut = clauses(text.plain, *sentence)
    for period in text.periods:
        if sentence[0] <= period.start < sentence[1] and _is_date(text.plain, period):
            clause = next(((a, b) for a, b in cut if a <= period.start < b), sentence)
            event = _event(text.plain, period, sentence)
            if event and not _states_figure(text, event.place):
                yield _claim(text, sentence, clause, period, event, around)


def _states_figure(text: ArticleText, at: Bounds) -> bool:
    return any(at[0] <= q.start < at[1] for q in text.quantities)


def _is_date(plain: str, period: Period) -> bool:
    return bool(
        not is_base(plain, period)
        and period.first
        and period.last
        and not period.recurring
        and (period.last - period.first).days <= _LONGEST_DAYS
    )


def _event(plain: str, period: Period, sentence: Bounds) -> Words | None:
    """Return the words right behind a date that say what happened; None if they state a figure."""
    start = period.end
    while start < sentence[1] and plain[start] in "，, 前后起":
        start += 1
    if _NO_EVENT.match(plain, start):
        return None
    limit = min(sentence[1], start + _LONGEST_EVENT)
    found = _EVENT_END.search(plain, start, limit)
    end = found.start() if found else limit
    words = plain[start:end].strip()
    return Words(words, (start, end)) if len(words) >= 2 and not _DIGIT.search(words) else None


def _claim(
    text: ArticleText,
    sentence: Bounds,
    clause: Bounds,
    period: Period,
    event: Words,
    around: Surroundings,
) -> Claim:
    return Claim(
        sentence=span(text, sentence),
        value=span(text, (period.start, period.end)),
        kind="date",
        attribute=event,
        subjects=subjects_of(text, sentence, event.place[1], around),
        period=period,
        modality=modality_of(text.plain, sentence, (clause[0], sentence[1]), event.place[1]),
        ordinal=edition_of(text.plain[clause[0] : event.place[1]]),
    )
