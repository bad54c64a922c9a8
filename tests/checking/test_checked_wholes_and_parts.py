"""A draft that tells of a phase, an area or a subsidiary what an article says of the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checking.reports import LIUXI, SHIMEN, make_checker
from zoneqa.checking.checker import Checker
from zoneqa.checking.draft_file import text_draft
from zoneqa.types import Article

PARK = Article(
    "park",
    "岚桥高新区新材料产业园加快建设",
    "岚桥高新区新材料产业园占地800亩，计划总投资45亿元。其中，一期项目占地320亩，投资18亿元，"
    "已于2023年6月建成，入驻企业26家。二期项目占地480亩，预计2025年底建成。\n\n"
    "岚桥高新区规划面积86平方公里，其中东区32平方公里，西区54平方公里。"
    "2023年，东区实现产值410亿元，西区实现产值620亿元。\n\n"
    "岚桥集团营业收入128亿元，其子公司岚桥光电营业收入21亿元。"
    "岚桥创新中心一号楼面积2.4万平方米，二号楼面积3.1万平方米。\n\n"
    "岚桥高新区2020年工业总产值迈过300亿元，比上一年增长12%。"
    "岚桥高新区2021年的目标是工业总产值增长23%，全力争取。",
    source="岚桥日报",
    date="2024-01-28",
    zone="岚桥高新区",
)

GROUP = Article(
    "group",
    "松台企业年报发布",
    "松台集团2023年营业收入210亿元，利润14亿元。旗下子公司松台光电2023年营业收入36亿元，"
    "利润2.8亿元。另一家子公司松台能源2023年营业收入52亿元。\n\n"
    "松台高新区芯片产业园一期2022年建成，入驻企业41家；二期投资95亿元，预计2026年建成。",
    source="松台日报",
    date="2024-03-02",
    zone="松台高新区",
)


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return make_checker(tmp_path_factory.mktemp("index"), (SHIMEN, LIUXI, PARK, GROUP))


def last_of(checker: Checker, text: str) -> tuple[str, list[str]]:
    """The status of the last sentence of a draft, with the right values of its corrections."""
    found = checker.check(text_draft(text, "2024-02-01"), "zh").sentences[-1]
    return found.status, [each.right for each in found.corrections]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("产业园一期占地800亩。", "320亩"),
        ("岚桥高新区新材料产业园首期占地800亩。", "320亩"),
        ("岚桥高新区新材料产业园占地320亩。", "800亩"),
        ("岚桥高新区新材料产业园二期占地320亩。", "480亩"),
        ("岚桥高新区新材料产业园二期入驻企业26家。", "一期"),
        ("岚桥高新区东区规划面积86平方公里。", "32平方公里"),
        ("2023年，岚桥高新区西区实现产值410亿元。", "620亿元"),
        ("岚桥光电营业收入128亿元。", "21亿元"),
        ("岚桥创新中心1号楼面积3.1万平方米。", "2.4万平方米"),
    ],
)
def test_a_figure_of_another_part_is_contradicted(
    checker: Checker, sentence: str, right: str
) -> None:
    assert last_of(checker, sentence) == ("contradicted", [right])


@pytest.mark.parametrize(
    "sentence",
    [
        "岚桥高新区新材料产业园占地800亩，总投资45亿元。",
        "产业园一期占地320亩。",
        "产业园一期工程投资18亿元。",
        "岚桥高新区新材料产业园一期入驻企业26家。",
        "岚桥高新区东区规划面积32平方公里。",
        "2023年，岚桥高新区西区实现产值620亿元。",
        "岚桥集团的子公司岚桥光电营业收入21亿元。",
        "岚桥集团营业收入128亿元。",
        "岚桥创新中心2号楼面积3.1万平方米。",
    ],
)
def test_the_figure_of_a_part_or_of_the_whole_is_supported(checker: Checker, sentence: str) -> None:
    assert last_of(checker, sentence) == ("supported", [])


@pytest.mark.parametrize(
    "sentence",
    [
        "产业园三期占地900亩。",  # no report on a third phase
        "岚桥高新区南区规划面积12平方公里。",
    ],
)
def test_a_part_that_no_article_names_is_not_found(checker: Checker, sentence: str) -> None:
    status, _ = last_of(checker, sentence)
    assert status == "not_found"


@pytest.mark.parametrize(
    "draft",
    [
        "岚桥高新区工作总结\n2020年，园区工业总产值突破300亿元，同比增长12%。",
        "岚桥高新区工作总结\n\n2020年工业总产值超300亿元，增长12%。",
        "2020年，园区工业总产值突破300亿元，同比增长12%。",
        "岚桥高新区势头良好。占地800亩的新材料产业园总投资45亿元。",
        "岚桥高新区势头良好。东区实现产值410亿元。",
    ],
)
def test_a_sentence_without_a_zone_is_of_that_of_its_draft(checker: Checker, draft: str) -> None:
    assert last_of(checker, draft) == ("supported", [])


def test_an_empty_index_knows_no_part(tmp_path: Path) -> None:
    assert last_of(make_checker(tmp_path), "产业园一期占地800亩。")[0] == "not_found"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("松台集团2023年营业收入210亿元。", "supported"),
        ("松台光电2023年营业收入36亿元。", "supported"),
        ("松台集团子公司松台光电2023年营业收入36亿元。", "supported"),
        ("松台集团旗下的松台能源2023年营业收入52亿元。", "supported"),
        ("松台集团2023年营业收入36亿元。", "contradicted"),
        ("松台光电2023年营业收入52亿元。", "contradicted"),
        ("松台光电2023年利润14亿元。", "contradicted"),
        ("松台能源2023年利润14亿元。", "not_found"),
    ],
)
def test_a_figure_of_an_affiliate_is_not_that_of_another(
    checker: Checker, sentence: str, status: str
) -> None:
    assert last_of(checker, sentence)[0] == status


@pytest.mark.parametrize(
    ("sentence", "is_supported"),
    [
        ("芯片产业园一期2022年建成。", True),
        ("产业园二期投资95亿元，预计2026年建成。", True),
        ("芯片产业园二期预计2026年建成。", True),
        ("芯片产业园二期已于2022年建成。", False),
        ("芯片产业园一期预计2026年建成。", False),
    ],
)
def test_the_year_of_one_phase_is_not_that_of_another(
    checker: Checker, sentence: str, is_supported: bool
) -> None:
    assert (last_of(checker, sentence)[0] == "supported") is is_supported
