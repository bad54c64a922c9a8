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
from zoneqa.text.tagged_words import tagged_words
from zoneqa.types import Bounds

_LONGEST_DAYS = 31
"""Days of a period that dates an event by itself; a year does so before some verbs."""

_HAPPENS_IN_YEAR = re.compile(
    "[，,]?[^，。；]{0,16}(?:成立|建成|投产|开工|竣工|开业|上市|创办|创立|设立|获批|批准|落户|启动|通车|投用"
    "|投运|动工|开通|更名|迁|揭牌|创建|出生|并网)"
)
# 2022年年报显示, 2019年任局长, 去年上线以来 and 3月1日，局长介绍 state no event.
_NO_STATEMENT = re.compile(
    "[^，。；]{0,6}(?:年报|半年报|季报|报告|公告|数据|统计|显示)|相比|[^，。；]{0,8}以来"
    "|[^，。；]{0,14}(?:任|当选)"
    "|[，,]?[^，。；]{0,24}(?:介绍|表示|透露|通报|获悉|[说称])(?=[，,：“]|$)"
)
_NO_EVENT = re.compile(r"[,，]?\s*(?:电|报?讯|消息|记者|据|获悉|\)|）)")
_TO_EVENT = re.compile(r"\s*(?:\d{1,2}[时点](?:\d{1,2}分|半)?)?(?:上午|下午|晚上?|[，, 前后起])*")
_BEFORE_DATE = re.compile(
    r"(?:将|计划|预计|拟|已|定于|[于在自从])*$|^[，,、\s]+|\b(?i:on|in|by|from|since|until)\s*$"
)
_REPORTED = re.compile("^.*(?:[（(](?:本报|通讯员|实习|见习)?记者[^）)]*[）)]|报讯)")
_NO_MORE_THAN_TIME = re.compile(
    "(?:[当同]?[天日晚]|[上下中]午|[清凌]晨|深?夜里?|早[上晨间]?|晚[上间]|白天|夜间|傍晚|前后|期间|左右|起|止|[至到])+"
)
_EVENT_END = re.compile(r"[，。；,;!?！？\n]")
_LONGEST_EVENT = 24
_LONGEST_WORD = 12
_REST_OF_WORD = re.compile(r"(?<=[A-Za-z])[A-Za-z]+\s*")


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
    """Return the words round a date in its clause that say what happened: 鹿鸣大桥…开工."""
    plain, end = sentence.plain, sentence.bounds[1]
    start = max(sentence.clause_at(period.start)[0], period.start - _LONGEST_EVENT)
    cut = _REST_OF_WORD.match(plain, start)
    start = cut.end() if cut else start
    before = _REPORTED.sub("", _BEFORE_DATE.sub("", plain[start : period.start]))
    skipped = _TO_EVENT.match(plain, period.end, end)
    begin = skipped.end() if skipped and not before else period.end
    if _NO_EVENT.match(plain, begin):
        return None
    limit = min(end, begin + _LONGEST_EVENT)
    found = _EVENT_END.search(plain, begin, min(end, limit + _LONGEST_WORD))
    stop = found.start() if found else _end_of_word(plain, begin, limit)
    behind = (begin, stop)
    text = before + plain[slice(*behind)]
    place = behind if behind[0] < behind[1] else (start, start + len(before))
    tells = len(text) >= 2 and not _NO_MORE_THAN_TIME.fullmatch(text)
    return Words(text, place) if tells else None


def _end_of_word(plain: str, begin: int, stop: int) -> int:
    """Return the place, or the last before it, at which a word of a part of a text ends."""
    longer = tagged_words(plain[begin : stop + _LONGEST_WORD])
    ends = (begin + word.place[1] for word in longer)
    return max((at for at in ends if at <= stop), default=stop)


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
        ordinal=edition_in(sentence.plain[clause[0] : max(event.place[1], period.end)])
        or context.edition_at(period.start),
    )
