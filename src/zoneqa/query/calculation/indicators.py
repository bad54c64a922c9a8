"""The figures that a question asks of each entity: what is left without all that is computed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from zoneqa.claims.claim import AMOUNTS, Kind
from zoneqa.claims.modifiers import LIST_MARK
from zoneqa.claims.slots import Slots, slots_of
from zoneqa.claims.vocabulary import term_list
from zoneqa.query.calculation.calculation import AskedIndicator, Threshold
from zoneqa.query.calculation.wording import CalculationWording
from zoneqa.types import Wordings

Translate = Callable[[str], tuple[Wordings, ...]]

_CLAUSE = re.compile(r"[,，。?？;；!！:：]")
# 投资洽谈会上签约金额: where it was, then what it is.
_OCCASION = re.compile(
    r"(?P<occasion>.+?(?:[洽谈览易商介访流训]会|论坛|大会|峰会))(?:期间|[上中里])?的?(?P<figure>.{2,})"
)
_BEGIN = "的是了有在为从到至与和跟及比较同将、"
_END = "的是了有在为与和跟及比较将、达共上"
_LEAST_CONTEXT = 4
_OF_GROWTH = "GDP"
"""What grows where a question does not say what: Which grew faster?"""
_GROWTH: frozenset[Kind] = frozenset({"growth"})
_FIGURES: frozenset[Kind] = AMOUNTS | {"share"}


def indicators_of(
    text: str,
    words: CalculationWording,
    translate: Translate | None,
    threshold: Threshold | None,
    asked: Slots,
    *,
    grows: bool,
) -> tuple[AskedIndicator, ...]:
    """Return the figures that a masked question asks for, none if it names none.

    `asked` are the slots of the whole question, of which those that hold for each figure stay.
    `grows` says that their growth is asked for.
    """
    kinds = _GROWTH if grows else _FIGURES
    if translate:
        named = " ".join(words.noise.sub(" ", text).split())
        wordings = translate(named if any(map(str.isalnum, named)) else _OF_GROWTH if grows else "")
        own = replace(Slots(), terms=slots_of("?", (), wordings).terms)
        return (AskedIndicator(_kept(own, asked, kinds, threshold), wordings),) if wordings else ()
    figure, context = _figure(words.noise.sub(" ", words.grows.sub("", text)))
    return tuple(
        AskedIndicator(_kept(slots_of(part + "是多少", ()), asked, kinds, threshold), (), context)
        for part in _split(figure)
    )


def _kept(own: Slots, asked: Slots, kinds: frozenset[Kind], threshold: Threshold | None) -> Slots:
    """Return the slots of a figure, with those of the question that hold for each figure."""
    if own.kinds == {"share"}:
        kinds = own.kinds
    elif threshold and threshold.unit == "%" and kinds == _FIGURES:
        kinds = frozenset({"share", "growth"})
    return replace(
        own,
        kinds=kinds,
        unit=threshold.unit if threshold else "",
        periods=(),
        direction=None,
        modality=asked.modality if asked.modality == "planned" else None,
        ordinals=asked.ordinals,
        office=None,
        former=None,
    )


def _figure(plain: str) -> tuple[str, str]:
    """Return the words for the figure and those for the occasion."""
    clauses = [c for c in (_trimmed(p) for p in _CLAUSE.split(plain)) if c]
    if not clauses:
        return "", ""
    named = [clause for clause in clauses if term_list().find(clause)]
    figure = max(named or clauses, key=lambda c: (len(term_list().find(c)), clauses.index(c)))
    context = "".join(clause for clause in clauses if clause is not figure)
    if at := _OCCASION.match(figure):
        return at["figure"], context + at["occasion"]
    return figure, context if len(context) >= _LEAST_CONTEXT else ""


def _trimmed(words: str) -> str:
    return "".join(words.split()).lstrip(_BEGIN).rstrip(_END)


def _split(figure: str) -> Iterator[str]:
    """Yield the figures of 税收和地区生产总值, each of which has a term of its own."""
    parts = [_trimmed(part) for part in LIST_MARK.split(figure)]
    if len(parts) > 1 and all(term_list().find(part) for part in parts):
        yield from dict.fromkeys(parts)
    elif figure:
        yield figure
