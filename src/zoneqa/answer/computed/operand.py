"""What a computation is over: one figure of each entity and period, or that there is none."""

from __future__ import annotations

from dataclasses import dataclass

from zoneqa.answer.computed.stated_figure import StatedFigure


@dataclass(frozen=True, slots=True)
class Operand:
    """An entity in a period as the answer says them, with its figure; None if none was found."""

    name: str
    period: str
    figure: StatedFigure | None
