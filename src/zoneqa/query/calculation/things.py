"""What a question compares: the zones, places and organisations that it names, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zoneqa.claims.subjects import named_subjects
from zoneqa.query.calculation.calculation import Thing
from zoneqa.types import Bounds
from zoneqa.zones.gazetteer import Mention

_COMPANY = re.compile(r"(?:公司|集团|大学|学院|医院|银行|研究院|研究所)$")
# 南京市 is 南京.
_KIND_OF_PLACE = re.compile(r"[市省县州](?![级场民长委])|区(?!别|域|分|块)")
# Dadong District of Shenyang is not Shenyang.
_DISTRICT_OF = re.compile(r"(?:^|[ ,])(?P<name>[A-Z][a-z]+ (?:District|County)) of $")

Named = tuple[Thing, Bounds]
"""A thing and where a question names it."""


def named_things(plain: str, mentions: Sequence[Mention], bounds: Sequence[Bounds]) -> list[Named]:
    """Return the things that a simplified question names, in order.

    `bounds` are those of its mentions with the suffix of each. 深圳市坪山区 is one thing, and so is
    Pingshan District of Shenzhen.
    """
    companies = list(_companies(plain))
    places = (
        _place(plain, mention, at)
        for mention, at in zip(mentions, bounds, strict=True)
        if not any(start <= at[0] < end for _, (start, end) in companies)
    )
    named = sorted((*companies, *places), key=lambda pair: pair[1])
    return _narrowest(plain, list(_apart(named)))


def _companies(plain: str) -> Iterator[Named]:
    for start, end in named_subjects(plain, 0, len(plain)):
        name = plain[start:end]
        if _COMPANY.search(name):
            yield Thing(name, frozenset({name})), (start, end)


def _place(plain: str, mention: Mention, at: Bounds) -> Named:
    start, end = at
    kind = _KIND_OF_PLACE.match(plain, end)
    if kind and not plain[start:end].endswith(("区", "市")):
        end = kind.end()
    return Thing(plain[start:end].strip(), mention.zone), (start, end)


def _apart(named: Sequence[Named]) -> Iterator[Named]:
    """Yield those that begin where none before is still going on."""
    reached = 0
    for thing, (start, end) in named:
        if start >= reached:
            yield thing, (start, end)
            reached = end


def _narrowest(plain: str, named: Sequence[Named]) -> list[Named]:
    """Return the things without the wider places that stand with them."""
    found: list[Named] = []
    for thing, (start, end) in named:
        last = found[-1][1] if found else (0, 0)
        between = plain[last[1] : start]
        if district := _DISTRICT_OF.search(between):
            name = district["name"]
            found.append((Thing(name, frozenset({name})), (last[1] + district.start("name"), end)))
        elif found and between == " of ":
            found[-1] = found[-1][0], (last[0], end)
        elif found and not between:
            found[-1] = thing, (last[0], end)
        else:
            found.append((thing, (start, end)))
    return found


def distinct(named: Sequence[Named]) -> tuple[Thing, ...]:
    """Return each thing once: Lanxi (澜溪) is the place that both names may mean."""
    things: list[Thing] = []
    for thing, _ in named:
        same = next((n for n, each in enumerate(things) if each.names & thing.names), None)
        if same is None:
            things.append(thing)
        else:
            things[same] = Thing(things[same].name, things[same].names & thing.names)
    return tuple(things)
