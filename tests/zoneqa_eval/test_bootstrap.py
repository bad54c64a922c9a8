"""Bootstrap intervals, paired differences, and changes from a baseline."""

from __future__ import annotations

import pytest

from zoneqa_eval.results.bootstrap import difference, interval
from zoneqa_eval.results.compare import change
from zoneqa_eval.results.run import Metric

IDS = [f"x-{n:03}a" for n in range(40)]


def test_the_bootstrap_resamples_groups_and_is_the_same_every_time() -> None:
    alike = {"x-001a": 0.0, "x-001b": 0.0, "x-002a": 1.0, "x-002b": 1.0}
    apart = dict(zip(IDS, alike.values(), strict=False))
    assert interval(alike) == interval(alike) == (0.0, 1.0)
    assert interval(dict.fromkeys(IDS, 1.0)) == (1.0, 1.0)
    assert difference(apart, apart) == difference(dict(apart), apart)


def test_a_difference_is_paired() -> None:
    before = dict(zip(IDS, [1.0] * 20 + [0.0] * 20, strict=True))
    after = {**before, **dict.fromkeys(IDS[:6], 0.0), "only-001a": 1.0}
    fell = difference(after, before)
    assert fell is not None
    assert (fell.n, round(fell.value, 3)) == (40, -0.15)
    assert fell.low < fell.value < fell.high <= 0
    assert fell.p_fall < 0.01
    assert fell.p_rise > 0.99
    assert fell.p == 2 * fell.p_fall
    rose = difference(before, after)
    assert rose is not None
    assert (rose.p_fall, rose.p_rise) == (fell.p_rise, fell.p_fall)
    same = difference(before, before)
    assert same is not None
    assert (same.value, same.p) == (0.0, 1.0)
    assert difference({"a": 1.0}, {"b": 1.0}) is None


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [(0.3, 0.4, "worse"), (0.3, 0.6, "unclear"), (None, None, "unclear")],
)
def test_without_pairs_intervals_decide(
    low: float | None, high: float | None, verdict: str
) -> None:
    found = change(Metric("a", 0.35, low, high), Metric("a", 0.7, 0.55, 0.8))
    assert found is not None
    assert (found.p, found.verdict) == (None, verdict)
    assert change(Metric("a", None), Metric("a", 0.7)) is None
