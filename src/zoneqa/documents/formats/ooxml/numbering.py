"""Automatic numbering: the labels of numbered paragraphs, 第一条, (a), 1.2, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from zoneqa.documents.formats.ooxml.list_numbers import formatted
from zoneqa.documents.formats.ooxml.styles import NumberingRef
from zoneqa.documents.formats.ooxml.wordml import is_set, number

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_BULLET = "•"
_NO_SPACE_AFTER = ("、", "：", "．", "。", "）", "」", "】")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: its first number, the format of its numbers and the text around them."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    decimal: bool = False
    spaced: bool = True
    style: str = ""

    @classmethod
    def of(cls, element: Element) -> Level:
        """Return the level that an element defines."""
        follows = element.find("suff")
        return cls(
            number(element.find("start"), default=1),
            _value(element, "numFmt", "decimal"),
            _value(element, "lvlText"),
            None if element.find("lvlRestart") is None else number(element.find("lvlRestart")),
            is_set(element, "isLgl") or False,
            follows is None or follows.get("val") != "nothing",
            _value(element, "pStyle"),
        )


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list: the levels that it shares with others, and the starts that are its own."""

    shared_id: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def level_of(self, ref: NumberingRef, style: str) -> int:
        """Return the level of a paragraph: the stated one, or the one linked to its style."""
        if ref.level is not None:
            return min(max(ref.level, 0), _LEVELS - 1)
        return next((n for n, level in self.levels.items() if style and level.style == style), 0)


@dataclass(slots=True)
class Numbering:
    """The lists of a document by id, and the numbers that they have reached."""

    lists: Mapping[str, NumberedList] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element) -> Numbering:
        """Return the lists of a parsed numbering part without namespaces."""
        shared = {e.get("abstractNumId", ""): e for e in root if e.tag == "abstractNum"}
        return cls({e.get("numId", ""): _list(e, shared) for e in root if e.tag == "num"})

    def label(self, ref: NumberingRef | None, style: str = "") -> str:
        """Count a paragraph, and return what is printed before its text."""
        numbered = self.lists.get(ref.list_id) if ref else None
        if ref is None or numbered is None:
            return ""
        depth = numbered.level_of(ref, style)
        level = numbered.levels.get(depth, Level())
        counts = self._count(ref.list_id, numbered, depth)
        label = _label(numbered, level, counts)
        spaced = level.spaced and not label.endswith(_NO_SPACE_AFTER)
        return f"{label} " if label and spaced else label

    def _count(self, list_id: str, numbered: NumberedList, depth: int) -> Mapping[int, int]:
        counts = self._counts.setdefault(numbered.shared_id, {})
        own_start = numbered.starts.get(depth)
        if own_start is not None and (list_id, depth) not in self._begun:
            counts[depth] = own_start
        else:
            start = numbered.levels.get(depth, Level()).start
            counts[depth] = counts[depth] + 1 if depth in counts else start
        self._begun.add((list_id, depth))
        for deeper in range(depth + 1, _LEVELS):
            if _restarts(numbered.levels.get(deeper, Level()), depth):
                counts.pop(deeper, None)
        return counts


def _restarts(level: Level, after: int) -> bool:
    """Return whether a level begins anew after a paragraph of a higher level."""
    return level.restart is None or after < level.restart


def _label(numbered: NumberedList, level: Level, counts: Mapping[int, int]) -> str:
    if level.format == "bullet":
        return _BULLET if level.text.strip() else ""

    def written(placeholder: re.Match[str]) -> str:
        depth = int(placeholder[1]) - 1
        other = numbered.levels.get(depth, Level())
        return formatted(
            counts.get(depth, other.start), "decimal" if level.decimal else other.format
        )

    return _PLACEHOLDER.sub(written, level.text).strip()


def _list(element: Element, shared: Mapping[str, Element]) -> NumberedList:
    shared_id = _value(element, "abstractNumId")
    levels = dict(_levels(_linked(shared.get(shared_id), shared)))
    starts: dict[int, int] = {}
    for override in element.findall("lvlOverride"):
        depth = number(override, "ilvl")
        levels.update(_levels(override))
        if (start := override.find("startOverride")) is not None:
            starts[depth] = number(start, default=1)
    return NumberedList(shared_id, levels, starts)


def _linked(element: Element | None, shared: Mapping[str, Element]) -> Element | None:
    """Return the definition itself, or that of the list style which it points to."""
    link = "" if element is None else _value(element, "numStyleLink")
    if not link:
        return element
    return next((e for e in shared.values() if _value(e, "styleLink") == link), element)


def _levels(element: Element | None) -> Iterator[tuple[int, Level]]:
    for level in element.findall("lvl") if element is not None else ():
        yield number(level, "ilvl"), Level.of(level)


def _value(element: Element, name: str, default: str = "") -> str:
    found = element.find(name)
    return default if found is None else found.get("val", default)
