"""Which of the values that stand side by side in a sentence a question asks for."""

from __future__ import annotations

import pytest

from tests.claims.reports import attribute_of, claim_of, claims_in
from zoneqa.claims.extract import claims_of
from zoneqa.claims.match import attribute_likeness, compare_each, is_of_last_thing
from zoneqa.query.analyze import analyze
from zoneqa.types import Article
from zoneqa.zones.gazetteer import open_gazetteer


def value_asked_for(question: str, text: str) -> str | None:
    query = analyze(question, open_gazetteer(["云岭高新区"]))
    article = Article("a", "", text, date="2025-03-02", zone="云岭高新区")
    slots = query.slots
    fitting = [a for a in compare_each(slots, query.zones, claims_of(article)) if a.fits]
    best = max(
        fitting,
        key=lambda one: (
            one.agreeing,
            is_of_last_thing(slots, one.claim),
            attribute_likeness(slots, one.claim),
            not one.claim.former,
        ),
        default=None,
    )
    return best.claim.value.quote if best else None


SIGNED = "会上签约项目26个，投资总额310亿元，其中5亿元以上项目9个。"
LISTED = "云岭高新区原有瞪羚企业64家，今年新认定18家，淘汰3家，目前共有79家。"
DRONES = "云岭高新区已有无人机企业六十多家，从业人员约4800人。"
CHIPS = "集成电路企业41家增至58家，从业2.7万人，其中研发人员9800人。"
PAID = "去年发放补贴3400万元，惠及职工2.6万人。"

NEIGHBOURS = [
    (SIGNED, "签约的5亿元以上项目有多少个？", "9个"),
    (SIGNED, "签约项目投资总额是多少？", "310亿元"),
    (SIGNED, "签约项目有多少个？", "26个"),
    (LISTED, "今年新认定瞪羚企业多少家？", "18家"),
    (LISTED, "目前有多少家瞪羚企业？", "79家"),
    (LISTED, "原有多少家瞪羚企业？", "64家"),
    (DRONES, "无人机企业有多少从业人员？", "4800人"),
    (DRONES, "有多少家无人机企业？", "六十多家"),
    (CHIPS, "集成电路企业有多少家？", "58家"),
    (CHIPS, "集成电路从业人员有多少？", "2.7万人"),
    (CHIPS, "研发人员有多少人？", "9800人"),
    (PAID, "补贴惠及多少职工？", "2.6万人"),
    (PAID, "去年发放补贴多少？", "3400万元"),
]


@pytest.mark.parametrize(("text", "question", "value"), NEIGHBOURS)
def test_the_thing_asked_about_decides(text: str, question: str, value: str) -> None:
    assert value_asked_for(question, text) == value


@pytest.mark.parametrize(
    ("text", "value", "attribute"),
    [
        ("其中1亿元以上项目12个。", "12个", "1亿元以上项目"),
        ("投资10亿元以上的企业有5家。", "5家", "投资10亿元以上的企业"),
        ("年产值5000万元以下企业230家。", "230家", "年产值5000万元以下企业"),
        ("用地50亩以上的厂区共3处。", "3处", "用地50亩以上的厂区"),
        ("35岁以下的工程师占七成。", "七成", "35岁以下的工程师"),
    ],
)
def test_a_threshold_is_a_part_of_what_is_counted(text: str, value: str, attribute: str) -> None:
    assert [(c.value.quote, attribute_of(c)) for c in claims_in(text)] == [(value, attribute)]


def test_an_amount_that_is_only_bounded_is_a_value() -> None:
    texts = ["产值保持在10亿元以上。", "吸引300家以上企业参加。", "税收达5亿元以上，企业80家。"]
    assert [claims_in(text)[0].value.quote for text in texts] == [
        "10亿元以上",
        "300家以上",
        "5亿元以上",
    ]


CHANGED = [
    ("企业从不足三百家增长到两千一百余家。", "十年前有多少家企业？", "三百家"),
    ("企业从不足三百家增长到两千一百余家。", "现在有多少家企业？", "两千一百余家"),
    ("企业开办时间由3个工作日压缩到半天。", "现在企业开办时间要多久？", "半天"),
    ("企业开办时间由3个工作日压缩到半天。", "改革前企业开办时间要多久？", "3个工作日"),
    ("项目审批时间从20天压减至5天。", "现在项目审批时间要几天？", "5天"),
    ("项目审批时间从20天精简到5天。", "改革前项目审批时间要几天？", "20天"),
    ("研发投入翻了近两番。", "研发投入翻了几番？", "翻了近两番"),
    ("去年机器人产量是2019年的3.6倍。", "机器人产量是2019年的几倍？", "3.6倍"),
    ("去年新增高企96家，前年这一数字是71家。", "前年新增高企多少家？", "71家"),
    ("去年新增高企96家，前年这一数字是71家。", "去年新增高企多少家？", "96家"),
    ("工业增加值一季度增长5.8%，二季度加快到7.4%。", "二季度工业增加值增长多少？", "7.4%"),
    ("工业增加值一季度增长5.8%，二季度加快到7.4%。", "一季度工业增加值增长多少？", "5.8%"),
]


@pytest.mark.parametrize(("text", "question", "value"), CHANGED)
def test_a_value_before_a_change_and_one_after_it(text: str, question: str, value: str) -> None:
    assert value_asked_for(question, text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("用电量一季度增长5.8%，二季度加快到7.4%。", "7.4%"),
        ("税收增长9%，6月放缓至4%。", "4%"),
        ("出口上半年增长3%，三季度回升至6%。", "6%"),
        ("投资增长12%，进一步提高到15%。", "15%"),
        ("产值1月增长2%，2月回落到1%。", "1%"),
    ],
)
def test_a_rate_that_goes_on_from_a_growth_is_one(text: str, value: str) -> None:
    growth = claim_of(text, value)
    assert (growth.kind, attribute_of(growth)) == ("growth", attribute_of(claims_in(text)[0]))


def test_a_rate_of_something_else_does_not_go_on() -> None:
    assert claim_of("税收增长9%，失业率降至4%。", "4%").kind == "share"


@pytest.mark.parametrize("of", ["是2019年的3.6倍", "为2019年同期的2倍", "达到2019年的近5倍"])
def test_a_multiple_of_a_year_is_not_of_that_year(of: str) -> None:
    periods = [claim.period for claim in claims_in(f"去年，产量{of}，产值112亿元。")]
    assert [str(p.last) for p in periods if p] == ["2023-12-31", "2023-12-31"]


@pytest.mark.parametrize("words", ["这一数字", "这一数据", "该数值", "上述指标", "这一比例"])
def test_a_figure_referred_to_is_of_the_same(words: str) -> None:
    claims = claims_in(f"去年新建车位960个，前年{words}为710个。")
    assert [attribute_of(claim) for claim in claims] == ["新建车位", "新建车位"]


@pytest.mark.parametrize(
    "text",
    [
        "办理只需半天。",
        "时间压缩到半天。",
        "缩短至半小时。",
        "用时约半个小时。",
        "仅半个工作日办完。",
    ],
)
def test_half_a_time_is_a_figure(text: str) -> None:
    assert [str(c.quantity.low) for c in claims_in(text) if c.quantity] == ["0.5"]
