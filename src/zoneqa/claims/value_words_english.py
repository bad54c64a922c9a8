"""The value of a claim in English words: 1.94 billion yuan, 15 March 2021, Liu Chao."""

from __future__ import annotations

from zoneqa.claims.claim import Claim
from zoneqa.claims.period_words_english import written_out_in_english
from zoneqa.claims.person_words_english import person_in_english
from zoneqa.claims.quantity_words_english import quantity_in_english
from zoneqa.claims.roles import is_prize


def value_in_english(claim: Claim) -> str | None:
    """Return the value of a claim; None if nothing in English is certain to say the same.

    A prize may be won by a team or a firm, whose names have no translation.
    """
    attribute = claim.attribute_text
    if claim.quantity:
        return quantity_in_english(claim.quantity, attribute)
    if claim.kind == "date" and claim.period:
        return written_out_in_english(claim.period) or None
    is_office = claim.kind == "role" and not is_prize(attribute)
    return person_in_english(claim.value.quote) if is_office else None
