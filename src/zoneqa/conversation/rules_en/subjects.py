"""What an English question is about, for the one that follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zoneqa.conversation.rules_en.patterns import ASKED_OF, THING, WHO
from zoneqa.conversation.word_list import in_english
from zoneqa.conversation.wording import Wording, zone_of
from zoneqa.zones.gazetteer import zone_stems


def place_of(earlier: Sequence[Wording]) -> str:
    """The zone that was last spoken of, in Latin letters."""
    zone = zone_of(earlier)
    if zone.isascii():
        return zone
    from pypinyin import lazy_pinyin  # a large table

    stem = min(zone_stems(zone), key=len, default=zone)
    return "".join(lazy_pinyin(stem)).capitalize()


def subject_of(earlier: Sequence[Wording]) -> str:
    """The park, project or the like that the question before is about, else its zone."""
    found = THING.search(earlier[-1].text)
    return found[0] if found else place_of(earlier)


def meant_by(pronoun: re.Match[str], earlier: Sequence[Wording]) -> str:
    """What a pronoun stands for; empty if there is nothing."""
    place, who = place_of(earlier), WHO.fullmatch(earlier[-1].text)
    if pronoun["there"]:
        return f"in {place}" if place else ""
    if pronoun["place"]:
        return place
    return who["person"] if who else subject_of(earlier)


def stands_open(pronoun: re.Match[str], words: Wording, last: Wording) -> bool:
    """Whether a pronoun stands for nothing that its own question has named before it."""
    before, known = words.text[: pronoun.start()], pronoun["known"]
    if re.search(" [A-Z]", before) or (known and known.casefold() not in last.plain.casefold()):
        return False
    direct = pronoun["there"] or ASKED_OF.search(before)
    return direct is not None or not in_english(before).own
