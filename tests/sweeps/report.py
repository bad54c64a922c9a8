"""What a sweep found, as lines of one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A kind of disturbance: at how many points it was tried, and what came of them.

    `wrong` tells of every point at which something was not as it ought to be.
    """

    sweep: str
    case: str
    points: int
    outcome: str
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        verdict = f"{len(self.wrong)} WRONG" if self.wrong else "ok"
        head = f"{self.sweep:9} {self.case:24} {self.points:6}  {verdict:8} {self.outcome}"
        return "\n".join([head, *(f"    {what}" for what in self.wrong[:5])])


Lines = Callable[[float, int], Iterator[Line]]
"""A sweep: at a share (0 to 1] of its full number of points, with a seed for what is drawn."""


def counted(values: Iterable[object]) -> str:
    """How often each value occurs, the most frequent first."""
    return ", ".join(f"{value} {n}" for value, n in Counter(map(str, values)).most_common())
