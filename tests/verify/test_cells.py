"""Sentences on the cells of a table, which are compared as what they state with their headers."""

from __future__ import annotations

import pytest

from zoneqa.documents.tables import Grid, tables_in
from zoneqa.types import Article, Span, Verdict
from zoneqa.verify.verification import CitedSpans
from zoneqa.verify.verifier import Verifier

ROWS = [
    ["指标", "2021年", "2022年"],
    ["工业总产值（亿元）", "120", "180"],
    ["新增企业（家）", "33", "47"],
]


def report() -> Article:
    grid = Grid.of_rows(ROWS)
    text = f"云岭高新区运行情况如下。\n{grid.text}\n园区还建成三座泵站。"
    return Article(
        "yl", "云岭高新区运行情况", text, zone="云岭高新区", tables=tables_in(text, [grid])
    )


ARTICLE = report()
WHOLE = CitedSpans(ARTICLE, (Span("yl", 0, len(ARTICLE.text), ARTICLE.text),))


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("2022年，云岭高新区工业总产值为180亿元。", "supported"),
        ("云岭高新区2021年工业总产值为120亿元。", "supported"),
        ("云岭高新区2022年新增企业47家。", "supported"),
        ("2022年，云岭高新区工业总产值为190亿元。", "cut"),
        ("2021年，云岭高新区工业总产值为180亿元。", "cut"),
        ("云岭高新区2021年新增企业47家。", "cut"),
        ("2022年，云岭高新区工业总产值为180万元。", "cut"),
        ("云岭高新区建成三座泵站。", "supported"),
    ],
)
def test_a_sentence_on_a_cell_is_compared_with_its_headers(sentence: str, verdict: Verdict) -> None:
    assert Verifier()(sentence, [WHOLE]).verdict == verdict


def test_the_cell_bears_the_sentence_and_a_header_has_the_right_year() -> None:
    verify = Verifier()
    support, *_ = verify("2022年，云岭高新区工业总产值为180亿元。", [WHOLE]).support
    assert support.quote == ARTICLE.text[support.start : support.end] == "180"
    (fault,) = verify("云岭高新区2021年新增企业47家。", [WHOLE]).faults
    assert (fault.kind, fault.stated, fault.right) == ("period", "2021年", "2022年")
