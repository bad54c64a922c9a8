"""Rectangles on a page, in PDF points from the lower left corner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    def holds(self, other: Box) -> bool:
        """Return whether the centre of the other box is inside this one."""
        return self.left <= other.centre <= self.right and self.bottom <= other.middle <= self.top

    def turned(self, turns: int) -> Self:
        """Return the box after so many quarter turns of the page, anticlockwise."""
        if turns % 4 == 0:
            return self
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        for _ in range(turns % 4):
            left, bottom, right, top = -top, left, -bottom, right
        return replace(self, left=left, bottom=bottom, right=right, top=top)
