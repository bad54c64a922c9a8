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
    "broken off": TEXT.removesuffix("推动更多事项当天办结，让企业少跑路、好办事。") + "推动更多事",
    "two credits behind": f"{TEXT}\n责任编辑：林一 校对：何珊",
    "last paragraph dropped": TEXT.removesuffix(LAST),
    "dateline of another paper": f"本报湖滨1月14日电（记者 林一）{TEXT}",
    "dateline without a date": f"本报讯 {TEXT}",
    "time stamp": f"2022-01-14 08:30，正文：{TEXT}",
    "traditional script": "湖濱高新區日前發布全年經濟數據，規模以上工業企業實現產值412億元，"
    "同比增長9.6%，其中生物醫藥產業貢獻了三成以上的增量。" + TEXT.removeprefix(FIRST),
    "half width": TEXT.replace("，", ",").replace("。", ". "),
    "other line breaks": TEXT.replace("\n\n", "\n"),
    "credits behind": f"{TEXT}（完）责任编辑：林一",
    "a paragraph more": f"{TEXT}\n\n据统计部门测算，这些企业每年可为当地新增就业岗位三百个。",
    "a clause more": TEXT.replace("238家，", "238家，比周边三个园区的总和还多，"),
    "yesterday for today": TEXT.replace("日前", "昨日"),
    "the day with its month": f"本报讯 1月11日，{TEXT}",
    "an advertisement inside": TEXT.replace(THIRD, f"广告 名车试驾，即刻预约 ×{THIRD}"),
    "the button of a web site": f"{TEXT}分享让更多人看到",
    "characters taken for their look-alikes": TEXT.replace("已有", "己有").replace("日前", "曰前"),
    "two roles in brackets behind": f"{TEXT}\n\n（本报记者 林一 通讯员 何珊）",
    "two roles in brackets above the editors": (
        f"{TEXT}\n\n（记者 林一 通讯员 何珊 章文）\n\n编辑：小舟　审核：老方"
    ),
    "the title of another paper in front": f"原标题：湖滨产值又创新高\n\n{TEXT}",
    "a notice of rights behind": f"{TEXT}\n\n来源：甲报\n\n版权声明：转载请注明出处。",
    "an invitation to follow": f"{TEXT}\n\n扫描二维码关注我们",
    "an invitation to press": f"{TEXT}\n\n长按识别二维码，关注我们",
    "a picture's caption with its author": f"{TEXT}\n\n图为新投产的产线。 林一 摄",
    "no comma where one was": TEXT.replace("六条产线满负荷运转。企业", "六条产线满负荷运转企业"),
    "blanks between characters": TEXT.replace("满负荷运转", "满 负 荷 运 转"),
}

OTHERS = {
    "last year's figures": TEXT.replace("412", "376").replace("9.6%", "8.1%"),
    "one figure": TEXT.replace("238家", "218家"),
    "a figure that stands elsewhere": TEXT.replace("238家", "60家"),
    "a figure in characters": TEXT.replace("六条", "八条"),
    "a decimal point": TEXT.replace("9.6%", "96%"),
    "less than half": FIRST + SECOND[:30],
    "another person": TEXT.replace("企业负责人", "车间主任"),
    "another company": TEXT.replace("传感器企业", "轴承企业"),
    "a denial": TEXT.replace("园区已有高新技术企业", "园区未有高新技术企业"),
    "a denial that is added": TEXT.replace("每周都到现场", "每周都没有到现场"),
    "another direction": TEXT.replace("增长9.6%", "下降9.6%"),
    "one character that turns it round": TEXT.replace("从签约到投产", "从签约到停产"),
    "a minus": TEXT.replace("同比增长9.6%", "同比-9.6%"),
    "a goal missed": TEXT.replace("力争当年培育企业60家", "未能当年培育企业60家"),
    "an office": TEXT.replace("管委会主任", "管委会副主任"),
    "a plan": TEXT.replace("新投产的六条产线", "拟投产的六条产线"),
    "part of a figure": TEXT.replace("238家", "1238家"),
    "another unit": TEXT.replace("412亿元", "412亿美元"),
    "a caption for a sentence": TEXT.replace(LAST, "图为新投产的产线，当天关停了两条。"),
    "each with a sentence of its own": TEXT.removesuffix(LAST) + "园区当天还关停了两家企业。",
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


@pytest.mark.parametrize(
    "dateline",
    [
        "本报湖滨1月14日电（记者 林一）",
        "新华社湖滨1月14日电 ",
        "湖滨2022年1月14日讯（记者 林一 通讯员 何珊）",
        "（本报1月14日讯）",
        "甲报湖滨14日电（林一）",
    ],
)
def test_a_dateline_makes_no_print_the_fuller_one(dateline: str) -> None:
    (group,) = groups([other(f"{dateline}{TEXT}", date="2022-01-14"), REPORT])
    assert group.article.id == "a"


@pytest.mark.parametrize("how", OTHERS)
def test_another_report(how: str) -> None:
    articles = [REPORT, other(OTHERS[how])]
    assert groups(articles) == [Group(article) for article in articles]


def test_reports_that_share_all_but_one_sentence_are_both_kept_with_each_others_sentence() -> None:
    one, two = f"{TEXT}项目已通过验收。", f"{TEXT}项目未通过验收。"
    texts = {"a": TEXT, "b": one, "c": two, "d": TEXT}
    articles = [replace(REPORT, id=name, text=text) for name, text in texts.items()]
    for shuffled in permutations(articles):
        found = groups(shuffled)
        assert sorted(group.article.text for group in found) == sorted([one, two])
        assert sorted(o.id for group in found for o in group.others) == ["a", "d"]


def test_the_earlier_print_is_not_kept_if_it_lacks_a_sentence_of_the_later() -> None:
    later = other(f"{TEXT}又讯：两家企业退出。", date="2022-01-20")
    (group,) = groups([REPORT, later])
    assert (group.article.id, [o.id for o in group.others]) == ("b", ["a"])


@pytest.mark.parametrize(
    ("date", "count"),
    [
        ("2022-01-13", 1),
        ("2022-02-12", 1),
        ("2022-02-13", 2),
        ("2023-01-12", 2),
        ("2021-01-12", 2),
        ("2022-02", 1),
        ("2022-03", 2),
        ("2022", 1),
        ("2023", 2),
        ("Januar", 1),
        (None, 1),
    ],
)
def test_the_same_words_long_after_are_another_report(date: str | None, count: int) -> None:
    assert len(groups([REPORT, replace(REPORT, id="b", date=date)])) == count


def test_a_report_follows_the_last_earlier_one_in_almost_the_same_words() -> None:
    years = {"2020-01-12": "376", "2021-01-12": "398", "2022-01-12": "412"}
    articles = [
        replace(REPORT, id=date[:4], date=date, text=TEXT.replace("412", value))
        for date, value in years.items()
    ]
    for shuffled in permutations(articles):
        found = {group.article.id: group.follows for group in groups(shuffled)}
        assert found == {"2020": None, "2021": "2020", "2022": "2021"}


CORRECTIONS = {
    "reprinted in full": ("更正：湖滨高新区产值超四百亿元", TEXT.replace("412", "421")),
    "reprinted with a sentence more": (REPORT.title, f"【更正】{TEXT}标题中的数字有误。"),
    "reprinted in the same words": ("【更正】湖滨高新区产值超四百亿元", TEXT),
    "a notice that names the title": (
        "更正启事",
        "本报1月12日刊登的《湖滨高新区产值超四百亿元》一文，“412亿元”应为“421亿元”。",
    ),
    "a notice without a title": (
        "",
        "勘误：《湖滨高新区产值超四百亿元》一文的图片有误，谨致歉意。",
    ),
    "traditional script": ("勘誤", "《湖濱高新區產值超四百億元》一文中的數字有誤。"),
}


@pytest.mark.parametrize("how", CORRECTIONS)
def test_a_correction_is_kept_and_follows_what_it_corrects(how: str) -> None:
    title, text = CORRECTIONS[how]
    correction = replace(REPORT, id="b", title=title, text=text, date=None)
    assert groups([correction, REPORT]) == [Group(correction, follows="a"), Group(REPORT)]


def test_other_zones_in_the_same_words_follow_nothing() -> None:
    there = other(TEXT.replace("湖滨", "江口"), date="2022-01-14", zone="江口高新区")
    assert [group.follows for group in groups([REPORT, there])] == [None, None]


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
    (group,) = groups([replace(REPORT, also=(seen,)), other(TEXT, date="2022-02")])
    assert [origin.id for origin in group.article.also] == ["z", "b"]


def test_no_articles() -> None:
    assert groups([]) == []
