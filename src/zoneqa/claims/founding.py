"""Statements of how something came to be: founded, approved, made a national zone, opened.

Rules read them, as far as needed to tell them from other dates: 2022年是二次创业的开局之年.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from zoneqa.text.segment import last_clause

Event = Literal["founded", "approved", "national", "unveiled", "opened"]

_NATIONAL = (
    r"国家(?:级(?=高新|高技术|开发|经开|园区|自主|[，。；、”）)?？]|$|的)|高新|高技术|自主创新示范)"
)
_APPROVED = "获批|批准|批复|核准|获准"
_RAISED = "升格|升级|晋升|晋级|升[为至]|跻身"
_FOUNDED = "成立|设立|组建|创建|创立|创办|建立|始建|建区|建园|诞生|兴建"

ASKED: Mapping[Event, re.Pattern[str]] = {
    "national": re.compile(
        rf"{_RAISED}|(?:{_APPROVED}|认定|成为|列为|入列)[^，。；?？]{{0,12}}{_NATIONAL}"
        r"|\b(?:upgrad|elevat|promot)\w*|\bapprov\w*\b.*\b(?:national|state-level)\b",
        re.IGNORECASE,
    ),
    "founded": re.compile(
        rf"{_FOUNDED}|\b(?:founded|founding|established|establishment|set up|created)\b",
        re.IGNORECASE,
    ),
    "approved": re.compile(rf"{_APPROVED}|\bapprov\w*", re.IGNORECASE),
    "unveiled": re.compile(r"揭牌|挂牌|授牌|\bunveil\w*", re.IGNORECASE),
    "opened": re.compile(r"开园|开业|开馆|开放|\b(?:opened|open|inaugurat\w*)\b", re.IGNORECASE),
}
"""The words by which questions ask for an event, the most telling first."""

_OF_ZONE: Mapping[Event, re.Pattern[str]] = {
    "national": re.compile(
        rf"(?:{_RAISED}|{_APPROVED}|认定|成为|列为|列入|入列)[^，。；]{{0,24}}{_NATIONAL}"
        rf"|(?:升格|晋升|晋级)(?=[，。；]|$)|{_NATIONAL}[^，。；]{{0,14}}(?:{_APPROVED})"
        r"|\b(?:approved|upgraded|elevated|promoted|designated)\b[^.;]*\b(?:national|state-level)\b",
        re.IGNORECASE,
    ),
    "founded": re.compile(
        rf"{_FOUNDED}|\b(?:founded|established|set up|created|came into being)\b", re.IGNORECASE
    ),
    "approved": re.compile(rf"{_APPROVED}|\bapproved\b", re.IGNORECASE),
    "unveiled": re.compile(r"揭牌|挂牌|授牌|\bunveiled\b", re.IGNORECASE),
    "opened": re.compile(r"开园|开放|启用|\b(?:opened|inaugurated)\b", re.IGNORECASE),
}
"""The words by which an event of a zone is stated."""

_OF_ANYTHING: Mapping[Event, re.Pattern[str]] = {
    "national": re.compile(
        rf"{_RAISED}|{_APPROVED}|认定|成为|列为|列入|入选|入列|获评|评为|国家级"
        r"|\b(?:approved|upgraded|elevated|promoted|designated|recogni[sz]ed)\b",
        re.IGNORECASE,
    ),
    "founded": re.compile(
        rf"{_FOUNDED}|注册|揭牌|挂牌|{_APPROVED}|落户|起步|创业|建成|投用|启用|启动|开园|开业|新设"
        r"|[共合联]建|搭建|建[起了]|发起|开[办设]"
        r"|\b(?:found|establish|set up|creat|open|launch|start|began|registered|formed)",
        re.IGNORECASE,
    ),
    "approved": re.compile(
        rf"{_APPROVED}|同意|通过|入选|认定|列入|获评|评为|获得|授予|取得|{_RAISED}|\bapprov",
        re.IGNORECASE,
    ),
    "unveiled": re.compile(rf"揭牌|挂牌|授牌|揭幕|{_FOUNDED}|\bunveil|\bopen", re.IGNORECASE),
    "opened": re.compile(
        r"开园|开业|开馆|开放|开张|[开启揭序帷]幕|开[赛展街市诊]|开通|启用|投用|投入使用|运营|运行|营业|揭牌|开门|启动|建成|通车|投运"
        rf"|落成|{_FOUNDED}|\bopen|\binaugurat|\blaunch|\bstart",
        re.IGNORECASE,
    ),
}
"""Words by which an event of anything may be stated."""

_ZONE = r"(?:高新(?:技术(?:产业)?(?:开发|园)?)?|开发|园|示范|农高|经开)区"
_ENDS = (
    r"[”’》）)]*(?:$|[，。；,;（(]|以[来后]|之[初后]|至今|[于后时起]"
    r"|[\d一二三四五六七八九十]+[多余]?周?年)"
)
_IS_ZONE = re.compile(rf"了?[“‘《]?[^，。；的]{{0,24}}?{_ZONE}{_ENDS}")
_IS_OF_ZONE = re.compile(rf"的[^，。；的]{{0,20}}?{_ZONE}")
_NOTHING_BEHIND = re.compile(rf"了?(?:{_ENDS}|[）)、并获])")
_NAMES_ZONE = re.compile(rf"{_ZONE}|[该全我本]区|园区|\b[Zz]one\b")
_THEN_ZONE = re.compile(rf"[^，。；]{{0,6}}，[^，。；的]{{0,12}}{_ZONE}")
# What may stand between a zone and what happened to it: 云岭高新区1992年经国务院正式批准成立.
_BETWEEN = re.compile(
    r"[\d年月日初底末中上下旬〇一二三四五六七八九十零、“”\"（）()《》\s]+|正式|经|于|在|自|从|由|被|是|已|早|就|便|其|也|时|为|报"
    r"|国务院|科技部|国家|省委|市委|[省市县区]|人民政府|政府|党委|批准|批复|同意|获批|核准|首批|最早|开始|后|并|获|了|的"
)
_PASSIVE = re.compile(r"(?:^|\b(?:was|were|been|being|is|zone|and)\s(?:\w+ly\s)?)$", re.IGNORECASE)
_FOLLOWED_BY_TIME = re.compile(r"\s*(?:in|on|since|by|as|$|[,.;])", re.IGNORECASE)


def states_event(event: Event, sentence: str, before: str = "") -> bool:
    """Return whether a sentence, or the one before it, may state an event of anything."""
    return _OF_ANYTHING[event].search(f"{before}{sentence}") is not None


def states_event_of_zone(
    event: Event, sentence: str, names: frozenset[str], before: str = ""
) -> bool:
    """Return whether a sentence states an event of a zone itself, not of something in it.

    `names` are those of the zone; `before` is the text that may say what the sentence is about.
    """
    return any(
        _is_of_zone(event, sentence, found, names, before)
        for found in _OF_ZONE[event].finditer(sentence)
    )


def _is_of_zone(
    event: Event, sentence: str, found: re.Match[str], names: frozenset[str], before: str
) -> bool:
    if event == "national":
        return _tells_of(names, f"{before}{sentence}")
    behind = sentence[found.end() :]
    if found[0].isascii():
        is_passive = _PASSIVE.search(sentence[: found.start()]) is not None
        return is_passive and _FOLLOWED_BY_TIME.match(behind) is not None
    if event == "approved":
        if re.match(rf"(?:同意)?(?:{_RAISED}|{_NATIONAL})", behind):
            return _tells_of(names, f"{before}{sentence}")
        behind = re.sub(f"^(?:同意)?(?:{_FOUNDED})", "", behind)
    if _IS_ZONE.match(behind) or _IS_OF_ZONE.match(behind):
        return True
    if any(re.match(rf"[了的]?{re.escape(name)}{_ENDS}", behind) for name in names):
        return True
    lead = sentence[: found.start()]
    return _NOTHING_BEHIND.match(behind) is not None and (
        _is_subject(lead, names, before) or _follows(behind, lead, names)
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
