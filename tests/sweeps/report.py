"""The lines of the table that the sweeps print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A kind of fault: the number of points at which it was injected, and the outcomes.

    `wrong` has a message for every wrong outcome.
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
"""A sweep: (share of its full number of points, seed for random choices) -> lines."""


def counted(values: Iterable[object]) -> str:
    """Return how often each value occurs, the most frequent first."""
    return ", ".join(f"{value} {n}" for value, n in Counter(map(str, values)).most_common())
