"""The shapes that tables have in reports and yearbooks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from zoneqa_eval.layout.content import LEFT, UP, DataTable
from zoneqa_eval.layout.figures import Figures

Shape = Callable[[Figures], DataTable]

TOTAL = "合计"
HALVES = ("全年", "上半年")


def years_as_columns(figures: Figures) -> DataTable:
    """Indicators by years; the unit stands with the indicator."""
    years = figures.years(figures.rng.randint(3, 5))
    rows = [[i.with_unit, *figures.values(i, len(years))] for i in figures.indicators(5)]
    return DataTable.of_rows("years as columns", [["指标", *years], *rows], 1, 1)


def indicators_as_columns(figures: Figures) -> DataTable:
    """Years by indicators, with the unit in the header."""
    indicators, years = figures.indicators(4), figures.years(5)
    values = [figures.values(i, len(years)) for i in indicators]
    rows = [[year, *row] for year, *row in zip(years, *values, strict=True)]
    header = ["年份", *(i.with_unit for i in indicators)]
    return DataTable.of_rows("indicators as columns", [header, *rows], 1, 1)


def zones_as_rows(figures: Figures) -> DataTable:
    """Zones by indicators, with a row of totals."""
    indicators = figures.indicators(3)
    rows = [
        [name, *(i.draw(figures.rng) for i in indicators)] for name in [*figures.zones(5), TOTAL]
    ]
    header = ["园区", *(i.with_unit for i in indicators)]
    return DataTable.of_rows("zones as rows", [header, *rows], 1, 1)


def unit_in_caption(figures: Figures) -> DataTable:
    """Indicators by years, all of one unit, which a line above names."""
    years = figures.years(4)
    rows = [[i.name, *figures.values(i, 4)] for i in figures.indicators(5, "亿元")]
    table = DataTable.of_rows("unit in the caption", [["项目", *years], *rows], 1, 1)
    return replace(table, above=("单位：亿元",))


def unit_in_cell(figures: Figures) -> DataTable:
    """Zones by indicators; each cell has its unit."""
    indicators = figures.indicators(3)
    rows = [
        [zone, *(figures.values_with_unit(i, 1)[0] for i in indicators)]
        for zone in figures.zones(4)
    ]
    header = ["园区", *(i.name for i in indicators)]
    return DataTable.of_rows("unit in the cell", [header, *rows], 1, 1)


def unit_column(figures: Figures) -> DataTable:
    """Indicators and their units, two columns of headers, by years."""
    years = figures.years(3)
    rows = [[i.name, i.unit, *figures.values(i, 3)] for i in figures.indicators(5)]
    return DataTable.of_rows("unit column", [["指标", "单位", *years], *rows], 1, 2)


def sparse(figures: Figures) -> DataTable:
    """Zones by years with empty cells, but in the first row."""
    years = figures.years(4)
    (indicator,) = figures.indicators(1)
    first, *others = figures.zones(6)
    rows = [[first, *figures.values(indicator, 4)]]
    for zone in others:
        values = figures.values(indicator, 4)
        values[figures.rng.randrange(4)] = ""
        rows.append([zone, *values])
    table = DataTable.of_rows("empty cells", [["园区", *years], *rows], 1, 1)
    return replace(table, above=(f"各园区{indicator.with_unit}",))


def key_value(figures: Figures) -> DataTable:
    """Keys with their values and no header above."""
    (zone,) = figures.zones(1)
    rows = [["名称", zone], ["成立时间", f"{figures.rng.randint(1988, 2012)}年6月"]]
    rows += [[i.name, figures.values_with_unit(i, 1)[0]] for i in figures.indicators(5)]
    return DataTable.of_rows("key and value", rows, 0, 1)


def projects(figures: Figures) -> DataTable:
    """Projects with figures, months and words."""
    names = ("光电产业园", "中试基地二期", "氢能研究院", "软件总部楼", "精密铸造车间")
    stages = ("主体封顶", "设备安装", "已投产", "正在报建", "土方施工")
    rows = [
        [
            name,
            f"{figures.rng.uniform(1, 60):.1f}",
            f"{figures.rng.randint(2021, 2025)}年{figures.rng.randint(1, 12)}月",
            figures.rng.choice(stages),
        ]
        for name in figures.rng.sample(names, 4)
    ]
    header = ["项目", "总投资（亿元）", "开工时间", "进展"]
    return DataTable.of_rows("projects", [header, *rows], 1, 1)


def wrapped_headers(figures: Figures) -> DataTable:
    """Zones by indicators; the unit is on the second line of its header."""
    indicators = figures.indicators(4)
    rows = [[zone, *(i.draw(figures.rng) for i in indicators)] for zone in figures.zones(4)]
    header = ["园区", *(f"{i.name}\n（{i.unit}）" for i in indicators)]
    return DataTable.of_rows("headers on two lines", [header, *rows], 1, 1)


def two_level_columns(figures: Figures) -> DataTable:
    """Indicators by years, each year over the whole of it and its first half."""
    years = figures.years(2)
    upper = ["指标", *(text for year in years for text in (year, LEFT))]
    lower = [UP, *(HALVES * len(years))]
    rows = [[i.with_unit, *figures.values(i, 4)] for i in figures.indicators(5)]
    return DataTable.of_rows("two levels of columns", [upper, lower, *rows], 2, 1)


def row_groups(figures: Figures) -> DataTable:
    """Zones, each over several indicators, by years, with a row of totals."""
    years, indicators = figures.years(3), figures.indicators(3)
    rows = [
        [UP if n else zone, i.with_unit, *figures.values(i, 3)]
        for zone in figures.zones(3)
        for n, i in enumerate(indicators)
    ]
    total = [TOTAL, LEFT, *figures.values(indicators[0], 3)]
    header = ["园区", "指标", *years]
    return DataTable.of_rows("groups of rows", [header, *rows, total], 1, 2)


def merged_both_ways(figures: Figures) -> DataTable:
    """Zones over indicators at the left, years over halves above."""
    years, indicators = figures.years(2), figures.indicators(2)
    upper = ["园区", "指标", *(text for year in years for text in (year, LEFT))]
    lower = [UP, UP, *(HALVES * len(years))]
    rows = [
        [UP if n else zone, i.name, *figures.values_with_unit(i, 4)]
        for zone in figures.zones(3)
        for n, i in enumerate(indicators)
    ]
    return DataTable.of_rows("merged both ways", [upper, lower, *rows], 2, 2)


def grouped_indicators(figures: Figures) -> DataTable:
    """Zones by indicators under two headings of unequal width; one indicator has none."""
    indicators = figures.indicators(5)
    names = [i.with_unit for i in indicators]
    upper = ["园区", "经济规模", LEFT, LEFT, "创新能力", names[4]]
    lower = [UP, *names[:4], UP]
    rows = [[zone, *(i.draw(figures.rng) for i in indicators)] for zone in figures.zones(5)]
    return DataTable.of_rows("grouped indicators", [upper, lower, *rows], 2, 1)


def long_table(figures: Figures) -> DataTable:
    """A table of more rows than a page holds."""
    years, indicators = figures.years(5), figures.indicators(2)
    rows = [
        [f"{zone}{i.with_unit}", *figures.values(i, 5)]
        for zone in figures.zones(24)
        for i in indicators
    ]
    return DataTable.of_rows("longer than a page", [["园区与指标", *years], *rows], 1, 1)


def long_two_level_table(figures: Figures) -> DataTable:
    """A table of more rows than a page holds, with two rows of headers."""
    years = figures.years(2)
    (indicator,) = figures.indicators(1, "亿元")
    upper = ["园区", *(text for year in years for text in (year, LEFT))]
    lower = [UP, *(HALVES * len(years))]
    names = [f"{zone}{part}" for zone in figures.zones(20) for part in ("核心区", "拓展区")]
    rows = [[name, *figures.values(indicator, 4)] for name in names]
    table = DataTable.of_rows("longer than a page, two levels", [upper, lower, *rows], 2, 1)
    return replace(table, above=(f"各园区{indicator.name}（单位：亿元）",))


PLAIN_SHAPES: tuple[Shape, ...] = (
    years_as_columns,
    indicators_as_columns,
    zones_as_rows,
    unit_in_caption,
    unit_in_cell,
    unit_column,
    sparse,
    key_value,
    projects,
)
"""Each cell is in one row and one column, and has one line: any format can hold it."""

MERGED_SHAPES: tuple[Shape, ...] = (
    wrapped_headers,
    two_level_columns,
    row_groups,
    merged_both_ways,
    grouped_indicators,
)

PLAIN_LONG_SHAPES: tuple[Shape, ...] = (long_table,)
MERGED_LONG_SHAPES: tuple[Shape, ...] = (long_table, long_two_level_table)
