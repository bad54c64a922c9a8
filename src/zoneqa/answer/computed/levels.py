"""Zones and the places whose names they bear: a figure of 烟台 is none of 烟台高新区."""

from __future__ import annotations

import re
from typing import Literal

from zoneqa.claims.claim import Claim
from zoneqa.text.segment import last_clause
from zoneqa.zones.lexicon import POSSIBLE_SUFFIX, SURE_SUFFIX
from zoneqa.zones.names import ZoneNames
from zoneqa.zones.places import listed_places
from zoneqa.zones.stems import without_suffix

Level = Literal["zone", "place", "unknown"]
"""What a name stands for: a zone, or a city, county or province."""

_ZONE = rf"(?:国家级?|省级)?(?:高新|经开)?(?:{SURE_SUFFIX}|{POSSIBLE_SUFFIX})"
_BEHIND = re.compile(
    rf"(?P<zone>{_ZONE})|(?:[市省县]|自治州)(?!.{{0,4}}(?:高新|开发|经开|园)区)|区(?![域分块内])"
)
WIDER = re.compile(r"(?:全国|全省|全市|我国|我省|我市|全县)(?!第|首|前|各|最)")
"""What says that a figure is of the country, the province or the city."""


def level_of_name(name: str) -> Level:
    """Return what a name in a question stands for; unknown of 烟台, which may be either."""
    if without_suffix(name) != name:
        return "zone"
    return "place" if name.endswith(tuple("市省县区")) else "unknown"


def level_of_claim(claim: Claim, names: ZoneNames) -> Level:
    """Return what a claim calls by one of these names, the nearest to the value first."""
    if WIDER.search(last_clause(claim.lead)):
        return "place"
    carried = (words.text for words in claim.subjects if words.carried)
    own = (words.text for words in (claim.attribute, *claim.subjects) if words)
    texts = (claim.lead, *own, *carried)
    levels = (_level_in(text, names) for text in texts)
    return next((level for level in levels if level != "unknown"), "unknown")


def _level_in(text: str, names: ZoneNames) -> Level:
    found = [(text.rfind(name), len(name), name) for name in names if name in text]
    if not found:
        return "unknown"
    start, length, name = max(found)
    behind = _BEHIND.match(text, start + length)
    if (behind and behind["zone"]) or without_suffix(name) != name:
        return "zone"
    return "place" if behind or name in listed_places() else "unknown"
