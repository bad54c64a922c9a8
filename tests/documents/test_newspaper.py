"""Newspaper pages: every page of tests/pages beside the reports that it must come out as."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest

from zoneqa.documents.newspaper import PageReport, detect_zone, page_reports

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(p.name.removesuffix(".reports.txt") for p in PAGES.glob("*.reports.txt"))
HAN = re.compile("[\u4e00-\u9fff]")
REPAIRS = ("joined", "repeated", "fragment")


@dataclass(frozen=True)
class Expected:
    """What stands in a `.reports.txt`: the reports, their repairs, and what is no article text."""

    reports: list[PageReport]
    repairs: list[list[tuple[str, str]]]
    left: str


def expected(name: str) -> Expected:
    *blocks, rest = (PAGES / f"{name}.reports.txt").read_text(encoding="utf-8").split("=====\n")
    found, repairs = [], []
    for block in blocks:
        head, _, text = block.partition("\n\n")
        pairs = [tuple(line.split(": ", 1)) for line in head.splitlines()]
        repairs.append([(key, value) for key, value in pairs if key in REPAIRS])
        given: dict[str, Any] = {key: value for key, value in pairs if key not in REPAIRS}
        found.append(replace(PageReport("", text.strip()), **given))
    return Expected(found, repairs, rest.replace("left: ", ""))


def page(name: str) -> str:
    return (PAGES / f"{name}.txt").read_text(encoding="utf-8")


def shown(report: PageReport) -> dict[str, object]:
    return {f.name: getattr(report, f.name) for f in fields(PageReport) if f.name != "repairs"}


def mended(report: PageReport) -> list[tuple[str, str]]:
    return [(r.kind, report.text[r.start : r.end]) for r in report.repairs]


def han(text: str) -> Counter[str]:
    return Counter(HAN.findall(text))


def kept(found: list[PageReport]) -> Counter[str]:
    """Every Chinese character that the reports still have, and the repeated ones."""
    parts = [
        part
        for r in found
        for part in (r.title, r.text, r.kicker, r.subhead, r.author)
        if part is not None
    ]
    repeated = [repair.note for r in found for repair in r.repairs if repair.kind == "repeated"]
    return han("".join([*parts, *repeated]))


@pytest.mark.parametrize("name", NAMES)
def test_page_comes_out_as_its_reports(name: str) -> None:
    assert [shown(r) for r in page_reports(page(name))] == [
        shown(r) for r in expected(name).reports
    ]


@pytest.mark.parametrize("name", NAMES)
def test_repairs_say_where_the_text_was_mended(name: str) -> None:
    assert [sorted(mended(r)) for r in page_reports(page(name))] == [
        sorted(repairs) for repairs in expected(name).repairs
    ]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_page_is_lost_or_told_twice(name: str) -> None:
    assert kept(page_reports(page(name))) + han(expected(name).left) == han(page(name))


def test_the_seed_page_comes_out_as_its_six_reports() -> None:
    path = os.environ.get("ZONEQA_SEED_PAGE")
    if not path or not Path(path).exists():
        pytest.skip("ZONEQA_SEED_PAGE names no file")
    text = Path(path).read_text(encoding="utf-8")
    found = page_reports(text)
    assert [(r.zone, r.author) for r in found] == [
        ("沈阳高新区", "冯启东"),
        ("桂林高新区", "王亚东"),
        ("苏州高新区", "夏燕燕"),
        ("嘉兴秀洲高新区", "耿丽如"),
        ("昆山高新区", "姜红"),
        ("杨凌农高区", "万英俊 何家岐 周阳"),
    ]
    assert [r.title[:5] for r in found] == [
        "沈阳高新区",
        "桂林高新区",
        "苏州高新区",
        "嘉兴秀洲高",
        "筑牢人才“",
        "瞄准“产业",
    ]
    assert found[0].kicker == "变过去“企业跑”为现在“政府跑”"
    assert [Counter(r.kind for r in report.repairs) for report in found] == [
        Counter(fragment=1, repeated=1),
        Counter(),
        Counter(joined=1),
        Counter(joined=1),
        Counter(joined=2),
        Counter(joined=2),
    ]
    own = {r.zone[:2] for r in found if r.zone}
    for report in found:
        others = own - {str(report.zone)[:2]}
        assert not [name for name in others if f"{name}高新区" in report.text]
    left = "本报讯" * 5 + "特约通讯员" * 2 + "图片来源沈阳高新区图片来源杨凌农高区"
    assert kept(found) + han(left) == han(text)


TITLE = "青岚高新区的十年"
FIRST = "青岚高新区十年前只有三家工厂，如今有二百一十家。"
SECOND = "园区的工人从四百人增加到三万人，其中一半住在园区里。"

ONE_ARTICLE = {
    "title and paragraphs": (
        f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n",
        TITLE,
        f"{FIRST}\n\n{SECOND}",
    ),
    "single newlines": (f"{TITLE}\n{FIRST}\n{SECOND}", TITLE, f"{FIRST}\n\n{SECOND}"),
    "paragraphs alone": (f"{FIRST}\n\n{SECOND}", "", f"{FIRST}\n\n{SECOND}"),
    "one paragraph": (FIRST + SECOND, "", FIRST + SECOND),
    "one line": (TITLE, "", TITLE),
    "subheads": (
        f"{TITLE}\n\n{FIRST}\n\n起步\n\n{SECOND}\n\n转型，提速\n\n{FIRST[6:]}",
        TITLE,
        f"{FIRST}\n\n起步\n\n{SECOND}\n\n转型，提速\n\n{FIRST[6:]}",
    ),
    "two lines of head": (
        f"{TITLE}\n\n总体情况\n\n{FIRST}\n\n{SECOND}",
        TITLE,
        f"总体情况\n\n{FIRST}\n\n{SECOND}",
    ),
    "roundup with a zone in each subhead": (
        f"五个园区的冬天\n\n{SECOND}\n\n青岚高新区：不停工\n\n{FIRST}\n\n"
        "沧浦高新区：早开工\n\n沧浦高新区的塔吊正月初三就转了起来。",
        "五个园区的冬天",
        f"{SECOND}\n\n青岚高新区：不停工\n\n{FIRST}\n\n"
        "沧浦高新区：早开工\n\n沧浦高新区的塔吊正月初三就转了起来。",
    ),
    "work report": (
        "青岚高新区工作报告\n\n——2020年1月10日在第三次会议上\n\n各位代表：\n\n"
        "现在，我报告工作，请审议。\n\n一、过去一年的工作\n\n（一）产业稳步增长\n\n"
        "全年实现产值260亿元。\n\n二、今年的打算\n\n1. 建好三条路\n\n年内全部通车。"
        "\n\n2020年1月10日",
        "青岚高新区工作报告",
        "——2020年1月10日在第三次会议上\n\n各位代表：\n\n"
        "现在，我报告工作，请审议。\n\n一、过去一年的工作\n\n（一）产业稳步增长\n\n"
        "全年实现产值260亿元。\n\n二、今年的打算\n\n1. 建好三条路\n\n年内全部通车。"
        "\n\n2020年1月10日",
    ),
    "list": ("- 轴承\n- 齿轮\n- 传感器\n- 电机", "", "- 轴承\n- 齿轮\n- 传感器\n- 电机"),
    "short lines": (
        "产品\n轴承\n齿轮\n张三丰\n安全\n电机",
        "产品",
        "轴承\n齿轮\n张三丰\n安全\n电机",
    ),
    "table": (
        "园区 | 产值 | 企业\n青岚 | 260 | 210\n沧浦 | 180 | 96",
        "",
        "园区 | 产值 | 企业\n青岚 | 260 | 210\n沧浦 | 180 | 96",
    ),
    "English": (
        "Ten years of a zone\n\nThe zone had three plants, and now it has many.\n\n"
        "Its workers live there.",
        "Ten years of a zone",
        "The zone had three plants, and now it has many.\n\nIts workers live there.",
    ),
    "what only looks like furniture": (
        f"市民爱上摄影\n\n{FIRST}\n\n审核：窗口人员当场核对材料\n\n联系电话：见大厅公示牌\n\n"
        "B2 车间\n\n星期一 例会\n\n王文军 安全 应用\n\n漫画：园区十年",
        "市民爱上摄影",
        f"{FIRST}\n\n审核：窗口人员当场核对材料\n\n联系电话：见大厅公示牌\n\n"
        "B2 车间\n\n星期一 例会\n\n王文军 安全 应用\n\n漫画：园区十年",
    ),
    "nothing but a stray sign": ("。", "", "。"),
}


@pytest.mark.parametrize("name", ONE_ARTICLE)
def test_a_single_article_stays_whole(name: str) -> None:
    text, title, body = ONE_ARTICLE[name]
    assert [(r.title, r.text, r.kicker, r.subhead) for r in page_reports(text)] == [
        (title, body, None, None)
    ]
    assert page_reports(text)[0].repairs == ()


def test_a_dateline_that_alone_says_the_day_stays() -> None:
    text = "新港通水\n新华社新港3月5日电（记者 王远）新港开发区今天通水。"
    assert [(r.text, r.author, r.date, r.source) for r in page_reports(text)] == [
        ("新华社新港3月5日电（记者 王远）新港开发区今天通水。", "王远", None, "新华社")
    ]


@pytest.mark.parametrize(
    ("header", "date"),
    [
        ("2021年3月15日 星期一 A4 版", "2021-03-15"),
        ("２０２１年３月１５日　第４版", "2021-03-15"),
        ("2021-03-15 09:30 来源：青岚日报", "2021-03-15"),
        ("二〇二一年三月十五日 星期一", "2021-03-15"),
        ("2021年3月 青岚导报", "2021-03"),
        ("3月15日 星期一", None),
        ("2021年13月40日 第4版", None),
    ],
)
def test_the_date_of_a_page_is_read_and_never_guessed(header: str, date: str | None) -> None:
    found = page_reports(f"{header}\n\n{TITLE}\n\n{FIRST}")
    assert [r.date for r in found] == [date]


@pytest.mark.parametrize(
    ("title", "text", "zone"),
    [
        ("助力昆仑高新区发展", "昆仑高新区很大。", "昆仑高新区"),
        ("新的一年", "近日从云汀高新区传来消息。云汀高新区有三家企业。", "云汀高新区"),
        ("国家高新区名单公布", "全国169家国家高新区都在其中。", None),
        ("苏州工业园区迎来新企业", "企业落户。", "苏州工业园区"),
        ("", "先进制造园区以轴承为主。", None),
        ("云汀市高新技术产业开发区挂牌", "", "云汀市高新技术产业开发区"),
        ("A walk in the park", "Nothing here.", None),
        # A name may begin like a word that stands before names.
        ("日照高新区修灯塔", "", "日照高新区"),
        ("", "6月2日，年丰高新区修灯塔。", "年丰高新区"),
        ("", "近日从从化高新区传来消息。", "从化高新区"),
        ("", "6月2日和风高新区修灯塔。", "和风高新区"),
        ("和林湾高新区修灯塔", "和林湾高新区修灯塔。", "和林湾高新区"),
        ("月牙滩高新区修灯塔", "", "月牙滩高新区"),
        ("", "自贡高新区修灯塔。", "自贡高新区"),
        ("", "灯展6月2日在云汀高新区开幕。", "云汀高新区"),
        # What stands before a known place is no part of its name, and an office is no zone.
        ("", "王某家住成都高新区。", "成都高新区"),
        ("", "他曾任大理州经济开发区主任。", "大理州经济开发区"),
        ("", "案件由市公安局高新区分局侦办。", None),
        # What only a headline has before 高新区 is no name, if the text names a zone.
        ("一张表读懂高新区", "日前，云汀高新区公布数据。", "云汀高新区"),
        ("三组数字看懂高新区", "云汀高新区税收达8亿元。", "云汀高新区"),
        ("三问：如何建设高新区", "云汀高新区正在建设。", "云汀高新区"),
        ("走近云汀的高新区", "云汀高新区昨日挂牌。", "云汀高新区"),
        ("云汀高新区挂牌", "云汀市昨日传来消息，麓山高新区前来道贺。", "云汀高新区"),
        ("", "云汀县生态环境局经济开发区分局前来检查。", None),
    ],
)
def test_zone_of(title: str, text: str, zone: str | None) -> None:
    assert detect_zone(title, text) == zone


def test_reports_come_out_the_same_each_time() -> None:
    text = "\n\n".join(page(name) for name in NAMES)
    assert page_reports(text) == page_reports(text)


@pytest.mark.parametrize("text", ["", " \n\u3000\n", "\ufeff", "\x00"])
def test_a_page_without_text_has_no_reports(text: str) -> None:
    assert page_reports(text) == []


@pytest.mark.parametrize(
    "unit", ["（", "张三丰\n", "高 ", "—", "2021", "本报", "\n", "a, b", "“。"]
)
def test_a_long_page_does_not_hang(unit: str) -> None:
    page_reports(unit * (200_000 // len(unit)))


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (
            "松江湾高新区税收稳步增长\n本报记者 林一\n"
            "　　松江湾高新区管委会昨日透露，20\n23年园区地区生产总值达到331.\n"
            "9亿元，同比增长8.7%，增速高于\n全市平均水平2.3个百分点。全年新\n"
            "引进项目96个，其中投资超10亿元\n的项目14个，累计完成固定资产投资\n"
            "1086亿元，新建成人才公寓1\n360套，比前一年多出一成还要多。",
            ("2023年园区地区生产总值达到331.9亿元", "固定资产投资1086亿元", "公寓1360套"),
        ),
        (
            "松 江 湾 税 收 稳 步 增 长\n\n松 江 湾 高 新 区 2 0 2 3 年 税 收 达 3 1 . 9 亿 元 。",
            ("2023年税收达31.9亿元。",),
        ),
        (
            "松江湾税收稳步增长\n\n松江湾高新区税收为1, 086亿元，占比8. 7%，引进91 2名人才。",
            ("1,086亿元，占比8.7%，引进912名人才",),
        ),
    ],
)
def test_torn_numbers_of_a_page_are_whole(printed: str, told: tuple[str, ...]) -> None:
    (report,) = page_reports(printed)
    assert all(part in report.text for part in told)


def test_a_spaced_headline_is_joined() -> None:
    text = "松 江 湾 2 0 2 3 年 税 收 增 长\n\n松江湾昨天公布，税收达到31.9亿元，居全市第一。"
    (report,) = page_reports(text)
    assert report.title == "松江湾2023年税收增长"


@pytest.mark.parametrize(
    "text",
    [
        "园区 | 税收\n松涛高新区 | 24.1\n菊潭高新区 | 6.9\n芦笛高新区 | 47.2",
        "松涛高新区\n税收24.1亿元\n菊潭高新区\n税收6.9亿元\n芦笛高新区\n税收47.2亿元",
        "松涛高新区、菊潭高新区、芦笛高新区昨日签约。",
        "年份 | 松涛高新区 | 菊潭高新区 | 芦笛高新区 | 石鼓高新区\n2023年 | 1 | 2 | 3 | 4",
        "松涛高新区在前，菊潭高新区在后，芦笛高新区居中。松涛高新区、菊潭高新区和芦笛高新区均获奖。",
    ],
)
def test_a_list_of_zones_is_about_none_of_them_alone(text: str) -> None:
    assert detect_zone("各园区税收", text) is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("松涛高新区领跑", "菊潭高新区、芦笛高新区紧随其后。"),
        ("各园区税收", "松涛高新区居首，菊潭高新区、芦笛高新区其次。松涛高新区再获奖。"),
        ("两区签约", "松涛高新区与菊潭高新区昨日签约。"),
    ],
)
def test_the_zone_named_first_or_most_is_that_of_the_report(title: str, text: str) -> None:
    assert detect_zone(title, text) == "松涛高新区"
