"""The claims that the figures of a sentence make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zoneqa.claims.attributes import Attribute, attribute_of
from zoneqa.claims.change_words import Change, change_before
from zoneqa.claims.claim import Claim, Kind, Words
from zoneqa.claims.distribution import Share, shares
from zoneqa.claims.kinds import kind_of
from zoneqa.claims.period_scope import continues
from zoneqa.claims.quantities import Quantity
from zoneqa.claims.scope import Scope, scopes
from zoneqa.claims.sentence_context import SentenceContext, wholes_of

_FORMER_LEAD = re.compile(r"(?:原有|原来|原先|原)|[由从]$")
_THEN = re.compile(
    r"(?:[,，])?(?:左右|以上)?(?:增|提|上升|上调|扩|升|降|减|下降|缩|跌|调整|跃升|翻)[^，。；]{0,3}[至到为]"
)
_PART = re.compile(r"(?:^|[，。；：:,(（\s])(?:其中|包括|包含|含)")

Figures = Sequence[tuple[Quantity, Scope]]


@dataclass(frozen=True, slots=True)
class _Before:
    """What the figure before has said: of what, of which whole, by which verb, and where."""

    end: int
    attribute: Words | None = None
    whole: Words | None = None
    change: Change | None = None
    kind: Kind | None = None


def figure_claims(context: SentenceContext) -> Iterator[Claim]:
    """Yield the claims of the figures in a sentence, in order."""
    before = _Before(end=context.sentence.bounds[0])
    stated: list[Claim] = []
    for group in _groups(list(scopes(context.sentence))):
        for (value, scope), share in zip(group, shares(context.sentence, group), strict=True):
            whole = _whole(context, value, before, stated)
            claim, before = _claim(context, value, scope, share, replace(before, whole=whole))
            stated += [claim] if claim else []
    yield from stated


def _groups(figures: Figures) -> Iterator[Figures]:
    """Yield the runs of figures that only 、 or 和 parts."""
    start = 0
    for n in range(1, len(figures) + 1):
        if n == len(figures) or not figures[n][1].joined:
            yield figures[start:n]
            start = n


def _whole(
    context: SentenceContext, value: Quantity, before: _Before, stated: Sequence[Claim]
) -> Words | None:
    """Return the whole of which a value is a part: what 其中 refers to, of the same unit.

    It holds until a semicolon, or to the end of a sentence that 其中 opens.
    """
    sentence = context.sentence
    between = sentence.plain[before.end : value.start]
    if _PART.search(between):
        wholes = wholes_of(stated) or context.around.wholes
        return wholes.get(value.unit)
    opened = continues(sentence.plain, sentence.bounds)
    return None if "；" in between and not opened else before.whole


def _claim(
    context: SentenceContext, value: Quantity, scope: Scope, share: Share | None, before: _Before
) -> tuple[Claim | None, _Before]:
    """Return the claim of a figure, None if it makes none, and what it leaves to the next."""
    lead = context.sentence.plain[slice(*scope.lead)]
    change = change_before(lead)
    kind = kind_of(value, lead, change)
    same = scope.joined and not lead and before.kind not in (None, "rank")
    if same and kind != "rank":
        change, kind = before.change, before.kind
    if kind is None:
        return None, replace(before, end=value.end)
    carried = before.attribute or before.whole
    own = None if same else change
    attribute = attribute_of(context.sentence, scope, kind, own, carried, context.subjects)
    if share and not share.is_subject:
        attribute = Attribute(share.item, attribute.whole)
    claim = _stated(context, value, scope, kind, change, attribute, before.whole)
    if share and share.is_subject:
        claim = replace(claim, subjects=(share.item, *claim.subjects))
    return claim, _Before(
        value.end, attribute.words or before.attribute, before.whole, change, kind
    )


def _stated(
    context: SentenceContext,
    value: Quantity,
    scope: Scope,
    kind: Kind,
    change: Change | None,
    attribute: Attribute,
    whole: Words | None,
) -> Claim:
    sentence = context.sentence
    period = context.period_at(value.start)
    return Claim(
        sentence=sentence.span(sentence.bounds),
        value=sentence.span((value.start, value.end)),
        kind=kind,
        attribute=attribute.words,
        subjects=context.subjects_at(value.start),
        quantity=value,
        period=period,
        direction=change.direction if change else None,
        modality=context.modality_at(value.start, scope.clause, period),
        part_of=attribute.whole or whole,
        ordinal=context.edition_at(value.start),
        former=_is_former(sentence.plain, sentence.plain[slice(*scope.lead)], value),
    )


def _is_former(plain: str, lead: str, value: Quantity) -> bool:
    """Return whether a value is what was before: 原有310家, 由25.3亿元增至28.9亿元."""
    found = _FORMER_LEAD.search(lead)
    if not found:
        return False
    return found[0] not in ("由", "从") or _THEN.match(plain, value.end) is not None
