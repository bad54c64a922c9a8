"""An LLM's endpoint that fails in every way, and the questions that are put to it."""

from __future__ import annotations

import pytest

from zoneqa.answer.answerer import Answerer
from zoneqa.settings import Settings
from zoneqa_eval.datasets.cases import Case, read_cases
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.experiments import llm_failures as experiment
from zoneqa_eval.results.proportion import Proportion

MODES = ("ok", "html", "cut_mid", "empty", "500", "401", experiment.UNREACHABLE)


@pytest.fixture
def cases(spec: Spec, answerer: Answerer) -> list[Case]:
    return experiment.questions_of(answerer, read_cases(spec.questions)[:3], 50)


def test_only_questions_are_taken_that_an_llm_is_asked(cases: list[Case]) -> None:
    assert [case.id for case in cases] == ["guilin-001a", "kunshan-001a"]


@pytest.mark.parametrize("mode", MODES)
def test_every_question_is_answered_as_without_an_llm(
    answerer: Answerer, cases: list[Case], mode: str
) -> None:
    (rates,) = experiment.failure_rates(answerer, Settings(), [mode], cases)
    assert (rates.mode, rates.in_time.total) == (mode, 2)
    assert rates.as_without == Proportion(2, 2)
    assert rates.told == Proportion(2, 2)


def test_a_table_has_a_line_for_each_failure_and_one_for_all(
    answerer: Answerer, cases: list[Case]
) -> None:
    rates = experiment.failure_rates(answerer, Settings(), ["html", "garbage"], cases)
    head, html, garbage, whole = experiment.table(rates)
    assert head.split()[:2] == ["n", "in"]
    assert html.startswith("html ")
    assert garbage.startswith("garbage ")
    assert whole == "4 of 4 in time"


def test_a_paused_llm_is_not_asked(answerer: Answerer, cases: list[Case]) -> None:
    added = experiment.paused_milliseconds(answerer, Settings(), cases)
    assert added.p50 is not None
