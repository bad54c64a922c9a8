"""The comparison of two runs: which metrics rose or fell, and how certain that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from zoneqa_eval.results.bootstrap import difference
from zoneqa_eval.results.run import Metric, Run

SIGNIFICANT = 0.05
"""A change with a smaller p-value counts as one."""

Key = tuple[str, str]
"""The group and the name of a metric."""


@dataclass(frozen=True, slots=True)
class Change:
    """The difference of a metric from the baseline; `value` is new minus old.

    Where cases can be paired, all three values are over the `n` cases of both runs, `p` is
    two-sided and `p_worse` one-sided, for a change to the worse. Where they cannot, the values are
    those of the metrics, p is None, and the change is significant if the intervals are `disjoint`.
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
    disjoint: bool = False

    @property
    def significant(self) -> bool:
        """Return whether chance is an unlikely cause."""
        return self.disjoint if self.p is None else self.p < SIGNIFICANT

    @property
    def improvement(self) -> float:
        """Return how much better the metric is; negative where it is worse."""
        return self.value if self.better == "higher" else -self.value

    @property
    def verdict(self) -> Literal["better", "worse", "unclear", "same"]:
        """Return the change in a word."""
        if self.value == 0:
            return "same"
        if not self.significant:
            return "unclear"
        return "better" if self.improvement > 0 else "worse"


def compare(new: Run, old: Run) -> dict[Key, Change]:
    """Return the change of every metric that has a value in both runs."""
    before = by_key(old)
    changes = {key: change(m, before[key]) for key, m in by_key(new).items() if key in before}
    return {key: found for key, found in changes.items() if found is not None}


def by_key(run: Run) -> Mapping[Key, Metric]:
    """Return the metrics of a run by group and name."""
    return {key_of(metric): metric for metric in run.metrics}


def key_of(metric: Metric) -> Key:
    """Return the group and the name of a metric."""
    return metric.group, metric.name


def change(new: Metric, old: Metric) -> Change | None:
    """Return the change of one metric; None where one of the two has no value."""
    if new.value is None or old.value is None:
        return None
    paired = difference(new.values, old.values)
    if paired is None:
        return Change(
            *(new.name, new.group, old.value, new.value, new.value - old.value, new.better),
            disjoint=_are_disjoint(new, old),
        )
    before = fmean(value for key, value in old.values.items() if key in new.values)
    return Change(
        *(new.name, new.group, before, before + paired.value, paired.value, new.better),
        low=paired.low,
        high=paired.high,
        p=paired.p,
        p_worse=paired.p_fall if new.better == "higher" else paired.p_rise,
        n=paired.n,
    )


def _are_disjoint(new: Metric, old: Metric) -> bool:
    if new.low is None or new.high is None or old.low is None or old.high is None:
        return False
    return new.low > old.high or new.high < old.low
