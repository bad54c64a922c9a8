"""The office that a question asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zoneqa.claims.office_bodies import without_role
from zoneqa.claims.roles import offices

_DIRECTORS = "主任|局长|处长|院长|所长|馆长|厅长|司长"
# Deputies begin with 副. What a title is in Chinese depends on the body, so all are accepted.
_OFFICES_EN = {
    "director": _DIRECTORS + "|总监",
    "head": "区长|县长|主任|局长|处长|部长|院长|所长|科长",
    "mayor": "市长",
    "party secretary": "书记",
    "party chief": "书记",
    "general secretary": "书记|秘书长",
    "secretary-general": "秘书长",
    "secretary general": "秘书长",
    "board secretary": "董事会秘书|董秘",
    "secretary": "书记|秘书长",
    "governor": "省长|行长|州长",
    "minister": "部长",
    "director-general": "局长|司长|厅长|总干事|主任",
    "commissioner": "专员|局长",
    "political commissar": "政委",
    "principal investigator": "首席科学家|负责人",
    "chief engineer": "总工程师|总工",
    "chief scientist": "首席科学家",
    "chief designer": "总设计师",
    "editor-in-chief": "总编辑|主编",
    "spokesperson": "发言人",
    "spokesman": "发言人",
    "spokeswoman": "发言人",
    "legal representative": "法定代表人|法人代表",
    "project manager": "经理|负责人",
    "managing director": "总经理|董事总经理",
    "chairman": "董事长|主席|理事长|会长",
    "chairwoman": "董事长|主席|理事长|会长",
    "general manager": "总经理",
    "president": "总裁|院长|校长|会长|行长",
    "ceo": "首席执行官|总裁|总经理|CEO",
    "chief executive": "首席执行官|总裁|总经理|CEO",
    "cfo": "首席财务官|财务总监|财务负责人|CFO",
    "chief financial officer": "首席财务官|财务总监|财务负责人|CFO",
    "cto": "首席技术官|技术总监|CTO",
    "chief technology officer": "首席技术官|技术总监|CTO",
    "coo": "首席运营官|COO",
    "chief operating officer": "首席运营官|COO",
    "dean": "院长",
    "principal": "校长",
    "founder": "创始人",
}
_OFFICE_EN = re.compile(
    rf"\b(?P<deputy>deputy |vice )?(?:district |county )?"
    rf"(?P<title>{'|'.join(sorted(_OFFICES_EN, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
# What may stand between a body and an office of it: 商会的|哪位, 青禾药业|第几任.
_BETWEEN = re.compile(
    "(?:目前|现在|如今|当前|现任|时任|新任|今年|的"
    "|(?:[哪这那某几首上前历]|第?[一二两三四五六七八九十几])+[位名个任届])+$"
)
# What an office is of: the words right before it, as far as they can be a name.
_DEPARTMENT = re.compile(r"[^的谁哪在与和及，。？?、,:：“”\"'\s]{2,16}$")
_CASES = ("案", "案件")
"""What has judges and prosecutors, who are of a court."""
# Words that tell when or how, before the name of a body: 跟砚溪签约时|青禾药业, 2023年|青禾药业.
_LEAD_IN = re.compile(
    ".*(?:..(?:时(?![代尚空装])|后(?![勤备方台湖])|前(?![海沿进线锋台湾程景])"
    "|之际|期间|当[天日时年])|(?:[0-9]|[今去前明那])[年月日号]"
    "|[会式动坛]上|了|担任|出任|兼任|就任|时任|现任|任命|作为|代表)"
    "|(?:[跟由给让被把请]|对(?!外)|向(?!阳))"
)
_INTO = ("任", "任命为", "当选", "当选为", "聘为", "选为", "升为", "当上", "接棒")
"""The verbs by which someone comes into an office, of a body that is not said."""


@dataclass(frozen=True, slots=True)
class AskedOffice:
    """An office that is asked for: its titles, what stands before them, and its department."""

    prefix: str
    titles: frozenset[str]
    department: str = ""


def asked_office(question: str) -> AskedOffice | None:
    """Return the last office that a simplified question names, or the first of an English one."""
    found = offices(question)
    if found:
        office = found[-1]
        department = _department(question[: office.start])
        return AskedOffice(office.prefix, frozenset({office.title}), department)
    english = _OFFICE_EN.search(question)
    if english is None:
        return None
    titles = _OFFICES_EN[english["title"].lower()].split("|")
    return AskedOffice("副" if english["deputy"] else "", frozenset(titles))


def _department(before: str) -> str:
    """Return the body that the words before an office end with; empty if they name none."""
    found = _DEPARTMENT.search(_BETWEEN.sub("", without_role(before)))
    if found is None or found[0].endswith(_INTO):
        return ""
    lead = _LEAD_IN.match(found[0])
    name = found[0][lead.end() :] if lead else found[0]
    if name.endswith(_CASES):
        return ""
    return name if len(name) > 1 else found[0]
