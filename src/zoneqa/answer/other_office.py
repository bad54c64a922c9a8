"""Sentences on when someone came into another office than the one that a question names."""

from __future__ import annotations

from zoneqa.claims.asked_office import AskedOffice
from zoneqa.claims.roles import NamedOffice, is_prize, offices
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading

_DEPUTY = "副"
_APPOINTS = ("任", "当", "接棒", "履新", "appointed", "become", "became", "elected", "take office")
"""The words that ask when someone came into an office."""


def other_office(query: Query, reading: Reading) -> tuple[str, str] | None:
    """Return the office into which it is asked when someone came, and one that a sentence names.

    None if the sentence names none, or the one that is asked about.
    """
    asked = query.slots.office
    if asked is None or query.slots.kinds != {"date"}:
        return None
    if not any(word in query.text.lower() for word in _APPOINTS):
        return None
    stated = [each for each in offices(reading.sentence.quote) if not is_prize(each.title)]
    if not stated or any(_is_same(asked, each) for each in stated):
        return None
    said = f"{asked.prefix}{'/'.join(sorted(asked.titles))}" if query.language == "zh" else ""
    return said or "office that was asked about", f"{stated[0].prefix}{stated[0].title}"


def _is_same(asked: AskedOffice, stated: NamedOffice) -> bool:
    same = any(title in stated.title or stated.title in title for title in asked.titles)
    return same and (_DEPUTY in asked.prefix) == (_DEPUTY in stated.prefix)
