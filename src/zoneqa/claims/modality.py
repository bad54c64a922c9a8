"""Whether what a sentence says is planned or achieved."""

from __future__ import annotations

import re
from datetime import date, timedelta

from zoneqa.claims.claim import Modality
from zoneqa.claims.periods import Period
from zoneqa.types import Bounds

# Words of a clause before its value: 将建成, 计划投资; 将产能由3万吨 is what was changed.
_PLANNED = re.compile(
    r"(?<![已均])将(?![近其军领]|从事)(?![^，。；\d]{1,12}[从由](?:\d|$))"
    r"|(?<!按)计划(?![局单项”」》]|的?\d)|预计|预期|预测|力争|拟(?!定)"
    r"|计划(?=\d{4}年[^，。；]{0,6}(?:投产|投用|投运|建成|完工|竣工|开工|动工|启用|交付))"
    r"|规划(?![局区馆司处院师部科]|面积)"
    r"|目标(?!任务)|有望|争取(?=到|在|实现|达)|确保|(?<![主重需首紧只纲概摘纪简])要(?![求素闻点么约])"
    r"|定于(?!一)|打算|力求|预[亏增减盈告]|可实现|可达|可年"
    r"|\b(?i:will|would|plans?|planned|planning|expect(?:s|ed)?|aims?|targets?|intends?|scheduled)\b"
)
_ACHIEVED = re.compile("已|完成了?|建成了|实际|累计|(?<![可将能望要])达到|目前|截至")
# What has to come first, for all that a sentence says behind it: 投产后，年产值…，利税….
_CONDITION = re.compile(
    r"(?:投产|达产|建成|投运|投用|完工|竣工|完成|运营|实施)[^，。；历已]{0,4}后(?![，,]?\s*已)"
    r"|届时|未来|远期|近期年|建设成"
)


# A goal that is set holds for what goes on from it: 力争产值500亿元，税收40亿元.
_GOAL = re.compile(
    "力争|争取(?=到|在|实现|达)|确保|预期目标|目标[是为有]|目标[^，。；:：]{0,3}[:：]"
)
_OWN_TIME = re.compile(r"(?:\d{4}|[去今前明上])年|已|目前|截至|累计|实际|现有|同比|；")
_OF_GOAL = re.compile(
    r"[\d.]+[千万亿]*[^\s\d，。；的]{1,3}的?(?:年度|全年|预期|既定|原定|年初|预定)*(?:目标|任务)"
)


def modality_of(
    plain: str,
    sentence: Bounds,
    clause: Bounds,
    at: int,
    period: Period | None,
    published: date | None,
) -> Modality:
    """Return whether what stands at a place is planned: by its clause, a condition, a later day."""
    if _PLANNED.search(plain, clause[0], at) or _announced(plain, sentence, clause):
        return "planned"
    if _OF_GOAL.match(plain, at) or _goes_on_with_goal(plain[sentence[0] : at]):
        return "planned"
    if _CONDITION.search(plain, sentence[0], at):
        return "planned"
    return "planned" if _is_later(period, published) else "achieved"


def _is_later(period: Period | None, published: date | None) -> bool:
    """Return whether a period begins after the day of publication; the next day may be printed."""
    begins = period and (period.first or period.last)
    if not begins or not period or not period.year_known or published is None:
        return False
    return begins - published > timedelta(days=1)


def _goes_on_with_goal(lead: str) -> bool:
    """Return whether the words before a value set a goal, and tell of no other time since."""
    goals = list(_GOAL.finditer(lead))
    return bool(goals) and _OWN_TIME.search(lead, goals[-1].end()) is None


def _announced(plain: str, sentence: Bounds, clause: Bounds) -> bool:
    """Return whether the clause before ends with 预计: 公司预计，前三季度亏损3亿元."""
    before = plain[max(sentence[0], clause[0] - 4) : clause[0]].rstrip("，,")
    return before.endswith(("预计", "计划", "预期", "预测"))


def tells_of_plan(words: str) -> bool:
    """Return whether words tell of a plan, whatever else they tell."""
    return _PLANNED.search(words) is not None


def behind_plan(words: str) -> str:
    """Return what stands behind the first word that tells of a plan, nothing if none does."""
    found = _PLANNED.search(words)
    return words[found.end() :] if found else ""


def only_planned(clause: str) -> bool:
    """Return whether a clause tells of a plan, and of nothing that was done."""
    return tells_of_plan(clause) and _ACHIEVED.search(clause) is None
