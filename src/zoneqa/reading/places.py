"""The places that a text names, in Chinese or in pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from zoneqa.text import fold

Place = frozenset[str]
"""The Chinese names that one mention may mean: Suzhou is 苏州 or 宿州."""

# 国家高新区 or 哪个高新区 name no place.
_ANY = re.compile(
    "(?:国家|全国|我国|省|级|各|[哪几这那某][个些家]?|该|本|其[他它]|所有|多个|[一两三四五六七八九十]个?|什么|有关|我们|他们|[的和与及在对是])$"
)
_SUFFIX = "(?:高新|农高|经开|经济技术开发|经济开发|开发|保税|自贸|产业园|科技园|科技城|新城)"
_ZONE = re.compile(rf"([\u4e00-\u9fff]{{2,8}}?){_SUFFIX}(?:区|园|技术|片区)?")
_LATIN = re.compile(r"[A-Z][a-z]+(?:['’](?!s\b)[a-z]+)?(?: [A-Z][a-z]+)?")
_TAIL = re.compile(
    "(?:国家级?|高新技术产业|高新技术|高新|农业|农高|经济技术|经济|产业|开发|示范|园|区|市)+$"
)


@dataclass(frozen=True)
class Gazetteer:
    """Known names; `english` has the Latin spellings that are not plain pinyin."""

    names: frozenset[str]
    english: dict[str, str]

    def find(self, text: str) -> tuple[Place, ...]:
        """The places a text names, each once, in order of mention."""
        found = [frozenset({name}) for name in self._chinese(fold(text))]
        return tuple(dict.fromkeys([*found, *self._latin(text)]))

    def _chinese(self, text: str) -> list[str]:
        found: list[str] = []
        at = 0
        while at < len(text):
            name = next(
                (text[at : at + n] for n in (5, 4, 3, 2) if text[at : at + n] in self.names), ""
            )
            if name:
                found.append(name)
            at += len(name) or 1
        return found + [name for name in self._unknown_zones(text) if name not in found]

    def _unknown_zones(self, text: str) -> list[str]:
        """The two characters before a zone's suffix, where no known name stands near."""
        unknown = (match[1] for match in _ZONE.finditer(text))
        unknown = (before for before in unknown if not any(n in before for n in self.names))
        return [before[-2:] for before in unknown if not _ANY.search(before)]

    def _latin(self, text: str) -> list[Place]:
        runs = _LATIN.findall(text)
        words = (word for run in runs for word in dict.fromkeys([run, *run.split(" ")]))
        spelt = (spell(word) for word in words)
        return [self._romanised[word] for word in spelt if word in self._romanised]

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
    names = {row[0] for row in rows} | {stem for zone in zones for stem in zone_stems(zone)}
    return Gazetteer(frozenset(names), {row[0]: row[1] for row in rows if len(row) == 2})


def zone_stems(zone: str) -> list[str]:
    """The place names in a zone's name: 嘉兴秀洲高新区 gives 嘉兴秀洲 and 秀洲."""
    stem = _TAIL.sub("", fold(zone))
    return [part for part in {stem, stem[-2:]} if 2 <= len(part) <= 5]


def spell(word: str) -> str:
    """A Latin name as it is compared: lower case, letters only."""
    return "".join(c for c in word.lower() if c.isalpha())
