"""The questions that a text asks itself."""

from __future__ import annotations

import pytest

from zoneqa.text.dialogue import after_label, exchanges
from zoneqa.text.segment import sentences


def pairs(text: str) -> list[tuple[str, str]]:
    found = exchanges(text, sentences(text))
    return [(text[slice(*e.question)], text[slice(*e.answer)]) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "问：怎样申请？\n答：登录平台。\n问：何时到期？\n答：明年六月。",
            [("问：怎样申请？", "答：登录平台。"), ("问：何时到期？", "答：明年六月。")],
        ),
        (
            "记者：今年的目标是什么？\n林远：签约80个项目。\n我们有信心。",
            [("记者：今年的目标是什么？", "林远：签约80个项目。\n我们有信心。")],
        ),
        (
            "Q1：谁可以申报？\nA1：注册满一年的企业。\n\nQ2：申报要钱吗？\nA2：不收费。",
            [
                ("Q1：谁可以申报？", "A1：注册满一年的企业。"),
                ("Q2：申报要钱吗？", "A2：不收费。"),
            ],
        ),
        (
            "钱从哪里来？\n园区设立了基金，规模20亿元。\n基金去年成立。",
            [("钱从哪里来？", "园区设立了基金，规模20亿元。")],
        ),
        ("1. 补贴多少？\n每人8万元。", [("1. 补贴多少？", "每人8万元。")]),
        (
            "问：房租是不是降到3元了？答：没有，还是4元。问：能退吗？答：能退。",
            [
                ("问：房租是不是降到3元了？", "答：没有，还是4元。"),
                ("问：能退吗？", "答：能退。"),
            ],
        ),
        (
            "1. 园区的区树是什么？（答案：香樟）\n2. 谁建的？（答案：林远）",
            [
                ("1. 园区的区树是什么？", "（答案：香樟）"),
                ("2. 谁建的？", "（答案：林远）"),
            ],
        ),
        ("竞赛开始了。区鸟是什么？答案：白鹭。", [("区鸟是什么？", "答案：白鹭。")]),
        ("Q：怎么报名？A：打电话。当天答复。", [("Q：怎么报名？", "A：打电话。当天答复。")]),
        ("要交钱吗？\n答：谁说要交？不用交。", [("要交钱吗？", "答：谁说要交？不用交。")]),
        ("【问】开到几点？\n【答】九点。", [("【问】开到几点？", "【答】九点。")]),
        ("问：一共奖励多少？\n问：谁来发？\n答：财政局。", [("问：谁来发？", "答：财政局。")]),
    ],
)
def test_a_question_and_what_answers_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "去年完成300亿元，这意味着什么？园区给出了回答。",
        "“怎么办？”林远说。\n大家想了三天。",
        "问：还有什么？",
        "他问：还有什么？回答令人满意。",
        "“答案是什么？”林远说，“答案：没有。”",
        "园区的税收是9亿元。\n出口是2亿元。",
    ],
)
def test_prose_asks_nothing(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("答：九点关门。", "九点关门。"),
        ("A2：到八号窗口。", "到八号窗口。"),
        ("（答案：香樟）", "香樟）"),
        ("**答：** 每月三百元。", "** 每月三百元。"),
        ("参考答案: 五座", " 五座"),
        ("园区回复：九点关门。", "园区回复：九点关门。"),
        ("答复已经公布。", "答复已经公布。"),
    ],
)
def test_an_answer_begins_behind_its_label(text: str, answer: str) -> None:
    assert text[after_label(text) :] == answer
