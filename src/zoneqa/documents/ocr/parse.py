"""The parser of scans, which runs in a process with larger limits: PDF and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.documents.document import Document, PageRead, Problem
from zoneqa.documents.formats import pdf, picture
from zoneqa.documents.formats.registry import format_of, guarded
from zoneqa.documents.ocr.engine import recognise
from zoneqa.documents.ocr.images import pictures, rendered
from zoneqa.documents.ocr.page import ScannedPage, doubt_note, scanned_page
