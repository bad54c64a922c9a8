"""What facts can be filtered by: the zones, indicators, things and offices that claims name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from zoneqa.answer.examples.noun_phrases import LONGEST_PHRASE, noun_phrase_at_end
from zoneqa.claims.vocabulary import Term, term_list
from zoneqa.index import ClaimFilter, SearchableIndex
from zoneqa.query.filters import FilterResolver, ZoneKey
from zoneqa.text.normalize import fold

_OFFERED = ("indicator", "object")
"""The sections of the list of terms that are offered; the others have verbs and adjectives."""

MOST_ZONES = 300
MOST_OTHER_WORDS = 40
"""Nouns offered that the list of terms does not have: 主任, 书记."""


@dataclass(frozen=True)
class FactChoices:
    """The choices of an index, each with the number of facts that it finds, found when needed."""

    index: SearchableIndex
    resolver: FilterResolver

    @cached_property
    def zone_names(self) -> Mapping[str, str]:
        """The name of the zone that a subject names, in any of its wordings; no other subjects."""
        named = ((subject, self.resolver.named_zone(subject)) for subject in self._subjects)
        zones = {subject: zone for subject, zone in named if zone}
        counts: Counter[tuple[ZoneKey, str]] = Counter()
        for subject, (name, key) in zones.items():
            counts[key, name] += self._subjects[subject]
        chosen: dict[ZoneKey, str] = {}
        for key, name in sorted(counts, key=lambda each: (-counts[each], each[1])):
            chosen.setdefault(key, name)
        return {subject: chosen[key] for subject, (_, key) in zones.items()}

    @cached_property
    def zones(self) -> Mapping[str, int]:
        """The zones under their most frequent names, those with the most facts first."""
        about: Counter[str] = Counter()
        for subject, zone in self.zone_names.items():
            about[zone] += self._subjects[subject]
        often = (zone for zone, _ in about.most_common(MOST_ZONES))
        return _most_first(Counter({zone: self._count(zone) for zone in often}))

    @cached_property
    def attributes(self) -> Mapping[str, int]:
        """The indicators, things and offices, those with the most facts first.

        They are terms of the list and the nouns of the most frequent other attributes; verbs, such
        as 举办, are none.
        """
        counts = self.index.claims.attributes()
        terms: Counter[str] = Counter()
        others: dict[str, None] = {}
        for text, number in counts.items():
            found = [term for term in term_list().find(text) if term.section in _OFFERED]
            for name in {name for term in found for name in _names(term)}:
                terms[name] += number
            if not found and len(text) <= LONGEST_PHRASE and len(others) < MOST_OTHER_WORDS:
                noun = noun_phrase_at_end(text)
                others |= {noun: None} if noun and not _names_no_thing(noun) else {}
        return _most_first(terms + _containing(others, counts))

    @cached_property
    def _subjects(self) -> Mapping[str, int]:
        return self.index.claims.subjects()

    def _count(self, zone: str) -> int:
        """Return how many facts the filter finds; none for a name in an unusual form."""
        names = self.resolver.names_of_zone(zone)
        return self.index.claims.count(ClaimFilter(subjects=names))


def _names_no_thing(noun: str) -> bool:
    """Return whether a noun is a term that is not offered, or ends with what happened: 工程动工."""
    found = term_list().find(noun)
    return term_list().get(noun) is not None or bool(found and found[-1].section == "action")


def _names(term: Term) -> Iterator[str]:
    yield term.name
    if term.wider:
        yield term.wider


def _containing(words: Iterable[str], counts: Mapping[str, int]) -> Counter[str]:
    """Return how many facts are of an attribute that contains each of the words."""
    folded = [(fold(text), number) for text, number in counts.items()]
    return Counter(
        {word: sum(number for text, number in folded if fold(word) in text) for word in words}
    )


def _most_first(counts: Counter[str]) -> dict[str, int]:
    return {name: number for name, number in counts.most_common() if number}
