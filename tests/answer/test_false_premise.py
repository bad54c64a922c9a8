"""Why something fell that the report says rose: declined, with what the report says."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.false_premise import false_premise
from zoneqa.query.translation import translate

REPORT = (
    "2023年，砚溪高新区税收达102.3亿元，同比增长8.2%。增长主要得益于集成电路企业订单增加。",
    "高新技术企业由上年的280家增至320家，主要是因为孵化器扩容。",
    "固定资产投资下降4.5%，原因是两个大项目推迟开工。",
    "工业增加值增长5.1%。",
    "企业职工减少了120人。",
    "工业用电量持续上升。",
)


def told(question: str) -> tuple[str, str] | None:
    """Return what is asked about and what is stated instead."""
    found = false_premise(*read(question, *REPORT, translate=translate))
    if found is None:
        return None
    asked, stated = found[1].values
    return asked, stated


@pytest.mark.parametrize(
    ("question", "instead"),
    [
        ("为什么砚溪高新区2023年税收下降？", ("下降", "税收上升8.2%")),
        ("砚溪高新区税收为什么下滑？", ("下降", "税收上升8.2%")),
        ("是什么原因导致砚溪高新区税收减少？", ("下降", "税收上升8.2%")),
        ("砚溪高新区固定资产投资为何增长？", ("上升", "固定资产投资下降4.5%")),
        ("砚溪高新区工业增加值下降的原因是什么？", ("下降", "工业增加值上升5.1%")),
        (
            "砚溪高新区高新技术企业为什么减少？",
            ("下降", "高新技术企业由上年的280家增至320家"),
        ),
        ("砚溪高新区职工人数为什么增加？", ("上升", "企业职工下降120人")),
        ("砚溪高新区工业用电量为什么减少？", ("下降", "工业用电量持续上升")),
        ("砚溪高新区用电量为啥下降？", ("下降", "工业用电量持续上升")),
        (
            "Why did tax revenue in Yanxi High-tech Zone fall in 2023?",
            ("a fall", "a rise of 8.2% (“税收”)"),
        ),
        (
            "What caused the drop in tax revenue in Yanxi High-tech Zone?",
            ("a fall", "a rise of 8.2% (“税收”)"),
        ),
    ],
)
def test_what_went_the_other_way(question: str, instead: tuple[str, str]) -> None:
    assert told(question) == instead


@pytest.mark.parametrize(
    "question",
    [
        "砚溪高新区2023年税收为什么增长？",
        "砚溪高新区固定资产投资下降的原因是什么？",
        "砚溪高新区2022年税收为什么下降？",
        "砚溪高新区税收为什么没有下降？",
        "砚溪高新区出口为什么下降？",
        "砚溪高新区税收下降多少？",
        "砚溪高新区为什么举办招聘会？",
        # What the report says is of more than what is asked about, or of a part of it.
        "晨曦公司的用电量为什么减少？",
        "砚溪高新区房地产税收为什么下降？",
        "砚溪高新区企业税收负担为什么减轻？",
        "为什么砚溪高新区要降低企业税收负担？",
        "砚溪高新区单位产值用电量下降的原因有哪些？",
        # A share or a pace is no figure that rose or fell.
        "砚溪高新区税收在全省的比重为什么下降？",
        "砚溪高新区固定资产投资增长放缓的原因是什么？",
        "砚溪高新区税收降幅收窄的原因是什么？",
        "Why did the growth of investment in Yanxi High-tech Zone slow down?",
        # What follows from it is asked, not why.
        "砚溪高新区税收下降导致了什么？",
    ],
)
def test_what_may_be_as_the_question_has_it(question: str) -> None:
    assert told(question) is None
