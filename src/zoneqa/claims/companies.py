"""Companies that a sentence names without 公司: 在云岭高新区，晨曦机械2023年出口额9.4亿元."""

from __future__ import annotations

import re

from zoneqa.claims.claim import Claim
from zoneqa.claims.named_subjects import is_zone_name, named_subjects
from zoneqa.claims.vocabulary import term_list
from zoneqa.text.characters import HAN

TRADES = (
    *("机械", "科技", "电子", "电气", "电器", "药业", "医药", "制药", "重工"),
    *("半导体", "光电", "光学", "光伏", "生物", "新材", "股份", "汽车", "能源"),
    *("化工", "智能", "通信", "航空", "食品", "装备", "软件", "动力", "精密"),
    *("仪器", "仪表", "微电子", "环保", "服饰", "纺织", "钢铁"),
)
"""What the names of companies end with that are named without 公司."""

NOT_BEHIND_TRADE = tuple("城园区局厅馆型界")
"""What goes on with a trade, so that no company is named: 云岭科技|城."""

_TRADE = f"(?:{'|'.join(TRADES)})"
_WHEN = r"(?=去年|前年|今年|全年|当年|上半年|前?[一二三四]季度|(?:19|20)\d\d年)"
_IN_ZONE = r"(?:在|位于|坐落于|落户于?)[^，。；]{2,16}区(?:内|里|境内)?[，,的]"
_COMPANY = re.compile(
    rf"(?:企业|{_IN_ZONE})(?P<named>[{HAN}]{{2,8}}?){_WHEN}"
    rf"|{_IN_ZONE}(?P<placed>[{HAN}]{{2,4}}?{_TRADE})"
    rf"|(?:企业|公司)(?P<told>[{HAN}]{{2,4}}?{_TRADE})"
    rf"|(?P<dated>[{HAN}]{{2,4}}{_TRADE}){_WHEN}"
)
_OPENING = re.compile(
    rf"(?:(?:其|旗下|另一家|控股|全资|参股|的)*子公司)?(?P<company>[{HAN}]{{2,4}}?{_TRADE})(?![{''.join(NOT_BEHIND_TRADE)}]|产业|企业)"
)
_GENERIC = (
    *("新能源", "高端", "先进", "新一代", "新材料", "规模", "战略"),
    *("全区", "全市", "全省", "各", "其中"),
)
_WHOLE_ZONE = ("全区", "园区", "该区", "我区", "本区", "辖区", "区内")


def company_in(attribute: str) -> str | None:
    """Return the company that words for a figure begin with, None without one: 晨曦机械出口额."""
    found = _OPENING.match(attribute)
    return found["company"] if found and not found["company"].startswith(_GENERIC) else None


def company_before(claim: Claim) -> str | None:
    """Return the company of which a claim states a figure, None if none is named before it.

    Where the zone is named again behind the company, the figure is the zone's.
    """
    lead, company = claim.lead, None
    for found in _COMPANY.finditer(lead):
        name = next(filter(None, found.groups()))
        if not (name.startswith(_GENERIC) or term_list().find(name)):
            company = None if _names_zone(lead[found.end() :]) else name
    return company


def _names_zone(words: str) -> bool:
    named = (words[a:b] for a, b in named_subjects(words, 0, len(words)))
    return any(word in words for word in _WHOLE_ZONE) or any(map(is_zone_name, named))
