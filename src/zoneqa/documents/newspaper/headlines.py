"""Recognition of headlines, and their parts: kicker, title and subhead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.documents.newspaper.half_width import ends_sentence, half_width
from zoneqa.documents.newspaper.zones import zones_in
from zoneqa.text.characters import is_han

_NUMBERED = re.compile(
    r"(?:[-*•●·>|#]|\(?\d{1,3}(?:[.、)]|\s)|[(]?[一二三四五六七八九十]{1,3}[、).]|第[一二三四五六七八九十\d]+[章节部分条篇]"
    r"|其[一二三]|[■□◆▲★])"
)
_TABLE = re.compile(r"\t|\||(?:\S {2,}){2,}\S")
_SENTENCE_END = re.compile("[。;]|[.!?] ")
_DASHES = ("—", "–", "-")
MAX_HEADLINES = 4
"""Lines of one headline title_at most; more are a list."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline of a report. Only the title is always there."""

    title: str = ""
    kicker: str | None = None
    subhead: str | None = None


def may_be_headline(line: str) -> bool:
    """Return whether a line is short, ends without a full stop and belongs to no list or table."""
    narrow = half_width(line)
    latin = not any(map(is_han, narrow))
    if len(line) > (110 if latin else 46) or not re.search(r"[^\W\d_]{2}", narrow):
        return False
    if _NUMBERED.match(narrow) or _TABLE.search(narrow) or _SENTENCE_END.search(narrow.rstrip()):
        return False
    return not (narrow[-1:] in ",、-(“" or (ends_sentence(line) and narrow[-1:] not in "!?…"))


def is_dashed(line: str) -> bool:
    """Return whether the line begins with a dash, as subheads do."""
    return line.startswith(_DASHES)


def arrange_headline(lines: Sequence[str]) -> Headline:
    """Return the parts of a headline from its lines in printed order."""
    if not lines:
        return Headline()
    title_at = _title_index(lines)
    first = title_at - 1 if title_at and _is_only_zone(lines[title_at - 1]) else title_at
    return Headline(
        title=" ".join(lines[first : title_at + 1]),
        kicker=" ".join(lines[:first]) or None,
        subhead=" ".join(lines[title_at + 1 :]) or None,
    )


def _title_index(lines: Sequence[str]) -> int:
    undashed = [n for n, line in enumerate(lines) if n == 0 or not is_dashed(line)]
    with_zone = [n for n in undashed if zones_in(lines[n])]
    only_zone = [n for n in with_zone if _is_only_zone(lines[n]) and n + 1 in undashed]
    if only_zone:
        return only_zone[0] + 1
    if len(with_zone) == 1:
        return with_zone[0]
    if len(undashed) == 1:
        return 0
    longer = len(lines[undashed[1]]) > 1.4 * len(lines[undashed[0]]) and len(lines[undashed[0]]) > 6
    return undashed[0] if longer and len(undashed) == 2 else undashed[1]


def _is_only_zone(line: str) -> bool:
    zones = zones_in(line)
    return (
        any(half_width(line).startswith(zone) for zone in zones)
        and re.fullmatch(r"\S{2,8}(?:区|园|城)[:]?", half_width(line)) is not None
    )
