"""The people, firms, projects and events that a text certainly names."""

from __future__ import annotations

import pytest

from zoneqa.claims.named_things import NamedThing, named_organisations, named_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2021年，温以宁带领团队来到砚溪。", ["温以宁"]),
        ("市长陆怀瑾强调，要减税。", ["陆怀瑾"]),
        ("孙某某2018年退出，钱某负责采购。", ["孙某某", "钱某"]),
        ("欧阳静姝介绍了项目。", ["欧阳静姝"]),
        ("会上，卡里姆·奥杜亚致辞。", ["卡里姆·奥杜亚"]),
        ("项目进展顺利，税收增长。", []),
    ],
)
def test_people_are_known_by_what_they_say_or_do(text: str, names: list[str]) -> None:
    assert [name.text for name in named_people(text)] == names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("远山集团来了。", "远山集团", "公司"),
        ("云帆股份（300001.SZ）预计盈利。", "云帆股份", "公司"),
        ("青禾种业园项目签约。", "青禾种业园项目", "项目"),
        ("焊装车间用新设备。", "焊装车间", "车间"),
        ("砚溪创新创业大赛开幕。", "砚溪创新创业大赛", "大赛"),
        ("北塬理工大学有学生。", "北塬理工大学", "大学"),
    ],
)
def test_organisations_are_of_a_kind(text: str, name: str, kind: str) -> None:
    assert NamedThing(name, kind) in list(named_organisations(text))


def test_a_zone_is_none_of_them() -> None:
    assert list(named_organisations("砚溪高新区增长6%。")) == []


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("远山集团", "远山"),
        ("晨曦科技有限公司", "晨曦科技"),
        ("焊装车间", "焊装"),
        ("温以宁", "温以宁"),
    ],
)
def test_a_name_may_leave_out_its_form(name: str, core: str) -> None:
    assert NamedThing(name, "公司").core == core


@pytest.mark.parametrize(
    ("sentence", "begins"),
    [
        ("温以宁来了。", True),
        ("2021年，温以宁来了。", True),
        ("此外，温以宁来了。", True),
        ("在会上，叶知秋和温以宁来了。", False),
        ("叶知秋说，温以宁来了。", False),
    ],
)
def test_a_sentence_begins_with_a_name(sentence: str, begins: bool) -> None:
    assert NamedThing("温以宁", "person").begins(sentence) == begins
