"""The words for what a value is of, and which of them exclude each other."""

from __future__ import annotations

import pytest

from zoneqa.claims.vocabulary import compare_terms, term_list


def compared(asked: str, stated: str) -> str:
    listed = term_list()
    return compare_terms([frozenset({term}) for term in listed.find(asked)], listed.find(stated))


@pytest.mark.parametrize(
    ("asked", "stated", "verdict"),
    [
        ("产值", "规模以上工业总产值", "agrees"),
        ("GDP", "地区生产总值", "agrees"),
        ("投资", "总投资", "agrees"),
        ("外贸进出口", "进出口总额", "agrees"),
        ("高企", "高新技术企业", "agrees"),
        ("总产值", "工业增加值", "contradicts"),
        ("投资", "签约额", "contradicts"),
        ("出口额", "进口额", "contradicts"),
        ("出口额", "进出口总额", "contradicts"),
        ("税收", "利润总额", "contradicts"),
        ("女职工", "男职工", "contradicts"),
        ("引进项目", "引进人才", "contradicts"),
        ("开工", "竣工", "contradicts"),
        # What is wider or narrower neither agrees nor contradicts.
        ("投资", "固定资产投资", "unknown"),
        ("企业", "高新技术企业", "unknown"),
        # What is not listed leaves it open.
        ("海洋牧场", "税收", "unknown"),
        ("税收", "深海网箱", "unknown"),
    ],
)
def test_terms_agree_or_exclude_each_other(asked: str, stated: str, verdict: str) -> None:
    assert compared(asked, stated) == verdict


def test_a_longer_word_wins_over_those_in_it() -> None:
    assert {term.name for term in term_list().find("固定资产投资")} == {"固定资产投资"}


def test_one_word_of_a_section_that_is_stated_is_enough() -> None:
    assert compared("园区引入企业", "引入企业") == "agrees"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("企业专利", ["企业", "专利"]),
        ("专利最多的企业", ["专利", "企业"]),
        ("税收和利润", ["税收", "利润"]),
        ("高新技术企业的税收", ["高新技术企业", "税收"]),
        ("企业税收占企业利润", ["企业", "税收", "利润"]),
    ],
)
def test_terms_come_in_the_order_of_the_text_each_once(text: str, names: list[str]) -> None:
    assert [term.name for term in term_list().find(text)] == names
