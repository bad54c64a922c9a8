"""What zones and places are called in English: Kunshan High-tech Zone, Harbin."""

from __future__ import annotations

from functools import lru_cache

from zoneqa.text.normalize import simplify
from zoneqa.zones.aliases import packaged_aliases
from zoneqa.zones.pinyin import in_pinyin
from zoneqa.zones.places import listed_places
from zoneqa.zones.stems import zone_stems

_KINDS = {
    "高新技术产业开发区": "High-tech Zone",
    "高新技术开发区": "High-tech Zone",
    "高新技术产业园区": "High-tech Zone",
    "高新区": "High-tech Zone",
    "农高区": "Agricultural High-tech Zone",
    "农业高新技术产业示范区": "Agricultural High-tech Zone",
    "经济技术开发区": "Economic and Technological Development Zone",
    "经济开发区": "Economic Development Zone",
    "经开区": "Economic Development Zone",
    "综合保税区": "Comprehensive Bonded Zone",
    "保税区": "Bonded Zone",
    "自贸区": "Free Trade Zone",
    "自主创新示范区": "Innovation Demonstration Zone",
    "工业园区": "Industrial Park",
    "新区": "New Area",
    "科学城": "Science City",
}
"""The ends of the names of zones, what they are called in English."""

_LONGEST = 3
"""Characters of a place in pinyin that is not listed, at most."""


_SAY_KIND = ("District", "Zone", "Park", "Area")
"""The ends of names that say by themselves that a zone is meant: Suzhou New District."""


def zone_in_english(name: str) -> str | None:
    """Return what a zone or a known place is called; None for other words."""
    plain = simplify(name).strip()
    if aliases := _aliases().get(plain):
        return aliases[0]
    kind = max((end for end in _KINDS if plain.endswith(end)), key=len, default="")
    if not kind:
        return place_in_english(plain) if plain in listed_places() else None
    said = [place_in_english(part) for part in _places(plain, kind)]
    if not all(said):
        return None
    return " ".join(said if said[-1].endswith(_SAY_KIND) else (*said, _KINDS[kind]))


def short_name_in_english(zone: str) -> str:
    """Return what the place of a zone is called: Kunshan, Harbin; else the zone's own name."""
    place = min(zone_stems(zone), key=len, default=zone)
    return place_in_english(place) or in_pinyin(place).capitalize() or zone


def place_in_english(place: str) -> str:
    """Return what a place is called: Harbin, Songshan Lake, or in pinyin: Kunshan; else empty."""
    listed = listed_places()
    if listed.get(place):
        return listed[place]
    aliases = _aliases().get(place, ())
    if len(aliases) == 1:
        return aliases[0]
    return in_pinyin(place).capitalize() if place in listed or len(place) <= _LONGEST else ""


@lru_cache(maxsize=1)
def _aliases() -> dict[str, tuple[str, ...]]:
    """Return the English names of each zone that has some besides pinyin; no abbreviations."""
    found: dict[str, tuple[str, ...]] = {}
    for names in packaged_aliases():
        english = tuple(name for name in names if name.isascii() and not name.isupper())
        found.update(dict.fromkeys((n for n in names if english and not n.isascii()), english))
    return found


def _places(zone: str, kind: str) -> tuple[str, ...]:
    """Return the place that a zone is named after, and before it the one in which it lies."""
    place = zone.removesuffix(kind).removesuffix("国家级").removesuffix("国家").removesuffix("市")
    stems = zone_stems(zone)
    last = stems[-1] if stems else place
    outer = place.removesuffix(last).removesuffix("市")
    return (outer, last) if outer and outer in listed_places() else (place,)
