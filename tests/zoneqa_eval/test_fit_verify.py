"""The fit of the score of verified sentences, and the sentences that it is fitted on."""

from __future__ import annotations

import numpy as np
import pytest

from zoneqa.types import Article
from zoneqa_eval.fitting.changed_sentences import changed_sentences
from zoneqa_eval.fitting.support_fit import fitted


def test_a_model_tells_what_is_covered_from_what_is_wrong() -> None:
    rows = np.array([[1.0, 0.0], [0.9, 0.0], [1.0, 1.0], [0.2, 0.0]])
    is_true = np.array([True, True, False, False])
    model = fitted(["covered", "any_wrong"], rows, is_true, np.full(4, 0.25))
    assert model.weights["covered"] > 0 > model.weights["any_wrong"]
    scores = [model.score({"covered": a, "any_wrong": b}) for a, b in rows]
    assert min(scores[:2]) > max(scores[2:])


def test_what_speaks_against_a_sentence_never_speaks_for_it() -> None:
    rows = np.array([[1.0], [0.0]])
    model = fitted(["doubtful"], rows, np.array([True, False]), np.full(2, 0.5))
    assert model.weights["doubtful"] == -2.0


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("云岭高新区去年实现工业总产值194亿元，完成投资20个项目。", {"195", "30", "前年", "万元"}),
        ("今年上半年，全区出口总额同比增长12.5%，居全省第三位。", {"12.6", "下降"}),
        ("云岭高新区新引进企业35家，其中外资企业18家，首次超过一半。", {"19", "再次"}),
        ("全区已有高新技术企业385家，预计明年将会达到420家以上。", {"430", "已"}),
        ("截至6月底，园区累计投资55亿元，规划面积达到12平方公里。", {"13", "万元"}),
    ],
)
def test_a_sentence_is_changed_in_one_value(text: str, false: set[str]) -> None:
    cases = list(changed_sentences([Article("a", "", text)]))
    assert {case.sentence for case in cases if case.is_true} >= {text}
    changed = [case.sentence for case in cases if not case.is_true]
    assert changed
    assert all(each != text and any(word in each for word in false) for each in changed)
    assert all(case.quoted == text for case in cases)
