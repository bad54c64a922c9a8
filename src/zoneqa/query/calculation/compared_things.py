"""The projects, parks and firms that a question compares, which no gazetteer knows."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.claims.compared_names import compared_names
from zoneqa.claims.named_things import core_of_name
from zoneqa.query.calculation.calculation import Entity
from zoneqa.query.calculation.entities import NamedEntity
from zoneqa.types import Bounds


def compared_things(plain: str, places: Sequence[Bounds], named: int) -> list[NamedEntity]:
    """Return the two things that a simplified question compares, where it names them; or nothing.

    The first one's place begins with the zone that it is in. `places` are where the question names
    zones and places, of which `named` are compared if these are no things.
    """
    bounds = compared_names(plain, places)
    if named > 1 and all(_has_place(at, places) for at in bounds):
        return []
    entities = [_thing(plain[slice(*at)]) for at in bounds]
    starts = [_start_of_zone(plain, at[0], places) for at in bounds]
    return [
        (entity, (start, end))
        for entity, start, (_, end) in zip(entities, starts, bounds, strict=True)
    ]


def _thing(name: str) -> Entity:
    return Entity(name, frozenset({name, core_of_name(name)}), is_thing=True)


def _has_place(at: Bounds, places: Sequence[Bounds]) -> bool:
    return any(at[0] < b and a < at[1] for a, b in places)


def _start_of_zone(plain: str, start: int, places: Sequence[Bounds]) -> int:
    """Return where the zone is named that a thing stands in: 砚溪高新区的晨曦项目."""
    return next((a for a, b in places if b <= start and plain[b:start] in ("", "的")), start)
