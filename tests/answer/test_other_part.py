"""A figure of another part, or of a change the other way, is a near miss."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.near_miss import near_miss

_PATENTS = "砚溪高新区专利授权1120件，其中发明专利授权387件，增长31%，实用新型602件。"
_BERRIES = "村里年产草莓900吨，蓝莓120亩。"
_DAYS = "砚溪高新区优良天数298天，同比增加21天。"


@pytest.mark.parametrize(
    ("question", "sentence", "words", "kind"),
    [
        ("砚溪高新区实用新型专利授权增长多少？", _PATENTS, "31%", "other_attribute"),
        ("村里蓝莓年产量多少吨？", _BERRIES, "900吨", "other_attribute"),
        ("砚溪高新区优良天数减少了几天？", _DAYS, "298天", "other_direction"),
        ("让工期延长了多久？", "采用新工艺，工期缩短了四个月。", "四个月", "other_direction"),
        ("集采药品平均涨价多少？", "集采药品平均降价54%。", "54%", "other_direction"),
        ("审理周期缩短了多少天？", "审理周期延长了12天。", "12天", "other_direction"),
        ("成本增加多少？", "采用新工艺，成本节约30%。", "30%", "other_direction"),
    ],
)
def test_a_figure_of_another_part_or_direction_is_a_near_miss(
    question: str, sentence: str, words: str, kind: str
) -> None:
    query, readings = read(question, sentence, words=words)
    miss = near_miss(query, readings)
    assert miss is not None
    assert miss[1].kind == kind


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("砚溪高新区发明专利授权增长多少？", _PATENTS, "31%"),
        ("村里草莓年产量多少吨？", _BERRIES, "900吨"),
        ("砚溪高新区优良天数增加了几天？", _DAYS, "21天"),
        ("砚溪高新区优良天数有多少天？", _DAYS, "298天"),
        ("让工期缩短了多久？", "采用新工艺，工期缩短了四个月。", "四个月"),
        ("成本降低多少？", "采用新工艺，成本节约30%。", "30%"),
        ("财政资金减少了多少？", "财政资金节省3000万元。", "3000万元"),
        # Another figure of the sentence gives what is asked.
        (
            "砚溪电扇出口增长了多少？",
            "砚溪出口家电8.6亿元，增长312%，其中电扇、空调分别增长318%、27%。",
            "312%",
        ),
        # For whom it was done has a figure of its own.
        ("砚溪为接工人回厂，包了多少趟火车？", "为接工人花了300万元，安排了2次专列。", "2次"),
        ("给学生送去多少份教材？", "为学生购书花了80万元，送去课本1500册。", "1500册"),
        ("帮企业招来多少技工？", "为企业招工补贴60万元，招聘焊工320名。", "320名"),
        # What the figure names is only that there is an amount.
        ("砚溪每万人拥有多少件发明专利？", "有效发明专利1.6万件，每万人拥有量132件。", "132件"),
    ],
)
def test_a_figure_of_what_is_asked_is_none(question: str, sentence: str, words: str) -> None:
    query, readings = read(question, sentence, words=words)
    assert near_miss(query, readings) is None
