"""The subject of a Chinese question, for the one that follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zoneqa.claims.vocabulary import Term, term_list
from zoneqa.conversation.rules_zh.patterns import BREAK, CLASSIFIER
from zoneqa.conversation.turns import Turn, zone_of
from zoneqa.query.wording import Wording
from zoneqa.zones.lexicon import HOW_MANY

# 签约的是什么项目: what was asked for becomes 签约的项目; on text of either script.
_MEASURE = "[个個家所项項支名]"
_ASKED_FOR = re.compile(
    f"(?:的?[是有]|了)?(?:[什甚][么麼]|[哪啥](?:[几幾两兩]?{_MEASURE})?|(?:多少|[几幾]){_MEASURE}?)(?=.)"
)
_ASKED_LAST = re.compile(r"是(?:哪|什么)\w{0,6}(?=\?*$)")
_COUNTED = re.compile(rf"(?:{HOW_MANY}){CLASSIFIER}?大?(?P<what>\w{{1,6}})[?。! ]*$")
_LONGEST_QUALIFIER = 8
"""Characters before an indicator that say of what it is: 规模以上|工业总产值."""

_WHO = re.compile("[是叫]?[谁誰]")


def subject_of(earlier: Sequence[Turn]) -> str:
    """Return the subject that the question before begins with; its zone if there is none."""
    last = earlier[-1].wording
    start = _start(last)
    inside = last.zone[1] if last.zone and last.zone[0] == start else start
    broken = BREAK.search(last.plain, inside)
    end = broken.start() if broken else inside
    if last.zone and end < last.zone[0] and last.plain[end : last.zone[0]] in ("在", ","):
        end = last.zone[1]  # 德沃康在嘉兴, 联合培养基地,昆山
    about = last.zone is None or start <= last.zone[0] < last.zone[1] <= end
    return last.text[start:end] if about and end - start > 1 else zone_of(earlier)


def meant_by(pronoun: re.Match[str], earlier: Sequence[Turn]) -> str:
    """Return what a pronoun for a thing or a person stands for."""
    last = earlier[-1].wording
    if pronoun["thing"]:
        return _thing(pronoun["thing"], earlier)
    if pronoun["person"]:
        return _person(last) or subject_of(earlier)
    asked = _ASKED_LAST.search(last.plain)
    return _described(last, asked.end()) if asked else subject_of(earlier)


def figure_in(last: Wording) -> str:
    """Return the indicator of the question before: 规模以上工业总产值; empty if it names none."""
    terms = term_list()
    found = [m for m in terms.words.finditer(last.plain) if _is_indicator(terms.get(m[0]))]
    if not found:
        return ""
    start, end = found[-1].span()
    begin = max((stop for _, stop in last.names if stop <= start), default=start)
    qualified = last.plain[begin:start].isalnum() and start - begin <= _LONGEST_QUALIFIER
    return last.text[begin if qualified else start : end].removeprefix("的")


def _is_indicator(term: Term | None) -> bool:
    return term is not None and term.section == "indicator"


def counted_in(last: Wording) -> str:
    """Return what the question before counts: 有几个产品 gives 产品."""
    found = _COUNTED.search(last.plain)
    return last.text[slice(*found.span("what"))] if found else ""


def _thing(kind: str, earlier: Sequence[Turn]) -> str:
    """Return the thing of a kind that the question before names, else that of its subject."""
    last = earlier[-1].wording
    at = last.plain.rfind(kind)
    if at >= 0:
        return _described(last, at + len(kind))
    subject = subject_of(earlier)
    return f"{subject}的{kind}" if subject and subject == zone_of(earlier) else subject


def _described(last: Wording, end: int) -> str:
    """Return the question before up to there, as a description of what it asks for."""
    return _ASKED_FOR.sub("的", last.text[_start(last) : end])


def _person(last: Wording) -> str:
    """Return the person whom the question before asks for: 总经理是谁 gives 总经理."""
    who = _WHO.search(last.text)
    return last.text[_start(last) : who.start()] if who else ""


def _start(last: Wording) -> int:
    """Return where the question begins, behind a period that stands first."""
    start = last.period[1] if last.period and last.period[0] == 0 else 0
    while last.plain[start : start + 1] in ("里", ","):
        start += 1
    return start
