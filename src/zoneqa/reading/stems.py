"""The names of places inside the names of zones, and the places that are known anyway."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from zoneqa.text import fold

_TAIL = re.compile(
    "(?:国家级?|高新技术产业|高新技术|高新|新技术|农业|农高|经济技术|经济|经开|产业|开发|综合保税"
    "|保税|示范|科技园|科技城|科学城|产业园|软件园|新区|(?<!工业)园区|区|市)+$"
)
_COMMON = "工业 产业 科技 软件 医药 生态 创新 创业 汽车 火炬 国际 国家 全国 我国 本市 全市"

COMMON = frozenset(_COMMON.split())
"""Words that name no place when they are left alone."""

_LONGEST = 5


@lru_cache(maxsize=1)
def listed_places() -> dict[str, str]:
    """The places of places.txt with their English names, empty where that is the pinyin."""
    listed = (files("zoneqa.reading") / "places.txt").read_text(encoding="utf-8")
    rows = (line.partition(" ") for line in listed.splitlines() if line[:1] not in ("", "#"))
    return {name: english for name, _, english in rows}


def zone_stems(zone: str) -> list[str]:
    """The place names in a zone's name: 嘉兴秀洲高新区 gives 嘉兴秀洲 and 秀洲."""
    stem = _TAIL.sub("", fold(zone))
    parts = dict.fromkeys((stem, _last_place(stem)))
    return [part for part in parts if 2 <= len(part) <= _LONGEST and part not in COMMON]


def place_name(name: str) -> str:
    """A zone's name without what every zone is called, if something is left then."""
    stem = _TAIL.sub("", fold(name))
    return stem if len(stem) >= 2 and stem not in COMMON else fold(name)


def _last_place(stem: str) -> str:
    """秀洲 in 嘉兴秀洲; a longer name that is listed stays whole, as 连云港 in 江苏连云港."""
    listed = listed_places()
    known = (stem[-n:] for n in range(min(len(stem), _LONGEST), 1, -1) if stem[-n:] in listed)
    return next(known, stem[-2:] if len(stem) > 3 and not stem.endswith("园") else stem)
