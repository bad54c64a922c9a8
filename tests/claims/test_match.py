"""Comparing a claim with a question, slot by slot."""

from __future__ import annotations

import pytest

from zoneqa.claims.agreement import Agreement, overall
from zoneqa.claims.extract import claims_of
from zoneqa.claims.match import attribute_likeness, compare_each
from zoneqa.claims.office_bodies import is_short_for
from zoneqa.claims.slots import slots_of
from zoneqa.documents.tables import Grid, tables_in
from zoneqa.query.analyze import analyze
from zoneqa.types import Article
from zoneqa.zones.gazetteer import open_gazetteer

ZONES = ["砚溪高新区", "霁州高新区"]


def agreements(question: str, text: str) -> tuple[Agreement, ...]:
    query = analyze(question, open_gazetteer(ZONES))
    article = Article("a", "", text, date="2024-01-20", zone="砚溪高新区")
    return compare_each(query.slots, query.zones, claims_of(article))


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("砚溪高新区2023年税收是多少？", "砚溪高新区去年税收为28.9亿元。", "28.9亿元"),
        ("砚溪高新区2022年税收是多少？", "砚溪高新区前年税收为25.1亿元。", "25.1亿元"),
        ("砚溪高新区出口额占全市多少？", "砚溪高新区出口额占全市的31.5%。", "31.5%"),
        ("砚溪高新区税收增长多少？", "砚溪高新区税收为9亿元，同比增长6.2%。", "6.2%"),
        ("砚溪高新区关停多少家企业？", "砚溪高新区原有企业310家，关停45家。", "45家"),
        ("砚溪高新区建设局副局长是谁？", "砚溪高新区建设局副局长叶知秋说。", "叶知秋"),
        ("砚溪大桥什么时候通车？", "砚溪大桥将于2025年通车。", "2025年"),
        ("砚溪市市长是谁？", "砚溪市委副书记、市长叶知秋说。", "叶知秋"),
        ("江临县县长是谁？", "江临县委副书记、县长叶知秋说。", "叶知秋"),
        ("砚溪受贿案的审判长是谁？", "审判长叶知秋宣布开庭。", "叶知秋"),
        ("该案件公诉人是谁？", "公诉人叶知秋宣读起诉书。", "叶知秋"),
        ("砚溪养老院床位有多少张？", "砚溪养老机构床位3000张。", "3000张"),
        ("砚溪把2024年的增长目标定在多少？", "砚溪将2024年增长目标定为8%。", "8%"),
        ("砚溪高新区2024年税收目标是多少？", "砚溪高新区2024年力争税收增长9%。", "9%"),
        ("砚溪高新区2024年税收目标是多少？", "砚溪高新区2024年力争税收32亿元。", "32亿元"),
    ],
)
def test_a_claim_that_gives_what_is_asked_fits(question: str, text: str, value: str) -> None:
    fitting = [a.claim.value.quote for a in agreements(question, text) if a.fits]
    assert fitting == [value]


@pytest.mark.parametrize(
    ("question", "text", "slot"),
    [
        ("砚溪高新区2024年税收是多少？", "砚溪高新区2023年税收为28.9亿元。", "period"),
        ("砚溪高新区2023年下半年税收是多少？", "砚溪高新区2023年上半年税收为12亿元。", "period"),
        ("砚溪高新区2023年税收是多少？", "砚溪高新区2023年上半年税收为12亿元。", "period"),
        ("2023年一季度新设多少家企业？", "2023年上半年新设企业160家。", "period"),
        ("2023年7月引进多少个项目？", "2023年前8个月引进项目31个。", "period"),
        ("砚溪高新区出口额是多少？", "砚溪高新区税收为28.9亿元。", "attribute"),
        ("砚溪高新区净利率是多少？", "砚溪高新区毛利率为18%。", "attribute"),
        ("砚溪工厂储能装机容量有多少？", "砚溪工厂光伏装机容量达114兆瓦。", "attribute"),
        ("房地产业使用外资多少美元？", "东部地区使用外资金额974亿美元。", "attribute"),
        ("砚溪高端产品产值是多少？", "砚溪普通产品产值为6亿元。", "attribute"),
        ("砚溪高新区设备购置费是多少？", "砚溪高新区土地购置费为3亿元。", "attribute"),
        ("砚溪一季度日均运营车辆多少辆？", "砚溪上半年日均运营车辆33614辆。", "period"),
        ("砚溪高新区合同外资是多少？", "砚溪高新区实际使用外资5亿美元。", "attribute"),
        ("国家级企业有多少家？", "国家级、省级企业达到299家。", "attribute"),
        ("砚溪高新区引进项目多少个？", "砚溪高新区引进人才3600名。", "attribute"),
        ("砚溪高新区女职工有多少人？", "砚溪高新区男职工有2.1万人。", "attribute"),
        ("砚溪高新区税收下降了多少？", "砚溪高新区税收同比增长6.2%。", "direction"),
        ("砚溪高新区税收是多少亿元？", "砚溪高新区税收同比增长6.2%。", "kind"),
        ("砚溪高新区税收增长多少？", "砚溪高新区税收为28.9亿元。", "kind"),
        ("砚溪高新区进出口额是多少美元？", "砚溪高新区进出口额为85.9亿元。", "unit"),
        ("砚溪高新区建设局局长是谁？", "砚溪高新区建设局副局长叶知秋说。", "office"),
        ("砚溪高新区管委会主任是谁？", "砚溪高新区党工委书记岑望舒表示。", "office"),
        ("砚溪第四届大赛吸引多少支团队？", "砚溪第五届大赛吸引团队310支。", "ordinal"),
        ("砚溪高新区已经投资多少？", "砚溪高新区计划投资60亿元。", "modality"),
        ("砚溪高新区税收增至多少？", "砚溪高新区税收由25亿元增至28亿元。", "former"),
        ("霁州高新区税收是多少？", "砚溪高新区税收为28.9亿元。", "subject"),
    ],
)
def test_a_near_miss_contradicts_in_its_slot(question: str, text: str, slot: str) -> None:
    assert any(slot in agreement.contradicted for agreement in agreements(question, text))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # A city has districts: its zone may be meant.
        ("砚溪税收是多少？", "砚溪高新区税收为28.9亿元。"),
        # The body goes by a name without its trade, and words before it tell when.
        ("跟砚溪签约时青禾的CEO是谁？", "青禾药业CEO叶知秋表示。"),
        ("他见了霁州商会的哪位行政总裁？", "他会见了霁州商会行政总裁岑望舒。"),
        # The sentence does not say of when, the one before does.
        ("砚溪高新区2022年税收是多少？", "2023年形势很好。税收为28.9亿元。"),
        # A number of people may be printed with any counter.
        ("砚溪高新区引进人才多少个？", "砚溪高新区引进人才3600名。"),
        ("砚溪高新区发布政策多少项？", "砚溪高新区出台政策30项。"),
    ],
)
def test_what_may_be_the_answer_does_not_contradict(question: str, text: str) -> None:
    assert [a.contradicted for a in agreements(question, text)] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "江临市委副书记、市长叶知秋说。",
        "江临市与砚溪市签约，江临市委副书记、市长叶知秋出席。",
        "砚溪市委副书记、秘书长叶知秋说。",
    ],
)
def test_the_mayor_of_another_city_is_not_the_one_asked_for(text: str) -> None:
    assert not any(agreement.fits for agreement in agreements("砚溪市市长是谁？", text))


def test_a_sentence_contradicts_only_if_all_its_claims_do() -> None:
    text = "砚溪高新区2023年税收为28.9亿元，出口额为19.4亿元。"
    assert overall(agreements("砚溪高新区2023年税收是多少？", text)) == "agrees"
    assert overall(agreements("砚溪高新区2022年税收是多少？", text)) == "contradicts"
    assert overall(agreements("砚溪高新区为什么修路？", text)) == "unknown"


def test_the_claim_with_the_attribute_most_like_what_is_asked_is_the_likest() -> None:
    query = analyze("砚溪高新区现有多少家企业？", open_gazetteer(ZONES))
    claims = claims_of(Article("a", "", "砚溪高新区新增企业120家，现有385家。"))
    likest = max(claims, key=lambda claim: attribute_likeness(query.slots, claim))
    assert likest.value.quote == "385家"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("市药监局", "砚溪市药品监督管理局", True),
        ("工信局", "工业和信息化局", True),
        ("南沙港客运公司", "南沙港客运有限公司", True),
        ("青禾", "青禾药业", True),
        ("远帆", "远帆汽车科技有限公司", True),
        ("澄川", "澄川控股集团", True),
        ("流云技术", "流云", True),
        ("霁州商会", "霁州商会行政", True),
        ("建设局", "财政局", False),
        ("霁州大学", "霁州医院", False),
        ("霁州", "霁州医院", False),
        ("青禾", "青禾研究院", False),
        ("青禾药业", "青禾汽车", False),
        ("禾", "禾汽车", False),
    ],
)
def test_a_name_may_be_short_for_another(one: str, other: str, same: bool) -> None:
    assert is_short_for(one, other) is same


@pytest.mark.parametrize(
    ("asked", "others", "text", "compared"),
    [
        ("床位", ["医院"], "医院设有床位1000张。", "agrees"),
        ("床位", ["医院"], "园区有医院3家。", "unknown"),
        ("床位", ["医院"], "园区有企业300家。", "contradicts"),
        ("税收", ["出口"], "砚溪高新区出口9亿元。", "unknown"),
        ("税收", [], "砚溪高新区出口9亿元。", "contradicts"),
        (None, ["出口"], "砚溪高新区出口9亿元。", "unknown"),
    ],
)
def test_what_an_english_question_asks_for_contradicts_unless_it_names_what_is_stated(
    asked: str | None, others: list[str], text: str, compared: str
) -> None:
    of_asked = ((asked,),) if asked else ()
    wordings = (*of_asked, *((other,) for other in others))
    slots = slots_of("How much is it?", [], wordings, of_asked)
    (found,) = compare_each(slots, (), claims_of(Article("a", "", text)))
    assert found.attribute == compared


@pytest.mark.parametrize(
    ("question", "value", "period"),
    [
        ("砚溪高新区2021年税收是多少？", "57.9", "contradicts"),
        ("砚溪高新区2021年税收是多少？", "51.2", "agrees"),
        ("砚溪高新区2022年税收是多少？", "51.2", "contradicts"),
        ("砚溪高新区2022年税收是多少？", "57.9", "agrees"),
        ("砚溪高新区2020年税收是多少？", "51.2", "contradicts"),
        ("砚溪高新区税收是多少？", "51.2", "unknown"),
    ],
)
def test_the_year_in_the_header_of_a_cell_is_its_own(
    question: str, value: str, period: str
) -> None:
    query = analyze(question, open_gazetteer(ZONES))
    grid = Grid.of_rows([["指标", "2021年", "2022年"], ["税收（亿元）", "51.2", "57.9"]])
    table = Article("a", "公报", grid.text, date="2023-02-01", tables=tables_in(grid.text, [grid]))
    found = compare_each(query.slots, query.zones, claims_of(table))
    assert [a.period for a in found if a.claim.value.quote == value] == [period]
