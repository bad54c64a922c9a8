"""What is aimed at: `>= 90 %`, `<= .08`, `<= 120 characters`."""

from __future__ import annotations

import re

from zoneqa_eval.figures.record import Figure

_GOAL = re.compile(r"(?P<sign>>=|<=)\s*(?P<number>\d*\.?\d+)\s*(?P<percent>%)?")


def aim(figure: Figure) -> float | None:
    """The number that a figure should reach; None without a goal that can be read."""
    found = _GOAL.match(figure.goal or "")
    if found is None:
        return None
    return float(found["number"]) / (100 if found["percent"] else 1)


def met(figure: Figure) -> bool | None:
    """Whether a figure reaches its goal; a figure without a value does not."""
    wanted = aim(figure)
    if wanted is None:
        return None
    if figure.value is None:
        return False
    above = (figure.goal or "").startswith(">=")
    return figure.value >= wanted if above else figure.value <= wanted
