"""The table of quality against CPU time."""

from __future__ import annotations

from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.experiments.reading_curve import AMOUNTS, Amount, Asked, table
from zoneqa_eval.measures.scoring import Score

GOLD = (Gold("a", "", ("300亿元",)),)


def scored(*, answerable: bool, fact: bool, refused: bool) -> Score:
    case = Case("a-001a", "多少？", "zh", "figure", "plain", "tune", GOLD if answerable else ())
    return Score(case, not refused, refused, fact, fact, fact, 9)


def test_an_amount_says_whether_reading_may_stop() -> None:
    names = [amount.name for amount in AMOUNTS]
    assert names[:2] == ["2", "4"]
    assert Amount(8, 2).name == "2, up to 8 if undecided"
    assert len(set(names)) == len(names)


def test_the_table_has_shares_and_times_beside_those_of_eight_passages() -> None:
    right = scored(answerable=True, fact=True, refused=False)
    over_refused = scored(answerable=True, fact=False, refused=True)
    declined = scored(answerable=False, fact=False, refused=True)
    asked = {
        Amount(8, 8): Asked([right, right, declined], [0.2, 0.2, 0.2]),
        Amount(8, 2): Asked([right, over_refused, declined], [0.1, 0.1, 0.1]),
    }
    head, whole, adaptive = table(asked)
    assert head.split()[:3] == ["passages", "read", "fact"]
    assert whole.split() == ["8", "100.0%", "100.0%", "0.0%", "200", "200", "200", "1.00"]
    assert adaptive.split()[-7:] == ["50.0%", "100.0%", "50.0%", "100", "100", "100", "0.50"]
