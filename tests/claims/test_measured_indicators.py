"""What is measured in money or as an area is answered by no number of things."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.claims.measured_indicators import MEASURED, is_measured
from zoneqa.claims.vocabulary import term_list

_PROJECTS = "砚溪高新区举行集中开工仪式，12个项目总投资93.6亿元。"
_FIRMS = "砚溪高新区有企业1260家，纳税5亿元。"
_SITE = "砚溪高新区一期入驻企业30家，占地320亩。"


@pytest.mark.parametrize(
    ("question", "sentence", "fitting"),
    [
        ("砚溪高新区开工项目总投资多少？", _PROJECTS, ["93.6亿元"]),
        ("砚溪高新区税收多少？", _FIRMS, ["5亿元"]),
        ("砚溪高新区一期占地多少？", _SITE, ["320亩"]),
        # What counts is asked for by its noun or its unit.
        ("砚溪高新区开工项目有多少个？", _PROJECTS, ["12个"]),
        ("砚溪高新区企业有多少家？", _FIRMS, ["1260家"]),
        ("砚溪高新区一期入驻企业有多少？", _SITE, ["30家"]),
    ],
)
def test_a_question_gets_the_figure_that_its_indicator_can_have(
    question: str, sentence: str, fitting: list[str]
) -> None:
    _, readings = read(question, sentence, words=fitting[0])
    agreements = [each for reading in readings for each in reading.agreements]
    assert [each.claim.value.quote for each in agreements if each.fits] == fitting


def test_every_measured_indicator_is_a_term_under_its_name() -> None:
    found = {name: term_list().get(name) for name in MEASURED}
    assert {name for name, term in found.items() if term is None or term.name != name} == set()


@pytest.mark.parametrize("attribute", ["总投资", "工业总产值", "全年税收", "园区占地", "GDP"])
def test_indicators_are_measured_whatever_stands_before_them(attribute: str) -> None:
    assert is_measured(attribute)


@pytest.mark.parametrize("attribute", ["投资项目", "投资者", "出口", "产能", "纳税企业", ""])
def test_what_may_be_counted_is_not_measured(attribute: str) -> None:
    assert not is_measured(attribute)
