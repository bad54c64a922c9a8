"""The places that a text names, in Chinese or in pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from zoneqa.text import fold

Place = frozenset[str]
"""The Chinese names that one mention may mean: Suzhou is 苏州 or 宿州."""

# 国家高新区 or 哪个高新区 name no place.
_ANY = re.compile(
    "(?:国家|全国|我国|省|级|各|[哪几这那某][个些家]?|该|本|其[他它]|所有|[么多许]多|多个?|不少|[一两三四五六七八九十]个?|什么|有关|我们|他们|[的和与及在对是])$"
)
_SUFFIX = "(?:高新|农高|经开|经济技术开发|经济开发|开发|保税|自贸|产业园|科技园|科技城|新城)"
_ZONE = re.compile(rf"([\u4e00-\u9fff]{{2,8}}?){_SUFFIX}(?:区|园|技术|片区)?")
_LATIN = re.compile(r"[A-Z][a-z]+(?:['’](?!s\b)[a-z]+)?(?: [A-Z][a-z]+)?")
_TAIL = re.compile(
    "(?:国家级?|高新技术产业|高新技术|高新|农业|农高|经济技术|经济|产业|开发|示范|园|区|市)+$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a simplified text: `text[start:end]` names it."""

    place: Place
    start: int
    end: int
    covered: bool = False
    """Whether an article is about it."""


@dataclass(frozen=True)
class Gazetteer:
    """Known names; `english` has the Latin spellings that are not plain pinyin.

    `covered` are the names of zones that articles are about.
    """

    names: frozenset[str]
    english: dict[str, str]
    covered: frozenset[str] = frozenset()

    def find(self, text: str) -> tuple[Mention, ...]:
        """The places that a simplified text names, each once, in order of mention."""
        found = [*self._known(text), *self._unknown_zones(text), *self._latin(text)]
        first: dict[Place, Mention] = {}
        for mention in sorted(found, key=lambda m: (m.start, -m.end)):
            first.setdefault(mention.place, mention)
        return tuple(first.values())

    def _known(self, text: str) -> Iterator[Mention]:
        at = 0
        while at < len(text):
            ends = (at + n for n in (5, 4, 3, 2) if text[at : at + n] in self.names)
            end = next(ends, None)
            if end is not None:
                yield self._mention(frozenset({text[at:end]}), at, end)
            at = end or at + 1

    def _unknown_zones(self, text: str) -> Iterator[Mention]:
        """The two characters before a zone's suffix, where no known name stands near."""
        for match in _ZONE.finditer(text):
            before, end = match[1], match.end(1)
            if not _ANY.search(before) and not any(name in before for name in self.names):
                yield self._mention(frozenset({before[-2:]}), end - 2, end)

    def _latin(self, text: str) -> Iterator[Mention]:
        for match in _LATIN.finditer(text):
            whole = spell(match[0])
            if whole in self._romanised:
                yield self._mention(self._romanised[whole], *match.span())
                continue
            for word in re.finditer(r"[^ ]+", match[0]):
                if spell(word[0]) in self._romanised:
                    start, end = match.start() + word.start(), match.start() + word.end()
                    yield self._mention(self._romanised[spell(word[0])], start, end)

    def _mention(self, place: Place, start: int, end: int) -> Mention:
        return Mention(place, start, end, not place.isdisjoint(self.covered))

    @cached_property
    def _romanised(self) -> dict[str, Place]:
        """Latin spellings and the names they may mean; made when a text first has capitals."""
        from pypinyin import lazy_pinyin  # a large table

        spellings: dict[str, set[str]] = {}
        for name in self.names:
            pinyin = "".join(lazy_pinyin(name.removesuffix("市") if len(name) > 2 else name))
            for spelling in {pinyin, spell(self.english.get(name, pinyin))}:
                spellings.setdefault(spelling, set()).add(name)
        return {spelling: frozenset(meant) for spelling, meant in spellings.items()}


def open_gazetteer(zones: Iterable[str]) -> Gazetteer:
    """The places of places.txt and of the zones that the articles are about."""
    listed = (files("zoneqa.reading") / "places.txt").read_text(encoding="utf-8")
    rows = [line.split(" ", 1) for line in listed.splitlines() if line[:1] not in ("", "#")]
    covered = frozenset(stem for zone in zones for stem in zone_stems(zone))
    english = {row[0]: row[1] for row in rows if len(row) == 2}
    return Gazetteer(covered | {row[0] for row in rows}, english, covered)


def zone_stems(zone: str) -> list[str]:
    """The place names in a zone's name: 嘉兴秀洲高新区 gives 嘉兴秀洲 and 秀洲."""
    stem = _TAIL.sub("", fold(zone))
    return [part for part in {stem, stem[-2:]} if 2 <= len(part) <= 5]


def spell(word: str) -> str:
    """A Latin name as it is compared: lower case, letters only."""
    return "".join(c for c in word.lower() if c.isalpha())
