"""The short answer of an English question in English: 30 billion yuan for 300亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zoneqa.answer.composers.extractive import answering
from zoneqa.claims.approximation import word_before
from zoneqa.claims.claim import Claim
from zoneqa.claims.office_words_english import office_in_english
from zoneqa.claims.period_words_english import written_out_in_english
from zoneqa.claims.periods import periods
from zoneqa.claims.person_words_english import person_in_english
from zoneqa.claims.quantities import Quantity, in_unit, quantities
from zoneqa.claims.quantity_words_english import counted_in_english, quantity_in_english
from zoneqa.claims.value_words_english import value_in_english
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.normalize import simplify
from zoneqa.types import Bounds
from zoneqa.zones.english_names import zone_in_english

_LONGEST_WORD = 2
"""Characters of a word before a number that makes it less exact: 近, 超过."""


def short_answer_in_english(query: Query, readings: Sequence[Reading]) -> str | None:
    """Return the short answer of the readings in English; None for a Chinese question.

    None too for what has no certain form, as the name of a company, and for what is English.
    """
    found = answering(query, readings) if query.language == "en" else None
    if found is None:
        return None
    reading, claim = found
    if claim:
        return _value(query, claim)
    return next(filter(None, _forms(query, reading)), None) if reading.words else None


def _forms(query: Query, reading: Reading) -> Iterator[str | None]:
    """Yield what the likeliest words of a reading may be in English, the surest first."""
    words, sentence = reading.words, reading.sentence
    assert words is not None
    for agreement in reading.agreements:
        if agreement.claim.value == words:
            yield _value(query, agreement.claim)
    plain = simplify(sentence.quote)
    at = words.start - sentence.start, words.end - sentence.start
    if len(plain) == len(sentence.quote):
        yield _quantity(query, plain, at)
        yield _period(plain, at, reading.source.article.article.date)
    yield zone_in_english(words.quote)
    yield office_in_english(simplify(words.quote))
    if query.slots.office:
        yield person_in_english(simplify(words.quote))


def _value(query: Query, claim: Claim) -> str | None:
    """Return the value of a claim, an area or the like in the unit that the question asks for."""
    if claim.quantity is None:
        return value_in_english(claim)
    return value_in_english(replace(claim, quantity=in_unit(claim.quantity, query.slots.unit)))


def _quantity(query: Query, plain: str, at: Bounds) -> str | None:
    """Return the quantity that some words of a sentence are, perhaps with what it counts."""
    found = (quantity for quantity in quantities(plain) if at[0] <= quantity.start < at[1])
    quantity = next(found, None)
    if quantity is None or quantity.end > at[1] or not _only_says_how_exact(plain, at[0], quantity):
        return None
    counted = plain[quantity.end : at[1]]
    if counted and not counted_in_english(quantity.unit, counted):
        return None
    return quantity_in_english(in_unit(quantity, query.slots.unit), counted)


def _only_says_how_exact(plain: str, start: int, quantity: Quantity) -> bool:
    before = plain[start : quantity.start]
    says = word_before(before, len(before)) is not None and len(before) <= _LONGEST_WORD
    return not before or says


def _period(plain: str, at: Bounds, published: str | None) -> str | None:
    """Return the days that some words of a sentence name, by the date of its article."""
    found = (p for p in periods(plain, published) if (p.start, p.end) == at and not p.recurring)
    period = next(found, None)
    return written_out_in_english(period) if period else None
