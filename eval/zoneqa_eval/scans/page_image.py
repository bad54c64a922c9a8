"""Newspaper pages as pictures: four columns, headlines over one or several of them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from zoneqa_eval.scans.newspaper import PrintedReport, invented_report

_FONTS = "/usr/share/fonts/opentype/noto/"
_TEXT_FONT = _FONTS + "NotoSerifCJK-Regular.ttc"
_HEADLINE_FONT = _FONTS + "NotoSansCJK-Bold.ttc"
_SIMPLIFIED = 2  # the place of the fonts for simplified characters in these collections

_DPI = 200
_SIZE = (1654, 2339)  # A4
_MARGIN = 90
_COLUMNS = 4
_GUTTER = 34
_TEXT_SIZE = 27
_LEADING = 39
_HEADLINE_SIZE = 52
_NOT_AT_START = "，。、；：！？”’）》%％"

_WORD = re.compile(r"[\d.,]+[%％]?|.")
"""What a line does not break: a number with its sign, or a character."""

# The reports of a page: how many columns each is wide, and its place from the left.
_LAYOUTS = (
    ((4,), (2, 2), (4,)),
    ((2, 2), (4,), (1, 3)),
    ((3, 1), (2, 2)),
    ((4,), (4,)),
)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as a picture, and its reports in reading order."""

    image: Image.Image
    reports: tuple[PrintedReport, ...]


def has_fonts() -> bool:
    """Return whether the fonts of the pages are installed."""
    return all(Path(font).is_file() for font in (_TEXT_FONT, _HEADLINE_FONT))


def printed_page(rng: random.Random) -> PrintedPage:
    """Return a page with invented reports."""
    image = Image.new("L", _SIZE, 255)
    draw = ImageDraw.Draw(image)
    _masthead(draw, rng)
    bands = rng.choice(_LAYOUTS)
    top, bottom = 190, _SIZE[1] - _MARGIN
    height = (bottom - top) // len(bands)
    reports: list[PrintedReport] = []
    for band in bands:
        first = 0
        for columns in band:
            area = (_left(first), top, columns, top + height - 40)
            reports.append(_report(draw, area, rng))
            first += columns
        top += height
    return PrintedPage(image, tuple(reports))


def _masthead(draw: ImageDraw.ImageDraw, rng: random.Random) -> None:
    font = ImageFont.truetype(_HEADLINE_FONT, 40, index=_SIMPLIFIED)
    draw.text((_MARGIN, 80), "望江晚报", font=font, fill=0)
    small = ImageFont.truetype(_TEXT_FONT, 24, index=_SIMPLIFIED)
    date = f"2024年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    imprint = f"{date}　要闻　A{rng.randint(2, 9):02}"
    draw.text((_SIZE[0] - _MARGIN - 430, 95), imprint, font=small, fill=0)
    draw.line((_MARGIN, 150, _SIZE[0] - _MARGIN, 150), fill=0, width=3)


def _column_width() -> int:
    return (_SIZE[0] - 2 * _MARGIN - (_COLUMNS - 1) * _GUTTER) // _COLUMNS


def _left(column: int) -> int:
    return _MARGIN + column * (_column_width() + _GUTTER)


def _report(
    draw: ImageDraw.ImageDraw, area: tuple[int, int, int, int], rng: random.Random
) -> PrintedReport:
    """Print a report that fills an area (left, top, columns, bottom), and return it."""
    left, top, columns, bottom = area
    width = columns * _column_width() + (columns - 1) * _GUTTER
    report = invented_report(rng, 60)
    size = _HEADLINE_SIZE if columns > 1 else 38
    font = ImageFont.truetype(_HEADLINE_FONT, size, index=_SIMPLIFIED)
    for line in _wrapped(report.headline, max(4, width // size)):
        draw.text((left, top), line, font=font, fill=0)
        top += round(1.3 * size)
    top += 20
    per_column = (bottom - top) // _LEADING
    per_line = _column_width() // _TEXT_SIZE
    room = per_column * columns
    while len(_lines(report, per_line)) < room - 3:
        more = invented_report(rng, 130)
        longer = PrintedReport(
            report.headline, (*report.paragraphs, more.paragraphs[0].partition("）")[2])
        )
        if len(_lines(longer, per_line)) > room:
            break
        report = longer
    text_font = ImageFont.truetype(_TEXT_FONT, _TEXT_SIZE, index=_SIMPLIFIED)
    lines = _lines(report, per_line)
    depth = -(-len(lines) // columns)  # columns of equal length, as papers set them
    for number, line in enumerate(lines):
        column, row = divmod(number, depth)
        x = left + column * (_column_width() + _GUTTER)
        _justified(draw, (x, top + row * _LEADING), line, text_font)
    return report


def _lines(report: PrintedReport, per_line: int) -> list[str]:
    return [
        line for paragraph in report.paragraphs for line in _wrapped("　　" + paragraph, per_line)
    ]


def _wrapped(text: str, per_line: int) -> list[str]:
    """Return lines of so many full-width places, none of which begins with a closing mark."""
    lines = [""]
    for word in _WORD.findall(text):
        is_full = _places(lines[-1]) + _places(word) > per_line
        if is_full and word not in _NOT_AT_START:
            lines.append("")
        lines[-1] += word
    return lines


def _places(text: str) -> float:
    return sum(0.55 if char.isascii() else 1.0 for char in text)


def _justified(
    draw: ImageDraw.ImageDraw, place: tuple[int, int], line: str, font: ImageFont.FreeTypeFont
) -> None:
    """Print a line, spread over the column if it is nearly full."""
    x, y = place
    natural = [draw.textlength(char, font=font) for char in line]
    space = _column_width() - sum(natural)
    step = space / max(1, len(line) - 1) if -60 < space < 2.2 * _TEXT_SIZE else 0.0
    position = float(x)
    for char, width in zip(line, natural, strict=True):
        draw.text((position, y), char, font=font, fill=20)
        position += width + step
