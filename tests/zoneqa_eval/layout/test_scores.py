"""What counts as right in the text and in the tables of a document, and how faults are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.zoneqa_eval.layout.perfect import read_perfectly
from zoneqa.types import Article, Cell
from zoneqa_eval.layout.cell_score import ShapeScore, score_cells
from zoneqa_eval.layout.content import LEFT, UP, DataTable, Paragraph, SampleDocument
from zoneqa_eval.layout.kinds import KINDS, Author
from zoneqa_eval.layout.text_score import TextScore, score_text
from zoneqa_eval.layout.truth import Truth, truth_of

TABLE = DataTable.of_rows(
    "halves",
    [["指标", "2023年", LEFT], [UP, "全年", "上半年"], ["税收", "28.9", "14.1"]],
    2,
    1,
)
DOCUMENT = SampleDocument(
    "notes", "松陂高新区一年间", (Paragraph("税收达28.9亿元。", "初步数。"), TABLE)
)
TRUTH, ARTICLE = truth_of(DOCUMENT), read_perfectly(DOCUMENT)


def text_score(text: str, title: str = "题", notes: tuple[str, ...] = ()) -> TextScore:
    """Compare a text with 松陂高新区有企业。"""
    truth = Truth("题", ("松陂高新区", "有企业。"), notes, ())
    return score_text(truth, [Article("a", title, text)])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_a_perfect_reader_makes_no_fault(kind: str, seed: str) -> None:
    document = KINDS[kind](Author.of_seed(seed, merges=True))
    truth, article = truth_of(document), read_perfectly(document)
    text, cells = score_text(truth, [article]), score_cells(truth, [article])
    assert (text.matched, text.faults) == (text.expected, ())
    assert text.found == text.expected
    assert all(shape.cells == shape.ordered == shape.right for shape in cells.shapes)
    assert (cells.extra, cells.faults) == (0, ())


@pytest.mark.parametrize(
    "text",
    [
        "松陂高新区有企业。",
        "松陂 高新区\n\n有企业。",
        "松陂高新区 | 有企业。",
        "松陂高新区①有企业[1]。",
        "题\n松陂高新区有企业。",
    ],
)
def test_blanks_cell_lines_and_note_marks_do_not_count(text: str) -> None:
    assert text_score(text) == TextScore(10, 10, 10)


@pytest.mark.parametrize(
    ("text", "matched", "found", "fault"),
    [
        ("松陂高新区企业。", 9, 9, "text after …题松陂高新区: missing 「有」"),
        ("松陂高新区没有企业。", 10, 11, "text after …题松陂高新区: added 「没」"),
        ("有企业。", 5, 5, "text after …题: missing 「松陂高新区」"),
    ],
)
def test_characters_are_missing_or_added(text: str, matched: int, found: int, fault: str) -> None:
    assert text_score(text) == TextScore(matched, 10, found, (fault,))


def test_characters_out_of_order_are_wrong_on_both_sides() -> None:
    score = text_score("有企业。松陂高新区")
    assert (score.matched, score.expected, score.found) == (6, 10, 10)


def test_a_long_fault_is_abridged() -> None:
    (fault,) = text_score("松陂高新区有企业。" + "多" * 50).faults
    assert fault == f"text after …陂高新区有企业。: added 「{'多' * 40}… (50 characters)」"


@pytest.mark.parametrize(
    "text", ["松陂高新区有企业。\n注文", "松陂高新区\n①注文\n有企业。", "注 文松陂高新区有企业。"]
)
def test_a_note_may_stand_anywhere(text: str) -> None:
    assert text_score(text, notes=("注文",)) == TextScore(12, 12, 12)


def test_a_note_that_is_missing_is_named() -> None:
    score = text_score("松陂高新区有企业。", notes=("注文",))
    assert score == TextScore(10, 12, 10, ("note not found: 注文",))


def test_several_articles_are_read_one_after_the_other() -> None:
    truth = Truth("题", ("前文。", "小标题", "后文。"), (), ())
    articles = [Article("a", "题", "前文。"), Article("b", "小标题", "后文。")]
    assert score_text(truth, articles) == TextScore(10, 10, 10)


def test_a_document_that_was_not_read_has_nothing_right() -> None:
    assert score_text(TRUTH, []).matched == 0
    cells = score_cells(TRUTH, [])
    assert cells.shapes == (ShapeScore("halves", 2, 0, 0),)
    assert cells.faults == (
        "cell not found: 28.9 [税收; 2023年 / 全年]",
        "cell not found: 14.1 [税收; 2023年 / 上半年]",
    )


def with_first_cell(cell: Cell) -> Article:
    """Return the article with another cell for 28.9."""
    (table,) = ARTICLE.tables
    return replace(ARTICLE, tables=(replace(table, cells=(cell, *table.cells[1:])),))


FIRST = ARTICLE.tables[0].cells[0]


def test_headers_in_another_order_are_right_but_not_in_order() -> None:
    turned = replace(FIRST, column_headers=FIRST.column_headers[::-1])
    cells = score_cells(TRUTH, [with_first_cell(turned)])
    assert cells.shapes == (ShapeScore("halves", 2, 2, 1),)
    assert (cells.extra, cells.faults) == (0, ())


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (replace(FIRST, column_headers=FIRST.column_headers[1:]), "28.9 [税收; 全年]"),
        (replace(FIRST, row_headers=()), "28.9 [; 2023年 / 全年]"),
        (
            replace(
                FIRST, row_headers=(), column_headers=(*FIRST.column_headers, *FIRST.row_headers)
            ),
            "28.9 [; 2023年 / 全年 / 税收]",
        ),
    ],
)
def test_a_cell_with_other_headers_is_wrong_and_extra(cell: Cell, read: str) -> None:
    cells = score_cells(TRUTH, [with_first_cell(cell)])
    assert cells.shapes == (ShapeScore("halves", 2, 1, 1),)
    assert cells.extra == 1
    assert cells.faults == (f"cell 28.9 [税收; 2023年 / 全年] read as {read}",)


def test_a_header_that_was_read_as_data_is_extra() -> None:
    (table,) = ARTICLE.tables
    header = Cell(FIRST.row_headers[0])
    article = replace(ARTICLE, tables=(replace(table, cells=(*table.cells, header)),))
    cells = score_cells(TRUTH, [article])
    assert cells.shapes == (ShapeScore("halves", 2, 2, 2),)
    assert (cells.extra, cells.faults) == (1, ("no cell of data: 税收 [; ]",))


def test_one_cell_that_was_read_serves_one_that_was_expected() -> None:
    rows = [["指标", "2023年"], ["税收", "5.0"], ["税收", "5.0"]]
    document = SampleDocument("t", "题", (DataTable.of_rows("twice", rows, 1, 1),))
    article = read_perfectly(document)
    (table,) = article.tables
    once = replace(article, tables=(replace(table, cells=table.cells[:1]),))
    assert score_cells(truth_of(document), [once]).shapes == (ShapeScore("twice", 2, 1, 1),)
