"""Filters as people type them, made into the values that the index holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain

from zoneqa.claims.named_subjects import is_high_tech_zone
from zoneqa.errors import BadFilter
from zoneqa.text.date_fields import iso_date
from zoneqa.text.normalize import clean_text, fold
from zoneqa.types import Article, Filters, Wordings
from zoneqa.zones.gazetteer import Gazetteer
from zoneqa.zones.lexicon import HIGH_TECH
from zoneqa.zones.stems import place_name, zone_stems

_CLOSE = 3
_KINDS = (
    ("high-tech", re.compile(rf"{HIGH_TECH}|新技术|hi(?:gh)?-?\s?tech|\bhtz\b")),
    ("economic", re.compile(r"经济|经开|economic|\betdz\b")),
)

ZoneKey = tuple[str, str | None]
"""The place of a zone and its kind, as far as its name tells it."""

_NAMES_OF_KINDS = {"high-tech": ("高新", "国家高新"), "economic": ("经开", "经济", "国家经济")}
"""What stands after the place in the name of a zone of a kind."""


@dataclass(frozen=True)
class FilterResolver:
    """Knows the zones and papers of an index, and its articles by id."""

    gazetteer: Gazetteer
    zones: Sequence[str]
    sources: Sequence[str]
    article: Callable[[str], Article | None]

    def resolve(self, asked: Filters) -> Filters:
        """Return filters in the index's own values: 昆山 and Kunshan become 昆山高新区.

        Raises BadFilter for a date that is none, and for what no article can match.
        """
        return Filters(
            zones=_all(map(self._zones, map(clean_text, asked.zones))),
            sources=_all(map(self._sources, map(clean_text, asked.sources))),
            articles=tuple(map(self._article, map(clean_text, asked.articles))),
            **_period(asked.since, asked.until),
        )

    def names_of_zone(self, name: str) -> Wordings:
        """Return what texts call the zones that a name means: 昆山 for Kunshan.

        Where it says what kind of zone is meant, so do the names: 昆山高新 for 昆山高新区.
        """
        name = clean_text(name)
        kind, places = _kind(name), sorted(self._places(name))
        if kind is None:
            return tuple(places) or (name,)
        marks = _NAMES_OF_KINDS[kind]
        return (*self._zones_of(name), *(place + mark for place in places for mark in marks))

    def named_zone(self, words: str) -> tuple[str, ZoneKey] | None:
        """Return the name of a zone at the end of words, and what all its names have in common.

        None if they end with no such name: 园区 and the like end other names too, so those count
        only where an article is about the zone.
        """
        is_zone = is_high_tech_zone(fold(words)) or words in self.zones
        found = self.gazetteer.zone_mention(words) if is_zone else None
        if found is None:
            return None
        place = found[0]
        return words[max(0, words.find(place)) :], (min(zone_stems(words), key=len), _kind(words))

    def _zones(self, name: str) -> list[str]:
        return self._zones_of(name) or _same(name, self.zones, "zone", place_name)

    def _zones_of(self, name: str) -> list[str]:
        """Return the zones of the same place and, where the name says one, of the same kind."""
        places, kind = self._places(name), _kind(name)
        return [
            zone
            for zone, stems in self._stems.items()
            if not places.isdisjoint(stems) and (kind is None or _kind(zone) in (None, kind))
        ]

    def _places(self, name: str) -> set[str]:
        return {*zone_stems(name)}.union(*(m.zone for m in self.gazetteer.find(_plain(name))))

    def _sources(self, name: str) -> list[str]:
        return _same(name, self.sources, "source", fold)

    def _article(self, article_id: str) -> str:
        if self.article(article_id) is None:
            raise BadFilter(f"There is no article {_shown(article_id)} in the index.")
        return article_id

    @cached_property
    def _stems(self) -> dict[str, list[str]]:
        return {zone: zone_stems(zone) for zone in self.zones}


def _all(found: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return everything that was found, once."""
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _plain(name: str) -> str:
    """Return a name as the gazetteer reads it, with the capitals that it looks for."""
    folded = fold(name)
    return folded.title() if folded.isascii() and name.islower() else name


def _kind(zone: str) -> str | None:
    folded = fold(zone)
    return next((kind for kind, mark in _KINDS if mark.search(folded)), None)


def _same(name: str, known: Iterable[str], what: str, tell: Callable[[str], str]) -> list[str]:
    """Return the known names that are this one but for script and case.

    `tell` reduces a name to what tells it from others, which decides what is close to it.
    """
    folded = fold(name).strip()
    same = [each for each in known if fold(each) == folded]
    if same:
        return same
    raise BadFilter(f"No article has the {what} {_shown(name)}{_close(tell(name), known, tell)}.")


def _close(told: str, known: Iterable[str], tell: Callable[[str], str]) -> str:
    likeness = {each: SequenceMatcher(None, told, tell(each)).ratio() for each in known}
    ranked = sorted(likeness, key=lambda each: (-likeness[each], each))
    close = [each for each in ranked if likeness[each] > 0][:_CLOSE]
    return f"; the closest are {', '.join(close)}" if close else ""


def _period(since: str | None, until: str | None) -> dict[str, str | None]:
    first, last = _date(since), _date(until)
    if first and last and first[: len(last)] > last[: len(first)]:
        raise BadFilter(f"No day lies between {first} and {last}.")
    return {"since": first, "until": last}


def _date(raw: str | None) -> str | None:
    """Return a date, month or year in ISO form, however it was written."""
    if raw is None:
        return None
    written = iso_date(clean_text(raw))
    if written is None:
        raise BadFilter(f"{_shown(raw)} is not a date like 2021, 2021-03 or 2021-03-15.")
    return written


def _shown(name: str) -> str:
    """Return what was typed, as it can be shown in a sentence."""
    return f"“{clean_text(name)[:60]}”"
