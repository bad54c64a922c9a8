"""The places that a text names, in Chinese, in pinyin or by an alias."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from zoneqa.text.language import language_of
from zoneqa.zones.aliases import AliasLine, packaged_aliases
from zoneqa.zones.lexicon import DETERMINER, ECONOMIC
from zoneqa.zones.names import ZoneNames, inside_word, is_common_word
from zoneqa.zones.places import listed_places
from zoneqa.zones.stems import place_name, zone_stems

__all__ = ["Gazetteer", "Mention", "ZoneNames", "letters_only", "open_gazetteer", "zone_stems"]

# 国家高新区 or 哪个高新区 name no place.
_ANY = re.compile(
    f"(?:{DETERMINER}|省|[哪几这那某][个些家]|其它|多个|多少[个些家]?"
    "|[一两三四五六七八九十]个?|[全本当][国省市区县地]|什么|有关|我们|他们|代表|在.|[的和与及在对是有到给跟里从去来让把被向已点过了借坐])$"
)
# 高新 is no zone before these: 高新技术企业, 高新产业.
_HIGH_TECH = "(?!技术(?!(?:产业)?(?:开发|示范)?[区园])|企业|产业(?!开发|园)|人才|产品|成果|项目)"
_SUFFIX = (
    f"(?:高新{_HIGH_TECH}|农高|经开|{ECONOMIC}开发|(?:开发|保税|自贸)(?=区|片区)"
    "|产业园|科技园|科技城|新城)"
)
_ZONE = re.compile(rf"([\u4e00-\u9fff]{{2,8}}?){_SUFFIX}(?:区|园|技术|片区)?")
_LATIN = re.compile(r"[A-Z][a-z]+(?:['’](?!s\b)[a-z]+)?(?: [A-Z][a-z]+)?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a simplified text: `text[start:end]` names it."""

    zone: ZoneNames
    start: int
    end: int
    covered: bool = False
    """True if some article is about it."""

    def overlaps(self, other: Mention) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Gazetteer:
    """Known names; `english` has the Latin spellings that are not plain pinyin.

    `covered` are the names of zones that articles are about. `aliases` gives, for a Chinese name
    or a Latin one, all Chinese names of the same place.
    """

    names: frozenset[str]
    english: Mapping[str, str]
    covered: frozenset[str] = frozenset()
    aliases: Mapping[str, ZoneNames] = field(default_factory=dict)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the places that a simplified text names, each once, in order of mention."""
        sure = [*self._known(text), *self._aliased(text)]
        guessed = chain(self._unknown_zones(text), self._latin(text))
        found = [*sure, *(one for one in guessed if not any(map(one.overlaps, sure)))]
        first: dict[ZoneNames, Mention] = {}
        for mention in sorted(found, key=lambda m: (m.start, -m.end)):
            first.setdefault(mention.zone, mention)
        return tuple(first.values())

    def in_own_names(
        self, text: str, mentions: Iterable[Mention]
    ) -> tuple[str, tuple[Mention, ...]]:
        """Return a text in which zones are called as the articles call them, with its mentions.

        光谷 becomes 东湖, where articles are about 东湖. What pinyin may mean stays open, save in a
        Chinese text where it can mean one zone only.
        `mentions` are those of the text, which is simplified.
        """
        own: list[Mention] = []
        plain, at, chinese = "", 0, language_of(text) == "zh"
        for mention in sorted(mentions, key=lambda m: m.start):
            said = text[mention.start : mention.end]
            name = self._own_name(mention.zone, said, chinese=chinese)
            plain += text[at : mention.start]
            own.append(self._renamed(mention, said, name, len(plain)))
            plain, at = plain + name, mention.end
        return plain + text[at:], tuple(own)

    def zone_mention(self, zone: str) -> tuple[str, Mention] | None:
        """Return the place in a zone's name and its mention; None for a name without a place."""
        name = next((stem for stem in zone_stems(zone) if stem in self.names), None)
        return (name, self._mention(frozenset({name}), 0, len(name))) if name else None

    def wordings(self, place: ZoneNames, text: str, typed: str) -> list[str]:
        """Return the names of a place that a search needs besides those in a simplified text.

        They are the one that was typed and, where that is Latin, those of the zones that articles
        are about, or else what the place is commonly called.
        """
        if any(name in text for name in place):
            return sorted(name for name in place if name in typed and name not in text)
        return sorted(place & self.covered or place & listed_places().keys() or place)

    def _renamed(self, mention: Mention, said: str, name: str, start: int) -> Mention:
        if name == said:
            return Mention(mention.zone, start, start + len(said), mention.covered)
        known = name if name in self.names else name.removesuffix("高新")
        return self._mention(frozenset({known}), start, start + len(known))

    def _own_name(self, place: ZoneNames, said: str, *, chinese: bool) -> str:
        own = place & self.covered
        pinyin = said.isascii() and said.lower() not in self._latin_names
        stays_open = pinyin and not (chinese and len(own) == 1)
        if not own or stays_open or any(name in said for name in own):
            return said
        name = min(own, key=lambda name: (len(name), name))
        return f"{name}高新" if said.endswith("高新") else name

    def _known(self, text: str) -> Iterator[Mention]:
        at = 0
        while at < len(text):
            fitting = (n for n in self._lengths if at + n <= len(text))
            ends = (at + n for n in fitting if text[at : at + n] in self.names)
            end = next((end for end in ends if not inside_word(text, at)), None)
            if end is not None:
                yield self._mention(frozenset({text[at:end]}), at, end)
            at = end or at + 1

    def _aliased(self, text: str) -> Iterator[Mention]:
        """Yield the Latin aliases in a text: Optics Valley, SIP."""
        for match in self._latin_aliases.finditer(text):
            spelled = self._romanised.get(letters_only(match[0]), frozenset())
            yield self._mention(spelled | self._latin_names[match[0].lower()], *match.span())

    def _unknown_zones(self, text: str) -> Iterator[Mention]:
        """Yield the two characters before a zone's suffix, where no known name stands near."""
        for match in _ZONE.finditer(text):
            before, end = match[1], match.end(1)
            known = any(name in before for name in self.names)
            if not _ANY.search(before) and not is_common_word(before[-2:]) and not known:
                yield self._mention(frozenset({before[-2:]}), end - 2, end)

    def _latin(self, text: str) -> Iterator[Mention]:
        for match in _LATIN.finditer(text):
            whole = letters_only(match[0])
            if whole in self._romanised:
                yield self._mention(self._romanised[whole], *match.span())
                continue
            start = match.start()
            for word in match[0].split(" "):
                end = start + len(word)
                if letters_only(word) in self._romanised:
                    yield self._mention(self._romanised[letters_only(word)], start, end)
                start = end + 1

    def _mention(self, names: ZoneNames, start: int, end: int) -> Mention:
        place = names.union(*(self.aliases.get(name, ()) for name in names))
        return Mention(place, start, end, not place.isdisjoint(self.covered))

    @cached_property
    def _lengths(self) -> list[int]:
        """The lengths of names, the longest first."""
        return sorted({len(name) for name in self.names}, reverse=True)

    @cached_property
    def _latin_names(self) -> dict[str, ZoneNames]:
        """The Latin aliases in lower case."""
        found: dict[str, ZoneNames] = {}
        for name, place in self.aliases.items():
            if name.isascii():
                found[name.lower()] = found.get(name.lower(), frozenset()) | place
        return found

    @cached_property
    def _latin_aliases(self) -> re.Pattern[str]:
        """Matches the longest alias; an abbreviation only in capitals."""
        latin = sorted((name for name in self.aliases if name.isascii()), key=len, reverse=True)
        words = (re.escape(name) if name.isupper() else f"(?i:{re.escape(name)})" for name in latin)
        return re.compile(rf"\b(?:{'|'.join(words) or '(?!)'})\b", re.ASCII)

    @cached_property
    def _romanised(self) -> dict[str, ZoneNames]:
        """Latin spellings and the names they may mean; made when a text first has capitals."""
        from pypinyin import lazy_pinyin  # a large table

        spellings: dict[str, set[str]] = {}
        for name in self.names:
            pinyin = "".join(lazy_pinyin(name.removesuffix("市") if len(name) > 2 else name))
            for spelling in {pinyin, letters_only(self.english.get(name, pinyin))}:
                spellings.setdefault(spelling, set()).add(name)
        return {spelling: frozenset(meant) for spelling, meant in spellings.items()}


def open_gazetteer(zones: Iterable[str], own: Sequence[AliasLine] = ()) -> Gazetteer:
    """Return a gazetteer of places.txt and the zones of the articles, with all aliases."""
    listed = listed_places()
    stems = [zone_stems(zone) for zone in zones]
    covered = frozenset(chain.from_iterable(stems))
    aliases = _aliases((*packaged_aliases(), *own))
    for whole, short in _unambiguous(stems):
        aliases[whole] = aliases.get(whole, frozenset()) | {whole, short}
    chinese = frozenset(name for name in aliases if not name.isascii())
    english = {name: spelled for name, spelled in listed.items() if spelled}
    return Gazetteer(covered | chinese | listed.keys(), english, covered, aliases)


def _aliases(lines: Iterable[AliasLine]) -> dict[str, ZoneNames]:
    """Return all Chinese names that share a line with each name."""
    same: dict[str, ZoneNames] = {}
    for names in lines:
        place = frozenset(place_name(name) for name in names if not name.isascii())
        for name in place.union(name for name in names if name.isascii()):
            same[name] = same.get(name, frozenset()) | place
    return same


def _unambiguous(stems: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    """Return the whole and the short name of zones, unless the short one is another zone's too."""
    pairs = {(found[0], found[1]) for found in stems if len(found) == 2}
    heads: dict[str, set[str]] = {}
    for whole, short in pairs:
        heads.setdefault(short, set()).add(whole[:2])
    return {(whole, short) for whole, short in pairs if len(heads[short]) == 1}


def letters_only(word: str) -> str:
    """Return a Latin name as it is compared: lower case, letters only."""
    return "".join(c for c in word.lower() if c.isalpha())
