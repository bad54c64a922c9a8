"""The producers of files: which kinds of documents each can make, and how it writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from zoneqa_eval.layout.chromium_writer import find_chromium, write_chromium_pdf
from zoneqa_eval.layout.content import SampleDocument
from zoneqa_eval.layout.docx_writer import write_docx
from zoneqa_eval.layout.html_writer import write_html
from zoneqa_eval.layout.kinds import KINDS
from zoneqa_eval.layout.markdown_writer import write_markdown
from zoneqa_eval.layout.reportlab_writer import write_reportlab_pdf
from zoneqa_eval.layout.text_writer import write_text
from zoneqa_eval.layout.xlsx_writer import write_xlsx

Write = Callable[[SampleDocument], bytes]

PAGED = tuple(KINDS)
FLOWING = ("news", "report", "yearbook", "notes", "tables only")
SHEETS = ("report", "yearbook", "tables only")


@dataclass(frozen=True, slots=True)
class Producer:
    """A format as one program writes it; `merges` says whether it can merge cells of a table."""

    name: str
    suffix: str
    write: Write
    kinds: tuple[str, ...]
    merges: bool = True


PRODUCERS = (
    Producer("docx", ".docx", write_docx, PAGED),
    Producer("pdf-reportlab", ".pdf", write_reportlab_pdf, PAGED),
    Producer("pdf-chromium", ".pdf", write_chromium_pdf, PAGED),
    Producer("html", ".html", write_html, FLOWING),
    Producer("xlsx", ".xlsx", write_xlsx, SHEETS),
    Producer("markdown", ".md", write_markdown, FLOWING, merges=False),
    Producer("text", ".txt", write_text, FLOWING, merges=False),
)


def is_installed(producer: Producer) -> bool:
    """Return whether this machine has what a producer needs."""
    return producer.write is not write_chromium_pdf or find_chromium() is not None
