"""Values in the order of those before: 税收、利润分别为3亿元、2亿元，同比分别增长6%和3%."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zoneqa.claims.claim import AMOUNTS, Claim
from zoneqa.claims.respectively import RespectiveItem

Dealt = Sequence[tuple[RespectiveItem, Claim]]
"""Values that were dealt out, each with what it belongs to."""


def aligned(claims: Sequence[Claim], dealt: Dealt) -> list[Claim]:
    """Return joined claims, each of the item of as many values that were dealt out before.

    同比分别增长6%和3% is of what they were of; 分别纳税3亿元和2亿元 is of what it says.
    """
    pairs = zip(claims, dealt, strict=True)
    return [_aligned(claim, *before, claims[0]) for claim, before in pairs]


def _aligned(claim: Claim, item: RespectiveItem, before: Claim, first: Claim) -> Claim:
    own = claim.attribute
    is_own = own is not None and own.place[0] >= before.value.end
    return replace(
        claim,
        attribute=item.attribute(own) if is_own else before.attribute,
        subjects=(item.words, *claim.subjects) if item.is_subject else claim.subjects,
        part_of=claim.part_of or first.part_of,
        ordinal=before.ordinal,
    )


def with_own_growths(stated: list[Claim], count: int) -> list[Claim]:
    """Return claims of which the last, joined ones are growths, each of one amount before them.

    出口8亿元、进口5亿元，同比增长6%和3%: the first is of the exports, the second of the imports.
    """
    amounts, growths = stated[-2 * count : -count], stated[-count:]
    fits = count > 1 and len(amounts) == count and {c.kind for c in growths} == {"growth"}
    carried = len({c.attribute for c in growths}) == 1 and amounts[-1:] and growths[0].attribute
    if not fits or carried != amounts[-1].attribute or not {c.kind for c in amounts} <= AMOUNTS:
        return stated
    pairs = zip(growths, amounts, strict=True)
    dealt = [replace(growth, attribute=amount.attribute) for growth, amount in pairs]
    return [*stated[:-count], *dealt]
