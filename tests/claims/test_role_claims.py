"""Who holds which office, since when."""

from __future__ import annotations

import pytest

from tests.claims.reports import attribute_of, claims_in, days_of

HOLDERS = [
    ("副局长叶知秋表示，园区很好。", [("副局长", "叶知秋")]),
    ("任命温以宁为投资促进局局长。", [("局长", "温以宁")]),
    ("大会主席由林知夏担任。", [("主席", "林知夏")]),
    ("本届大赛冠军是清波团队，亚军为远山团队。", [("冠军", "清波团队"), ("亚军", "远山团队")]),
    ("总经理让·杜邦参加签约。", [("总经理", "让·杜邦")]),
    ("叶知秋当选为云岭市市长。", [("市长", "叶知秋")]),
    ("主治医师白晓舟说，病人很好。", [("主治医师", "白晓舟")]),
]


@pytest.mark.parametrize(("text", "expected"), HOLDERS)
def test_an_office_has_its_holder(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(attribute_of(c), c.value.quote) for c in claims_in(text)] == expected


SEVERAL = [
    ("主任张三丰、副主任李四光出席。", [("主任", "张三丰"), ("副主任", "李四光")]),
    ("党组书记、局长陆未央出席。", [("党组书记", "陆未央"), ("局长", "陆未央")]),
    ("投资局局长张明远和财政局局长李思源参加。", [("局长", "张明远"), ("局长", "李思源")]),
    ("新任顾南风为副总经理兼财务负责人。", [("副总经理", "顾南风"), ("财务负责人", "顾南风")]),
    (
        "院长沈星河、校长陆未央、馆长温以宁到会。",
        [("院长", "沈星河"), ("校长", "陆未央"), ("馆长", "温以宁")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_people_and_several_offices_are_not_mixed(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(attribute_of(c), c.value.quote) for c in claims_in(text)] == expected


ORGANISATIONS = [
    ("任命温以宁为投资促进局局长。", ["投资促进局"]),
    ("投资局局长张明远和财政局局长李思源参加。", ["投资局", "财政局"]),
    ("据云岭高新区管委会副主任林知夏介绍，项目开工。", ["云岭高新区管委会"]),
    ("沈星河任松林市副市长。", ["松林市"]),
    ("清波集团董事长陆未央与远山大学校长温以宁签约。", ["清波集团", "远山大学"]),
    ("青禾药业董事长兼总经理林知夏说。", ["青禾药业", "青禾药业"]),
    ("松林区教育局党组书记、局长林知夏说。", ["松林区教育局", "松林区教育局"]),
    ("林知夏任松林区教育局党组书记、局长。", ["松林区教育局", "松林区教育局"]),
    ("清波集团董事长、松林商会会长林知夏说。", ["清波集团", "松林商会"]),
    ("松林市委书记、市长林知夏说。", ["松林市委", "松林市"]),
    ("松林市委副书记、代市长林知夏说。", ["松林市委", "松林市"]),
    ("松林市委书记、市人大常委会主任林知夏说。", ["松林市委", "市人大常委会"]),
    ("云岭高新区管理委员会主任林知夏说。", ["云岭高新区管理委员会"]),
]


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS)
def test_an_office_is_of_the_organisation_right_before_it(text: str, expected: list[str]) -> None:
    assert [claim.subjects[0].text for claim in claims_in(text)] == expected


def test_each_station_of_a_career_has_its_date() -> None:
    claims = claims_in("2019年，沈星河任松林市副市长，2021年3月任市委书记。")
    assert [(attribute_of(c), c.value.quote, days_of(c.period)) for c in claims] == [
        ("副市长", "沈星河", "2019-01-01 2019-12-31"),
        ("书记", "沈星河", "2021-03-01 2021-03-31"),
    ]


NO_HOLDERS = [
    "沈星河不再担任局长。",
    "局长办公会议研究了方案。",
    "主任委员会由12人组成。",
    "园区招聘总经理。",
    "书记和市长都来了。",
]


@pytest.mark.parametrize("text", NO_HOLDERS)
def test_an_office_without_a_person_makes_no_claim(text: str) -> None:
    assert [claim for claim in claims_in(text) if claim.kind == "role"] == []


def test_a_mention_has_no_date_and_the_edition_of_a_prize_is_kept() -> None:
    text = "3月5日，局长叶知秋到会。远山高新区第四届创新大赛冠军是清波团队。"
    mention, prize = [claim for claim in claims_in(text) if claim.kind == "role"]
    assert mention.period is None
    assert prize.ordinal == ("4", "届")


SHARED = [
    ("松林市委副书记、市长沈星河宣布开工。", ["松林市委", "松林市"]),
    ("清波集团党委书记、董事长陆未央出席。", ["清波集团", "清波集团"]),
    ("清波集团董事长、总经理陆未央出席。", ["清波集团", "清波集团"]),
    ("远山大学党委书记、校长温以宁致辞。", ["远山大学", "远山大学"]),
    ("投资局副书记、局长张明远、副局长李思源参加。", ["投资局", "投资局", ""]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_the_second_office_of_a_person_is_of_the_body_of_the_first(
    text: str, expected: list[str]
) -> None:
    assert [claim.subjects[0].text for claim in claims_in(text)] == expected


HOLDERS_OF_SHARES = ["陆未央持股41%。", "陆未央持有3万股。"]


@pytest.mark.parametrize("behind", HOLDERS_OF_SHARES)
def test_an_office_has_its_holder_of_shares(behind: str) -> None:
    roles = [c for c in claims_in(f"董事长{behind}") if c.kind == "role"]
    assert [c.value.quote for c in roles] == ["陆未央"]
