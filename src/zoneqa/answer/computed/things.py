"""Of which project, park or firm a claim states a figure: the one that was named last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.named_subjects import is_zone_name
from zoneqa.query.calculation import Entity

_OPENING = 2
"""Characters with which a name and what it is in short begin."""

_HEADS = ("项目", "工程", "公司", "集团", "园区", "基地", "基金", "大厦")
"""The nouns by which a sentence refers to what was named before."""


def thing_of(claim: Claim, things: Sequence[Entity]) -> Entity | None:
    """Return the thing that a claim is about; None if it is about another, or that is not sure."""
    named = list(_named_in_sentence(claim, things))
    own = [words for words in claim.subjects if not words.carried and not is_zone_name(words.text)]
    before = [pair for pair in named if pair[0] <= len(claim.lead)]
    if before:
        at, thing = max(before, key=lambda pair: pair[0])
        start = claim.sentence.start
        others = (w for w in own if _thing_called(w.text, things) is None)
        is_others = any(at <= w.place[0] - start < len(claim.lead) for w in others)
        return None if is_others else thing
    headers = chain(filter(None, (claim.attribute,)), own)
    if header := next(filter(None, (_thing_called(w.text, things) for w in headers)), None):
        return header
    return None if own else _carried(claim, things)


def _named_in_sentence(claim: Claim, things: Sequence[Entity]) -> Iterator[tuple[int, Entity]]:
    """Yield where a name of each thing ends in the sentence of a claim, which may be longer."""
    lead, start = claim.lead, claim.sentence.start
    for thing in things:
        ends = (lead.rfind(name) + len(name) for name in thing.names if name in lead)
        if (end := max(ends, default=-1)) >= 0:
            yield end, thing
    for words in claim.subjects:
        thing_named = None if words.carried else _thing_called(words.text, things)
        if thing_named:
            yield words.place[1] - start, thing_named


def _carried(claim: Claim, things: Sequence[Entity]) -> Entity | None:
    """Return the thing that a sentence without a name goes on with.

    That is what the noun refers to with which it begins, else what was named last.
    """
    carried = [w for w in claim.subjects if w.carried and not is_zone_name(w.text)]
    head = next((head for head in _HEADS if head in claim.lead), None)
    of_head = [words for words in carried if head and words.text.endswith(head)]
    meant: Words | None = next(iter(of_head or carried), None)
    return _thing_called(meant.text, things) if meant else None


def _thing_called(text: str, things: Sequence[Entity]) -> Entity | None:
    return next((thing for thing in things if _is_called(thing, text)), None)


def _is_called(thing: Entity, text: str) -> bool:
    """Return whether a text has a name of a thing, or is what the name says in short.

    云帆新材料生产基地项目 may be called 云帆生产基地: the same beginning, then no new character.
    """
    if any(name in text for name in thing.names):
        return True
    rest = iter(text)
    return text[:_OPENING] == thing.name[:_OPENING] and all(c in rest for c in thing.name)
