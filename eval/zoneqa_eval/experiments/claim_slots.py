"""The slots of a claim, and when a labelled and an extracted claim agree in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from zoneqa.claims.claim import Claim, Words
from zoneqa.text.numbers import ordinals
from zoneqa.types import Article, Bounds
from zoneqa_eval.datasets.labelled_claims import LabelledClaim


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a claim: which claims state it, and whether a labelled and an extracted one agree.

    `agree` gets the article too.
    """

    name: str
    labelled: Callable[[LabelledClaim], bool]
    extracted: Callable[[Claim], bool]
    agree: Callable[[Article, LabelledClaim, Claim], bool]


def shared(one: Bounds, other: Bounds) -> int:
    """Return how many characters two places share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _same_amount(_: Article, label: LabelledClaim, claim: Claim) -> bool:
    """Return whether the figures are the same; of a rank, the unit does not matter."""
    found = claim.quantity
    assert found is not None
    ends = (label.number, label.number if label.upper is None else label.upper)
    return (found.low, found.high) == ends and (label.kind == "rank" or found.unit == label.unit)


def _says_when(claim: Claim) -> bool:
    """Return whether a claim has a period with days: 上半年 has none in an article without date."""
    return claim.period is not None and claim.period.year_known


def _same_period(article: Article, label: LabelledClaim, claim: Claim) -> bool:
    """Return whether the days are the same; 以来 may be open or end with the publication.

    近3年 may begin on the day of the publication or on the one behind it.
    """
    period = claim.period if _says_when(claim) else None
    first, last = (period.first, period.last) if period else (None, None)
    until_now = last is not None and label.last is None and last.isoformat() == article.date
    if not (last == label.last or (until_now and first is not None)):
        return False
    return first == label.first or _is_next_day(label.first, first, last, article.date)


def _is_next_day(
    labelled: date | None, first: date | None, last: date | None, published: str | None
) -> bool:
    """Return whether the years until a publication are counted from its day, and from the next."""
    if not (labelled and first and last and last.isoformat() == published):
        return False
    same_day = (labelled.month, labelled.day) == (last.month, last.day)
    return same_day and first - labelled == timedelta(days=1)


def _same_amount_and_period(article: Article, label: LabelledClaim, claim: Claim) -> bool:
    return _same_amount(article, label, claim) and _same_period(article, label, claim)


def _same_attribute(article: Article, label: LabelledClaim, claim: Claim) -> bool:
    return _same_words(article.text, label.attribute, claim.attribute)


def _same_subject(article: Article, label: LabelledClaim, claim: Claim) -> bool:
    return any(_same_words(article.text, label.subject, words) for words in claim.subjects)


def _same_whole(article: Article, label: LabelledClaim, claim: Claim) -> bool:
    return _same_words(article.text, label.part_of, claim.part_of)


def _same_words(text: str, place: Bounds | None, words: Words | None) -> bool:
    """Return whether words overlap with a labelled place, or are the same words elsewhere."""
    if place is None or words is None:
        return False
    labelled = text[slice(*place)]
    return bool(shared(place, words.place)) or words.text in labelled or labelled in words.text


def _same_ordinal(_: Article, label: LabelledClaim, claim: Claim) -> bool:
    return claim.ordinal in ordinals(label.ordinal or "")


def _approximation(claim: Claim) -> str:
    return claim.quantity.approximation if claim.quantity else "exactly"


SLOTS = (
    Slot("a value in this place", lambda _: True, lambda _: True, lambda *_: True),
    Slot(
        "value and unit",
        lambda label: label.number is not None,
        lambda claim: claim.quantity is not None,
        _same_amount,
    ),
    Slot(
        "value, unit and period",
        lambda label: label.number is not None,
        lambda claim: claim.quantity is not None,
        _same_amount_and_period,
    ),
    Slot(
        "period",
        lambda label: bool(label.first or label.last),
        _says_when,
        _same_period,
    ),
    Slot(
        "attribute",
        lambda label: label.attribute is not None,
        lambda claim: claim.attribute is not None,
        _same_attribute,
    ),
    Slot(
        "subject",
        lambda label: label.subject is not None,
        lambda claim: bool(claim.subjects),
        _same_subject,
    ),
    Slot(
        "kind",
        lambda _: True,
        lambda _: True,
        lambda _, label, claim: label.kind == claim.kind,
    ),
    Slot(
        "direction",
        lambda label: label.direction is not None,
        lambda claim: claim.direction is not None,
        lambda _, label, claim: label.direction == claim.direction,
    ),
    Slot(
        "planned",
        lambda label: label.modality == "planned",
        lambda claim: claim.modality == "planned",
        lambda *_: True,
    ),
    Slot(
        "about, over, at least, …",
        lambda label: label.approximation != "exactly",
        lambda claim: _approximation(claim) != "exactly",
        lambda _, label, claim: label.approximation == _approximation(claim),
    ),
    Slot(
        "part of",
        lambda label: label.part_of is not None,
        lambda claim: claim.part_of is not None,
        _same_whole,
    ),
    Slot(
        "ordinal",
        lambda label: label.ordinal is not None,
        lambda claim: claim.ordinal is not None,
        _same_ordinal,
    ),
)
"""The slots, in the order in which they are shown."""
