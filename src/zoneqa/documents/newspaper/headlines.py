"""Lines that may be headlines, and which of them is the kicker, the title and the subhead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.documents.newspaper.shape import HAN, ended, shape
from zoneqa.documents.newspaper.zones import zones_in

_NUMBERED = re.compile(
    r"(?:[-*•●·>|#]|\(?\d{1,3}(?:[.、)]|\s)|[(]?[一二三四五六七八九十]{1,3}[、).]|第[一二三四五六七八九十\d]+[章节部分条篇]"
    r"|其[一二三]|[■□◆▲★])"
)
_TABLE = re.compile(r"\t|\||(?:\S {2,}){2,}\S")
_INSIDE = re.compile("[。;]|[.!?] ")
_DASH = re.compile("[—–-]{1,3}")
MOST_LINES = 4
"""Lines of one head, at most: more are a list."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The lines over a report. Only the title is always there."""

    title: str = ""
    kicker: str | None = None
    subhead: str | None = None


def may_be_headline(line: str) -> bool:
    """Whether a line is short, ends without a stop and is no item of a list or table."""
    shaped = shape(line)
    latin = not re.search(f"[{HAN}]", shaped)
    if len(line) > (110 if latin else 46) or not re.search(r"[^\W\d_]{2}", shaped):
        return False
    if _NUMBERED.match(shaped) or _TABLE.search(shaped) or _INSIDE.search(shaped.rstrip()):
        return False
    return not (shaped[-1:] in ",、-(“" or (ended(line) and shaped[-1:] not in "!?…"))


def is_dashed(line: str) -> bool:
    """Whether the line begins with a dash, as subheads do."""
    return _DASH.match(line) is not None


def arrange_headline(lines: Sequence[str]) -> Headline:
    """The head that these lines are, in the order in which they are printed."""
    if not lines:
        return Headline()
    at = _title_at(lines)
    first = at - 1 if at and _is_only_zone(lines[at - 1]) else at
    return Headline(
        title=" ".join(lines[first : at + 1]),
        kicker=" ".join(lines[:first]) or None,
        subhead=" ".join(lines[at + 1 :]) or None,
    )


def _title_at(lines: Sequence[str]) -> int:
    plain = [n for n, line in enumerate(lines) if n == 0 or not is_dashed(line)]
    naming = [n for n in plain if zones_in(lines[n])]
    only_zone = [n for n in naming if _is_only_zone(lines[n]) and n + 1 in plain]
    if only_zone:
        return only_zone[0] + 1
    if len(naming) == 1:
        return naming[0]
    if len(plain) == 1:
        return 0
    longer = len(lines[plain[1]]) > 1.4 * len(lines[plain[0]]) and len(lines[plain[0]]) > 6
    return plain[0] if longer and len(plain) == 2 else plain[1]


def _is_only_zone(line: str) -> bool:
    zones = zones_in(line)
    return (
        any(shape(line).startswith(zone) for zone in zones)
        and re.fullmatch(r"\S{2,8}(?:区|园|城)[:]?", shape(line)) is not None
    )
