"""The bootstrap: how far a mean, or the difference of two runs, may be chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Values = Mapping[str, float]
"""What each case contributes to a mean, by the case's id."""

Group = Callable[[str], str]

T = TypeVar("T")

DRAWS = 4_000
_SOME_DRAWS = 500  # where each of them is computed case by case
_SEED = 20210301
# Draws at a time, so that thousands of cases need no more than some megabytes.
_PART = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """How much a mean rose over the cases that both runs asked, with its 95 % interval.

    `p_fall` and `p_rise` are the one-sided p of a fall and of a rise, `p` that of any change.
    """

    value: float
    low: float
    high: float
    p_fall: float
    p_rise: float
    p: float
    n: int


def fact(case_id: str) -> str:
    """What paraphrases share: the id without its letter."""
    return case_id.rstrip("abcdefghij")


def interval(values: Values, group: Group = fact) -> tuple[float, float]:
    """The 95 % interval of the mean, drawing whole groups: paraphrases of a fact go together."""
    low, high = np.quantile(_means(values, group), [0.025, 0.975])
    return float(low), float(high)


def difference(new: Values, old: Values, group: Group = fact) -> Difference | None:
    """The paired difference of two runs; None if they share no case."""
    both = {key: new[key] - old[key] for key in new if key in old}
    if not both:
        return None
    means = _means(both, group)
    low, high = np.quantile(means, [0.025, 0.975])
    p_fall, p_rise = _p(means >= 0), _p(means <= 0)
    return Difference(
        value=sum(both.values()) / len(both),
        low=float(low),
        high=float(high),
        p_fall=p_fall,
        p_rise=p_rise,
        p=min(1.0, 2 * min(p_fall, p_rise)),
        n=len(both),
    )


def spread(
    cases: Mapping[str, T], statistic: Callable[[Sequence[T]], float], group: Group = fact
) -> tuple[float, float]:
    """The 95 % interval of any statistic of cases, drawing whole groups; of some draws only."""
    groups: dict[str, list[T]] = {}
    for key, case in cases.items():
        groups.setdefault(group(key), []).append(case)
    members = list(groups.values())
    drawn = np.random.default_rng(_SEED)
    found = []
    for _ in range(_SOME_DRAWS):
        chosen = drawn.integers(len(members), size=len(members))
        found.append(statistic([case for n in chosen for case in members[n]]))
    low, high = np.nanquantile(found, [0.025, 0.975])
    return float(low), float(high)


def _p(against: NDArray[np.bool_]) -> float:
    """The share of draws that speak against a change; never 0, for there were only so many."""
    return (int(against.sum()) + 1) / (len(against) + 1)


def _means(values: Values, group: Group) -> NDArray[np.float64]:
    """The means of `DRAWS` draws with replacement, the same draws each time."""
    sums, sizes = _totals(values, group)
    drawn = np.random.default_rng(_SEED)
    parts: list[NDArray[np.float64]] = []
    for _ in range(DRAWS // _PART):
        times = drawn.multinomial(len(sums), np.full(len(sums), 1 / len(sums)), size=_PART)
        parts.append((times @ sums) / (times @ sizes))
    # Sums of the same numbers in another order must not look like a change.
    means: NDArray[np.float64] = np.concatenate(parts).round(12)
    return means


def _totals(values: Values, group: Group) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    groups: dict[str, list[float]] = {}
    for key, value in values.items():
        groups.setdefault(group(key), []).append(value)
    found: Sequence[list[float]] = list(groups.values())
    return np.array([sum(each) for each in found]), np.array([float(len(e)) for e in found])
