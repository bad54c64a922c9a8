"""Lines of a skewed or photographed page, put where they would stand on a straight one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from zoneqa.documents.ocr.engine import Corners

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Values = NDArray[np.float64]

_MIN_ASPECT = 4.0
"""Only lines that are so many times as long as high show the slope of the page."""

_MIN_LINES = 5
_MAX_OUTLIER = 3.0
"""How many median deviations a slope may differ from the others."""


def straightened(lines: Sequence[Corners]) -> list[Corners]:
    """Return the corners with level lines, and with columns whose edges are upright.

    Slopes change evenly over a page that is seen from aslant, so they are fitted as linear.
    """
    if len(lines) < _MIN_LINES:
        return list(lines)
    corners = np.asarray(lines, dtype=np.float64)
    level = _levelled(corners)
    upright = _upright(level)
    return [tuple((float(x), float(y)) for x, y in line) for line in upright]


def _levelled(corners: Values) -> Values:
    """Return the corners with level lines."""
    left, right = corners[:, [0, 3]].mean(axis=1), corners[:, [1, 2]].mean(axis=1)
    length = right - left
    height = (corners[:, 3, 1] - corners[:, 0, 1] + corners[:, 2, 1] - corners[:, 1, 1]) / 2
    long = length[:, 0] > _MIN_ASPECT * np.maximum(height, 1.0)
    if long.sum() < _MIN_LINES:
        return corners
    middle = (left + right) / 2
    centre = middle.mean(axis=0)
    slopes = length[long, 1] / length[long, 0]
    places = middle[long] - centre
    constant, by_x, by_y = _fitted(slopes, places)
    x, y = corners[..., 0] - centre[0], corners[..., 1] - centre[1]
    level = corners.copy()
    level[..., 1] -= constant * x + by_x * x**2 / 2 + by_y * x * y
    return level


def _upright(corners: Values) -> Values:
    """Return the corners with upright edges of columns, where lines begin below each other."""
    left, top = corners[:, [0, 3], 0].mean(axis=1), corners[:, [0, 3], 1].mean(axis=1)
    height = np.maximum(corners[:, 3, 1] - corners[:, 0, 1], 1.0)
    order = np.argsort(top)
    found: list[tuple[float, float, float]] = []
    for place, this in enumerate(order):
        for other in order[place + 1 : place + 40]:
            below, aside = top[other] - top[this], left[other] - left[this]
            if below > 2.5 * height[this]:
                break
            if below > 0.7 * height[this] and abs(aside) < 0.5 * height[this]:
                found.append((aside / below, left[this], top[this]))
                break
    if len(found) < _MIN_LINES:
        return corners
    values = np.asarray(found)
    centre = values[:, 1:].mean(axis=0)
    constant, by_x, by_y = _fitted(values[:, 0], values[:, 1:] - centre)
    x, y = corners[..., 0] - centre[0], corners[..., 1] - centre[1]
    upright = corners.copy()
    upright[..., 0] -= constant * y + by_x * x * y + by_y * y**2 / 2
    return upright


def _fitted(slopes: Values, places: Values) -> tuple[float, float, float]:
    """Return a, b, c of the slope a + bx + cy that fits most of the slopes best."""
    deviation = np.abs(slopes - np.median(slopes))
    kept = deviation <= _MAX_OUTLIER * max(float(np.median(deviation)), 1e-3)
    design = np.column_stack((np.ones(kept.sum()), places[kept]))
    fitted, *_ = np.linalg.lstsq(design, slopes[kept], rcond=None)
    return float(fitted[0]), float(fitted[1]), float(fitted[2])
