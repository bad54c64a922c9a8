"""Old and foreign office files, which only an office program can read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from zoneqa.documents.document import Problem

_MODERN_OF = {
    ".docx": (".doc", ".dot", ".wps", ".wpt", ".odt"),
    ".xlsx": (".xlsb", ".ods"),
    ".pptx": (".ppt", ".pot", ".pps", ".dps", ".dpt", ".odp"),
}
SUFFIXES = tuple(suffix for suffixes in _MODERN_OF.values() for suffix in suffixes)
"""The suffixes of files in a format that only an office program can read."""

_MODERN = {suffix: modern for modern, suffixes in _MODERN_OF.items() for suffix in suffixes}
_MODERN |= dict.fromkeys((".xls", ".xlt", ".et", ".ett", ".xlsx"), ".xlsx") | {".pptx": ".pptx"}


def modern_suffix(suffix: str) -> str:
    """Return the suffix of the format that a file with a suffix can be saved in."""
    return _MODERN.get(suffix, ".docx")


def parse(_data: bytes, name: str) -> Iterator[Problem]:
    """Yield the Problem of a file that an office program has to convert."""
    modern = modern_suffix(PurePosixPath(name).suffix.lower())
    yield Problem(
        "old_format", f"It is an old office file: save it as {modern}, or install LibreOffice."
    )
