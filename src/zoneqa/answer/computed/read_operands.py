"""What is compared, read part by part: the figure that the surest sentence states of each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zoneqa.answer.computed.conclusion import Operand
from zoneqa.answer.computed.read_figures import figure_of
from zoneqa.answer.decide import ReadPart
from zoneqa.claims.claim import FIGURES, Claim
from zoneqa.claims.match_period import compare_periods
from zoneqa.query.calculation import Calculation, Entity
from zoneqa.reader.base import Reading
from zoneqa.text.character_bigrams import character_bigrams, jaccard
from zoneqa.zones.names import is_named

_ALIKE = 0.4
"""How like the attributes of figures are that can be compared, at least."""


def operands_read(asked: Calculation, parts: Sequence[ReadPart]) -> Sequence[Operand]:
    """Return an operand for each entity; nothing unless all have figures of one attribute.

    Each figure is what the surest sentence for its part gives, in a sentence that names the entity.
    """
    if len(parts) != len(asked.entities):
        return ()
    pairs = list(zip(asked.entities, parts, strict=True))
    found = [_stated(entity, part) for entity, part in pairs]
    claims = [claim for claim in found if claim]
    if len(claims) < len(parts) or not all(_are_alike(*pair) for pair in pairwise(claims)):
        return ()
    return [
        Operand(entity.name, "", figure_of(entity.name, claim, part.quotable[0]))
        for (entity, part), claim in zip(pairs, claims, strict=True)
    ]


def _stated(entity: Entity, part: ReadPart) -> Claim | None:
    """Return the claim whose value the likeliest words are, if it is of the entity and period."""
    reading = part.quotable[0]
    if reading.words is None or not is_named(entity.names, reading.sentence.quote):
        return None
    claims = (claim for claim in _claims(reading) if claim.kind in FIGURES and _has(reading, claim))
    periods = part.query.slots.periods
    return next((c for c in claims if compare_periods(periods, c) != "contradicts"), None)


def _claims(reading: Reading) -> Sequence[Claim]:
    sentences = reading.source.passage.sentences
    return next((each.claims for each in sentences if each.span == reading.sentence), ())


def _has(reading: Reading, claim: Claim) -> bool:
    words, value = reading.words, claim.value
    return words is not None and words.start <= value.start and value.end <= words.end


def _are_alike(one: Claim, other: Claim) -> bool:
    if one.quantity is None or other.quantity is None or one.quantity.unit != other.quantity.unit:
        return False
    pairs = [character_bigrams(c.attribute_text) for c in (one, other)]
    return one.kind == other.kind and jaccard(*pairs) >= _ALIKE
