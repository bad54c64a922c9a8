"""The value that a question sets: 超过300亿元, 在300亿元以上, more than 25 projects."""

from __future__ import annotations

import re

from zoneqa.claims.approximation import Approximation
from zoneqa.claims.quantities import Quantity, quantities
from zoneqa.query.calculation.calculation import Threshold

THRESHOLD = "§"

# 10亿元以上项目 is a kind of project and sets nothing.
_KIND = re.compile(r"\s?(?:的)?(?:重大|工业|产业)?(?:项目|企业|设备)")
_BEFORE = re.compile(
    r"(?:在|达到或者?|不|已经?|能|都|是|has|have|is|are|was|were|of)*"
    r"(?:(?:超过|突破|超出|达到|达|低于|高于|少于|多于|大于|小于|不足|不到|不及|没到|没有|至少|不超过|超|逾|破|过|over"
    r"|more than|less than|fewer than|above|below|under|at least|at most|exceed(?:ing|s|ed)?"
    r"|higher than|lower than|greater than)了?\s?)*$",
    re.IGNORECASE,
)
# What is left of 25 projects: the noun belongs to the name of the figure.
_NOUN = re.compile(
    r"[^a-z ]|\b(?:hundred|thousand|million|billion|trillion|yuan|rmb|percent|per cent)\b"
)
_REACHES = re.compile(
    r"(?:达到或者?|不(?:低|少|小)于|至少|达到|reach(?:es|ed)?|at least)[^〓△]{0,4}$"
)
_HIGHER = ("higher than ", "greater than ", "larger than ")
_LOWER = ("lower than ", "smaller than ")


def threshold_of(text: str) -> tuple[str, Threshold | None]:
    """Return a question with a mark where it sets a value, and that value, if it does."""
    for found in reversed(list(quantities(text))):
        relation = _relation(text, found)
        if relation in ("exactly", "about") or found.ordinal or _KIND.match(text, found.end):
            continue
        start = found.start
        if before := _BEFORE.search(text[:start]):
            start = before.start()
        value = Threshold(relation, found.measure, found.unit)
        noun = _NOUN.sub("", text[found.start : found.end])
        return f"{text[:start]}{THRESHOLD}{noun}{text[found.end :]}", value
    return text, None


def _relation(text: str, found: Quantity) -> Approximation:
    before = text[: found.start]
    if _REACHES.search(before) and found.approximation in ("exactly", "over"):
        return "at_least"
    if found.approximation == "exactly":
        lower = before.lower()
        return (
            "over" if lower.endswith(_HIGHER) else "under" if lower.endswith(_LOWER) else "exactly"
        )
    return found.approximation
