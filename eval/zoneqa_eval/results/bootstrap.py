"""Bootstrap confidence intervals and p-values, of a mean and of the difference of two runs.

Whole groups are resampled, because wordings of one fact are not independent of each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from zoneqa_eval.case_ids import fact_id

Values = Mapping[str, float]
"""The contribution of each case to a mean, by the id of the case."""

GroupOf = Callable[[str], str]
"""Return the group of a case from its id."""

T = TypeVar("T")

RESAMPLES = 4_000
_SEED = 20210301
# For a statistic that has to be computed anew for every resample.
_FEW_RESAMPLES = 500
# Resamples at a time, so that thousands of cases need no more than some megabytes.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """How much a mean rose over the `n` cases of both runs, with its 95 % interval.

    `p_fall` and `p_rise` are the one-sided p-values of a fall and of a rise, `p` is two-sided.
    """

    value: float
    low: float
    high: float
    p_fall: float
    p_rise: float
    p: float
    n: int


def interval(values: Values, group_of: GroupOf = fact_id) -> tuple[float, float]:
    """Return the 95 % interval of the mean."""
    low, high = np.quantile(_means(values, group_of), [0.025, 0.975])
    return float(low), float(high)


def difference(new: Values, old: Values, group_of: GroupOf = fact_id) -> Difference | None:
    """Return the paired difference of two runs; None if they share no case."""
    paired = {key: new[key] - old[key] for key in new if key in old}
    if not paired:
        return None
    means = _means(paired, group_of)
    low, high = np.quantile(means, [0.025, 0.975])
    p_fall, p_rise = _p_value(means >= 0), _p_value(means <= 0)
    return Difference(
        value=sum(paired.values()) / len(paired),
        low=float(low),
        high=float(high),
        p_fall=p_fall,
        p_rise=p_rise,
        p=min(1.0, 2 * min(p_fall, p_rise)),
        n=len(paired),
    )


def statistic_interval(
    cases: Mapping[str, T], statistic: Callable[[Sequence[T]], float], group_of: GroupOf = fact_id
) -> tuple[float, float]:
    """Return the 95 % interval of any statistic of cases; fewer resamples are drawn."""
    groups: dict[str, list[T]] = {}
    for key, case in cases.items():
        groups.setdefault(group_of(key), []).append(case)
    members = list(groups.values())
    rng = np.random.default_rng(_SEED)
    found = []
    for _ in range(_FEW_RESAMPLES):
        chosen = rng.integers(len(members), size=len(members))
        found.append(statistic([case for n in chosen for case in members[n]]))
    low, high = np.nanquantile(found, [0.025, 0.975])
    return float(low), float(high)


def _p_value(contrary: NDArray[np.bool_]) -> float:
    """Return the share of resamples that contradict a change; never 0, as they are finite."""
    return (int(contrary.sum()) + 1) / (len(contrary) + 1)


def _means(values: Values, group_of: GroupOf) -> NDArray[np.float64]:
    """Return the means of all resamples, which are the same every time."""
    sums, sizes = _group_totals(values, group_of)
    rng = np.random.default_rng(_SEED)
    batches: list[NDArray[np.float64]] = []
    for _ in range(RESAMPLES // _BATCH):
        times = rng.multinomial(len(sums), np.full(len(sums), 1 / len(sums)), size=_BATCH)
        batches.append((times @ sums) / (times @ sizes))
    # The same numbers added in another order must not look like a change.
    means: NDArray[np.float64] = np.concatenate(batches).round(12)
    return means


def _group_totals(
    values: Values, group_of: GroupOf
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the sum and the size of each group."""
    groups: dict[str, list[float]] = {}
    for key, value in values.items():
        groups.setdefault(group_of(key), []).append(value)
    members: Sequence[list[float]] = list(groups.values())
    return np.array([sum(each) for each in members]), np.array([float(len(e)) for e in members])
