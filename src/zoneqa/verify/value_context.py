"""The words round a value, by which the same thing is found in another text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.types import Bounds

Value = TypeVar("Value")

Pairs = frozenset[tuple[str, str]]

_BEFORE, _BEHIND = 12, 8
"""Letters before and behind a value that are compared."""

_NEAR = 5
"""Letters on either side that are compared once more, for what stands near tells most."""

_FEWEST = 3
"""Pairs of a context that tell enough to be compared."""

_ALIKE = 0.55
"""The likeness of contexts from which on two values are of the same thing."""

_MARGIN = 0.25
"""By how much the context of another value is more like the own one for that value to be meant."""


@dataclass(frozen=True, slots=True)
class ValueContext:
    """The pairs of letters before and behind a value, told apart; the near ones once more."""

    wide: Pairs
    near: Pairs


def context_of(sentence: ParsedSentence, place: Bounds) -> ValueContext:
    """Return the pairs of letters round a place in a sentence, without figures, periods, marks."""
    start, end = sentence.bounds
    before = _letters(sentence, start, place[0])
    behind = _letters(sentence, place[1], end)
    return ValueContext(
        _around(before[-_BEFORE:], behind[:_BEHIND]), _around(before[-_NEAR:], behind[:_NEAR])
    )


def _alike(own: ValueContext, other: ValueContext) -> float:
    """Return the share (0 to 1) of a context that another has; 0 of one that is too short."""
    if len(own.wide) < _FEWEST:
        return 0.0
    wide = len(own.wide & other.wide) / len(own.wide)
    return (wide + len(own.near & other.near) / max(1, len(own.near))) / 2


def value_meant(
    own: ValueContext,
    agreeing: Iterable[ValueContext],
    others: Sequence[tuple[ValueContext, Value]],
) -> Value | None:
    """Return the value that the evidence has in such a context, if it is not the stated one.

    `agreeing` are the contexts of what agrees with the stated value, `others` those of the rest.
    """
    likeness = [_alike(own, context) for context, _ in others]
    best = max(likeness, default=0.0)
    near = max((_alike(own, context) for context in agreeing), default=0.0)
    return others[likeness.index(best)][1] if best >= max(_ALIKE, near + _MARGIN) else None


def _around(before: str, behind: str) -> Pairs:
    return frozenset(chain(_pairs("<", before), _pairs(">", behind)))


def _pairs(side: str, letters: str) -> Iterator[tuple[str, str]]:
    return ((side, letters[n : n + 2]) for n in range(len(letters) - 1))


def _letters(sentence: ParsedSentence, start: int, end: int) -> str:
    left_out = [(value.start, value.end) for value in sentence.quantities]
    left_out += [(period.start, period.end) for period in sentence.periods]
    counted = {at for first, last in left_out for at in range(first, last)}
    plain = sentence.plain
    return "".join(plain[n] for n in range(start, end) if plain[n].isalpha() and n not in counted)
