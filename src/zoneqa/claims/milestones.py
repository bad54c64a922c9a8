"""Milestones that were passed, beside the exact value that was reached: 突破千亿元，达1046亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zoneqa.claims.claim import AMOUNTS, Claim

_PASSED = (
    *("突破", "超过", "超", "逾", "破", "迈上", "迈过", "迈入", "迈进", "跨上", "跨过", "跨越"),
    *("跨入", "跨进", "站上", "越过", "冲破", "闯过", "跃上", "登上"),
)
_BEHIND_MARK = ("大关", "台阶", "关口", "门槛", "行列", "，", ",")


def without_milestones(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of a sentence but those of a milestone that an exact value follows."""
    for claim, following in pairwise((*claims, None)):
        if claim and not (following and _is_milestone(claim, following)):
            yield claim


def _is_milestone(claim: Claim, exact: Claim) -> bool:
    """Return whether a claim is of a round value that was passed on the way to an exact one."""
    if not (claim.quantity and exact.quantity) or {claim.kind, exact.kind} - AMOUNTS:
        return False
    if _of_what(claim) != _of_what(exact) or claim.quantity.low > exact.quantity.low:
        return False
    quote, start = claim.sentence.quote, claim.sentence.start
    passed = claim.lead.removesuffix("了").endswith(_PASSED)
    return passed and quote.startswith(_BEHIND_MARK, claim.value.end - start)


def _of_what(claim: Claim) -> tuple[object, ...]:
    words, quantity = claim.attribute, claim.quantity
    return words and words.text, quantity and quantity.unit, claim.period
