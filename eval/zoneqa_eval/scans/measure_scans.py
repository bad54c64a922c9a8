"""How well simulated scans are read: characters, numbers, reports, and the cost of a page."""

from __future__ import annotations

import io
import random
import re
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from PIL import Image

from zoneqa.documents import read_prints
from zoneqa.documents.ocr.engine import is_installed
from zoneqa.documents.reading_aids import ReadingAids
from zoneqa.errors import EmptyCorpus, ModelUnavailable, UnreadableInput
from zoneqa.types import Article
from zoneqa_eval.scans.damage import DAMAGES
from zoneqa_eval.scans.newspaper import BYLINE, PrintedReport
from zoneqa_eval.scans.page_image import PrintedPage, has_fonts, printed_page

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_MIN_SHARE = 0.9
"""The least share of a report's pairs of characters in the article that it was found as."""

_MIB = 1 << 20
_COLUMNS = ("scan", "pages", "characters", "numbers", "reports", "headlines", "s a page")


@dataclass(frozen=True, slots=True)
class ScanReading:
    """What became of one page: counts of what was printed and of what was read of it."""

    characters: int
    characters_read: int
    numbers: int
    numbers_read: int
    reports: int
    reports_found: int
    headlines_found: int
    seconds: float = 0.0


def measure(pages: int, seed: int, threads: int, echo: Callable[[str], object]) -> None:
    """Make scans of every kind in turn, read each, and print a line for each kind.

    Raises ModelUnavailable without OCR, and UnreadableInput without the fonts.
    """
    if not is_installed():
        raise ModelUnavailable("OCR is not installed: pip install 'zoneqa[ocr]'.")
    if not has_fonts():
        raise UnreadableInput("The fonts of the pages are missing: install fonts-noto-cjk.")
    readings: defaultdict[str, list[ScanReading]] = defaultdict(list)
    kinds = list(DAMAGES)
    for number in range(pages):
        kind = kinds[number % len(kinds)]
        rng = random.Random(f"{seed}-{number}")
        page = printed_page(rng)
        scan = DAMAGES[kind](page.image, rng)
        readings[kind].append(_read(page, scan, as_pdf=number % 2 == 1, threads=threads))
    echo(_row(_COLUMNS))
    for kind, rows in readings.items():
        echo(_row(_summary(kind, rows)))
    echo(_row(_summary("all", [reading for rows in readings.values() for reading in rows])))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    echo(f"the parser's process took {peak / _MIB:,.0f} MiB at most")


def _read(page: PrintedPage, scan: Image.Image, *, as_pdf: bool, threads: int) -> ScanReading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"page.{'pdf' if as_pdf else 'png'}"
        path.write_bytes(_file(scan, "PDF" if as_pdf else "PNG"))
        start = time.monotonic()
        try:
            articles: Sequence[Article] = read_prints(
                path, aids=ReadingAids(None, threads)
            ).articles
        except EmptyCorpus:
            articles = ()
        seconds = time.monotonic() - start
    return replace(compared(page.reports, articles), seconds=seconds)


def compared(reports: Sequence[PrintedReport], articles: Sequence[Article]) -> ScanReading:
    """Return what the articles hold of the reports of a page."""
    printed = "".join(report.text.replace(BYLINE, "") for report in reports)
    read = "".join(f"{article.title}{article.author or ''}{article.text}" for article in articles)
    found = [_article_of(report, articles) for report in reports]
    headlines = sum(
        article is not None and _plain(article.title) == _plain(report.headline)
        for report, article in zip(reports, found, strict=True)
    )
    return ScanReading(
        characters=len(_plain(printed)),
        characters_read=_shared(_plain(printed), _plain(read)),
        numbers=len(_NUMBER.findall(printed)),
        numbers_read=_shared(_NUMBER.findall(printed), _NUMBER.findall(read)),
        reports=len(reports),
        reports_found=sum(article is not None for article in found),
        headlines_found=headlines,
    )


def _file(scan: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    scan.save(out, kind, resolution=200)
    return out.getvalue()


def _article_of(report: PrintedReport, articles: Sequence[Article]) -> Article | None:
    """Return the article that holds the text of a report and hardly anything else, or None."""
    printed = _pairs("".join(report.paragraphs).replace(BYLINE, ""))
    for article in articles:
        read = _pairs(article.text)
        if _shared(printed, read) >= _MIN_SHARE * max(len(printed), len(read)):
            return article
    return None


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _pairs(text: str) -> list[str]:
    plain = _plain(text)
    return [plain[n : n + 2] for n in range(len(plain) - 1)]


def _shared(printed: Iterable[str], read: Iterable[str]) -> int:
    return (Counter(printed) & Counter(read)).total()


def _summary(kind: str, readings: Sequence[ScanReading]) -> tuple[str, ...]:
    sums = [sum(column) for column in zip(*map(astuple, readings), strict=True)]
    characters, characters_read, numbers, numbers_read, reports, found, headlines, seconds = sums
    return (
        kind,
        str(len(readings)),
        f"{characters_read / characters:.4f}",
        f"{numbers_read / numbers:.4f}",
        f"{found:.0f}/{reports:.0f}",
        f"{headlines:.0f}/{reports:.0f}",
        f"{seconds / len(readings):.1f}",
    )


def _row(cells: Sequence[str]) -> str:
    return "".join(f"{cell:14}" for cell in cells).rstrip()
