"""Zones that are mentioned again in a text made of others whose mentions are known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zoneqa.zones.gazetteer import Mention
from zoneqa.zones.names import ZoneNames, inside_word

Surface = tuple[str, Mention]
"""A string that mentions a zone, and what it mentions."""

Surfaces = tuple[Surface, ...]


def surfaces_of(text: str, mentions: Iterable[Mention]) -> Surfaces:
    """Return the strings of a text that the mentions stand on."""
    return tuple((text[m.start : m.end], m) for m in mentions)


def carried_mentions(text: str, surfaces: Surfaces) -> tuple[Mention, ...]:
    """Return where a text mentions zones that are known by their surfaces, each zone once.

    This takes the place of a scan of the gazetteer for a part of a question, or for a follow-up
    that was completed from the questions before it.
    """
    if not surfaces:
        return ()
    known = dict(surfaces)
    longest_first = sorted(known, key=len, reverse=True)
    first: dict[ZoneNames, Mention] = {}
    for match in re.finditer("|".join(map(_bounded, longest_first)), text):
        if not inside_word(text, match.start()):
            mention = known[match[0]]
            at = Mention(mention.zone, match.start(), match.end(), mention.covered)
            first.setdefault(mention.zone, at)
    return tuple(first.values())


def _bounded(surface: str) -> str:
    """Return a pattern of a surface; one in Latin letters must be whole words."""
    return rf"\b{re.escape(surface)}\b" if surface.isascii() else re.escape(surface)
