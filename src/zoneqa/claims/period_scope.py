"""How far a period holds: for its own clause, to the end of its sentence, for the next one.

A period that opens a clause frames what follows: 上半年，产值增长8%，税收增长5%. One that dates
an event does not: 铁路于2019年开工，全长7公里. What says when something was told, or with what a
change is compared, holds for no figure: 记者5日获悉, 比2022年增长.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zoneqa.claims.number import NUMBER
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.periods import Period
from zoneqa.types import Bounds

_MONTH = 27
"""Days from the first to the last of the shortest month."""

_STAMP = re.compile(
    r"\s*(?:\d{1,2}[:：]\d\d(?:[:：]\d\d)?|[，,]?\s*正文|[)）]?\s*(?:电|讯|消息|报道))"
)
_REPORT = re.compile(
    r"获悉|了解到|表示|介绍|透露|通报|公布|发布|报道|披露|显示|告诉|宣布|指出|公告|印发"
    r"|(?<!简)[说称](?=[，：“])"
)
_SINCE = re.compile(r"[^，。；\d]{1,6}以来")
_CLOCK = 5
"""Characters of 上午11时."""

_HOUR = re.compile(r"\d{1,2}[时点]")
_YEARLY_REPORT = re.compile("年?度?(?:年?报(?![道名废])|报告|报表)")
_BASE_BEFORE = re.compile(
    r"(?:[比较超]|相较于?|超过|[高低多少快慢优好]于)(?:[^，。；()（）]{0,4}[(（])?$"
)
_VALUE_OF_BASE = ("的", "同期的", "全年的")
_BASE_BEHIND = re.compile(r"(?:同期)?(?:的[^，。；、]{1,12})?(?:相比|持平|比较|对比)")
_MULTIPLE_BEHIND = re.compile(rf"(?:同期|全年)?的[^，。；、\d]{{0,3}}(?:{NUMBER}|几|多少)倍")
_COMPARED_WITH = ("与", "同", "和", "跟")
_BASE_IN_ENGLISH = re.compile(
    r"\b(?:compared (?:with|to)|than(?: in| at)?|(?:up|down) (?:from|on)|versus|against)"
    r" (?:that (?:of|in) )?$",
    re.IGNORECASE,
)
_LONGEST_BASE = 25
"""Characters before a period that may say in English that something is compared with it."""
_WHOLE_BEFORE = re.compile(r"占[^，。；占]{0,8}$")
# Words before a period that opens its clause.
_LEADING = re.compile(
    r"(?:其中|因此|而|据(?:统计|介绍|了解|悉)|数据显示|截[至止]|自从?|[从在到至仅]|预计|特别是|此外|另外"
    r"|[\s，,：:(（“”])*"
)
_OPENS_FRAME = re.compile(
    r"(?:[^，。；]{0,8}(?:以来|期间|之际|[内中末底初时])"
    r"|[^，。；\d]{0,2}\d{1,2}[时点][^，。；]{0,12}[时点分])?[，,]"
)
_EVENT_BEFORE_NOUN = re.compile(
    r"[^，。；\d]{0,12}(?:上市|成立|建成|投产|创办|设立|创建|出台|签署|启动|兴建|推出|批复|开业|入驻"
    r"|投入使用|投入运营|投用|投运|落成|通车|开园)的"
)
_OCCASION = re.compile(
    r"[^，。；、]{0,24}?(?:大会|论坛|博览会|展览会|大赛|年会|峰会|交易会|洽谈会|推介会|活动)"
)
# What was done of a goal, with its share, was done in another time than that of the goal.
_DONE_OF_GOAL = ("完成", "完成了", "占", "达到", "达", "实现", "相当于")
_GOALS = ("目标", "任务", "计划", "预算", "指标", "预期")
_SAME_TIME = ("同期", "上年", "上届")
_NOW = ("目前", "现有", "现辖", "现共", "现拥", "现存", "现已", "如今", "当前", "眼下")
_CONTINUES = re.compile(r"\s*[“”]?\s*(?:其中|同期|期间|特别是|包括|分[行产区领地])")
_BRACKETS = {"(": ")", "（": "）", "“": "”", "《": "》", "‘": "’", "「": "」"}


@dataclass(frozen=True, slots=True)
class PeriodScope:
    """A period of a sentence that holds for what stands behind it, up to an offset.

    `frames` is true of one that the next sentence may go on with.
    """

    period: Period
    until: int
    frames: bool


def period_scopes(sentence: ParsedSentence) -> list[PeriodScope]:
    """Return the scopes of the periods of a sentence, in order."""
    found: list[PeriodScope] = []
    for n, period in enumerate(sentence.periods):
        if base := _scope_of_base(sentence, period):
            found.append(base)
        elif not _holds_for_nothing(sentence, period, has_other=bool(found)):
            behind = sentence.periods[n + 1 :]
            next_start = behind[0].start if behind else sentence.bounds[1]
            found.append(_scope(sentence, _until_now(sentence, period), next_start))
    return found


def _scope_of_base(sentence: ParsedSentence, period: Period) -> PeriodScope | None:
    """Return the scope of a period whose value a change is compared with: 比2022年的7亿元多."""
    value = next((v for v in sentence.quantities if v.start >= period.end), None)
    if value is None or value.unit == "倍" or not is_base(sentence.plain, period):
        return None
    in_clause = value.start < sentence.clause_at(period.start)[1]
    is_of_it = in_clause and sentence.plain.startswith(_VALUE_OF_BASE, period.end)
    return PeriodScope(period, value.start, frames=False) if is_of_it else None


def _until_now(sentence: ParsedSentence, period: Period) -> Period:
    """Return a period that begins with what is named and goes on: 去年6月上线以来."""
    if period.first and _SINCE.match(sentence.plain, period.end):
        return replace(period, last=sentence.text.published)
    return period


def _holds_for_nothing(sentence: ParsedSentence, period: Period, *, has_other: bool) -> bool:
    plain = sentence.plain
    if is_report_date(plain, period) or is_base(plain, period):
        return True
    if _WHOLE_BEFORE.search(plain, max(sentence.bounds[0], period.start - 10), period.start):
        return True
    occurs = has_other and period.last != sentence.text.published
    return occurs and _OCCASION.match(plain, period.end) is not None


def _scope(sentence: ParsedSentence, period: Period, next_start: int) -> PeriodScope:
    end, clause = sentence.bounds[1], sentence.clause_at(period.start)
    frames = _frames(sentence, period, clause)
    until = min((end if frames else clause[1], *_stops(sentence, period, clause, next_start)))
    carries = until == end and period.last is not None and _is_long(period)
    return PeriodScope(period, until, frames and carries)


def _frames(sentence: ParsedSentence, period: Period, clause: Bounds) -> bool:
    """Return whether a period holds beyond its clause: it opens it, or is of a figure there."""
    is_dated = period.first is not None or period.last is not None
    if period.recurring or not is_dated or _is_of_goal(sentence.plain, period):
        return False
    if any(period.end <= value.start < clause[1] for value in sentence.quantities):
        return True
    announces = sentence.plain[clause[1] - 1] in ":：" and _is_long(period)
    if announces or _YEARLY_REPORT.match(sentence.plain, period.end):
        return True
    if (
        sentence.plain.startswith(("，", ","), period.end)
        and sentence.plain[period.start - 1] != "于"
    ):
        return True
    leading = _LEADING.match(sentence.plain, clause[0])
    if leading is None or leading.end() < period.start:
        return False
    return _is_long(period) or _OPENS_FRAME.match(sentence.plain, period.end) is not None


def _is_of_goal(plain: str, period: Period) -> bool:
    """Return whether a period is that of a goal of which something was done."""
    return plain.endswith(_DONE_OF_GOAL, 0, period.start) and plain.startswith(_GOALS, period.end)


def _is_long(period: Period) -> bool:
    """Return whether a period has a month or more, or is open at one end."""
    if period.first is None or period.last is None:
        return True
    return (period.last - period.first).days >= _MONTH


def _stops(
    sentence: ParsedSentence, period: Period, clause: Bounds, next_start: int
) -> Iterator[int]:
    """Yield where a period ceases to hold before the end of its sentence or clause."""
    plain, end = sentence.plain, sentence.bounds[1]
    if plain[period.start : period.end].endswith(_SAME_TIME):
        yield clause[1]
    opened = plain[sentence.bounds[0] : period.start]
    for opening, closing in _BRACKETS.items():
        if opened.count(opening) > opened.count(closing):
            yield plain.find(closing, period.end, end) % (end + 1)
    timed = _HOUR.search(plain, period.end, period.end + _CLOCK)
    if plain.startswith(("由", "从"), period.start - 1) and not timed:
        inside = [v.end for v in sentence.quantities if period.end <= v.start < clause[1]]
        yield from inside[:1]
    if period.first == period.last and _HOUR.match(plain, period.end):
        yield clause[1]
    limit = next_start if period.first == period.last else min(next_start, clause[1])
    report = _REPORT.search(plain, period.end, limit)
    if report and not _YEARLY_REPORT.match(plain, period.end):
        yield report.start()
    noun = _EVENT_BEFORE_NOUN.match(plain, period.end)
    if noun:
        yield noun.end()


def period_at(
    sentence: ParsedSentence, scopes: Sequence[PeriodScope], at: int, carried: Period | None
) -> Period | None:
    """Return the period that holds at a place: the last that reaches it, else the carried one."""
    reaching = [scope.period for scope in scopes if scope.period.start < at <= scope.until]
    last = _without_rate(reaching)
    start = last.end if last else sentence.bounds[0]
    if says_now(sentence.plain[start:at]) and not (last and _is_now(sentence, last)):
        return None
    if last:
        return last
    return None if any(scope.period.start < at for scope in scopes) else carried


def says_now(words: str) -> bool:
    """Return whether words say that what follows holds on the day of the article: 目前, 现有."""
    return any(word in words for word in _NOW)


def _without_rate(reaching: Sequence[Period]) -> Period | None:
    """Return the last of some periods; 年均 and 日均 are rates over the one before them."""
    if not reaching:
        return None
    last = reaching[-1]
    is_rate = last.recurring and last.first is None and last.last is None
    spans = [period for period in reaching if not period.recurring]
    return spans[-1] if is_rate and spans else last


def _is_now(sentence: ParsedSentence, period: Period) -> bool:
    """Return whether a period is 截至目前, with which 现有 agrees."""
    published = sentence.text.published
    return period.first is None and published is not None and period.last == published


def is_report_date(plain: str, period: Period) -> bool:
    """Return whether a period only says when something was printed or told: 记者5日获悉."""
    if plain.endswith("记者", 0, period.start):
        return True
    return _STAMP.match(plain, period.end) is not None


def is_base(plain: str, period: Period) -> bool:
    """Return whether a change is only compared with a period: 比2022年增长, 是2022年的3倍."""
    before = plain[max(0, period.start - 8) : period.start]
    if _BASE_BEFORE.search(before) or _MULTIPLE_BEHIND.match(plain, period.end):
        return True
    if _BASE_IN_ENGLISH.search(plain[max(0, period.start - _LONGEST_BASE) : period.start]):
        return True
    return before.endswith(_COMPARED_WITH) and _BASE_BEHIND.match(plain, period.end) is not None


def is_only_base(plain: str, period: Period) -> bool:
    """Return whether a change is compared with a period of which nothing else is told.

    比2022年的7亿元多1亿元 tells what there was.
    """
    if not is_base(plain, period):
        return False
    is_multiple = _MULTIPLE_BEHIND.match(plain, period.end) is not None
    return is_multiple or not plain.startswith(_VALUE_OF_BASE, period.end)


def carried_period(scopes: Sequence[PeriodScope]) -> Period | None:
    """Return the period of a sentence that the next may go on with."""
    framing = [scope.period for scope in scopes if scope.frames]
    return replace(framing[-1], basis="context") if framing else None


def continues(plain: str, sentence: Bounds) -> bool:
    """Return whether a sentence goes on with what the one before it began: 其中, 期间."""
    return _CONTINUES.match(plain, sentence[0]) is not None
