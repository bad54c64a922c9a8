"""The names of places inside the names of zones."""

from __future__ import annotations

import re

from zoneqa.text.normalize import fold
from zoneqa.zones.lexicon import NAMELESS, POSSIBLE_SUFFIX, SURE_SUFFIX
from zoneqa.zones.places import listed_places, nameless

_TAIL = re.compile(
    f"(?:{NAMELESS}|高新技术|新技术|经济技术|综合保税|保税|科技园|科技城|科学城|产业园|软件园|新区"
    "|(?<!工业)园区|(?<=..)县)+$"
)
_SUFFIX = re.compile(rf"(?:{SURE_SUFFIX}|{POSSIBLE_SUFFIX})$")
_LONGEST = 5
_KINDS = ("省", "市", "区", "县", "州")


def zone_stems(zone: str) -> list[str]:
    """Return the place names in a zone's name: 嘉兴秀洲高新区 gives 嘉兴秀洲 and 秀洲."""
    stem = _TAIL.sub("", fold(zone))
    last = _last_place(stem)
    head = _without_kind(stem.removesuffix(last))
    # Words before a place that are no place are not part of the name: 家住成都高新区.
    loose = last in listed_places() and head and head not in listed_places()
    parts = dict.fromkeys((last,) if loose else (stem, last))
    return [part for part in parts if 2 <= len(part) <= _LONGEST and not nameless(part)]


def latin_name(zone: str) -> str:
    """Return the name of a zone's place in pinyin, without blanks: Kunshan; Latin text as it is."""
    if zone.isascii():
        return zone
    from pypinyin import lazy_pinyin  # a large table

    return "".join(lazy_pinyin(min(zone_stems(zone), key=len, default=zone))).capitalize()


def place_name(name: str) -> str:
    """Return a zone's name without what every zone is called, if something is left then."""
    stem = _TAIL.sub("", fold(name))
    return stem if len(stem) >= 2 and not nameless(stem) else fold(name)


def without_suffix(zone: str) -> str:
    """Return a zone's name without the suffix that makes it one, as it is printed."""
    return _SUFFIX.sub("", zone)


def _without_kind(place: str) -> str:
    return place[:-1] if place.endswith(_KINDS) else place


def _last_place(stem: str) -> str:
    """Return 秀洲 for 嘉兴秀洲; a longer name that is listed stays whole, as 连云港 in 江苏连云港.

    The last two characters are a name only after one that is listed: not 安局 in 如皋市公安局.
    """
    listed = listed_places()
    known = (stem[-n:] for n in range(min(len(stem), _LONGEST), 1, -1) if stem[-n:] in listed)
    within = _without_kind(stem[:-2]) in listed and not stem.endswith("园")
    return next(known, stem[-2:] if within else stem)
