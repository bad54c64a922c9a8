"""Simulated scans: the same from the same seed, damaged but whole, and counted rightly."""

from __future__ import annotations

import random

import numpy as np
import pytest

from zoneqa.types import Article
from zoneqa_eval.scans.damage import DAMAGES
from zoneqa_eval.scans.measure_scans import compared
from zoneqa_eval.scans.newspaper import BYLINE, PrintedReport, invented_report
from zoneqa_eval.scans.page_image import has_fonts, printed_page

REPORT = PrintedReport(
    "麓川高新区扩园300亩",
    (f"{BYLINE}林一鸣）麓川高新区新增用地300亩，引进企业28家，税收12.6亿元。", "园区面积翻番。"),
)


def test_reports_are_the_same_from_the_same_seed() -> None:
    first, again, other = (invented_report(random.Random(seed), 300) for seed in (1, 1, 2))
    assert first == again != other
    assert first.paragraphs[0].startswith(BYLINE)
    assert 300 <= len("".join(first.paragraphs)) < 450


@pytest.mark.skipif(not has_fonts(), reason="needs the fonts of the pages")
@pytest.mark.parametrize("kind", DAMAGES)
def test_pages_are_damaged_but_whole(kind: str) -> None:
    page = printed_page(random.Random(3))
    damaged = DAMAGES[kind](page.image, random.Random(4))
    again = DAMAGES[kind](page.image, random.Random(4))
    assert np.array_equal(np.asarray(damaged), np.asarray(again))
    assert damaged.width >= page.image.width
    assert (kind == "clean") == (damaged == page.image)
    assert 2 <= len(page.reports) <= 6


def test_a_page_that_is_read_as_printed() -> None:
    text = "".join(REPORT.paragraphs).replace(f"{BYLINE}林一鸣）", "")
    reading = compared([REPORT], [Article("a", REPORT.headline, text, author="林一鸣")])
    assert reading.characters_read == reading.characters
    assert (reading.numbers, reading.numbers_read) == (4, 4)
    assert (reading.reports_found, reading.headlines_found) == (1, 1)


def test_what_is_misread_or_mixed_up_is_not_counted() -> None:
    half = "麓川高新区新增用地800亩，引进企业28家"
    reading = compared([REPORT], [Article("a", "麓川高新区扩", half)])
    assert (reading.numbers, reading.numbers_read) == (4, 1)
    assert (reading.reports_found, reading.headlines_found) == (0, 0)
    assert compared([REPORT], []).characters_read == 0
