"""Words between a value and the one before it that is printed behind: 426家，上届为358家."""

from __future__ import annotations

import re

from zoneqa.claims.claim import Claim

_BASE = re.compile(
    r"[,，(（;；]?而?比?(?:[去上前]一?[年届期次]|往年)(?:年?末|底|同期)?的?(?:仅?[为是有])?"
)


def is_base(claim: Claim, own: Claim) -> bool:
    """Return whether a claim gives the value before right behind that of another."""
    if claim.sentence != own.sentence or claim.quantity is None or own.quantity is None:
        return False
    start = own.sentence.start
    between = own.sentence.quote[own.value.end - start : claim.value.start - start]
    return claim.quantity.unit == own.quantity.unit and bool(_BASE.fullmatch(between))
