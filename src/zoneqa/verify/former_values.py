"""What amounts were before the changes that the evidence tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zoneqa.claims.quantities import Quantity
from zoneqa.text.character_bigrams import character_bigrams
from zoneqa.verify.compare_numbers import is_share, quantity_in_unit, units_agree, value_in_unit
from zoneqa.verify.compared_sentence import ComparedFigure
from zoneqa.verify.computation import HUNDRED, Computation
from zoneqa.verify.computation_words import direction_of

_RECOVERED = ("恢复到", "恢复至", "相当于", "达到同期", "达同期")
"""What tells that a share is that of what there was before."""


def former_values(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
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


def is_of_former(figure: ComparedFigure) -> bool:
    """Return whether a figure is the share of what there was before: 恢复到同期的118%."""
    sentence, (start, _) = figure.sentence, figure.clause
    before = sentence.words((start, figure.place[0]))
    return any(word in before for word in _RECOVERED)


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
    share = change.low if change.unit == "倍" else change.low / HUNDRED
    return (1 + rises * share if rises else share) or None
