"""The claim: one statement of a sentence, with the words that make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.types import Bounds, Span

Kind = Literal["level", "count", "share", "growth", "change", "rank", "role", "date"]
"""What a value is.

As 19.4亿元, 385家, 占31.5%, 增长6.2%, 提高两个百分点, 第三位, 局长张三, 7月8日开工.
"""

AMOUNTS: frozenset[Kind] = frozenset({"level", "count"})
"""The kinds that say how much or how many there is."""

CHANGES: frozenset[Kind] = frozenset({"growth", "change"})
"""The kinds that say by how much it rose or fell."""

FIGURES = AMOUNTS | CHANGES | {"share"}
"""The kinds whose values are figures that can be drawn and computed with."""

Direction = Literal["up", "down"]
Modality = Literal["achieved", "planned"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the article and where they stand in its text; `carried` if not in the sentence."""

    text: str
    place: Bounds
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement: of a subject, an attribute has a value in a period.

    `sentence` is the sentence or cell that makes it, `value` the words of the value with its unit:
    a person for a role, a date for an event. `quantity` is the value of figures and ranks, `None`
    for names and dates. `subjects` are all that it can be about, the nearest first. What is None
    is not said. `former` is true of what a value was before: 由25.3亿元增至28.9亿元.
    """

    sentence: Span
    value: Span
    kind: Kind
    attribute: Words | None
    subjects: tuple[Words, ...] = ()
    quantity: Quantity | None = None
    period: Period | None = None
    direction: Direction | None = None
    modality: Modality = "achieved"
    part_of: Words | None = None
    ordinal: tuple[str, str] | None = None
    former: bool = False

    @property
    def attribute_text(self) -> str:
        """Return the words of its attribute, empty if it has none."""
        return self.attribute.text if self.attribute else ""

    @property
    def lead(self) -> str:
        """Return what its sentence says before the value."""
        return self.sentence.quote[: self.value.start - self.sentence.start]

    @property
    def falls(self) -> bool:
        """Return whether its figure says by how much something fell, so that it is negative."""
        return self.direction == "down" and self.kind in CHANGES
