"""Checking that a figure of the whole is not told of one of its parts, nor that of another part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from zoneqa.claims.units import dimension
from zoneqa.claims.vocabulary import compare_terms, term_list
from zoneqa.text.segment import trimmed
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compare_numbers import units_agree
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedSentence
from zoneqa.verify.findings import Finding, finding, wrong_value
from zoneqa.verify.named_parts import BATCH, PHASE, SIDE, NamedPart
from zoneqa.verify.part_of_figure import MeantParts, parts_of
from zoneqa.verify.same_value import figures_of_same_value

_EACH = ("各", "均", "都", "each")
"""What tells that a value of several parts is that of any one of them."""

_TOLD_BY_WORDS = ("count", "share")
"""Dimensions of the figures that are of many things, like money; an area is not."""

_WHOLES = (
    *("项目", "工程", "园", "区", "城", "基地", "中心", "集团", "公司", "计划"),
    *("project", "park", "zone", "base", "centre", "center", "group"),
)
"""Words for what may have parts."""

Parts = Mapping[str, MeantParts]

Relation = Literal["same", "unknown", "other", "whole", "part"]
"""Of what the evidence has a figure: of the same part, another, the whole, or of one part alone."""


def check_named_parts(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the figures that the evidence has of the whole, or of another part of it."""
    for stated in sentence.figures:
        same = figures_of_same_value(stated, evidence)
        if not same or stated.is_threshold or stated.quantity.ordinal:
            continue
        found = [_difference(stated, each) for each in same]
        first = found[0]
        if first and all(found):
            yield from _told_of_other(stated, *first, same, evidence)


def agrees_in_part(stated: ComparedFigure, given: ComparedFigure) -> bool:
    """Return whether two figures are certainly of the same named part."""
    relations = set(_relations(stated, given).values())
    return "same" in relations and relations <= {"same", "unknown"}


def differs_in_part(stated: ComparedFigure, given: ComparedFigure) -> bool:
    """Return whether two figures are of two named parts, or one of the whole."""
    return _difference(stated, given) is not None


def names_part(evidence: CitedEvidence, part: NamedPart) -> bool:
    """Return whether the evidence names the same part."""
    named = (own for each in evidence.sentences for own in each.named_parts)
    return any((own.series, own.which) == (part.series, part.which) for own in named)


def _difference(stated: ComparedFigure, given: ComparedFigure) -> tuple[str, Relation] | None:
    """Return in which series of parts two figures differ and how, None if in none."""
    pairs = _relations(stated, given).items()
    return next((pair for pair in pairs if pair[1] not in ("same", "unknown")), None)


def _relations(stated: ComparedFigure, given: ComparedFigure) -> dict[str, Relation]:
    said, printed = parts_of(stated), parts_of(given)
    return {
        series: _relation(series, said.get(series), printed.get(series), stated, given)
        for series in said | printed
    }


def _relation(
    series: str,
    said: MeantParts | None,
    printed: MeantParts | None,
    stated: ComparedFigure,
    given: ComparedFigure,
) -> Relation:
    if said is None:
        is_of_whole = printed is not None and printed.sure and _names_whole(stated)
        return "part" if is_of_whole and series in (PHASE, SIDE, BATCH) else "unknown"
    if not said.sure:
        return "unknown"
    if printed is None or not (printed.sure or said.which & printed.which):
        return "whole"
    if said.which == printed.which or not printed.sure:
        return "same" if printed.sure else "unknown"
    words = given.sentence.words((printed.place[1], given.place[0]))
    return "same" if said.which & printed.which and any(e in words for e in _EACH) else "other"


def _names_whole(stated: ComparedFigure) -> bool:
    """Return whether a sentence names before a figure what may have parts: 产业园, 项目."""
    before = stated.sentence.words((stated.sentence.bounds[0], stated.place[0])).lower()
    return any(word in before for word in _WHOLES)


def _told_of_other(
    stated: ComparedFigure,
    series: str,
    relation: Relation,
    same: Sequence[ComparedFigure],
    evidence: CitedEvidence,
) -> Iterator[Finding]:
    """Yield what is wrong: the value, if what is named has another one, or else what is named."""
    said, printed = (parts_of(each).get(series) for each in (stated, same[0]))
    rival = _rival(stated, series, same, evidence)
    if rival:
        yield wrong_value(stated, rival)
    elif said and printed and printed.sure:
        words, right = stated.sentence.words(said.place), same[0].sentence.span(printed.place)
        yield finding("rank", said.place, words, right)
    elif said:
        place = trimmed(stated.sentence.plain, min(said.place[0], stated.place[0]), stated.place[1])
        yield finding("rank", place, stated.sentence.words(place), certain=False)
    elif printed and _stands_beside(same[0], printed) and _has_others(series, printed, evidence):
        place = min(printed.place[0], same[0].place[0]), max(printed.place[1], same[0].place[1])
        right = same[0].sentence.span(place)
        yield finding("number", stated.place, stated.words, right, certain=False)


def _stands_beside(figure: ComparedFigure, printed: MeantParts) -> bool:
    """Return whether a part is named in the clause of a figure, so that it is of that alone."""
    return figure.clause[0] <= printed.place[0] < figure.clause[1]


def _has_others(series: str, printed: MeantParts, evidence: CitedEvidence) -> bool:
    """Return whether the evidence names other parts of a series too, so that which one matters."""
    return any(
        part.series == series and part.which not in printed.which
        for each in evidence.sentences
        for part in each.named_parts
    )


def _rival(
    stated: ComparedFigure, series: str, same: Sequence[ComparedFigure], evidence: CitedEvidence
) -> ComparedFigure | None:
    """Return the figure that the evidence has of what is named: of that part, or of the whole."""
    said = parts_of(stated).get(series)
    which = said.which if said else None
    for given in evidence.figures:
        printed = parts_of(given).get(series)
        is_of_same = which == (printed.which if printed else None)
        beside = any(given.sentence is each.sentence for each in same)
        if given in same or not is_of_same:
            continue
        if _is_of_one_measure(stated, given, is_of_part=bool(said), is_beside=beside):
            return given
    return None


def _is_of_one_measure(
    stated: ComparedFigure, given: ComparedFigure, *, is_of_part: bool, is_beside: bool
) -> bool:
    """Return whether a figure tells how much another one is of the same, by what they are of.

    A part of few words tells its size by the unit alone: 二期20万平方米. So do figures that stand
    beside each other, to a sentence in another language.
    """
    one, other = stated.quantity, given.quantity
    if given.is_threshold or one.ordinal != other.ordinal or not units_agree(one, other):
        return False
    if stated.claim and given.claim:
        asked = [frozenset({term}) for term in term_list().find(stated.claim.attribute_text)]
        found = compare_terms(asked, term_list().find(given.claim.attribute_text))
        if found != "unknown":
            return found == "agrees"
    if stated.sentence.language != given.sentence.language:
        return (is_of_part or is_beside) and dimension(one.unit) not in _TOLD_BY_WORDS
    if dimension(one.unit) not in _TOLD_BY_WORDS and not dimension(one.unit).startswith("money"):
        return is_of_part or given.pairs_before >= stated.pairs_before
    shared = stated.own_pairs & given.own_pairs
    return bool(shared) if is_of_part else given.pairs_before >= stated.pairs_before != frozenset()
