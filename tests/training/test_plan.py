"""The learning rate and the end of a run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from training.plan import Plan, Progress, pace


def test_the_rate_rises_and_falls() -> None:
    assert [pace(done, 0.1) for done in (0, 0.05, 0.1)] == pytest.approx([0.01, 0.5, 1])
    assert [pace(done, 0.1) for done in (0.55, 1)] == pytest.approx([0.5, 0.02])


def test_a_run_ends_by_tokens_minutes_or_steps() -> None:
    plan = Plan(tokens=1000, minutes=10)
    assert Progress(tokens=300, seconds=60).share(plan) == pytest.approx(0.3)
    assert Progress(tokens=300, seconds=300).share(plan) == pytest.approx(0.5)
    assert Progress(tokens=1000).over(plan)
    assert Progress(step=5, tokens=10).over(replace(plan, steps=5))
    assert not Progress(step=5, tokens=10).over(plan)
