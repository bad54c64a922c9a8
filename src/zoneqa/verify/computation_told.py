"""Whether a sentence says how a number of it was computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from zoneqa.claims.period import Period
from zoneqa.claims.period_relation import relation
from zoneqa.text.character_bigrams import character_bigrams
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedPeriod
from zoneqa.verify.computation import Computation, Operation
from zoneqa.verify.computation_words import Told, compared_sides, direction_of, is_reached, tells

Figures = tuple[ComparedFigure, ...]

_TOLD: Mapping[Operation, tuple[Told, ...]] = {
    "sum": ("sum",),
    "product": ("sum",),
    "average": ("average",),
    "rest": ("rest",),
    "level": ("level",),
}
"""The words by which a sentence says that it gives the result of an operation."""

_MONTH_ON_MONTH = "环比"

_YEAR_ON_YEAR = ("同比", "上年", "去年")
"""What tells that a change is one since the year before."""

_TENTHS, _IS = "成", ("是", "为", "来自")
"""What tells of a share, and what stands behind one: 15%是不动产登记."""


def is_said(stated: ComparedFigure, computation: Computation) -> bool:
    """Return whether a sentence says of a number that it follows in such a way."""
    operation, figures = computation.operation, computation.figures
    if operation in _TOLD:
        told = any(tells(word, stated) for word in _TOLD[operation])
        return told and (len(figures) > 1 or _is_part(stated, figures))
    if operation in _SAID:
        return _SAID[operation](stated, figures)
    return _is_change(stated, figures)


def _is_former(stated: ComparedFigure, figures: Figures) -> bool:
    return not tells("apart", stated) and _names_former(stated, *figures)


def _is_ratio(stated: ComparedFigure, figures: Figures) -> bool:
    told = _tells_share(stated) and not direction_of(stated)
    return told and _is_right_way(stated, figures)


def _is_part(stated: ComparedFigure, figures: Figures) -> bool:
    return any(pair in stated.sentence.text for pair in figures[-1].own_pairs)


def _is_growth(stated: ComparedFigure, figures: Figures) -> bool:
    return _compares(stated, figures) and _is_change(stated, figures)


def _is_difference(stated: ComparedFigure, figures: Figures) -> bool:
    rose = direction_of(figures[-1]) >= 0
    is_left = tells("rest", stated) or tells("denied", stated)
    return is_left or (rose and _was_before(stated)) or _is_change(stated, figures)


def _is_change(stated: ComparedFigure, figures: Figures) -> bool:
    rise = rise_of(stated, figures) or _rise_of_later(figures)
    return tells("apart", stated) or direction_of(stated) == rise != 0


_SAID: Mapping[Operation, Callable[[ComparedFigure, Figures], bool]] = {
    "former": _is_former,
    "ratio": _is_ratio,
    "part": _is_part,
    "growth": _is_growth,
    "difference": _is_difference,
}


def _is_right_way(stated: ComparedFigure, figures: tuple[ComparedFigure, ...]) -> bool:
    """Return whether a figure is told as the share of the first of two in the second."""
    one, other = figures
    way = _orientation(stated, one, other)
    behind = stated.sentence.words((stated.place[1], stated.clause[1]))
    if behind.startswith(_IS):  # 15%是不动产登记
        way = -way
    was_other = stated.quantity.unit == "%" and (_was(one) or _was(other))
    return way > 0 or (way == 0 and not was_other)


def _tells_share(stated: ComparedFigure) -> bool:
    """Return whether a figure is told as that of a part: 占21%, 近七成, 是2倍."""
    quantity = stated.quantity
    if quantity.unit == "倍" or tells("share", stated):
        return True
    return quantity.approximation != "exactly" or _TENTHS in stated.words


def _was_before(stated: ComparedFigure) -> bool:
    """Return whether a figure is told as one before something: 二期启用前，…."""
    sentence = stated.sentence
    before = (sentence.words(c) for c, _ in sentence.clauses if c[1] <= stated.place[0])
    return tells("before", stated) or any(each.strip("，, ").endswith("前") for each in before)


def _compares(stated: ComparedFigure, figures: tuple[ComparedFigure, ...]) -> bool:
    """Return whether a sentence compares the first of two figures with the second."""
    if len(figures) == 1:
        return True
    one, other = figures
    return not _was(one) and (_was(other) or _orientation(stated, one, other) > 0)


def rise_of(stated: ComparedFigure, figures: tuple[ComparedFigure, ...]) -> int:
    """Return 1 if what the sentence compares is more than the other, -1 if less, 0 if not clear.

    Of two values of one thing, what it was before is the other.
    """
    if len(figures) == 1:
        return 1
    one, other = figures
    rises = 1 if one.quantity.low > other.quantity.low else -1
    if _was(one) != _was(other):
        return -rises if _was(one) else rises
    return rises * _orientation(stated, one, other)


def _rise_of_later(figures: tuple[ComparedFigure, ...]) -> int:
    """Return 1 if the later of two figures of a sentence is more than that before it, else -1.

    0 of figures of which the later does not tell how much there is after a change.
    """
    if len(figures) < 2 or figures[0].sentence is not figures[1].sentence:
        return 0
    earlier, later = sorted(figures, key=lambda each: each.place)
    if not is_reached(later):
        return 0
    return 1 if later.quantity.low > earlier.quantity.low else -1


def _was(figure: ComparedFigure) -> bool:
    return bool(figure.claim and figure.claim.former)


def _orientation(stated: ComparedFigure, one: ComparedFigure, other: ComparedFigure) -> int:
    """Return 1 if a sentence compares one figure with another, -1 if the other way round."""
    sides = compared_sides(stated)
    if sides is None or _was(one) or _was(other):
        return 0
    first, second = (character_bigrams(each) for each in sides)
    of_one, of_other = one.pairs_before, other.pairs_before
    this = len(of_one & first) + len(of_other & second)
    that = len(of_one & second) + len(of_other & first)
    return (this > that) - (this < that)


def _names_former(stated: ComparedFigure, one: ComparedFigure, change: ComparedFigure) -> bool:
    """Return whether a sentence names what a change is compared with: 年初, 全省平均, 2020年."""
    periods = periods_of(change)
    if any(_is_base(own, one, change) for own in stated.sentence.periods):
        return True
    if any(is_named(own, each) for own in stated.sentence.periods for each in periods):
        return True
    if tells("before", stated) and (periods or tells("before", change)):
        return True
    sides = compared_sides(change)
    pairs = character_bigrams(sides[1]) if sides else frozenset[str]()
    return any(pair in stated.sentence.text for pair in pairs if pair.isalpha())


def _is_base(own: ComparedPeriod, one: ComparedFigure, change: ComparedFigure) -> bool:
    """Return whether a period is that with which a change of a figure is compared."""
    clause, year = change.sentence.words(change.clause), own.words[:4]
    if year.isdecimal() and year in clause:
        return True
    if _MONTH_ON_MONTH in clause and is_month_before(own.period, one):
        return True
    year_on_year = any(word in clause for word in _YEAR_ON_YEAR)
    return is_year_before(own.period, one) or (year_on_year and own.period.offset == -1)


def is_month_before(period: Period, figure: ComparedFigure) -> bool:
    """Return whether a period ends where that of a figure begins: 环比."""
    held = figure.claim.period if figure.claim else None
    if not held or not held.first or not period.last:
        return False
    return period.last + timedelta(days=1) == held.first


def is_year_before(period: Period, figure: ComparedFigure) -> bool:
    """Return whether a period is of the year before that of a figure: 较上年, 同比."""
    held = figure.claim.period if figure.claim else None
    if not held or not held.last or not period.last:
        return False
    return period.last.year == held.last.year - 1 and period.year_known


def is_named(own: ComparedPeriod, given: ComparedPeriod) -> bool:
    """Return whether two periods are the same or are called the same."""
    return own.words == given.words or relation(own.period, given.period) == "same"


def periods_of(change: ComparedFigure) -> list[ComparedPeriod]:
    """Return the periods with which a change is compared, in its clause."""
    return change.sentence.periods_in(change.clause)
