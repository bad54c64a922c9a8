"""The patterns by which one language asks for what is computed."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalculationWording:
    """Patterns for masked questions of one language.

    `rate` tells a change that is printed as a percentage from one that must be computed. `noise`
    is all that is not the name of the figure.
    """

    which: re.Pattern[str]
    side: re.Pattern[str]
    least: re.Pattern[str]
    any_zone: re.Pattern[str]
    all_zones: re.Pattern[str]
    difference: re.Pattern[str]
    change: re.Pattern[str]
    rate: re.Pattern[str]
    total: re.Pattern[str]
    count: re.Pattern[str]
    each: re.Pattern[str]
    which_ones: re.Pattern[str]
    latest: re.Pattern[str]
    grows: re.Pattern[str]
    which_year: re.Pattern[str]
    noise: re.Pattern[str]
