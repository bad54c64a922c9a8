"""What the figures of a sentence state: of what, of which whole, and how it changed."""

from __future__ import annotations

import pytest

from tests.claims.reports import attribute_of, claim_of, claims_in

FROM_TO = [
    ("鹿鸣高新区税收由25.3亿元增至28.9亿元。", "25.3亿元", "28.9亿元", "up"),
    ("单位能耗从0.35吨标准煤降至0.32吨标准煤。", "0.35吨标准煤", "0.32吨标准煤", "down"),
    ("出口额由2022年的8亿元提高到12亿元。", "8亿元", "12亿元", "up"),
    ("企业数量从310家增加到385家。", "310家", "385家", "up"),
    ("审批用时由15天缩短至3天。", "15天", "3天", "down"),
    ("税收由2021年的5亿元增至2023年的8亿元。", "5亿元", "8亿元", "up"),
    ("税收从2020年的5亿元跃升至去年的8亿元。", "5亿元", "8亿元", "up"),
]


@pytest.mark.parametrize(("text", "before", "now", "direction"), FROM_TO)
def test_a_value_that_gave_way_to_another_is_former(
    text: str, before: str, now: str, direction: str
) -> None:
    former, present = claim_of(text, before), claim_of(text, now)
    assert (former.former, present.former) == (True, False)
    assert present.direction == direction
    assert attribute_of(former) == attribute_of(present)


@pytest.mark.parametrize(
    "verb", ["修订为", "修正为", "更正为", "核定为", "核减到", "核增至", "调整为"]
)
def test_a_value_that_was_corrected_is_former(verb: str) -> None:
    claims = claims_in(f"2023年产值由88.5亿元{verb}90.2亿元。")
    assert [(c.value.quote, attribute_of(c), c.former) for c in claims] == [
        ("88.5亿元", "产值", True),
        ("90.2亿元", "产值", False),
    ]


def test_what_there_was_and_what_happened_to_it_are_told_apart() -> None:
    claims = claims_in("西岙高新区原有企业310家，关停45家，新增120家，现有385家。")
    assert [(c.value.quote, attribute_of(c), c.former) for c in claims] == [
        ("310家", "原有企业", True),
        ("45家", "关停企业", False),
        ("120家", "新增企业", False),
        ("385家", "企业", False),
    ]


def test_a_level_its_growth_and_its_share_are_of_one_attribute() -> None:
    claims = claims_in("东浦高新区出口额为19.4亿元，同比增长6.2%，占全市的31.5%。")
    assert [(c.value.quote, c.kind, attribute_of(c)) for c in claims] == [
        ("19.4亿元", "level", "出口额"),
        ("6.2%", "growth", "出口额"),
        ("31.5%", "share", "出口额"),
    ]
    assert claims[2].part_of is not None
    assert claims[2].part_of.text == "全市"


DEALT_OUT = [
    ("出口额、进口额分别为8亿元、5亿元。", [("8亿元", "出口额"), ("5亿元", "进口额")]),
    ("入住率和就业率分别达到91%和97%。", [("91%", "入住率"), ("97%", "就业率")]),
    ("去年，税收与利润分别完成3亿元和2亿元。", [("3亿元", "税收"), ("2亿元", "利润")]),
    (
        "专利、商标、软著分别有61件、42件、8件。",
        [("61件", "专利"), ("42件", "商标"), ("8件", "软著")],
    ),
    ("产值、税收同比分别增长6%和3%。", [("6%", "产值"), ("3%", "税收")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DEALT_OUT)
def test_each_of_several_values_is_of_its_own_attribute(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(c.value.quote, attribute_of(c)) for c in claims_in(text)] == expected


TO_SUBJECTS = [
    (
        "清波市、远山市、松林市分别实现产值3亿元、2亿元、1亿元。",
        ["清波市", "远山市", "松林市"],
        "产值",
    ),
    ("云岭高新区和鹿鸣高新区分别有企业31家和28家。", ["云岭高新区", "鹿鸣高新区"], "企业"),
    ("2023年，甲湖区、乙湖区分别引进人才61名、42名。", ["甲湖区", "乙湖区"], "人才"),
    ("松林县与清波县分别完成税收3亿元与2亿元。", ["松林县", "清波县"], "税收"),
    ("苏州、无锡分别建成厂房8万平方米、5万平方米。", ["苏州", "无锡"], "厂房"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subjects", "attribute"), TO_SUBJECTS)
def test_each_of_several_subjects_has_its_own_value(
    text: str, subjects: list[str], attribute: str
) -> None:
    claims = claims_in(text)
    assert [claim.subjects[0].text for claim in claims] == subjects
    assert all(attribute in (attribute_of(claim) or "") for claim in claims)


def test_growths_are_of_the_amounts_before_them_one_by_one() -> None:
    claims = claims_in("出口额、进口额分别完成8亿元、5亿元，同比增长6%和3%。")
    growths = [(c.value.quote, attribute_of(c)) for c in claims if c.kind == "growth"]
    assert growths == [("6%", "出口额"), ("3%", "进口额")]


PARTS = [
    ("引进项目61个，其中外资项目12个。", "12个", "引进项目"),
    ("云岭高新区有企业385家，包括高新技术企业96家。", "96家", "企业"),
    ("签约额达88亿元，其中：制造业50亿元。", "50亿元", "签约额"),
    ("招聘人才500名。其中，博士31名，硕士240名。", "240名", "招聘人才"),
    ("完成投资12亿元，其中民间投资占62%。", "62%", "投资"),
]


@pytest.mark.parametrize(("text", "value", "whole"), PARTS)
def test_a_part_names_its_whole(text: str, value: str, whole: str) -> None:
    part_of = claim_of(text, value).part_of
    assert part_of is not None
    assert part_of.text == whole


NO_PARTS = [
    ("引进项目61个，其中外资项目12个；签约额达88亿元。", "88亿元"),
    ("有企业385家，其中高新技术企业96家；新增专利61件。", "61件"),
    ("完成税收12亿元，其中增值税5亿元。出口额为8亿元。", "8亿元"),
    ("企业385家，其中上市企业9家，其中员工3100人。", "3100人"),
    ("税收12亿元，利润5亿元。", "5亿元"),
]


@pytest.mark.parametrize(("text", "value"), NO_PARTS)
def test_a_value_behind_a_semicolon_or_of_another_unit_is_no_part(text: str, value: str) -> None:
    assert claim_of(text, value).part_of is None


CHANGES = [
    ("项目可减少碳排放约6万吨。", "6万吨", "碳排放", "down"),
    ("预计降低成本300万元。", "300万元", "成本", "down"),
    ("产值增速高于全省平均水平2.2个百分点。", "2.2个百分点", "产值", "up"),
    ("库存比上月多3.5万吨。", "3.5万吨", "库存", "up"),
    ("水位超警戒线0.3米。", "0.3米", "水位", "up"),
    ("股东户数较上年减少312户。", "312户", "股东户数", "down"),
]


@pytest.mark.parametrize(("text", "value", "attribute", "direction"), CHANGES)
def test_an_amount_of_more_or_less_is_a_change(
    text: str, value: str, attribute: str, direction: str
) -> None:
    claim = claim_of(text, value)
    assert (claim.kind, claim.direction) == ("change", direction)
    assert attribute in (attribute_of(claim) or "")


NO_CHANGES = [
    ("新增企业31家。", "31家", "count"),
    ("创新能力提升，三次获得表扬。", "三次", "count"),
    ("工业增加值完成30亿元。", "30亿元", "level"),
    ("税收增至28.9亿元。", "28.9亿元", "level"),
    ("新增用地300亩。", "300亩", "level"),
]


@pytest.mark.parametrize(("text", "value", "kind"), NO_CHANGES)
def test_a_value_that_is_reached_or_new_is_no_change(text: str, value: str, kind: str) -> None:
    assert claim_of(text, value).kind == kind


RANKS = [
    ("税收总量居全省第三。", "第三", "税收总量"),
    ("税收总量居全省第三，增速居前。", "第三", "税收总量"),
    ("税收总量居全省第三；产值增长。", "第三", "税收总量"),
    ("云岭高新区产值稳居全市第一。", "第一", "产值"),
    ("出口额达8亿元，位列全国第12位。", "第12位", "出口额"),
    ("松林高新区专利数量排名第2。", "第2", "专利数量"),
    ("进出口增速跃居全省第4位。", "第4位", "进出口增速"),
    ("税收总量居全省第三，同比增长6%。", "第三", "税收总量"),
    ("财政收入增速位列全市第二，税收同比增长6%。", "第二", "财政收入增速"),
    ("出口额居全国首位，进口额下降。", "首位", "出口额"),
    ("实际利用外资跃居全市第五；税收增长6%。", "第五", "实际利用外资"),
    ("专利数量（全省第七）仍在增长。", "第七", "专利数量"),
]


@pytest.mark.parametrize(("text", "value", "attribute"), RANKS)
def test_a_rank_is_of_what_stands_before_its_verb(text: str, value: str, attribute: str) -> None:
    claim = claim_of(text, value)
    assert (claim.kind, attribute_of(claim)) == ("rank", attribute)
