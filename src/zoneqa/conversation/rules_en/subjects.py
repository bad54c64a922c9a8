"""The subject of an English question, for the one that follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from zoneqa.conversation.rules_en.patterns import ASKED_OF, THING, WHO
from zoneqa.conversation.turns import Turn, zone_of
from zoneqa.conversation.word_list import in_english
from zoneqa.query.wording import Wording
from zoneqa.zones.stems import latin_name


def place_of(earlier: Sequence[Turn]) -> str:
    """Return the zone that was spoken of last, in Latin letters; empty if none was."""
    zone = zone_of(earlier)
    return latin_name(zone) if zone else ""


def subject_of(earlier: Sequence[Turn]) -> str:
    """Return the park, project or the like that the question before is about, else its zone."""
    found = THING.search(earlier[-1].wording.text)
    return found[0] if found else place_of(earlier)


def meant_by(pronoun: re.Match[str], earlier: Sequence[Turn]) -> str:
    """Return what a pronoun stands for; empty if there is nothing."""
    place, who = place_of(earlier), WHO.fullmatch(earlier[-1].wording.text)
    if pronoun["there"]:
        return f"in {place}" if place else ""
    if pronoun["place"]:
        return place
    return who["person"] if who else subject_of(earlier)


def stands_open(pronoun: re.Match[str], words: Wording, last: Wording) -> bool:
    """Return whether a pronoun stands for nothing that its own question has named before it."""
    before, known = words.text[: pronoun.start()], pronoun["known"]
    named = any(a == " " and "A" <= b <= "Z" for a, b in pairwise(before))
    if named or (known and known.casefold() not in last.plain.casefold()):
        return False
    direct = pronoun["there"] or ASKED_OF.search(before)
    return direct is not None or not in_english(before).specific
