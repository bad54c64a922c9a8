"""Numbers that no evidence prints but that follow from its figures: sums, differences, ratios."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations
from typing import Literal

from zoneqa.claims.quantities import Quantity
from zoneqa.text.character_bigrams import character_bigrams
from zoneqa.verify.compare_numbers import (
    compare_numbers,
    is_share,
    quantity_in_unit,
    units_agree,
    value_in_unit,
)
from zoneqa.verify.compared_sentence import ComparedFigure
from zoneqa.verify.computation_words import direction_of

Operation = Literal[
    "sum", "difference", "ratio", "growth", "former", "average", "product", "part", "rest", "level"
]

_MOST_SUMMED = 6
"""Figures that are summed at most."""

_RECOVERED = ("恢复到", "恢复至", "相当于", "达到同期", "达同期")
"""What tells that a share is that of what there was before."""

_BODIES = frozenset({"家", "所", "个", "户", "座"})
"""Units in which bodies and sites are counted."""

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Computation:
    """How a number follows from figures of the evidence.

    A "difference" and a "ratio" are of the first figure and the second, a "growth" is of the first
    since the second. An "average" is the first by the second, which counts, a "product" that many
    times the first, a "part" the share of it that the second is, the "rest" what a share leaves of the whole. A "former" value is what the first was before the change that the second is:
    915亿元，较年初增加73亿元. `formula` is as it is read: 12亿元+30亿元.
    """

    operation: Operation
    figures: tuple[ComparedFigure, ...]
    formula: str
    result: Quantity


def computations(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield the computations with figures, given in their order, that have a stated number."""
    exact = [each for each in given if not each.quantity.ordinal and _is_single(each.quantity)]
    found = (each for calculate in _OPERATIONS for each in calculate(stated, exact))
    if not stated.ordinal and _is_single(stated):
        yield from (each for each in found if compare_numbers(stated, each.result) == "same")


def _is_single(quantity: Quantity) -> bool:
    return quantity.low == quantity.high


def _sums(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield the sums of any two figures, and of three or more that stand in a row."""
    alike = [each for each in given if units_agree(stated, each.quantity)]
    runs = (
        alike[start : start + size]
        for size in range(3, _MOST_SUMMED + 1)
        for start in range(len(alike) - size + 1)
    )
    for figures in (*combinations(alike, 2), *runs):
        if not all(_sums_with(each.quantity, figures[0].quantity) for each in figures):
            continue
        total = sum((value_in_unit(each.quantity, stated) for each in figures), Decimal(0))
        formula = "+".join(each.words for each in figures)
        yield Computation("sum", tuple(figures), formula, quantity_in_unit(total, stated))


def _sums_with(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures count in one unit, or both count bodies: 18家和6所."""
    return one.unit == other.unit or {one.unit, other.unit} <= _BODIES


def _differences(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield the differences of two figures; of two shares, in percentage points."""
    shares = stated.unit == "百分点"
    alike = [
        each
        for each in given
        if (each.quantity.unit == "%" if shares else units_agree(stated, each.quantity))
    ]
    for one, other in permutations(alike, 2):
        left = value_in_unit(one.quantity, stated) - value_in_unit(other.quantity, stated)
        formula = f"{one.words}-{other.words}"
        if left > 0 and one.quantity.unit == other.quantity.unit:
            yield Computation("difference", (one, other), formula, quantity_in_unit(left, stated))


def _ratios(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield the ratios of two amounts of one unit, and by which share the first is another."""
    amounts = [each for each in given if not is_share(each.quantity) and each.quantity.low > 0]
    for one, other in permutations(amounts if is_share(stated) else [], 2):
        if one.quantity.unit == other.quantity.unit:
            ratio = one.quantity.low / other.quantity.low
            more, less = sorted((one, other), key=lambda each: each.quantity.low, reverse=True)
            share, growth = _share(ratio, stated), _share(abs(ratio - 1), stated)
            yield Computation("ratio", (one, other), f"{one.words}÷{other.words}", share)
            formula = f"({more.words}-{less.words})÷{other.words}"
            yield Computation("growth", (one, other), formula, growth)


def _levels(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield which share of what it was there is after a change, and the other way round.

    低六成 is 四成; 恢复到2019年同期的118% is 18% more.
    """
    for each in given if stated.unit == "%" else ():
        if each.quantity.unit != "%":
            continue
        rises, value = direction_of(each), each.quantity.low
        if rises:
            left = quantity_in_unit(_HUNDRED + rises * value, stated)
            yield Computation(
                "level", (each,), f"100%{'+' if rises > 0 else '-'}{each.words}", left
            )
        elif is_of_former(each):
            more = quantity_in_unit(abs(value - _HUNDRED), stated)
            yield Computation("growth", (each,), f"{each.words}-100%", more)


def is_of_former(figure: ComparedFigure) -> bool:
    """Return whether a figure is the share of what there was before: 恢复到同期的118%."""
    sentence, (start, _) = figure.sentence, figure.clause
    before = sentence.words((start, figure.place[0]))
    return any(word in before for word in _RECOVERED)


def _growths(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield by how much more there is than once of what is n times as much: 是2018年的3.2倍."""
    for each in given if is_share(stated) else ():
        if each.quantity.unit == "倍" and each.quantity.low > 1 and not direction_of(each):
            share = _share(each.quantity.low - 1, stated)
            yield Computation("growth", (each,), f"{each.words}-1", share)


def _formers(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield what amounts were before changes that are told behind them."""
    alike = [each for each in given if units_agree(stated, each.quantity)]
    for one in alike:
        behind = [each for each in given if _tells_change_of(one, each)]
        for change in behind:
            value, rises = value_in_unit(one.quantity, stated), direction_of(change)
            factor = _factor(change.quantity, 0 if is_of_former(change) else rises)
            if factor:
                formula, before = f"{one.words}÷{factor.normalize():f}", value / factor
            else:
                formula = f"{one.words}{'-' if rises > 0 else '+'}{change.words}"
                before = value - rises * value_in_unit(change.quantity, stated)
            result = quantity_in_unit(before, stated)
            yield Computation("former", (one, change), formula, result)


def _averages(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield how much there is for each of what a figure counts."""
    for one, other in _measured_and_counted(stated, given, alike=True):
        average = value_in_unit(one.quantity, stated) / other.quantity.low
        result = quantity_in_unit(_as_exact_as(stated, average), stated)
        yield Computation("average", (one, other), f"{one.words}÷{other.words}", result)


def _products(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield how much there is in all of what a figure counts: 6艘5000标箱船舶."""
    for one, other in _measured_and_counted(stated, given):
        product = quantity_in_unit(value_in_unit(one.quantity, stated) * other.quantity.low, stated)
        yield Computation("product", (one, other), f"{one.words}×{other.words}", product)


def _measured_and_counted(
    stated: Quantity, given: Sequence[ComparedFigure], *, alike: bool = False
) -> Iterator[tuple[ComparedFigure, ComparedFigure]]:
    """Yield figures in the unit of a stated one with what may be counted, `alike` in that unit."""
    measured = [each for each in given if units_agree(stated, each.quantity)]
    counts = [each for each in given if _counts(each.quantity)]
    return (
        (one, other)
        for one in measured
        for other in counts
        if one is not other and (alike or one.quantity.unit != other.quantity.unit)
    )


def _remainders(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield what figures leave of one before them: 18家，其中德国5家、日本4家、新加坡3家."""
    alike = [each for each in given if units_agree(stated, each.quantity)]
    for at, one in enumerate(alike):
        behind = [each for each in alike[at + 1 :] if each.sentence is one.sentence]
        for size in range(2, min(len(behind), _MOST_SUMMED) + 1):
            told = behind[:size]
            less = sum((value_in_unit(each.quantity, stated) for each in told), Decimal(0))
            result = quantity_in_unit(value_in_unit(one.quantity, stated) - less, stated)
            formula = "-".join(each.words for each in (one, *told))
            yield Computation("rest", (one, *told), formula, result)


def _parts(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield the parts of amounts that the shares in their sentences are: 28亿元, 其中37%."""
    alike = [each for each in given if units_agree(stated, each.quantity)]
    for one in alike if not is_share(stated) else ():
        for other in one.sentence.figures:
            if other.quantity.unit == "%":
                part = value_in_unit(one.quantity, stated) * other.quantity.low / _HUNDRED
                result = quantity_in_unit(_as_exact_as(stated, part), stated)
                yield Computation("part", (one, other), f"{one.words}×{other.words}", result)


def _wholes(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield the wholes of which figures are the shares in their sentences: 218名, 目标的87%."""
    alike = [each for each in given if units_agree(stated, each.quantity)]
    for one in alike if not is_share(stated) else ():
        for other in one.sentence.figures:
            if other.quantity.unit == "%" and other.quantity.low:
                whole = value_in_unit(one.quantity, stated) * _HUNDRED / other.quantity.low
                result = quantity_in_unit(_as_exact_as(stated, whole), stated)
                yield Computation("part", (one, other), f"{one.words}÷{other.words}", result)


def _counts(quantity: Quantity) -> bool:
    return not is_share(quantity) and bool(quantity.unit) and quantity.low > 1


def _as_exact_as(stated: Quantity, value: Decimal) -> Decimal:
    """Return a value with as many decimals as a stated one has."""
    exponent = stated.low.as_tuple().exponent
    assert isinstance(exponent, int)
    return value.quantize(Decimal(1).scaleb(min(exponent, 0)))


def _rests(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield what shares leave of the whole."""
    for each in given:
        if stated.unit == each.quantity.unit == "%" and each.quantity.low < _HUNDRED:
            left = quantity_in_unit(_HUNDRED - each.quantity.low, stated)
            yield Computation("rest", (each,), f"100%-{each.words}", left)


def _tells_change_of(one: ComparedFigure, change: ComparedFigure) -> bool:
    if change.sentence.article is not one.sentence.article or change.place <= one.place:
        return False
    told_of = character_bigrams(change.sentence.words(change.clause))
    if one.sentence is not change.sentence and not one.own_pairs & told_of:
        return False
    times = change.quantity.unit in ("倍", "番")
    relative = (times or is_share(change.quantity)) and not is_share(one.quantity)
    points = (one.quantity.unit, change.quantity.unit) == ("%", "百分点")
    absolute = points or (units_agree(one.quantity, change.quantity) and not relative)
    if times or (relative and is_of_former(change)):
        return relative
    return bool(direction_of(change)) and (relative or absolute)


def _factor(change: Quantity, rises: int) -> Decimal | None:
    """Return how many times as much there is after a change, None of one that is no share."""
    if change.unit == "番":
        return 2**change.low
    if change.unit not in ("%", "倍"):
        return None
    share = change.low if change.unit == "倍" else change.low / _HUNDRED
    return (1 + rises * share if rises else share) or None


def _share(ratio: Decimal, stated: Quantity) -> Quantity:
    return quantity_in_unit(ratio if stated.unit == "倍" else ratio * _HUNDRED, stated)


_OPERATIONS = (
    _formers,
    _differences,
    _sums,
    _ratios,
    _growths,
    _levels,
    _averages,
    _products,
    _parts,
    _wholes,
    _rests,
    _remainders,
)
