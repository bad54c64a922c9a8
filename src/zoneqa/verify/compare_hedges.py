"""Comparing how exact two figures of one value are said to be."""

from __future__ import annotations

from collections.abc import Mapping

from zoneqa.claims.approximation import word_before
from zoneqa.verify.compare_numbers import compare_numbers
from zoneqa.verify.compared_sentence import ComparedFigure
from zoneqa.verify.findings import Finding, finding

_LIMITS: Mapping[str, tuple[str, ...]] = {
    "at_most": ("上限", "封顶", "顶格", "至多"),
    "at_least": ("下限", "门槛", "起步", "至少"),
}
"""What tells that a figure is the most or the least."""

_ONCE = "过"
"""What stands behind a verb of what was once done: 接待过."""

_PEAK = "最"
"""What tells that a figure is the highest or the lowest."""

_HEDGE = 4
"""Characters before a figure that may say that it is not exact."""


def compare_hedges(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    if compare_numbers(stated.quantity, given.quantity) not in ("unhedged", "hedged"):
        return None
    lead = stated.sentence.words((stated.clause[0], stated.place[0]))
    said = {word_before(lead[:end], end) for end in range(1, len(lead) + 1)}
    if given.quantity.approximation in said:  # 最高可获500万元
        return None
    if any(word in lead for word in _LIMITS.get(given.quantity.approximation, ())):
        return None  # 上限为5000万元
    if stated.sentence.plain.endswith(_ONCE, 0, stated.place[0]):  # 接待过150000人次
        return None
    is_peak = _PEAK in given.sentence.words((given.clause[0], given.place[0]))
    if is_peak and stated.quantity.approximation == "at_most":  # 单日最高客流达15万人次
        return None
    hedge = _hedge_before(given)
    right = given.sentence.span((given.place[0] - len(hedge), given.place[1]))
    return finding("modality", stated.place, stated.words, right, certain=False)


def _hedge_before(figure: ComparedFigure) -> str:
    """Return the word before a figure that says that it is not exact, with what stands between."""
    before = figure.sentence.words((figure.clause[0], figure.place[0]))[-_HEDGE:]
    hedge = word_before(before, len(before))
    words = (before[at:] for at in reversed(range(len(before))))
    return next((each for each in words if hedge and word_before(each, len(each)) == hedge), "")
