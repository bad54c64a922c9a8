"""Ruling lines joined from the pieces in which programs draw them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from zoneqa.documents.formats.pdf_layout.boxes import Box

_NEAR = 2.5
"""The greatest distance, in points, of pieces that make one line and of lines that meet."""

_MIN_LENGTH = 5.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical line: its position, and where it starts and ends."""

    at: float
    start: float
    end: float

    def spans(self, place: float) -> bool:
        return self.start - _NEAR <= place <= self.end + _NEAR

    def meets(self, other: Rule) -> bool:
        """Return whether a horizontal and a vertical line touch or cross."""
        return self.spans(other.at) and other.spans(self.at)


def horizontal_rules(boxes: Iterable[Box]) -> list[Rule]:
    """Return the horizontal lines, from the lowest to the highest."""
    return _joined([Rule(b.middle, b.left, b.right) for b in boxes if b.width > b.height])


def vertical_rules(boxes: Iterable[Box]) -> list[Rule]:
    """Return the vertical lines, from left to right."""
    return _joined([Rule(b.centre, b.bottom, b.top) for b in boxes if b.height > b.width])


def distinct(places: Iterable[float]) -> list[float]:
    """Return the places in order, of those that are near each other only the first."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


@dataclass(frozen=True, slots=True)
class Dividers:
    """Vertical lines in order, which divide the text to their left from that to their right."""

    rules: Sequence[Rule] = ()

    def divide(self, left: Box, right: Box) -> bool:
        first = bisect_left(self.rules, left.centre, key=attrgetter("at"))
        last = bisect_left(self.rules, right.centre, lo=first, key=attrgetter("at"))
        return any(rule.spans(left.middle) for rule in self.rules[first:last])


def _joined(rules: list[Rule]) -> list[Rule]:
    return [
        rule
        for level in _levels(sorted(rules, key=lambda r: r.at))
        for rule in _joined_pieces(sorted(level, key=lambda r: r.start))
        if rule.end - rule.start >= _MIN_LENGTH
    ]


def _levels(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Yield the lines that are at nearly the same position."""
    level = rules[:1]
    for before, rule in pairwise(rules):
        if rule.at - before.at > _NEAR:
            yield level
            level = []
        level.append(rule)
    if level:
        yield level


def _joined_pieces(pieces: Sequence[Rule]) -> Iterator[Rule]:
    at, start, end = pieces[0].at, pieces[0].start, pieces[0].end
    for piece in pieces[1:]:
        if piece.start > end + _NEAR:
            yield Rule(at, start, end)
            at, start, end = piece.at, piece.start, piece.end
        end = max(end, piece.end)
    yield Rule(at, start, end)
