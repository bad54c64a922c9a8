"""The chart of how many articles there are by zone and month."""

from __future__ import annotations

from zoneqa.api.article_chart import ROW_HEIGHT, article_chart


def test_a_zone_has_a_bar_for_each_month_with_articles() -> None:
    chart = article_chart(
        {("云岭高新区", "2024-01"): 4, ("云岭高新区", "2024-02"): 2, ("砚溪高新区", "2024-01"): 1}
    )
    assert chart is not None
    assert (chart.months, chart.middles, chart.left_out) == (("2024-01", "2024-02"), (25, 75), 0)
    assert [(row.zone, row.top, row.counts) for row in chart.rows] == [
        ("云岭高新区", 0, (4, 2)),
        ("砚溪高新区", ROW_HEIGHT, (1, 0)),
    ]
    tallest, half = chart.rows[0].bars
    assert (tallest.month, tallest.count, tallest.height) == ("2024-01", 4, 30)
    assert (half.month, half.count, half.height) == ("2024-02", 2, 15)
    assert (tallest.start, tallest.middle, tallest.width) == (19.0, 25.0, 12.0)
    assert tallest.top + tallest.height == half.top + half.height == chart.rows[0].foot


def test_only_the_last_months_and_the_busiest_zones_are_drawn() -> None:
    counts: dict[tuple[str, ...], int] = {
        (f"第{n}高新区", f"2023-{month:02}"): n for n in range(1, 11) for month in (1, 2)
    }
    years: dict[tuple[str, ...], int] = {
        ("第1高新区", f"{year}-05"): 99 for year in range(2000, 2012)
    }
    chart = article_chart(counts | years)
    assert chart is not None
    assert (len(chart.months), chart.months[0], chart.months[-1]) == (12, "2002-05", "2023-02")
    assert [row.zone for row in chart.rows][:3] == ["第1高新区", "第10高新区", "第9高新区"]
    assert (len(chart.rows), chart.left_out) == (8, 2)


def test_a_count_without_a_month_is_not_drawn() -> None:
    assert article_chart({("云岭高新区", "2024"): 3}) is None
    assert article_chart({}) is None
