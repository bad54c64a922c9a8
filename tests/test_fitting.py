"""Weights by which what is right stands out."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from eval.fitting.choice import Choice, fit


def choice(rows: list[list[float]], right: int, weight: float = 1.0) -> Choice:
    return Choice(np.array(rows), np.arange(len(rows)) == right, weight)


def test_two_options_have_a_known_weight() -> None:
    penalty, spread = 0.1, 0.5
    [found] = fit([choice([[1.0], [0.0]], 0)], penalty)
    # Where the slope of log(1 + exp(-w / spread)) + penalty * w² is nought.
    w = found * spread
    assert 1 / spread / (1 + exp(w / spread)) == pytest.approx(2 * penalty * w, abs=1e-4)


def test_what_is_alike_in_a_choice_does_not_count() -> None:
    easy = [choice([[9.0, 1.0], [9.0, 0.0], [9.0, 0.2]], 0)] * 8
    hard = [choice([[-9.0, 0.1], [-9.0, 0.9]], 1)]
    level, what = fit([*easy, *hard])
    assert level == pytest.approx(0.0, abs=1e-6)
    assert what > 1


def test_the_heavier_choice_wins() -> None:
    first, second = [[1.0], [0.0]], [[0.0], [1.0]]
    [found] = fit([choice(first, 0, weight=1.0), choice(second, 0, weight=0.3)])
    assert found > 0
    [turned] = fit([choice(first, 0, weight=0.3), choice(second, 0, weight=1.0)])
    assert turned == pytest.approx(-found)


def test_any_of_several_that_are_right_will_do() -> None:
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    one, other = fit([Choice(rows, np.array([True, True, False]))])
    assert one == pytest.approx(other, rel=1e-3)
    assert one > 0
