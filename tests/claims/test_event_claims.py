"""What happened, or will, when; what is planned; and at which edition."""

from __future__ import annotations

import pytest

from tests.claims.reports import attribute_of, claim_of, claims_in, days_of

EVENTS = [
    ("昨日，云岭高新区举行创新大会。", "2024-03-19 2024-03-19", "云岭高新区举行创新大会"),
    ("鹿鸣大桥将于2025年开工。", "2025-01-01 2025-12-31", "鹿鸣大桥开工"),
    ("3月8日，清波研究院在云岭高新区揭牌。", "2024-03-08 2024-03-08", "清波研究院在云岭高新区揭牌"),
    ("创新大赛定于2025年5月举行。", "2025-05-01 2025-05-31", "创新大赛举行"),
    ("清波电子成立于2011年5月。", "2011-05-01 2011-05-31", "清波电子成立"),
    ("2018年，松林软件园建成投用。", "2018-01-01 2018-12-31", "松林软件园建成投用"),
    ("2023年12月1日上午，展会开幕。", "2023-12-01 2023-12-01", "展会开幕"),
    ("本报讯（记者林若溪）3月8日，清波研究院揭牌。", "2024-03-08 2024-03-08", "清波研究院揭牌"),
    (
        "3月8日，首届云岭湾机器人创新大赛在云岭高新区科创中心二楼报告厅举行。",
        "2024-03-08 2024-03-08",
        "首届云岭湾机器人创新大赛在云岭高新区科创中心二楼报告厅举行",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days", "event"), EVENTS)
def test_a_date_says_when_something_happened(text: str, days: str, event: str) -> None:
    (claim,) = claims_in(text)
    assert (claim.kind, days_of(claim.period), attribute_of(claim)) == ("date", days, event)


NO_EVENTS = [
    "记者3月3日获悉，展会很好。",
    "云岭日报3月3日电 展会很好。",
    "云岭日报3月3日报讯，展会很好。",
    "3月1日，发言人介绍，展会很好。",
    "2022年年报显示，公司亏损。",
    "上半年，经济平稳。",
    "去年6月上线以来，平台运行平稳。",
    "比2022年好。",
    "3月1日深夜。",
    "3月1日至3日期间，人很多。",
    "3月1日清晨，人很多。",
]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_dates_of_reports_reports_of_years_and_spans_date_no_event(text: str) -> None:
    assert [claim for claim in claims_in(text) if claim.kind == "date"] == []


PLANNED = [
    ("鹿鸣高新区力争引进人才500名。", "500名"),
    ("项目建成后，年产值可达5亿元，利税3000万元。", "3000万元"),
    ("到2025年，人才公寓有600套。", "600套"),
    ("清波电子预计，上半年亏损3亿元。", "3亿元"),
    ("计划投资12亿元。", "12亿元"),
    ("鹿鸣大桥将于2025年开工。", "2025年"),
]


@pytest.mark.parametrize(("text", "value"), PLANNED)
def test_what_is_to_come_is_planned(text: str, value: str) -> None:
    assert claim_of(text, value).modality == "planned"


ACHIEVED = [
    ("项目已投资3亿元。", "3亿元"),
    ("主要产品有12种。", "12种"),
    ("规划面积为12平方公里。", "12平方公里"),
    ("将近300家企业参展。", "300家"),
    ("项目建成后，已有企业31家。", "31家"),
    ("需要资金3亿元。", "3亿元"),
]


@pytest.mark.parametrize(("text", "value"), ACHIEVED)
def test_what_only_looks_like_a_plan_is_achieved(text: str, value: str) -> None:
    assert claim_of(text, value).modality == "achieved"


EDITIONS = [
    ("第五届创新大赛吸引团队310支。", "310支", ("5", "届")),
    ("项目一期投资3亿元，二期投资5亿元。", "5亿元", ("2", "期")),
    ("首批引进企业12家，其中外资企业5家。", "5家", ("1", "批")),
    ("第二十届远山博览会举行。本届博览会有展商300家。", "300家", ("20", "届")),
    ("最近一期净资产为8亿元。", "8亿元", None),
    ("第三次获得奖励3亿元。", "3亿元", None),
]


@pytest.mark.parametrize(("text", "value", "edition"), EDITIONS)
def test_the_edition_named_before_a_figure_holds_for_it(
    text: str, value: str, edition: tuple[str, str] | None
) -> None:
    assert claim_of(text, value).ordinal == edition


PHASES = [
    ("产业园一期投资15亿元，占地360亩，2021年3月开工。", "2021年3月", "1"),
    ("一期年产材料5万吨，预计2025年8月投产；二期年产3万吨。", "2025年8月", "1"),
    ("产业园二期有厂房9栋，计划2025年6月投产。", "2025年6月", "2"),
    ("一期2021年3月投产，二期占地500亩，2022年9月开工。", "2022年9月", "2"),
    ("首批项目12个，2024年2月开工。", "2024年2月", "1"),
]


@pytest.mark.parametrize(("text", "value", "number"), PHASES)
def test_a_date_is_of_the_phase_that_its_sentence_named_last(
    text: str, value: str, number: str
) -> None:
    ordinal = claim_of(text, value).ordinal
    assert ordinal is not None
    assert ordinal[0] == number
