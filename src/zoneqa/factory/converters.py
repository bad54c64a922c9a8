"""The converter of old office files that the settings name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.errors import UsageError
from zoneqa.settings import Settings

if TYPE_CHECKING:
    from zoneqa.documents.conversion.base import Convert

_OFF = "off"


def make_converter(settings: Settings) -> Convert | None:
    """Return the LibreOffice that the settings name, or that is found; None without any.

    Raises UsageError if the named program does not exist.
    """
    from zoneqa.documents.conversion.libreoffice import LibreOffice, find_libreoffice

    if settings.libreoffice == _OFF:
        return None
    if settings.libreoffice is None:
        found = find_libreoffice()
        return LibreOffice(found) if found else None
    program = Path(settings.libreoffice)
    if not program.is_file():
        raise UsageError(f"ZONEQA_LIBREOFFICE names {program}, which is no file.")
    return LibreOffice(program)
