"""PDF by printing from Chromium."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from zoneqa.errors import ZoneqaError
from zoneqa_eval.layout.content import Look, SampleDocument
from zoneqa_eval.layout.html_writer import BORDERS, STYLE, html_page

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
# The first start of a browser on a busy machine takes its time.
_SECONDS = 120


def find_chromium() -> str | None:
    """Return the program, or None where none is installed."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def write_chromium_pdf(document: SampleDocument) -> bytes:
    """Return a document as a PDF. Raises ZoneqaError if Chromium is not there or fails."""
    program = find_chromium()
    if program is None:
        raise ZoneqaError("Chromium is not installed.")
    with tempfile.TemporaryDirectory() as scratch:
        page, pdf = Path(scratch, "page.html"), Path(scratch, "page.pdf")
        page.write_text(html_page(document, print_style(document.look)), encoding="utf-8")
        paths = (f"--user-data-dir={scratch}/profile", f"--print-to-pdf={pdf}", page.as_uri())
        command = [program, *_OPTIONS, *paths]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
            return pdf.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise ZoneqaError(f"Chromium does not print: {error}.") from error


def print_style(look: Look) -> str:
    """Return the style sheet of a print on A4."""
    head = f'@top-center {{ content: "{look.running_head}" }}' if look.running_head else ""
    foot = '@bottom-center { content: "— " counter(page) " —" }' if look.page_numbers else ""
    return (
        f"{STYLE}{BORDERS[look.rules]}\n"
        f"@page {{ size: A4; margin: 22mm 18mm; {head} {foot} }}\n"
        "body { font: 10.5pt 'Noto Serif CJK SC', serif; margin: 0 }\n"
        f"article {{ columns: {look.columns}; column-gap: 8mm }}\n"
        "article > p { text-indent: 2em; margin: 0; line-height: 1.6 }\n"
        "p.caption { text-indent: 0; text-align: center; font-size: 9.5pt }\n"
        "p.note { text-indent: 0; font-size: 8.5pt }\n"
        "sup { font-size: 65%; line-height: 0 }\n"
        "table { margin: 2mm auto; font-size: 9.5pt } thead { display: table-header-group }\n"
        "tr { break-inside: avoid } h1 { text-align: center; font-size: 17pt } "
        "h2 { font-size: 12pt; break-after: avoid }"
    )
