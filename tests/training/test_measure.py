"""The measure of the reader on held-out questions."""

from __future__ import annotations

import pytest

from training import measure
from zoneqa_eval.measures import span_match


def test_scores_are_those_of_the_cmrc_scorer() -> None:
    assert span_match.exact_match("《战国》。", ["战国"]) == 1
    assert span_match.exact_match("战国时代", ["战国"]) == 0
    assert measure.contains("战国时代", ["春秋", "战国"]) == 1
    assert span_match.f1("任天堂游戏谜之村雨城", ["村雨城"]) == pytest.approx(6 / 13)
    assert span_match.f1("AC米兰队", ["米兰"]) == pytest.approx(4 / 6)
    assert span_match.f1("甲", ["乙"]) == 0
