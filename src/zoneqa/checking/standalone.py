"""A sentence as it is looked up: with the names and the times that the sentences before gave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.named_subjects import is_zone_name
from zoneqa.claims.period_words import written_out
from zoneqa.claims.read_text import ReadText, Replacement, read_text
from zoneqa.claims.sentence_context import SentenceContext
from zoneqa.text.numbers import years


def standalone(context: SentenceContext, claims: Sequence[Claim]) -> ReadText:
    """Return a sentence that says by itself of whom and of when it is.

    我区 becomes the zone that is meant, 去年 a year; a zone and a time that only the sentences
    before name are put before it.
    """
    sentence = context.sentence
    replaced = sorted((*_names(context), *_times(context)), key=lambda each: each.place)
    start = sentence.bounds[0]
    lead = _left_out_time(context, claims) + _left_out_zone(context)
    opening = [Replacement((start, start), lead)] if lead else []
    return read_text(sentence.plain, sentence.bounds, [*opening, *replaced])


def _names(context: SentenceContext) -> Iterator[Replacement]:
    """Yield the words that stand for a name said before, with that name."""
    plain = context.sentence.plain
    for words in context.subjects:
        start, end = words.place
        if not words.carried and plain[start:end] != words.text:
            yield Replacement(words.place, words.text)


def _times(context: SentenceContext) -> Iterator[Replacement]:
    """Yield the times that are told without their year, written out."""
    plain = context.sentence.plain
    for period in context.sentence.periods:
        words = "" if years(plain[period.start : period.end]) else written_out(period)
        if words:
            yield Replacement((period.start, period.end), words)


def _left_out_time(context: SentenceContext, claims: Sequence[Claim]) -> str:
    """Return the time that what a sentence states has from those before it."""
    if context.sentence.periods:
        return ""
    carried = (claim.period for claim in claims if claim.period)
    return next(filter(None, map(written_out, carried)), "")


def _left_out_zone(context: SentenceContext) -> str:
    """Return the zone that a sentence is about which names no place."""
    around = context.around
    named = [words for words in context.subjects if not words.carried]
    if any(map(_is_place, named)):
        return ""
    before = (words.text for words in (*around.subjects, *around.headline) if _is_place(words))
    carried = next(before, "")
    # What leads up to a name may have been taken for a part of it: 新政由云岭高新区.
    headline = (words.text for words in around.headline)
    return next((name for name in headline if carried.endswith(name)), carried)


def _is_place(words: Words) -> bool:
    return is_zone_name(words.text)
