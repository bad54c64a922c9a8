"""In which region a rank is held: 全省第一, 国内首个."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zoneqa.types import Bounds

_REGIONS = (
    ("全球", "世界", "国际"),
    ("全国", "国内", "我国"),
    ("全省", "省内", "我省", "该省", "本省"),
    ("全市", "市内", "我市", "该市", "本市"),
    ("全县",),
    ("亚洲",),
    ("华北",),
    ("华东",),
    ("华南",),
    ("华中",),
    ("西南",),
    ("西北",),
    ("东北",),
    ("长三角",),
    ("中部",),
    ("西部",),
    ("全州",),
    ("全区",),
)
"""The words for each region."""


@dataclass(frozen=True, slots=True)
class RankRegion:
    """A region, by its first word, and where it is named."""

    name: str
    place: Bounds


def regions_in(plain: str, start: int, end: int) -> list[RankRegion]:
    """Return the regions that a part of a text names, the widest first."""
    return list(_found(plain, start, end))


def _found(plain: str, start: int, end: int) -> Iterator[RankRegion]:
    for words in _REGIONS:
        for word in words:
            at = plain.rfind(word, start, end)
            if at >= 0:
                yield RankRegion(words[0], (at, at + len(word)))


def are_apart(stated: list[RankRegion], given: list[RankRegion]) -> bool:
    """Return whether two ranks are held in two regions: both are told, and none is the same."""
    names = {region.name for region in stated}
    return bool(stated and given) and names.isdisjoint(region.name for region in given)
