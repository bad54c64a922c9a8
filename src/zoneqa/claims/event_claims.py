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

_LONGEST_DAYS = 31
"""Days of a period that dates an event by itself; a year does so before some verbs."""

_HAPPENS_IN_YEAR = re.compile(
    r"[^，。；]{0,16}(?:成立|建成|投产|开工|竣工|开业|上市|创办|创立|设立|获批|批准|落户|启动|通车|投用|投运|动工|开通|更名|迁|揭牌|创建|出生|并网)"
)
_NO_STATEMENT = re.compile(r"[^，。；]{0,6}(?:年报|半年报|季报|报告|公告|数据|统计|显示)|相比|[^，。；]{0,14}(?:任|当选)")
_NO_EVENT = re.compile(r"[,，]?\s*(?:电|讯|消息|记者|据|获悉|\)|）)")
_TO_EVENT = re.compile(r"\s*(?:\d{1,2}[时点](?:\d{1,2}分|半)?)?(?:上午|下午|晚上?|[，, 前后起])*")
_EVENT_END = re.compile(r"[，。；,;!?！？\n]")
_LONGEST_EVENT = 24


def event_claims(context: SentenceContext) -> Iterator[Claim]:
    """Yield the claims of the dates in a sentence, in order."""
    sentence = context.sentence
    for period in sentence.periods:
        if _dates_event(sentence.plain, period):
            event = _event(sentence, period)
            if event and not _states_figure(sentence, event.place):
                yield _claim(context, period, event)


def _states_figure(sentence: ParsedSentence, at: Bounds) -> bool:
    return any(at[0] <= value.start < at[1] for value in sentence.quantities)


def _dates_event(plain: str, period: Period) -> bool:
    """Return whether a period can say when something happened, and what follows it what."""
    if is_base(plain, period) or is_report_date(plain, period) or period.recurring:
        return False
    if period.first is None or period.last is None or _NO_STATEMENT.match(plain, period.end):
        return False
    is_short = (period.last - period.first).days < _LONGEST_DAYS
    return is_short or _HAPPENS_IN_YEAR.match(plain, period.end) is not None


def _event(sentence: ParsedSentence, period: Period) -> Words | None:
    """Return the words round a date that say what happened: behind it, or before 于."""
    plain, end = sentence.plain, sentence.bounds[1]
    if plain.startswith("于", period.start - 1):
        start = sentence.clause_at(period.start)[0]
        return sentence.words((max(start, period.start - _LONGEST_EVENT), period.start - 1))
    skipped = _TO_EVENT.match(plain, period.end, end)
    start = skipped.end() if skipped else period.end
    if _NO_EVENT.match(plain, start):
        return None
    limit = min(end, start + _LONGEST_EVENT)
    found = _EVENT_END.search(plain, start, limit)
    place = (start, found.start() if found else limit)
    return sentence.words(place) if place[1] - place[0] >= 2 else None


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
        ordinal=edition_in(sentence.plain[clause[0] : max(event.place[1], period.end)]),
    )
