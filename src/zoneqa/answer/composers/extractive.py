"""Composing an answer from readings: one to three quotes that together say it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from zoneqa.query.analyze import Query
from zoneqa.query.terms import QueryTerms
from zoneqa.reader.base import Reading
from zoneqa.text.normalize import fold
from zoneqa.text.segment import BRACKETS, Bounds, clauses
from zoneqa.types import Span

MAX_QUOTES = 3
# Sentences are added until one of them answers with this probability.
_ENOUGH = 0.8
# Who asks which zones expects at least as many.
_SURE_OF_TWO = 2
# A sentence that is less likely than this by itself is not worth its reading.
_WORTH = 0.1
# A quote longer than this many characters is cut down to the clauses that suffice. The words that
# answer an English question are less sure: more is left round them.
_LONG = {"zh": 70, "en": 120}
# A short answer longer than this is no short answer.
_SHORT = 40


def compose(readings: Sequence[Reading]) -> list[Reading]:
    """The readings to quote: the surest, until one of them is likely enough to answer.

    What another print of the report says again is not quoted again.
    """
    top = readings[: 4 * MAX_QUOTES]
    odds = [math.exp(reading.score - top[0].score) for reading in top]
    chosen: list[Reading] = []
    covered = 0.0
    for reading, odd in zip(top, odds, strict=True):
        share = odd / sum(odds)
        if chosen and (covered >= _ENOUGH or share < _WORTH or len(chosen) == MAX_QUOTES):
            break
        covered += share
        if not reading.repeats(chosen):
            chosen.append(reading)
    return in_order(chosen)


def compose_parts(parts: Sequence[Sequence[Reading]]) -> list[Reading]:
    """The surest reading of each part of a question, then the closest others, while there is room.

    A sentence that would be quoted for its part alone is worth quoting here too.
    """
    firsts = [readings[0] for readings in parts]
    others = [
        (readings[0].score - reading.score, reading)
        for readings in parts
        for reading in compose(readings)
    ]
    ranked = [reading for _, reading in sorted(others, key=lambda pair: pair[0])]
    distinct = {reading.sentence: reading for reading in (*firsts, *ranked)}
    return in_order(list(distinct.values())[: max(MAX_QUOTES, len(parts))])


def compose_across(readings: Sequence[Reading]) -> list[Reading]:
    """The surest reading of each of two articles; of a third, if it rather answers than not."""
    first: dict[str, Reading] = {}
    for reading in readings:
        first.setdefault(reading.sentence.article_id, reading)
    ranked = list(first.values())[:MAX_QUOTES]
    return in_order([r for n, r in enumerate(ranked) if n < _SURE_OF_TWO or r.score > 0])


def in_order(chosen: Sequence[Reading]) -> list[Reading]:
    """Readings in the order that reads best: those of an article together, as they stand in it."""
    articles = list(dict.fromkeys(reading.sentence.article_id for reading in chosen))
    return sorted(chosen, key=lambda r: (articles.index(r.sentence.article_id), r.sentence.start))


def short_answer(question: Query, chosen: Sequence[Reading]) -> str | None:
    """The exact words that answer, where the question asks for a figure, date, place or name."""
    if question.wanted == "other" or not chosen:
        return None
    words = max(chosen, key=lambda reading: reading.score).words
    return words.quote if words and len(words.quote) <= _SHORT else None


def shortened_quote(question: Query, reading: Reading) -> Span:
    """The sentence of a reading, or the run of clauses in it that suffices."""
    sentence = reading.sentence
    if len(sentence.quote) <= _LONG[question.language]:
        return sentence
    start, end = _suffices(question, reading)
    return Span(
        sentence.article_id, sentence.start + start, sentence.start + end, sentence.quote[start:end]
    )


def _suffices(question: Query, reading: Reading) -> Bounds:
    """The shortest run of clauses that holds the words and shares as much with the question."""
    text = reading.sentence.quote
    offset = reading.sentence.start
    words = reading.words
    first, last = (words.start - offset, words.end - offset) if words else (len(text), 0)
    asked = QueryTerms.of(question)
    goal = len(asked.within(fold(text)))
    parts = clauses(text)
    runs = (
        (a, d) for i, (a, _) in enumerate(parts) for _, d in parts[i:] if a <= first and last <= d
    )
    enough = [
        (a, d)
        for a, d in runs
        if len(asked.within(fold(text[a:d]))) >= goal and _balanced(text[a:d])
    ]
    start, end = min(enough, key=lambda run: run[1] - run[0], default=(0, len(text)))
    # A clause quoted alone ends without its comma.
    return start, start + len(re.sub(r"[，；：、,;:]$", "", text[start:end]))


def _balanced(text: str) -> bool:
    return all(text.count(opening) == text.count(closing) for opening, closing in BRACKETS)
