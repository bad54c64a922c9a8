"""Figures of several things together, of which a question names one: 国家级、省级企业299家."""

from __future__ import annotations

import re

from zoneqa.claims.claim import FIGURES, Claim
from zoneqa.text.characters import HAN
from zoneqa.text.segment import clauses

_ITEM = rf"[{HAN}A-Za-z“”]{{2,14}}"
_LIST = re.compile(rf"{_ITEM}(?:、{_ITEM})+")
_APART = ("分别", "各", "均", "占", "比", "居", "其中", "位列")
"""Words by which a figure is not that of all things before it."""

_FIRST, _LAST = 2, 3
"""Characters by which a question names what a list ends with, and what it begins with."""


def is_of_more(asked: str, claim: Claim) -> bool:
    """Return whether a figure is that of a list of which a question names only some.

    `asked` are the telling words of the question. The last thing of a list goes on with what all
    are: 省级 in 国家级、省级企业.
    """
    lists = list(_LIST.finditer(_lead(claim))) if claim.kind in FIGURES else []
    if not lists or any(word in lists[-1].string[lists[-1].start() :] for word in _APART):
        return False
    items = lists[-1][0].split("、")
    named = [item[-_LAST:] in asked for item in items[:-1]]
    return any(named) and not (all(named) and items[-1][:_FIRST] in asked)


def _lead(claim: Claim) -> str:
    """Return the words of a claim's clause before its value."""
    sentence = claim.sentence
    at = claim.value.start - sentence.start
    start = next((a for a, b in clauses(sentence.quote) if a <= at < b), 0)
    return sentence.quote[start:at]
