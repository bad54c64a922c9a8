"""What stands round a value: the words of its clause that say what it is a value of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zoneqa.claims.quantities import Quantity
from zoneqa.text.segment import clauses
from zoneqa.types import Bounds

_JOINED = re.compile(r"[、和与及]|以及|并")
# What ends the noun right after a figure: 120家企业参加.
_NOUN_END = re.compile(
    r"[，。；：、,;:!?！？（()）\n“”\"《》]|的|在|和|与|及|以及|等|为|是|将|已|被|从|由|到|参加|参与|参展|落户|签约|入驻|开工|竣工|建成|投产|获|通过"
    r"|达到|占|比上|较|同比|，"
)
_LONGEST_NOUN = 14


@dataclass(frozen=True, slots=True)
class Scope:
    """The bounds of a value's clause, of what leads to it there, and of the noun behind it."""

    clause: Bounds
    lead: Bounds
    noun: Bounds


def scopes(plain: str, sentence: Bounds, values: Sequence[Quantity]) -> list[Scope]:
    """Return the scope of each quantity of a sentence, in order."""
    cut = clauses(plain, *sentence)
    return [_scope(plain, cut, values, n) for n in range(len(values))]


def _scope(plain: str, cut: Iterable[Bounds], values: Sequence[Quantity], n: int) -> Scope:
    value = values[n]
    clause = next(((a, b) for a, b in cut if a <= value.start < b), (value.start, value.end))
    before = values[n - 1] if n else None
    lead = clause[0]
    if before and before.end > lead:
        between = [m.end() for m in _JOINED.finditer(plain, before.end, value.start)]
        lead = between[-1] if between else before.end
    after = values[n + 1].start if n + 1 < len(values) else clause[1]
    return Scope(clause, (lead, value.start), _noun(plain, value.end, min(after, clause[1])))


def _noun(plain: str, start: int, end: int) -> Bounds:
    """Return the noun that begins at a place, empty if none does."""
    limit = min(end, start + _LONGEST_NOUN)
    found = _NOUN_END.search(plain, start, limit)
    return start, found.start() if found else limit
