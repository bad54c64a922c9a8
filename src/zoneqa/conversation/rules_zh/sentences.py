"""Making a Chinese question of the one before and of what a follow-up brings."""

from __future__ import annotations

import re

from zoneqa.conversation.rules_zh.patterns import ACROSS, YEARLY
from zoneqa.conversation.rules_zh.subjects import counted_in
from zoneqa.conversation.turns import Followup, edited
from zoneqa.query.wording import Wording
from zoneqa.types import Bounds

_MARKS = "?？。!！ "
_TRADITIONAL = str.maketrans("么谁时里", "麼誰時裡")
_ZONE_KINDS = ("高新区", "农高区", "高新區", "農高區", "农高區", "農高区")
_MOST = re.compile("最[高大多](?=[?？]?$)")
_LONGEST_NAME = 4

# How one asks for a thing, by its last word: 面积 with 是多少.
_QUESTIONS = {
    "是第几？": "排名 名次 位次",
    "是什么时候？": "时间 日期 开工 投产 竣工 成立 签约 完工",
    "是谁？": "负责人 书记 主任 局长 经理 董事长 老板 老总 领导 一把手 院长",
    "在哪里？": "地址 地点 位置 总部",
    "是多少？": "额 值 率 量 数 金 速 幅 税 面积 规模 收入 投入 税收 营收 利润 投资 占地 占比 人口"
    " 比重 gdp 成本 费用 价格",
    "有哪些？": "产业 措施 政策 任务 产品 领域 方向 伙伴 成员 股东",
    "是什么？": "目标 定位 理念 口号 名字 名称 主体 主题",
}


def joined(question: str, more: str) -> str:
    """Return the question before and what more is asked."""
    return f"{question.rstrip(_MARKS)}，{more}？"


def swapped(last: Wording, zone: str, period: str, *others: tuple[Bounds, str]) -> str:
    """Return the question before with another zone or period, or both, and other changes."""
    across = ACROSS.search(last.plain)
    at = last.zone or (across.span() if across else (0, 0))
    changes = [(last.period or (at[1], at[1]), period)] if period else []
    changes += [(at, zone)] if zone else []
    text = edited(last.text, [*changes, *others])
    return text if last.zone else _MOST.sub("是多少", text)


def zone_name(words: Wording, last: Wording) -> str:
    """Return a zone as it was typed, and in full if the one before was."""
    across = ACROSS.search(last.plain)
    before = last.zone_text or (last.text[slice(*across.span())] if across else "")
    kind, name = before[-3:], words.zone_text
    return (
        name + kind
        if kind in _ZONE_KINDS and len(name) <= _LONGEST_NAME and not name.isascii()
        else name
    )


def named(followup: Followup) -> str:
    """Return what a follow-up names besides zone and period, as it was typed."""
    at = followup.words.plain.find(followup.rest)
    return followup.words.text[at : at + len(followup.rest)] if at >= 0 else followup.rest


def wanted(followup: Followup, last: Wording) -> str:
    """Return what a follow-up names, and how one asks for it."""
    is_amount = counted_in(last) or YEARLY.search(followup.rest)
    return named(followup) + question_for(followup, "有多少？" if is_amount else "是什么？")


def question_for(followup: Followup, usual: str = "是什么？") -> str:
    """Return how one asks for what a follow-up names, in its script."""
    kinds = (ask for ask, nouns in _QUESTIONS.items() if _ends(followup.rest, nouns))
    asked = next(kinds, usual)
    traditional = followup.words.text != followup.words.plain
    return asked.translate(_TRADITIONAL) if traditional else asked


def when(followup: Followup, last: Wording) -> str:
    """Return the period of a follow-up, or for a yearly value that of the question before."""
    before = last.period_text if YEARLY.search(followup.rest) else ""
    return followup.words.period_text or before


def _ends(words: str, nouns: str) -> bool:
    """Return whether words end with one of the nouns, which have blanks between."""
    return words.casefold().endswith(tuple(nouns.split()))
