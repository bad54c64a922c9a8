"""Computed values as text, in the unit in which the figures are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.claims.units import common_factor

_PRINTED = re.compile(
    r"^[^\d〇零一二两三四五六七八九十百千]*(?:[\d.,，]+)(?P<unit>(?P<scale>[千百十]?[万亿]*).*)$"
)
_SCALES = {"万": 10**4, "亿": 10**8, "千": 10**3, "百": 10**2, "十": 10}
_AROUND = ("以上", "以下", "左右", "上下", "余", "多")


def amount(value: Decimal, figures: Sequence[StatedFigure]) -> str:
    """Return a value in the unit of the figures that it was computed of: 164.2亿元.

    Between percentages it is in percentage points. The largest unit printed counts, of areas the
    largest in which the value has an end: 1/15 公顷 is 1亩.
    """
    units = sorted({_unit(figure.printed, figure.unit) for figure in figures}, reverse=True)
    exact = (pair for pair in units if value / pair[0] * pair[0] == value)
    scale, unit = next(exact, units[0])
    if unit == "%":
        unit = "个百分点"
    number = f"{(value / scale).normalize():f}"
    return f"{number}{unit}"


def _unit(printed: str, unit: str) -> tuple[Decimal, str]:
    for word in _AROUND:
        printed = printed.replace(word, "")
    found = _PRINTED.match(printed)
    if not found:
        return Decimal(1), ""
    scale = Decimal(common_factor(unit))
    for character in found["scale"]:
        scale *= _SCALES[character]
    return scale, found["unit"]
