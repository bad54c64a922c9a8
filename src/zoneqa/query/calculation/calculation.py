"""The value that says what a question wants computed, and of what."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from zoneqa.claims.approximation import Approximation
from zoneqa.claims.periods import Period
from zoneqa.claims.slots import Slots
from zoneqa.types import Wordings
from zoneqa.zones.names import ZoneNames

Operation = Literal[
    "compare", "difference", "change", "total", "count", "list", "latest", "which_year"
]
"""哪个更高, 甲比乙高多少, 比上年多多少, 一共, 有几个超过, 哪些超过, 分别是多少, 最新, 哪年最多."""

Order = Literal["most", "least"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A zone, place or organisation that is compared: as the question writes it, and its names.

    `is_thing` is true of a project, a park or a firm, which a question may name in short.
    """

    name: str
    names: ZoneNames
    is_thing: bool = False


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a value must be over or under: 超过300亿元 is over 30000000000 元."""

    relation: Approximation
    value: Decimal
    unit: str

    def is_met(self, value: Decimal) -> bool:
        """Return whether a value in the same unit is on the asked side."""
        if self.relation == "over":
            return value > self.value
        if self.relation == "under":
            return value < self.value
        return value <= self.value if self.relation == "at_most" else value >= self.value


@dataclass(frozen=True, slots=True)
class AskedIndicator:
    """A figure that is asked of each entity, as if it were asked of that alone.

    `wordings` are what each term of an English question may be called. `context` are the words
    that say on what occasion: 2024年投资洽谈会上.
    """

    slots: Slots
    wordings: tuple[Wordings, ...] = ()
    context: str = ""


@dataclass(frozen=True, slots=True)
class Calculation:
    """What is to be computed.

    Without `entities`, it is computed over all zones. `periods` are those that a change, a total,
    a list or the choice of a year is over, the earlier first; of any other operation, at most one.
    `comparative` is the word that the question uses for the side it asks for: 高, 多, 快.
    `is_current` is true of what holds now.
    """

    operation: Operation
    indicators: tuple[AskedIndicator, ...]
    entities: tuple[Entity, ...] = ()
    periods: tuple[Period, ...] = ()
    order: Order = "most"
    comparative: str = ""
    threshold: Threshold | None = None
    is_current: bool = False

    @property
    def needs_several(self) -> bool:
        """Return whether no single statement can answer: one operand would be a wrong answer."""
        return self.operation not in ("latest", "list") or self.threshold is not None
