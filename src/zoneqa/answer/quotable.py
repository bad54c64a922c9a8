"""Choosing which readings an answer would quote: one to three that together answer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain, zip_longest

from zoneqa.reader.base import Candidate, Reading
from zoneqa.types import Passage

MAX_QUOTES = 3
# Sentences are added until one of them answers with this probability.
_ENOUGH = 0.8
# A sentence that is less likely than this by itself is not worth its reading.
_LEAST_SHARE = 0.1
# A question for zones expects at least as many.
_LEAST_ZONES = 2


def quotable(readings: Sequence[Reading]) -> list[Reading]:
    """Return the surest readings, until one of them is likely enough to answer.

    A sentence that says again what another print of the report says is left out.
    """
    top = readings[: 4 * MAX_QUOTES]
    odds = [math.exp(reading.score - top[0].score) for reading in top]
    chosen: list[Reading] = []
    covered = 0.0
    for reading, odd in zip(top, odds, strict=True):
        share = odd / sum(odds)
        if chosen and (covered >= _ENOUGH or share < _LEAST_SHARE or len(chosen) == MAX_QUOTES):
            break
        covered += share
        if not reading.repeats(chosen):
            chosen.append(reading)
    return in_reading_order(chosen)


def quotable_across(readings: Sequence[Reading]) -> list[Reading]:
    """Return the surest reading of two articles each; of a third if it more likely answers."""
    first: dict[str, Reading] = {}
    for reading in readings:
        first.setdefault(reading.sentence.article_id, reading)
    ranked = list(first.values())[:MAX_QUOTES]
    return in_reading_order([r for n, r in enumerate(ranked) if n < _LEAST_ZONES or r.score > 0])


def quotable_for_each(parts: Sequence[Sequence[Reading]]) -> list[Reading]:
    """Return the surest reading of each subquestion, then the closest others while there is room.

    Others are those that would be quoted for their subquestion alone.
    """
    firsts = [readings[0] for readings in parts]
    others = [
        (readings[0].score - reading.score, reading)
        for readings in parts
        for reading in quotable(readings)
    ]
    ranked = [reading for _, reading in sorted(others, key=lambda pair: pair[0])]
    distinct = {reading.sentence: reading for reading in (*firsts, *ranked)}
    return in_reading_order(list(distinct.values())[: max(MAX_QUOTES, len(parts))])


def in_reading_order(chosen: Sequence[Reading]) -> list[Reading]:
    """Return the readings of an article together, in the order in which they stand in it."""
    articles = list(dict.fromkeys(reading.sentence.article_id for reading in chosen))
    return sorted(chosen, key=lambda r: (articles.index(r.sentence.article_id), r.sentence.start))


def passages_read(
    chosen: Sequence[Reading], parts: Sequence[Sequence[Reading]]
) -> tuple[Candidate, ...]:
    """Return each passage that was read once: those of the chosen readings, then the surest.

    The parts of a question take turns.
    """
    surest = sorted(chosen, key=lambda reading: -reading.score)
    in_turn = filter(None, chain.from_iterable(zip_longest(*parts)))
    passages: dict[Passage, Candidate] = {}
    for reading in (*surest, *in_turn):
        passages.setdefault(reading.source.hit.passage, reading.source)
    return tuple(passages.values())
