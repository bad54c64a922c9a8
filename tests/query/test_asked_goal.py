"""A question for a figure and for the goal beside it is two questions, each complete."""

from __future__ import annotations

import pytest

from zoneqa.claims.claim import AMOUNTS, CHANGES
from zoneqa.query.analyze import analyze
from zoneqa.query.asked_goal import goal_and_achievement
from zoneqa.zones.gazetteer import open_gazetteer

GAZETTEER = open_gazetteer(["云岭高新区"])


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "云岭高新区2020年产值是多少？和2021年目标相比呢？",
            "云岭高新区2020年产值是多少",
            "云岭高新区2021年产值目标是多少",
        ),
        (
            "云岭2020年税收多少亿元，2021年的目标是多少？",
            "云岭2020年税收多少亿元",
            "云岭2021年税收目标是多少",
        ),
        (
            "云岭2023年引进外资多少？2024年计划引进多少？",
            "云岭2023年引进外资多少",
            "云岭2024年引进外资计划是多少",
        ),
        (
            "云岭2023年工业投资实际完成多少，计划是多少？",
            "云岭2023年工业投资实际完成多少",
            "云岭2023年工业投资计划是多少",
        ),
        (
            "云岭今年新增高企多少家，年度目标呢？",
            "云岭今年新增高企多少家",
            "云岭新增高企年度目标是多少",
        ),
        (
            "云岭去年上半年出口多少；距今年目标还差多少？",
            "云岭去年上半年出口多少",
            "云岭今年出口目标是多少",
        ),
        (
            "云岭2021年新增规上企业多少家，2022年预计多少？",
            "云岭2021年新增规上企业多少家",
            "云岭2022年新增规上企业预计是多少",
        ),
        (
            "云岭2024年产值目标是多少，2023年实际完成多少？",
            "云岭2024年产值目标是多少",
            "云岭2023年产值是多少",
        ),
        (
            "What was Yunling's output in 2020, and how does it compare with the 2021 target?",
            "What was Yunling's output in 2020",
            "What was Yunling's output target in 2021?",
        ),
    ],
)
def test_a_figure_and_its_goal_are_two_questions(question: str, first: str, second: str) -> None:
    assert goal_and_achievement(question) == (first, second)
    query = analyze(question, GAZETTEER)
    assert [part.text for part in query.subquestions] == [first, second]
    assert query.calculation is None


@pytest.mark.parametrize(
    "question",
    [
        "云岭高新区2021年产值目标是多少？",
        "云岭高新区的目标是什么？",
        "云岭2020年产值是多少？增长多少？",
        "云岭引进外资多少，计划投资多少？",
        "云岭的院长是谁，今年计划招多少人？",
        "云岭2020年产值是多少，2021年出口目标是多少？",
        "What was Yunling's output in 2020 and its exports in 2021?",
        "What is the 2021 target?",
        "How much tax did Yunling pay in 2020, and what was the target for 2021?",
    ],
)
def test_other_questions_are_left_as_they_are(question: str) -> None:
    assert goal_and_achievement(question) is None


def test_a_goal_may_be_set_as_a_growth() -> None:
    goal = analyze("云岭高新区2021年产值目标是多少？", GAZETTEER).slots
    assert goal.kinds == AMOUNTS | CHANGES | {"share"}
    assert goal.modality == "planned"
    reached = analyze("云岭高新区2021年产值是多少？", GAZETTEER).slots
    assert reached.kinds == AMOUNTS | {"share"}
    counted = analyze("云岭高新区2021年新增高企目标是多少家？", GAZETTEER).slots
    assert counted.kinds == {"count"}
