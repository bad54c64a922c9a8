"""Questions about several things: the same question, asked of each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zoneqa.reading.places import Mention
from zoneqa.text import Bounds

MAX_PARTS = 3

# What stands between the things that a question is about.
_JOINT = re.compile(r"[和与跟及、]|以及|还有|[,，]?\s(?:and|or|versus|vs\.?|with)\s|[?？]")
# What says that each of them is asked about, where they are not two zones.
_EACH = re.compile(
    r"各|分别|更[大多高早长快]|在[前后先]|相比|\b(?:respectively|compare|both|each)\b"
)
# Where what is asked of all of them begins, in the last part; the first kind found decides.
_SHARED = tuple(map(re.compile, (r"[,，:：]", r"的(?!.*的)|分别|各|谁|哪")))
_YEAR = re.compile(r"(?:19|20)\d{2}年")


def parts_of(question: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The parts of a simplified question, or nothing if it is about one thing.

    桂林和苏州的产值各是多少 becomes 桂林的产值各是多少 and 苏州的产值各是多少.
    """
    joints = list(_joints(question, mentions))
    if not 1 <= len(joints) < MAX_PARTS:
        return ()
    edges = [(0, 0), *joints, (len(question), len(question))]
    *first, last = (question[a:b].strip(" ,，") for (_, a), (b, _) in pairwise(edges))
    asked = any(question[a:b].strip() in ("?", "？") for a, b in joints)
    shared = "" if asked else _shared(last)
    year = _YEAR.match(question)
    return *(part + shared for part in first), f"{year[0] if year else ''}{last}"


def _joints(question: str, mentions: Sequence[Mention]) -> Iterator[Bounds]:
    """Where the question is cut: between its zones, or once if it says that it asks of each."""
    covered = [mention for mention in mentions if mention.covered]
    if len(covered) >= 2:
        between = (_JOINT.finditer(question, a.end, b.start) for a, b in pairwise(covered))
        yield from (found[-1].span() for each in between if (found := list(each)))
    elif _EACH.search(question.lower()):
        first = next((m for m in _JOINT.finditer(question) if m.start() > 1), None)
        if first and _shared(question[first.end() :]):
            yield first.span()


def _shared(last: str) -> str:
    found = next(filter(None, (mark.search(last) for mark in _SHARED)), None)
    return last[found.start() :] if found and found.start() > 1 else ""
