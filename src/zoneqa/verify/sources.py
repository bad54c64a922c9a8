"""Whether another source bears a sentence that the cited one does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zoneqa.verify.verification import CitedSpans, Fault, Verification, Verify


def with_right_source(
    verification: Verification, sentence: str, others: Sequence[CitedSpans], verify: Verify
) -> Verification:
    """Return the verification of a sentence, flagged as of a wrong source if another bears it.

    `others` are sources that the sentence does not cite; its `support` is then that of the first
    that bears it, for the citation to be mended.
    """
    if verification.verdict == "supported":
        return verification
    for other in others:
        found = verify(sentence, [other])
        if found.verdict == "supported":
            span = next(iter(found.support), None)
            right = other.article.title or None
            fault = Fault("wrong_source", (0, len(sentence)), sentence, right, span)
            return replace(found, verdict="flagged", faults=(fault,))
    return verification
