"""Statements of how something came to be: founded, approved, made a national zone, opened.

Rules read them, as far as needed to tell them from other dates: 2022年是二次创业的开局之年.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, get_args

from zoneqa.claims.word_files import patterns_of
from zoneqa.text.segment import last_clause

Event = Literal["national", "founded", "approved", "unveiled", "opened"]
"""What a question asks the date of, the most telling first."""

_FOUNDED = ("成立", "设立", "组建", "创建", "创立", "创办", "建立")
_RAISED = "升格|升级|晋升|晋级|升[为至]|跻身|国家级|国家高新"
_ZONE = r"(?:高新(?:技术(?:产业)?(?:开发|园)?)?|开发|园|示范|农高|经开)区"
_ENDS = (
    r"[”’》）)]*(?:$|[，。；,;（(]|以[来后]|之[初后]|至今|[于后时起]"
    r"|[\d一二三四五六七八九十]+[多余]?周?年)"
)
_IS_ZONE = re.compile(rf"了?[“‘《]?[^，。；的]{{0,24}}?{_ZONE}{_ENDS}|的[^，。；的]{{0,6}}?{_ZONE}")
_TIME = "于0123456789年月日"
"""What may stand between a verb and the zone that it tells of: 成立于1992年的云岭高新区."""

_NOTHING_BEHIND = re.compile(rf"了?(?:{_ENDS}|[）)、并获])")
_NAMES_ZONE = re.compile(rf"{_ZONE}|[该全我本]区|园区|\b[Zz]one\b")
_THEN_ZONE = re.compile(rf"[^，。；]{{0,6}}，[^，。；的]{{0,12}}{_ZONE}")
_QUALIFIES = re.compile(
    r"的(?=[一-鿿])(?!时间|日期|年份|具体)|(?:以|之)?[后前来]|\sin\s(?:19|20)\d\d"
)
# What may stand between a zone and what happened to it: 云岭高新区1992年经国务院正式批准成立.
_BETWEEN = re.compile(
    r"[经由][^，。；]{1,14}?(?:批准|批复|同意|核准)|获得|得到|取得|通过|宣[告布]|[挂揭]牌|举[行办]|规划|开发|建设"
    r"|[\d年月日初底末中上下旬〇一二三四五六七八九十零、“”\"（）()《》\s]+|正式|经|于|在|自|从|由|被|是|已|早|就|便|其|也|时|为|报"
    r"|国务院|科技部|国家|省委|市委|[省市县区]|人民政府|政府|党委|批准|批复|同意|获批|核准|首批|最早|开始|后|并|获|了|的"
)


def event_asked(question: str) -> tuple[Event, str] | None:
    """Return the event that a question names, and the words by which it does.

    What only says which thing is meant, or since when, is none: 2003年成立的公司何时投产.
    """
    for event in get_args(Event):
        for found in _words("asked", event).finditer(question):
            if not _QUALIFIES.match(question, found.end()):
                return event, found[0]
    return None


def without_event(event: Event, words: str) -> str:
    """Return the words of a question without those that name its event."""
    return _words("asked", event).sub("", words)


def states_event(event: Event, sentence: str, before: str = "") -> bool:
    """Return whether a sentence, or the one before it, may state an event of anything."""
    return _words("of anything", event).search(f"{before}{sentence}") is not None


def states_event_of_zone(
    event: Event, sentence: str, names: frozenset[str], before: str = ""
) -> bool:
    """Return whether a sentence states an event of a zone itself, not of something in it.

    `names` are those of the zone; `before` is the text that may say what the sentence is about.
    """
    return any(
        _is_of_zone(event, sentence, found, names, before)
        for found in _words("of a zone", event).finditer(sentence)
    )


@lru_cache
def _words(said: str, event: Event) -> re.Pattern[str]:
    return re.compile(patterns_of("founding_words.txt")[f"{said} {event}"], re.IGNORECASE)


def _is_of_zone(
    event: Event, sentence: str, found: re.Match[str], names: frozenset[str], before: str
) -> bool:
    whole = f"{before}{sentence}"
    if event == "national" or found[0].isascii():
        return _tells_of(names, whole)
    lead, behind = sentence[: found.start()], sentence[found.end() :]
    if event == "approved":
        behind = behind.removeprefix("同意")
        if re.match(_RAISED, behind):
            return _tells_of(names, whole)
    if event in ("approved", "unveiled"):
        behind = behind.removeprefix(next(filter(behind.startswith, _FOUNDED), ""))
    if _is_object(behind, names):
        return True
    return _NOTHING_BEHIND.match(behind) is not None and (
        _is_subject(lead, names, before) or _follows(behind, lead, names)
    )


def _is_object(behind: str, names: frozenset[str]) -> bool:
    """Return whether a zone is what the words behind a verb name: 设立云岭高新区."""
    if behind.startswith(("于", "在")):
        if not behind[1:2].isdigit():
            return False  # 澄远公司成立于云岭高新区
        behind = behind.lstrip(_TIME).removeprefix("的")  # 成立于1992年的云岭高新区
    named = (behind.lstrip("了的").removeprefix(name) for name in names)
    return _IS_ZONE.match(behind) is not None or any(
        rest != behind.lstrip("了的") and _NOTHING_BEHIND.match(rest) for rest in named
    )


def _follows(behind: str, lead: str, names: frozenset[str]) -> bool:
    """Return whether a zone is named right behind its event: 自1992年成立以来，云岭高新区."""
    if _BETWEEN.sub("", lead):
        return False
    _, _, then = behind.partition("，")
    return _THEN_ZONE.match(behind) is not None or any(then.startswith(name) for name in names)


def _is_subject(lead: str, names: frozenset[str], before: str) -> bool:
    """Return whether what a clause says before its verb is nothing but a zone and a time."""
    clause = last_clause(lead, "，。；,;")
    ends = [clause.rfind(name) + len(name) for name in names if name in clause]
    ends += [found.end() for found in _NAMES_ZONE.finditer(clause)]
    if _BETWEEN.sub("", clause[max(ends, default=0) :]):
        return False
    return bool(ends) or _tells_of(names, f"{before}{lead}")


def _tells_of(names: frozenset[str], text: str) -> bool:
    return any(name in text for name in names) or _NAMES_ZONE.search(text) is not None
