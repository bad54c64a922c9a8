"""What a question wants computed, and that a question for one fact wants nothing computed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zoneqa.query.analyze import analyze
from zoneqa.query.calculation import Calculation, Operation
from zoneqa.query.translation import translate
from zoneqa.zones.gazetteer import Gazetteer, open_gazetteer

LINGXI = "菱溪高新区"
ZONES = [LINGXI, "枫谷高新区", "澄湖高新区", "砺山高新区"]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer(ZONES)


def calculation(question: str, gazetteer: Gazetteer) -> Calculation:
    found = analyze(question, gazetteer, translate).calculation
    assert found is not None
    return found


QUESTIONS: dict[Operation, list[str]] = {
    "compare": [
        "哪个高新区2023年税收最高？",
        "2023年出口额最少的高新区是哪个",
        "2023年工业增加值增速最快的是哪个高新区？",
        "菱溪和枫谷2023年谁的税收更多",
        "2023年税收，菱溪高新区和枫谷高新区哪家大？",
        "菱溪、枫谷、澄湖三个高新区里，地区生产总值最高的是哪一个？",
        "菱溪跟枫谷比，2023年固定资产投资谁涨得更快？",
        "Which zone had the highest GDP in 2023?",
        "Which recorded more tax revenue in 2023, Lingxi or Fenggu?",
        "Did Lingxi or Fenggu have more exports in 2023?",
    ],
    "difference": [
        "菱溪高新区2023年税收比枫谷高新区多多少？",
        "2023年菱溪的出口额比枫谷低多少",
        "菱溪和枫谷2023年地区生产总值相差多少？",
        "2023年菱溪的税收超过枫谷多少亿元？",
        "菱溪高新区与枫谷高新区高新技术企业的差距是多少家",
        "How much higher was Lingxi's GDP than Fenggu's in 2023?",
        "What is the difference in tax revenue between Lingxi and Fenggu in 2023?",
    ],
    "change": [
        "菱溪高新区2023年税收比2022年多多少？",
        "从2021年到2023年，菱溪高新区出口额增加了多少？",
        "菱溪2021年到2023年GDP一共涨了多少",
        "与2022年底相比，菱溪高新区2023年底高新技术企业净增多少家？",
        "菱溪高新区2023年上半年税收比上年同期多了多少亿元？",
        "By how much did tax revenue in Lingxi grow from 2022 to 2023, in yuan?",
    ],
    "total": [
        "菱溪、枫谷、澄湖三个高新区2023年税收一共是多少？",
        "菱溪和枫谷2023年的出口额加起来有多少",
        "菱溪跟枫谷2023年税收合计多少亿元？",
        "菱溪高新区2022、2023两年固定资产投资总额是多少？",
        "所有高新区2023年税收总共多少？",
        "What was the combined tax revenue of Lingxi and Fenggu in 2023?",
    ],
    "count": [
        "有几个高新区2023年税收超过20亿元？",
        "2023年地区生产总值在300亿元以上的高新区有多少个？",
        "2023年高新技术企业不足200家的高新区有几个",
        "菱溪、枫谷、澄湖三家高新区里，2023年工业投资超过50亿元的有几家？",
        "税收突破30亿元的有几个高新区？",
        "How many zones had tax revenue above 3 billion yuan in 2023?",
    ],
    "list": [
        "哪些高新区2023年地区生产总值超过300亿元？",
        "到2023年底，哪几个高新区的高企破了250家？",
        "2023年上半年新开工项目超过15个的高新区有哪些？",
        "列出各高新区2023年的税收",
        "菱溪、枫谷、澄湖三个高新区2023年税收分别是多少？",
        "菱溪高新区2023年税收和地区生产总值各是多少？",
        "Which zones had a GDP over 30 billion yuan in 2023?",
    ],
    "latest": [
        "菱溪高新区最新的地区生产总值是多少？",
        "目前菱溪高新区有多少家高新技术企业？",
        "菱溪高新区现任管委会主任是谁？",
        "菱溪高新区眼下是谁在当管委会主任",
        "How many high-tech enterprises does Lingxi currently have?",
    ],
}


@pytest.mark.parametrize(
    ("operation", "question"),
    [(operation, question) for operation, asked in QUESTIONS.items() for question in asked],
)
def test_what_is_computed(operation: Operation, question: str, gazetteer: Gazetteer) -> None:
    assert calculation(question, gazetteer).operation == operation


@pytest.mark.parametrize(
    "question",
    [
        "菱溪高新区一共有多少家高新技术企业？",
        "菱溪高新区2023年税收增长多少？",
        "菱溪高新区2023年税收比上年增长了多少？",
        "菱溪高新区2023年税收同比增长了多少",
        "菱溪高新区2023年税收是多少？",
        "菱溪和枫谷共同签约了多少个项目？",
        "菱溪高新区的书记是谁？",
        "国家高新区是什么时候设立的？",
        "菱溪高新区最大的企业是哪家？",
        "What was Lingxi's GDP in 2023?",
        "When did Lingxi open its first incubator?",
        # What was reached since a day is one fact.
        "菱溪高新区自2023年6月25日试生产以来，到2023年7月一共生产了多少只？",
        "菱溪高新区从2023年1月起到2023年7月累计引进多少个项目？",
        "2023年3月开工以来，到2023年9月菱溪高新区一共投入多少亿元？",
        "菱溪高新区从最初到现在增加了多少家企业？",
        "菱溪高新区的企业由原来到目前增加了多少家？",
    ],
)
def test_one_fact_is_not_computed(question: str, gazetteer: Gazetteer) -> None:
    assert analyze(question, gazetteer, translate).calculation is None


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("哪个高新区2023年规模以上工业增加值最高？", "规模以上工业增加值"),
        ("研发投入强度方面，菱溪和枫谷哪个高新区更高一些？", "研发投入强度"),
        ("2023年技术合同这块，菱溪比枫谷多做了多少？", "技术合同"),
        ("有几个高新区2023年的税收在20亿元以上？", "税收"),
        ("2023年菱溪的出口额比枫谷低多少", "出口额"),
        ("菱溪高新区跟枫谷高新区，谁税收大", "税收"),
        ("与2022年底相比，菱溪高新区2023年底高新技术企业净增多少家？", "高新技术企业"),
    ],
)
def test_the_figure_that_is_asked_for(question: str, attribute: str, gazetteer: Gazetteer) -> None:
    (indicator,) = calculation(question, gazetteer).indicators
    assert indicator.slots.attribute == attribute


def test_two_figures_are_asked_for_of_each_zone(gazetteer: Gazetteer) -> None:
    found = calculation("菱溪和枫谷2023年的税收和地区生产总值分别是多少？", gazetteer)
    assert [each.slots.attribute for each in found.indicators] == ["税收", "地区生产总值"]
    assert [entity.name for entity in found.entities] == ["菱溪", "枫谷"]


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("哪个高新区税收最高？", "most"),
        ("哪个高新区税收最低？", "least"),
        ("税收最少的高新区是哪个", "least"),
        ("菱溪和枫谷谁的企业更少", "least"),
        ("Which zone had the fewest enterprises?", "least"),
        ("Which zone had the fastest GDP growth?", "most"),
    ],
)
def test_the_side_that_is_asked_for(question: str, order: str, gazetteer: Gazetteer) -> None:
    assert calculation(question, gazetteer).order == order


@pytest.mark.parametrize(
    ("question", "relation", "value", "unit"),
    [
        ("哪些高新区税收超过20亿元？", "over", "2000000000", "元"),
        ("哪些高新区税收在20亿元以上？", "at_least", "2000000000", "元"),
        ("哪些高新区税收不足5000万元？", "under", "50000000", "元"),
        ("哪些高新区地区生产总值增速达到或超过7%？", "at_least", "7", "%"),
        ("哪些高新区的高新技术企业不超过100家？", "at_most", "100", "家"),
        ("有几个高新区引进10亿元以上项目超过5个？", "over", "5", "个"),
    ],
)
def test_the_value_that_a_question_sets(
    question: str, relation: str, value: str, unit: str, gazetteer: Gazetteer
) -> None:
    limit = calculation(question, gazetteer).threshold
    assert limit is not None
    assert (limit.relation, limit.value, limit.unit) == (relation, Decimal(value), unit)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("菱溪高新区和棠湾高新区2023年税收合计多少？", ["菱溪高新区", "棠湾高新区"]),
        ("菱溪、枫谷和棠湾三个高新区2023年谁的税收最多？", ["菱溪", "枫谷", "棠湾"]),
        ("菱溪和棠湾哪个高新区税收更高？", ["菱溪", "棠湾"]),
        (
            "Among Lingxi (菱溪), Fenggu (枫谷) and Tangwan (棠湾), which had the most exports?",
            ["Lingxi", "Fenggu", "棠湾"],
        ),
        ("晨曦电子和远帆材料，哪家公司研发投入更高？", ["晨曦电子", "远帆材料"]),
    ],
)
def test_a_name_that_no_article_has_is_one_of_those_compared(
    question: str, names: list[str], gazetteer: Gazetteer
) -> None:
    assert [entity.name for entity in calculation(question, gazetteer).entities] == names


def test_years_of_one_range_are_the_first_and_the_last(gazetteer: Gazetteer) -> None:
    found = calculation("从2021年到2023年，菱溪高新区税收增加了多少？", gazetteer)
    assert [str(period.last) for period in found.periods] == ["2021-12-31", "2023-12-31"]


@pytest.mark.parametrize(
    "question",
    [
        "菱溪高新区目前的管委会主任是谁？",
        "菱溪高新区现任管委会主任是谁？",
        "菱溪管委会主任现在是谁",
    ],
)
def test_the_office_that_is_asked_for_is_without_the_time(
    question: str, gazetteer: Gazetteer
) -> None:
    (indicator,) = calculation(question, gazetteer).indicators
    assert indicator.slots.office is not None
    assert indicator.slots.office.department in ("", "管委会")


@pytest.mark.parametrize(
    "question",
    [
        "2023年8月15日上市的晨曦电子和远帆材料，哪家公司募集资金更高？",
        "2021年成立的菱溪高新区和枫谷高新区，哪个税收更高？",
        "2022年获批的菱溪和枫谷谁的税收更多？",
        "2020年5月揭牌的菱溪高新区比枫谷高新区税收多多少？",
        "2019年升级的菱溪、枫谷税收合计多少？",
    ],
)
def test_when_something_happened_to_an_entity_is_not_of_when_its_figures_are(
    question: str, gazetteer: Gazetteer
) -> None:
    assert calculation(question, gazetteer).periods == ()


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("苏州海关和菱溪高新区谁的出口额更高？", ["苏州海关", "菱溪高新区"]),
        ("上海市贸促会和哈尔滨海关签发的证书，哪一家更多？", ["上海市贸促会", "哈尔滨海关"]),
        ("南京市税务局和无锡市税务局2023年税收哪个多？", ["南京市税务局", "无锡市税务局"]),
        ("苏州法院比无锡法院多受理多少件？", ["苏州法院", "无锡法院"]),
        ("杭州市统计局与宁波市统计局的人数相差多少？", ["杭州市统计局", "宁波市统计局"]),
    ],
)
def test_an_office_is_not_the_city_that_it_is_in(
    question: str, names: list[str], gazetteer: Gazetteer
) -> None:
    assert [entity.name for entity in calculation(question, gazetteer).entities] == names


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("菱溪和枫谷2023年经济总量相差多少？", "经济总量"),
        ("菱溪和枫谷2023年专利申请量哪个高？", "专利申请量"),
        ("菱溪比枫谷2023年帮扶资金多多少？", "帮扶资金"),
        ("菱溪和枫谷2023年经营主体一共多少？", "经营主体"),
        ("请问菱溪和枫谷2023年经费支出哪个高？", "经费支出"),
        ("经核定，菱溪和枫谷2023年税收相差多少？", "税收"),
    ],
)
def test_the_name_of_a_figure_stays_whole(question: str, named: str, gazetteer: Gazetteer) -> None:
    (indicator,) = calculation(question, gazetteer).indicators
    assert indicator.slots.attribute == named


@pytest.mark.parametrize(
    ("question", "occasion", "named"),
    [
        ("2024年洽谈会签约金额最少的是哪家高新区？", "洽谈会", "签约金额"),
        ("菱溪和枫谷在秋季博览会上签约项目哪个多？", "秋季博览会", "签约项目"),
        ("菱溪比枫谷在产业大会期间签约金额多多少？", "产业大会", "签约金额"),
        ("菱溪和枫谷在创新论坛上发布成果一共多少项？", "创新论坛", "发布成果"),
        ("有几个高新区在招商推介会上签约项目超过12个？", "招商推介会", "签约项目"),
        ("菱溪和枫谷一共签约多少个项目？", "", "签约项目"),
    ],
)
def test_the_occasion_is_no_part_of_the_name_of_a_figure(
    question: str, occasion: str, named: str, gazetteer: Gazetteer
) -> None:
    (indicator,) = calculation(question, gazetteer).indicators
    assert (indicator.context, indicator.slots.attribute) == (occasion, named)
