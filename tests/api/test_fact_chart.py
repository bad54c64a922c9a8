"""The bar charts of facts."""

from __future__ import annotations

from tests.api.made_facts import OTHER, output, percent, shown
from tests.made_claims import GROWTH, YUNLING
from zoneqa.answer.facts import Fact
from zoneqa.api.fact_chart import charts


def test_a_chart_has_a_bar_for_each_figure_in_the_same_unit() -> None:
    (chart,) = charts(shown(output(2023, 30), output(2022, 15), Fact(GROWTH, YUNLING)), "产值")
    assert (chart.indicator, chart.kind, chart.left_out) == ("产值", "level", 0)
    assert [(bar.label, bar.start, bar.width) for bar in chart.bars] == [
        ("2022年 云岭高新区 规模以上工业总产值", 0.0, 35.0),
        ("2023年 云岭高新区 规模以上工业总产值", 0.0, 70.0),
    ]
    assert chart.described.endswith("2023年 云岭高新区 规模以上工业总产值: 30亿元")


def test_what_fell_points_to_the_left() -> None:
    fell = output(2022, 0, kind="growth", direction="down", quantity=percent("2.5"))
    rose = output(2023, 0, kind="growth", direction="up", quantity=percent("7.5"))
    (chart,) = charts(shown(rose, fell), "产值")
    assert [(bar.start, bar.end) for bar in chart.bars] == [(0.0, 17.5), (17.5, 70.0)]


def test_a_figure_that_many_articles_print_is_drawn_once() -> None:
    same = [output(2023, 30), output(2023, 30, OTHER), output(2022, 20)]
    (chart,) = charts(shown(*same), None)
    assert [bar.fact.value for bar in chart.bars] == ["20亿元", "30亿元"]


def test_one_figure_is_no_chart_and_a_former_one_is_not_drawn() -> None:
    assert charts(shown(output(2023, 30)), "产值") == []
    assert charts(shown(output(2023, 30), output(2022, 20, former=True)), "产值") == []


def test_many_figures_leave_the_oldest_out() -> None:
    facts = shown(*(output(2023 - n, n + 1) for n in range(15)))
    (chart,) = charts(facts, "产值")
    assert (len(chart.bars), chart.left_out) == (12, 3)
