"""What a question compares: the zones, places and organisations that it names, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zoneqa.claims.named_subjects import named_subjects
from zoneqa.query.calculation.calculation import Entity
from zoneqa.types import Bounds
from zoneqa.zones.gazetteer import Mention

ORGANISATIONS = ("公司", "集团", "大学", "学院", "医院", "银行", "研究院", "研究所")
# 南京市 is 南京.
_KIND_OF_PLACE = re.compile(r"[市省县州](?![级场民长委])|区(?!别|域|分|块)")
# Dadong District of Shenyang is not Shenyang.
_DISTRICT_OF = re.compile(r"(?:^|[ ,])(?P<name>[A-Z][a-z]+ (?:District|County)) of $")

# 上海海关 is an office in 上海, not 上海.
_OFFICE = re.compile(
    r"[市省县区]?(?:海关|贸促会|(?:税务|统计|财政|商务|科技|民政|公安|教育|文旅)局|法院|检察院|红十字会)"
)

NamedEntity = tuple[Entity, Bounds]
"""An entity and where a question names it."""


def named_entities(
    plain: str, mentions: Sequence[Mention], bounds: Sequence[Bounds]
) -> list[NamedEntity]:
    """Return the entities that a simplified question names, in order.

    `bounds` are those of its mentions with the suffix of each. 深圳市坪山区 is one entity, and so
    is Pingshan District of Shenzhen.
    """
    organisations = list(_organisations(plain))
    places = (
        _place(plain, mention, at)
        for mention, at in zip(mentions, bounds, strict=True)
        if not any(start <= at[0] < end for _, (start, end) in organisations)
    )
    named = sorted((*organisations, *places), key=lambda pair: pair[1])
    return _narrowest(plain, list(_apart(named)))


def _organisations(plain: str) -> Iterator[NamedEntity]:
    for start, end in named_subjects(plain, 0, len(plain)):
        name = plain[start:end]
        if name.endswith(ORGANISATIONS):
            yield Entity(name, frozenset({name}), is_thing=True), (start, end)


def _place(plain: str, mention: Mention, at: Bounds) -> NamedEntity:
    start, end = at
    if office := _OFFICE.match(plain, end):
        name = plain[start : office.end()]
        return Entity(name, frozenset({name})), (start, office.end())
    kind = _KIND_OF_PLACE.match(plain, end)
    if kind and not plain[start:end].endswith(("区", "市")):
        end = kind.end()
    return Entity(plain[start:end].strip(), mention.zone), (start, end)


def _apart(named: Sequence[NamedEntity]) -> Iterator[NamedEntity]:
    """Yield those that begin where none before is still going on."""
    reached = 0
    for entity, (start, end) in named:
        if start >= reached:
            yield entity, (start, end)
            reached = end


def _narrowest(plain: str, named: Sequence[NamedEntity]) -> list[NamedEntity]:
    """Return the entities without the wider places that stand with them."""
    found: list[NamedEntity] = []
    for entity, (start, end) in named:
        last = found[-1][1] if found else (0, 0)
        between = plain[last[1] : start]
        if district := _DISTRICT_OF.search(between):
            name = district["name"]
            found.append((Entity(name, frozenset({name})), (last[1] + district.start("name"), end)))
        elif found and between == " of ":
            found[-1] = found[-1][0], (last[0], end)
        elif found and not between:
            found[-1] = entity, (last[0], end)
        else:
            found.append((entity, (start, end)))
    return found


def distinct(named: Sequence[NamedEntity]) -> tuple[Entity, ...]:
    """Return each entity once: Lanxi (澜溪) is the place that both names may mean."""
    entities: list[Entity] = []
    for entity, _ in named:
        same = next((n for n, each in enumerate(entities) if each.names & entity.names), None)
        if same is None:
            entities.append(entity)
        else:
            entities[same] = Entity(entities[same].name, entities[same].names & entity.names)
    return tuple(entities)
