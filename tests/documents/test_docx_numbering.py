"""The numbers that Word makes by itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.documents.parsing import document
from tests.made import docx, p
from zoneqa.documents.formats.ooxml.list_numbers import formatted


def lvl(depth: int, text: str, fmt: str = "decimal", more: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, num: str = "") -> str:
    """A numbering part with one list, and lists of its levels with `num` in their definition."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{num}</w:num>'
    )


def item(text: str, depth: int = 0, list_id: int = 1, more: str = "") -> str:
    """A numbered paragraph."""
    ref = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{ref}{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def lines(body: str, part: str) -> Sequence[str]:
    return document(docx(body, parts={"numbering": part}), "a.docx").text.split("\n\n")


@pytest.mark.parametrize(
    ("text", "fmt", "printed"),
    [
        ("第%1条", "chineseCounting", ["第一条 甲", "第二条 乙"]),
        ("第%1章", "japaneseCounting", ["第一章 甲", "第二章 乙"]),
        ("%1、", "chineseCountingThousand", ["一、甲", "二、乙"]),
        ("（%1）", "chineseCounting", ["（一）甲", "（二）乙"]),
        ("%1.", "decimal", ["1. 甲", "2. 乙"]),
        ("(%1)", "lowerLetter", ["(a) 甲", "(b) 乙"]),
        ("%1", "decimalEnclosedCircleChinese", ["① 甲", "② 乙"]),
        ("%1)", "upperRoman", ["I) 甲", "II) 乙"]),
        ("\uf0b7", "bullet", ["• 甲", "• 乙"]),
        ("", "none", ["甲", "乙"]),
        ("附件", "none", ["附件 甲", "附件 乙"]),
    ],
)
def test_a_numbered_paragraph_begins_with_its_number(
    text: str, fmt: str, printed: list[str]
) -> None:
    assert lines(item("甲") + item("乙"), numbering(lvl(0, text, fmt))) == printed


def test_levels_count_within_the_level_above_them() -> None:
    levels = numbering(
        lvl(0, "第%1章", "chineseCounting"),
        lvl(1, "%1.%2", more="<w:isLgl/>"),
        lvl(2, "(%3)", "lowerLetter"),
    )
    body = [item("甲"), item("乙", 1), item("丙", 2), item("丁", 2), item("戊", 1), item("己")]
    assert lines("".join([*body, item("庚", 1), item("辛", 2)]), levels) == [
        *("第一章 甲", "1.1 乙", "(a) 丙", "(b) 丁", "1.2 戊", "第二章 己", "2.1 庚", "(a) 辛")
    ]


def test_a_level_may_go_on_where_another_begins_anew() -> None:
    levels = numbering(
        lvl(0, "第%1章", "chineseCounting"),
        lvl(1, "第%2条", "chineseCounting", '<w:lvlRestart w:val="0"/>'),
    )
    body = item("甲") + item("乙", 1) + item("丙", 1) + item("丁") + item("戊", 1)
    assert lines(body, levels) == ["第一章 甲", "第一条 乙", "第二条 丙", "第二章 丁", "第三条 戊"]


def test_a_level_that_was_left_out_counts_as_its_first() -> None:
    levels = numbering(lvl(0, "%1."), lvl(1, "%1.%2"))
    assert lines(item("甲", 1) + item("乙", 1), levels) == ["1.1 甲", "1.2 乙"]


@pytest.mark.parametrize(
    ("num", "printed"),
    [
        ("", ["3. 甲", "4. 乙", "5. 丙"]),
        (
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
            ["3. 甲", "1. 乙", "2. 丙"],
        ),
        (
            f'<w:lvlOverride w:ilvl="0">{lvl(0, "%1、", "chineseCounting")}</w:lvlOverride>',
            ["3. 甲", "四、乙", "五、丙"],
        ),
    ],
)
def test_lists_of_one_definition_count_on_unless_they_start_anew(
    num: str, printed: list[str]
) -> None:
    levels = numbering(lvl(0, "%1.", start=3), num=num)
    assert lines(item("甲") + item("乙", list_id=2) + item("丙", list_id=2), levels) == printed


def test_a_style_numbers_its_paragraphs_and_zero_turns_numbers_off() -> None:
    styles = (
        '<w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:styleId="c"><w:basedOn w:val="c"/></w:style>'
    )
    linked = numbering(lvl(0, "%1."), lvl(1, "(%2)", more='<w:pStyle w:val="b"/>'))
    off = '<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    body = p("甲", "a") + p("乙", "b") + off + "<w:r><w:t>丙</w:t></w:r></w:p>" + p("丁", "c")
    data = docx(body, parts={"numbering": linked, "styles": styles})
    assert document(data, "a.docx").text == "1. 甲\n\n(1) 乙\n\n丙\n\n丁"


def test_numbers_stand_tight_where_the_list_says_so_and_in_cells() -> None:
    levels = numbering(lvl(0, "第%1条", "chineseCounting", '<w:suff w:val="nothing"/>'))
    row = f"<w:tr><w:tc>{item('')}</w:tc><w:tc>{p('甲')}</w:tc></w:tr>"
    assert lines(f"<w:tbl>{row}{row}</w:tbl>{item('')}{item('乙')}", levels) == [
        "第一条 | 甲\n第二条 | 甲",
        "第四条乙",
    ]


def test_a_paragraph_whose_end_is_deleted_is_not_counted() -> None:
    ended = '<w:rPr><w:del w:author="a"/></w:rPr>'
    levels = numbering(lvl(0, "%1."))
    assert lines(item("甲", more=ended) + item("乙") + item("丙"), levels) == ["1. 甲乙", "2. 丙"]


def test_a_list_style_is_looked_up() -> None:
    style = f'<w:styleLink w:val="L"/>{lvl(0, "%1)")}'
    part = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{style}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert lines(item("甲"), part) == ["1) 甲"]


@pytest.mark.parametrize(
    ("fmt", "written"),
    [
        ("decimal", ["1", "10", "12", "20", "103"]),
        ("decimalZero", ["01", "10", "12", "20", "103"]),
        ("chineseCounting", ["一", "十", "十二", "二十", "一〇三"]),
        ("chineseCountingThousand", ["一", "十", "十二", "二十", "一百零三"]),
        ("ideographDigital", ["一", "一〇", "一二", "二〇", "一〇三"]),
        ("chineseLegalSimplified", ["壹", "壹拾", "壹拾贰", "贰拾", "壹佰零叁"]),
        ("ideographTraditional", ["甲", "癸", "12", "20", "103"]),
        ("ideographZodiac", ["子", "酉", "亥", "20", "103"]),
        ("lowerRoman", ["i", "x", "xii", "xx", "ciii"]),
        ("upperLetter", ["A", "J", "L", "T", "YYYY"]),
        ("ordinal", ["1st", "10th", "12th", "20th", "103rd"]),
        ("decimalFullWidth", ["１", "１０", "１２", "２０", "１０３"]),
        ("decimalEnclosedParen", ["⑴", "⑽", "⑿", "⒇", "103"]),
        ("unheardOf", ["1", "10", "12", "20", "103"]),
    ],
)
def test_formats_of_numbers(fmt: str, written: list[str]) -> None:
    assert [formatted(number, fmt) for number in (1, 10, 12, 20, 103)] == written


def test_numbers_beyond_the_formats_are_decimal() -> None:
    assert [formatted(number, "lowerRoman") for number in (0, -3, 10_000)] == ["0", "-3", "10000"]
