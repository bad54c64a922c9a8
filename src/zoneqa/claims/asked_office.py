"""The office that a question asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zoneqa.claims.roles import offices

_DIRECTORS = "主任|局长|处长|院长|所长|馆长|厅长|司长"
# Deputies begin with 副. What a title is in Chinese depends on the body, so all are accepted.
_OFFICES_EN = {
    "director": _DIRECTORS + "|总监",
    "head": "区长|县长|主任|局长|处长|部长|院长|所长|科长",
    "mayor": "市长",
    "party secretary": "书记",
    "general secretary": "书记|秘书长",
    "secretary": "书记",
    "chairman": "董事长|主席|理事长|会长",
    "chairwoman": "董事长|主席|理事长|会长",
    "general manager": "总经理",
    "president": "总裁|院长|校长|会长",
    "ceo": "首席执行官|总裁|CEO",
    "dean": "院长",
    "principal": "校长",
    "founder": "创始人",
}
_OFFICE_EN = re.compile(
    rf"\b(?P<deputy>deputy |vice )?(?:district |county )?"
    rf"(?P<title>{'|'.join(sorted(_OFFICES_EN, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
# What an office is of: the words right before it, as far as they can be a name.
_DEPARTMENT = re.compile(r"([^的谁哪在与和及，。？?、,:：“”\"'\s]{2,16})的?$")


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
        before = _DEPARTMENT.search(question[: office.start])
        department = before[1] if before else ""
        return AskedOffice(office.prefix, frozenset({office.title}), department)
    english = _OFFICE_EN.search(question)
    if english is None:
        return None
    titles = _OFFICES_EN[english["title"].lower()].split("|")
    return AskedOffice("副" if english["deputy"] else "", frozenset(titles))
