"""The ids of cases: `guilin-011a` is the first wording of fact 11 of the article `guilin`.

Wordings of one fact differ in the last letter only. Public datasets put a question in several ways
and name each behind a slash: `17/given`, `17/open`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from itertools import count

WORDINGS = "abcdefghij"
CASE_ID = re.compile(r"(?P<fact>[a-z]+-\d{3})[a-z]")


def fact_id(case_id: str) -> str:
    """Return what the wordings of one fact share: the id without its letter."""
    return case_id.rstrip(WORDINGS)


def base_id(case_id: str) -> str:
    """Return what the ways to put one question share: the id before the slash."""
    return case_id.partition("/")[0]


def split_of(fact: str) -> str:
    """Return the split of a fact, so that all its wordings fall into the same one."""
    # Of all bytes of the digest, byte 16 spreads types and languages most evenly.
    even = hashlib.sha256(fact.encode()).digest()[16] % 2 == 0
    return "tune" if even else "report"


def next_case_id(prefix: str, taken: Iterable[str], split: str | None) -> str:
    """Return the next free id with a prefix; with a split, the next one that falls into it."""
    facts = {fact_id(case_id) for case_id in taken}
    last = max((int(fact[-3:]) for fact in facts if fact.startswith(f"{prefix}-")), default=0)
    ids = (f"{prefix}-{number:03}" for number in count(last + 1))
    return next(fact for fact in ids if split in (None, split_of(fact))) + "a"
