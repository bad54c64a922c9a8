"""A clause with its one figure asked for: 引进了多少家企业 for 引进了12家企业."""

from __future__ import annotations

import re

from zoneqa.answer.examples.named_claim import NamedClaim, goes_on, is_plain_zone
from zoneqa.answer.examples.plain_statement import is_done_at_a_time
from zoneqa.claims.quantities import quantities
from zoneqa.claims.vocabulary import term_list
from zoneqa.text.tagged_words import TaggedWord, tagged_words

_NO_MARKS = frozenset('“”《》‘’「」（）()【】"?？!！、；;0123456789他她它该此本某这那但而据')
_NO_WORDS = ("其中", "如果", "因为", "虽然", "尽管", "由于", "涉嫌", "名单")
"""What makes a clause lean on others, or more than a clause."""

_NEGATIONS = ("没", "不", "未", "无一", "从无")

_APPROXIMATIONS = (
    *("不少于", "至少", "超过", "突破", "将近", "接近", "大约", "超", "逾", "近", "约"),
)
_VALUE = re.compile(r"\d[\d,.]*[余多几]?(?P<unit>[^\d余多几]+?)(?:以上|左右)?")
_NOT_ASKED = frozenset(
    [
        "年",
        "月",
        "日",
        "天",
        "小时",
        "分钟",
        "分",
        "秒",
        "时",
        "点",
        "岁",
        "届",
        "级",
        "层",
        "期",
        "次",
        "倍",
        "度",
        "℃",
        "大",
        "号",
        "米",
        "公里",
        "%",
        "个百分点",
    ]
)
"""Units of what nobody would ask for, or not with 多少."""

_BEFORE_OF = ("人", "亿元", "万元", "亿美元")
"""What 的 can stand behind: 解决了多少人的就业."""

_RUN_ON = ("v", "d", "p", "c")
_NOUNS = ("n", "vn", "j", "l", "i")
_LONGEST = 32


def cloze(named: NamedClaim) -> str | None:
    """Return the clause of a claim behind its subject with its one figure asked for.

    None where that reads badly: the clause must go on from the subject to the figure with a verb,
    and end with what is counted.
    """
    value = _VALUE.fullmatch(named.claim.value.quote)
    if value is None or value["unit"] in _NOT_ASKED:
        return None
    if named.claim.kind not in ("count", "level") or not is_done_at_a_time(named.claim):
        return None
    at, to = named.value
    if not named.subject[1] < at or named.clause_of(named.subject[0]) != named.clause_of(at):
        return None
    lead = named.without_period(named.subject[1], at)
    lead = lead.removesuffix(next(filter(lead.endswith, _APPROXIMATIONS), ""))
    rest = named.text[to : named.clause_of(at)[1]].rstrip("，。；：,;:. ")
    asked = f"{lead}多少{value['unit']}{rest}"
    return asked if _reads_well(named, lead, rest, value["unit"]) else None


def _reads_well(named: NamedClaim, lead: str, rest: str, unit: str) -> bool:
    words = lead + rest
    denied = any(word in lead for word in _NEGATIONS)
    alone = (
        not denied and _NO_MARKS.isdisjoint(words) and not any(word in words for word in _NO_WORDS)
    )
    about = is_plain_zone(named.name) or term_list().find(words)
    one = not any(map(any, map(quantities, (lead, rest))))
    leads = goes_on(lead.removeprefix("一共")) and _leads(lead)
    short = len(words) <= _LONGEST
    return bool(short and alone and one and about and leads and _ends(rest, unit))


def _leads(lead: str) -> bool:
    """Return whether words end with a verb that a number of things can follow: 引进了.

    No other time may be said before it.
    """
    words = tagged_words(lead.removesuffix("了"))
    if any(word.tag.startswith("t") for word in words):
        return False
    return bool(words) and words[-1].tag.startswith("v") and words[-1].tag != "vn"


def _ends(rest: str, unit: str) -> bool:
    """Return whether words behind a figure are what was counted, and no more than that."""
    if rest.startswith("的") and unit not in _BEFORE_OF:
        return False
    before, of, last = rest.rpartition("的")
    words = tagged_words(last)
    if not words:
        return not of
    # A verb behind 的 stands for a noun: 企业的|入园审批.
    alone = not any(map(_runs_on, (*tagged_words(before), *(() if of else words))))
    return alone and words[-1].tag.startswith((*_NOUNS, "v") if of else _NOUNS)


def _runs_on(word: TaggedWord) -> bool:
    return word.tag.startswith(_RUN_ON) and word.tag != "vn"
