"""Reports that were printed more than once, and those that only look like it."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from zoneqa.documents.deduplicate import Group, groups
from zoneqa.types import Article, Reprint

FIRST = (
    "湖滨高新区日前发布全年经济数据，规模以上工业企业实现产值412亿元，同比增长9.6%，"
    "其中生物医药产业贡献了三成以上的增量。"
)
SECOND = (
    "管委会主任在发布会上表示，园区已有高新技术企业238家，今年还要再建两座专业孵化器，"
    "为初创团队提供实验室、中试车间和融资对接服务，力争当年培育企业60家。"
)
THIRD = (
    "在一家传感器企业的车间里，记者看到新投产的六条产线满负荷运转。企业负责人说，"
    "从签约到投产只用了十一个月，专班人员几乎每周都到现场协调水电和用工问题。"
)
LAST = "下一步，园区将继续优化服务流程，推动更多事项当天办结，让企业少跑路、好办事。"
TEXT = "\n\n".join((FIRST, SECOND, THIRD, LAST))
REPORT = Article(
    "a", "湖滨高新区产值超四百亿元", TEXT, source="甲报", date="2022-01-12", zone="湖滨高新区"
)

PRINTS = {
    "the same": TEXT,
    "title in front": f"{REPORT.title}\n\n{TEXT}",
    "last paragraph shortened": TEXT.removesuffix(LAST) + "下一步，园区将继续优化服务流程。",
    "last paragraph dropped": TEXT.removesuffix(LAST),
    "dateline of another paper": f"本报湖滨1月14日电（记者 林一）{TEXT}",
    "dateline without a date": f"本报讯 {TEXT}",
    "time stamp": f"2022-01-14 08:30，正文：{TEXT}",
    "traditional script": "湖濱高新區日前發布全年經濟數據，規模以上工業企業實現產值412億元，"
    "同比增長9.6%，其中生物醫藥產業貢獻了三成以上的增量。" + TEXT.removeprefix(FIRST),
    "half width": TEXT.replace("，", ",").replace("。", ". "),
    "other line breaks": TEXT.replace("\n\n", "\n"),
    "credits behind": f"{TEXT}（完）责任编辑：林一",
}

OTHERS = {
    "last year's figures": TEXT.replace("412", "376").replace("9.6%", "8.1%"),
    "one figure": TEXT.replace("238家", "218家"),
    "a figure that stands elsewhere": TEXT.replace("238家", "60家"),
    "a figure in characters": TEXT.replace("六条", "八条"),
    "a decimal point": TEXT.replace("9.6%", "96%"),
    "less than half": FIRST + SECOND[:30],
    "its beginning alone": FIRST + "今年以来，" + LAST * 4,
}


def other(text: str, date: str = "2022-01-12", zone: str = "湖滨高新区") -> Article:
    return Article("b", "湖滨亮出成绩单", text, source="乙报", date=date, zone=zone)


@pytest.mark.parametrize("how", PRINTS)
def test_the_same_report(how: str) -> None:
    (group,) = groups([REPORT, other(PRINTS[how], date="2022-01-14")])
    if group.article.id == "a":
        assert group.article.also == (Reprint("b", "湖滨亮出成绩单", "乙报", "2022-01-14"),)
    else:  # kept because it is the fuller one
        assert len(PRINTS[how]) > len(TEXT)
        assert group.article.also == (Reprint("a", REPORT.title, "甲报", "2022-01-12"),)


@pytest.mark.parametrize("how", OTHERS)
def test_another_report(how: str) -> None:
    articles = [REPORT, other(OTHERS[how])]
    assert groups(articles) == [Group(article) for article in articles]


def test_two_zones_with_the_same_words() -> None:
    there = other(TEXT.replace("湖滨", "江口"), zone="江口高新区")
    assert len(groups([REPORT, there])) == 2
    spelled = other(TEXT, zone="湖滨国家高新技术产业开发区")
    assert len(groups([REPORT, spelled])) == 1


def test_short_texts_only_if_they_are_equal() -> None:
    texts = ("今日园区放假一天。", "今日园区放假一天！", "今日园区放假两天。", "…", "！")
    articles = [Article(str(n), "", text) for n, text in enumerate(texts)]
    assert [(g.article.id, [o.id for o in g.others]) for g in groups(articles)] == [
        ("0", ["1"]),
        ("2", []),
        ("3", []),
        ("4", []),
    ]


def test_the_earliest_of_equal_prints_is_kept_and_the_fullest_of_unequal_ones() -> None:
    short = replace(REPORT, id="short", text=PRINTS["last paragraph dropped"], date="2022-01-10")
    late, undated = other(TEXT, date="2022-01-20"), replace(REPORT, id="c", date=None)
    for articles in permutations((short, REPORT, late, undated)):
        (group,) = groups(articles)
        assert group.article.id == "a"
        assert [origin.id for origin in group.article.also] == ["short", "b", "c"]
        assert [article.id for article in group.others] == ["short", "b", "c"]


def test_what_was_listed_before_stays_listed() -> None:
    seen = Reprint("z", "旧题")
    (group,) = groups([replace(REPORT, also=(seen,)), other(TEXT, date="2023")])
    assert [origin.id for origin in group.article.also] == ["z", "b"]


def test_no_articles() -> None:
    assert groups([]) == []
