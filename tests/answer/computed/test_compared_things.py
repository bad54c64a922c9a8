"""Comparing projects, parks and firms that a question names, which no gazetteer knows."""

from __future__ import annotations

import pytest

from tests.answer.computed.reports import Ask, asker, report

REPORTS = [
    report(
        "砚溪高新区",
        "2024-03-05",
        "3月4日，澜溪智能装备产业园项目在砚溪高新区开工。项目占地320亩，总投资18.5亿元，建成后年产机器人6000台。",
    ),
    report(
        "枫谷高新区",
        "2024-03-12",
        "云帆新材料生产基地项目日前落户枫谷高新区。项目计划总投资12亿元，占地面积不少于410亩。",
    ),
    report(
        "砚溪高新区",
        "2024-04-02",
        "星河半导体封测项目总投资35亿元，占地260亩；松原光电显示模组项目总投资21亿元，占地180亩。",
    ),
    report(
        "砚溪高新区",
        "2024-05-08",
        "青禾科技园占地1200亩，已入驻企业86家，2023年产值达47亿元。"
        "鹿鸣生物医药园占地850亩，入驻企业52家，2023年产值超过30亿元。",
    ),
    report(
        "砚溪高新区",
        "2024-06-03",
        "星河半导体封测项目一期投资9亿元。松原光电显示模组项目首期投资11亿元，二期投资10亿元。",
    ),
    report(
        "枫谷高新区",
        "2024-04-20",
        "晨曦光电股份有限公司2023年营业收入88.6亿元，净利润9.1亿元。"
        "远山医药集团2023年营业收入64.2亿元，净利润11.4亿元。",
    ),
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asker(tmp_path_factory.mktemp("things"), REPORTS)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        (
            "澜溪智能装备产业园项目和云帆新材料生产基地项目哪个投资大？",
            "澜溪智能装备产业园项目",
        ),
        ("澜溪智能装备产业园项目比云帆新材料生产基地项目投资多多少？", "6.5亿元"),
        ("哪个项目占地更大，澜溪产业园项目还是云帆生产基地项目？", "云帆生产基地项目"),
        ("星河半导体封测项目和松原光电显示模组项目哪个总投资更大？", "星河半导体封测项目"),
        ("星河半导体和松原光电哪个投资大？", "星河半导体"),
        ("星河半导体项目和松原光电项目哪个一期投资大？", "松原光电项目"),
        ("星河半导体项目比松原光电项目占地多多少亩？", "80亩"),
        ("砚溪高新区的星河半导体项目和松原光电项目一共投资多少？", "56亿元"),
        ("青禾科技园比鹿鸣生物医药园占地多多少？", "350亩"),
        ("青禾科技园和鹿鸣生物医药园哪个企业多？", "青禾科技园"),
        ("青禾科技园与鹿鸣生物医药园相比，哪个2023年产值高？", "青禾科技园"),
        ("2023年晨曦光电和远山医药哪家营收更高？", "晨曦光电"),
        ("晨曦光电2023年营业收入比远山医药高多少？", "24.4亿元"),
        ("晨曦光电股份有限公司和远山医药集团2023年净利润相差多少？", "2.3亿元"),
        ("晨曦光电的净利润和远山医药的净利润哪个高？", "远山医药"),
    ],
)
def test_the_short_answer(ask: Ask, question: str, short: str) -> None:
    answer = ask(question)
    assert answer
    assert answer.short_answer == short


def test_one_without_a_figure_is_named(ask: Ask) -> None:
    answer = ask("星河半导体项目和青禾科技园项目哪个投资大？")
    assert answer
    assert (answer.short_answer, answer.remarks) == (None, ("没有青禾科技园项目的数字。",))
    assert "35亿元" in answer.text


def test_no_difference_of_a_bound(ask: Ask) -> None:
    answer = ask("青禾科技园2023年产值比鹿鸣生物医药园高多少？")
    assert answer
    assert answer.short_answer is None
    assert answer.remarks == ("超过30亿元不是确切的数字，不能算出确切的结果。",)


@pytest.mark.parametrize(
    "question",
    [
        "企业和高校谁的专利多？",
        "一期和二期哪个投资大？",
        "出口额比进口额多多少？",
        "商会和学会谁捐得多？",
        "星河半导体项目总投资和占地面积分别是多少？",
    ],
)
def test_common_nouns_are_no_things(ask: Ask, question: str) -> None:
    assert ask(question) is None
