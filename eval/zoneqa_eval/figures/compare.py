"""Two runs side by side: which figures rose or fell, and how surely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from zoneqa_eval.figures.bootstrap import difference
from zoneqa_eval.figures.record import Figure, Run

SURE = 0.05
"""A change of a smaller p is taken for one."""

Key = tuple[str, str]
"""The group of a figure and its name."""


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure differs from the baseline's: `value` is new less old.

    All three are over the `n` cases that both runs asked, with an interval and p, two-sided, and
    `p_worse` for a change to the worse. Where cases cannot be paired, they are the figures as they
    are, p is None, and a change is sure if the two intervals do not touch.
    """

    name: str
    group: str
    old: float
    new: float
    value: float
    better: str
    low: float | None = None
    high: float | None = None
    p: float | None = None
    p_worse: float | None = None
    n: int = 0
    apart: bool = False

    @property
    def sure(self) -> bool:
        return self.apart if self.p is None else self.p < SURE

    @property
    def gain(self) -> float:
        """How much better the figure is."""
        return self.value if self.better == "higher" else -self.value

    @property
    def verdict(self) -> Literal["better", "worse", "unclear", "same"]:
        if self.value == 0:
            return "same"
        if not self.sure:
            return "unclear"
        return "better" if self.gain > 0 else "worse"


def compare(new: Run, old: Run) -> dict[Key, Change]:
    """The change of every figure that both runs have a value of."""
    before = keyed(old)
    changes = {key: change(f, before[key]) for key, f in keyed(new).items() if key in before}
    return {key: found for key, found in changes.items() if found is not None}


def keyed(run: Run) -> Mapping[Key, Figure]:
    """The figures of a run by group and name."""
    return {key_of(figure): figure for figure in run.figures}


def key_of(figure: Figure) -> Key:
    """The group and name of a figure."""
    return figure.group, figure.name


def change(new: Figure, old: Figure) -> Change | None:
    """The change of one figure; None where one of the two has no value."""
    if new.value is None or old.value is None:
        return None
    pairs = difference(new.values, old.values)
    if pairs is None:
        return Change(
            *(new.name, new.group, old.value, new.value, new.value - old.value, new.better),
            apart=_apart(new, old),
        )
    higher = new.better == "higher"
    before = fmean(value for key, value in old.values.items() if key in new.values)
    return Change(
        *(new.name, new.group, before, before + pairs.value, pairs.value, new.better),
        low=pairs.low,
        high=pairs.high,
        p=pairs.p,
        p_worse=pairs.p_fall if higher else pairs.p_rise,
        n=pairs.n,
    )


def _apart(new: Figure, old: Figure) -> bool:
    if new.low is None or new.high is None or old.low is None or old.high is None:
        return False
    return new.low > old.high or new.high < old.low
