"""Fitting: what is read for it, conditional logit, and compound questions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from math import exp

import numpy as np
import pytest

from zoneqa.answer.answerer import Answerer
from zoneqa.reader.cross_encoder import CrossEncoder, CrossEncoderOutput, FocusedText, WordAnswer
from zoneqa.reader.linear_model import WEIGHTS, FittedUnder
from zoneqa.settings import Settings
from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.fitting.compound_questions import compound_questions
from zoneqa_eval.fitting.conditional_logit import ChoiceSet, fit
from zoneqa_eval.fitting.examples import read_for_answers, read_for_searches
from zoneqa_eval.fitting.fit import fitted_under

CASE = Case(
    *("guilin-001a", "第几问？", "zh", "figure", "plain", "tune"),
    (Gold("guilin", "产值突破300亿元", ("300亿元",)),),
)


def choice(rows: list[list[float]], right: int, weight: float = 1.0) -> ChoiceSet:
    return ChoiceSet(np.array(rows), np.arange(len(rows)) == right, weight)


def test_two_options_have_a_known_weight() -> None:
    penalty, spread = 0.1, 0.5
    [found] = fit([choice([[1.0], [0.0]], 0)], penalty)
    # The gradient of log(1 + exp(-w / spread)) + penalty * w² is 0 there.
    w = found * spread
    assert 1 / spread / (1 + exp(w / spread)) == pytest.approx(2 * penalty * w, abs=1e-4)


def test_what_all_options_share_does_not_count() -> None:
    easy = [choice([[9.0, 1.0], [9.0, 0.0], [9.0, 0.2]], 0)] * 8
    hard = [choice([[-9.0, 0.1], [-9.0, 0.9]], 1)]
    level, what = fit([*easy, *hard])
    assert level == pytest.approx(0.0, abs=1e-6)
    assert what > 1


def test_the_choice_set_with_the_larger_weight_wins() -> None:
    first, second = [[1.0], [0.0]], [[0.0], [1.0]]
    [found] = fit([choice(first, 0, weight=1.0), choice(second, 0, weight=0.3)])
    assert found > 0
    [turned] = fit([choice(first, 0, weight=0.3), choice(second, 0, weight=1.0)])
    assert turned == pytest.approx(-found)


def test_any_correct_option_will_do() -> None:
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    one, other = fit([ChoiceSet(rows, np.array([True, True, False]))])
    assert one == pytest.approx(other, rel=1e-3)
    assert one > 0


def test_doubles_are_answered_only_if_both_halves_are() -> None:
    said = [replace(CASE, id=f"guilin-{n:03}a", question=f"第{n}问？") for n in range(1, 9)]
    not_said = replace(CASE, id="guilin-009a", question="没有的？", gold=())
    left_out = replace(CASE, id="guilin-010a", question="How many?", language="en")
    found = list(compound_questions([*said, not_said, left_out]))
    assert [case.question for case in found] == [
        "第1问？第2问？",
        "第3问？没有的？",
        "第6问？第5问？",
        "没有的？第8问？",
    ]
    assert [case.answerable for case in found] == [True, False, True, False]
    assert all(case.synthetic for case in found)
    assert len({case.fact for case in found}) == 4


def test_the_models_were_fitted_under_the_settings_and_with_the_reader_of_now() -> None:
    now = fitted_under(Settings(), with_zone_news=True)
    for name in ("answerability", "close_reading", "passage_ranking", "sentence_ranking"):
        row = json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))
        fitted = FittedUnder(**row["fitted_under"])
        # Questions may be added without a new fit.
        assert replace(fitted, data=now.data) == now


class ReadsNothing(CrossEncoder):
    """Finds no words in any text, and counts the texts."""

    def __init__(self) -> None:
        self.read_texts = 0

    def read(self, question: str, texts: Sequence[FocusedText]) -> list[CrossEncoderOutput]:
        self.read_texts += len(texts)
        words = (tuple(WordAnswer(focus, 0.0) for focus in text.focuses) for text in texts)
        return [CrossEncoderOutput(0.0, each) for each in words]


def test_ranking_is_fitted_on_all_that_a_search_reads(answerer: Answerer) -> None:
    encoder, not_said = ReadsNothing(), replace(CASE, id="guilin-009a", gold=())
    asked = replace(CASE, question="2020年桂林高新区工业总产值突破多少？")
    [searched] = read_for_searches(encoder, [(asked, answerer), (not_said, answerer)])
    (manifest,) = answerer.index.manifests
    assert encoder.read_texts == len(searched.candidates) == manifest.passages
    [answered] = read_for_answers(encoder, [(asked, answerer)])
    assert {c.article.article.id for c in answered.candidates} == {"guilin"}
    assert {c.article.article.id for c in searched.candidates} == {"guilin", "kunshan"}
    assert any(searched.answers(span) for span in searched.spans)
