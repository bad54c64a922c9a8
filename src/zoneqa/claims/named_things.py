"""The people, firms, projects and events that a text certainly names, each with what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zoneqa.claims.named_subjects import is_zone_name, named_subjects
from zoneqa.claims.person_names import PERSON as NAME
from zoneqa.claims.person_names import SURNAME
from zoneqa.text.characters import HAN

PERSON = "person"
FIRM = "公司"
_WORKSHOP = "车间"

_HEADS = (
    (FIRM, "集团", "股份", "企业"),
    ("银行", "支行"),
    ("项目", "工程"),
    ("大赛", "竞赛", "比赛"),
    ("论坛", "峰会", "大会"),
    ("博览会", "展览会", "招聘会"),
    ("大学", "学院"),
    ("医院",),
    ("研究院", "研究所", "研究中心", "实验室"),
    (_WORKSHOP, "生产线"),
    ("产业园", "工业园", "产业基地", "生产基地", "示范基地"),
    ("法院",),
    ("检察院",),
    ("街道",),
    ("社区",),
    ("协会", "商会", "学会"),
)
"""The nouns that end names, those of one kind together."""

_FORM = re.compile("(?:股份|有限|责任|公司|集团|企业|项目|工程|车间|生产线)+$")
"""What a name may leave out."""

_OPENING = re.compile(
    r"(?:[^，。；]{0,12}[日月年前后时期间中][，,]|[，,。；、\s“]|其中|此外|另外|同时|而)*"
)
"""What may stand before the name that a sentence begins with."""

_TELLS = (
    "说|表示|介绍|告诉|透露|坦言|强调|指出|认为|致辞|宣布|直言|回忆|感慨|讲述|解释|出席|主持"
    "|带领|带队|率"
)
_PEOPLE = re.compile(
    rf"{SURNAME}[{HAN}]{{1,2}}?(?={_TELLS})"
    rf"|{SURNAME}(?:先生|女士)"
    rf"|{SURNAME}某{{1,2}}(?:(?![{HAN}])|(?=[等和与、的因在将被从有把对向伙通用以为是先后负投参退]))"
    rf"|(?<![{HAN}])[{HAN}]{{2,6}}·[{HAN}]{{2,6}}?(?=[^{HAN}]|{_TELLS})"
)
_APPOSITION = re.compile(
    "(?:村民|居民|市民|农户|业主|选手|运动员|姑娘|小伙|青年|博士|工人|学生|教师|老师|医生|护士|志愿者"
    f"|员工|职工|司机|店主|创始人|毕业生|队员|嫌疑人|被告人|当事人)(?P<person>{NAME})"
)
_PART = re.compile(rf"[{HAN}]{{2}}(?:车间|生产线)")
_LISTED = re.compile(rf"(?P<name>[{HAN}A-Z]{{2,8}})[（(]\d{{6}}(?:\.[A-Z]{{2}})?[)）]")
"""A firm with its number at the stock exchange."""


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A name; things of the same `kind` can stand in for each other in a sentence."""

    text: str
    kind: str

    @property
    def core(self) -> str:
        """Return the part of the name that is never left out: 晨曦 of 晨曦集团."""
        return core_of_name(self.text)

    @property
    def is_told_apart(self) -> bool:
        """Return whether a clause that names another of the kind is about that alone."""
        return self.kind in (PERSON, _WORKSHOP)

    def begins(self, sentence: str) -> bool:
        """Return whether a sentence begins with the name, or with a time and the name."""
        opening = _OPENING.match(sentence)
        return sentence.startswith(self.text, opening.end() if opening else 0)

    @property
    def heads(self) -> tuple[str, ...]:
        """Return the nouns by which a text may refer to it: 公司, 集团."""
        return next((heads for heads in _HEADS if heads[0] == self.kind), ())


def core_of_name(name: str) -> str:
    """Return a name without what it may leave out at its end: 晨曦 of 晨曦集团."""
    return _FORM.sub("", name)


def named_people(text: str) -> Iterator[NamedThing]:
    """Yield the people of a simplified text who say or do something there, or are called 某."""
    yield from (NamedThing(found[0], PERSON) for found in _PEOPLE.finditer(text))
    yield from (NamedThing(found["person"], PERSON) for found in _APPOSITION.finditer(text))


def named_organisations(text: str) -> Iterator[NamedThing]:
    """Yield the organisations, projects and events that a simplified text names, but no zones."""
    names = [text[a:b] for a, b in named_subjects(text, 0, len(text))]
    for name in (*names, *_PART.findall(text)):
        kind = _kind(name)
        if kind and not is_zone_name(name):
            yield NamedThing(name, kind)
    yield from (NamedThing(found["name"], FIRM) for found in _LISTED.finditer(text))


def _kind(name: str) -> str | None:
    return next((heads[0] for heads in _HEADS if name.endswith(heads)), None)
