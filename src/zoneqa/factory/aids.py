"""The converter of old office files and the OCR that the settings name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.errors import ModelUnavailable, UsageError
from zoneqa.settings import Settings

if TYPE_CHECKING:
    from zoneqa.documents.conversion.base import Convert
    from zoneqa.documents.reading_aids import ReadingAids

_OFF = "off"


def make_reading_aids(settings: Settings) -> ReadingAids:
    """Return what reads the files that parsers alone cannot, on this machine.

    Raises UsageError if the named LibreOffice does not exist, and ModelUnavailable if OCR is
    switched on but not installed.
    """
    from zoneqa.documents.reading_aids import ReadingAids

    return ReadingAids(make_converter(settings), ocr_threads(settings), parsers=settings.workers)


def make_corpus_aids(settings: Settings) -> ReadingAids:
    """Return what reads the files of a whole corpus, on a Ray cluster if the settings name one.

    Raises as `make_reading_aids`, and ServiceUnreachable.
    """
    from zoneqa.documents.worker_parser import aids_on
    from zoneqa.factory.ingest_workers import make_workers

    if not settings.ray_address:
        return make_reading_aids(settings)
    return aids_on(make_workers(settings), make_converter(settings), ocr_threads(settings))


def make_converter(settings: Settings) -> Convert | None:
    """Return the LibreOffice that the settings name, or that is found; None without any.

    Raises UsageError if the named program does not exist.
    """
    from zoneqa.documents.conversion.libreoffice import LibreOffice

    program = libreoffice_program(settings)
    return LibreOffice(program) if program else None


def libreoffice_program(settings: Settings) -> Path | None:
    """Return the program that `make_converter` uses. Raises UsageError."""
    from zoneqa.documents.conversion.libreoffice import find_libreoffice

    if settings.libreoffice == _OFF:
        return None
    if settings.libreoffice is None:
        return find_libreoffice()
    program = Path(settings.libreoffice)
    if not program.is_file():
        raise UsageError(f"ZONEQA_LIBREOFFICE names {program}, which is no file.")
    return program


def ocr_threads(settings: Settings) -> int | None:
    """Return the threads of OCR; None if it is off. Raises ModelUnavailable."""
    from zoneqa.documents.ocr.engine import is_installed

    if not settings.ocr:
        return None
    if not is_installed():
        raise ModelUnavailable("ZONEQA_OCR is set, but OCR is missing: pip install 'zoneqa[ocr]'.")
    return settings.threads or os.cpu_count() or 1
