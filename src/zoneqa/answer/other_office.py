"""Sentences on another office than the one that a question names."""

from __future__ import annotations

from collections.abc import Iterable

from zoneqa.answer.refusal_words import office_asked, said_office
from zoneqa.claims.asked_office import AskedOffice
from zoneqa.claims.match_office import MOST_TITLES, is_vague
from zoneqa.claims.roles import NamedOffice, is_prize, offices
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.segment import last_clause

_BELOW = ("副", "助理")
"""What an office below another is called by."""

_LEADS_ON = tuple("是为由：:")
_FAR = 12
"""Characters that may stand between an office and its holder: 局长是从霁州调来的叶知秋."""

_MARKS = "，。；：,;:"
_APPOINTS = ("任", "当", "接棒", "履新", "appointed", "become", "became", "elected", "take office")
"""The words that ask when someone came into an office."""


def other_office(query: Query, reading: Reading) -> tuple[str, str] | None:
    """Return the office that is asked about, and the one that a sentence is about instead.

    It is asked who holds it, or when someone came into it. None if that is not certain.
    """
    asked, kinds = query.slots.office, query.slots.kinds
    if asked is None or kinds not in ({"role"}, {"date"}):
        return None
    stated = _of_holder(reading) if "role" in kinds else _in_sentence(query, reading)
    if not stated or any(_is_same(asked, each) for each in stated):
        return None
    other = said_office(query.language, f"{stated[-1].prefix}{stated[-1].title}")
    return office_asked(query.language, asked), other


def _in_sentence(query: Query, reading: Reading) -> list[NamedOffice]:
    """Return the offices of a sentence, if it is asked when someone came into one."""
    if not any(word in query.text.lower() for word in _APPOINTS):
        return []
    return [each for each in offices(reading.sentence.quote) if not is_prize(each.title)]


def _of_holder(reading: Reading) -> list[NamedOffice]:
    """Return the offices right before the name that a sentence answers with; none if one is vague.

    They are those of its clause, for one may have several: 党组书记、局长叶知秋.
    """
    if reading.words is None or reading.cell:
        return []
    lead = reading.sentence.quote[: reading.words.start - reading.sentence.start]
    clause = last_clause(lead, _MARKS)
    found = offices(clause)
    if not found or is_vague(found[-1].title):
        return []
    behind = clause[found[-1].start + len(found[-1].prefix + found[-1].title) :]
    leads = not behind or (behind.startswith(_LEADS_ON) and len(behind) <= _FAR)
    return found if leads else []


def _is_same(asked: AskedOffice, stated: NamedOffice) -> bool:
    """Return whether an office may be the one asked for: an English title may be many others."""
    if len(asked.titles) > MOST_TITLES:
        return True
    same = any(title in stated.title or stated.title in title for title in asked.titles)
    same = same or any(is_vague(title) for title in asked.titles)
    here, there = (asked.prefix, *asked.titles), (stated.prefix, stated.title)
    return same and _below(here) == _below(there)


def _below(words: Iterable[str]) -> frozenset[str]:
    return frozenset(each for each in _BELOW if any(each in word for word in words))
