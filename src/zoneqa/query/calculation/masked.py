"""A question with marks for its entities and its periods, which patterns can name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.claims.periods import Period, periods
from zoneqa.query.calculation.calculation import Entity
from zoneqa.query.calculation.compared_things import compared_things
from zoneqa.query.calculation.entities import NamedEntity, distinct, named_entities
from zoneqa.types import Bounds
from zoneqa.zones.gazetteer import Mention

ZONE = "〓"
PERIOD = "△"

# 2023年8月上市的甲和乙: when something happened to what is compared.
_OF_ZONE = re.compile(rf"{PERIOD}(?P<does>[^,{PERIOD}{ZONE}]{{1,8}}的(?={ZONE}))?")
_TWICE = re.compile(rf"{ZONE}\s*[（(]\s*{ZONE}\s*[）)]")
# 2022、2023两年 and 2021到2023: years without their 年.
_BARE_YEAR = re.compile(
    r"(?<!\d)(?:(?:19|20)\d{2}(?=\s?[、和与及至到\-—~]\s?(?:19|20)\d{2})"
    r"|(?<=[、和与及至到\-—~])(?:19|20)\d{2}(?![\d年]))"
)
# A name in a list that no gazetteer knows: 栖岭、枫汀.
_HAN = r"[\u4e00-\u9fff]"
_LISTED = re.compile(
    rf"(?<=〓、){_HAN}{{2,4}}?(?=[、和与及跟]〓|[两三四五六七八九]|高新区|〓)"
    rf"|(?<=〓[和与及跟比])(?!全|本|去年|今年|上年|同期){_HAN}{{2,3}}?"
    r"(?=[两三四五六七八九][个家座]|高新区|哪[个家]|谁|(?:19|20)\d{2})"
    rf"|\b[A-Z][a-z]+ \((?P<own>{_HAN}{{2,4}})\)"
    r"|(?<=〓, )[A-Z][a-z]{3,}(?=,? (?:and|or)\b|,)"
    r"|(?:(?<=〓 and )|(?<=〓 or )|(?<=〓, and )|(?<=〓, or )|(?<=than ))[A-Z][a-z]{3,}"
)
_TWO_COMPANIES = re.compile(
    rf"(?:^|[的,])(?P<one>{_HAN}{{2,8}}?)[和与跟](?P<other>{_HAN}{{2,8}}?)[,，]?"
    r"(?:这?两家|哪一?家|谁)(?:公司|企业)"
)


@dataclass(frozen=True, slots=True)
class Masked:
    """The question with its marks and as it was, and what the marks stand for, in order."""

    text: str
    plain: str
    entities: tuple[Entity, ...]
    periods: tuple[Period, ...]

    @property
    def asked_periods(self) -> tuple[Period, ...]:
        """Return the periods without those that only say which entity is meant."""
        marks = _OF_ZONE.finditer(self.text)
        return tuple(p for p, mark in zip(self.periods, marks, strict=True) if not mark["does"])

    @classmethod
    def of(cls, plain: str, mentions: Sequence[Mention], bounds: Sequence[Bounds]) -> Masked:
        """Return a simplified question with its entities and periods masked.

        `bounds` are those of the mentions with the suffix of each.
        """
        named = named_entities(plain, mentions, bounds)
        named = compared_things(plain, bounds, len(named)) or named
        text, listed = _without_listed(_without(plain, named))
        text = _BARE_YEAR.sub(r"\g<0>年", text)
        found = tuple(periods(text))
        for period in reversed(found):
            text = text[: period.start] + PERIOD + text[period.end :]
        return cls(text, plain, (*distinct(named), *listed), found)


def _without(plain: str, named: Sequence[NamedEntity]) -> str:
    """Return a text with marks for the entities in it, also where one is named again."""
    text = plain
    for _, (start, end) in reversed(named):
        text = text[:start] + ZONE + text[end:]
    for entity, _ in named:
        text = text.replace(entity.name, ZONE)
    return _TWICE.sub(ZONE, text)


def _without_listed(text: str) -> tuple[str, tuple[Entity, ...]]:
    """Return the text without the names that only their place in a list tells, and those names."""
    names: list[str] = []
    if ZONE in text:
        names = [found["own"] or found[0] for found in _LISTED.finditer(text)]
        text = _LISTED.sub(ZONE, text)
    elif pair := _TWO_COMPANIES.search(text):
        names = [pair["one"], pair["other"]]
        for name in names:
            text = text.replace(name, ZONE)
    return text, tuple(Entity(name, frozenset({name})) for name in names)
