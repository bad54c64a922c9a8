"""Lines that a column wrapped, joined to the paragraphs that they were."""

from __future__ import annotations

import pytest

from zoneqa.documents.newspaper.unwrap import unwrap

SPRING = (
    "入春以来，芦汀高新区把湖边的旧码头改成了步道，沿途设驿站九处，"
    "每天有两千人来散步，比去年多了三成。"
)
BOATS = (
    "码头的渡船也换成了电动船，全天开行四十八个班次，船票三元，"
    "老人和孩子免费，晚上加开灯光游船六班。"
)
TREES = "岸边还补种了垂柳六百棵，芦苇四十亩，明年春天要再建观鸟台三座，请护鸟员给学生讲课。"


def wrapped(text: str, characters: int, indent: str = "") -> list[str]:
    """Return a text cut every so many characters."""
    cut = [text[at : at + characters] for at in range(0, len(text), characters)]
    return [indent + cut[0], *cut[1:]]


@pytest.mark.parametrize("characters", [11, 12, 14, 17, 20])
def test_a_column_is_joined(characters: int) -> None:
    lines = wrapped(SPRING + BOATS + TREES, characters)
    assert unwrap(lines) == [SPRING + BOATS + TREES]


@pytest.mark.parametrize(("left", "right"), [(11, 16), (16, 11), (12, 20), (20, 13), (11, 12)])
def test_each_column_has_its_own_width(left: int, right: int) -> None:
    one, other = SPRING + BOATS, BOATS + TREES
    lines = [*wrapped(one, left), "", *wrapped(other, right)]
    assert unwrap(lines) == [one, "", other]


def test_a_short_column_beside_a_wrapped_one_is_joined() -> None:
    lines = [*wrapped(SPRING + BOATS, 11), "", *wrapped(TREES, 12)]
    assert unwrap(lines) == [SPRING + BOATS, "", TREES]


@pytest.mark.parametrize(
    "headlines",
    [
        ["旧码头变成了新的步道"],
        ["芦汀高新区的旧码头变身", "四十八班渡船全部用电了"],
        ["旧码头变成了新的步道了", "□本报记者　林一"],
        ["“绿岸”连着“清水”了", "芦汀高新区湖边修步道记", "□本报记者　林一"],
    ],
)
@pytest.mark.parametrize("indent", ["　　", "    "])
def test_a_headline_as_wide_as_the_column_stays_apart(headlines: list[str], indent: str) -> None:
    lines = [*headlines, *wrapped(SPRING, 11, indent), *wrapped(BOATS, 11, indent)]
    assert unwrap(lines) == [*headlines, indent + SPRING, indent + BOATS]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("WE", "TLAND公司", "WETLAND公司"),
        ("Bri", "ghtway公司", "Brightway公司"),
        ("Nordl", "ys公司", "Nordlys公司"),
        ("Green", "Shore公司", "Green Shore公司"),
        ("School", "of Design的", "School of Design的"),
        ("ABC", "Motors公司", "ABC Motors公司"),
    ],
)
def test_a_latin_word_is_joined_where_the_line_cut_it(before: str, after: str, whole: str) -> None:
    full = SPRING[: (24 - len(before)) // 2]
    lines = [*wrapped(BOATS + TREES[:34], 12), full + before, f"{after}监测灯。"]
    assert "".join(unwrap(lines)).endswith(f"{full}{whole}监测灯。")


def test_lines_of_many_widths_stay_as_they_are() -> None:
    lines = ["第一项，步道。", "渡船，四十八班", "垂柳", "护鸟员讲课，三次，共六小时", "完"]
    assert unwrap(lines) == lines
