"""Words that stand for a name said before, where it is certain which: 前者, 后者, 该区.

前者 and 后者 are two names of one kind that stand side by side, in the sentence or the one before;
该区 is the zone that the paragraph named last, if it named just one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.claims.read_text import Replacement
from zoneqa.text.characters import HAN
from zoneqa.types import Bounds
from zoneqa.zones.lexicon import POSSIBLE_SUFFIX, SURE_SUFFIX

_KIND = (
    rf"(?:{SURE_SUFFIX}|{POSSIBLE_SUFFIX}|公司|集团|大学|学院|研究院|银行|医院|产业园|街道"
    "|[市县镇乡])"
)
_NAME = rf"[{HAN}A-Za-z0-9]{{1,12}}?{_KIND}"
_AND = "(?:以及|[与和及同跟、])"
_NAMES = re.compile(rf"(?P<first>{_NAME}){_AND}(?P<second>{_NAME})(?P<more>{_AND}{_NAME})*")
_FORMER_OR_LATTER = re.compile("(?P<former>前者)|后者")
_ZONE = re.compile(rf"[{HAN}]{{2,6}}?{SURE_SUFFIX}")
_THIS_ZONE = re.compile("[该这](?:个?高新区|个?园区|个?开发区|区)(?!域)")


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a word stands that refers to a name, and where the name stands."""

    place: Bounds
    name: Bounds

    def replaced(self, text: str) -> Replacement:
        """Return the name in place of the word."""
        return Replacement(self.place, text[slice(*self.name)])


def references(text: str, sentences: Sequence[Bounds]) -> list[Reference]:
    """Return the words of a text that certainly refer to a name, in order."""
    if not (_FORMER_OR_LATTER.search(text) or _THIS_ZONE.search(text)):
        return []
    found: list[Reference] = []
    for n, (start, end) in enumerate(sentences):
        before = (
            sentences[n - 1][0] if n and "\n" not in text[sentences[n - 1][1] : start] else start
        )
        found.extend(_formers_and_latters(text, before, start, end))
        found.extend(_these_zones(text, before, start, end))
    return sorted(found, key=lambda reference: reference.place)


def _formers_and_latters(text: str, before: int, start: int, end: int) -> Iterator[Reference]:
    for word in _FORMER_OR_LATTER.finditer(text, start, end):
        lists = list(_NAMES.finditer(text, before, word.start()))
        if len(lists) == 1 and not lists[0]["more"]:
            yield Reference(word.span(), lists[0].span("first" if word["former"] else "second"))


def _these_zones(text: str, before: int, start: int, end: int) -> Iterator[Reference]:
    for word in _THIS_ZONE.finditer(text, start, end):
        named = {zone[0]: zone.span() for zone in _ZONE.finditer(text, before, word.start())}
        if len(named) == 1:
            yield Reference(word.span(), *named.values())
