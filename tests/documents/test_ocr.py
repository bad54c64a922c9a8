"""Scans: lines made straight, doubtful characters named, pages and pictures read in columns."""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import pytest

from tests.documents.parsing import read, reason
from tests.made import column, pdf
from zoneqa.documents.document import PageRead, Problem
from zoneqa.documents.formats import pdf as pdf_format
from zoneqa.documents.formats.pdf_layout.columns import blocks
from zoneqa.documents.formats.pdf_layout.paragraphs import paragraphs
from zoneqa.documents.formats.pdf_layout.pdf_page import PdfPage
from zoneqa.documents.ocr.engine import Corners, RecognisedLine, is_installed
from zoneqa.documents.ocr.scanned_page import ScannedPage, doubt_note, scanned_page
from zoneqa.documents.ocr.straighten import straightened
from zoneqa.errors import ModelUnavailable, UsageError
from zoneqa.factory.aids import make_reading_aids
from zoneqa.settings import Settings

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20

Point = tuple[float, float]


def box(text: str, left: float, top: float, size: float = 30.0) -> RecognisedLine:
    """A line of full-width characters on a straight page."""
    right, bottom = left + size * len(text), top + 1.2 * size
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return RecognisedLine(text, corners, (1.0,) * len(text))


def page_of_columns() -> list[RecognisedLine]:
    """A headline over two columns, and below it two reports of two columns."""
    lines = [box("麓川高新区扩园", 100, 60, 60)]
    for number, first in enumerate("甲乙"):
        lines += [
            box(f"{first}栏第{n}行讲用地与产业，", 100 + 420 * number, 160 + 40 * n)
            for n in range(8)
        ]
    lines += [box("隐湖高新区招商", 100, 560, 60)]
    for number, first in enumerate("丙丁"):
        lines += [
            box(f"{first}栏第{n}行讲用地与产业，", 100 + 420 * number, 660 + 40 * n)
            for n in range(8)
        ]
    return lines


def moved(lines: list[RecognisedLine], place: Callable[[float, float], Point]) -> list[Corners]:
    return [tuple(place(x, y) for x, y in line.corners) for line in lines]


def turned(degrees: float) -> Callable[[float, float], Point]:
    angle = math.radians(degrees)
    return lambda x, y: (
        x * math.cos(angle) - y * math.sin(angle),
        x * math.sin(angle) + y * math.cos(angle),
    )


def seen_aslant(depth: float, side: float) -> Callable[[float, float], Point]:
    """A camera that is nearer to one edge than to the other."""
    return lambda x, y: (
        x / (1 + depth * y / 1000 + side * x / 1000),
        y / (1 + depth * y / 1000 + side * x / 1000),
    )


@pytest.mark.parametrize(
    "place",
    [turned(0), turned(1.5), turned(-2.5), seen_aslant(0.06, 0), seen_aslant(0.03, -0.05)],
)
def test_skewed_lines_are_put_level_and_columns_upright(
    place: Callable[[float, float], Point],
) -> None:
    lines = page_of_columns()
    straight = straightened(moved(lines, place))
    slopes = [(line[1][1] - line[0][1]) / (line[1][0] - line[0][0]) for line in straight]
    assert max(map(abs, slopes)) < 0.008
    lefts = [line[0][0] for line in straight[1:9]]
    assert max(lefts) - min(lefts) < 12


def test_a_few_lines_are_left_as_they_are() -> None:
    corners = moved(page_of_columns()[:3], turned(2))
    assert straightened(corners) == corners


@pytest.mark.parametrize("degrees", [0, 1.5, -2])
def test_columns_are_read_one_after_the_other(degrees: float) -> None:
    lines = page_of_columns()
    corners = moved(lines, turned(degrees))
    skewed = [RecognisedLine(a.text, c, a.confidences) for a, c in zip(lines, corners, strict=True)]
    page = scanned_page(skewed, 1200, 1.0)
    text = "".join(paragraphs(blocks(page.page.fragments)))
    assert [
        text.index(mark) for mark in ("麓川", "甲栏", "乙栏", "隐湖", "丙栏", "丁栏")
    ] == sorted(text.index(mark) for mark in ("麓川", "甲栏", "乙栏", "隐湖", "丙栏", "丁栏"))


def test_a_headline_in_two_lines_is_one() -> None:
    lines = [box("麓川高新区扩园", 100, 60, 60), box("三百亩", 100, 140, 60)]
    lines += [box(f"第{n}行讲用地与产业，", 100, 260 + 40 * n) for n in range(8)]
    first, *_ = paragraphs(blocks(scanned_page(lines, 1000, 1.0).page.fragments))
    assert first == "麓川高新区扩园三百亩"


def test_doubtful_characters_are_named_in_context() -> None:
    line = box("税收28亿元，增长5%。", 100, 100)
    doubted = RecognisedLine(
        line.text, line.corners, (*(1.0,) * 3, 0.4, *(1.0,) * 4, 0.5, 0.9, 0.1, 1)
    )
    page = scanned_page([doubted], 300, 1.0)
    assert page.doubtful == ("税收2[8]亿元，增", "亿元，增[长]5%。")
    assert doubt_note([page]) == (
        "2 characters may be misread: “税收2[8]亿元，增”, “亿元，增[长]5%。”.",
    )
    assert doubt_note([page, page])[0].startswith("4 characters may be misread: ")
    assert doubt_note([page, page])[0].endswith("”, ….")
    assert doubt_note([ScannedPage(PdfPage((), 0, 0))]) == ()


def test_recognised_fragments_stand_in_for_pages_without_text() -> None:
    scan = scanned_page([box("扫描页的文字。", 40, 40, 10)], 600, 1.0).page
    (found,) = pdf_format.parse(pdf([], column("正文一行。", 40, 500)), "a.pdf", {0: scan})
    assert found.text == "扫描页的文字。\n\n正文一行。"
    assert not any(note.startswith("No text on") for note in found.notes)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PNG, "a.png"),
        (b"\xff\xd8\xff\xe0", "a.JPG"),
        (b"II*\0rest", "a.tif"),
        (b"RIFF0000WEBPVP8 ", "a.webp"),
        (b"BM0000\0\0\0\0rest", "a.bmp"),
        (pdf([]), "a.pdf"),
    ],
)
def test_the_remark_on_a_scan_says_how_to_read_it(data: bytes, name: str) -> None:
    (found,) = read(data, name)
    assert isinstance(found, Problem)
    assert found.reason == "no_text"
    assert "it needs OCR (`pip install 'zoneqa[ocr]'`, then set ZONEQA_OCR=1)." in found.says


def test_pictures_under_other_names_are_told() -> None:
    assert reason(PNG, "a.pdf") == "type_mismatch"
    assert reason(PNG, "a.txt") == "not_text"
    assert reason("text", "a.png") == "type_mismatch"


def test_ocr_is_off_unless_the_settings_say_so() -> None:
    off = Settings(libreoffice="off")
    assert make_reading_aids(off).ocr_threads is None
    assert Settings.from_env({"ZONEQA_OCR": "1"}).ocr
    with pytest.raises(UsageError, match="0 or 1"):
        Settings.from_env({"ZONEQA_OCR": "yes"})
    on = Settings(libreoffice="off", ocr=True, threads=3)
    if is_installed():
        assert make_reading_aids(on).ocr_threads == 3
    else:
        with pytest.raises(ModelUnavailable, match="pip install"):
            make_reading_aids(on)


@pytest.mark.skipif(not is_installed(), reason="needs the extra ocr")
def test_a_picture_is_recognised() -> None:
    from zoneqa.documents.ocr.scans import parse

    page = pdf(column("麓川高新区二零二三年税收增长\n园区新增企业与研发机构", 40, 500, 20))
    picture = io.BytesIO()
    with pdf_format.opened(page) as file:
        file[0].render(scale=2).to_pil().save(picture, "PNG")
    sign, found = parse(picture.getvalue(), "a.png")
    assert sign == PageRead(1, 1)
    assert getattr(found, "text", "").replace("\n", "") == (
        "麓川高新区二零二三年税收增长园区新增企业与研发机构"
    )
