"""Whether to answer, and the named reason why not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import OVERLAP
from tests.fakes import GUILIN
from zoneqa.answer.decide import ReadPart, decide, is_settled
from zoneqa.answer.messages import refusal_reason
from zoneqa.query.analyze import analyze
from zoneqa.reader.answerability import AnswerabilityModel, answerability_features
from zoneqa.reader.base import Candidate, Reading
from zoneqa.types import Hit, Passage, Refusal, Span
from zoneqa.zones.gazetteer import open_gazetteer

MODEL = AnswerabilityModel(OVERLAP, 0.5)
GAZETTEER = open_gazetteer(["桂林高新区", "昆山高新区"])


def read(question: str, score: float) -> ReadPart:
    """Return a question as read in the article on Guilin, whose first sentence has a score."""
    query = analyze(question, GAZETTEER)
    hit = Hit(Passage(GUILIN.id, 0, len(GUILIN.text), GUILIN.text), 1.0)
    span = Span(GUILIN.id, 0, 14, GUILIN.text[:14])
    readings = [Reading(Candidate.of(hit, GUILIN), span, score)]
    return ReadPart(query, readings, readings, answerability_features(query, readings, readings))


def test_a_sure_reading_is_an_answer() -> None:
    decision = decide([read("桂林高新区开了什么会？", 3.0)], MODEL)
    assert decision.refusal is None
    assert decision.confidence == pytest.approx(0.9526, abs=1e-4)


@pytest.mark.parametrize(
    ("question", "refusal"),
    [
        ("昆山高新区开了什么会？", Refusal("zone_missing", ("昆山",))),
        ("桂林和昆山开了什么会？", Refusal("some_zones_missing", ("昆山",))),
        ("桂林高新区2019年开了什么会？", Refusal("year_missing", ("2019",))),
        ("桂林高新区投了3亿元，开了什么会？", Refusal("number_missing", ("3亿",))),
        ("Did Guilin invite 77 firms?", Refusal("number_missing", ("77",))),
        ("桂林高新区第三届大会开了多久？", Refusal("ordinal_missing", ("第3届",))),
        ("桂林高新区开了什么会？", Refusal("not_answered")),
    ],
)
def test_what_is_missing_names_the_refusal(question: str, refusal: Refusal) -> None:
    decision = decide([read(question, -3.0)], MODEL)
    assert decision.refusal == refusal
    assert all(value in refusal_reason("zh", refusal) for value in refusal.values)


def test_the_weakest_part_decides() -> None:
    strong, weak = read("桂林高新区开了什么会？", 4.0), read("昆山高新区开了什么会？", 4.0)
    assert decide([strong, weak], MODEL).refusal == Refusal("zone_missing", ("昆山",))
    assert decide([strong, replace(strong)], MODEL).refusal is None


@pytest.mark.parametrize(
    "question",
    [
        "红烧排骨炖烂需要酱油吗？",
        "恐龙灭绝的年代",
        "崴脚冰敷热敷",
        "蒸馒头放多少酵母粉？",
        "唐朝诗人李白的故乡",
    ],
)
def test_an_article_on_something_else_answers_nothing_however_sure(question: str) -> None:
    assert decide([read(question, 3.0)], MODEL).refusal == Refusal("off_topic")


@pytest.mark.parametrize(
    "question", ["招商会议什么时候举行？", "桂林开炉灶的啥会？", "产值突破多少？", "Who met?"]
)
def test_other_words_for_what_an_article_says_are_on_topic(question: str) -> None:
    assert decide([read(question, 3.0)], MODEL).refusal is None


@pytest.mark.parametrize(
    ("question", "score", "settled"),
    [
        ("桂林高新区开了什么会？", 3.0, True),
        ("桂林高新区开了什么会？", 0.3, False),
        ("桂林高新区开了什么会？", -1.0, False),
        ("桂林高新区开了什么会？", -4.0, False),
        # The zone is not named: the confidence is that of a lower score.
        ("昆山高新区开了什么会？", 5.5, False),
        ("昆山高新区开了什么会？", 1.5, False),
        ("哪些高新区开了会？", 9.0, False),
        ("哪些高新区开了会？", -9.0, False),
        # Sure of an answer, but the article is on something else.
        ("红烧肉怎么炖才软烂好吃？", 9.0, False),
    ],
)
def test_only_a_sure_answer_settles_a_question(question: str, score: float, settled: bool) -> None:
    assert is_settled(read(question, score), MODEL) is settled


@pytest.mark.parametrize(("threshold", "settled"), [(0.5, True), (0.99, False), (0.01, True)])
def test_what_is_settled_depends_on_the_threshold(threshold: float, settled: bool) -> None:
    sure = read("桂林高新区开了什么会？", 3.0)
    assert is_settled(sure, MODEL.at(threshold)) is settled


def test_what_would_be_answered_at_any_confidence_is_read_to_the_end() -> None:
    assert not is_settled(read("桂林高新区开了什么会？", -4.0), MODEL.at(0.01))
