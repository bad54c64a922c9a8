"""The goals of metrics: `>= 90 %`, `<= .08`, `<= 120 characters`."""

from __future__ import annotations

import re

from zoneqa_eval.results.run import Metric

_GOAL = re.compile(r"(?P<sign>>=|<=)\s*(?P<number>\d*\.?\d+)\s*(?P<percent>%)?")


def goal_value(metric: Metric) -> float | None:
    """Return the number that a metric should reach; None without a goal that can be read."""
    found = _GOAL.match(metric.goal or "")
    if found is None:
        return None
    return float(found["number"]) / (100 if found["percent"] else 1)


def is_met(metric: Metric) -> bool | None:
    """Return whether a metric reaches its goal; one without a value does not."""
    goal = goal_value(metric)
    if goal is None:
        return None
    if metric.value is None:
        return False
    at_least = (metric.goal or "").startswith(">=")
    return metric.value >= goal if at_least else metric.value <= goal
