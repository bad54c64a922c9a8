"""The claims that dates make: what happened, or will, on a day or in a month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.editions import edition_in
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.period_scope import is_base, is_report_date
from zoneqa.claims.periods import Period
from zoneqa.claims.sentence_context import SentenceContext
from zoneqa.types import Bounds

_LONGEST_DAYS = 366
"""Days of a period that still date an event."""

_NO_EVENT = re.compile(r"[,，]?\s*(?:电|讯|消息|记者|据|获悉|\d|\)|）)")
_EVENT_END = re.compile(r"[，。；,;!?！？\n]")
_LONGEST_EVENT = 24
_DIGIT = re.compile(r"\d")


def event_claims(context: SentenceContext) -> Iterator[Claim]:
    """Yield the claims of the dates in a sentence, in order."""
    sentence = context.sentence
    for period in sentence.periods:
        if _is_date(sentence.plain, period):
            event = _event(sentence.plain, period, sentence.bounds)
            if event and not _states_figure(sentence, event.place):
                yield _claim(context, period, event)


def _states_figure(sentence: ParsedSentence, at: Bounds) -> bool:
    return any(at[0] <= value.start < at[1] for value in sentence.quantities)


def _is_date(plain: str, period: Period) -> bool:
    return bool(
        not is_base(plain, period)
        and not is_report_date(plain, period)
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


def _claim(context: SentenceContext, period: Period, event: Words) -> Claim:
    sentence = context.sentence
    clause = (sentence.clause_at(period.start)[0], sentence.bounds[1])
    return Claim(
        sentence=sentence.span(sentence.bounds),
        value=sentence.span((period.start, period.end)),
        kind="date",
        attribute=event,
        subjects=context.subjects_at(event.place[1]),
        period=period,
        modality=context.modality_at(event.place[1], clause, period),
        ordinal=edition_in(sentence.plain[clause[0] : event.place[1]]),
    )
